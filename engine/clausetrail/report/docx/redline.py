"""`redline`: the bytes of a Word document that holds both texts, and tells them apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetrail.report.colophon import colophon, name_of
from clausetrail.report.options import Options

from .base import Base
from .body import Body
from .comments import Comments
from .frame import framed
from .inplace import redline_in
from .masthead import colophon_footer, masthead_header, page_footer, running_header
from .notes import Footnotes
from .numbering import Numbering
from .package import Part, pack
from .properties import app_part, core_part
from .revisions import Revisions
from .styles import style_part
from .xml import Element, document, element, extend, value

if TYPE_CHECKING:
    from clausetrail.model import Comparison

# A4, and margins close to those of a resolution, in twentieths of a point.
_PAGE = {"w:w": "11906", "w:h": "16838"}
_MARGINS = {
    "w:top": "1440", "w:right": "1871", "w:bottom": "1440", "w:left": "1871",
    "w:header": "720", "w:footer": "720", "w:gutter": "0",
}  # fmt: skip


def redline(comparison: Comparison, options: Options | None = None) -> bytes:
    """Write a comparison as a Word document with tracked changes.

    Accepting every change gives the new text, rejecting every change the old one, paragraph by
    paragraph, footnotes included. The same comparison and options give the same bytes.

    Args:
        comparison: a finished comparison.
        options: who signs the changes, and what is told in comments.

    Returns:
        The bytes of a .docx file.
    """
    options = options or Options()
    return written(comparison, options, base_of(comparison, options))


def base_of(comparison: Comparison, options: Options) -> Base | None:
    """Open the old text's own document, if a redline can be made in a copy of it."""
    if options.base is None:
        return None
    base = Base(options.base, comparison.old.source, options.tracked)
    return base if base.editable else None


def written(comparison: Comparison, options: Options, base: Base | None) -> bytes:
    """Write a redline into a copy of a document, or on our own template where there is none."""
    date = _whole_date(comparison.new.adopted) or _whole_date(comparison.new.distributed)
    if base is not None:
        return redline_in(base, comparison, options, date)
    revisions = Revisions(options, date)
    numbering = Numbering(comparison.old.paragraphs, comparison.new.paragraphs)
    notes = Footnotes(comparison, revisions)
    comments = Comments(comparison, options, date)
    body = Body(revisions, numbering, notes, comments, moves=_moves(comparison, options))
    root = element("w:body")
    extend(root, [body.paragraph(line, style) for style, line in framed(comparison)])
    # The last mark of a document cannot be deleted: an empty line that stays takes that place.
    root.append(element("w:p", None, element("w:pPr", None, value("w:pStyle", "End"))))
    root.append(_section())
    # The first relations are those that the section names: see `_section`.
    parts = [
        ("header1.xml", "header", masthead_header(comparison)),
        ("header2.xml", "header", running_header(comparison)),
        ("footer1.xml", "footer", colophon_footer(colophon(comparison))),
        ("footer2.xml", "footer", page_footer()),
        ("styles.xml", "styles", style_part()),
        ("numbering.xml", "numbering", numbering.part()),
        ("settings.xml", "settings", _settings()),
        ("footnotes.xml", "footnotes", notes.part()),
    ]
    if len(comments):
        parts.append(("comments.xml", "comments", comments.part()))
    return pack(
        document(element("w:document", None, root)),
        [Part(name, kind, document(part)) for name, kind, part in parts],
        core=core_part(
            f"Redline: {name_of(comparison.old)} → {name_of(comparison.new)}",
            comparison.new.title,
            " ".join(colophon(comparison)),
            date,
        ),
        app=app_part(),
    )


def _moves(comparison: Comparison, options: Options) -> frozenset[int]:
    """Return the groups that are written as Word's own moves: those whose words are the same."""
    return frozenset(
        index
        for index, group in enumerate(comparison.groups)
        if options.moves
        and group.moved
        and group.relation == "one-to-one"
        and all(sign == "=" for sign, _ in group.ops)
    )


def _whole_date(date: str | None) -> str | None:
    """Return a date that names a day, or None."""
    return date if date and re.fullmatch(r"\d{4}-\d\d-\d\d", date) else None


def _section() -> Element:
    references = [
        element(f"w:{place}Reference", {"w:type": kind, "r:id": f"rId{number}"})
        for number, place, kind in (
            (1, "header", "first"),
            (2, "header", "default"),
            (3, "footer", "first"),
            (4, "footer", "default"),
        )
    ]
    return element(
        "w:sectPr",
        None,
        *references,
        element("w:pgSz", _PAGE),
        element("w:pgMar", _MARGINS),
        element("w:titlePg"),
    )


def _settings() -> Element:
    return element(
        "w:settings",
        None,
        element("w:trackRevisions"),
        value("w:defaultTabStop", 720),
        element(
            "w:footnotePr",
            None,
            element("w:footnote", {"w:id": "-1"}),
            element("w:footnote", {"w:id": "0"}),
        ),
        element(
            "w:compat",
            None,
            element(
                "w:compatSetting",
                {
                    "w:name": "compatibilityMode",
                    "w:uri": "http://schemas.microsoft.com/office/word",
                    "w:val": "15",
                },
            ),
        ),
    )
