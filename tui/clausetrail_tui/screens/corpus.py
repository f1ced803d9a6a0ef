"""The first screen: all series of the corpus, to be looked through, filtered and sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.message import Message

from clausetrail_tui.desk import NoCorpusError
from clausetrail_tui.failure import failure_rows
from clausetrail_tui.ink import said
from clausetrail_tui.legend import Reading
from clausetrail_tui.places import (
    CorpusPlace,
    ImportPlace,
    SearchPlace,
    SeriesPlace,
    WaitingPlace,
)
from clausetrail_tui.rows import Said
from clausetrail_tui.screens.asking import Failed
from clausetrail_tui.screens.filled import SYMBOLS, FilledScreen
from clausetrail_tui.shelves.listing import (
    ORDERS,
    Known,
    Order,
    Shelf,
    Wanted,
    following,
    known_of,
    ordered,
    terms_of,
)
from clausetrail_tui.shelves.shelf_rows import (
    About,
    Heads,
    Legend,
    SeriesRow,
    Shown,
    WaitingRow,
    pattern_of,
    sizes_of,
)
from clausetrail_tui.widgets.lines import Lines
from clausetrail_tui.widgets.page import Page
from clausetrail_tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult

    from clausetrail.corpus.catalog import Catalog
    from clausetrail_tui.desk import Desk, Job

_TALL = 30  # lines from which a legend has a line of its own
_NARROW = 100  # columns below which a series has a line for its title and one for the rest


class ShelfPage(Page):
    """The page of the series; it tells when what is on the screen is another part."""

    BINDINGS: ClassVar = [
        Binding("enter", "choose", "Open", id="page.choose", tooltip="Open the series"),
    ]

    class Scrolled(Message):
        """Other rows are on the screen."""

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll, and tell."""
        super().on_mouse_scroll_down(event)
        self.post_message(self.Scrolled())

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll, and tell."""
        super().on_mouse_scroll_up(event)
        self.post_message(self.Scrolled())


class CorpusScreen(FilledScreen):
    """All series."""

    DEFAULT_CSS = """
    CorpusScreen {
        #about { height: 4; border-top: solid $rule; }
        &.-narrow #about { height: 2; }
        &.-tall #heads { margin-top: 1; }
    }
    """
    READING: ClassVar = (
        Reading("▁▂▃▄▅▆▇█", "rollover",
                "one block a text: the share of its paragraphs that changed in substance since "
                "the text before it, or are new or gone; · where that is not known yet"),
        Reading("3+1", "", "three adopted texts and one draft"),
        Reading("found", "found", "what was looked for; behind the title where it is not in it"),
    )  # fmt: skip
    BINDINGS: ClassVar = [
        Binding("slash", "find", "Find", id="corpus.find",
                tooltip="Show the series with these words in title, name, organ or symbols"),
        Binding("o", "order", "Order", id="corpus.order",
                tooltip="By title, latest, most texts, most change"),
        Binding("o", "sample", "Open the sample", id="corpus.sample",
                tooltip="Make a corpus of the sample, to look around"),
        Binding("f", "organ", "Organ", id="corpus.organ",
                tooltip="Show the series of one organ after the other, and of all"),
        Binding("s", "search", "Search", id="corpus.search",
                tooltip="Look for a phrase in all texts of the corpus"),
        Binding("i", "import", "Import", id="corpus.import",
                tooltip="Add documents to the corpus"),
        Binding("f5", "again", "Read the list anew", show=False, id="corpus.again",
                tooltip="Show what another program added to the corpus meanwhile"),
    ]  # fmt: skip

    class Listed(Message):
        """The series are known."""

        def __init__(self, catalog: Catalog | None) -> None:
            """Take them; None where there is no corpus."""
            super().__init__()
            self.catalog = catalog

    class Named(Message):
        """The symbols of all texts are known."""

        def __init__(self, known: Known) -> None:
            """Take what the series are looked for by."""
            super().__init__()
            self.known = known

    class SampleReady(Message):
        """The sample is a corpus now."""

        def __init__(self, folder: Path) -> None:
            """Take where it is."""
            super().__init__()
            self.folder = folder

    def __init__(self, place: CorpusPlace) -> None:
        """Take the place; nothing is read yet."""
        super().__init__(place)
        self.shelf: Shelf | None = None  # None: not known yet, or nothing there
        self._empty = False  # it is known that nothing is there
        self.sought = ""
        self._shown = Shown(sizes_of(()), self.changes)
        self._named = False
        self._back_at: str | None = None  # the series that the cursor goes back to

    def content(self) -> ComposeResult:
        """Yield the heads, the list, and what is said of the series under the cursor."""
        yield Lines(id="heads")
        yield ShelfPage(id="series")
        yield Lines(id="about")

    def on_mount(self) -> None:
        """Ask for the series."""
        self.read()

    def on_resize(self) -> None:
        """Give the legend a line where there is room."""
        self.set_class(self.size.height >= _TALL, "-tall")
        self.set_class(self.size.width < _NARROW, "-narrow")
        self._head()

    def read(self) -> None:
        """Ask for the series, as the corpus is now."""
        self.ask(_catalog, self.Listed, label="Reading the corpus")

    @on(Failed)
    def _not_read(self, event: Failed) -> None:
        # The notice is the frame's; where there is no list, the page says it too.
        if self.shelf is None:
            self._empty = True
            self.query_one(ShelfPage).show(failure_rows(event.error))
            self.refresh_bindings()

    @on(Listed)
    def _listed(self, event: Listed) -> None:
        catalog = event.catalog
        self.forget()
        self._named, self.listed = False, catalog is not None
        if catalog is None or not catalog.series:
            self._welcome(made=catalog is not None)
            if catalog is not None:
                self.count_waiting()
            return
        self.shelf, self._empty = Shelf(catalog.series), False
        self._shown = Shown(sizes_of(catalog.series), self.changes)
        self._head()
        at, self._back_at = self._back_at, None
        self._show(at or self.root.kept.series, keep_top=at is not None)
        if self.query(Prompt):  # somebody types already what is looked for
            self._learn_names()
        else:
            self.query_one(ShelfPage).focus()
        self.refresh_bindings()
        self.fill_soon()

    def _head(self) -> None:
        """Write the heads of the columns, where there is room under a legend."""
        if self.shelf is None:
            return
        legend = [Legend(), Said()] if self.size.height >= _TALL else []
        self.query_one("#heads", Lines).say([*legend, Heads(self._shown.sizes)])

    def _welcome(self, *, made: bool) -> None:
        from clausetrail_tui.shelves.welcome import welcome

        self.shelf, self._empty = None, True
        self.query_one("#heads", Lines).say(())
        self.query_one("#about", Lines).display = False
        page = self.query_one(ShelfPage)
        rows = welcome(self.root.foreground.folder, made=made)
        if self.waiting:
            rows = [WaitingRow(self.waiting), *rows]
        page.show(rows)
        page.focus()
        self.tell_facts("")
        self.refresh_bindings()

    # What is listed

    @property
    def order(self) -> Order:
        """The order of the series."""
        kept = self.root.kept.sort
        return next((one for one in ORDERS if one == kept), "title")

    @property
    def organ(self) -> str | None:
        """The organ whose series are listed; None for all."""
        kept = self.root.kept.organ
        return kept if self.shelf is not None and kept in self.shelf.organs else None

    def _show(self, slug: str | None, *, keep_top: bool = False) -> None:
        """List what is wanted, with the cursor on a series if it is listed."""
        shelf = self.shelf
        if shelf is None:
            return
        terms = terms_of(self.sought)
        listed = ordered(shelf.fitting(Wanted(terms, self.organ)), self.order, self.changes)
        shown = self._shown._replace(terms=terms, found=pattern_of(terms), matched=shelf.matched)
        rows = [SeriesRow(one, shown) for one in listed]
        page = self.query_one(ShelfPage)
        if rows:
            at = next((n for n, row in enumerate(rows) if row.entry.slug == slug), 0)
            more = [WaitingRow(self.waiting)] if self.waiting and not terms else []
            page.show([*rows, *more], cursor=at, keep_top=keep_top)
        else:
            page.show([Said(), Said([said("No series fits. Esc shows all again.", "dim")])])
        total = len(shelf.series)
        told = [f"{len(rows)} of {total} series" if len(rows) != total else f"{total} series"]
        told += [f"“{self.sought}”" if terms else "", self.organ or "", ORDERS[self.order]]
        self.tell_facts(" · ".join(filter(None, told)))
        self.fill()

    def _slug(self) -> str | None:
        row = self.query_one(ShelfPage).row
        return row.entry.slug if isinstance(row, SeriesRow) else None

    @on(Page.Highlighted)
    def _highlighted(self, event: Page.Highlighted) -> None:
        lines = self.query_one("#about", Lines)
        if isinstance(event.row, SeriesRow):
            lines.display = True
            lines.say([About(event.row.entry)])
        else:
            lines.say(())
        self.fill()

    @on(Page.Chosen)
    def _chosen(self, event: Page.Chosen) -> None:
        row = event.row
        if isinstance(row, SeriesRow):
            self._open(row)
        elif isinstance(row, WaitingRow):
            self.root.go(WaitingPlace())
        elif row is not None:
            from clausetrail_tui.shelves.welcome import Offer

            if isinstance(row, Offer):
                self.call_later(self.run_action, row.action)

    def _open(self, row: SeriesRow) -> None:
        """Open a series; where a symbol was looked for, at that text."""
        entry, shelf = row.entry, self.shelf
        # Pins may change what is told of it: it is asked again on the way back.
        self.stale.add(entry.slug)
        at = shelf.symbol(entry, terms_of(self.sought)) if shelf is not None else None
        self.root.go(SeriesPlace(entry.slug, at))

    @property
    def copied(self) -> str:
        """The title of the series under the cursor."""
        row = self.query_one(ShelfPage).row
        return row.text if isinstance(row, SeriesRow) else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done: an empty corpus has nothing to sort.

        While it is read, what one would do with series is offered already.
        """
        del parameters
        if action in {"find", "order", "organ", "search"}:
            return not self._empty
        if action == "sample":
            return self._empty
        return True

    def action_order(self) -> None:
        """Sort by the next order."""
        orders = list(ORDERS)
        after = orders[(orders.index(self.order) + 1) % len(orders)]
        self.root.keep(sort=after)
        self._show(None)  # whoever sorts wants to see what comes first now

    def action_organ(self) -> None:
        """Show the series of the next organ."""
        if self.shelf is not None:
            self.root.keep(organ=following(self.shelf.organs, self.organ))
            self._show(self._slug())

    # Finding

    def action_search(self) -> None:
        """Look for a phrase in the whole corpus."""
        self.root.go(SearchPlace())

    def action_find(self) -> None:
        """Open the line in which one types what is looked for."""
        hint = "words of the title, the name, the organ; a symbol"
        self.prompt("find", "Find", self.sought, hint=hint, live=True)
        self._learn_names()

    def _learn_names(self) -> None:
        shelf = self.shelf
        if not self._named and shelf is not None:
            self._named = True

            def question(desk: Desk, _: Job) -> Known:
                return known_of(shelf.series, desk.corpus().symbols())

            self.ask(question, self.Named, label="Reading the symbols", group=SYMBOLS)

    @on(Named)
    def _learned(self, event: Named) -> None:
        if self.shelf is not None:
            self.shelf.learn(event.known)
            if self.sought:
                self._show(self._slug())

    @on(Prompt.Typed, "#find")
    def _typed(self, event: Prompt.Told) -> None:
        if event.value != self.sought:
            self.sought = event.value
            self._show(self._slug())

    @on(Prompt.Stepped, "#find")
    def _stepped(self, event: Prompt.Stepped) -> None:
        self.query_one(ShelfPage).action_cursor(event.step)

    @on(Prompt.Given, "#find")
    def _given(self, event: Prompt.Given) -> None:
        """Open the series that the cursor is on; the list stays filtered for the way back."""
        self._typed(event)
        row = self.query_one(ShelfPage).row
        if isinstance(row, SeriesRow):
            self._open(row)

    @on(Prompt.GivenUp, "#find")
    def _clear(self) -> None:
        if self.sought:
            slug, self.sought = self._slug(), ""
            self._show(slug)

    def action_back(self) -> None:
        """Show all again; where all is shown, nothing lies before this screen."""
        if self.sought:
            self._clear()
            return
        super().action_back()

    # What comes in the background

    @on(ShelfPage.Scrolled)
    def _scrolled(self) -> None:
        self.fill()

    def unknown(self) -> list[str]:
        """Return the series on the screen, then those next to it; with most change first, all."""
        page = self.query_one(ShelfPage)
        rows, seen = page.rows, page.seen
        screens = (seen, range(seen.stop, min(len(rows), seen.stop + len(seen))))
        found = [
            row.entry.slug
            for screen in screens
            for row in (rows[at] for at in screen)
            if isinstance(row, SeriesRow) and self.lacks(row.entry.slug)
        ]
        if not found and self.order == "change" and self.shelf is not None:
            found = [one.slug for one in self.shelf.series if one.slug not in self.changes]
        return found

    def filled(self) -> None:
        """Draw what is known now; sort by it, where it is all there."""
        self.query_one(ShelfPage).redraw()
        if self.order == "change" and not self.unknown():
            first = self.query_one(ShelfPage).cursor == 0
            self._show(None if first else self._slug())

    def waited(self) -> None:
        """Say how many documents are in no series."""
        if self.shelf is None:
            self._welcome(made=True)
        elif not self.sought:
            self._show(self._slug(), keep_top=True)

    # The sample, and importing

    def action_import(self) -> None:
        """Add documents."""
        self.root.go(ImportPlace())

    def action_again(self) -> None:
        """List the corpus as it is now; the cursor stays on its series."""
        self._back_at = self._slug()
        self.root.show_corpus(self.root.foreground.folder)

    def action_sample(self) -> None:
        """Make a corpus of the sample, and show it."""
        folder = self.root.settings.sample
        if folder is None:
            self.root.tell(
                "The sample cannot be opened here. In a shell: clausetrail demo",
                severity="warning",
            )
            return

        def question(_: Desk, __: Job) -> Path:
            from clausetrail.corpus.sample import sample_corpus

            sample_corpus(folder).close()
            return folder

        self.ask(question, self.SampleReady, label="Opening the sample")

    @on(SampleReady)
    def _sample_ready(self, event: SampleReady) -> None:
        self.root.show_corpus(event.folder, CorpusPlace(sample=True))

    def show_place(self, place: CorpusPlace) -> None:
        """List the series of another corpus, or of the same one as it is now."""
        self.place = place
        if self.is_mounted:  # else it reads, and says where it is, when it is
            self.tell_place()
            self.read()

    def point_at(self, slug: str) -> None:
        """Put the cursor on a series, if it is listed."""
        self._show(slug)


def _catalog(desk: Desk, _: Job) -> Catalog | None:
    from clausetrail.corpus.errors import NotACorpusError

    try:
        corpus = desk.corpus()
    except (NoCorpusError, NotACorpusError):
        return None
    from clausetrail.corpus.catalog import catalog_of

    return catalog_of(corpus)
