"""The alignment of two texts, step by step.

1. Paragraphs with the same words on both sides are pairs.
2. The others are scored by their words; the safe pairs among them give the order.
3. The best set of pairs as a whole is chosen, by words, order and structure.
4. Left-over words join the paragraphs without a partner to groups: splits and merges.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .assign import best_pairs
from .fit import Frame, safe_pairs
from .gaps import pairs_in_gaps
from .items import Families
from .regroup import Cluster, Regrouping
from .score import candidates, likeness
from .twins import identical_pairs
from .words import Weights

if TYPE_CHECKING:
    from collections.abc import Callable

    from .pins import Bonds
    from .text import Text

_SAFE = 0.4  # likeness from which a pair may fix the order of others
_SAFE_MARGIN = 0.15  # by which it must lead every other


class Found:
    """What the engine found.

    Attributes:
        clusters: the groups that have both sides.
        rows: likeness of each old paragraph's candidates by new index.
        columns: the same by new paragraph and old index.
        fits: fit of the pairs that were allowed, likewise; at most 0 if it does not do.
        weights: what the terms weigh.
        families: what tells nearly equal items.
        placed: pairs that were made for their place alone.
        close: paragraphs, by whether they are old and by index, that nearly joined a group, each
            with the paragraph of the other side that the group began with.
        apart: pairs (old, new) that a person parted.
        fallback: why a simpler method was used, or None.
    """

    weights: Weights
    families: Families

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self.rows: list[dict[int, float]] = []
        self.columns: list[dict[int, float]] = []
        self.fits: list[dict[int, float]] = []
        self.placed: frozenset[tuple[int, int]] = frozenset()
        self.close: dict[tuple[bool, int], int] = {}
        self.apart: frozenset[tuple[int, int]] = frozenset()
        self.fallback: str | None = None


def pair_up(
    old: Text,
    new: Text,
    bonds: Bonds,
    check: Callable[[], None],
) -> Found:
    """Find the groups of two texts; others may join the groups that a person pinned.

    `check` is called before every step; what it raises gives the work up.
    """
    check()
    together, apart = bonds.together, bonds.apart
    found = Found()
    found.apart = apart
    weights = found.weights = Weights(old.terms, new.terms, old.lexicon)
    found.clusters = [Cluster(olds, news, pinned=True) for olds, news in together]
    bound_old = {i for olds, _ in together for i in olds}
    bound_new = {j for _, news in together for j in news}
    same = identical_pairs(old, new, bonds)
    check()
    rows = candidates(old.terms, new.terms, weights, set(same), set(same.values()))
    for i, j in sorted(apart):
        rows[i].pop(j, None)
    found.rows = rows
    open_rows: list[dict[int, float]] = [
        {} if i in bound_old else {j: s for j, s in row.items() if j not in bound_new}
        for i, row in enumerate(rows)
    ]
    check()
    first, greedy = best_pairs(
        [{j: s - _SAFE for j, s in row.items() if s > _SAFE} for row in open_rows]
    )
    fixed = same | {olds[0]: news[0] for olds, news in together}
    families = found.families = Families(old, new, weights)
    safe = {
        i: j
        for i, j in safe_pairs(rows, first, _SAFE_MARGIN).items()
        if not families.formula_only(i, j)
    }
    check()
    frame = Frame(fixed | safe, old, new, families)
    for i, j in frame.kin():
        if i not in bound_old and j not in bound_new and i not in same and (i, j) not in apart:
            open_rows[i].setdefault(j, likeness(old.terms[i], new.terms[j], weights))
    found.fits = [
        {j: frame.fit(i, j, score) for j, score in row.items()} for i, row in enumerate(open_rows)
    ]
    check()
    second, more = best_pairs([{j: fit for j, fit in row.items() if fit > 0} for row in found.fits])
    if greedy or more:
        found.fallback = (
            "too many paragraphs are alike for the exact method: some were paired greedily"
        )
    found.clusters += [Cluster([i], [j]) for i, j in (same | second).items()]
    found.columns = [{} for _ in new.terms]
    for i, row in enumerate(rows):
        for j, score in row.items():
            found.columns[j][i] = score
    check()
    regrouping = Regrouping(
        found.clusters, (old, new), (found.columns, rows), weights, apart, families=families
    )
    regrouping.run()
    found.close = regrouping.close
    check()
    _pair_the_rest(found)
    placed = pairs_in_gaps(found.clusters, (old, new), families, apart)
    found.clusters += [Cluster([i], [j]) for i, j in placed]
    found.placed = frozenset(placed)
    return found


def _pair_the_rest(found: Found) -> None:
    """Pair what the regrouping set free."""
    in_old = {i for cluster in found.clusters for i in cluster.olds}
    in_new = {j for cluster in found.clusters for j in cluster.news}
    edges = [
        {} if i in in_old else {j: fit for j, fit in row.items() if fit > 0 and j not in in_new}
        for i, row in enumerate(found.fits)
    ]
    pairs, _ = best_pairs(edges)
    found.clusters += [Cluster([i], [j]) for i, j in pairs.items()]
