"""Which words of a paragraph stand in no adopted text.

A word is known where it stands in a run of three words that some adopted text has too; so a word
that is common everywhere is new where it says something new, and no single word that merely
moved is. Runs of unknown words are what a reader has to look at. The sequence words of a lead verb
("Reaffirming further") go by its place in the text, and are never new, nor make others so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clausetrail.lang.en.routine import SEQUENCE

from .query import phrase_of
from .shingles import RUN, Word, located, shingles_of, words_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from .index import Index


class NewWords(Struct, frozen=True):
    """A run of words that stands in no adopted text."""

    start: int  # offsets in the paragraph's text
    end: int
    text: str


def new_words(
    index: Index,
    text: str,
    near: Collection[str],
    eligible: Collection[int],
    verbs: Iterable[tuple[int, int]] = (),
) -> tuple[NewWords, ...]:
    """Find the runs of new words of a paragraph.

    Args:
        index: the index of the corpus.
        text: the paragraph.
        near: paragraphs of texts that count, which have most of its words: what they hold
            need not be looked up.
        eligible: numbers of the texts that count.
        verbs: where the lead verbs of the paragraph stand, as offsets.

    Returns:
        Runs in order; none overlaps another.
    """
    words = located(text)
    if not words:
        return ()
    plain = [one.word for one in words]
    at_hand = {one for known in near for one in shingles_of(words_in(known))}
    known = [False] * len(words)
    for at, shingle in enumerate(shingles_of(plain)):
        run = range(at, min(at + RUN, len(words)))
        if all(known[place] for place in run):
            continue  # whether this run stands somewhere changes nothing
        if shingle in at_hand or _stands(index, plain[at : at + RUN], eligible):
            for place in run:
                known[place] = True
    _pass_over_sequence(words, near, list(verbs), known)
    runs: list[NewWords] = []
    begin: int | None = None
    for at, is_known in enumerate([*known, True]):
        if not is_known and begin is None:
            begin = at
        elif is_known and begin is not None:
            start, end = words[begin].start, words[at - 1].end
            runs.append(NewWords(start, end, text[start:end]))
            begin = None
    return tuple(runs)


def _pass_over_sequence(
    words: list[Word], near: Iterable[str], verbs: list[tuple[int, int]], known: list[bool]
) -> None:
    """Take the sequence words of lead verbs for known, and read over them where others stand."""
    kept: list[int] = []
    for at, one in enumerate(words):
        if one.word in SEQUENCE and any(start <= one.start < end for start, end in verbs):
            known[at] = True
        else:
            kept.append(at)
    if len(kept) == len(words) or all(known):
        return
    at_hand = {
        one
        for text in near
        for one in shingles_of([word for word in words_in(text) if word not in SEQUENCE])
    }
    for first, shingle in enumerate(shingles_of([words[at].word for at in kept])):
        if shingle in at_hand:
            for at in kept[first : first + RUN]:
                known[at] = True


def _stands(index: Index, words: list[str], eligible: Collection[int]) -> bool:
    """Whether an adopted text has these words in a row."""
    rows = index.rows(
        "SELECT p.version FROM words w JOIN places p ON p.text = w.rowid WHERE words MATCH ?",
        (phrase_of(words),),
    )
    return any(row[0] in eligible for row in rows)
