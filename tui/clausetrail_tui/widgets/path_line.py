"""`PathLine`: the line in which paths are typed. Imported when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.message import Message

from clausetrail_tui.shelves.paths import joined
from clausetrail_tui.widgets.finder import Finder

if TYPE_CHECKING:
    from textual import events


class PathLine(Finder):
    """One line of paths; Tab completes the last one."""

    BINDINGS: ClassVar = [
        Binding("tab", "complete", "Complete", id="paths.complete",
                tooltip="Complete the path, with the chosen entry of the folder"),
        Binding("enter", "submit", "Read", id="paths.read",
                tooltip="Read the documents, and show what would become of each"),
        Binding("escape", "clear", "Back", id="paths.back", tooltip="Back, nothing is stored"),
    ]  # fmt: skip

    class Completing(Message):
        """The path is to be completed."""

    def action_complete(self) -> None:
        """Ask for the path to be completed."""
        self.post_message(self.Completing())

    def _on_paste(self, event: events.Paste) -> None:
        """Take all lines that are pasted, each a path."""
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(joined(event.text))
