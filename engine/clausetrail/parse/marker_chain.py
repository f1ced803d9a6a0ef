"""Footnote markers in plain text: the ascending sequence that fits the footnotes best."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from .marker_weights import STRONG, after_year, likely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .notes import Note
    from .piece import Piece

_DIGITS = re.compile(r"\d+")
# A marker on another page than its note is likely only where nothing nearer fits.
_FAR = 0.4

Candidate = tuple[int, int, int, int, float, bool]
"""Index of the piece, start and end in its text, index of the footnote, how likely, and
whether it stands on its footnote's page, as far as pages are known."""


def sequence_of(pieces: Sequence[Piece], notes: Sequence[Note]) -> list[list[tuple[int, int, int]]]:
    """Find the markers of a text whose source knows no superscripts.

    Args:
        pieces: the text in reading order.
        notes: the footnotes in reading order.

    Returns:
        For each piece the start and end of its markers, and the index of the footnote.
    """
    found: list[list[tuple[int, int, int]]] = [[] for _ in pieces]
    ranks: dict[str, list[int]] = {}
    for index, known in enumerate(notes):
        if known.number.isdigit():
            ranks.setdefault(known.number, []).append(index)
    if ranks:
        candidates = _candidates(pieces, notes, ranks)
        for where, start, end, note in _best_chain(candidates):
            found[where].append((start, end, note))
    return found


def _candidates(
    pieces: Sequence[Piece], notes: Sequence[Note], ranks: dict[str, list[int]]
) -> list[Candidate]:
    longest = max(map(len, ranks))
    found: list[Candidate] = []
    pages = [piece.block.page for piece in pieces]
    for where, piece in enumerate(pieces):
        text, page = piece.text, pages[where]
        last_page = next((p for p in pages[where + 1 : where + 2] if p is not None), pages[where])
        for match in _DIGITS.finditer(text):
            start, end = match.span()
            if start == 0:
                continue
            options = [(start, likely(text, start, end))] if end - start <= longest else []
            year = re.fullmatch(r"((?:19|20)\d\d)(\d{1,3})", match[0])
            if year and text[start - 1] not in "/.,":
                options.append((start + 4, after_year(text, end)))
            for at, weight in options:
                if weight <= 0:
                    continue
                found.extend(
                    (where, at, end, note, weight, _within(notes[note].page, page, last_page))
                    for note in ranks.get(text[at:end], ())
                )
    return found


def _within(page: int | None, first: int | None, last: int | None) -> bool:
    """Whether a note's page is one that its paragraph may stand on, as far as is known."""
    if page is None or first is None:
        return True
    return first <= page <= max(first, first if last is None else last)


class _Stairs:
    """The best sequences so far by their last footnote: later ones only where they weigh more."""

    def __init__(self) -> None:
        self._notes = [-1]
        self._scores = [0.0]
        self._ends = [-1]

    def below(self, note: int) -> tuple[float, int]:
        """Weight of the best sequence that ends before a footnote, and its last candidate."""
        step = bisect_left(self._notes, note) - 1
        return self._scores[step], self._ends[step]

    def add(self, note: int, score: float, candidate: int) -> None:
        """Enter a sequence that ends with a footnote."""
        step = bisect_left(self._notes, note)
        same = step < len(self._notes) and self._notes[step] == note
        if self._scores[step if same else step - 1] >= score:
            return
        end = step
        while end < len(self._notes) and self._scores[end] <= score:
            end += 1
        self._notes[step:end] = [note]
        self._scores[step:end] = [score]
        self._ends[step:end] = [candidate]

    def best(self) -> int:
        """Last candidate of the best sequence of all; -1 where there is none."""
        return self._ends[-1]


def _best_chain(candidates: Sequence[Candidate]) -> list[tuple[int, int, int, int]]:
    """Choose the candidates that make the heaviest ascending sequence of footnotes.

    Earlier notes that are named again inside the sequence are kept where they are sure.
    O(n log n) for n candidates.
    """
    stairs = _Stairs()
    before: list[int] = []
    waiting: list[tuple[int, float, int]] = []
    place = (-1, -1)
    for index, (where, _, end, note, weight, near) in enumerate(candidates):
        if (where, end) != place:
            # One digit cannot be the marker of two notes: what is found here counts later.
            for found in waiting:
                stairs.add(*found)
            waiting = []
            place = (where, end)
        score, previous = stairs.below(note)
        before.append(previous)
        waiting.append((note, score + (weight if near else weight * _FAR), index))
    for found in waiting:
        stairs.add(*found)
    index = stairs.best()
    chosen: set[int] = set()
    while index >= 0:
        chosen.add(index)
        index = before[index]
    return _with_repeats(candidates, chosen)


def _with_repeats(
    candidates: Sequence[Candidate], chosen: set[int]
) -> list[tuple[int, int, int, int]]:
    """Add to the chosen candidates the sure ones that name an earlier footnote again."""
    result: list[tuple[int, int, int, int]] = []
    highest = -1
    taken = {(candidates[index][0], candidates[index][2]) for index in chosen}
    for index, (where, start, end, note, weight, _) in enumerate(candidates):
        again = weight >= STRONG and note <= highest and (where, end) not in taken
        if index in chosen or again:
            highest = max(highest, note)
            taken.add((where, end))
            result.append((where, start, end, note))
    return result
