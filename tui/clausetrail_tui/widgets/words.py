"""The words of a drawn row: what the cursor can stand on within it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetrail.report.spans import width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail_tui.ink import Line, Side, Spot

_AROUND = " ,.;:!?()[]{}“”‘’\"'…¶"


class Word(NamedTuple):
    """A word on the screen."""

    text: str
    spot: Spot  # where its first character stands
    line: int  # of its row
    first: int  # column of its first cell in that line
    last: int  # column behind its last


def words_of(lines: Sequence[Line]) -> list[Word]:
    """Return the words of a row that stand in a text, each side's together, in reading order.

    Args:
        lines: as the row drew them. Spans without a spot are the application's own words.
    """
    words: list[Word] = []
    for number, line in enumerate(lines):
        column = 0
        last: Word | None = None
        for text, ink in line:
            wide = width_of(text)
            spot = ink.spot
            if spot is None or text.isspace():
                last = None
            elif words and last is None and words[-1].spot == spot:
                # The rest of a word that is wider than a line.
                words[-1] = words[-1]._replace(text=words[-1].text + text)
            elif last is not None and _follows(last, spot):
                words[-1] = last = last._replace(text=last.text + text, last=column + wide)
            else:
                last = Word(text, spot, number, column, column + wide)
                words.append(last)
            column += wide
    sides: list[Side] = []
    for word in words:
        if word.spot.side not in sides:
            sides.append(word.spot.side)
    # The new text is what one works on: its words come first.
    return [word for side in sorted(sides) for word in words if word.spot.side == side]


def _follows(word: Word, spot: Spot) -> bool:
    return (word.spot.side, word.spot.ref) == (spot.side, spot.ref)


def nearest(words: Sequence[Word], line: int, column: int, side: Side) -> int:
    """Return the index of the word of a side that is nearest to a line and column."""
    return min(
        range(len(words)),
        key=lambda at: (
            words[at].spot.side != side,
            abs(words[at].line - line),
            abs(words[at].first - column),
            at,
        ),
    )


def phrase_of(words: Sequence[Word]) -> str:
    """Return words as a phrase, without the punctuation around it."""
    return " ".join(word.text for word in words).strip(_AROUND)
