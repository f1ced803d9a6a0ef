"""The side-by-side view: the old words left, the new right, in step clause by clause."""

from __future__ import annotations

from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from clausetrail.report.head import BLANK
from clausetrail.report.marks import marked
from clausetrail.report.rows import DELETED, INSERTED, Row
from clausetrail.report.safe import safe
from clausetrail.report.spans import DIM, PLAIN, REF, Line, pad, wrap

from .groups import grouped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from clausetrail.model import Comparison, Group

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
    """Return the lines of a comparison in two columns that fill the width."""
    return grouped(
        comparison,
        partial(_words, column=(width - len(GUTTER)) // 2, colour=colour),
        width=width,
        colour=colour,
        only=only,
        context=context,
        full=full,
        explain=explain,
    )


def _words(_: Group, rows: Iterable[Row], *, column: int, colour: bool) -> Iterator[Line]:
    for row in rows:
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
