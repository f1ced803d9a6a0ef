"""Words of a paragraph with their places, and shingles: hashes of three words in a row.

Two paragraphs that share wording share shingles (Broder, On the resemblance and containment of
documents, 1997). One in four is kept, always the same ones, so that also a paragraph that went
into a longer one is found; a short paragraph keeps a few of its smallest at least.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple
from unicodedata import normalize
from zlib import crc32

RUN = 3
"""Words of a shingle. Two are a formula everywhere; of four, one edit in five words kills all."""

_ONE_IN = 4
_LEAST = 4
_MASK = (1 << 40) - 1
_WORD = re.compile(r"[^\W_]+(?:(?:['\u2019./]|(?<=\d),(?=\d\d\d))[^\W_]+)*")


class Word(NamedTuple):
    """A word of a text."""

    word: str  # without regard to case and to the form of an apostrophe
    start: int  # offset of its first character
    end: int


def located(text: str) -> list[Word]:
    """Cut a text into its words, with their places."""
    return [Word(_plain(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]


def words_in(text: str) -> list[str]:
    """Cut a text into its words."""
    if text.isascii():
        return _WORD.findall(text.lower())
    return [_plain(word) for word in _WORD.findall(text)]


def shingles_of(words: list[str]) -> list[int]:
    """Hash every three words in a row; fewer words are hashed as one shingle.

    Returns:
        As many numbers as there are runs, the same on every machine.
    """
    if len(words) < RUN:
        return [_mixed(*map(_number, [*words, "", ""][:RUN]))] if words else []
    numbers = [_number(word) for word in words]
    return list(map(_mixed, numbers, numbers[1:], numbers[2:]))


def sketch_of(shingles: list[int]) -> list[int]:
    """Return the shingles by which a paragraph is found, in order of their value."""
    kept = {one for one in shingles if one % _ONE_IN == 0}
    if len(kept) < _LEAST:
        kept.update(sorted(set(shingles))[:_LEAST])
    return sorted(kept)


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


def _mixed(first: int, second: int, third: int) -> int:
    mixed = first * 0x2C1B3C6D + second * 0x297A2D39 + third * 0x1B873593
    return (mixed ^ (mixed >> 23)) & _MASK


def key_of(text: str) -> bytes:
    """Return what two paragraphs have in common that differ in nothing but how they are set.

    Quotation marks, dashes and spaces count in any form. How a paragraph ends depends on what
    comes after it ("; and" before the last one of a list), and does not count at all.
    """
    words = " ".join(text.translate(_FORMS).split()).rstrip(_ENDS)
    if words.endswith(" and") and words[-5:-4] in {",", ";"}:
        words = words[:-4].rstrip(_ENDS)
    return blake2b(words.encode("utf-8", "replace"), digest_size=12).digest()


_ENDS = ".,;: "
_FORMS = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2014": "-", "\u00a0": " ", "\u00ad": "",
})  # fmt: skip


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    return normalize("NFKC", word).replace("\u2019", "'").casefold()
