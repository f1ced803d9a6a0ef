"""Repairs before the outline is read: broken blocks, joined headings, spoiled numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetrail.lang.en.structure import BREAKS_OFF, MONTHS, ORGANS, PREAMBLE_BEGINS
from clausetrail.lang.lazy import lazy_pattern

from .labels import Label, label_of, spoiled_label
from .shapes import is_connective
from .words import is_date, is_finite, is_participle, opening_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .piece import Piece


# A number that stands in a block of its own, left of its paragraph.
_LABEL_ALONE = re.compile(r"\d{1,3}(?:\s(?:bis|ter|quater))?\.|\((?:[a-z]{1,5}|\d{1,2})\)|[a-z]\.")
_NEXT_PREAMBULAR = lazy_pattern(rf",\s?(?:\d{{1,3}}/?)?\s+(?={PREAMBLE_BEGINS})")
_TRAILING_ORGAN = re.compile(rf"\sThe (?:{'|'.join(map(re.escape, ORGANS[:4]))}),$")
_TRAILING_MEETING = re.compile(
    r"(?<=[.”\"])\s+(\d+(?:st|nd|rd|th)\s(?:\([a-z]+\)\s)?(?:plenary\s)?meeting\s"
    r"\d{1,2}\s[A-Z][a-z]+\s\d{4})$"
)
_DATED = re.compile(rf"\d{{1,2}}\s+(?:{'|'.join(MONTHS)})\b")
_STRAY = 2  # more numbers above the paragraph 1 are a text whose own 1 was lost
_JOINED_CHARS = 20_000  # the longest real paragraph has some 3,000


def parted(pieces: Sequence[Piece], *, styled: bool) -> list[Piece]:
    """Part what a text without blank lines runs together.

    That is the organ's name behind the title, the meeting behind the last paragraph, and,
    where no type shows it, one preambular paragraph behind another.
    """
    found: list[Piece] = []
    for piece in pieces:
        cuts = _cuts(piece, styled=styled) if piece.block.role == "body" else []
        for start, end in zip([0, *cuts], [*cuts, len(piece.text)], strict=True):
            part = piece.cut(start, end)
            if part.text:
                found.append(part)
    return found


def _cuts(piece: Piece, *, styled: bool) -> list[int]:
    text = piece.text
    cuts: list[int] = []
    if not styled and is_participle(text) and label_of(text) is None:
        cuts = [match.end() for match in _NEXT_PREAMBULAR.finditer(text)]
    opening = _TRAILING_ORGAN.search(text[-60:]) if text.endswith(",") else None
    if opening and len(text) > len(opening[0]):
        cuts.append(len(text) - len(opening[0].lstrip()))
    meeting = _TRAILING_MEETING.search(text[-80:]) if text[-4:].isdigit() else None
    if meeting and len(text) > 80:
        cuts.append(len(text) - len(meeting[1]))
    return sorted(set(cuts))


def rejoined(pieces: Sequence[Piece]) -> list[Piece]:
    """Join a block that plainly goes on from the one before: "... of the" | "report,"."""
    joined: list[Piece] = []
    for piece in (part for whole in pieces for part in _without_heading(whole)):
        before = joined[-1] if joined else None
        if before is not None and (_goes_on(before, piece) or _hangs_on(before, piece)):
            joined[-1] = before.joined(piece)
        else:
            joined.append(piece)
    return joined


def _hangs_on(before: Piece, piece: Piece) -> bool:
    """Whether the block before is but the hinge to this one: "And to this end" | "Declares"."""
    return (
        is_connective(before.text)
        and before.block.role == piece.block.role == "body"
        and label_of(piece.text) is None
        and opening_of(piece.text) is None
        and is_finite(piece.text)
    )


def _goes_on(before: Piece, piece: Piece) -> bool:
    """Whether a block begins inside the sentence in which the one before breaks off."""
    if not before.block.role == piece.block.role == "body":
        return False
    if _LABEL_ALONE.fullmatch(before.text) and label_of(piece.text) is None:
        return True
    if not 40 < len(before.text) < _JOINED_CHARS or label_of(piece.text) is not None:
        return False
    if piece.text[:1].islower():
        return before.text[-1:].isalpha()
    if before.text.endswith(BREAKS_OFF) and opening_of(piece.text) is None:
        return True
    # "... resolution of" | "11 September 2017 and": a date never begins a paragraph.
    dated = _DATED.match(piece.text) is not None and not is_date(piece.text)
    return dated and before.text[-1:].isalnum() and len(before.text) > 120


def _without_heading(piece: Piece) -> tuple[Piece, ...]:
    """Part a heading in bold type from the paragraph that it was joined to the end of."""
    last = piece.styles[-1] if piece.styles else None
    if last is None or not last.bold or last.end < len(piece.text) or last.start < 40:
        return (piece,)
    before = piece.text[: last.start].rstrip()
    if before[-1:] not in {";", "."} or last.end - last.start < 8:
        return (piece,)
    return (piece.cut(0, last.start), piece.cut(last.start))


def mended(labels: list[Label | None], pieces: Sequence[Piece]) -> list[Label | None]:
    """Read the numbers that a scan spoiled, "4, Extends" and "S. Requests", by their place."""
    labels = _with_stops(labels, pieces)
    first = next((i for i, label in enumerate(labels) if _begins(label, pieces[i])), 0)
    above = [i for i in range(first) if (found := labels[i]) is not None and found.style == "1."]
    if len(above) <= _STRAY:
        # A number above the paragraph 1 is a word of the preamble.
        for index in above:
            labels[index] = None
    expected = 1
    for index, label in enumerate(labels):
        if label is not None and label.style == "1." and label.value.isdigit():
            expected = int(label.value) + 1
        elif label is None or (label.style == "a." and label.value == "l"):
            spoiled = spoiled_label(pieces[index].text, expected)
            if spoiled is not None and is_finite(pieces[index].text[spoiled.end :]):
                labels[index] = spoiled
                expected += 1
    return labels


def _with_stops(labels: list[Label | None], pieces: Sequence[Piece]) -> list[Label | None]:
    """Read "1) Decides" as "1. Decides" in a text whose acts are numbered so, and not otherwise."""
    found = [label for label in labels if label is not None]
    acts = any(
        label is not None and label.style == "1)" and is_finite(piece.text[label.end :])
        for label, piece in zip(labels, pieces, strict=True)
    )
    if not acts or any(label.style in {"1.", "OP"} for label in found):
        return labels
    return [
        Label(label.value, label.end, "1.", label.value)
        if label is not None and label.style == "1)"
        else label
        for label in labels
    ]


def _begins(label: Label | None, piece: Piece) -> bool:
    """Whether this is the first of the numbered operative paragraphs."""
    if label is None or label.style != "1." or label.value != "1":
        return False
    return is_finite(piece.text[label.end :])
