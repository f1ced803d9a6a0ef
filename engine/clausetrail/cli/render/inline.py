"""The inline view: each group's words once, with what was deleted and inserted marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.head import BLANK, INDENT, header, measure
from clausetrail.report.marks import marked
from clausetrail.report.rows import shown_rows
from clausetrail.report.safe import safe
from clausetrail.report.selection import Shown, select
from clausetrail.report.spans import PLAIN, REF, Line, wrap

from .parts import heading_block, note_lines, unchanged_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from clausetrail.model import Comparison, Group, Paragraph


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
    """Yield the lines of a comparison, one below the other."""
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
        yield from _words(
            item.group, old, new, width=width, colour=colour, full=full or item.context
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
    width: int,
    colour: bool,
    full: bool,
) -> Iterator[Line]:
    several = len(group.old) > 1 or len(group.new) > 1
    for row in shown_rows(group, old, new, full=full):
        label = ""
        if several and (row.old_ref or row.new_ref):
            label = f"{row.old_ref or ''} → {row.new_ref or ''}".strip() + "  "
        yield from wrap(
            marked(row.pieces, colour=colour),
            measure(width),
            [INDENT, (safe(label), REF)],
            [INDENT, ("  " if several else "", PLAIN)],
        )
