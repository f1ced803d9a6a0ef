"""The rows of a series in figures: a text each, the newest first, with a bar of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.safe import safe
from clausetrail.report.spans import clip, line_width, width_of
from clausetrail.report.words import short_symbol
from clausetrail_tui.ink import PLAIN, said
from clausetrail_tui.places import BlamePlace, ComparePlace
from clausetrail_tui.rows import Row, Said
from clausetrail_tui.shelves.bars import shared

from .led import GAP, LedRow, padded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetrail.history.stats import Stats, VersionStats
    from clausetrail_tui.ink import Line, Span
    from clausetrail_tui.places import Text

# What the words of a text are, with the glyph and the role of each; the glyphs are the rail's.
_FATES = (
    ("new", "+", "added"), ("back", "^", "ref"), ("edited", "█", "substantive"),
    ("routine", "▒", "rollover"), ("carried", "·", "identical"),
)  # fmt: skip
_HEADS = ("words", "paras", "new", "back", "edited", "routine", "carried", "gone")
_LEAST_BAR = 8
_BAR = 60  # cells of the longest text's bar at most


class Columns:
    """How wide the columns are, and the longest text."""

    def __init__(self, stats: Stats) -> None:
        """Take the answer."""
        names = [safe(short_symbol(one.symbol)) for one in stats.versions]
        self.name = max([width_of(one) for one in names] + [4])
        self.sizes = [
            max([len(head)] + [len(_cells(one)[at]) for one in stats.versions])
            for at, head in enumerate(_HEADS)
        ]
        self.longest = max((one.words for one in stats.versions), default=0)

    def line(self, first: Span, cells: Sequence[str], role: str) -> Line:
        """Return a line of the table, without its bar."""
        line: Line = padded(*_plain(first), self.name)
        for cell, size in zip(cells, self.sizes, strict=True):
            line.append(said(f"  {cell:>{size}}", role))
        return line


def _plain(span: Span) -> tuple[str, str]:
    return span[0], span[1].role


class HeadRow(Row):
    """The heads of the columns."""

    selectable = False

    def __init__(self, columns: Columns) -> None:
        """Take the columns."""
        self._columns = columns

    def draw(self, width: int) -> Sequence[Line]:
        """Draw them."""
        line = self._columns.line(said("text", "dim"), _HEADS, "dim")
        return [clip([*line, said("   ▲  ▼", "dim")], width)]


class StatsRow(LedRow):
    """A text in figures."""

    def __init__(
        self, one: VersionStats, before: str | None, columns: Columns, texts: Mapping[str, Text]
    ) -> None:
        """Take the text, the one before it, the columns, and where the texts are."""
        self._one, self._columns = one, columns
        self.key = self.words = one.symbol
        self.about = texts.get(one.symbol)
        old = texts.get(before) if before else None
        if self.about is not None:
            self.lead = ComparePlace(old, self.about) if old else BlamePlace(self.about)

    def draw(self, width: int) -> Sequence[Line]:
        """Draw the figures, and the bar beside or below them."""
        one = self._one
        line = self._columns.line(said(safe(short_symbol(one.symbol)), "ref"), _cells(one), "")
        line.append(said(f"  {one.stronger or '·':>2}", "stronger" if one.stronger else "dim"))
        line.append(said(f" {one.weaker or '·':>2}", "weaker" if one.weaker else "dim"))
        room = width - line_width(line) - 2
        if room >= _LEAST_BAR:
            return [[*line, (GAP, PLAIN), *_bar(one, self._columns.longest, min(room, _BAR))]]
        margin = self._columns.name + 2
        bar = _bar(one, self._columns.longest, min(_BAR, max(1, width - margin)))
        return [clip(line, width), [(" " * margin, PLAIN), *bar]]


def rows_of(stats: Stats, texts: Mapping[str, Text]) -> list[Row]:
    """Return the rows of an answer.

    Args:
        stats: the answer.
        texts: where its texts are, by name.
    """
    columns = Columns(stats)
    legend: list[Span] = [said("paragraphs by what became of them; the bar shows words: ", "dim")]
    for name, glyph, role in _FATES:
        legend += [said(glyph, role), said(f"\u00a0{name} ", "dim")]
    names = [one.symbol for one in stats.versions]
    rows: list[Row] = [Said(legend), Said(), HeadRow(columns)]
    for at in range(len(names) - 1, -1, -1):
        before = names[at - 1] if at else None
        rows.append(StatsRow(stats.versions[at], before, columns, texts))
    return rows


def _cells(one: VersionStats) -> tuple[str, ...]:
    figures = (
        one.words, one.paragraphs, one.new, one.back, one.edited, one.routine, one.carried,
        one.gone,
    )  # fmt: skip
    return tuple(str(figure) if figure else "·" for figure in figures)


def _bar(one: VersionStats, longest: int, room: int) -> Line:
    """Draw the words of a text in cells; what is there at all is seen."""
    parts = (
        one.new_words, one.back_words, one.edited_words, one.routine_words, one.carried_words,
    )  # fmt: skip
    if not one.words:
        return []
    length = min(room, max(round(room * one.words / (longest or 1)), sum(map(bool, parts))))
    return [
        said(glyph * cells, role)
        for (_, glyph, role), cells in zip(_FATES, shared(parts, length), strict=True)
        if cells
    ]
