"""The side-by-side view: the old words left, the new right, in step clause by clause."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from clausetrail.report.head import BLANK, header
from clausetrail.report.marks import marked
from clausetrail.report.rows import DELETED, INSERTED, Row, shown_rows
from clausetrail.report.safe import safe
from clausetrail.report.selection import Shown, select
from clausetrail.report.spans import DIM, PLAIN, REF, Line, pad, wrap

from .parts import heading_block, note_lines, unchanged_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from clausetrail.model import Comparison, Group, Paragraph

GUTTER = " │ "


def side_by_side(
    comparison: Comparison,
    *,
    width: int,
    colour: bool,
    only: Collection[str] = (),
    context: int = 0,
    full: bool = False,
    explain: bool = False,
) -> Iterator[Line]:
    """Yield the lines of a comparison in two columns that fill the width."""
    old = {one.ref: one for one in comparison.old.paragraphs}
    new = {one.ref: one for one in comparison.new.paragraphs}
    items, homeless = select(comparison, only=only, context=context, full=full or explain)
    column = (width - len(GUTTER)) // 2
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
        yield from _words(
            item.group, old, new, column=column, colour=colour, full=full or item.context
        )
        yield from note_lines(item.notes, width, colour=colour, home="  ")
    if homeless:
        yield BLANK
        yield from note_lines(homeless, width, colour=colour)


def _words(
    group: Group,
    old: Mapping[str, Paragraph],
    new: Mapping[str, Paragraph],
    *,
    column: int,
    colour: bool,
    full: bool,
) -> Iterator[Line]:
    for row in shown_rows(group, old, new, full=full):
        left = _column(row, INSERTED, row.old_ref, column, colour=colour)
        right = _column(row, DELETED, row.new_ref, column, colour=colour)
        for one, other in zip_longest(left, right, fillvalue=BLANK):
            yield [*pad(one, column), (GUTTER, DIM), *other]


def _column(row: Row, without: str, ref: str | None, column: int, *, colour: bool) -> list[Line]:
    """Set one side of a row in its column; an absent side has no lines."""
    pieces = [piece for piece in row.pieces if piece.op != without]
    if not pieces and not ref:
        return []
    label = [(safe(ref) + " ", REF)] if ref else []
    return wrap(marked(pieces, colour=colour), column, label, [("  ", PLAIN)])
