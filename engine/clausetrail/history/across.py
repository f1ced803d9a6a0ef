"""`blame --across`: words that a trail had first from another paragraph, or from another series.

A run of words that is new on its trail is looked for, eight words at a time, in every adopted
text that is older: in other paragraphs of the series, and in the other series of the corpus.
The oldest text that has them is their origin. Eight words in a row, four of them more than
grammar, are hardly ever the same by chance; a formula of the house is older than most texts
that use it, and that is what the answer then says.
"""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.diff.cleanup import is_content

from .origins import Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from clausetrail.corpus.corpus import Corpus
    from clausetrail.model import Resolution

    from .versions import SeriesHistory

_WORD = re.compile(r"[^\W_]+")
SHINGLE = 8  # words
_CONTENT = 4  # of them, more than grammar

Shingle = tuple[str, ...]


class Elsewhere(NamedTuple):
    """A text in which words may stand."""

    date: str  # ISO date of adoption
    symbol: str
    session: str | None
    series: str
    text: Resolution
    version: int | None  # its index, where it is of the series itself


class _Wanted(NamedTuple):
    """Words in a row of the text that are to be found in an older one."""

    ref: str
    start: int  # offset in the paragraph
    end: int
    before: int  # index of the version that had them first on their own trail


def across_of(
    history: SeriesHistory,
    name: str,
    corpus: Corpus | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> dict[tuple[str, int], Origin]:
    """Find origins outside a paragraph's own trail.

    Args:
        history: the text's series.
        name: symbol of the text.
        corpus: the other series; None to look at the series alone.
        progress: told how many series of how many were read; what it raises gives the work up.

    Returns:
        Origins by reference and offset of a character in the text, only where one was found.

    Raises:
        UnknownVersionError: the series has no such text.
    """
    version = history.index(name)
    wanted = _wanted(history, version)
    dates = [one.adopted or one.text.distributed or "" for one in history.versions]
    found: dict[tuple[str, int], Origin] = {}
    if not wanted:
        return found
    firsts = {shingle[0] for shingle in wanted}
    texts = [
        *_own(history, version, dates),
        *(_others(history, corpus, progress) if corpus else ()),
    ]
    for text in sorted(texts, key=lambda one: (one.date, one.symbol)):
        if dates[version] and text.date > dates[version]:
            break
        for shingle, ref in _shingles(text.text, firsts):
            for one in wanted.get(shingle, ()):
                if _is_older(text, one.before, dates):
                    _assign(found, one, _origin(text, ref))
    return found


def _is_older(text: Elsewhere, before: int, dates: Sequence[str]) -> bool:
    if text.version is not None:
        return text.version < before
    return bool(text.date) and text.date < dates[before]


def _origin(text: Elsewhere, ref: str) -> Origin:
    if text.version is not None:
        return Origin(text.version, ref)
    return Origin(
        0, ref, series=text.series, symbol=text.symbol, session=text.session, adopted=text.date
    )


def _assign(found: dict[tuple[str, int], Origin], one: _Wanted, origin: Origin) -> None:
    """Give the words their origin, unless an older text had them."""
    for at in range(one.start, one.end):
        found.setdefault((one.ref, at), origin)


def _wanted(history: SeriesHistory, version: int) -> dict[Shingle, list[_Wanted]]:
    wanted: dict[Shingle, list[_Wanted]] = {}
    for ref, paragraph in history.paragraphs[version].items():
        origins = history.origins.at(version, ref)
        placed = [(origins[one.start()].version, one) for one in _WORD.finditer(paragraph.text)]
        for first, run in groupby(placed, key=itemgetter(0)):
            found = [one for _, one in run]
            words = [one[0].casefold() for one in found]
            for at in range(len(words) - SHINGLE + 1):
                key = tuple(words[at : at + SHINGLE])
                if sum(map(is_content, key)) >= _CONTENT:
                    place = _Wanted(ref, found[at].start(), found[at + SHINGLE - 1].end(), first)
                    wanted.setdefault(key, []).append(place)
    return wanted


def _shingles(text: Resolution, firsts: set[str]) -> Iterator[tuple[Shingle, str]]:
    """Yield the runs of words of a text that begin with one of some words."""
    for paragraph in text.paragraphs:
        words = [one.casefold() for one in _WORD.findall(paragraph.text)]
        for at in range(len(words) - SHINGLE + 1):
            if words[at] in firsts:
                yield tuple(words[at : at + SHINGLE]), paragraph.ref


def _own(history: SeriesHistory, version: int, dates: Sequence[str]) -> Iterable[Elsewhere]:
    for at, one in enumerate(history.versions[:version]):
        yield Elsewhere(dates[at], one.name, one.session, history.slug, one.text, at)


def _others(
    history: SeriesHistory, corpus: Corpus, progress: Callable[[int, int], None] | None
) -> Iterable[Elsewhere]:
    entries = corpus.series()
    for at, entry in enumerate(entries):
        if progress is not None:
            progress(at, len(entries))
        if entry.slug == history.slug:
            continue
        for one in entry.versions:
            yield Elsewhere(
                one.adopted or "",
                one.symbol or one.label,
                one.session,
                entry.slug,
                corpus.record(one.sha256),
                None,
            )
