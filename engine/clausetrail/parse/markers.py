"""Footnote markers: found by their superscript, or in plain text as one ascending sequence.

In plain text a marker is a number glued to the word before it ("Development5 and"), to its
punctuation ("1967,1 in"), or, where the text was taken out of a PDF, set apart by a space
("1967, 1 in"). No such pattern is proof: "2025", "resolution 70/1" and "CO2" end in digits
too. So the markers are chosen all at once, as the ascending sequence over the whole text
that fits the footnotes best.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetrail.lang.en.structure import UNITS_WITH_POWERS
from clausetrail.lang.lazy import lazy_pattern

from .marker_chain import sequence_of
from .marker_weights import STRONG, likely
from .notes import BRACKETED, MARKER
from .piece import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Style

    from .notes import Note

Span = tuple[int, int, int]
"""Start and end of a marker in its piece's text, and the index of its footnote."""

_STARS = lazy_pattern(r"(?<=[\w”’\"),.;:])\*{1,6}(?![\w*])")
_GLUED = lazy_pattern(r"(?<=[a-z)”][,;])\d{1,3}(?:,\d{1,3})*(?=[\s,;]|$)")
_UNIT_CHARS = 12  # the longest unit with the end of its number
_FORGOTTEN = 12  # more notes without a superscript are a text whose styling is not to be trusted


def take_markers(
    pieces: Sequence[Piece], notes: Sequence[Note], *, styled: bool
) -> tuple[list[Piece], list[str]]:
    """Take the footnote markers out of a text.

    Args:
        pieces: the text in reading order.
        notes: the footnotes in reading order.
        styled: whether the source knows superscripts.

    Returns:
        The pieces without their markers, each with its `marks`; and warnings of notes that
        no marker was found for, and of markers that no note was found for.
    """
    index = _Index(notes)
    warnings: list[str] = []
    if styled:
        spans = [_raised(piece, index, warnings) for piece in pieces]
        _add_unraised(spans, pieces, notes)
    elif any(note.set_off for note in notes) or _all_slashed(pieces, notes):
        spans = _set_off(pieces, notes)
    else:
        spans = sequence_of(pieces, notes)
        _add_repeated(spans, pieces, index)
    _add_starred(spans, pieces, index)
    taken = [_take(piece, found) for piece, found in zip(pieces, spans, strict=True)]
    marked = {note for found in spans for _, _, note in found}
    missing = [
        note.name
        for index, note in enumerate(notes)
        if index not in marked and note.number.isdigit()
    ]
    if missing:
        names = ", ".join(missing[:12]) + (" …" if len(missing) > 12 else "")
        warnings.append(f"no marker was found in the text for footnote {names}")
    return taken, warnings


class _Index:
    """The footnotes by their printed number."""

    def __init__(self, notes: Sequence[Note]) -> None:
        self._notes = notes
        self._same: dict[str, list[int]] = {}
        for index, note in enumerate(notes):
            self._same.setdefault(note.number, []).append(index)

    def find(self, marker: str, piece: Piece) -> int | None:
        """Index of the footnote that a marker in a piece means; None where there is none."""
        same = self._same.get(marker)
        if not same:
            return None
        page = piece.block.page
        if len(same) == 1 or page is None:
            return same[0]
        # A paragraph that runs on to the next page may carry that page's markers.
        near = (index for index in same if self._notes[index].page in {page, page + 1})
        return next(near, same[0])


def _take(piece: Piece, spans: Sequence[Span]) -> Piece:
    if not spans:
        return piece
    text = piece.text
    cuts: list[tuple[int, int]] = []
    marks: list[tuple[int, int]] = []
    for start, end, note in spans:
        # Of the spaces that set a marker apart one is left, and none before punctuation.
        behind = text[end : end + 1]
        place = start
        while place > 0 and text[place - 1] == " " and (not behind or behind in " ,;:.)”"):
            place -= 1
        if cuts:
            place = max(place, cuts[-1][1])
        marks.append((place, note))
        if place < end:
            cuts.append((place, end))
    marked = Piece(text, piece.block, piece.styles, [*piece.marks, *marks])
    return marked.without(cuts)


def _raised(piece: Piece, notes: _Index, warnings: list[str]) -> list[Span]:
    found: list[Span] = []
    for style in _superscripts(piece.styles):
        for part in re.finditer(
            r"\d+|\*+|[†‡§]+|(?<![a-z])[a-z](?![a-z])", piece.text[style[0] : style[1]]
        ):
            start, end = style[0] + part.start(), style[0] + part.end()
            if _is_power(piece.text, start, part[0]):
                continue
            note = notes.find(part[0], piece)
            if note is None and part[0].isdigit():
                warnings.append(
                    f'{piece.place}: no footnote has the number of the raised "{part[0]}"; '
                    "it is kept in the text"
                )
            if note is not None:
                # The comma between two markers goes with them.
                if (
                    found
                    and piece.text[found[-1][1] : start].strip(" ,") == ""
                    and (found[-1][1] >= style[0])
                ):
                    found[-1] = (found[-1][0], start, found[-1][2])
                found.append((start, end, note))
    return found


