"""`Beside`: a page, and a panel at its right, or below it where the terminal is narrow."""

from __future__ import annotations

from textual.widget import Widget

WIDE = 140  # cells: from here on the panel stands at the right
LEFT = 100  # cells that the page keeps, so that both texts stay side by side
PANEL = (40, 64)  # cells of the panel at the right, the least and the most


class Beside(Widget):
    """Two things: what one reads (its first child), and a panel about it, if there is one."""

    DEFAULT_CSS = """
    Beside { height: 1fr; layout: vertical; }
    Beside.-wide { layout: horizontal; }
    Beside > Main { height: 1fr; width: 1fr; layout: vertical; }
    Beside.-wide > Why {
        height: 1fr;
        border-top: none;
        border-left: solid $rule;
    }
    """

    def on_mount(self) -> None:
        """Set the panel where there is room for it."""
        self.fit()

    def on_resize(self) -> None:
        """Set the panel where there is room for it."""
        self.fit()

    def fit(self) -> None:
        """Set the panel where there is room for it."""
        width = self.app.size.width
        wide = width >= WIDE
        self.set_class(wide, "-wide")
        for panel in list(self.children)[1:]:
            least, most = PANEL
            panel.styles.width = max(least, min(most, width - LEFT)) if wide else "100%"


class Main(Widget):
    """What one reads."""
