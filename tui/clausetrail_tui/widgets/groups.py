"""`Groups`: the page of a comparison: Enter opens what is folded, and goes where a stub points."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding

from clausetrail_tui.comparing.rows import FoldRow, StubRow
from clausetrail_tui.widgets.page import Page


class Groups(Page):
    """Groups below one another; most of them are open as they stand."""

    BINDINGS: ClassVar = [
        Binding("enter", "choose", "Open", id="page.choose",
                tooltip="Open what is folded, or close it; go to where a paragraph stands now"),
    ]  # fmt: skip

    @property
    def openable(self) -> bool:
        """Whether there is anything to be opened under the cursor."""
        return isinstance(self.row, FoldRow | StubRow)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open a row only where that does something."""
        del parameters
        return self.openable if action == "choose" else True
