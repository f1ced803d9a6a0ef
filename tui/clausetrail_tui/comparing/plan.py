"""Which rows a comparison has, in order: groups, folds, and where groups stood elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from clausetrail.model import Comparison, FootnoteChange, Group
    from clausetrail_tui.ink import Side

PARTS = {"preambular": "Preamble", "operative": "Operative part", "annex": "Annex"}


class Part(NamedTuple):
    """The beginning of a part of the text."""

    title: str


class Place(NamedTuple):
    """A group that is shown."""

    group: int  # its index


class Fold(NamedTuple):
    """Neighbouring groups of hidden classes, in one row."""

    first: int  # indexes of the groups, both included
    last: int


class Stub(NamedTuple):
    """Where a group, or some of its paragraphs, stood in one of the texts."""

    group: int
    side: Side  # of the paragraphs
    refs: tuple[str, ...]
    below: bool  # whether the group itself is further down


Item: TypeAlias = Part | Place | Fold | Stub


def is_hidden(group: Group, notes: Sequence[FootnoteChange], hidden: Collection[str]) -> bool:
    """Whether a group is folded: its class is hidden, and so are all its footnotes' changes.

    A paragraph that only moved changed its place: it is folded where changes of substance are.
    """
    if group.moved and group.change == "identical":
        shown = not {"identical", "substantive"} <= set(hidden)
    else:
        shown = group.change not in hidden
    return not shown and all(note.change in {*hidden, "identical"} for note in notes)


class Plan:
    """What of a comparison's rows does not depend on what is hidden; made once."""

    def __init__(self, comparison: Comparison, notes: Sequence[Sequence[FootnoteChange]]) -> None:
        """Take a finished comparison, and of each of its groups the footnotes."""
        self._groups = comparison.groups
        self._notes = notes
        self._headings = _headings(comparison)
        parts = dict(_parts(comparison))
        kinds = {
            "old": {one.ref: one.kind for one in comparison.old.paragraphs},
            "new": {one.ref: one.kind for one in comparison.new.paragraphs},
        }
        # What stands before a group: a part of the text begins behind what stood in the one
        # before.
        self._before: dict[int, list[Item]] = {}
        stubs = _stubs(comparison)
        for index in sorted({*parts, *stubs}):
            part = parts.get(index)
            of_part = [
                part is None or PARTS.get(kinds[stub.side][stub.refs[0]]) == part
                for stub in stubs.get(index, ())
            ]
            told = list(zip(stubs.get(index, ()), of_part, strict=True))
            self._before[index] = [
                *(stub for stub, inside in told if not inside),
                *([Part(part)] if part else []),
                *(stub for stub, inside in told if inside),
            ]

    def folded(self, hidden: Collection[str]) -> list[bool]:
        """Return whether each group is folded, or would be if its fold was closed."""
        return [
            index not in self._headings and is_hidden(group, self._notes[index], hidden)
            for index, group in enumerate(self._groups)
        ]

    def items(self, hidden: Collection[str], opened: Collection[int]) -> Iterator[Item]:
        """Yield what the page shows, in order.

        Args:
            hidden: change classes that are folded.
            opened: the first groups of folds that are open; their groups follow them.
        """
        groups, folded = self._groups, self.folded(hidden)
        before = {
            index: [one for one in items if not (isinstance(one, Stub) and folded[one.group])]
            for index, items in self._before.items()
        }
        start = end = -1  # of the fold that is being passed
        for index in range(len(groups)):
            yield from before.get(index, ())
            if not folded[index]:
                yield Place(index)
                continue
            if index > end:
                start = end = index
                while end + 1 < len(groups) and folded[end + 1] and not before.get(end + 1):
                    end += 1
                yield Fold(start, end)
            if start in opened:
                yield Place(index)
        yield from before.get(len(groups), ())


