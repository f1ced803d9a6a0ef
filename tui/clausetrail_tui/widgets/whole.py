"""`Whole`: a pane below a list, in which the paragraph under the cursor can be read."""

from __future__ import annotations

from clausetrail_tui.widgets.page import Page


class Whole(Page, can_focus=False):
    """Rows that are drawn for the height that the pane has."""

    DEFAULT_CSS = """
    Whole {
        height: 25%; min-height: 5; max-height: 12; border-top: solid $rule; display: none;
        &.-shown { display: block; }
    }
    """

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's name
        """Show nothing yet."""
        super().__init__(id=id, rail=False)

    @property
    def lines(self) -> int:
        """How many lines can be seen now."""
        return self.size.height

    def on_resize(self) -> None:
        """Draw for the new height."""
        self.redraw()
        super().on_resize()
