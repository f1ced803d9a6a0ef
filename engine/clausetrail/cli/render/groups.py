"""What the views in lines and in columns share: the header, then group after group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.head import BLANK, header
from clausetrail.report.rows import shown_rows
from clausetrail.report.selection import Shown, select

from .parts import heading_block, note_lines, unchanged_line

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from clausetrail.model import Comparison, Group
    from clausetrail.report.rows import Row
    from clausetrail.report.spans import Line

    SetWords = Callable[[Group, Iterable[Row]], Iterable[Line]]


def grouped(
    comparison: Comparison,
    set_words: SetWords,
    *,
    width: int,
    colour: bool,
    only: Collection[str],
    context: int,
    full: bool,
    explain: bool,
) -> Iterator[Line]:
    """Yield the lines of a comparison.

    Args:
        comparison: a finished one.
        set_words: sets the rows of a group's words in lines; all else is alike in every view.
        width: cells a line.
        colour: whether the marks are left to colour.
        only: the change classes to show; empty for all.
        context: how many unchanged groups to show around each that is shown.
        full: whether to shorten and leave out nothing.
        explain: whether to say of every pair why it was made.
    """
    old = {one.ref: one for one in comparison.old.paragraphs}
    new = {one.ref: one for one in comparison.new.paragraphs}
    items, homeless = select(comparison, only=only, context=context, full=full or explain)
    yield from header(comparison, width)
    for item in items:
        yield BLANK
        if not isinstance(item, Shown):
            yield from unchanged_line(item, width)
            continue
        yield from heading_block(item.group, item.notes, width)
        if explain:
            from .explain import explain_lines

            yield from explain_lines(item.group, width)
        rows = shown_rows(item.group, old, new, full=full or item.context)
        yield from set_words(item.group, rows)
        yield from note_lines(item.notes, width, colour=colour, home="  ")
    if homeless:
        yield BLANK
        yield from note_lines(homeless, width, colour=colour)