def _headings(comparison: Comparison) -> set[int]:
    """Return the groups of headings that stayed: they say where one is, and are not folded."""
    kinds = {one.ref: one.kind for one in comparison.new.paragraphs}
    return {
        index
        for index, group in enumerate(comparison.groups)
        if group.change == "identical"
        and not group.moved
        and all(kinds[ref] == "heading" for ref in group.new)
    }


def _parts(comparison: Comparison) -> Iterator[tuple[int, str]]:
    """Yield the groups that parts of the text begin with, and the title of each part.

    A part of a long text may begin anew in a section: it is told once. What is gone may stand
    before the new text's own beginning of an earlier part, which is told there again.
    """
    old = {one.ref: one.kind for one in comparison.old.paragraphs}
    new = {one.ref: one.kind for one in comparison.new.paragraphs}
    kinds = [new[group.new[0]] if group.new else old[group.old[0]] for group in comparison.groups]
    order = {kind: place for place, kind in enumerate(PARTS)}
    here = furthest = -1  # the part that was told last, and the last one of the new text
    for index, group in enumerate(comparison.groups):
        part = order.get(kinds[index], -1)
        begins = part > furthest if group.new else part > here
        if group.new:
            furthest = max(furthest, part)
        if not begins or part == here:
            continue
        here = part
        while index and kinds[index - 1] == "heading":
            index -= 1  # noqa: PLW2901 - its headings go with it
        yield index, list(PARTS.values())[part]


def _stubs(comparison: Comparison) -> dict[int, list[Stub]]:
    """Return the stubs by the index of the group that they stand before.

    What did not move is in the order of the old text too, so old paragraphs stood behind the
    last group whose own come before them. The same holds of a group's further paragraphs that
    do not follow on its first.
    """
    groups = comparison.groups
    found: list[tuple[int, int, Stub]] = []
    at = {one.ref: place for place, one in enumerate(comparison.old.paragraphs)}
    order = _Order(
        [(at[group.old[0]], index) for index, group in enumerate(groups)
         if group.old and not group.moved]
    )  # fmt: skip
    for index, group in enumerate(groups):
        if not (group.old and group.new):
            continue
        for refs in _runs(group.old, at):
            first = at[refs[0]]
            last = order.before(first, index)
            stands = refs == group.old or last == order.before(at[group.old[0]], index)
            if group.moved or not stands:
                found.append((last + 1, first, Stub(index, "old", refs, index > last)))
    at = {one.ref: place for place, one in enumerate(comparison.new.paragraphs)}
    order = _Order([(at[group.new[0]], index) for index, group in enumerate(groups) if group.new])
    for index, group in enumerate(groups):
        for refs in _runs(group.new, at)[1:] if group.old else ():
            first = at[refs[0]]
            last = order.before(first, index)
            found.append((last + 1, first, Stub(index, "new", refs, index > last)))
    stubs: dict[int, list[Stub]] = {}
    for home, _, stub in sorted(found, key=lambda one: one[:2]):
        stubs.setdefault(home, []).append(stub)
    return stubs


class _Order:
    """Groups in the order of one text."""

    def __init__(self, places: list[tuple[int, int]]) -> None:
        """Take place in the text and index of groups, in any order."""
        self._places = sorted(places)
        self._last = list(accumulate((index for _, index in self._places), max))

    def before(self, place: int, but: int) -> int:
        """Return the last group that begins before a place in the text, `but` one; or -1."""
        behind = bisect_left(self._places, (place, -1))
        if behind and self._last[behind - 1] == but:
            return max((one for _, one in self._places[:behind] if one != but), default=-1)
        return self._last[behind - 1] if behind else -1


def _runs(refs: Sequence[str], at: dict[str, int]) -> list[tuple[str, ...]]:
    """Cut references into runs of neighbours."""
    runs: list[tuple[str, ...]] = []
    for ref in refs:
        if runs and at[runs[-1][-1]] + 1 == at[ref]:
            runs[-1] += (ref,)
        else:
            runs.append((ref,))
    return runs
