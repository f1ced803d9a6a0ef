"""Find the paragraphs of a corpus whose words are nearest to some words.

Few candidates are taken by the shingles that they share, the rarer the heavier; then their words
are really aligned, the likeliest first, until none that is left could be nearer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import groupby
from math import log
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.align.words import is_number
from clausetrail.diff.words import diff_words

from .shingles import shingles_of, sketch_of, words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clausetrail.model import Op

    from .index import Index

# A shingle in more paragraphs than this is a formula: it is looked at only where a paragraph has
# nothing rarer. Found on 20,000 texts, where reading so many rows takes a millisecond.
_COMMON = 2000
_CANDIDATES = 40  # paragraphs whose words are counted
_ALIGNED = 8  # and of which the words are aligned
_NUMBER = 0.12  # what a number counts that only one of two paragraphs has, as in the alignment
LEAST = 0.4
"""Below this ratio two paragraphs have formulas in common, and no wording.

Of 203 pairs in six comparisons aligned by hand 4 are below it; of 54 paragraphs that are new there,
7 have one above it in the older text. At 0.3 it would be 2 and 24, at 0.5 it would be 9 and 3.
"""


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
    chosen: dict[int, str] = {}
    ordered = sorted(weights, key=lambda one: -weights[one])
    for _, tied in groupby(ordered, key=lambda one: weights[one]):
        # Ids tell when a paragraph came into this index: what is chosen must not depend on it.
        texts = sorted(index.texts(tied).items(), key=lambda both: both[1])
        for one, words in texts:
            if len(chosen) < _CANDIDATES and allowed(one):
                chosen[one] = words
        if len(chosen) == _CANDIDATES:
            break
    return Candidates(chosen)


def nearest(text: str, among: Candidates) -> list[Alike]:
    """Return the candidates that are nearest to a text, the nearest first.

    Those as near as the nearest are all there, so that a caller may choose among them.
    """
    mine = Counter(words_in(text))
    bounds: list[tuple[float, int]] = []
    for one, words in among.texts.items():
        theirs = Counter(words_in(words))
        shared = (mine & theirs).total()
        bounds.append((_ratio(shared, (mine - theirs) + (theirs - mine)), one))
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
    """Return the ratio of words that two texts share, by their aligned words.

    Numbers, dates and symbols that differ hardly count: they are what advances by itself.
    """
    shared = 0
    alone: Counter[str] = Counter()
    for sign, words in ops:
        found = words_in(words)
        if sign == "=":
            shared += len(found)
        else:
            alone.update(found)
    return _ratio(shared, alone)


def _ratio(shared: int, alone: Mapping[str, int]) -> float:
    other = sum(count * (_NUMBER if is_number(word) else 1) for word, count in alone.items())
    total = 2 * shared + other
    return round(2 * shared / total, 4) if total else 1.0
