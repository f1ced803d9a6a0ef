"""Splits and merges: the words that are left over after the best pairs decide.

A paragraph without a partner belongs to a pair when it holds what one side of the pair
lost or gained. Words that the pair already accounts for do not count, nor do formulas,
whose weight is small.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .words import Terms


class Part(Struct, frozen=True):
    """A paragraph that joins a pair, with the shares that speak for it."""

    loose: int
    partner: int
    gain: float  # weight of the words it shares with what the pair left over
    of_loose: float  # that weight as a ratio of its own words
    of_left: float  # as a ratio of the words that the pair left over


def part_of(
    loose: Terms,
    whole: Terms,
    covered: set[int],
    weights: Mapping[int, float],
) -> tuple[float, float, float]:
    """Weigh how much of `loose` is found among the words of `whole` that nothing covers yet."""
    left = whole.terms - covered
    gain = sum([weights[term] for term in loose.terms & left])
    if not gain:
        return 0.0, 0.0, 0.0
    left_weight = sum([weights[term] for term in left])
    return gain, gain / max(loose.total, gain), gain / max(left_weight, gain)


def join(
    pairs: dict[int, list[int]],
    loose: Sequence[int],
    near: Mapping[int, Sequence[int]],
    one: Sequence[Terms],
    other: Sequence[Terms],
    weights: Mapping[int, float],
) -> list[tuple[int, int]]:
    """Join loose paragraphs of one side to pairs.

    Args:
        pairs: for each paragraph of the other side that is paired, its partners on this side.
        loose: paragraphs of this side without a partner.
        near: for each of them the paragraphs of the other side that share words with it.
        one: this side's paragraphs; other: the other side's.

    Returns:
        Joined (loose, partner), best first.
    """
    joined: list[tuple[int, int]] = []
    waiting = set(loose)
    while True:
        best: tuple[float, int, int] | None = None
        for u in sorted(waiting):
            for q in near.get(u, ()):
                partners = pairs.get(q)
                if not partners:
                    continue
                covered: set[int] = set()
                for p in partners:
                    covered |= one[p].terms
                gain, of_loose, of_left = part_of(one[u], other[q], covered, weights)
                if accepts(gain, of_loose, of_left):
                    key = (of_loose + of_left, -u, -q)
                    if best is None or key > best:
                        best = key
        if best is None:
            return joined
        u, q = -best[1], -best[2]
        waiting.discard(u)
        pairs[q] = [*pairs[q], u]
        joined.append((u, q))


def accepts(gain: float, of_loose: float, of_left: float) -> bool:
    """Tell whether the left-over words make a paragraph a part of a pair."""
    return gain >= 6.0 and (of_loose >= 0.4 or (of_left >= 0.4 and of_loose >= 0.15))
