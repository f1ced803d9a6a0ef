"""Paragraphs with the same words on both sides."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from .order import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from .pins import Bonds
    from .text import Text


def identical_pairs(old: Text, new: Text, bonds: Bonds) -> dict[int, int]:
    """Pair paragraphs whose words are the same, punctuation and capitals aside.

    One that stands once on either side is paired at once. Of several that are the same,
    those go together whose lead-ins do, then those between the same neighbours, then the
    others in order; what is left over on one side stays alone.
    """
    olds = _places(old, {i for group in bonds.together for i in group[0]})
    news = _places(new, {j for group in bonds.together for j in group[1]})
    pairs: dict[int, int] = {}
    several: list[tuple[list[int], list[int]]] = []
    for key, where in olds.items():
        there = news.get(key)
        if there is None:
            continue
        if len(where) == len(there) == 1:
            if (where[0], there[0]) not in bonds.apart:
                pairs[where[0]] = there[0]
        else:
            several.append((where, there))
    if several:
        gap_old, gap_new = _gaps(pairs, old)
        known = dict(pairs)
        for where, there in several:
            left = where, there
            for name_old, name_new in (
                (lambda i: known.get(old.parents[i], -1), lambda j: _or_none(new.parents[j])),
                (gap_old, gap_new),
                (_alike, _alike),
            ):
                left = _match(left, name_old, name_new, pairs, bonds.apart)
    return pairs


def _places(text: Text, bound: set[int]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for index, paragraph in enumerate(text.terms):
        if index not in bound:
            places.setdefault(paragraph.key, []).append(index)
    return places


def _or_none(parent: int) -> int | None:
    """Return the index of a lead-in; None, which equals no index, for a paragraph without one."""
    return parent if parent >= 0 else None


def _alike(_: int) -> int:
    """Give every paragraph one name."""
    return 0


def _gaps(pairs: Mapping[int, int], old: Text) -> tuple[Callable[[int], int], Callable[[int], int]]:
    """Return how many sure pairs in order stand before an old and before a new paragraph."""
    items = sorted(pairs.items())
    stay = sorted(in_order(items, [old.terms[i].words + 1 for i, _ in items]))
    olds, news = [items[k][0] for k in stay], [items[k][1] for k in stay]
    return (lambda i: bisect_left(olds, i)), (lambda j: bisect_left(news, j))


def _match(
    left: tuple[Sequence[int], Sequence[int]],
    name_old: Callable[[int], Hashable],
    name_new: Callable[[int], Hashable],
    pairs: dict[int, int],
    apart: frozenset[tuple[int, int]],
) -> tuple[list[int], list[int]]:
    """Pair in order what has the same name; return what is left over."""
    waiting: dict[Hashable, list[int]] = {}
    for i in left[0]:
        waiting.setdefault(name_old(i), []).append(i)
    for queue in waiting.values():
        queue.reverse()
    rest: list[int] = []
    for j in left[1]:
        queue = waiting.get(name_new(j), [])
        if queue and (queue[-1], j) not in apart:
            pairs[queue.pop()] = j
        else:
            rest.append(j)
    return sorted(i for queue in waiting.values() for i in queue), rest
