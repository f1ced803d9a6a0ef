"""When two titles are one: what of a title stays from one session to the next."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from clausetrail.lang.en.routine import ORDINALS, RECURRING
from clausetrail.lang.en.series import ARTICLES, COMMON_WORDS, SMALL_WORDS

_APOSTROPHES = re.compile(r"['’‘`]")
_INNER_HYPHEN = re.compile(r"\b(co|peace|non|re|pre|inter|multi|anti|sub)[-‐‑](?=\w)")
_NOT_WORD = re.compile(r"[^\w]+")
_YEARS = re.compile(r"(?:19|20)\d\d")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
# A footnote's marker or asterisk that stayed at the title's end.
_MARKER = re.compile(r"(?<=[a-z)’”])\d{1,2}$|\*+$")
_ENDED = re.compile(r"(ies|es|s)$")


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Return a text in small letters, without articles, accents, hyphens and punctuation.

    "Peace-keeping" and "co-operation" become one word, as they are written today.
    """
    text = _APOSTROPHES.sub("", text.strip())
    text = unicodedata.normalize("NFKD", _MARKER.sub("", text)).casefold()
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = _INNER_HYPHEN.sub(r"\1", text)
    words = _NOT_WORD.sub(" ", text).replace("_", " ").split()
    return " ".join(word for word in words if word not in ARTICLES)


@lru_cache(maxsize=65536)
def key_of(title: str) -> str:
    """Return what a title shares with those of other sessions: no years, no ordinals.

    "Fourteenth Congress" and "Fifteenth Congress" have one key, and "biennium 2020–2021" and
    "2022" alike; the numbers of resolutions stay, for they are names.
    """
    words: list[str] = []
    for word in _ordinals_joined(folded(title).split()):
        moves_on = word in ORDINALS or _YEARS.fullmatch(word) or _ORDINAL.fullmatch(word)
        if not moves_on:
            words.append(word)
        elif not words or words[-1] != "#":
            words.append("#")
    return " ".join(words)


def _ordinals_joined(words: list[str]) -> list[str]:
    """Join "seventy first" to the one ordinal that its hyphen made of it."""
    joined: list[str] = []
    for word in words:
        if joined and f"{joined[-1]}-{word}" in ORDINALS:
            joined[-1] = f"{joined[-1]}-{word}"
        else:
            joined.append(word)
    return joined


@lru_cache(maxsize=65536)
def telling_words(title: str) -> frozenset[str]:
    """Return the words of a title that few subjects share, in the singular."""
    words = key_of(title).split()
    return frozenset(
        _singular(word)
        for word in words
        if word != "#"
        and word not in SMALL_WORDS
        and word not in COMMON_WORDS
        and word not in RECURRING
        and not word.isdigit()
    )


def numbers_of(title: str) -> frozenset[str]:
    """Return the numbers that a title keeps: those of the resolutions it names."""
    return frozenset(word for word in key_of(title).split() if word.isdigit())


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=65536)
def all_words(title: str) -> frozenset[str]:
    """Return all words of a title but the small ones and the numbers, in the singular."""
    return frozenset(
        _singular(word)
        for word in key_of(title).split()
        if word != "#" and word not in SMALL_WORDS and not word.isdigit()
    )


def numbers_agree(old: str, new: str) -> bool:
    """Whether two titles may be one by the numbers in them: one names all that the other does."""
    one, other = numbers_of(old), numbers_of(new)
    return one <= other or other <= one


def head_of(title: str) -> str:
    """Return the key of what stands before a title's colon: its theme of the year follows."""
    return key_of(title.partition(":")[0])


def alike(old: str, new: str) -> float:
    """Return how likely two titles name one subject, from 0 to 1.

    The words that few subjects share decide: 1 where one title has all those of the other;
    else their share of all. Titles without such words are compared by all their words.
    """
    if not numbers_agree(old, new):
        return 0.0
    one, other = telling_words(old), telling_words(new)
    if not one or not other:
        one, other = all_words(old), all_words(new)
        if not one or not other:
            return 0.0
        return len(one & other) / len(one | other)
    shared = len(one & other)
    if shared in {len(one), len(other)}:
        return 1.0
    return shared / len(one | other)
