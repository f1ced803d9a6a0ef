"""`PathLine`: the line in which paths are typed. Imported when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.message import Message

from clausetrail_tui.shelves.paths import joined
from clausetrail_tui.widgets.line import Line

if TYPE_CHECKING:
    from textual import events


class PathLine(Line):
    """One line of paths; Tab completes the last one, and the arrow keys move in the folder."""

    DEFAULT_CSS = """
    PathLine {
        &:ansi { text-style: underline; }
    }
    """
    BINDINGS: ClassVar = [
        Binding("tab", "complete", "Complete", id="paths.complete",
                tooltip="Complete the path, with the chosen entry of the folder"),
        Binding("enter", "submit", "Read", id="paths.read",
                tooltip="Read the documents, and show what would become of each"),
        Binding("escape", "leave", "Back", id="paths.back", tooltip="Back, nothing is stored"),
        Binding("up", "move(-1)", "Up", show=False, id="paths.up"),
        Binding("down", "move(1)", "Down", show=False, id="paths.down"),
    ]  # fmt: skip

    class Completing(Message):
        """The path is to be completed."""

    class Moved(Message):
        """Another entry of the folder is to be chosen."""

        def __init__(self, step: int) -> None:
            """Take the step, -1 or 1."""
            super().__init__()
            self.step = step

    class Left(Message):
        """There is nothing to be read."""

    def action_complete(self) -> None:
        """Ask for the path to be completed."""
        self.post_message(self.Completing())

    def action_move(self, step: int) -> None:
        """Choose another entry."""
        self.post_message(self.Moved(step))

    def action_leave(self) -> None:
        """Go back."""
        self.post_message(self.Left())

    def _on_paste(self, event: events.Paste) -> None:
        """Take all lines that are pasted, each a path."""
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(joined(event.text))
