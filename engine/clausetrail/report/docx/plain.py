"""Word documents without tracked changes: running text and tables, in the redline's styles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetrail.report.colophon import TOOL
from clausetrail.report.runs import tidied
from clausetrail.report.safe import safe

from .masthead import page_footer
from .package import Part, pack
from .properties import app_part, core_part
from .styles import paragraph_style, style_part
from .xml import Element, document, element, extend, text_nodes, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausetrail.report.runs import Run


class Page(NamedTuple):
    """A sheet of paper, in twentieths of a point."""

    width: int
    height: int
    margin: int

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - 2 * self.margin

    def turned(self) -> Page:
        """Return the page in landscape."""
        return Page(self.height, self.width, self.margin)


A4 = Page(11906, 16838, 1000)
A3 = Page(16838, 23811, 1000)


class Frame(NamedTuple):
    """What the document's properties and its header say."""

    title: str
    subject: str
    told: str  # the colophon
    date: str | None  # ISO date, no clock's


_CELL: dict[str, object] = {"size": 17, "after": 60}
_PARAGRAPHS: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("PlainTitle", "Report title", {"size": 28, "bold": True, "after": 120, "keep": True}),
    ("PlainHeading", "Report heading", {"size": 21, "bold": True, "before": 140, "after": 40,
                                        "keep": True}),
    ("PlainText", "Report text", {"after": 60}),
    ("PlainEntry", "Report entry", {"left": 284, "hanging": 284, "after": 30}),
    ("Cell", "Table cell", _CELL),
    ("CellHead", "Table head", {**_CELL, "bold": True}),
    ("CellSection", "Table section", {**_CELL, "bold": True, "keep": True}),
    ("CellNote", "Table note", {"size": 15, "after": 40, "italic": True}),
)  # fmt: skip
# What is deleted and what is inserted differ in more than colour.
_CHARACTERS = {
    "Deleted": ("Deleted words", [element("w:strike"), value("w:color", "B3261E")]),
    "Inserted": ("Inserted words", [value("w:color", "1B5E20"), value("w:u", "single")]),
}
_SIGNS = {"-": "Deleted", "+": "Inserted"}


def run(
    text: str,
    *,
    style: str | None = None,
    bold: bool = False,
    italic: bool = False,
    raised: bool = False,
) -> Element:
    """Return a run of text; what hides in it is shown."""
    look = [value("w:rStyle", style)] if style else []
    for wanted, letter in ((bold, "b"), (italic, "i")):
        if wanted:
            look += [element(f"w:{letter}"), element(f"w:{letter}Cs")]
    if raised:
        look.append(value("w:vertAlign", "superscript"))
    shown = "\n".join(map(safe, text.split("\n")))
    made = element("w:r", None, element("w:rPr", None, *look) if look else None)
    return extend(made, text_nodes(shown, deleted=False))


def marked_runs(runs: Iterable[Run]) -> list[Element]:
    """Return runs with their changes marked."""
    return [
        run(
            one.text,
            style=_SIGNS.get(one.sign),
            italic=one.italic,
            raised=one.kind == "marker",
        )
        for one in tidied(runs)
    ]


def paragraph(style: str, *runs: Element) -> Element:
    """Return a paragraph."""
    return element("w:p", None, element("w:pPr", None, value("w:pStyle", style)), *runs)


def cell(
    width: int, paragraphs: Sequence[Element], *, span: int = 1, shade: str | None = None
) -> Element:
    """Return a cell of a table; it needs a paragraph at least."""
    shading = {"w:val": "clear", "w:color": "auto", "w:fill": shade or ""}
    properties = element(
        "w:tcPr",
        None,
        element("w:tcW", {"w:w": str(width), "w:type": "dxa"}),
        value("w:gridSpan", span) if span > 1 else None,
        element("w:shd", shading) if shade else None,
    )
    return element("w:tc", None, properties, *paragraphs)


def table_row(cells: Iterable[Element], *, head: bool = False) -> Element:
    """Return a row; a head is repeated on every page, and is not parted."""
    row = element("w:tr")
    if head:
        row.append(element("w:trPr", None, element("w:cantSplit"), element("w:tblHeader")))
    return extend(row, cells)


def table_shell(widths: Sequence[int], rows: Iterable[Element]) -> Element:
    """Return a table whose columns keep their widths (twentieths of a point)."""
    edge = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "9AA0A6"}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    margins = [
        element(f"w:{side}", {"w:w": str(size), "w:type": "dxa"})
        for side, size in (("top", 40), ("left", 85), ("bottom", 20), ("right", 85))
    ]
    properties = element(
        "w:tblPr",
        None,
        element("w:tblW", {"w:w": str(sum(widths)), "w:type": "dxa"}),
        element("w:tblBorders", None, *(element(f"w:{side}", edge) for side in sides)),
        element("w:tblLayout", {"w:type": "fixed"}),
        element("w:tblCellMar", None, *margins),
    )
    grid = element("w:tblGrid", None, *(element("w:gridCol", {"w:w": str(w)}) for w in widths))
    return extend(element("w:tbl", None, properties, grid), rows)


def plain_document(body: Iterable[Element], page: Page, frame: Frame) -> bytes:
    """Return a .docx file; the same elements give the same bytes."""
    root = extend(element("w:body"), body)
    root.append(_section(page))
    header = element("w:hdr", None, paragraph("Masthead", run(f"{frame.title} · {TOOL}")))
    # The first relations are those that the section names.
    parts = [
        ("header1.xml", "header", header),
        ("footer1.xml", "footer", page_footer()),
        ("styles.xml", "styles", _styles()),
        ("settings.xml", "settings", _settings()),
    ]
    return pack(
        document(element("w:document", None, root)),
        [Part(name, kind, document(part)) for name, kind, part in parts],
        core=core_part(frame.title, frame.subject, frame.told, frame.date),
        app=app_part(),
    )


def _section(page: Page) -> Element:
    size = {"w:w": str(page.width), "w:h": str(page.height)}
    if page.width > page.height:
        size["w:orient"] = "landscape"
    margins = {f"w:{side}": str(page.margin) for side in ("top", "right", "bottom", "left")}
    return element(
        "w:sectPr",
        None,
        element("w:headerReference", {"w:type": "default", "r:id": "rId1"}),
        element("w:footerReference", {"w:type": "default", "r:id": "rId2"}),
        element("w:pgSz", size),
        element("w:pgMar", {**margins, "w:header": "500", "w:footer": "500", "w:gutter": "0"}),
    )


def _styles() -> Element:
    root = style_part()
    extend(root, (paragraph_style(*one) for one in _PARAGRAPHS))
    for identifier, (name, look) in _CHARACTERS.items():
        root.append(
            element(
                "w:style",
                {"w:type": "character", "w:customStyle": "1", "w:styleId": identifier},
                value("w:name", name),
                element("w:qFormat"),
                element("w:rPr", None, *map(_copy, look)),
            )
        )
    return root


def _copy(one: Element) -> Element:
    """Return a copy: an element that is appended leaves its parent."""
    from copy import deepcopy

    return deepcopy(one)


def _settings() -> Element:
    word = "http://schemas.microsoft.com/office/word"
    mode = {"w:name": "compatibilityMode", "w:uri": word, "w:val": "15"}
    return element(
        "w:settings",
        None,
        value("w:defaultTabStop", 720),
        element("w:compat", None, element("w:compatSetting", mode)),
    )
