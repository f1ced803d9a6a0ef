"""Short paragraphs rewritten in their place.

"We should not be afraid of it." and "We should not fear it." share no word that tells a
paragraph from others, and each is all that is left between two neighbours that are pairs.
Of a long paragraph the telling words decide; a short one has too few, and its place and
its words of grammar speak for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from .assign import best_pairs
from .order import in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .items import Families
    from .regroup import Cluster
    from .text import Text

_SHORT = 25  # words of a short paragraph, some two lines
_ONLY = 0.2  # ratio of words shared that a pair needs where nothing else is left in its place
_AMONG = 0.34  # ... and where something else is
_GRAMMAR = 0.5  # ... and where all that is shared are words of grammar
_MOST = 8  # paragraphs left in one place beyond which their place says nothing


def pairs_in_gaps(
    clusters: Sequence[Cluster],
    texts: tuple[Text, Text],
    families: Families,
    apart: frozenset[tuple[int, int]],
) -> list[tuple[int, int]]:
    """Pair short paragraphs that are left over in the same place.

    Args:
        clusters: the groups found so far.
        texts: the old and the new text.
        families: what tells nearly equal items, of which none becomes another.
        apart: pairs (old, new) that may not be.

    Returns:
        Old and new index of each pair, in ascending order.
    """
    old, new = texts
    in_old = {i for cluster in clusters for i in cluster.olds}
    in_new = {j for cluster in clusters for j in cluster.news}
    if len(in_old) == len(old) or len(in_new) == len(new):
        return []
    keys = [(min(cluster.olds), min(cluster.news)) for cluster in clusters]
    words = [old.terms[i].words + 1 for i, _ in keys]
    spine = sorted(keys[k] for k in in_order(keys, words))
    olds, news = [i for i, _ in spine], [j for _, j in spine]
    gaps: dict[int, tuple[list[int], list[int]]] = {}
    for i in range(len(old)):
        if i not in in_old:
            gaps.setdefault(bisect_left(olds, i), ([], []))[0].append(i)
    for j in range(len(new)):
        if j not in in_new:
            gaps.setdefault(bisect_left(news, j), ([], []))[1].append(j)
    found: list[tuple[int, int]] = []
    for here, there in gaps.values():
        if here and there and max(len(here), len(there)) <= _MOST:
            need = _ONLY if len(here) == len(there) == 1 else _AMONG
            edges = [
                {
                    j: value - need
                    for j in there
                    if (i, j) not in apart
                    and (value := _words_shared(old, i, new, j)) > need
                    and not families.formula_only(i, j)
                }
                for i in here
            ]
            found += [(here[k], j) for k, j in best_pairs(edges)[0].items()]
    return sorted(found)


def _words_shared(old: Text, i: int, new: Text, j: int) -> float:
    """Return the ratio of all words, with their number, that two short paragraphs share."""
    a, b = old.terms[i], new.terms[j]
    if old.kinds[i] != new.kinds[j] or max(a.words, b.words) > _SHORT:
        return 0.0
    both = (Counter(a.all_ids) & Counter(b.all_ids)).total()
    ratio = 2 * both / (a.words + b.words) if both else 0.0
    # "It is cold." and "That is true." share a word of grammar, which alone says nothing.
    return ratio if ratio >= _GRAMMAR or not a.terms.isdisjoint(b.terms) else 0.0
