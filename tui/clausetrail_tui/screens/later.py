"""A place that lies beneath the first screen: its own screen is made on the way back to it.

Who starts with a comparison waits for that alone; most leave without going back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail_tui.places import Place
from clausetrail_tui.screens import screen_of
from clausetrail_tui.screens.base import BaseScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from clausetrail_tui.screens.base import AnyScreen


class LaterScreen(BaseScreen[Place]):
    """Stands for the screen of a place; nothing is in it, and nothing is asked."""

    def compose(self) -> ComposeResult:
        """Yield nothing."""
        yield from ()

    def tell_place(self) -> None:
        """Say nothing: there is no line for it."""

    def show_place(self, place: Place) -> None:
        """Stand for the screen of another place."""
        self.place = place

    def made(self) -> AnyScreen:
        """Return the screen that it stands for."""
        return screen_of(self.place)
