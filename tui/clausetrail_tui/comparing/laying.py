"""From a comparison to the rows of its page."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, TypeAlias

from clausetrail_tui.comparing.plan import Fold, Part, Place, Stub
from clausetrail_tui.comparing.rows import (
    FoldRow,
    GroupRow,
    NotesRow,
    PartRow,
    StubRow,
    SummaryRow,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from clausetrail.model import Group, Paragraph
    from clausetrail_tui.comparing.pair import Compared
    from clausetrail_tui.comparing.prose import Prose
    from clausetrail_tui.rows import Row


Made: TypeAlias = "dict[tuple[int, Prose, bool, str | None], GroupRow]"
"""The groups' rows that were laid before: by group, and by what they show of it."""


def lay(
    compared: Compared,
    hidden: Collection[str],
    opened: Collection[int],
    look: Prose,
    made: Made | None = None,
) -> list[Row]:
    """Return the rows of a comparison.

    Args:
        compared: the comparison.
        hidden: change classes that are folded.
        opened: the first groups of folds that are open.
        look: how words are set.
        made: the rows of this comparison that were laid before; those that are wanted again
            are taken from there, drawn as they are, and new ones are added.
    """
    made = {} if made is None else made
    groups, notes, words = compared.comparison.groups, compared.notes, compared.words
    rows: list[Row] = [SummaryRow(compared.comparison, compared.told)]
    leads = _LeadIns(compared)
    items = list(compared.plan.items(hidden, opened))
    for item, behind in zip_longest(items, items[1:]):
        close = isinstance(behind, Fold | Stub)
        match item:
            case Part():
                rows.append(PartRow(item.title))
            case Place(at):
                group = groups[at]
                full = "identical" not in hidden or group.change == "identical"
                lead_in = leads.of(group)
                key = (at, look, full, lead_in.ref if lead_in is not None else None)
                if key not in made:
                    made[key] = GroupRow(
                        at, group, notes[at], words, look, full=full, lead_in=lead_in
                    )
                rows.append(made[key])
            case Fold():
                rows.append(FoldRow(item, groups, opened=item.first in opened, close=close))
            case Stub():
                rows.append(StubRow(item, groups[item.group], words, close=close))
    loose = [one for one in compared.homeless if one.change not in hidden]
    if loose:
        rows.append(NotesRow(loose, look))
    return rows


def row_of(rows: Sequence[Row], index: int, like: Row | None = None) -> int | None:
    """Return the row of a group, or of the fold that it is in; one `like` another, if there is.

    Args:
        rows: as they were laid.
        index: of the group.
        like: a row that was there before: a fold, or a stub, is looked for as such.
    """
    group = folded = None
    for at, row in enumerate(rows):
        if isinstance(row, GroupRow) and row.index == index:
            group = at
        elif isinstance(row, FoldRow) and row.fold.first <= index <= row.fold.last:
            folded = at
            if isinstance(like, FoldRow):
                return at
        elif isinstance(row, StubRow) and isinstance(like, StubRow) and row.stub == like.stub:
            return at
    return group if group is not None else folded


class _LeadIns:
    """The paragraphs that shown sub-paragraphs hang on, each given once where it is not shown."""

    def __init__(self, compared: Compared) -> None:
        self._words = compared.words
        self._told: set[tuple[str, str]] = set()

    def of(self, group: Group) -> Paragraph | None:
        """Return what a group that is shown hangs on, if that was neither shown nor told."""
        name, refs = ("new", group.new) if group.new else ("old", group.old)
        self._told |= {(name, ref) for ref in refs}
        self._told |= {("old", ref) for ref in group.old}
        ref = refs[0]
        parent = ref[: ref.rindex("(")] if ref.endswith(")") and "(" in ref else ""
        side = self._words.new if name == "new" else self._words.old
        if not parent or parent not in side.place or (name, parent) in self._told:
            return None
        self._told.add((name, parent))
        return side.paragraphs[side.place[parent]]
