"""`Why`: the panel that says why the paragraphs under the cursor stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget

from clausetrail_tui.judging.why_rows import NOTHING, Columns, FactRow
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer

    from clausetrail_tui.ink import Side

_TWO_COLUMNS = 80  # cells
_PAUSE_S = 0.05  # while keys follow each other faster, what was told before stays


class WhyPage(Page):
    """The facts. Its cursor is shown while it has the keys."""

    DEFAULT_CSS = """
    WhyPage { background: $surface; width: 1fr; padding: 0 1 0 0; }
    """
    BINDINGS: ClassVar = [
        Binding("enter", "choose", "Go there", show=False, id="page.choose",
                tooltip="Go to the paragraph that the line names"),
    ]  # fmt: skip

    CURSOR_WITH_KEYS = True


class Why(Widget):
    """The panel: at the right of what it is about, or below it (see `Beside`).

    Below it, where it is wide enough, its columns stand side by side.
    """

    DEFAULT_CSS = """
    Why {
        height: 33%;
        min-height: 6;
        layout: horizontal;
        background: $surface;
        border-top: solid $rule;
    }
    """
    BINDINGS: ClassVar = [
        Binding("escape", "leave", "Back to the text", show=False, id="why.leave"),
    ]

    class Led(Message):
        """A line was opened that names a paragraph."""

        def __init__(self, side: Side, ref: str) -> None:
            """Take the paragraph."""
            super().__init__()
            self.side, self.ref = side, ref

    class Left(Message):
        """The keys are wanted back by what the panel is about."""

    def __init__(self) -> None:
        """Begin with nothing to tell."""
        super().__init__(id="why")
        self._timer: Timer | None = None
        self._pages = False  # whether they are there to be shown on
        self._columns = NOTHING
        self._next: Callable[[], Columns] | None = None  # that is not shown yet

    def compose(self) -> ComposeResult:
        """Yield the page."""
        yield WhyPage(id="why-first", rail=False)
        yield WhyPage(id="why-second", rail=False)

    def on_mount(self) -> None:
        """Begin with one column, and with what was told before there was any."""
        self.query_one("#why-second").display = False
        self._pages = True
        self._show_next()

    def tell(self, columns: Callable[[], Columns]) -> None:
        """Tell something else: at once, or, where keys follow each other fast, when they pause.

        Args:
            columns: works out what is told; called when it is shown.
        """
        self._next = columns
        if not self._pages:
            return
        if self._timer is None:
            self._show_next()
            self._timer = self.set_timer(_PAUSE_S, self._paused)
        else:
            self._timer.reset()

    def _show_next(self) -> None:
        columns, self._next = self._next, None
        if columns is not None:
            self._columns = columns()
            self._lay()

    def _paused(self) -> None:
        self._timer = None
        self._show_next()

    def on_resize(self) -> None:
        """Set the columns side by side, or one below the other."""
        if self._pages:
            self._lay()

    def _lay(self) -> None:
        first, second = self.query(WhyPage)
        parted = self.size.width >= _TWO_COLUMNS
        second.display = parted  # also where it has nothing to tell: nothing moves with the cursor
        left, right = self._columns.two if parted else (self._columns.one, ())
        first.show(left)
        second.show(right)

    @on(Page.Highlighted)
    def _highlighted(self, event: Page.Highlighted) -> None:
        event.stop()

    @on(Page.Chosen)
    def _chosen(self, event: Page.Chosen) -> None:
        event.stop()
        lead = event.row.lead if isinstance(event.row, FactRow) else None
        if lead is not None:
            self.post_message(self.Led(*lead))

    def action_leave(self) -> None:
        """Give the keys back."""
        self.post_message(self.Left())
