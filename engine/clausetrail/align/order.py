"""Order: which groups moved, and in which order groups are told."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def in_order(keys: Sequence[tuple[int, int]], costs: Sequence[int]) -> set[int]:
    """Find the greatest set of items that stand in order on both sides.

    Args:
        keys: position of each item in the old and in the new text.
        costs: its words; of equal sets the one with more words stays.

    Returns:
        Indexes of the items that stay. O(n log n): a longest increasing subsequence whose
        best prefixes are kept in a Fenwick tree.
    """
    order = sorted(range(len(keys)), key=lambda item: keys[item])
    ranks = sorted({new for _, new in keys})
    # best[r] = (items, words, last item) over chains that end at rank < r
    tree: list[tuple[int, int, int]] = [(0, 0, -1)] * (len(ranks) + 1)
    before = [-1] * len(keys)
    end = (0, 0, -1)
    for item in order:
        rank = bisect_left(ranks, keys[item][1]) + 1
        best = (0, 0, -1)
        place = rank - 1
        while place > 0:
            if tree[place][:2] > best[:2]:
                best = tree[place]
            place -= place & -place
        before[item] = best[2]
        mine = (best[0] + 1, best[1] + costs[item], item)
        if mine[:2] > end[:2]:
            end = mine
        place = rank
        while place < len(tree):
            if mine[:2] > tree[place][:2]:
                tree[place] = mine
            place += place & -place
    stay: set[int] = set()
    item = end[2]
    while item >= 0:
        stay.add(item)
        item = before[item]
    return stay
