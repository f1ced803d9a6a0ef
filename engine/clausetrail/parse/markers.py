"""Footnote markers: found by their superscript, or in plain text as one ascending sequence.

In plain text a marker is a number glued to the word before it ("Development5 and"), to its
punctuation ("1967,1 in"), or, where the text was taken out of a PDF, set apart by a space
("1967, 1 in"). No such pattern is proof: "2025", "resolution 70/1" and "CO2" end in digits
too. So the markers are chosen all at once, as the ascending sequence over the whole text
that fits the footnotes best.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from clausetrail.lang.en.structure import COUNTED, NUMBER_TAKERS, UNITS_WITH_POWERS

from .piece import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Style

    from .notes import Note

Span = tuple[int, int, int]
"""Start and end of a marker in its piece's text, and the index of its footnote."""

_DIGITS = re.compile(r"\d+")
_WORD_BEFORE = re.compile(r"([A-Za-z’'.-]+)\W*$")
_WORD_BEHIND = re.compile(r"\W*([A-Za-z.]+)")
_STARS = re.compile(r"(?<=[\w”’\"),.;:])\*{1,6}(?![\w*])")
# A marker on another page than its note is likely only where nothing nearer fits.
_FAR = 0.4
_FORGOTTEN = 12  # more notes without a superscript are a text whose styling is not to be trusted
_STRONG = 8.0
_GROUP = re.compile(r"(?<![/\d])\d+$")
_ABBREVIATED = re.compile(r"\b(?:Add|Rev|Corr|Amend|No|Nos|L|C|para|paras|vol|sect|chap|[A-Z])\.$")
_SLASHED = re.compile(r"(?<=[\s,.;:)”\"])(\d{1,3})/(?=[\s,.;:)\]”\"]|$)")
_CLOSING = "”’\"')]»"
_PUNCTUATION = ",;:."


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
    elif any(note.slashed for note in notes):
        spans = _slashed(pieces, notes)
    else:
        spans = _sequence(pieces, notes)
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
            and likely(pieces[where].text, match.start(), match.end()) >= _STRONG
        ]
        if len(found) == 1:
            where, start, end = found[0]
            spans[where].append((start, end, index))
            places[index] = (where, start)


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
    word = re.search(r"(\d*)\s?([A-Za-z]*)$", text[:start])
    if word is None or marker not in {"2", "3"}:
        return False
    return word[2] in UNITS_WITH_POWERS and (bool(word[1]) or word[2] == "CO")


def _slashed(pieces: Sequence[Piece], notes: Sequence[Note]) -> list[list[Span]]:
    """Markers of the form "1/" behind a space: nothing else is written so."""
    spans: list[list[Span]] = []
    last = -1
    for piece in pieces:
        found: list[Span] = []
        for match in _SLASHED.finditer(piece.text):
            same = [index for index, note in enumerate(notes) if note.number == match[1]]
            if not same:
                continue
            # Numbers may begin again on each page: the next note of that number is meant.
            last = next((index for index in same if index >= last), same[-1])
            found.append((match.start(), match.end(), last))
        spans.append(found)
    return spans


def _sequence(pieces: Sequence[Piece], notes: Sequence[Note]) -> list[list[Span]]:
    found: list[list[Span]] = [[] for _ in pieces]
    ranks: dict[str, list[int]] = {}
    for index, known in enumerate(notes):
        if known.number.isdigit():
            ranks.setdefault(known.number, []).append(index)
    if ranks:
        candidates = _candidates(pieces, notes, ranks)
        for where, start, end, note in _best_chain(candidates):
            found[where].append((start, end, note))
    return found


def _add_starred(found: Sequence[list[Span]], pieces: Sequence[Piece], notes: _Index) -> None:
    """Add the asterisks, which are seldom set as superscripts."""
    for spans, piece in zip(found, pieces, strict=True):
        if "*" in piece.text:
            for match in _STARS.finditer(piece.text):
                note = notes.find(match[0], piece)
                if note is not None and all(end <= match.start() for _, end, _ in spans):
                    spans.append((match.start(), match.end(), note))
        spans.sort()


Candidate = tuple[int, int, int, int, float, bool]
"""Index of the piece, start and end in its text, index of the footnote, how likely, and
whether it stands on its footnote's page, as far as pages are known."""


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
            if year and not text[:start].endswith(("/", ".", ",")):
                options.append((start + 4, _after_year(text, end)))
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


def _after_year(text: str, end: int) -> float:
    behind = text[end : end + 1]
    return 5.0 if not behind or behind in " ,;:." + _CLOSING else 0.0


def likely(text: str, start: int, end: int) -> float:
    """Weigh how much a number looks like a footnote's marker; 0 means that it cannot be one.

    Args:
        text: the paragraph.
        start: offset of the first digit.
        end: offset behind the last.
    """
    before, behind = text[start - 1], text[end : end + 1]
    if behind and (behind.isalnum() or behind in "/%°-–"):
        return 0.0
    if behind in {".", ",", ":"} and text[end + 1 : end + 2].isdigit():
        return 0.0
    if before == " ":
        return _apart(text, start, end)
    if before.isalpha():
        return _after_letter(text, start)
    if before in _CLOSING:
        return 10.0
    if before in _PUNCTUATION and start > 1:
        two_before = text[start - 2]
        if two_before.isdigit():
            # "2008,2 particularly" is a marker, "56,126 dollars" and "0.7 per cent" are not.
            group = _GROUP.search(text, max(0, start - 8), start - 1)
            thousands = end - start == 3 and group is not None and len(group[0]) <= 3
            return 0.0 if before == "." or thousands else 8.0
        if before == "." and two_before.isalpha():
            # "Add.2", "No.5" and "A.3" are parts of symbols and citations.
            if _ABBREVIATED.search(text, 0, start):
                return 0.0
            return 1.5 if text[start - 3 : start - 1].isupper() else 9.0
        return 10.0
    return 0.0


def _after_letter(text: str, start: int) -> float:
    word = re.search(r"[^\W\d_]+$", text[:start])
    letters = word[0] if word else ""
    if letters in UNITS_WITH_POWERS:
        return 0.0
    if letters.isupper():
        # "G20" and "CO2" end in a digit of their own; an acronym seldom bears a marker.
        return 1.5 if len(letters) > 2 else 0.5
    return 10.0 if len(letters) > 2 else 4.0


def _apart(text: str, start: int, end: int) -> float:
    behind = text[end : end + 1]
    ahead = _WORD_BEHIND.match(text, end)
    if behind == " " and ahead and ahead[1].lower() in COUNTED:
        return 0.0
    stem = text[:start].rstrip()
    if not stem:
        return 0.0
    if stem[-1] in ",;" or stem[-1] in _CLOSING:
        return 6.0 if not text[end:].strip() else 4.0
    if stem[-1] in ".:":
        return 5.0 if not text[end:].strip() else 1.0
    word = re.search(r"[A-Za-z’'-]+$", stem)
    if word and word[0].lower() in NUMBER_TAKERS:
        return 0.0
    if word is None and not re.search(r"(?:19|20)\d\d$", stem):
        return 0.5
    return 3.0 if behind in {"", " ", ",", ";"} else 1.0


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
        again = weight >= _STRONG and note <= highest and (where, end) not in taken
        if index in chosen or again:
            highest = max(highest, note)
            taken.add((where, end))
            result.append((where, start, end, note))
    return result
