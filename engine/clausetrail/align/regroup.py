"""Splits and merges: the words that are left over after the best pairs decide.

A paragraph without a partner belongs to a group when it holds what one side of the group
lost or gained. Words that the group already accounts for do not count, nor do formulas,
whose weight is small.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .text import Text
    from .words import Weights

# Weight of left-over words below which nothing is called a part: some three rare words.
_LEAST_GAIN = 6.0
# Distinct left-over words that a part needs: an abbreviation spelt out is no part.
_LEAST_WORDS = 3
# Share of a part's own weight that must be found in the group.
_LEAST_SHARE = 0.06
# The share, a geometric mean of the part's and the left-over words', that a part needs:
# least beside a member of the group, more the farther off it stands.
_BESIDE = 0.155
_NEAR = 0.17
_FAR = 0.27
_CROSSING = 0.10  # more, for a part in the preamble of a group in the operative part
_BOTH = 0.08  # more, for a part that makes a split of a merge


class Cluster:
    """A group in the making: paragraphs of both sides, by index, first the pair it began as."""

    __slots__ = ("_left", "news", "olds", "pinned", "version", "weakest")

    def __init__(self, olds: list[int], news: list[int], *, pinned: bool = False) -> None:
        self.olds = olds
        self.news = news
        self.pinned = pinned
        self.version = 0
        self.weakest = 1.0  # by how much its weakest part passed
        self._left: dict[bool, tuple[set[int], float]] = {}

    def side(self, *, of_old: bool) -> list[int]:
        """Return its members in the old or in the new text."""
        return self.olds if of_old else self.news

    def left(
        self, texts: tuple[Text, Text], weights: Weights, *, of_old: bool
    ) -> tuple[set[int], float]:
        """Return the terms of one side that the other does not hold, and their weight."""
        known = self._left.get(of_old)
        if known is None:
            old, new = texts
            olds = set().union(*[old.terms[i].terms for i in self.olds])
            news = set().union(*[new.terms[j].terms for j in self.news])
            terms = olds - news if of_old else news - olds
            known = self._left[of_old] = terms, sum([weights.alone[term] for term in terms])
        return known

    def join(self, index: int, *, of_old: bool) -> None:
        """Take one more paragraph in."""
        self.side(of_old=of_old).append(index)
        self.version += 1
        self._left.clear()


class Regrouping:
    """Joins loose paragraphs of both sides to clusters, best first.

    Args:
        near: candidates of each new paragraph among the old, and of each old among the new.
        weights: what the terms weigh in pairing.
        apart: pairs (old, new) that may not stand in one group.
    """

    def __init__(
        self,
        texts: tuple[Text, Text],
        near: tuple[Sequence[Mapping[int, float]], Sequence[Mapping[int, float]]],
        weights: Weights,
        apart: frozenset[tuple[int, int]],
    ) -> None:
        self._texts = texts
        self._near = near
        self._weights = weights.telling()
        self._apart = apart

    def run(self, clusters: list[Cluster]) -> None:
        """Join what belongs; the clusters are changed in place."""
        home: tuple[dict[int, Cluster], dict[int, Cluster]] = ({}, {})
        for cluster in clusters:
            for of_old in (False, True):
                for index in cluster.side(of_old=of_old):
                    home[of_old][index] = cluster
        heap = [
            entry
            for of_old in (False, True)
            for index in range(len(self._texts[not of_old]))
            if index not in home[of_old]
            for entry in self._offers(index, of_old, home)
        ]
        order = {id(cluster): k for k, cluster in enumerate(clusters)}
        queue = [
            (-excess, of_old, index, order[id(c)], c.version) for excess, of_old, index, c in heap
        ]
        heapify(queue)
        while queue:
            worse, of_old, index, k, version = heappop(queue)
            cluster = clusters[k]
            if index in home[of_old]:
                continue
            if version != cluster.version:
                excess = self._excess(index, cluster, of_old=of_old)
                if excess > 0:
                    heappush(queue, (-excess, of_old, index, k, cluster.version))
                continue
            cluster.join(index, of_old=of_old)
            cluster.weakest = min(cluster.weakest, -worse)
            home[of_old][index] = cluster

    def _offers(
        self, index: int, of_old: bool, home: tuple[dict[int, Cluster], dict[int, Cluster]]
    ) -> Iterator[tuple[float, bool, int, Cluster]]:
        seen: set[int] = set()
        for candidate in self._near[of_old][index]:
            cluster = home[not of_old].get(candidate)
            if cluster is None or id(cluster) in seen:
                continue
            seen.add(id(cluster))
            excess = self._excess(index, cluster, of_old=of_old)
            if excess > 0:
                yield excess, of_old, index, cluster

    def _excess(self, index: int, cluster: Cluster, *, of_old: bool) -> float:
        """Return by how much a loose paragraph passes as a part of a cluster; at most 0 if not."""
        if any(
            ((index, other) if of_old else (other, index)) in self._apart
            for other in cluster.side(of_old=not of_old)
        ):
            return -1.0
        here = self._texts[not of_old]
        loose = here.terms[index]
        left, left_weight = cluster.left(self._texts, self._weights, of_old=not of_old)
        shared = loose.terms & left
        if sum([term < 1 << 32 for term in shared]) < _LEAST_WORDS:
            return -1.0
        gain = sum([self._weights.shared[term] for term in shared])
        loose_weight = max(gain, sum([self._weights.alone[term] for term in loose.terms]))
        if gain < _LEAST_GAIN or gain < _LEAST_SHARE * loose_weight:
            return -1.0
        share = gain / sqrt(loose_weight * max(left_weight, gain))
        away = min([abs(index - member) for member in cluster.side(of_old=of_old)])
        need = _BESIDE if away == 1 else _NEAR if away <= 3 else _FAR
        kinds = {here.kinds[member] for member in cluster.side(of_old=of_old)}
        if here.kinds[index] not in kinds:
            need += _CROSSING
        if len(cluster.side(of_old=not of_old)) > 1:
            need += _BOTH
        return share / need - 1
