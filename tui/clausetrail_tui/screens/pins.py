"""Which of the pins that can be set is meant: a choice over the comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding

from clausetrail.report.safe import safe
from clausetrail.report.spans import wrap
from clausetrail_tui.ink import PLAIN, said
from clausetrail_tui.rows import Row
from clausetrail_tui.screens.overlay import Overlay
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.message import Message

    from clausetrail_tui.ink import Line
    from clausetrail_tui.judging.pinning import Act

_DIGITS = 9  # of the acts that a digit chooses
_LEAST, _MOST = 3, 14  # lines of the sheet's page


class ActRow(Row):
    """One thing that can be decided."""

    def __init__(self, number: int, act: Act, words: str) -> None:
        """Take its number in the list, counted from one, and what it says."""
        self.act = act
        self._words = words
        self._number = f"{number}  " if number <= _DIGITS else "   "

    def draw(self, width: int) -> Sequence[Line]:
        """Draw its number and its words."""
        return wrap([said(self._words)], width, [said(self._number, "ref")], [("   ", PLAIN)])


class PinScreen(Overlay):
    """Asks what is to be decided; what was picked comes as a message to the screen beneath."""

    SHEET_TITLE: ClassVar = "Pin or part"
    DEFAULT_CSS = """
    PinScreen > #sheet { max-width: 84; height: auto; }
    """
    BINDINGS: ClassVar = [
        *(
            Binding(f"{at}", f"take({at})", f"The choice {at}", show=False, id=f"pins.{at}")
            for at in range(1, _DIGITS + 1)
        ),
        Binding("p", "close", "Close", show=False, id="pins.close"),
    ]

    def __init__(
        self, acts: Sequence[tuple[Act, str]], about: str, reply: Callable[[Act], Message]
    ) -> None:
        """Take what can be decided, each with its words; of what; and what makes the message."""
        super().__init__()
        self._acts = acts
        self._about = about
        self._reply = reply

    def rows(self) -> Sequence[Row]:
        """Return the acts."""
        return [ActRow(at, act, words) for at, (act, words) in enumerate(self._acts, 1)]

    def on_mount(self) -> None:
        """Take as much room as the acts do."""
        sheet = self.query_one("#sheet")
        sheet.border_subtitle = safe(self._about).replace("[", "\\[")
        lines = sum(
            len(row.draw(max(20, min(80, self.app.size.width - 8)))) for row in self.page.rows
        )
        self.page.styles.height = max(_LEAST, min(_MOST, lines))

    @on(Page.Chosen)
    def _chosen(self, event: Page.Chosen) -> None:
        if isinstance(event.row, ActRow):
            self._pick(event.row.act)

    def action_take(self, number: int) -> None:
        """Take the act of a number."""
        if number <= len(self._acts):
            self._pick(self._acts[number - 1][0])

    def _pick(self, act: Act) -> None:
        way = self.root.way
        self.dismiss()
        way[-1].post_message(self._reply(act))
