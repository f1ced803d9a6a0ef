"""`Grid`: a page whose rows have cells: the cursor is on one of them, and columns scroll sideways.

The rows draw their cells from a `Frame` that they share, each with a spot whose offset is its
column: so the page's own marks, clicks and scrolling do for cells what they do for words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding
from textual.strip import Strip

from clausetrail.report.spans import clip, line_width, wrap
from clausetrail_tui.widgets.inked import Roled
from clausetrail_tui.widgets.page import Page
from clausetrail_tui.widgets.rail import Rail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from clausetrail_tui.following.matrix_rows import Frame
    from clausetrail_tui.ink import Line, Span
    from clausetrail_tui.rows import Row
    from clausetrail_tui.widgets.viewport import Seen

_GUTTER = 2  # cells that a page has before its rows
_HIGH = 30  # lines of a terminal, from which on a line is left free


class Grid(Page):
    """Rows of cells."""

    # A sign that fills its cell would be a hole where it is reversed.
    DEFAULT_CSS = """
    Grid {
        & > .page--word { background: $secondary; color: $foreground; text-style: bold; }
        &:light > .page--word { background: $primary-muted; color: $foreground; }
        &:ansi > .page--word { color: ansi_default; text-style: reverse; }
    }
    """

    BINDINGS: ClassVar = [
        Binding("left,h", "word(-1)", "The text before", show=False, id="page.left"),
        Binding("right,l", "word(1)", "The text after", show=False, id="page.right"),
        Binding("shift+left", "word(-1, True)", "Earlier texts", show=False, id="page.less"),
        Binding("shift+right", "word(1, True)", "Later texts", show=False, id="page.more"),
    ]

    frame: Frame | None = None

    def show_frame(self, rows: Sequence[Row], frame: Frame, *, cursor: int | None) -> None:
        """Show rows that share a frame."""
        self.frame = frame
        if self.size.width:
            frame.settle(self.room)
        self.show(rows, cursor=cursor)
        self._mark()

    def _mark(self) -> None:
        """Set the mark on the cell of the row under the cursor in the chosen column."""
        if self.frame is not None:
            self.choose_at("new", str(self.frame.column), self.frame.column)

    def _chosen_spans(self, at: Seen) -> list[tuple[int, int]]:
        """Return the cells of the chosen column: the mark is as wide whatever stands there."""
        frame = self.frame
        if frame is None:
            return super()._chosen_spans(at)
        first = frame.label(self.room) + 1 + (frame.column - frame.left) * frame.across
        return [(first, first + frame.across - 1)]

    def choose_column(self, column: int) -> None:
        """Choose another column, and show it."""
        frame = self.frame
        if frame is None:
            return
        frame.column = column
        frame.settle(self.room)
        self._rail = Rail(self.rows)  # what it marks is of the chosen column
        self.redraw()
        self._mark()

    def action_word(self, step: int, longer: bool = False) -> None:
        """Go to the cell beside, or, with `longer`, by as many as are shown."""
        frame = self.frame
        if frame is not None:
            size = max(1, len(frame.shown(self.room)) - 1) if longer else 1
            self.choose_column(frame.column + step * size)

    def action_cursor(self, step: int) -> None:
        """Go to the cell above or below."""
        super().action_cursor(step)
        self._mark()

    def action_page(self, step: int) -> None:
        """Scroll a screen, in the same column."""
        super().action_page(step)
        self._mark()

    def go_to(self, index: int, *, on_top: bool = False, line: int | None = None) -> None:
        """Set the cursor on a row, in the same column."""
        super().go_to(index, on_top=on_top, line=line)
        self._mark()

    def on_resize(self) -> None:
        """Show the chosen column."""
        if self.frame is not None:
            self.frame.settle(self.room)
        super().on_resize()
        self._mark()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll; with Shift, as terminals do, sideways."""
        if event.shift:
            self.on_mouse_scroll_right(event)
        else:
            super().on_mouse_scroll_down(event)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll; with Shift, as terminals do, sideways."""
        if event.shift:
            self.on_mouse_scroll_left(event)
        else:
            super().on_mouse_scroll_up(event)

    def on_mouse_scroll_right(self, event: events.MouseEvent) -> None:
        """Go to the cell at the right."""
        event.stop()
        self.action_word(1)

    def on_mouse_scroll_left(self, event: events.MouseEvent) -> None:
        """Go to the cell at the left."""
        event.stop()
        self.action_word(-1)

    def on_click(self, event: events.Click) -> None:
        """Choose the cell that the person points at."""
        super().on_click(event)
        word = self.word
        if word is not None and self.frame is not None:
            self.choose_column(word.spot.offset)
        else:
            self._mark()


class GridHead(Roled):
    """What stands above a grid and does not scroll: some lines, and the heads of the columns."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    GridHead {
        height: 5;
        background: $background;
        color: $foreground;
        & > .ink--strong { text-style: bold; }
        & > .ink--dim { color: $quiet; }
        & > .ink--head { color: $primary; text-style: bold; }
        & > .ink--found { color: $accent; text-style: bold reverse; }
        & > .ink--stronger { color: $warning; text-style: bold; }
        & > .ink--editorial { color: $quiet; }
        & > .ink--rollover { color: $routine; }
        & > .ink--substantive { color: $warning; text-style: bold; }
        & > .ink--added { color: $inserted; text-style: bold; }
    }
    """

    def __init__(self, grid: Grid, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Take the grid that it is the head of."""
        super().__init__(id=id)
        self._grid = grid
        self._told: Sequence[Sequence[Span]] = ()
        self._lines: Sequence[Line] = ()

    def tell(self, *told: Sequence[Span]) -> None:
        """Say something else above the heads of the columns; each begins a line, and is wrapped."""
        self._told = told
        self._set()

    def on_resize(self) -> None:
        """Wrap anew."""
        self._set()

    def _set(self) -> None:
        room = max(1, self.app.size.width - 2 * _GUTTER)
        high = self.app.size.height >= _HIGH
        self._lines = [line for spans in self._told for line in wrap(spans, room)]
        if not high and self._told:  # a long title costs rows
            title, *rest = self._told
            self._lines = [clip(title, room), *(one for spans in rest for one in wrap(spans, room))]
        if high:
            self._lines = [*self._lines, []]
        self.styles.height = len(self._lines) + 2
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        base, width = self.rich_style, self.size.width
        line: Line = []
        if y < len(self._lines):
            line = clip(self._lines[y], width - _GUTTER)
        elif self._grid.frame is not None:
            line = self._grid.frame.head(y - len(self._lines), self._grid.room)
        segments = [Segment(" " * _GUTTER, base)]
        for text, ink in line:
            role = f"ink--{ink.role}"
            style = self.get_component_rich_style(role, partial=True) if ink.role else None
            segments.append(Segment(text, base + style if style else base))
        segments.append(Segment(" " * max(0, width - _GUTTER - line_width(line)), base))
        return Strip(segments, width)

    def on_click(self, event: events.Click) -> None:
        """Choose the column that was clicked."""
        event.stop()
        frame, room = self._grid.frame, self._grid.room
        if frame is None or event.y < len(self._lines):
            return
        place = (event.x - _GUTTER - frame.label(room) - 1) // frame.across
        shown = frame.shown(room)
        if 0 <= place < len(shown):
            self._grid.choose_column(shown[place])
            self._grid.focus()
