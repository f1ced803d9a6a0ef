"""Nearly equal items: what two of them share proves nothing when others have it too.

Of a schedule that names twenty ports and a quota for each, one port goes and another
comes. The two are as alike as any two of its items, and yet not one item changed:

    The quota of Aldport is 12 tonnes a year    ->    (gone)
    The quota of Bremhaven is 9 tonnes a year   ->    The quota of Bremhaven is 9 tonnes a year
    (not there)                                 ->    The quota of Corvo is 31 tonnes a year
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .text import Text
    from .words import Weights

_FAMILY = 3  # paragraphs of one text that are items of one schedule
_NUMBERS = 2  # rare numbers that set an item apart
_FORMULA = 0.9  # of what two paragraphs share: what makes a third one of their kind
_TERMS = 3  # that two paragraphs share: fewer are no formula
_LONGER = 1.25  # an item's terms against those of the longer of the two: none is much longer


class Families:
    """Tells whether what two paragraphs share sets them apart from all others.

    Args:
        old: the old text.
        new: the new text.
        weights: what their terms weigh.
    """

    def __init__(self, old: Text, new: Text, weights: Weights) -> None:
        self._old, self._new = old, new
        self._counts = weights.counts
        self._places: dict[bool, dict[int, list[int]]] = {}

    def formula_only(self, i: int, j: int) -> bool:
        """Tell whether an old and a new paragraph share only what several others have too.

        A word that stands in few paragraphs sets an item apart. So do two such numbers: one
        may agree by chance. A year or an ordinal does not, because it advances. Paragraphs
        that share hardly a word besides have no formula.
        """
        shared = self._common_terms(i, j)
        if shared is None or len(shared) < _TERMS:
            return False
        counts = self._counts
        rarest = min(shared, key=lambda term: (counts[term], term))
        most = round(_FORMULA * len(shared))
        longest = round(_LONGER * max(len(self._old.terms[i].terms), len(self._new.terms[j].terms)))
        for of_old in (True, False):
            kin = 0
            for terms in self._holders(rarest, of_old=of_old):
                kin += len(terms) <= longest and len(terms.intersection(shared)) >= most
                if kin >= _FAMILY:
                    return True
        return False

    def _common_terms(self, i: int, j: int) -> list[int] | None:
        """Return the terms, numbers aside, that two paragraphs share; None if some are rare."""
        counts, lexicon = self._counts, self._old.lexicon
        shared: list[int] = []
        numbers = 0
        for term in self._old.terms[i].terms & self._new.terms[j].terms:
            count = counts[term]
            second = term & 0xFFFFFFFF
            if lexicon.numbers[second] or (term >> 32 and lexicon.numbers[(term >> 32) - 1]):
                telling = lexicon.label[second] or not lexicon.routine[second]
                numbers += not term >> 32 and telling and count < _FAMILY
                if numbers >= _NUMBERS:
                    return None
            elif count < _FAMILY:
                return None
            else:
                shared.append(term)
        return shared

    def _holders(self, term: int, *, of_old: bool) -> Iterator[set[int]]:
        """Yield the terms of every paragraph of one text that holds a term."""
        text = self._old if of_old else self._new
        places = self._places.get(of_old)
        if places is None:
            places = self._places[of_old] = {}
            for index, paragraph in enumerate(text.terms):
                for known in paragraph.terms:
                    places.setdefault(known, []).append(index)
        for index in places.get(term, ()):
            yield text.terms[index].terms
