"""How high a row must be: the lines that its cells take, estimated from the widths of letters.

Neither every spreadsheet nor every converter fits the rows of a file that it opens, so that
the heights are written. The font is Arial, whose widths Liberation Sans has too.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetrail.report.runs import Run

ROW_POINTS = 409.0  # the tallest row (Excel's specification)
LINE_POINTS = 12.0  # of a line in this size
_SIZE_PIXELS = 12.0  # nine points
_COLUMN_PIXELS, _PADDING_PIXELS = 7.0, 5.0  # of a character of a column's width, and beside all
_SPARE = 0.97  # of a line, for what an estimate may miss

# Widths in ems (Adobe's font metrics of Helvetica, which Arial follows), of letters alike.
_WIDTHS = {
    **dict.fromkeys("ijl'|", 0.22),
    **dict.fromkeys(" .,:;/fItr[]()!-“”‘’`", 0.33),
    **dict.fromkeys("ckvxyszJ", 0.5),
    **dict.fromkeys("mM%W@—", 0.9),
    **dict.fromkeys("w", 0.72),
    **dict.fromkeys("GOQ", 0.78),
    **dict.fromkeys("ABCDEHKNPRSUVXY&", 0.7),
    **dict.fromkeys("FTZL", 0.61),
}
_OTHERS = 0.56
_WIDE = 1.0  # of a letter beyond Latin, Greek and Cyrillic
_SPACED = re.compile(r"(?<=\s)(?=\S)")


def height_of(runs: Iterable[Run], column_width: float) -> float:
    """Return the points that the words of a cell take in a column so many characters wide."""
    return min(ROW_POINTS, lines_of(runs, column_width) * LINE_POINTS + 4)


def lines_of(runs: Iterable[Run], column_width: float) -> int:
    """Return the lines that the words of a cell take."""
    room = (column_width * _COLUMN_PIXELS - _PADDING_PIXELS) / _SIZE_PIXELS * _SPARE
    lines, used = 1, 0.0
    for run in runs:
        for at, line in enumerate(run.text.split("\n")):
            if at:
                lines, used = lines + 1, 0.0
            for word in _SPACED.split(line):
                wide = _ems(word)
                if used + wide > room and used:
                    lines, used = lines + 1, 0.0
                if wide > room:  # a word that no line holds is broken
                    lines += ceil(wide / room) - 1
                    wide %= room
                used += wide
    return lines


@lru_cache(maxsize=1 << 15)
def _ems(word: str) -> float:
    return sum([_WIDTHS.get(letter) or _width(letter) for letter in word])


def _width(letter: str) -> float:
    return _OTHERS if ord(letter) < 0x2C00 else _WIDE
