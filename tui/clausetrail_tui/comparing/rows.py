"""The rows of a comparison: its head, its groups, what is folded, what stood elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from clausetrail.report.head import header
from clausetrail.report.rows import shorten
from clausetrail.report.safe import safe
from clausetrail.report.spans import clip, wrap
from clausetrail_tui.comparing.heading import folded, head_lines, in_inks
from clausetrail_tui.comparing.prose import Prose, note_block
from clausetrail_tui.ink import DIM, REF, said
from clausetrail_tui.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Comparison, FootnoteChange, Group
    from clausetrail.report.runs import Words
    from clausetrail_tui.comparing.plan import Fold, Stub
    from clausetrail_tui.ink import Line

_STUB_WORDS = 12
_CELLS_A_LINE = 70  # about so many characters a line has: for the rail, which need not be exact


class SummaryRow(Row):
    """The two texts, the summary in words, and all that anybody was unsure of."""

    selectable = False
    weight = 8

    def __init__(self, comparison: Comparison, told: Sequence[str]) -> None:
        """Take the comparison, and sentences on pins that are left out."""
        self._comparison = comparison
        self._told = told

    def draw(self, width: int) -> Sequence[Line]:
        """Draw it as every report says it."""
        lines = [in_inks(line) for line in header(self._comparison, min(width, 120))]
        for told in self._told:
            lines += wrap([said(safe(told), "warning")], width, [said("warning: ", "warning")])
        return [*lines, []]


class PartRow(Row):
    """Where a part of the text begins."""

    selectable = False

    def __init__(self, title: str) -> None:
        """Take its title."""
        self._title = title

    def draw(self, width: int) -> Sequence[Line]:
        """Draw the title in a rule."""
        rule = "─" * max(2, min(width, 190) - len(self._title) - 4)
        return [[said("── ", "rule"), said(self._title, "head"), said(f" {rule}", "rule")], []]


class GroupRow(Row):
    """A group: what it is, its words, its footnotes."""

    MARKS: ClassVar = {"substantive": "substantive", "rollover": "rollover",
                       "editorial": "editorial"}  # fmt: skip

    def __init__(
        self,
        index: int,
        group: Group,
        notes: Sequence[FootnoteChange],
        words: Words,
        look: Prose,
    ) -> None:
        """Take the group, its place among the groups, its footnotes, and how words are set."""
        self.index = index
        self.group = group
        self._notes = notes
        self._words = words
        self._look = look
        self.mark = self._marked()
        self.weight = 2 + sum(len(text) for _, text in group.ops) // _CELLS_A_LINE

    @property
    def changed(self) -> bool:
        """Whether a reader of changes stops here."""
        changed = self.group.change != "identical" or self.group.moved
        return changed or any(note.change != "identical" for note in self._notes)

    def _marked(self) -> str:
        group = self.group
        if not group.old or not group.new:
            return "added" if group.new else "removed"
        changes = [group.change, *(note.change for note in self._notes)]
        return next((self.MARKS[one] for one in self.MARKS if one in changes), "")

    def draw(self, width: int) -> Sequence[Line]:
        """Draw the head, the words, the footnotes, and a blank line."""
        lines: list[Line] = list(head_lines(self.group, self._notes, width, self.mark))
        lines += self._look.set(self.group, self._words, width)
        for note in self._notes:
            lines += note_block(note, self._look, width)
        return [*lines, []]


class FoldRow(Row):
    """Neighbouring groups that are folded into one row."""

    def __init__(self, fold: Fold, groups: Sequence[Group], *, opened: bool) -> None:
        """Take the fold, all groups, and whether the groups of the fold follow."""
        self.fold = fold
        self.opened = opened
        self._groups = [groups[at] for at in range(fold.first, fold.last + 1)]

    def draw(self, width: int) -> Sequence[Line]:
        """Draw the references and what they are."""
        sign = "▾ " if self.opened else "▸ "
        return [*wrap([said(sign, "dim"), *folded(self._groups)], width, rest=[said("  ")]), []]


class StubRow(Row):
    """Where a group, or a part of it, stood in the other text."""

    def __init__(self, stub: Stub, group: Group, words: Words) -> None:
        """Take where it stood, its group, and the words of the comparison."""
        self.stub = stub
        self.group = group
        self._words = words

    def draw(self, width: int) -> Sequence[Line]:
        """Draw where it went, or where it came from, and its first words."""
        stub, group = self.stub, self.group
        side = self._words.old if stub.side == "old" else self._words.new
        first = side.paragraphs[side.place[stub.refs[0]]].text
        here = safe(" + ".join(stub.refs))
        there = safe(" + ".join(group.new if stub.side == "old" else group.old))
        how = {"split": "split into", "merge": "merged into", "regrouped": "regrouped as"}
        verb = how.get(group.relation, "moved to") if stub.side == "old" else "comes from"
        arrow = "↓" if stub.below else "↑"
        line = [
            said(f"{arrow} "), (here, REF), (f" {verb} ", DIM), (there, REF), ("  ", DIM),
            (safe(shorten(first, _STUB_WORDS)), DIM),
        ]  # fmt: skip
        return [clip(line, min(width, 120)), []]
