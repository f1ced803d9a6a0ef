"""Splits and merges: the words that are left over after the best pairs decide.

A paragraph without a partner belongs to a group when it holds what one side of the group
lost or gained. Words that the group already accounts for do not count, nor do formulas,
whose weight is small.
"""

from __future__ import annotations

from collections import Counter
from heapq import heappop, heappush
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .items import Families
    from .text import Text
    from .words import Weights

# Weight of left-over words below which nothing is called a part: some three rare words.
_LEAST_GAIN = 6.0
# Distinct left-over words that a part needs: an abbreviation spelt out is no part.
_LEAST_WORDS = 3
# A short paragraph beside a member is a part with fewer, if most of it stands there.
_MOST = 0.6
_SHORT_GAIN = 2.5
_SHORT_WORDS = 2
# The share, a geometric mean of the part's and the left-over words', that a part needs:
# least beside a member of the group, more the farther off it stands.
# The second number is the least share of the part's own words: a phrase inserted into a
# paragraph from far off does not make its whole source a part.
_STEPS = 3  # from which a part stands far off
_BESIDE = 0.155, 0.06
_NEAR = 0.17, 0.10
_FAR = 0.27, 0.20
_CROSSING = 0.10  # more, for a part in the preamble of a group in the operative part
_BETTER = 0.12  # more than what holds it to a partner, for a paragraph that has one;
_STRONG = 0.75  # a pair whose likeness is greater is not broken up
_ALIKE = 0.3  # likeness from which a group is looked at for words said twice ...
_AGAIN = 0.7  # ... and how much of them must be ...
_AGAIN_LEFT = 0.25  # ... and of the left-over ones
_KIN = 0.5  # of a paragraph's words: what makes it nearly equal to a member of the group
_OWN = 0.75  # of the words that it has and the member lacks: what the other side must hold,
_OWN_LEFT = 0.25  # ... and of what is left over there
_OWN_WORDS = 2
_CITING = 2  # words beside the symbols of a citation: "recalling", "resolution"
_CITED = 2  # paragraphs of a text that hold its symbol
_CITES = 0.5  # by how much a citation passes
_NEARLY = 0.25  # as a ratio of what a part needs: what fails by less nearly passed
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

    def leave(self, index: int, *, of_old: bool) -> None:
        """Let a paragraph go."""
        self.side(of_old=of_old).remove(index)
        self.version += 1
        self._left.clear()