def _add_unraised(
    spans: Sequence[list[Span]], pieces: Sequence[Piece], notes: Sequence[Note]
) -> None:
    """Find the markers that the print forgot to raise, between those of their neighbours.

    A note without a superscript has its marker where the number is glued to a word, if it is
    so at one place only between the markers of the notes before and behind it.
    """
    places = {note: (where, start) for where, row in enumerate(spans) for start, _, note in row}
    missing = [i for i, note in enumerate(notes) if i not in places and note.number.isdigit()]
    for index in missing if len(missing) <= _FORGOTTEN else ():
        note = notes[index]
        first = max((place for known, place in places.items() if known < index), default=(0, 0))
        last = min(
            (place for known, place in places.items() if known > index),
            default=(len(pieces) - 1, len(pieces[-1].text) if pieces else 0),
        )
        found = [
            (where, match.start(), match.end())
            for where in range(first[0], last[0] + 1)
            for match in re.finditer(rf"(?<!\d){note.number}(?!\d)", pieces[where].text)
            if first < (where, match.start()) < last
            and match.start() > 0
            and likely(pieces[where].text, match.start(), match.end()) >= STRONG
        ]
        if len(found) == 1:
            where, start, end = found[0]
            spans[where].append((start, end, index))
            places[index] = (where, start)


def _add_repeated(found: Sequence[list[Span]], pieces: Sequence[Piece], notes: _Index) -> None:
    """Add the markers that a text bears a second time ("the report,1,2" ... "the report,1").

    The sequence has each once; a number glued to a comma behind a word is none of
    the text's own.
    """
    for spans, piece in zip(found, pieces, strict=True):
        taken = {start for start, _, _ in spans}
        for match in _GLUED.finditer(piece.text):
            for part in re.finditer(r"\d+", match[0]):
                start, end = match.start() + part.start(), match.start() + part.end()
                note = notes.find(part[0], piece)
                if note is not None and start not in taken:
                    # The comma between two markers goes with them.
                    spans.append((start - (part.start() > 0), end, note))
        spans.sort()


def _superscripts(styles: Sequence[Style]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for style in styles:
        if style.superscript:
            if runs and runs[-1][1] == style.start:
                runs[-1] = (runs[-1][0], style.end)
            else:
                runs.append((style.start, style.end))
    return runs


def _is_power(text: str, start: int, marker: str) -> bool:
    """Whether a raised digit is the power of a unit ("5 km2"), or of ten ("10 6")."""
    word = re.search(r"(\d*)\s?([A-Za-z]*)$", text[max(start - _UNIT_CHARS, 0) : start])
    if word is None or marker not in {"2", "3"}:
        return False
    return word[2] in UNITS_WITH_POWERS and (bool(word[1]) or word[2] == "CO")


def _all_slashed(pieces: Sequence[Piece], notes: Sequence[Note]) -> bool:
    """Whether the text bears each note as "1/", though the list of them has other numbers."""
    borne = {
        number for piece in pieces if "/" in piece.text for number in MARKER.findall(piece.text)
    }
    return bool(notes) and all(note.number in borne for note in notes)


def _set_off(pieces: Sequence[Piece], notes: Sequence[Note]) -> list[list[Span]]:
    """Markers of the form "1/" or "[1]": no fraction and no symbol is written so."""
    spans: list[list[Span]] = []
    numbered: dict[str, list[int]] = {}
    for index, note in enumerate(notes):
        numbered.setdefault(note.number, []).append(index)
    for piece in pieces:
        found: list[Span] = []
        matches = [*MARKER.finditer(piece.text), *BRACKETED.finditer(piece.text)]
        for match in sorted(matches, key=lambda match: match.start()):
            same = numbered.get(match[1])
            if not same:
                continue
            # Numbers may begin again on each page: the next note of that number is meant.
            below = (index for index in same if notes[index].line > piece.block.line)
            found.append((match.start(), match.end(), next(below, same[-1])))
        spans.append(found)
    return spans


def _add_starred(found: Sequence[list[Span]], pieces: Sequence[Piece], notes: _Index) -> None:
    """Add the asterisks, which are seldom set as superscripts."""
    for spans, piece in zip(found, pieces, strict=True):
        if "*" in piece.text:
            for match in _STARS.finditer(piece.text):
                note = notes.find(match[0], piece)
                if note is not None and all(end <= match.start() for _, end, _ in spans):
                    spans.append((match.start(), match.end(), note))
        spans.sort()
