"""The short names of series: `asean`, `tokelau`, `oceans-and-law-of-the-sea`, `sc-undof`.

A name is made of the title of the series' first text, so that later texts never change it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetrail.lang.en.routine import ORDINALS
from clausetrail.lang.en.series import (
    ABBREVIATIONS,
    ARTICLES,
    COMMON_WORDS,
    FRAMES,
    PREPOSITIONS,
    SMALL_WORDS,
)

from .titles import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHARS = 44  # of a name: it is typed, and stands in tables
LONGER_CHARS = 70  # where the short name is taken
_ORGANS = {"A": "", "A/HRC": "hrc", "S": "sc", "E": "ecosoc", "T": "trusteeship"}
_OURS = ["united", "nations"]
_CHANGING = re.compile(r"(?:19|20)\d\d|\d{1,3}(?:st|nd|rd|th)")
_ACRONYM = re.compile(r"\(([A-Z]{3,10})\)")
_WORDS = re.compile(r"[^\W_]+")


def names_of(organ: str, title: str) -> Iterator[str]:
    """Yield names for a series, the shortest first.

    Args:
        organ: head of the organ's symbols ("A", "A/HRC"); another than the General Assembly
            is told by the name.
        title: of the first text; or what tells its subject ("undof") where it has none.
    """
    head = _ORGANS.get(organ, "-".join(folded(organ).split()))
    frame, words = _told(title)
    start = [word for word in (head, frame) if word]
    for limit in (MAX_CHARS, LONGER_CHARS):
        yield _joined(start, words, limit) or "untitled"


def _told(title: str) -> tuple[str, list[str]]:
    """Return what of a title's opening is told, and the words that name its subject.

    An abbreviation names it best, the title's own before those of the table; then what
    stands before a colon, for the theme behind it changes from session to session.
    """
    frame, words = _without_frame(_split(title))
    acronym = _ACRONYM.search(title)
    if acronym:
        return frame, [acronym[1].lower()]
    short, name = _abbreviated(words)
    if name:
        behind = _abbreviated(_split(title.partition(":")[2]))[1]
        return frame, [name] if name == behind else _without_ours(short)
    frame, words = _without_frame(_split(title.partition(":")[0]))
    if not _telling(words):
        frame, words = _without_frame(_split(title))
    words = _without_ours(words)
    while len(words) > 1 and words[-1] in SMALL_WORDS:
        words = words[:-1]  # what stood behind was a year
    return frame, words


def _split(title: str) -> list[str]:
    """Return a title's words in small letters, articles kept, without years and ordinals."""
    found: list[str] = []
    for word in title.split():
        parts = folded(word).split() or _WORDS.findall(word.casefold())
        found += parts
    kept: list[str] = []
    for word in found:
        if kept and f"{kept[-1]}-{word}" in ORDINALS:
            kept.pop()
        elif word not in ORDINALS and not _CHANGING.fullmatch(word):
            kept.append(word)
    return kept


def _bare(words: list[str]) -> list[tuple[int, str]]:
    """Return the words but the articles, each with its place."""
    return [(place, word) for place, word in enumerate(words) if word not in ARTICLES]


def _without_frame(words: list[str]) -> tuple[str, list[str]]:
    """Take away the opening that many titles share; return what of it is told, and the rest."""
    bare = _bare(words)
    opening = tuple(word for _, word in bare[:_LONGEST_FRAME])
    best: tuple[int, str] = (0, "")
    for length in range(len(opening), 0, -1):
        told = _FRAMES.get(opening[:length])
        if told is not None:
            best = length, told
            break
    if not best[0] or best[0] >= len(bare):
        return "", words
    return best[1], words[bare[best[0]][0] :]


def _abbreviated(words: list[str]) -> tuple[list[str], str | None]:
    """Put the abbreviation for the longest known name in the words; return both."""
    bare = _bare(words)
    starts = [place for place, (_, word) in enumerate(bare) if word in _NAME_STARTS]
    for length in range(min(len(bare), _LONGEST_NAME), 1, -1):
        for start in starts:
            if start + length > len(bare):
                break
            name = " ".join(word for _, word in bare[start : start + length])
            short = ABBREVIATIONS.get(name)
            if short:
                first, last = bare[start][0], bare[start + length - 1][0]
                return [*words[:first], short, *words[last + 1 :]], short
    return words, None


def _without_ours(words: list[str]) -> list[str]:
    """Leave out "United Nations", which every title might say, if more than that is left."""
    kept = [
        word
        for place, word in enumerate(words)
        if words[place : place + 2] != _OURS and words[max(place - 1, 0) : place + 1] != _OURS
    ]
    return kept if _telling(kept) else words


def _joined(start: list[str], words: list[str], limit: int) -> str:
    """Join as many words as the limit allows.

    All of them if they fit, or all but the small ones; else the first that fit, unless none
    of those tells the subject; then the telling ones alone.
    """
    for kept in (_readable(words), _without_small(words)):
        name = "-".join([*start, *kept])
        if kept and len(name) <= limit:
            return name
    leading = _readable(words)
    fitting = _whole_phrase(_fitting(start, leading, limit), leading)
    while fitting and fitting[-1] in SMALL_WORDS:
        fitting.pop()
    if not _telling(fitting):
        fitting = _fitting(start, _telling(words), limit) or fitting
    return "-".join([*start, *fitting])


def _whole_phrase(fitting: list[str], words: list[str]) -> list[str]:
    """Cut a phrase that does not fit whole, where more than one word is left before it."""
    if len(fitting) < len(words) and words[len(fitting)] not in SMALL_WORDS:
        for place in range(len(fitting) - 1, 1, -1):
            if fitting[place] in SMALL_WORDS and _telling(fitting[:place]):
                return fitting[:place]
    return fitting


def _fitting(start: list[str], words: list[str], limit: int) -> list[str]:
    """Return the first words that fit."""
    count = len(words)
    while count and len("-".join([*start, *words[:count]])) > limit:
        count -= 1
    return words[:count]


def _readable(words: list[str]) -> list[str]:
    """Leave out articles, but not those behind a preposition: "law of the sea"."""
    return [
        word
        for place, word in enumerate(words)
        if word not in ARTICLES or (place and words[place - 1] in PREPOSITIONS)
    ]


def _without_small(words: list[str]) -> list[str]:
    return [word for word in words if word not in SMALL_WORDS]


def _telling(words: list[str]) -> list[str]:
    kept = [word for word in _without_small(words) if word not in COMMON_WORDS]
    return list(dict.fromkeys(kept))


_FRAMES = {
    tuple(word for word in _split(frame) if word not in ARTICLES): told
    for frame, told in FRAMES.items()
}
_LONGEST_FRAME = max(map(len, _FRAMES))
_NAME_STARTS = frozenset(name.partition(" ")[0] for name in ABBREVIATIONS)
_LONGEST_NAME = max(name.count(" ") + 1 for name in ABBREVIATIONS)