class Regrouping:
    """Joins paragraphs of both sides to clusters, best first.

    Args:
        clusters: the pairs to begin with; changed in place.
        texts: the old and the new text.
        near: likeness of each new paragraph's candidates among the old, and of each old
            paragraph's among the new.
        weights: what the terms weigh in pairing.
        apart: pairs (old, new) that may not stand in one group.
        families: what tells items of one schedule.
    """

    def __init__(
        self,
        clusters: list[Cluster],
        texts: tuple[Text, Text],
        near: tuple[Sequence[Mapping[int, float]], Sequence[Mapping[int, float]]],
        weights: Weights,
        apart: frozenset[tuple[int, int]],
        *,
        families: Families,
    ) -> None:
        self._families = families
        self._clusters = clusters
        self._texts = texts
        self._near = near
        self._weights = weights.telling()
        self._apart = apart
        self._home: tuple[dict[int, int], dict[int, int]] = ({}, {})
        self._own: dict[tuple[bool, int], float] = {}
        self._queue: list[tuple[float, bool, int, int, int]] = []
        # What nearly joined, by whether it is old and by index, and what it nearly joined: the
        # other side's first paragraph of the group.
        self.close: dict[tuple[bool, int], int] = {}
        self._closest: dict[tuple[bool, int], float] = {}

    def run(self) -> None:
        """Join what belongs together; clusters that lost a side are taken out."""
        for k, cluster in enumerate(self._clusters):
            for of_old in (False, True):
                for index in cluster.side(of_old=of_old):
                    self._home[of_old][index] = k
        for cluster in self._clusters:
            hold = self._hold(cluster)
            if hold is not None:
                self._own[True, cluster.olds[0]] = self._own[False, cluster.news[0]] = hold
        for of_old in (False, True):
            for index in range(len(self._texts[not of_old])):
                if index in self._home[of_old] and (of_old, index) not in self._own:
                    continue
                self._offer(index, of_old=of_old)
        while self._queue:
            worse, of_old, index, k, version = heappop(self._queue)
            if version == self._clusters[k].version:
                self._join(index, k, -worse, of_old=of_old)
            else:
                self._offer_to(index, k, of_old=of_old)
        self._clusters[:] = [c for c in self._clusters if c.olds and c.news]

    def _hold(self, cluster: Cluster) -> float | None:
        """Return what holds a pair together that may be broken up; None for any other cluster."""
        if cluster.pinned or len(cluster.olds) != 1 or len(cluster.news) != 1:
            return None
        likeness = self._near[True][cluster.olds[0]].get(cluster.news[0], 1.0)
        if likeness > _STRONG:
            return None
        old, new = self._texts
        a, b = old.terms[cluster.olds[0]].terms, new.terms[cluster.news[0]].terms
        shared, alone = self._weights.shared, self._weights.alone
        gain = sum([shared[term] for term in a & b])
        wholes = [max(gain, sum([alone[term] for term in terms])) for terms in (a, b)]
        return gain / sqrt(wholes[0] * wholes[1]) if gain else 0.0

    def _join(self, index: int, k: int, excess: float, *, of_old: bool) -> None:
        here = self._home[of_old]
        before = here.get(index)
        if before is not None:
            left = self._clusters[before]
            if (of_old, index) not in self._own or len(left.olds) != 1 or len(left.news) != 1:
                return  # it was joined in the meantime, or another joined it
            left.leave(index, of_old=of_old)
            (partner,) = left.side(of_old=not of_old)
            left.leave(partner, of_old=not of_old)
            del self._home[not of_old][partner]
            del self._own[of_old, index]
            self._own.pop((not of_old, partner), None)
            self._offer(partner, of_old=not of_old)
        cluster = self._clusters[k]
        cluster.join(index, of_old=of_old)
        cluster.weakest = min(cluster.weakest, excess)
        here[index] = k
        for side in (False, True):  # what stands in a group of three is not loose any more
            for member in cluster.side(of_old=side):
                self._own.pop((side, member), None)

    def _offer(self, index: int, *, of_old: bool) -> None:
        seen: set[int] = set()
        for candidate in self._near[of_old][index]:
            k = self._home[not of_old].get(candidate)
            if k is not None and k not in seen:
                seen.add(k)
                self._offer_to(index, k, of_old=of_old)

    def _offer_to(self, index: int, k: int, *, of_old: bool) -> None:
        here = self._home[of_old].get(index)
        own = self._own.get((of_old, index))
        cluster = self._clusters[k]
        if here == k or (here is not None and own is None) or not (cluster.olds and cluster.news):
            return
        excess = self._excess(index, cluster, own, of_old=of_old)
        if excess > 0:
            heappush(self._queue, (-excess, of_old, index, k, cluster.version))
        elif excess > self._closest.get((of_old, index), -_NEARLY):
            self._closest[of_old, index] = excess
            self.close[of_old, index] = cluster.side(of_old=not of_old)[0]

    def _excess(self, index: int, cluster: Cluster, own: float | None, *, of_old: bool) -> float:
        """Return by how much a paragraph passes as a part of a cluster; at most 0 if not."""
        other_side = cluster.side(of_old=not of_old)
        if any(
            ((index, other) if of_old else (other, index)) in self._apart for other in other_side
        ):
            return -1.0
        here = self._texts[not of_old]
        same_side = cluster.side(of_old=of_old)
        away = min([abs(index - member) for member in same_side])
        need, least = _BESIDE if away == 1 else _NEAR if away <= _STEPS else _FAR
        share = self._share(index, cluster, least, of_old=of_old, beside=away == 1)
        if not share:
            again = self._said_again(index, cluster, of_old=of_old) / _AGAIN - 1
            if again <= 0 and away <= _STEPS and own is None:
                if self._only_cites(index, cluster, of_old=of_old):
                    return _CITES
                again = max(again, self._what_differs(index, cluster, of_old=of_old) / _OWN - 1)
            return again
        if here.kinds[index] not in {here.kinds[member] for member in same_side}:
            need += _CROSSING
        if len(other_side) > 1:
            need += _BOTH
        if own is not None:
            need = max(need, own + _BETTER)
        return share / need - 1

    def _share(
        self, index: int, cluster: Cluster, least: float, *, of_old: bool, beside: bool
    ) -> float:
        """Return how far a paragraph and what a cluster left over are the same words.

        The geometric mean of two ratios: of the paragraph that is found there, and of the
        left-over words that are found in the paragraph. 0 if the first is below `least`.
        """
        loose = self._texts[not of_old].terms[index]
        left, left_weight = cluster.left(self._texts, self._weights, of_old=not of_old)
        shared = loose.terms & left
        words = self._count(shared)
        if words < _SHORT_WORDS:
            return 0.0
        gain = sum([self._weights.shared[term] for term in shared])
        whole = max(gain, sum([self._weights.alone[term] for term in loose.terms]))
        if words < _LEAST_WORDS or gain < _LEAST_GAIN:
            if not beside or gain < max(_SHORT_GAIN, _MOST * whole):
                return 0.0
        elif gain < least * whole:
            return 0.0
        return gain / sqrt(whole * max(left_weight, gain))

    def _count(self, terms: set[int]) -> int:
        """Count the words among terms, numbers aside: a date that was added is no part."""
        numbers = self._texts[0].lexicon.numbers
        return sum([term < 1 << 32 and not numbers[term] for term in terms])

    def _only_cites(self, index: int, cluster: Cluster, *, of_old: bool) -> bool:
        """Tell whether a paragraph says no more than a citation that went into a list.

        "Recalling also its decision 69/12 of 3 May" has no word that tells, but its symbol.
        """
        lexicon = self._texts[0].lexicon
        left, _ = cluster.left(self._texts, self._weights, of_old=not of_old)
        terms = self._texts[not of_old].terms[index].terms
        symbols = {term for term in terms if term < 1 << 32 and "/" in lexicon.stems[term]}
        return (
            bool(symbols)
            and symbols <= left
            and self._count(terms - left) <= _CITING
            and all(self._weights.counts[symbol] <= _CITED for symbol in symbols)
        )

    def _what_differs(self, index: int, cluster: Cluster, *, of_old: bool) -> float:
        """Look for the few words in which a paragraph differs from one nearly equal to it.

        "Protects witnesses in cases of piracy" and "protects witnesses in cases of arson"
        become "protects witnesses in cases of piracy and arson": what is left over is "arson".
        Returns the ratio of such words that are left over.
        """
        if any(
            self._families.formula_only(*((index, other) if of_old else (other, index)))
            for other in cluster.side(of_old=not of_old)
        ):
            return 0.0
        here = self._texts[not of_old]
        left, _ = cluster.left(self._texts, self._weights, of_old=not of_old)
        left_words = self._count(left)
        mine = here.terms[index].terms
        best = 0.0
        for member in cluster.side(of_old=of_old):
            own = mine - here.terms[member].terms
            words = self._count(own)
            if words < _OWN_WORDS or words > (1 - _KIN) * self._count(mine):
                continue
            both = self._count(own & left)
            if both >= max(_OWN_WORDS, _OWN_LEFT * left_words):
                best = max(best, both / words)
        return best

    def _said_again(self, index: int, cluster: Cluster, *, of_old: bool) -> float:
        """Count words with their number: two nearly equal items in one say everything twice."""
        other_side = cluster.side(of_old=not of_old)
        if max([self._near[of_old][index].get(other, 0.0) for other in other_side]) < _ALIKE:
            return 0.0
        here, there = self._texts[not of_old], self._texts[of_old]
        left: Counter[int] = Counter()
        for other in other_side:
            left.update(there.terms[other].all_ids)
        for member in cluster.side(of_old=of_old):
            left.subtract(here.terms[member].all_ids)
        left = +left
        words = Counter(here.terms[index].all_ids)
        both = (left & words).total()
        if both < _AGAIN_LEFT * left.total():
            return 0.0
        return both / max(words.total(), 1)
