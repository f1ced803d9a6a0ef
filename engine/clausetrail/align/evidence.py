"""Why a group was made, and how sure that is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clausetrail.model.comparison import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Literal

    from .engine import Found
    from .regroup import Cluster
    from .text import Text

    Side = Literal["old", "new"]

# A pair is unsure when the alternative would cost the whole alignment less than this.
_CLOSE = 0.06
# The same where the rival has no other partner, and only its place speaks against it.
_CLOSE_FREE = 0.09
# ... and when it passed, or failed, by less than this.
_BARELY = 0.06
# Likewise for a part of a split or merge, as a ratio of what it needs.
_BARELY_PART = 0.25
_SHOWN = 6  # shared words that are told


class Doubts:
    """The runner-up of every group, and which groups are close calls."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._new_home = {c.news[0]: c.olds[0] for c in found.clusters}
        self._columns: dict[int, list[int]] = {}
        for i, row in enumerate(found.fits):
            for j in row:
                self._columns.setdefault(j, []).append(i)
        self._in_old = {i for c in found.clusters for i in c.olds}
        self._in_new = {j for c in found.clusters for j in c.news}
        # What would have been a pair if it had fitted a little better, the best for each.
        self._loose_old: dict[int, int] = {}
        self._loose_new: dict[int, int] = {}
        barely = [
            (-fit, i, j)
            for i, row in enumerate(found.fits)
            for j, fit in row.items()
            if fit > -_BARELY and i not in self._in_old and j not in self._in_new
        ]
        for _, i, j in sorted(barely):
            self._loose_old.setdefault(i, j)
            self._loose_new.setdefault(j, i)

    def alone(self, indexes: Iterable[int], *, of_old: bool) -> dict[int, int]:
        """Return which paragraphs without a partner only just failed to have one, and which.

        Args:
            indexes: of paragraphs of one side that stand alone.
            of_old: whether they stand in the old text.
        """
        loose = self._loose_old if of_old else self._loose_new
        told: dict[int, int] = {}
        for index in indexes:
            near = loose.get(index, self._found.close.get((of_old, index)))
            if near is not None:
                told[index] = near
        return told

    def of_pair(self, i: int, j: int) -> bool:
        """Tell whether another partner for either paragraph would be nearly as good."""
        found = self._found
        mine = found.fits[i].get(j)
        if mine is None or (i, j) in found.placed:
            return (i, j) in found.placed
        if mine < _BARELY or found.families.formula_only(i, j):
            return True
        for other in found.fits[i]:
            if other != j and (other not in self._in_new or other in self._new_home):
                rival = self._new_home.get(other)
                close = _CLOSE_FREE if rival is None else _CLOSE
                if self._regret(i, j, rival, other) < close:
                    return True
        for other in self._columns.get(j, ()):
            if (
                other != i
                and other not in self._in_old
                and mine - found.fits[other][j] < _CLOSE_FREE
            ):
                return True
        return False

    def _regret(self, i: int, j: int, rival: int | None, other: int) -> float:
        """Return what the whole would lose if i went with `other`, and its partner with j."""
        fits = self._found.fits
        loss = fits[i][j] - fits[i][other]
        if rival is not None:
            if other not in fits[rival]:  # paired by identical words, or pinned
                return 1.0
            loss += fits[rival][other] - max(fits[rival].get(j, 0.0), 0.0)
        return loss

    def runner_up(self, i: int, j: int) -> tuple[Side, int, float] | None:
        """Return side, index and likeness of the best other partner of either paragraph."""
        found = self._found
        rivals: list[tuple[float, Side, int]]
        rivals = [(s, "new", k) for k, s in found.rows[i].items() if k != j]
        rivals += [(s, "old", k) for k, s in found.columns[j].items() if k != i]
        if not rivals:
            return None
        score, side, index = max(rivals, key=lambda rival: (rival[0], rival[1] == "new", -rival[2]))
        return side, index, score


def part_is_close(cluster: Cluster) -> bool:
    """Tell whether a split or merge has a part that only just passed."""
    return cluster.weakest < _BARELY_PART


def evidence_of(found: Found, cluster: Cluster, doubts: Doubts, old: Text, new: Text) -> Evidence:
    """Tell why a group with both sides was made."""
    i, j = cluster.olds[0], cluster.news[0]
    same = old.terms[i].key == new.terms[j].key
    score = 1.0 if same else found.rows[i].get(j, 0.0)
    rival = None if same else doubts.runner_up(i, j)
    refs = {"old": old.refs, "new": new.refs}
    return Evidence(
        score=round(score, 4),
        shared=tuple(_shared(found, cluster, old, new)),
        runner_up=refs[rival[0]][rival[1]] if rival else None,
        runner_up_score=round(rival[2], 4) if rival else None,
        runner_up_side=rival[0] if rival else None,
    )


def _shared(found: Found, cluster: Cluster, old: Text, new: Text) -> Iterator[str]:
    olds = set().union(*[old.terms[i].terms for i in cluster.olds])
    news = set().union(*[new.terms[j].terms for j in cluster.news])
    return telling(found, olds & news, old)


def telling(found: Found, shared: set[int], text: Text) -> Iterator[str]:
    """Yield the shared terms that weigh most; a word of a pair already told is not repeated."""
    weights = found.weights.shared
    ranked = sorted([(-weights[term], term) for term in shared if weights[term]])
    told: set[int] = set()
    left = _SHOWN
    for _, term in ranked:
        words = {(term >> 32) - 1, term & 0xFFFFFFFF} if term >> 32 else {term}
        if words & told:
            continue
        told |= words
        yield text.lexicon.show(term)
        left -= 1
        if not left:
            return


def similarity_of(cluster: Cluster, old: Text, new: Text) -> float:
    """Return the ratio of words, with their number, that both sides share (Dice)."""
    olds: Counter[int] = Counter()
    news: Counter[int] = Counter()
    for i in cluster.olds:
        olds.update(old.terms[i].all_ids)
    for j in cluster.news:
        news.update(new.terms[j].all_ids)
    whole = olds.total() + news.total()
    return round(2 * (olds & news).total() / whole, 4) if whole else 1.0
