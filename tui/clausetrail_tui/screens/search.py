"""Search: where a phrase stands in the whole corpus, since when, and where it fell out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from clausetrail.report.words import count
from clausetrail_tui import legend
from clausetrail_tui.comparing.pair import stored
from clausetrail_tui.exporting import of_answer
from clausetrail_tui.ink import said
from clausetrail_tui.phrases.found_rows import HitRow, OtherRow, SeriesHead, WholeRow, rows_of
from clausetrail_tui.phrases.searching import Indexed, Searched, indexed, searched, whole
from clausetrail_tui.places import BlamePlace, ComparePlace, SearchPlace, SeriesPlace
from clausetrail_tui.rows import Said
from clausetrail_tui.screens.leads import Subject
from clausetrail_tui.screens.question import QuestionScreen
from clausetrail_tui.widgets.page import Page
from clausetrail_tui.widgets.searchbox import SearchBox
from clausetrail_tui.widgets.whole import Whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.timer import Timer

    from clausetrail.model import Paragraph
    from clausetrail.report.passages import Passage
    from clausetrail_tui.desk import Desk, Job
    from clausetrail_tui.exporting import Export
    from clausetrail_tui.rows import Row

_PAUSE_S = 0.15  # without a key, before what was typed is searched for
_LANGUAGE = 'diplomat*   "a phrase"   -without   one OR other   one AND other   NEAR/5'
_NARROWING = "series:name   session:60..71   organ:ga   verb:urges   only:operative"
_LEAST_LINES = 18  # of a screen on which the whole paragraph is shown too


class Shown(NamedTuple):
    """An answer, and its rows: both are made in the desk's thread."""

    answer: Searched
    rows: list[Row]


class FoundPage(Page):
    """The page of what was found."""

    BINDINGS: ClassVar = [
        Binding("enter", "choose", "Compare", id="page.choose",
                tooltip="Compare the first text with these words with the one before it; on a "
                "series, open it"),
    ]  # fmt: skip


