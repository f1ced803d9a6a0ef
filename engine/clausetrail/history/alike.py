"""Find the paragraphs of a corpus whose words are nearest to some words.

Few candidates are taken by the shingles that they share, the rarer the heavier; then their words
are really aligned, the likeliest first, until none that is left could be nearer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.diff.words import diff_words

from .shingles import located, shingles_of, sketch_of, words_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetrail.model import Op

    from .index import Index

# A shingle in more paragraphs than this is a formula: it is looked at only where a paragraph has
# nothing rarer. Found on 20,000 texts, where reading so many rows takes a millisecond.
_COMMON = 2000
_CANDIDATES = 40  # paragraphs whose words are counted
_ALIGNED = 8  # and of which the words are aligned
LEAST = 0.3
"""Below this ratio two paragraphs have formulas in common, and no wording; see the benchmark."""


class Alike(NamedTuple):
    """A paragraph near to the one that was asked for."""

    text: int  # its id in the index
    words: str
    ratio: float  # of the words of both that are aligned, in [0, 1]
    ops: tuple[Op, ...]  # from it to the one asked for


class Candidates(NamedTuple):
    """What shares shingles with some words, the likeliest first."""

    texts: dict[int, str]  # id -> words


def candidates(index: Index, text: str, allowed: Callable[[int], bool]) -> Candidates:
    """Collect paragraphs that share shingles with a text.

    Args:
        index: where to look.
        text: a paragraph.
        allowed: whether the paragraph of this id may be one.
    """
    sketch = sketch_of(shingles_of(words_in(text)))
    weights: dict[int, float] = defaultdict(float)
    common: list[int] = []
    for shingle in sketch:
        found = [
            row[0]
            for row in index.rows(
                "SELECT text FROM shingles WHERE hash = ? LIMIT ?", (shingle, _COMMON + 1)
            )
        ]
        if len(found) > _COMMON:
            common.append(shingle)
            continue
        weight = log(1 + _COMMON / len(found)) if found else 0.0
        for one in found:
            weights[one] += weight
    if not weights:
        for shingle in common:
            for (one,) in index.rows("SELECT text FROM shingles WHERE hash = ?", (shingle,)):
                weights[one] += 1
    ordered = sorted(weights, key=lambda one: (-weights[one], one))
    chosen: list[int] = []
    for one in ordered:
        if allowed(one):
            chosen.append(one)
            if len(chosen) == _CANDIDATES:
                break
    return Candidates(index.texts(chosen))


def nearest(text: str, among: Candidates) -> list[Alike]:
    """Return the candidates that are nearest to a text, the nearest first.

    Those as near as the nearest are all there, so that a caller may choose among them.
    """
    mine = Counter(words_in(text))
    bounds: list[tuple[float, int]] = []
    for one, words in among.texts.items():
        theirs = Counter(words_in(words))
        total = mine.total() + theirs.total()
        bounds.append((2 * (mine & theirs).total() / total if total else 0.0, one))
    bounds.sort(key=lambda bound: (-bound[0], among.texts[bound[1]]))
    found: list[Alike] = []
    best = 0.0
    for bound, one in bounds:
        # Aligned words are never more than words in common.
        if bound < LEAST or bound < best or (len(found) >= _ALIGNED and bound <= best):
            break
        ops = diff_words(among.texts[one], text).ops
        ratio = ratio_of(ops)
        best = max(best, ratio)
        found.append(Alike(one, among.texts[one], ratio, ops))
    found.sort(key=lambda alike: (-alike.ratio, alike.words))
    return [alike for alike in found if alike.ratio >= LEAST]


def ratio_of(ops: tuple[Op, ...]) -> float:
    """Return the ratio of words that two texts share, by their aligned words."""
    counts = Counter[str]()
    for sign, words in ops:
        counts[sign] += len(located(words))
    total = 2 * counts["="] + counts["-"] + counts["+"]
    return round(2 * counts["="] / total, 4) if total else 1.0
