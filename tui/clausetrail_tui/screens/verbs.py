"""Verbs: how the lead verbs of a series shifted, by the ladder of strength."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from clausetrail.report.words import count
from clausetrail_tui.legend import Reading
from clausetrail_tui.phrases.asking import ToldVerbs, verbs_told
from clausetrail_tui.phrases.verbs_rows import rows_of
from clausetrail_tui.places import VerbsPlace
from clausetrail_tui.screens.answers import AnswerScreen

if TYPE_CHECKING:
    from clausetrail.history.verbs import Verbs
    from clausetrail_tui.desk import Desk, Job
    from clausetrail_tui.rows import Row


class VerbsScreen(AnswerScreen[VerbsPlace, ToldVerbs]):
    """The ladders of a series, and the paragraphs whose verb changed."""

    NAME = "verbs"
    LABEL = "Following the lead verbs"
    READING = (
        Reading("▲ Invites → Urges", "stronger", "asks more than before"),
        Reading("▼ Urges → Invites", "weaker", "asks less than before"),
        Reading("= ~", "dim", "as strong as before; another act"),
        Reading("┌ │ └", "dim", "the rungs of a ladder, the strongest on top"),
    )
    BINDINGS: ClassVar = [
        Binding("x", "more", "All shifts", id="verbs.more",
                tooltip="Show also shifts that ask neither more nor less"),
    ]  # fmt: skip

    def question(self, desk: Desk, job: Job) -> ToldVerbs:
        """Ask how the verbs shifted."""
        return verbs_told(desk, job, self.place.slug)

    def rows(self, told: ToldVerbs) -> list[Row]:
        """Return the ladders, then the shifts."""
        return rows_of(told.answer, told.texts, every=self.more)

    def facts(self, told: ToldVerbs) -> str:
        """Return how many texts there are."""
        return count(len(told.answer.versions), "text")

    def export(self, told: ToldVerbs) -> tuple[Verbs, str]:
        """Return the answer and its series."""
        return told.answer, self.place.slug

    @property
    def slug(self) -> str:
        """The series."""
        return self.place.slug
