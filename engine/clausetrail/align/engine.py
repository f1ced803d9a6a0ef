"""The alignment of two lists of paragraphs, step by step.

1. Paragraphs with the same words on both sides, once each, are pairs.
2. The others are scored by their words; the safe pairs among them give the order.
3. The best set of pairs as a whole, by words, order and structure, is chosen.
4. Left-over words join the paragraphs without a partner to pairs: splits and merges.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from .assign import best_pairs
from .order import in_order
from .regroup import join
from .score import candidates
from .words import Lexicon, Terms, weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAFE = 0.4  # score from which a pair may fix the order of others
_LEAST = 0.26  # score, order and structure included, below which nothing is paired
_ORDER = 0.10
_PARENT = 0.08
_LEAD = 0.05
MAX_TWINS = 12


class Side:
    """One text as the engine sees it."""

    def __init__(self, texts: Sequence[str], parents: Sequence[int], lexicon: Lexicon) -> None:
        self.terms = [Terms(text, lexicon) for text in texts]
        self.parents = parents


class Result:
    """What the engine found; indexes count paragraphs from 0."""

    def __init__(self) -> None:
        self.pairs: dict[int, int] = {}
        self.parts: list[tuple[list[int], list[int]]] = []
        self.rows: list[dict[int, float]] = []
        self.fallback: str | None = None


def pair_up(old: Side, new: Side, lexicon: Lexicon) -> Result:
    weights = weigh(old.terms, new.terms, lexicon)
    result = Result()
    same = _identical(old.terms, new.terms)
    rows = candidates(old.terms, new.terms, weights, set(same), set(same.values()))
    result.rows = rows
    first, greedy = best_pairs(
        [{j: s - _SAFE for j, s in row.items() if s > _SAFE} for row in rows]
    )
    anchors = same | first
    spine = _spine(anchors, old.terms)
    _add_gaps(rows, anchors, spine, old, new)
    edges = [_edges(i, row, anchors, spine, old, new) for i, row in enumerate(rows)]
    second, more = best_pairs(edges)
    if greedy or more:
        result.fallback = "too many alike paragraphs for the exact method: paired greedily"
    result.pairs = same | second
    _regroup(result, old, new, weights)
    return result


def _identical(old: Sequence[Terms], new: Sequence[Terms]) -> dict[int, int]:
    where_old: dict[str, list[int]] = {}
    where_new: dict[str, list[int]] = {}
    for where, side in ((where_old, old), (where_new, new)):
        for index, paragraph in enumerate(side):
            where.setdefault(paragraph.key, []).append(index)
    pairs: dict[int, int] = {}
    for key, olds in where_old.items():
        news = where_new.get(key, [])
        if len(olds) == len(news) or (news and max(len(olds), len(news)) > MAX_TWINS):
            pairs.update(zip(olds, news, strict=False))
    return pairs


def _spine(anchors: dict[int, int], old: Sequence[Terms]) -> list[tuple[int, int]]:
    items = sorted(anchors.items())
    stay = in_order(items, [old[i].words + 1 for i, _ in items])
    return [items[k] for k in sorted(stay)]


def _edges(
    i: int,
    row: dict[int, float],
    anchors: dict[int, int],
    spine: list[tuple[int, int]],
    old: Side,
    new: Side,
) -> dict[int, float]:
    if not row:
        return {}
    olds = [pair[0] for pair in spine]
    news = [pair[1] for pair in spine]
    rank = bisect_left(olds, i)
    edges: dict[int, float] = {}
    for j, score in row.items():
        off = abs(rank - bisect_left(news, j))
        value = score + _ORDER / (1 + off)
        if old.terms[i].lead == new.terms[j].lead:
            value += _LEAD
        a, b = old.parents[i], new.parents[j]
        if a >= 0 and b >= 0 and anchors.get(a) == b:
            value += _PARENT
        if value > _LEAST + _ORDER * 0.5:
            edges[j] = value - _LEAST - _ORDER * 0.5
    return edges


def _add_gaps(
    rows: list[dict[int, float]],
    anchors: dict[int, int],
    spine: list[tuple[int, int]],
    old: Side,
    new: Side,
) -> None:
    pass


def _regroup(result: Result, old: Side, new: Side, weights: dict[int, float]) -> None:
    rows = result.rows
    columns: list[list[int]] = [[] for _ in new.terms]
    for i, row in enumerate(rows):
        for j in row:
            columns[j].append(i)
    pairs = result.pairs
    back = {j: i for i, j in pairs.items()}
    merges = join(
        {j: [i] for j, i in back.items()},
        [i for i in range(len(rows)) if i not in pairs],
        {i: list(row) for i, row in enumerate(rows)},
        old.terms,
        new.terms,
        weights,
    )
    splits = join(
        {i: [j] for i, j in pairs.items()},
        [j for j in range(len(columns)) if j not in back],
        dict(enumerate(columns)),
        new.terms,
        old.terms,
        weights,
    )
    groups: dict[int, tuple[list[int], list[int]]] = {i: ([i], [j]) for i, j in pairs.items()}
    for u, q in merges:
        groups[back[q]][0].append(u)
    for u, q in splits:
        groups[q][1].append(u)
    result.parts = [(sorted(a), sorted(b)) for a, b in groups.values()]