class SearchScreen(QuestionScreen[SearchPlace]):
    """A box to type in, and what it finds, by series."""

    READING: ClassVar = legend.SEARCH

    DEFAULT_CSS = """
    SearchScreen {
        & #ask { height: 1; padding: 0 2; background: $surface; }
        & #ask Static { width: auto; color: $primary; text-style: bold; }
        & #language {
            height: 1; padding: 0 2; color: $quiet; text-wrap: nowrap; text-overflow: ellipsis;
        }
    }
    """
    BINDINGS: ClassVar = [
        Binding("s,slash", "search", "Search", id="lead.search",
                tooltip="Type another phrase, or search for the chosen words"),
        Binding("f", "narrow", "Filter", id="search.narrow",
                tooltip="Narrow the search: series:, session:, organ:, verb:, only:"),
        Binding("x", "each", "Each text", id="search.each",
                tooltip="A line for each text, or one for texts that carry the same words"),
    ]  # fmt: skip

    class Ready(Message):
        """The index is up to date."""

        def __init__(self, known: Indexed) -> None:
            """Take what is known of the corpus."""
            super().__init__()
            self.known = known

    class Answered(Message):
        """The answer to what was typed."""

        def __init__(self, shown: Shown) -> None:
            """Take the answer, and its rows."""
            super().__init__()
            self.shown = shown

    class Read(Message):
        """The paragraph under the cursor was read."""

        def __init__(self, passage: Passage, paragraph: Paragraph | None) -> None:
            """Take both."""
            super().__init__()
            self.passage, self.paragraph = passage, paragraph

    def __init__(self, place: SearchPlace) -> None:
        """Take the place; nothing is searched yet."""
        super().__init__(place)
        self._ready = False
        self._each = False
        self._answer: Searched | None = None
        self._read: tuple[Passage, Paragraph] | None = None  # the one under the cursor
        self._waiting: Timer | None = None
        self._began = ""  # what the box held at first
        self._typing = False  # whether a person went from what was found into the box

    def content(self) -> ComposeResult:
        """Yield the box, how one searches, what was found, and the paragraph under the cursor."""
        if self.place.slug:
            self._began = f"series:{self.place.slug} {self.place.query}"
        else:
            self._began = self.place.query or self.root.kept.query
        with Horizontal(id="ask"):
            yield Static("Search  ", markup=False)
            yield SearchBox(self._began)
        yield Static(_LANGUAGE, id="language", markup=False)
        yield FoundPage(id="found")
        yield Whole(id="whole")

    @property
    def _box(self) -> SearchBox:
        return self.query_one(SearchBox)

    @property
    def _page(self) -> Page:
        return self.query_one(FoundPage)

    def on_mount(self) -> None:
        """Bring the index up to date; then search."""
        self.set_focus(self._box)
        if not self.place.slug:
            self._box.action_select_all()  # what is typed takes the place of what was last sought
        self._make_ready()

    def _make_ready(self) -> None:
        self.ask(indexed, self.Ready, label="Indexing the texts of the corpus", group="index")

    @on(Ready)
    def _made_ready(self, event: Ready) -> None:
        self._ready = True
        self._box.know(event.known.slugs)
        self._search()

    def gave_up(self) -> None:
        """Say how to go on where the index was not made."""
        if not self._ready:
            told = "Without the index nothing can be searched: Enter in the search box makes it."
            self._page.show([Said(), Said([said(told, "notice")])])

    # Typing

    @on(SearchBox.Changed)
    def _typed(self, event: SearchBox.Changed) -> None:
        event.stop()
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(_PAUSE_S, self._search)

    @on(SearchBox.Submitted)
    def _submitted(self, event: SearchBox.Submitted) -> None:
        event.stop()
        if not self._ready:
            self._make_ready()
        else:
            self._search()
        self.set_focus(self._page)

    @on(SearchBox.Left)
    def _left(self) -> None:
        self.set_focus(self._page)

    def again(self) -> None:
        """Search for the same again."""
        self._search(anew=True)

    @property
    def is_answered(self) -> bool:
        """Whether something was searched for."""
        return self._answer is not None

    def _search(self, *, anew: bool = False) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        typed = self._box.value.strip()
        if self._ready and (anew or self._answer is None or self._answer.typed != typed):
            self.ask(
                partial(_shown, typed, self._each, None),
                self.Answered,
                label="Searching",
                group="search",
            )

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        before, answer, rows = self._page.row, event.shown.answer, event.shown.rows
        again = self._answer is not None and self._answer.typed == answer.typed
        self._answer = answer
        like = before.passage if again and isinstance(before, HitRow) else None
        self._page.show(rows, cursor=_row_of(rows, like))
        if answer.found is None:
            self.tell_facts(f"{count(answer.texts, 'text')} of the corpus")
            return
        self.tell_facts(f"in {answer.found.texts} of {count(answer.texts, 'text')}")
        self.root.keep(query=answer.typed)
        self.place = SearchPlace(answer.typed)
        self.tell_place()

    # Keys

    def action_search(self) -> None:
        """Type, beginning with the chosen words, which are searched for at once."""
        if self._page.phrase:
            self._box.value = f'"{self._page.phrase}"'
            self._search()
        self._type()
        self._box.action_select_all()

    def action_narrow(self) -> None:
        """Go on typing behind what was typed: the second line says how a search is narrowed."""
        self.query_one("#language", Static).update(_NARROWING)
        self._type()
        value = self._box.value.rstrip()
        self._box.value = f"{value} " if value else ""
        self._box.action_end()

    def action_each(self) -> None:
        """Show a line for each text, or one for texts that carry the same words."""
        self._each = not self._each
        if self._answer is not None:
            self.ask(
                partial(_shown, self._answer.typed, self._each, self._answer),
                self.Answered,
                label="Laying out",
                group="search",
            )

    def action_back(self) -> None:
        """Leave the box, once it was typed in, for what it found; else stop work, or go back."""
        was_used = self._typing or self._box.value.strip() != self._began.strip()
        in_box = self.focused is self._box and not self._jobs
        if in_box and was_used and isinstance(self._page.row, HitRow):
            self.set_focus(self._page)
            return
        super().action_back()

    def _type(self) -> None:
        self._typing = True
        self.set_focus(self._box)

    def _set(self, typed: str) -> None:
        """Search for something else, and leave the keys to what it finds."""
        self._box.value = typed
        self._search()
        self.set_focus(self._page)

    # The paragraph under the cursor

    @on(Page.Highlighted, "#found")
    def _highlighted(self, event: Page.Highlighted) -> None:
        row, answer = event.row, self._answer
        version = answer.version(row.hit) if answer and isinstance(row, HitRow) else None
        if version is None or not isinstance(row, HitRow):
            self._read = None
            self._show_whole()
        elif self._read is None or self._read[0] is not row.passage:
            self.ask(
                partial(whole, version, row.hit.ref),
                partial(self.Read, row.passage),
                label="Reading",
                group="whole",
            )

    @on(Read)
    def _was_read(self, event: Read) -> None:
        self._read = (event.passage, event.paragraph) if event.paragraph else None
        self._show_whole()

    def _show_whole(self) -> None:
        pane = self.query_one(Whole)
        any_hit = self._answer is not None and bool(self._answer.found and self._answer.found.hits)
        pane.set_class(any_hit and self.size.height >= _LEAST_LINES, "-shown")
        if self._read is not None:
            passage, paragraph = self._read
            pane.show([WholeRow(passage, paragraph.text, lambda: pane.lines)])
        else:
            pane.show([])

    def on_resize(self) -> None:
        """Show as much of the paragraph as there is room for."""
        self.call_after_refresh(self._show_whole)

    # Leading on

    def exports(self) -> Sequence[Export]:
        """All that was found."""
        found = self._answer.found if self._answer else None
        return of_answer(found, "search", found.query) if found and found.hits else ()

    @property
    def subject(self) -> Subject | None:
        """The passage under the cursor, in the first of its texts."""
        row = self._page.row
        if not isinstance(row, HitRow) or self._answer is None:
            return None
        version = self._answer.version(row.hit)
        if version is None:
            return None
        word, hit = self._page.word, row.hit
        read = self._read[1] if self._read and self._read[0] is row.passage else None
        offset = word.spot.offset if word else hit.start
        clauses = read.clauses if read and word else ()
        return Subject(
            text=stored(version),
            ref=hit.ref,
            offset=offset,
            phrase=self._page.phrase,
            words=read.text if read else f"{hit.before}{hit.found}{hit.after}",
            clause=next(
                (at for at, one in enumerate(clauses) if one.start <= offset < one.end), None
            ),
        )

    @on(Page.Chosen, "#found")
    def _chosen(self, event: Page.Chosen) -> None:
        row, answer = event.row, self._answer
        if isinstance(row, SeriesHead):
            self.root.go(SeriesPlace(row.slug))
        elif isinstance(row, OtherRow):
            self._set(row.other.typed)
        elif isinstance(row, HitRow) and answer is not None:
            version = answer.version(row.hit)
            if version is None:
                return
            old = answer.entries[row.hit.series].before(version)
            if old is None:  # nothing to compare with: where its words come from is told
                self.root.go(BlamePlace(stored(version), row.hit.ref, row.hit.start))
            else:
                self.root.go(ComparePlace(stored(old), stored(version), row.hit.ref))


def _shown(typed: str, each: bool, known: Searched | None, desk: Desk, job: Job) -> Shown:
    """Search, or take what is known already, and make the rows of it."""
    answer = known or searched(typed, desk, job)
    return Shown(answer, rows_of(answer, each=each))


def _row_of(rows: Sequence[Row], like: Passage | None) -> int | None:
    """Return the first hit that is one of a passage's; of none, the first hit."""
    places = {(hit.symbol, hit.ref) for hit in like.hits} if like else set()
    hits = [at for at, row in enumerate(rows) if isinstance(row, HitRow)]
    for at in hits:
        row = rows[at]
        if isinstance(row, HitRow) and places & {(hit.symbol, hit.ref) for hit in row.passage.hits}:
            return at
    return hits[0] if hits else None
