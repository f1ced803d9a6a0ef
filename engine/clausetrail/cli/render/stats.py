"""The texts of a series in figures: a line each, with a bar of what its words are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.safe import safe
from clausetrail.report.spans import (
    DIM,
    HEAD,
    INSERTED,
    NOTICE,
    PLAIN,
    REF,
    Line,
    clip,
    line_width,
    pad,
    wrap,
)
from clausetrail.report.symbols import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.history.stats import Stats, VersionStats

_HEADS = ("words", "paras", "carried", "routine", "edited", "back", "new", "gone")
_SIGNS = (("=", DIM), (">", PLAIN), ("#", NOTICE), ("^", REF), ("+", INSERTED))
_BAR = 24  # cells of the longest text's bar
_LEAST_BAR = 6
_GAP = 2


def stats_lines(stats: Stats, width: int) -> Iterator[Line]:
    """Yield a table of the texts, oldest first."""
    title = " · ".join(filter(None, [stats.title, stats.series]))
    yield from wrap([(safe(title), HEAD)], width)
    told = "paragraphs by what became of them; the bar shows words: "
    legend: Line = [(told, DIM)]
    for (sign, role), word in zip(
        _SIGNS, ("carried", "routine", "edited", "back", "new"), strict=True
    ):
        legend += [(sign, role), (f"\u00a0{word} ", DIM)]
    yield from wrap(legend, width)
    yield []
    rows = [_cells(one) for one in stats.versions]
    names = [safe(short(one.symbol)) for one in stats.versions]
    first = max(map(len, [*names, "text"]))
    sizes = [max(len(head), *(len(row[at]) for row in rows)) for at, head in enumerate(_HEADS)]
    line: Line = pad([("text", DIM)], first)
    for head, size in zip(_HEADS, sizes, strict=True):
        line.append((" " * (_GAP if head == "words" else 1) + head.rjust(size), DIM))
    yield clip(line, width)
    room = min(_BAR, width - line_width(line) - _GAP)
    longest = max(one.words for one in stats.versions)
    for one, row, name in zip(stats.versions, rows, names, strict=True):
        line = pad([(name, REF)], first)
        for head, cell, size in zip(_HEADS, row, sizes, strict=True):
            line.append((" " * (_GAP if head == "words" else 1) + cell.rjust(size), PLAIN))
        if room >= _LEAST_BAR:
            line += [(" " * _GAP, PLAIN), *_bar(one, longest, room)]
        yield clip(line, width)


def _cells(one: VersionStats) -> tuple[str, ...]:
    figures = (
        one.words, one.paragraphs, one.carried, one.routine,
        one.edited, one.back, one.new, one.gone,
    )  # fmt: skip
    return tuple(str(figure) if figure else "·" for figure in figures)


def _bar(one: VersionStats, longest: int, room: int) -> Line:
    """Draw the words of a text in cells; what is there at all is seen."""
    parts = (
        one.carried_words, one.routine_words, one.edited_words, one.back_words, one.new_words,
    )  # fmt: skip
    line: Line = []
    done = shown = 0
    for (sign, role), words in zip(_SIGNS, parts, strict=True):
        done += words
        cells = round(done / (longest or 1) * room) - shown
        if words and cells > 0:
            line.append((sign * cells, role))
            shown += cells
    return line
