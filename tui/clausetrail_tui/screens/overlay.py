"""`Overlay`: a sheet over the screen, with a page and a line of keys: help, notices, exports."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from clausetrail_tui.screens.asking import AskingScreen
from clausetrail_tui.widgets.keybar import KeyBar
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from clausetrail_tui.rows import Row


class Overlay(AskingScreen, ModalScreen[None]):
    """A sheet over the screen; esc takes it away."""

    SHEET_TITLE: ClassVar[str] = ""
    RAIL: ClassVar[bool] = False  # whether the page has a rail: where it is longer than the screen
    DEFAULT_CSS = """
    Overlay {
        align: center middle;
        background: $background 60%;
        & > #sheet {
            width: 100%;
            max-width: 100;
            height: 100%;
            max-height: 92%;
            border: round $primary;
            border-title-color: $primary;
            border-title-style: bold;
            background: $background;
            & Page > .page--rail { color: $background; }
        }
        &:ansi { background: transparent; }
    }
    """
    BINDINGS: ClassVar = [
        Binding("escape,q,backspace", "close", "Close", id="sheet.close"),
        Binding("question_mark", "app.help", "Help", show=False, id="app.help"),
        Binding("ctrl+c", "app.help_quit", show=False, system=True),
    ]

    def compose(self) -> ComposeResult:
        """Yield the sheet."""
        with Vertical(id="sheet") as sheet:
            sheet.border_title = self.SHEET_TITLE
            yield Page(self.rows(), rail=self.RAIL)
            yield KeyBar()

    def on_mount(self) -> None:
        """Give the page the keys."""
        self.set_focus(self.page, scroll_visible=False)

    @property
    def page(self) -> Page:
        """What is on the sheet."""
        return self.query_one(Page)

    @property
    def foot(self) -> Widget:
        """The sheet has the keys at its lower edge."""
        return self.query_one("#sheet")

    def rows(self) -> Sequence[Row]:
        """Return what stands on the sheet."""
        raise NotImplementedError

    def action_close(self) -> None:
        """Stop what is being worked on; where nothing is, take the sheet away."""
        if not self.give_up():
            self.dismiss()
