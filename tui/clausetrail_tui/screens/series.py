"""A series: its texts from the newest to the oldest, and what changed in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.message import Message

from clausetrail.model.errors import ClausetrailError
from clausetrail.report.catalog import years
from clausetrail.report.safe import safe
from clausetrail.report.words import change_words, count, short_symbol
from clausetrail_tui.failure import failure_rows
from clausetrail_tui.ink import said
from clausetrail_tui.legend import Reading
from clausetrail_tui.places import (
    ComparePlace,
    DroppedPlace,
    SearchPlace,
    SeriesPlace,
    StatsPlace,
    VerbsPlace,
)
from clausetrail_tui.rows import Said
from clausetrail_tui.screens.asking import Failed
from clausetrail_tui.screens.leads import LeadsScreen, Subject
from clausetrail_tui.shelves.bars import PARTS, legend
from clausetrail_tui.shelves.filling import summaries_of
from clausetrail_tui.shelves.timeline import TextRow, Timeline, name_of, shape_words, stored
from clausetrail_tui.widgets.lines import Lines
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from clausetrail.corpus.given import SeriesEntry, VersionEntry
    from clausetrail.model import Summary
    from clausetrail_tui.desk import Desk, Job
    from clausetrail_tui.exporting import Export
    from clausetrail_tui.ink import Line, Span
    from clausetrail_tui.rows import Row


_MEANT = {
    "substantive": "paragraphs in which more than routine has changed",
    "added": "paragraphs that the text before did not have",
    "removed": "paragraphs of the text before that are gone",
    "rollover": "nothing but routine advances: sessions, dates, symbols",
    "editorial": "punctuation, spelling, numbering",
    "identical": "word for word as before",
}
_NARROW = 100  # columns below which nothing is said twice
_TALL = 30  # lines from which a blank one costs nothing

_VERBS: list[Span] = [
    said("▲", "stronger"), said("▼", "weaker"), said("\N{NO-BREAK SPACE}verbs", "dim")
]  # fmt: skip


class UnknownSeriesError(ClausetrailError):
    """The corpus has no such series, or no more."""


class _Head(Said):
    """The heads of the columns, as wide as those are."""

    def __init__(self, timeline: Timeline) -> None:
        super().__init__()
        self._timeline = timeline

    def draw(self, width: int) -> Sequence[Line]:
        return [self._timeline.head(width)]


class TimelinePage(Page):
    """The page of a series: here the space bar marks a text."""

    BINDINGS: ClassVar = [
        Binding("enter", "choose", "Compare", id="page.choose",
                tooltip="Compare a text with the one before it, or with the marked one"),
        Binding("space,x", "mark", "Mark", id="series.mark",
                tooltip="Mark a text; Enter on another compares the two"),
        Binding("r", "outcome", "Outcome", id="series.outcome",
                tooltip="Compare a draft with the resolution that became of it"),
    ]  # fmt: skip

    class Marked(Page.Highlighted):
        """A text is to be marked, or not any more."""

    class OutcomeAsked(Page.Highlighted):
        """What became of a draft?"""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to look for what became of drafts only where there are drafts."""
        if action == "outcome":
            screen = self.screen
            timeline = screen.timeline if isinstance(screen, SeriesScreen) else None
            return timeline is not None and bool(timeline.entry.drafts)
        return super().check_action(action, parameters)

    def action_mark(self) -> None:
        """Mark the text under the cursor."""
        self.post_message(self.Marked(self, self.row))

    def action_outcome(self) -> None:
        """Ask what became of the draft under the cursor."""
        self.post_message(self.OutcomeAsked(self, self.row))


