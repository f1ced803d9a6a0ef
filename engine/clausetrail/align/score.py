"""Which paragraphs may belong together, and how well each such pair fits by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .words import Terms, Weights

# A term in more paragraphs than this on either side leads to no candidate: it is a formula.
# It keeps the work proportional to the length of the texts.
MAX_POSTINGS = 40
# Candidates kept for one paragraph; the right one is nearly always among the first three.
MAX_CANDIDATES = 10
# ... and those kept beside them for the words that stand hardly anywhere else: among nearly
# equal items the changed one is not the likest.
MAX_RARE = 3
_RARE = 2  # paragraphs of one text that hold such a word at most
# Shared weight at which half of a score is believed: two rare words in a row.
_HALF_EVIDENCE = 0.9
# Likewise for containment, which a short paragraph reaches by chance.
_HALF_CONTAINED = 5.0


def candidates(
    old: Sequence[Terms],
    new: Sequence[Terms],
    weights: Weights,
    skip_old: set[int],
    skip_new: set[int],
) -> list[dict[int, float]]:
    """Score the pairs that share telling words.

    Args:
        old: paragraphs of the old text.
        new: paragraphs of the new text.
        weights: what their terms weigh.
        skip_old: indexes that take no part, because they are paired already.
        skip_new: likewise in the new text.

    Returns:
        For each old paragraph the scores, ratios in [0, 1], of its candidates by new index,
        best first.
    """
    postings = _postings(old, new, skip_old, skip_new)
    rows: list[dict[int, float]] = []
    for i, paragraph in enumerate(old):
        if i in skip_old:
            rows.append({})
            continue
        shared: dict[int, float] = {}
        rare: dict[int, float] = {}
        for term in paragraph.terms:
            hits = postings.get(term)
            if hits:
                weight = weights.shared[term]
                for j in hits:
                    shared[j] = shared.get(j, 0.0) + weight
                if weights.counts[term] <= _RARE:
                    for j in hits:
                        rare[j] = rare.get(j, 0.0) + weight
        total = paragraph.total + 1.0
        best = sorted([(-value / (total + new[j].total), j) for j, value in shared.items()])
        kept = [j for _, j in best[:MAX_CANDIDATES]]
        if len(best) > MAX_CANDIDATES:
            more = sorted([(-value, j) for j, value in rare.items() if j not in kept])
            kept += [j for _, j in more[:MAX_RARE]]
        scored = [(-likeness(paragraph, new[j], weights), j) for j in kept]
        rows.append({j: -score for score, j in sorted(scored)})
    return rows


def _postings(
    old: Sequence[Terms], new: Sequence[Terms], skip_old: set[int], skip_new: set[int]
) -> dict[int, list[int]]:
    """Return for each term that leads to candidates the new paragraphs that hold it."""
    counts: dict[int, int] = {}
    for i, paragraph in enumerate(old):
        if i not in skip_old:
            for term in paragraph.terms:
                counts[term] = counts.get(term, 0) + 1
    asked = {term for term, count in counts.items() if count <= MAX_POSTINGS}
    postings: dict[int, list[int]] = {}
    for j, paragraph in enumerate(new):
        if j not in skip_new:
            for term in paragraph.terms & asked:
                postings.setdefault(term, []).append(j)
    return {term: hits for term, hits in postings.items() if len(hits) <= MAX_POSTINGS}


def likeness(old: Terms, new: Terms, weights: Weights) -> float:
    """Score two paragraphs by their words alone: a ratio in [0, 1], the same in both directions.

    A blend of Dice's coefficient, which asks that the whole be alike, and of containment,
    which forgives what one side left out; believed as far as there is evidence.
    """
    shared = sum([weights.shared[term] for term in old.terms & new.terms])
    if not shared:
        return 0.0
    whole = old.total + new.total
    less = min(old.total, new.total)
    dice = min(1.0, 2 * shared / whole) if whole else 0.0
    contained = min(1.0, shared / less) if less else 0.0
    belief = shared / (shared + _HALF_EVIDENCE)
    contained *= shared / (shared + _HALF_CONTAINED)
    return (0.65 * dice + 0.35 * contained) * belief
