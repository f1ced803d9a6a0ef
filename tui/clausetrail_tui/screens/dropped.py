"""Dropped: what fell out of a series and never came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from clausetrail_tui.legend import Reading
from clausetrail_tui.phrases.asking import ToldDropped, dropped_told
from clausetrail_tui.phrases.dropped_rows import rows_of
from clausetrail_tui.places import DroppedPlace
from clausetrail_tui.screens.answers import AnswerScreen

if TYPE_CHECKING:
    from clausetrail.history.dropped import Dropped
    from clausetrail_tui.desk import Desk, Job
    from clausetrail_tui.rows import Row


class DroppedScreen(AnswerScreen[DroppedPlace, ToldDropped]):
    """What the newest text of a series has no more, or the text that was asked about."""

    NAME = "dropped"
    LABEL = "Looking for what fell out"
    READING = (
        Reading("Requests to report", "head", "what binds someone stands first"),
        Reading("", "", "Enter shows it where it fell out: its last text and the first without."),
    )
    BINDINGS: ClassVar = [
        Binding("v", "more", "Whole text", id="dropped.more", tooltip="Show all words"),
    ]  # fmt: skip

    def question(self, desk: Desk, job: Job) -> ToldDropped:
        """Ask what fell out."""
        return dropped_told(desk, job, self.place.slug, self.place.text)

    def rows(self, told: ToldDropped) -> list[Row]:
        """Return what fell out, the weightiest first."""
        return rows_of(told.answer, told.texts, whole=self.more)

    def facts(self, told: ToldDropped) -> str:
        """Return how much fell out."""
        return f"{len(told.answer.lost)} dropped"

    def export(self, told: ToldDropped) -> tuple[Dropped, str]:
        """Return the answer and the text that lacks it."""
        return told.answer, told.answer.symbol

    @property
    def slug(self) -> str:
        """The series."""
        return self.place.slug
