"""How runs and paragraphs of a Word document look, after all that their styles inherit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .docx_package import W, attribute, is_on, whole

if TYPE_CHECKING:
    from .docx_package import Element

_DEPTH = 32  # a style based on itself ends here


class RunLook(NamedTuple):
    """What of a run's look matters; None where nothing says it."""

    italic: bool | None = None
    bold: bool | None = None
    superscript: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    capitals: bool | None = None
    size: float | None = None  # points

    def over(self, base: RunLook) -> RunLook:
        """Return this look, with `base` where it says nothing."""
        return RunLook._make(own if own is not None else base[at] for at, own in enumerate(self))


class ParagraphLook(NamedTuple):
    """What of a paragraph's look matters."""

    list_id: str | None = None
    level: int | None = None
    alignment: str | None = None
    left: float | None = None  # indents in points
    first: float | None = None  # of the first line, beside `left`; negative when it hangs

    def over(self, base: ParagraphLook) -> ParagraphLook:
        """Return this look, with `base` where it says nothing."""
        return ParagraphLook._make(
            own if own is not None else base[at] for at, own in enumerate(self)
        )


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Element | None) -> None:
        """Read `styles.xml`; None is a document without one."""
        self._styles: dict[str, Element] = {}
        self._default = ""
        self._run_defaults = RunLook()
        if root is None:
            return
        self._run_defaults = run_look(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in root.iter(f"{W}style"):
            identifier = attribute(style, "styleId") or ""
            self._styles[identifier] = style
            if attribute(style, "type") == "paragraph" and attribute(style, "default") == "1":
                self._default = identifier
        self._runs: dict[str, RunLook] = {}
        self._paragraphs: dict[str, ParagraphLook] = {}

    def run(self, paragraph_style: str | None, properties: Element | None) -> RunLook:
        """Return how a run looks: its own properties, its style's, its paragraph's style's."""
        look = run_look(properties)
        own = attribute(properties.find(f"{W}rStyle")) if properties is not None else None
        if own:
            look = look.over(self._run_style(own))
        base = self._run_style(paragraph_style or self._default)
        return look.over(base).over(self._run_defaults)

    def paragraph(self, properties: Element | None) -> ParagraphLook:
        """Return how a paragraph looks, after its style."""
        look = paragraph_look(properties)
        own = attribute(properties.find(f"{W}pStyle")) if properties is not None else None
        return look.over(self._paragraph_style(own or self._default))

    def _chain(self, identifier: str) -> list[Element]:
        found: list[Element] = []
        while identifier in self._styles and len(found) < _DEPTH:
            style = self._styles[identifier]
            found.append(style)
            identifier = attribute(style.find(f"{W}basedOn")) or ""
        return found

    def _run_style(self, identifier: str) -> RunLook:
        if identifier not in self._styles:
            return RunLook()
        if identifier not in self._runs:
            look = RunLook()
            for style in self._chain(identifier):
                look = look.over(run_look(style.find(f"{W}rPr")))
            self._runs[identifier] = look
        return self._runs[identifier]

    def _paragraph_style(self, identifier: str) -> ParagraphLook:
        if identifier not in self._styles:
            return ParagraphLook()
        if identifier not in self._paragraphs:
            look = ParagraphLook()
            for style in self._chain(identifier):
                look = look.over(paragraph_look(style.find(f"{W}pPr")))
            self._paragraphs[identifier] = look
        return self._paragraphs[identifier]


def run_look(properties: Element | None) -> RunLook:
    """Read a `w:rPr`."""
    if properties is None:
        return RunLook()

    def switch(*names: str) -> bool | None:
        told = [is_on(properties.find(f"{W}{name}")) for name in names]
        known = [one for one in told if one is not None]
        return any(known) if known else None

    place = attribute(properties.find(f"{W}vertAlign"))
    raised = None if place is None else place == "superscript"
    half_points = whole(attribute(properties.find(f"{W}sz")))
    return RunLook(
        italic=switch("i"),
        bold=switch("b"),
        superscript=raised,
        struck=switch("strike", "dstrike"),
        hidden=switch("vanish"),
        capitals=switch("caps"),
        size=half_points / 2 if half_points is not None and half_points > 0 else None,
    )


def paragraph_look(properties: Element | None) -> ParagraphLook:
    """Read a `w:pPr`."""
    if properties is None:
        return ParagraphLook()
    numbering = properties.find(f"{W}numPr")
    list_id = level = None
    if numbering is not None:
        list_id = attribute(numbering.find(f"{W}numId"))
        level = whole(attribute(numbering.find(f"{W}ilvl")))
    indent = properties.find(f"{W}ind")
    left = _points(attribute(indent, "left") or attribute(indent, "start"))
    first = _points(attribute(indent, "firstLine"))
    hanging = _points(attribute(indent, "hanging"))
    return ParagraphLook(
        list_id=list_id,
        level=level,
        alignment=attribute(properties.find(f"{W}jc")),
        left=left,
        first=-hanging if hanging else first,
    )


def _points(twips: str | None) -> float | None:
    try:
        return None if twips is None else int(float(twips)) / 20
    except (ValueError, OverflowError):  # "1e999"
        return None
