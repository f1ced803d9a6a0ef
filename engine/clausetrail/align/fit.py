"""What speaks for a pair besides its words: order, structure, kind and lead verb.

The likeness of the words decides; what is added here lets a rewritten paragraph that
stands in its old place find its counterpart, and asks more of a pair that crosses the
text. All values are on the scale of the likeness, a ratio in [0, 1].
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from .order import in_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .items import Families
    from .text import Text

# What a pair needs before anything speaks for it. With all of order, kind and verb for
# it, a likeness of 0.15 is enough; against all of them, 0.36.
LEAST = 0.33
_ORDER = 0.13  # in the same place between paragraphs whose pairing is safe
_LEAD = 0.05  # the same lead verb
_PARENT = 0.10  # sub-paragraphs of paragraphs that are a pair
_STRANGERS = -0.05  # sub-paragraphs of paragraphs paired elsewhere
_CHILDREN = 0.20  # all sub-paragraphs of the one are paired with those of the other
_LEVEL = -0.03  # preamble and operative part
_DEPTH = -0.03  # paragraph and sub-paragraph
_PART = -0.35  # annex, heading or table, and what is none
_ITEM = -0.50  # items of a schedule, in different places, that share its formula only
_ITEM_HERE = -0.15  # ... and in the same place, where one may have become the other
_LABEL = 0.004  # the same reference: decides between equals only


class Frame:
    """The safe pairs of two texts, by which the place of every other paragraph is known.

    Args:
        anchors: new index of each old paragraph whose pairing is safe.
        old: the old text.
        new: the new text.
        families: what tells nearly equal items.
    """

    def __init__(
        self, anchors: Mapping[int, int], old: Text, new: Text, families: Families
    ) -> None:
        self.anchors = anchors
        self._families = families
        self._old, self._new = old, new
        items = sorted(anchors.items())
        stay = in_order(items, [old.terms[i].words + 1 for i, _ in items])
        spine = [items[k] for k in sorted(stay)]
        self._olds = [i for i, _ in spine]
        self._news = [j for _, j in spine]
        self._kin: dict[tuple[int, int], int] = {}
        for i, j in items:
            parents = old.parents[i], new.parents[j]
            if min(parents) >= 0:
                self._kin[parents] = self._kin.get(parents, 0) + 1

    def kin(self) -> list[tuple[int, int]]:
        """Return the pairs of lead-ins that share paired sub-paragraphs."""
        return list(self._kin)

    def rank_old(self, i: int) -> int:
        """Return how many safe pairs stand before an old paragraph."""
        return bisect_left(self._olds, i)

    def rank_new(self, j: int) -> int:
        """Return how many safe pairs stand before a new paragraph."""
        return bisect_left(self._news, j)

    def fit(self, i: int, j: int, score: float) -> float:
        """Return how well a pair fits beyond what it needs: more than 0 if it may be paired."""
        old, new = self._old, self._new
        away = abs(self.rank_old(i) - self.rank_new(j))
        value = score - LEAST + _ORDER / (1 + away)
        if old.terms[i].lead == new.terms[j].lead:
            value += _LEAD
        a, b = old.parents[i], new.parents[j]
        if a >= 0 and b >= 0:
            partner = self.anchors.get(a)
            if partner == b:
                value += _PARENT
            elif partner is not None:
                value += _STRANGERS
        elif a >= 0 or b >= 0:
            value += _DEPTH
        shared = self._kin.get((i, j))
        if shared:
            value += _CHILDREN * shared / max(old.children[i], new.children[j])
        if old.kinds[i] != new.kinds[j]:
            value += _LEVEL if {old.kinds[i], new.kinds[j]} <= _BODY else _PART
        if old.refs[i] == new.refs[j]:
            value += _LABEL
        if value > 0 and self._families.formula_only(i, j):
            value += _ITEM if away else _ITEM_HERE
        return value


_BODY = frozenset({"preambular", "operative", "text"})


def safe_pairs(
    rows: Sequence[Mapping[int, float]], pairs: Mapping[int, int], margin: float
) -> dict[int, int]:
    """Keep the pairs that no other candidate of either paragraph comes near to."""
    best: dict[int, list[float]] = {}
    for row in rows:
        for j, score in row.items():
            best.setdefault(j, []).append(score)
    safe: dict[int, int] = {}
    for i, j in pairs.items():
        mine = rows[i][j]
        rivals = [score for k, score in rows[i].items() if k != j] + sorted(best[j])[-2:]
        close = sum([score > mine - margin for score in rivals])
        if close <= 1:  # its own score stands in the column too
            safe[i] = j
    return safe
