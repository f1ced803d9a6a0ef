"""Cites: what a text cites, and what cites it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from clausetrail_tui.legend import Reading
from clausetrail_tui.phrases.asking import ToldCites, cites_told
from clausetrail_tui.phrases.cites_rows import rows_of
from clausetrail_tui.places import CitesPlace
from clausetrail_tui.screens.answers import AnswerScreen

if TYPE_CHECKING:
    from clausetrail.history.cites import Cites
    from clausetrail_tui.desk import Desk, Job
    from clausetrail_tui.rows import Row


class CitesScreen(AnswerScreen[CitesPlace, ToldCites]):
    """Two lists: the texts that are cited, and those that cite."""

    NAME = "cites"
    LABEL = "Looking up citations"
    READING = (
        Reading("OP4", "", "the paragraph in which the citation stands"),
        Reading("missing", "notice", "the corpus does not hold the text"),
    )
    BINDINGS: ClassVar = [
        Binding("x", "more", "Missing", id="cites.more",
                tooltip="Only what is cited and the corpus does not hold, or all"),
    ]  # fmt: skip

    def question(self, desk: Desk, job: Job) -> ToldCites:
        """Ask for the citations."""
        return cites_told(desk, job, self.place.text)

    def rows(self, told: ToldCites) -> list[Row]:
        """Return both lists, or what is missing."""
        return rows_of(told.answer, told.texts, missing=self.more)

    def facts(self, told: ToldCites) -> str:
        """Return how many there are of each."""
        return f"cites {len(told.answer.cites)}, cited by {len(told.answer.cited_by)}"

    def export(self, told: ToldCites) -> tuple[Cites, str]:
        """Return the answer and the text."""
        return told.answer, self.place.text.name
