"""Paragraphs as weighted terms: what the pairing looks at.

A term is a stemmed word or a pair of neighbouring content words. Its weight falls
with the number of paragraphs that hold it, on the side where more do, so that the
formulas of a series weigh next to nothing and a name that stands once weighs most
(inverse document frequency: Spärck Jones 1972).
"""

from __future__ import annotations

import re
from collections import Counter
from copy import copy
from functools import lru_cache
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING
from unicodedata import normalize

from clausetrail.lang.en.formulas import FUNCTION_WORDS, LEAD_ADVERBS, NUMBER_WORDS, OFFICE_WORDS
from clausetrail.lang.lazy import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+(?:(?:[/.']|(?<=\d),(?=\d\d\d))[^\W_]+)*")
# A Chinese or Japanese character is a word of its own: those scripts set no spaces. The sets
# take long to compile, and few texts have any of them.
_EAST_ASIAN = "\u3040"  # the first of them
_WORD_OR_CHARACTER = lazy_pattern(
    r"[\u3040-\u30ff\u3400-\u9fff]"
    r"|[^\W_\u3040-\u30ff\u3400-\u9fff]+(?:(?:[/.']|(?<=\d),(?=\d\d\d))[^\W_]+)*"
)
_SAME = {
    ord(char): plain
    for plain, chars in (
        ("'", "\u2018\u2019\u201b\u02bc\u0060\u00b4"),
        ("-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"),
        ('"', "\u201c\u201d\u201e\u201f\u00ab\u00bb"),
        (" ", "\u00a0\u202f\u2009"),
        # Soft hyphens, joiners and direction marks are not seen, and not compared.
        (
            "",
            "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff",
        ),
    )
    for char in chars
}

# Paragraphs that a text is taken to have at least: in a short one all words are rare.
_FEWEST = 8
_BIGRAM = 0.6  # a pair of words repeats what its words said, and adds their order
_OFFICE = 0.35
# A number that two paragraphs share speaks for them, an amount or a symbol ("1,200", "70/1")
# even like a rare word; one that they do not share hardly speaks against them.
_NUMBER_SHARED = 0.5
_NUMBER_ALONE = 0.12


def words_of(text: str) -> list[str]:
    """Cut a text into case-folded words; quotation marks, dashes and spaces are alike."""
    if not text.isascii():
        text = normalize("NFKC", text.translate(_SAME)).casefold()
        if max(text, default="") >= _EAST_ASIAN:
            return _WORD_OR_CHARACTER.findall(text)
        return _WORD.findall(text)
    return _WORD.findall(text.lower())


@lru_cache(maxsize=1 << 16)
def stem_of(word: str) -> str:
    """Cut the endings of English inflection, so that "recalls" and "recalling" are one term."""
    word = word.removesuffix("'s")
    if len(word) < 4 or not word.isascii() or not word.isalpha():
        return word
    for ending, put, least in (
        ("ies", "y", 5),
        ("ied", "y", 5),
        ("ing", "", 6),
        ("ed", "", 5),
        ("es", "", 5),
        ("s", "", 4),
        ("e", "", 5),
    ):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            return word[: len(word) - len(ending)] + put
    return word


_FUNCTION_STEMS = frozenset(map(stem_of, FUNCTION_WORDS)) | FUNCTION_WORDS
_OFFICE_STEMS = frozenset(map(stem_of, OFFICE_WORDS)) - _FUNCTION_STEMS
_NUMBER_STEMS = frozenset(map(stem_of, NUMBER_WORDS)) - {"may"}
_ADVERB_STEMS = frozenset(map(stem_of, LEAD_ADVERBS))


@lru_cache(maxsize=1 << 16)
def is_number(stem: str) -> bool:
    """Tell whether a term counts as a number: digits, a numeral in words, a month."""
    return stem in _NUMBER_STEMS or any(char.isdigit() for char in stem)


class Lexicon:
    """The words of two texts, numbered in the order they were met.

    A term is an integer: a word's number, or for a pair of neighbouring content words
    `(first + 1) << 32 | second`. Integers keep every sum in the same order on every
    machine, which the hash of a string would not.
    """

    def __init__(self) -> None:
        self.ids: dict[str, int] = {}
        self.stems: list[str] = []
        self.words: list[str] = []  # as each was met first
        self.numbers: list[bool] = []
        self.routine: list[bool] = []  # a year, an ordinal, a day: no amount and no symbol
        self.grammar: list[bool] = []
        self.label: list[bool] = []  # a number of up to three digits

    def number_of(self, stem: str, word: str) -> int:
        """Return the number of a word's stem, a new one if it was not met before."""
        known = self.ids.get(stem)
        if known is None:
            known = self.ids[stem] = len(self.stems)
            self.stems.append(stem)
            self.words.append(word)
            self.numbers.append(is_number(stem))
            self.routine.append((self.numbers[-1] and len(stem) < 5) or stem in _NUMBER_STEMS)
            self.grammar.append(stem in _FUNCTION_STEMS)
            self.label.append(len(stem) < 4 and stem.isdigit())
        return known

    def show(self, term: int) -> str:
        """Return a term as a person reads it."""
        if term >> 32:
            return f"{self.words[(term >> 32) - 1]} {self.words[term & 0xFFFFFFFF]}"
        return self.words[term]


class Terms:
    """One paragraph as terms.

    Attributes:
        all_ids: its words in order, by their number in the lexicon.
        terms: the distinct terms, words and pairs of words.
        lead: the stem of its opening verb or word; "" for an empty paragraph.
        key: its words as one string; equal keys are equal paragraphs but for punctuation.
        words: how many words it has.
        total: the summed weight of its terms, set by `weigh`.
    """

    __slots__ = ("all_ids", "key", "lead", "terms", "total", "words")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        words = words_of(text)
        stems = [stem_of(word) for word in words]
        number_of = lexicon.number_of
        self.all_ids = [number_of(stem, word) for stem, word in zip(stems, words, strict=True)]
        self.words = len(words)
        self.key = " ".join(words) if words else text
        self.lead = next((stem for stem in stems[:8] if stem not in _ADVERB_STEMS), "")
        grammar = lexicon.grammar
        ids = [number for number in self.all_ids if not grammar[number]]
        self.terms = set(ids)
        # "Item 12: …": its own number says where a paragraph stands, not what it is, and
        # counts once, not with its neighbours too.
        chain = [id_ for id_ in ids[:2] if not lexicon.label[id_]] + ids[2:]
        self.terms.update([(a + 1) << 32 | b for a, b in pairwise(chain)])
        self.total = 0.0


class Weights:
    """What every term of two texts weighs.

    Attributes:
        shared: weight of a term that two paragraphs share.
        alone: weight of a term that a paragraph does not share; less for numbers only,
            because sessions, years and dates advance.
        counts: paragraphs that hold a term, on the side where more do.
    """

    def __init__(self, old: Sequence[Terms], new: Sequence[Terms], lexicon: Lexicon) -> None:
        counts = _most(_count(old), _count(new))
        top = max(len(old), len(new), _FEWEST) + 1
        logs = [0.0] + [log(top / count) for count in range(1, top)]
        numbers = lexicon.numbers
        office = [stem in _OFFICE_STEMS for stem in lexicon.stems]
        self.shared: dict[int, float] = {}
        self.alone: dict[int, float] = {}
        for term, count in counts.items():
            weight = logs[count]
            second = term & 0xFFFFFFFF
            number = numbers[second]
            if term >> 32:
                weight *= _BIGRAM
                number = number or numbers[(term >> 32) - 1]
            elif office[second]:
                weight *= _OFFICE
            self.alone[term] = weight * _NUMBER_ALONE if number else weight
            routine = number and (term >> 32 or lexicon.routine[second])
            self.shared[term] = weight * _NUMBER_SHARED if routine else weight
        self.counts = counts
        for side in (old, new):
            for paragraph in side:
                paragraph.total = sum([self.alone[term] for term in paragraph.terms])

    def telling(self) -> Weights:
        """Return weights that fall faster with every paragraph that holds a term.

        A part of a split is known by what stands there alone: a name that stands in several
        paragraphs is as heavy as all its words, and proves nothing.
        """
        other = copy(self)
        discount = [0.0] + [
            count**-0.5 for count in range(1, max(self.counts.values(), default=0) + 1)
        ]
        other.shared = {t: w * discount[self.counts[t]] for t, w in self.shared.items()}
        other.alone = {t: w * discount[self.counts[t]] for t, w in self.alone.items()}
        return other


def _count(paragraphs: Sequence[Terms]) -> Counter[int]:
    counts: Counter[int] = Counter()
    for paragraph in paragraphs:
        counts.update(paragraph.terms)
    return counts


def _most(old: Counter[int], new: Counter[int]) -> dict[int, int]:
    """Return for each term the paragraphs that hold it, on the side where more do."""
    most: dict[int, int] = dict(old)
    for term, count in new.items():
        if count > most.get(term, 0):
            most[term] = count
    return most
