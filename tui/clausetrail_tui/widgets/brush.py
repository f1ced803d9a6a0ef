"""The brush of a page: drawn lines become strips of the terminal, and those that stay are kept.

A key moves the cursor from one row to another: all other lines of the screen are what they
were. To make a strip takes far longer than to find one, and Textual finds what it made of a
strip again by the strip itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from clausetrail.report.spans import clip, width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style

    from clausetrail_tui.ink import Line
    from clausetrail_tui.widgets.viewport import Seen

GUTTER = "▌ "
_MOST = 2000  # strips that are kept: some fifty screens


class Cell(NamedTuple):
    """The cell of the rail at the end of a line."""

    glyph: str
    role: str  # of its ink; nothing for the rail itself
    thumb: bool  # whether it stands for what is on the screen


class Brush:
    """Makes strips in one base style, for lines of one width."""

    def __init__(self, style_of: Callable[[str], Style], base: Style, room: int) -> None:
        """Take what finds the style of a part of the page, the page's own style, and its width."""
        self._style_of = style_of
        self.base = base
        self.room = room  # cells of a row
        self._kept: dict[tuple[Seen, Cell | None], Strip] = {}

    def forget(self) -> None:
        """Make everything anew from now on: rows draw something else."""
        self._kept.clear()

    def blank(self, cell: Cell | None) -> Strip:
        """Return a line below the last row."""
        return self._strip([Segment(" " * (len(GUTTER) + self.room), self.base)], 0, cell)

    def plain(self, at: Seen, line: Line, cell: Cell | None) -> Strip:
        """Return the strip of a line that the cursor is not on."""
        key = (at, cell)
        strip = self._kept.get(key)
        if strip is None:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            strip = self._kept[key] = self._drawn(line, self.base, self.base, (), cell, mark=False)
        return strip

    def chosen(
        self, line: Line, spans: Sequence[tuple[int, int]], cell: Cell | None, *, focus: bool
    ) -> Strip:
        """Return the strip of a line that the cursor is on.

        Args:
            line: what it shows.
            spans: first and last cell of each of its words that are chosen.
            cell: of the rail.
            focus: whether the page has the keys.
        """
        base = self.base + self._style_of("page--cursor") if focus else self.base
        gutter = base + self._style_of("page--gutter")
        return self._drawn(line, base, gutter, spans, cell, mark=True)

    def _drawn(
        self, line: Line, base: Style, gutter: Style, spans: Sequence[tuple[int, int]],
        cell: Cell | None, *, mark: bool,
    ) -> Strip:  # fmt: skip
        widths = [width_of(text) for text, _ in line]
        if sum(widths) > self.room:
            line = clip(line, self.room)
            widths = [width_of(text) for text, _ in line]
        segments = [Segment(GUTTER if mark else " " * len(GUTTER), gutter)]
        column = 0
        styles = {"": base}
        for (text, ink), width in zip(line, widths, strict=True):
            style = styles.get(ink.role)
            if style is None:
                style = styles[ink.role] = base + self._style_of(f"ink--{ink.role}")
            if any(column < last and first < column + width for first, last in spans):
                style += self._style_of("page--word")
            segments.append(Segment(text, style))
            column += width
        if column < self.room:
            segments.append(Segment(" " * (self.room - column), base))
        return self._strip(segments, max(0, column - self.room), cell)

    def _strip(self, segments: list[Segment], over: int, cell: Cell | None) -> Strip:
        width = len(GUTTER) + self.room + over
        if cell is None:
            return Strip(segments, width)
        style = self.base + self._style_of(f"ink--{cell.role}" if cell.role else "page--rail")
        if cell.thumb:
            style += self._style_of("page--thumb")
        return Strip([*segments, Segment(" ", self.base), Segment(cell.glyph, style)], width + 2)
