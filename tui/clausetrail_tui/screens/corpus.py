"""The first screen: all series of the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from clausetrail.report.safe import safe
from clausetrail.report.spans import clip
from clausetrail_tui.ink import said
from clausetrail_tui.places import CorpusPlace, SeriesPlace
from clausetrail_tui.rows import Row
from clausetrail_tui.screens.base import BaseScreen
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from clausetrail.corpus.given import SeriesEntry
    from clausetrail_tui.desk import Desk, Job
    from clausetrail_tui.ink import Line


class SeriesRow(Row):
    """One series."""

    def __init__(self, entry: SeriesEntry) -> None:
        """Take the series."""
        self.entry = entry

    def draw(self, width: int) -> Sequence[Line]:
        """Draw its name, its title and how many texts it has."""
        entry = self.entry
        count = len(entry.versions) + len(entry.drafts)
        return [
            clip(
                [
                    said(f"{safe(entry.slug):<24} ", "ref"),
                    said(f"{count:>4}  ", "dim"),
                    said(safe(entry.title)),
                ],
                width,
            )
        ]


class CorpusScreen(BaseScreen[CorpusPlace]):
    """All series."""

    class Listed(Message):
        """The series are known."""

        def __init__(self, series: Sequence[SeriesEntry]) -> None:
            """Take the series."""
            super().__init__()
            self.series = series

    def content(self) -> ComposeResult:
        """Yield the list."""
        yield Page(id="series")

    def on_mount(self) -> None:
        """Ask for the series."""
        self.ask(_series, self.Listed, label="Reading the corpus")

    @on(Listed)
    def _listed(self, event: Listed) -> None:
        page = self.query_one(Page)
        page.show([SeriesRow(one) for one in event.series])
        self.tell_facts(f"{len(event.series)} series")

    @on(Page.Chosen)
    def _chosen(self, event: Page.Chosen) -> None:
        if isinstance(event.row, SeriesRow):
            self.root.go(SeriesPlace(event.row.entry.slug))


def _series(desk: Desk, job: Job) -> Sequence[SeriesEntry]:
    del job
    return desk.corpus().series()
