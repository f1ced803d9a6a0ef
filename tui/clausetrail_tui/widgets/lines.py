"""`Lines`: a few lines of the application's own beside a page: heads, a legend, what is pointed at.

They are set and styled as the rows of a page are, in line with them, and are as high as they need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from clausetrail.report.spans import clip, line_width
from clausetrail_tui.widgets.inked import Inked
from clausetrail_tui.widgets.page import EDGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

    from clausetrail_tui.ink import Line
    from clausetrail_tui.rows import Row

_GUTTER = 2  # cells to the left of a page's rows


class Lines(Inked):
    """Rows that are only read: no cursor, no rail; what finds no room is cut."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Lines {
        height: auto;
        max-height: 8;
        background: $background;
        color: $foreground;
    }
    """

    def __init__(self, rows: Sequence[Row] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Take the first rows."""
        super().__init__(id=id)
        self._rows = rows
        self._drawn: list[Line] = []
        self._drawn_room = 0

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that are shown."""
        return self._rows

    def say(self, rows: Sequence[Row]) -> None:
        """Show other rows, and take the height that they need."""
        before = len(self._lines(self.size.width))
        self._rows = rows
        self._drawn_room = 0
        higher = len(self._lines(self.size.width)) != before
        height = self.styles.height
        self.refresh(layout=higher and height is not None and height.is_auto)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the rows take at a width."""
        del container, viewport
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Line]:
        room = max(1, width - EDGES)
        if room != self._drawn_room:
            self._drawn_room = room
            self._drawn = [line for row in self._rows for line in row.draw(room) or [[]]]
        return self._drawn

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        base, width = self.rich_style, self.size.width
        lines = self._lines(width)
        line = clip(lines[y], max(1, width - EDGES)) if y < len(lines) else []
        segments = [Segment(" " * _GUTTER, base)]
        for text, ink in line:
            segments.append(
                Segment(text, base + self._style(f"ink--{ink.role}") if ink.role else base)
            )
        segments.append(Segment(" " * max(0, width - _GUTTER - line_width(line)), base))
        return Strip(segments, width)
