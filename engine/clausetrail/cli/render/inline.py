"""The inline view: each group's words once, with what was deleted and inserted marked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from clausetrail.report.head import INDENT, measure
from clausetrail.report.marks import marked
from clausetrail.report.safe import safe
from clausetrail.report.spans import PLAIN, REF, Line, wrap

from .groups import grouped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from clausetrail.model import Comparison, Group
    from clausetrail.report.rows import Row


def inline(
    comparison: Comparison,
    *,
    width: int,
    colour: bool,
    only: Collection[str] = (),
    context: int = 0,
    full: bool = False,
    explain: bool = False,
) -> Iterator[Line]:
    """Return the lines of a comparison, one below the other."""
    return grouped(
        comparison,
        partial(_words, width=width, colour=colour),
        width=width,
        colour=colour,
        only=only,
        context=context,
        full=full,
        explain=explain,
    )


def _words(group: Group, rows: Iterable[Row], *, width: int, colour: bool) -> Iterator[Line]:
    several = len(group.old) > 1 or len(group.new) > 1
    for row in rows:
        label = ""
        if several and (row.old_ref or row.new_ref):
            label = f"{row.old_ref or ''} → {row.new_ref or ''}".strip() + "  "
        yield from wrap(
            marked(row.pieces, colour=colour),
            measure(width),
            [INDENT, (safe(label), REF)],
            [INDENT, ("  " if several else "", PLAIN)],
        )
