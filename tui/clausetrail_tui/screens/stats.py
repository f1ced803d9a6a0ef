"""Stats: what each text of a series is made of, in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.words import count
from clausetrail_tui.legend import Reading
from clausetrail_tui.phrases.asking import ToldStats, stats_told
from clausetrail_tui.phrases.stats_rows import rows_of
from clausetrail_tui.places import StatsPlace
from clausetrail_tui.screens.answers import AnswerScreen

if TYPE_CHECKING:
    from clausetrail.history.stats import Stats
    from clausetrail_tui.desk import Desk, Job
    from clausetrail_tui.rows import Row


class StatsScreen(AnswerScreen[StatsPlace, ToldStats]):
    """A table of the texts, the newest first."""

    NAME = "stats"
    LABEL = "Counting paragraphs and words"
    READING = (
        Reading("+ new", "added", "words of paragraphs that the series had not before"),
        Reading("^ back", "ref", "of paragraphs that had been absent"),
        Reading("█ edited", "substantive", "of paragraphs with changes of substance"),
        Reading("▒ routine", "rollover", "with sessions, dates and symbols advanced"),
        Reading("· carried", "identical", "the same, but for spelling and the like"),
        Reading("gone", "", "paragraphs of the text before that have no successor"),
        Reading("▲ ▼", "", "lead verbs that ask more, or less, than before"),
    )

    def question(self, desk: Desk, job: Job) -> ToldStats:
        """Ask for the figures."""
        return stats_told(desk, job, self.place.slug)

    def rows(self, told: ToldStats) -> list[Row]:
        """Return a row a text."""
        return rows_of(told.answer, told.texts)

    def facts(self, told: ToldStats) -> str:
        """Return how many texts there are."""
        return count(len(told.answer.versions), "text")

    def export(self, told: ToldStats) -> tuple[Stats, str]:
        """Return the answer and its series."""
        return told.answer, self.place.slug

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what needs a paragraph: here are whole texts."""
        return action != "trail" and super().check_action(action, parameters)

    @property
    def slug(self) -> str:
        """The series."""
        return self.place.slug
