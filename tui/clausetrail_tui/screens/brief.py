"""The brief: what changed between two texts, on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding
from textual.message import Message

from clausetrail_tui import legend
from clausetrail_tui.judging.brief_rows import EntryRow, brief_rows
from clausetrail_tui.places import BriefPlace
from clausetrail_tui.screens.base import BaseScreen
from clausetrail_tui.themes import PLAIN
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from clausetrail_tui.comparing.pair import Compared
    from clausetrail_tui.desk import Desk, Job
    from clausetrail_tui.exporting import Export
    from clausetrail_tui.ink import Side
    from clausetrail_tui.rows import Row


class Made(NamedTuple):
    """A brief, and the comparison that it is of."""

    compared: Compared
    rows: Sequence[Row]
    stay: bool  # whether they say the same as those before


class BriefPage(Page):
    """The page; its references lead on."""

    BINDINGS: ClassVar = [
        Binding("enter", "choose", "Go there", id="page.choose",
                tooltip="Back into the texts, at the chosen reference or the first of the line"),
    ]  # fmt: skip


class BriefScreen(BaseScreen[BriefPlace]):
    """The page about a comparison; its references lead back into it."""

    READING: ClassVar = legend.BRIEF
    BINDINGS: ClassVar = [
        Binding("f", "full", "All", id="brief.full",
                tooltip="Write every entry out, past one page; and back to the page"),
        Binding("d", "back", "Back to the texts", show=False, id="brief.close"),
    ]  # fmt: skip

    class Drawn(Message):
        """The page is made."""

        def __init__(self, made: Made) -> None:
            """Take it."""
            super().__init__()
            self.made = made

    def __init__(self, place: BriefPlace, compared: Compared | None = None) -> None:
        """Take the two texts; and their comparison, where it is made already."""
        super().__init__(place)
        self.compared = compared
        self._full = False
        self._signs = False  # whether changes are told by signs too

    def content(self) -> ComposeResult:
        """Yield the page."""
        yield BriefPage(id="brief")

    def on_mount(self) -> None:
        """Have the page made."""
        self.focus_first(self.query_one(Page))
        self.app.theme_changed_signal.subscribe(self, lambda _: self._themed())
        self._make()

    def on_unmount(self) -> None:
        """Let go of the comparison."""
        self.compared = None

    def _themed(self) -> None:
        """Have it made anew where changes are told otherwise; the cursor stays on its line."""
        if self._signs != (self.app.theme == PLAIN):
            self._make(stay=True)

    def _make(self, *, stay: bool = False) -> None:
        """Have the page made in the desk's thread: of 800 paragraphs it takes half a second."""
        place, known = self.place.compare, self.compared
        passing = self.root.passing.held(place)
        full, signs = self._full, self.app.theme == PLAIN
        self._signs = signs

        def question(desk: Desk, job: Job) -> Made:
            from clausetrail_tui.comparing.pair import compared

            found = known
            if found is None or not found.whole:
                before = found.comparison if found else None
                found = compared(desk, place, passing, known=before, check=job.check)
            return Made(found, brief_rows(found.comparison, full=full, signs=signs), stay)

        self.ask(question, self.Drawn, label=f"Writing the brief of {place.crumb}")

    @on(Drawn)
    def _drawn(self, event: Drawn) -> None:
        self.compared = event.made.compared
        page = self.query_one(Page)
        if event.made.stay and page.cursor >= 0:
            page.show(event.made.rows, cursor=page.cursor, hold=True)
            return
        page.show(event.made.rows)
        page.action_end(-1)
        self.tell_facts("all of it" if self._full else "a page")

    def action_full(self) -> None:
        """Write every entry out, or go back to one page."""
        self._full = not self._full
        self._make()

    @on(Page.Chosen)
    def _chosen(self, event: Page.Chosen) -> None:
        word = event.page.word
        spot = word.spot if word else event.row.lead if isinstance(event.row, EntryRow) else None
        if spot is None:
            return
        self._lead(spot.side, spot.ref)

    def _lead(self, side: Side, ref: str) -> None:
        """Go back into the comparison, to a paragraph."""
        from clausetrail_tui.screens.judged import JudgedScreen

        way = self.root.way
        below = way[-2] if len(way) > 1 else None
        if isinstance(below, JudgedScreen) and below.place[:2] == self.place.compare[:2]:
            self.root.back()
            below.jump(side, ref)
        else:
            self.root.go(self.place.compare._replace(at=ref))

    @property
    def copied(self) -> str:
        """The entry under the cursor."""
        row = self.query_one(Page).row
        return row.text if row else ""

    def exports(self) -> Sequence[Export]:
        """The brief in each of its formats."""
        if self.compared is None:
            return ()
        from clausetrail_tui.exporting import of_brief

        place = self.place.compare
        return of_brief(self.compared.comparison, place.old, place.new)
