"""Why paragraphs stand together, as rows of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
    from clausetrail.report.facts import Fact, Section
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


class Columns(NamedTuple):
    """The facts of a group as rows, for one column or two."""

    heading: Sequence[Row]  # what the group is
    title: Sequence[Row]  # of what follows, where it stands below the heading
    together: Sequence[Row] = ()  # why it is a group
    changed: Sequence[Row] = ()  # what changed in it

    @property
    def one(self) -> list[Row]:
        """All in one column."""
        rows: list[Row] = []
        for part in (self.heading, [*self.title, *self.together], self.changed):
            if rows and part:
                rows.append(Said())
            rows += part
        return rows

    @property
    def two(self) -> tuple[Sequence[Row], Sequence[Row]]:
        """In two columns: why, and what changed."""
        return [*self.heading, *self.together], self.changed


NOTHING = Columns((), ())


def why_rows(
    comparison: Comparison,
    group: Group | None,
    notes: Sequence[FootnoteChange] = (),
    decisions: Sequence[Pinned] = (),
) -> Columns:
    """Return the facts of a group as rows.

    Args:
        comparison: a finished comparison.
        group: one of its groups; None where the cursor is on none.
        notes: the footnotes of the group.
        decisions: what was decided about the two texts.
    """
    if group is None:
        return Columns([Said([said("The cursor is on no paragraph.", "dim")])], ())
    first, *others = why(group, comparison, notes=notes, decisions=decisions)
    changed: list[Row] = []
    for section in others:
        if changed:
            changed.append(Said())
        changed += [_title(section), *map(FactRow, section.facts)]
    return Columns(
        [Said(in_inks(heading(group)))], [_title(first)], [*map(FactRow, first.facts)], changed
    )


def _title(section: Section) -> Row:
    return Said([said(section.title, "head")])