class SeriesScreen(LeadsScreen[SeriesPlace]):
    """The timeline of a series."""

    DEFAULT_CSS = """
    SeriesScreen {
        #about { height: 4; border-top: solid $rule; }
        &.-tall #title { margin-top: 1; }
        &.-tall #heads { margin-top: 1; }
    }
    """

    READING: ClassVar = (
        Reading("●", "strong", "an adopted text; the newest stands on top"),
        Reading("○", "dim", "a draft, above the text that it starts from"),
        Reading("◆", "head", "the marked text: Enter on another compares the two"),
        *(Reading(f"{part.glyph} {part.word}", part.role, _MEANT[part.role]) for part in PARTS),
        Reading("▲1", "stronger", "lead verbs that ask more than before"),
        Reading("▼1", "weaker", "lead verbs that ask less than before"),
        Reading("", "", "A bar is as long as the paragraphs that it shows."),
    )

    BINDINGS: ClassVar = [
        Binding("V", "verbs", "Verbs", show=False, id="series.verbs",
                tooltip="How the lead verbs of the series became stronger and weaker"),
        Binding("D", "dropped", "Dropped", show=False, id="series.dropped",
                tooltip="What the text under the cursor has no more of the texts before it"),
        Binding("S", "stats", "Figures", show=False, id="series.stats",
                tooltip="What each text is made of, in paragraphs and words"),
    ]  # fmt: skip

    class Opened(Message):
        """The series is known."""

        def __init__(self, entry: SeriesEntry) -> None:
            """Take it."""
            super().__init__()
            self.entry = entry

    class Counted(Message):
        """What changed in some of its texts is known."""

        def __init__(self, changes: dict[str, Summary]) -> None:
            """Take the counts by the later text's sha256."""
            super().__init__()
            self.changes = changes

    def __init__(self, place: SeriesPlace) -> None:
        """Take the series."""
        super().__init__(place)
        self.timeline: Timeline | None = None

    def content(self) -> ComposeResult:
        """Yield title, timeline, and what is said of the text under the cursor."""
        yield Lines(id="title")
        yield Lines(id="heads")
        yield TimelinePage(id="timeline")
        yield Lines(id="about")

    def on_resize(self) -> None:
        """Set the lines less close where there is room."""
        self.set_class(self.size.height >= _TALL, "-tall")
        self._tell_about()

    def on_mount(self) -> None:
        """Ask for the series."""
        slug = self.place.slug
        self.root.keep(series=slug)

        def question(desk: Desk, _: Job) -> SeriesEntry:
            entry = desk.corpus().entry(slug)
            if entry is None:
                raise UnknownSeriesError(
                    f"the corpus has no series {slug}", hint="see the list of series"
                )
            return entry

        self.ask(question, self.Opened, label=f"Opening {slug}", group="series")

    @on(Opened)
    def _opened(self, event: Opened) -> None:
        entry = event.entry
        self.timeline = timeline = Timeline(entry)
        facts = [entry.body or "", entry.slug]
        for texts, what in ((entry.versions, "adopted text"), (entry.drafts, "draft")):
            facts.append(count(len(texts), what) if texts else "")
        facts.append(years(entry))
        self.query_one("#title", Lines).say(
            [
                Said([said(safe(entry.title or entry.slug), "head")]),
                Said([said(safe(" · ".join(filter(None, facts))), "dim")]),
            ]
        )
        self.query_one("#heads", Lines).say([Said([*legend(), *_VERBS]), _Head(timeline)])
        page = self.query_one(TimelinePage)
        rows = timeline.rows()
        symbol = self.place.at
        at = next((n for n, row in enumerate(rows) if symbol and row.entry.symbol == symbol), None)
        page.show(rows, cursor=at)
        page.focus()
        self.refresh_bindings()
        self._count()

    @on(Failed)
    def _not_opened(self, event: Failed) -> None:
        # The notice is the frame's; where there is no timeline, the page says it too.
        if self.timeline is None:
            self.query_one(TimelinePage).show(failure_rows(event.error))

    def on_screen_resume(self) -> None:
        """Count again: pins may have changed what the bars tell."""
        super().on_screen_resume()
        if self.timeline is not None:
            self._count()

    def _count(self) -> None:
        """Have every text compared with the one before it, and show what is known meanwhile."""
        assert self.timeline is not None  # noqa: S101 - tells the type checker
        pairs = self.timeline.pairs()
        if not pairs:
            return

        def tell(changes: dict[str, Summary]) -> None:
            self.post_message(self.Counted(changes))

        self.ask(
            summaries_of(pairs, tell),
            self.Counted,
            label="Comparing",
            group="changes",
            background=True,
            unasked=True,
        )

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        if self.timeline is not None:
            self.timeline.learn(event.changes)
            self.query_one(TimelinePage).redraw()
            self._tell_about()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what needs a paragraph: here are whole texts."""
        return action != "trail" and super().check_action(action, parameters)

    # What the cursor is on

    @property
    def text(self) -> VersionEntry | None:
        """The text under the cursor."""
        return _text_of(self.query_one(TimelinePage).row)

    @property
    def subject(self) -> Subject | None:
        """The text under the cursor."""
        text = self.text
        return Subject(stored(self.place.slug, text)) if text is not None else None

    @property
    def slug(self) -> str:
        """The series."""
        return self.place.slug

    def exports(self) -> Sequence[Export]:
        """The report of the whole series."""
        from clausetrail_tui.exporting import of_series

        return of_series(self.place.slug)

    @property
    def copied(self) -> str:
        """The symbol under the cursor."""
        text = self.text
        return name_of(text) if text is not None else ""

    @on(Page.Highlighted)
    def _highlighted(self) -> None:
        self._tell_about()

    def _tell_about(self) -> None:
        """Say below the list what the text under the cursor changed, and what the keys do."""
        timeline = self.timeline
        text = self.text if timeline is not None else None
        if text is None or timeline is None:
            return
        told: list[Span] = [said(safe(name_of(text)), "ref")]
        if text.meeting:
            told.append(said(safe(f" · {text.meeting}"), "dim"))
        before, summary = timeline.before(text), timeline.changes.get(text.sha256)
        if summary is not None and before is not None:
            narrow = self.size.width < _NARROW
            words = shape_words(summary) if narrow else change_words(summary)
            if words:
                told.append(said(safe(f" · since {short_symbol(name_of(before))}: "), "dim"))
                told.append(said(words))
        self.query_one("#about", Lines).say([Said(told), Said([said(self._keys(text), "dim")])])

    def _keys(self, text: VersionEntry) -> str:
        """Return what Enter and `r` would compare."""
        assert self.timeline is not None  # noqa: S101 - tells the type checker
        pair = self._pair(text)
        if pair is None:
            told = "It is the only text of its series."
            if self._several():
                told = "Nothing stands before it: mark another text with the space bar."
        else:
            old, new = (safe(short_symbol(name_of(one))) for one in pair)
            told = f"Enter compares {old} with {new}."
        outcome = self.timeline.outcome(text)
        if outcome is not None:
            told += f" r: what became of it, {safe(short_symbol(name_of(outcome)))}."
        return told

    # The questions of the whole series

    def action_search(self) -> None:
        """Look for a phrase in the series; without its name in the box, in the whole corpus."""
        self.root.go(SearchPlace(slug=self.place.slug))

    def action_verbs(self) -> None:
        """Show how the lead verbs shifted."""
        self.root.go(VerbsPlace(self.place.slug))

    def action_dropped(self) -> None:
        """Show what the text under the cursor has no more."""
        subject = self.subject
        self.root.go(DroppedPlace(self.place.slug, subject.text if subject else None))

    def action_stats(self) -> None:
        """Show what each text is made of."""
        self.root.go(StatsPlace(self.place.slug))

    # Comparing

    def _pair(self, text: VersionEntry) -> tuple[VersionEntry, VersionEntry] | None:
        """Return the two texts that Enter compares, the earlier first."""
        assert self.timeline is not None  # noqa: S101 - tells the type checker
        marked = self.timeline.marked
        if marked is None or marked.sha256 == text.sha256:
            before = self.timeline.before(text)
            return (before, text) if before is not None else None
        order = [row.entry.sha256 for row in self.timeline.rows()]  # the newest first
        older, newer = sorted((marked, text), key=lambda one: -order.index(one.sha256))
        return older, newer

    def _several(self) -> bool:
        """Whether the series has another text to be marked."""
        assert self.timeline is not None  # noqa: S101 - tells the type checker
        return len(self.timeline.rows()) > 1

    def _compare(self, old: VersionEntry, new: VersionEntry) -> None:
        slug = self.place.slug
        self.root.go(ComparePlace(stored(slug, old), stored(slug, new)))

    @on(Page.Chosen)
    def _chosen(self, event: Page.Chosen) -> None:
        # The row of the event: by now the cursor may be on another one.
        text = _text_of(event.row)
        if text is None:
            return
        pair = self._pair(text)
        if pair is None:
            told = (
                f"{safe(name_of(text))} is the only text of its series: nothing to compare it with."
            )
            if self._several():
                told = (
                    f"Nothing stands before {safe(name_of(text))}. Mark another text with the "
                    "space bar to compare the two."
                )
            self.root.tell(told, severity="warning")
            return
        self._compare(*pair)

    @on(TimelinePage.Marked)
    def _marked(self, event: TimelinePage.Marked) -> None:
        text, timeline = _text_of(event.row), self.timeline
        if text is None or timeline is None:
            return
        same = timeline.marked is not None and timeline.marked.sha256 == text.sha256
        timeline.marked = None if same else text
        self.tell_facts("" if same else f"marked: {name_of(text)}")
        self.query_one(TimelinePage).redraw()
        self._tell_about()

    @on(TimelinePage.OutcomeAsked)
    def _outcome_asked(self, event: TimelinePage.OutcomeAsked) -> None:
        text, timeline = _text_of(event.row), self.timeline
        if text is None or timeline is None:
            return
        outcome = timeline.outcome(text)
        if outcome is not None:
            self._compare(text, outcome)
            return
        why = (
            "This text is adopted: press Enter to see what changed."
            if text.kind == "adopted"
            else "No resolution of this series is known to have come of this draft."
        )
        self.root.tell(why, severity="warning")


def _text_of(row: Row | None) -> VersionEntry | None:
    return row.entry if isinstance(row, TextRow) else None
