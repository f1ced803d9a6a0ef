"""`Finder`: the line in which what is looked for is typed. Imported when it is first opened."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input


class Finder(Input):
    """One line; the list beside it follows what is typed, and moves with the arrow keys."""

    DEFAULT_CSS = """
    Finder {
        height: 1;
        border: none;
        padding: 0 2;
        background: $panel;
        color: $foreground;
        &:focus { border: none; background: $panel; }
        & > .input--placeholder { color: $quiet; }
        & > .input--cursor { text-style: reverse; }
        &:ansi { text-style: underline; }
    }
    """
    BINDINGS: ClassVar = [
        Binding("up", "move('up')", "Up", show=False, id="finder.up"),
        Binding("down", "move('down')", "Down", show=False, id="finder.down"),
        Binding("pageup", "move('pageup')", "A page up", show=False, id="finder.pageup"),
        Binding("pagedown", "move('pagedown')", "A page down", show=False, id="finder.pagedown"),
        Binding("tab", "leave", "To the list", id="finder.leave",
                tooltip="Go to what was found; it stays filtered"),
        Binding("escape", "clear", "Clear", id="finder.clear", tooltip="Show all again"),
    ]  # fmt: skip

    class Moved(Message):
        """The list is to move, as by a key."""

        def __init__(self, key: str) -> None:
            """Take the key."""
            super().__init__()
            self.key = key

    class Left(Message):
        """The list is to have the keys."""

    class Cleared(Message):
        """All is to be shown again."""

    def action_move(self, key: str) -> None:
        """Move the list."""
        self.post_message(self.Moved(key))

    def action_leave(self) -> None:
        """Give the keys to the list."""
        self.post_message(self.Left())

    def action_clear(self) -> None:
        """Show all again."""
        self.post_message(self.Cleared())
