"""Headers and footers: what the texts are, and what the report says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.colophon import name_of
from clausetrail.report.safe import safe

from .xml import Element, element, extend, text_nodes, value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Comparison

_WIDTH = 8164  # of the text, in twentieths of a point


def masthead_header(comparison: Comparison) -> Element:
    """Return the first page's header: the organ at the left, both symbols at the right."""
    old, new = comparison.old, comparison.new
    session = f"Session {new.session}" if new.session else ""
    agenda = f"Agenda item {', '.join(new.agenda)}" if new.agenda else ""
    left = [line for line in (new.body or "", session, agenda) if line]
    right = [name_of(new), f"Changes since {name_of(old)}"]
    header = element("w:hdr")
    for index in range(max(len(left), len(right))):
        header.append(
            _line(
                "Masthead",
                left[index] if index < len(left) else "",
                right[index] if index < len(right) else "",
                bold=index == 0,
                last=index == max(len(left), len(right)) - 1,
            )
        )
    return header


def running_header(comparison: Comparison) -> Element:
    """Return the header of the other pages."""
    names = f"{name_of(comparison.old)} → {name_of(comparison.new)}"
    return element("w:hdr", None, _line("Masthead", names, "", last=True))


def colophon_footer(lines: Sequence[str]) -> Element:
    """Return the first page's footer."""
    return extend(element("w:ftr"), [_line("Colophon", line, "") for line in lines])


def page_footer() -> Element:
    """Return the footer of the other pages: the page's number."""
    number = element("w:fldSimple", {"w:instr": " PAGE "},
                     extend(element("w:r"), text_nodes("2", deleted=False)))  # fmt: skip
    properties = element("w:pPr", None, value("w:pStyle", "Colophon"), value("w:jc", "center"))
    return element("w:ftr", None, element("w:p", None, properties, number))


def _line(style: str, left: str, right: str, *, bold: bool = False, last: bool = False) -> Element:
    properties = element("w:pPr", None, value("w:pStyle", style))
    if last:
        edge = {"w:val": "single", "w:sz": "6", "w:space": "4", "w:color": "auto"}
        properties.append(element("w:pBdr", None, element("w:bottom", edge)))
    stop = element("w:tab", {"w:val": "right", "w:pos": str(_WIDTH)})
    properties.append(element("w:tabs", None, stop))
    if last:
        properties.append(element("w:spacing", {"w:after": "240"}))
    run = element("w:r")
    if bold:
        run.append(element("w:rPr", None, element("w:b"), element("w:bCs")))
    left, right = safe(left), safe(right)
    extend(run, text_nodes(f"{left}\t{right}" if right else left, deleted=False))
    return element("w:p", None, properties, run)
