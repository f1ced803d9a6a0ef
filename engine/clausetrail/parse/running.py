"""Paragraphs that a plain text runs together: a whole resolution in one line, or two items.

Scraped texts lose their line breaks; a text may also hold a slip, as where "(f) ...;" and
"4. Also requests ..." share a line. A paragraph is parted only where its number is the next
one due, stands behind the end of a sentence, heads a finite verb, and begins no line further
down.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from clausetrail.lang.en.structure import OPERATIVE_OPENERS, PREAMBLE_BEGINS
from clausetrail.lang.lazy import lazy_pattern

from .labels import label_of
from .words import is_finite, is_participle, opening_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .piece import Piece

# Behind the end of a sentence, or the footnote's marker that stands there.
_NUMBER = re.compile(
    r"(?:(?<=[;.:,])|(?<=[;.:,]\d)|(?<=[;.:,]\d\d)|(?<=,\d,\d))\s+(?P<number>\d{1,3})\.\s+(?=[A-Z])"
)
_LETTER = lazy_pattern(r"(?<=[;:,])(?:\s+(?:and|or))?\s+(?=\((?P<letter>[a-z])\)\s)")
_PREAMBULAR = lazy_pattern(rf",\s+(?={PREAMBLE_BEGINS})")
_ACT = lazy_pattern(rf"[,;:.]\s+(?=(?:{'|'.join(OPERATIVE_OPENERS)})\s)")
_ONE_LINE = 200  # a paragraph that holds several is longer


def unrolled(pieces: Sequence[Piece]) -> list[Piece]:
    """Part the pieces of a plain text that hold several paragraphs.

    Args:
        pieces: the whole text in reading order, without styling.
    """
    labels = [label_of(piece.text) for piece in pieces]
    begun = [
        int(label.value) if label is not None and label.style == "1." else 0 for label in labels
    ]
    found: list[Piece] = []
    last, speaking = 0, False
    later = Counter(begun)
    for index, piece in enumerate(pieces):
        later[begun[index]] -= 1
        if piece.block.role != "body":
            found.append(piece)
            continue
        opening = opening_of(piece.text)
        if opening is not None:
            last, speaking = 0, True
        last = begun[index] or last
        if not speaking or len(piece.text) < _ONE_LINE:
            found.append(piece)
            continue
        ahead = piece.text[opening[1] :].lstrip() if opening is not None else ""
        rolled = ahead[:1].isupper() and is_participle(ahead)
        cuts, last = _cuts(piece.text, last, later, start=opening[1] if rolled and opening else 0)
        found.extend(
            part
            for start, end in zip([0, *cuts], [*cuts, len(piece.text)], strict=True)
            if (part := piece.cut(start, end)).text
        )
    return found


def _cuts(text: str, last: int, later: Counter[int], *, start: int) -> tuple[list[int], int]:
    """Offsets where another paragraph begins, and the number of the last one.

    Args:
        text: the block.
        last: the number of the paragraph that is open.
        later: how many blocks further down a number begins.
        start: offset of the preamble that runs on from the organ's name; 0 where none does.
    """
    cuts: list[int] = []
    numbers: list[int] = []
    for match in _NUMBER.finditer(text):
        number = int(match["number"])
        if number != last + 1 or later[number] or not is_finite(text[match.end() :]):
            continue
        numbers.append(match.start("number"))
        last = number
    if start:
        cuts.append(start)
        first = numbers[0] if numbers else len(text)
        cuts.extend(m.end() for m in _PREAMBULAR.finditer(text[:first]) if m.end() > start)
        if not numbers:
            cuts.extend(m.end() for m in _ACT.finditer(text) if m.end() > start)
    if numbers or start:
        cuts.extend(numbers)
        cuts.extend(_letters(text, numbers[0] if numbers else start))
    return sorted(set(cuts)), last


def _letters(text: str, start: int) -> list[int]:
    """Offsets of the lists "(a) ...; (b) ..." behind a colon."""
    cuts: list[int] = []
    due = ""
    for match in _LETTER.finditer(text, start):
        letter = match["letter"]
        if letter == "a" and text[match.start() - 1] == ":":
            due = "b"
        elif letter == due:
            due = chr(ord(due) + 1)
        else:
            continue
        cuts.append(match.end())
    return cuts
