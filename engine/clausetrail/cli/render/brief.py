"""`--brief` as text: the page of `clausetrail.report.brief` in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.brief.told import brief_of, closing_lines, in_a_row, in_marks
from clausetrail.report.head import BLANK, header, measure
from clausetrail.report.safe import safe
from clausetrail.report.spans import BOLD, DIM, HEAD, PLAIN, Line, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.model import Comparison


def brief_lines(
    comparison: Comparison, *, width: int, colour: bool, full: bool = False
) -> Iterator[Line]:
    """Yield the brief as lines of text; `full` writes every entry out, past the page."""
    wide = measure(width)
    yield from header(comparison, width)
    brief = brief_of(comparison, full=full)
    if brief.verdict:
        yield BLANK
        yield from wrap([(brief.verdict, BOLD)], wide)
    for section in brief.sections:
        yield BLANK
        if section.inline:
            spans = in_a_row(section)
            yield from wrap(spans, wide, [(f"{section.title}: ", HEAD)], [("  ", PLAIN)])
            continue
        told = f"  ({safe(section.rest)})" if section.rest else ""
        yield from wrap([(section.title, HEAD), (told, DIM)], wide)
        for entry in section.entries:
            spans = list(entry.spans) if colour else [in_marks(span) for span in entry.spans]
            yield from wrap(spans, wide, [("- ", DIM)], [("  ", PLAIN)])
    if brief.closing:
        yield BLANK
    for name, sentence in brief.closing:
        yield from closing_lines(name, sentence, wide)
