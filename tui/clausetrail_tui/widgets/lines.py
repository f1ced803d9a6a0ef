"""`Lines`: a few lines of the application's own beside a page: heads, a legend, what is pointed at.

They are set and styled as the rows of a page are, in line with them, and are as high as they need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

    from clausetrail_tui.rows import Row

_MARGINS = 4  # cells: the gutter of a page to the left, its rail to the right


class Lines(Page, can_focus=False):
    """Rows that are only read: no cursor, no rail."""

    DEFAULT_CSS = """
    Lines { height: auto; max-height: 8; }
    """

    def __init__(self, rows: Sequence[Row] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Take the first rows."""
        super().__init__(rows, id=id, rail=False)

    @property
    def room(self) -> int:
        """As wide as the rows of a page that has a rail: heads stand over their columns."""
        return max(1, self.size.width - _MARGINS)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the rows take at a width."""
        del container, viewport
        room = max(1, width - _MARGINS)
        return sum(len(row.draw(room)) or 1 for row in self.rows)

    def say(self, rows: Sequence[Row]) -> None:
        """Show other rows, and take the height that they need."""
        self.show(rows)
        self.refresh(layout=True)

    def _tell(self) -> None:
        """Tell nobody: there is no cursor here."""
