"""The inline content of a Word paragraph, its changes settled -> runs of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from .docx_package import W, attribute
from .docx_tree import boxes as boxes_below
from .docx_tree import children

if TYPE_CHECKING:
    from .docx_package import Element
    from .docx_styles import RunLook, Styles

_INLINE = frozenset(
    f"{W}{name}"
    for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir",
                 "bdo")
)  # fmt: skip
_FORMULAS = ("}oMath", "}oMathPara")  # of the namespace of Office, or of the strict standard
_MARK_CHARS = 5  # the longest mark of a note
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
    f"{W}ptab": "\t",
}


class Run(NamedTuple):
    """A run of text in one look, or the place of a note."""

    text: str  # of a note's call: its custom mark, or "" where it is numbered
    look: RunLook
    note: tuple[str, str] | None = None  # kind of note, its id


@dataclass
class Findings:
    """What the reader met on its way, for the warnings."""

    struck: int = 0
    hidden: int = 0
    pictures: int = 0
    formulas: int = 0


class Inline:
    """Reads paragraphs' contents of one document."""

    def __init__(self, styles: Styles, findings: Findings) -> None:
        """Look runs up in `styles`, and count in `findings` what is told in the warnings."""
        self._styles = styles
        self._findings = findings
        self._fields: list[bool] = []  # for each open field: whether its result has begun
        self._endless: set[Element] = set()  # marks that begin a field which never ends
        self._mark: tuple[str, str] | None = None  # a note whose own mark is still to come

    def enter(self, root: Element) -> None:
        """Begin with a part: a field that never ends in it hides nothing."""
        self._fields.clear()
        open_fields: list[Element] = []
        for mark in root.iter(f"{W}fldChar"):
            kind = attribute(mark, "fldCharType")
            if kind == "begin":
                open_fields.append(mark)
            elif kind == "end" and open_fields:
                open_fields.pop()
        self._endless = set(open_fields)

    def runs(self, paragraph: Element, style: str | None) -> tuple[list[Run], list[Element]]:
        """Return the runs of a paragraph, and the text boxes that hang on it."""
        found: list[Run] = []
        boxes: list[Element] = []
        self._mark = None
        self._walk(paragraph, style, found, boxes)
        return found, boxes

    def _walk(
        self, parent: Element, style: str | None, found: list[Run], boxes: list[Element]
    ) -> None:
        for node in children(parent):
            if node.tag == f"{W}r":
                self._run(node, style, found, boxes)
            elif node.tag in _INLINE:
                self._walk(node, style, found, boxes)
            elif node.tag.endswith(_FORMULAS):
                text = "".join(one.text or "" for one in node.iter() if one.tag.endswith("}t"))
                self._findings.formulas += 1
                found.append(Run(text, self._styles.run(style, None)))

    def _run(self, run: Element, style: str | None, found: list[Run], boxes: list[Element]) -> None:
        properties = run.find(f"{W}rPr")
        look = self._styles.run(style, properties)
        if look.hidden:
            self._findings.hidden += 1
            for mark in run.iter(f"{W}fldChar"):
                self._field(mark)
            return
        text = ""
        for node in children(run):
            if node.tag == f"{W}fldChar":
                self._field(node)
            elif self._fields and not self._fields[-1]:
                continue  # the instruction of a field, not its result
            elif (sign := _sign(node)) is not None:
                text += sign
            elif node.tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
                found.append(Run(text, look))
                text, self._mark = "", None
                kind = "footnotes" if node.tag == f"{W}footnoteReference" else "endnotes"
                note = (kind, attribute(node, "id") or "")
                if (attribute(node, "customMarkFollows") or "0") in {"0", "false"}:
                    found.append(Run("", look, note))
                else:
                    self._mark = note
            else:
                self._drawn(node, boxes)
        if text:
            if look.struck:
                self._findings.struck += 1
            called = self._mark if len(text.strip()) <= _MARK_CHARS else None
            self._mark = None
            found.append(Run(text.upper() if look.capitals else text, look, called))

    def _field(self, mark: Element) -> None:
        kind = None if mark in self._endless else attribute(mark, "fldCharType")
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawn(self, node: Element, boxes: list[Element]) -> None:
        inner = list(boxes_below(node))
        boxes.extend(inner)
        if not inner and node.tag in {f"{W}drawing", f"{W}pict", f"{W}object"}:
            self._findings.pictures += 1


def _sign(node: Element) -> str | None:
    """Return the text that an element of a run stands for; None where it stands for none."""
    if node.tag == f"{W}t":
        return node.text or ""
    if node.tag == f"{W}br":
        return "\n" if attribute(node, "type") in {None, "textWrapping"} else " "
    if node.tag == f"{W}sym":
        return _symbol(node)
    if node.tag == f"{W}ruby":  # a word with its pronunciation above it
        return "".join(one.text or "" for one in node.iterfind(f"{W}rubyBase//{W}t"))
    return _SIGNS.get(node.tag)


def _symbol(node: Element) -> str:
    """Return a sign of a symbol font; the private range has the font's own codes."""
    try:
        code = int(attribute(node, "char") or "", 16)
    except ValueError:
        return ""
    if code in {0xF0B7, 0xB7}:
        return "\u2022"
    code = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    # Neither control characters nor halves of a pair nor what is beyond Unicode are signs.
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""
