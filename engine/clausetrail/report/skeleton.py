"""Which paragraphs stay where they are: a chain of pairs that is in order in both texts."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausetrail.model import Group

    from .atoms import Atom
    from .sides import TextSide


class Pair(NamedTuple):
    """A paragraph of the old text and one of the new that share words, by their positions."""

    old: int
    new: int
    weight: int  # characters that they share; at least 1


def heaviest_chain(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the heaviest set of pairs that cross nowhere, in order.

    Two pairs may share a paragraph, as those of a split do. Of equal sets the one found first
    in order of the old text is taken, so that the result depends on the pairs alone.

    Source: the heaviest increasing subsequence, with a Fenwick tree of prefix maxima; O(n log n).
    """
    ordered = sorted(pairs, key=lambda pair: (pair.old, pair.new))
    places = sorted({pair.new for pair in ordered})
    best: list[tuple[int, int]] = [(0, -1)] * (len(places) + 1)  # (weight, index of last pair)
    before: list[int] = []
    for index, pair in enumerate(ordered):
        at = bisect_right(places, pair.new)
        weight, last = 0, -1
        step = at
        while step:
            if best[step][0] > weight:
                weight, last = best[step]
            step -= step & -step
        before.append(last)
        total = weight + pair.weight
        step = at
        while step <= len(places):
            if total > best[step][0]:
                best[step] = (total, index)
            step += step & -step
    weight, last = 0, -1
    step = len(places)
    while step:
        if best[step][0] > weight:
            weight, last = best[step]
        step -= step & -step
    chain: list[Pair] = []
    while last >= 0:
        chain.append(ordered[last])
        last = before[last]
    return chain[::-1]


def in_place(
    groups: Sequence[Group],
    atoms: Sequence[Sequence[Atom]],
    old: TextSide,
    new: TextSide,
    replaced: frozenset[int],
) -> list[Pair]:
    """Choose the pairs of paragraphs that stay in place.

    Args:
        groups: of the comparison.
        atoms: the runs of each group's words.
        old: the old text.
        new: the new one.
        replaced: positions of old paragraphs that do not stay.
    """
    pairs: list[Pair] = []
    for group, of_group in zip(groups, atoms, strict=True):
        if group.moved:
            continue
        shared: dict[tuple[int, int], int] = {}
        for atom in of_group:
            if atom.old >= 0 and atom.new >= 0 and atom.old not in replaced:
                shared[atom.old, atom.new] = shared.get((atom.old, atom.new), 0) + len(atom.text)
        pairs += [Pair(*pair, weight) for pair, weight in shared.items()]
    return _readable(heaviest_chain(pairs), atoms, old, new)


def _readable(
    chain: Sequence[Pair], atoms: Sequence[Sequence[Atom]], old: TextSide, new: TextSide
) -> list[Pair]:
    """Leave out the pairs of a split or a merge whose later part calls a footnote.

    Readers that join the lines before and behind a tracked mark (pandoc does) put the first of
    them into a footnote of the second. Such a part is deleted and inserted as a whole instead.
    """
    starts: dict[tuple[int, int], tuple[int, int]] = {}
    for of_group in atoms:
        for atom in of_group:
            starts.setdefault((atom.old, atom.new), (atom.old_start, atom.new_start))
    kept: list[Pair] = []
    for pair in chain:
        last = kept[-1] if kept else None
        if last and (last.old == pair.old or last.new == pair.new):
            start = starts[pair.old, pair.new]
            if old.notes_at(pair.old, start[0], 1 << 62) or new.notes_at(
                pair.new, start[1], 1 << 62
            ):
                continue
        kept.append(pair)
    return kept
