"""Why paragraphs stand together, as rows of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.group_head import heading
from clausetrail.report.spans import width_of, wrap
from clausetrail.report.why import why
from clausetrail_tui.comparing.heading import in_inks
from clausetrail_tui.ink import DIM, PLAIN, said
from clausetrail_tui.rows import Row, Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.corpus.pin_branch import Pinned
    from clausetrail.model import Comparison, FootnoteChange, Group
    from clausetrail.report.why import Fact
    from clausetrail_tui.ink import Line, Side

_LABEL = 11  # cells of the column of labels
_GAP = 2


class FactRow(Row):
    """One fact of a group: its label, and what is told beside it."""

    def __init__(self, fact: Fact) -> None:
        """Take the fact."""
        self._fact = fact

    @property
    def lead(self) -> tuple[Side, str] | None:
        """The paragraph that it names."""
        return self._fact.lead

    def draw(self, width: int) -> Sequence[Line]:
        """Draw the label in a column of its own, where there is room for one."""
        label = self._fact.label
        if width < 3 * _LABEL or width_of(label) > _LABEL:
            first = [(f"{label}  ", DIM)]
        else:
            first = [(label + " " * (_LABEL + _GAP - width_of(label)), DIM)]
        rest = [(" " * (2 if width < 3 * _LABEL else _LABEL + _GAP), PLAIN)]
        spans = in_inks(self._fact.spans)
        if self._fact.lead:
            spans.append((" →", DIM))
        return wrap(spans, max(1, width), first, rest)


def why_rows(
    comparison: Comparison,
    group: Group | None,
    notes: Sequence[FootnoteChange] = (),
    decisions: Sequence[Pinned] = (),
) -> list[list[Row]]:
    """Return the facts of a group as rows, a list a column: why, then what changed.

    Args:
        comparison: a finished comparison.
        group: one of its groups; None where the cursor is on none.
        notes: the footnotes of the group.
        decisions: what was decided about the two texts.
    """
    if group is None:
        return [[Said([said("The cursor is on no paragraph.", "dim")])]]
    columns: list[list[Row]] = [[Said(in_inks(heading(group)))], []]
    for at, section in enumerate(why(group, comparison, notes=notes, decisions=decisions)):
        rows = columns[min(at, 1)]
        if rows:
            rows.append(Said())
        rows.append(Said([said(section.title, "head")]))
        rows += [FactRow(fact) for fact in section.facts]
    return columns


def in_one(columns: Sequence[Sequence[Row]]) -> list[Row]:
    """Return columns one below the other."""
    rows: list[Row] = []
    for column in columns:
        if rows and column:
            rows.append(Said())
        rows += column
    return rows
