"""The rows of a comparison: its head, its groups, what is folded, what stood elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from clausetrail.report.head import header
from clausetrail.report.rows import shorten
from clausetrail.report.safe import safe
from clausetrail.report.same import same
from clausetrail.report.spans import clip, wrap
from clausetrail.report.words import refs_words
from clausetrail_tui.comparing.heading import folded, head_lines, in_inks
from clausetrail_tui.ink import DIM, REF, said
from clausetrail_tui.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Comparison, FootnoteChange, Group, Paragraph
    from clausetrail.report.runs import Words
    from clausetrail_tui.comparing.plan import Fold, Stub
    from clausetrail_tui.comparing.prose import Prose
    from clausetrail_tui.ink import Line

_STUB_WORDS = _LEAD_WORDS = 12
_WENT = {"split": "split into", "merge": "merged into", "regrouped": "regrouped as"}
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
        if same(self._comparison):
            lines.append([said("Nothing changed.", "strong")])
        elif not any(group.old and group.new for group in self._comparison.groups):
            lines.append([said("The two texts have no paragraph in common.", "strong")])
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
        *,
        full: bool,
        lead_in: Paragraph | None = None,
    ) -> None:
        """Take a group.

        Args:
            index: its place among the groups.
            group: of the comparison.
            notes: its footnotes.
            words: what its words are cut from.
            look: how they are set.
            full: show the footnotes that did not change too.
            lead_in: the paragraph that a sub-paragraph hangs on, where it is not shown.
        """
        self.index = index
        self.group = group
        self._notes = notes
        self._words = words
        self._look = look
        self._full = full
        self._lead_in = lead_in
        self._drawn: tuple[int, Sequence[Line]] = (0, ())  # the width, and the lines for it
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
        # What only moved is a change too, and one stops there.
        return next(
            (self.MARKS[one] for one in self.MARKS if one in changes),
            "moved" if group.moved else "",
        )

    def draw(self, width: int) -> Sequence[Line]:
        """Draw the head, the words, the footnotes, and a blank line."""
        if self._drawn[0] != width:
            self._drawn = (width, self._made(width))
        return self._drawn[1]

    def _made(self, width: int) -> Sequence[Line]:
        group, headless = self.group, self._is_plain()
        lines: list[Line] = []
        if not headless:
            lines += head_lines(group, self._notes, width, self.mark)
        if self._lead_in is not None:
            one = self._lead_in
            words = shorten(safe(one.text), _LEAD_WORDS)
            lines.append(clip([said(f"  in {safe(one.ref)}: {words}", "dim")], min(width, 120)))
        lines += self._look.set(group, self._words, width, headless=headless)
        for note in self._notes:
            if self._full or note.change != "identical":
                lines += self._look.note(note, width)
        return [*lines, []]

    def _is_plain(self) -> bool:
        """Whether there is nothing to say above the words."""
        group = self.group
        told = self.changed or group.unsure or group.pinned or group.relation != "one-to-one"
        return not told and (group.old == group.new or not self._look.inline)


class FoldRow(Row):
    """Neighbouring groups that are folded into one row."""

    eager = True

    def __init__(self, fold: Fold, groups: Sequence[Group], *, opened: bool, close: bool) -> None:
        """Take the fold and all groups.

        Args:
            fold: what is folded.
            groups: of the comparison.
            opened: whether the groups of the fold follow.
            close: whether the row below stands close to it.
        """
        self._close = close
        self.fold = fold
        self.opened = opened
        self._groups = [groups[at] for at in range(fold.first, fold.last + 1)]

    def draw(self, width: int) -> Sequence[Line]:
        """Draw the references and what they are."""
        sign = "▾ " if self.opened else "▸ "
        lines = wrap([said(sign, "dim"), *folded(self._groups)], min(width, 120), rest=[said("  ")])
        return lines if self._close else [*lines, []]


class StubRow(Row):
    """Where a group, or a part of it, stood in the other text."""

    eager = True

    def __init__(self, stub: Stub, group: Group, words: Words, *, close: bool) -> None:
        """Take where it stood, its group, the words, and whether a row stands close below."""
        self._close = close
        self.stub = stub
        self.group = group
        self._words = words

    def draw(self, width: int) -> Sequence[Line]:
        """Draw where it went, or where it came from, and its first words."""
        stub, group = self.stub, self.group
        side = self._words.old if stub.side == "old" else self._words.new
        first = side.paragraphs[side.place[stub.refs[0]]].text
        here = safe(refs_words(stub.refs))
        there = safe(refs_words(group.new if stub.side == "old" else group.old))
        verb = "comes from"
        if stub.side == "old":
            moved = "moved and " if group.moved and group.relation != "one-to-one" else ""
            verb = moved + _WENT.get(group.relation, "moved to")
        told = [(f" {verb} ", DIM), (there, REF)]
        if here == there and group.moved:
            # It has its number still, and others have gone by.
            told = [(f" moved {'down' if stub.below else 'up'} from here", DIM)]
        line = [
            said("↓ " if stub.below else "↑ "), (here, REF), *told,
            ("  ", DIM), (safe(shorten(first, _STUB_WORDS)), DIM),
        ]  # fmt: skip
        lines = [clip(line, min(width, 120))]
        return lines if self._close else [*lines, []]


class NotesRow(Row):
    """Footnotes that no paragraph refers to."""

    selectable = False

    def __init__(self, notes: Sequence[FootnoteChange], look: Prose) -> None:
        """Take the footnotes."""
        self._notes = notes
        self._look = look

    def draw(self, width: int) -> Sequence[Line]:
        """Draw them one below the other."""
        head = "Footnotes that no paragraph refers to"
        lines = list(PartRow(head).draw(width))
        for note in self._notes:
            lines += self._look.note(note, width)
        return [*lines, []]
