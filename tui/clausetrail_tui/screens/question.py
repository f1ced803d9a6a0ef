"""What the screens of the history's questions have in common while there is no answer."""

from __future__ import annotations

from textual import on

from clausetrail_tui.failure import failure_rows
from clausetrail_tui.screens.asking import Failed
from clausetrail_tui.screens.base import AnyPlace
from clausetrail_tui.screens.leads import LeadsScreen
from clausetrail_tui.widgets.page import Page


class QuestionScreen(LeadsScreen[AnyPlace]):
    """A screen that is nothing without the answer to its question."""

    _renewed: int | None = None  # of the corpus, when its answer was asked for

    def on_screen_resume(self) -> None:
        """Ask again where the corpus was changed from a screen above: pinned in, or added to."""
        super().on_screen_resume()
        before, self._renewed = self._renewed, self.root.background.renewed
        if self.is_answered and before not in {None, self._renewed}:
            self.again()

    def again(self) -> None:
        """Ask the same again; what the cursor is on stays under it."""
        raise NotImplementedError

    @property
    def is_answered(self) -> bool:
        """Whether the answer is there."""
        raise NotImplementedError

    @on(Failed)
    def _unanswered(self, event: Failed) -> None:
        """Leave what went wrong on the page: the notice goes by itself."""
        if not self.is_answered:
            self.query_one(Page).show(failure_rows(event.error))

    def gave_up(self) -> None:
        """Go back, where nothing is to be seen here."""
        if not self.is_answered and len(self.root.way) > 1:
            self.root.back()
