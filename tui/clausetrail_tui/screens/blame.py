"""`BlameScreen`: a text as prose, every word by the text that brought it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.message import Message

from clausetrail.report.origins import Key, key_of
from clausetrail_tui.following.blame_rows import (
    BlameRow,
    Legend,
    blame_rows,
    legend_of,
    paragraph_words,
    stretch_at,
    stretch_words,
)
from clausetrail_tui.following.blaming import Blamed, blamed_of
from clausetrail_tui.legend import WORDS, Reading
from clausetrail_tui.places import BlamePlace, ComparePlace, TrailPlace
from clausetrail_tui.screens.leads import Subject
from clausetrail_tui.screens.question import QuestionScreen
from clausetrail_tui.themes import PLAIN
from clausetrail_tui.widgets.page import Page
from clausetrail_tui.widgets.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from clausetrail.history.blame import Span as Stretch
    from clausetrail_tui.exporting import Export
    from clausetrail_tui.ink import Side
    from clausetrail_tui.jumping import Texts


class BlamePage(Page):
    """The page of a blamed text."""

    BINDINGS: ClassVar = [
        Binding("enter", "choose", "Compare", id="page.choose",
                tooltip="Compare the text that brought the word in with the one before it"),
    ]  # fmt: skip


class BlameScreen(QuestionScreen[BlamePlace]):
    """A text with the origin of each word."""

    BINDINGS: ClassVar = [
        Binding("n", "next(1)", "Next new", id="blame.next",
                tooltip="The next words that come from the same text as these, or are new"),
        Binding("N", "next(-1)", "Previous new", show=False, id="blame.previous",
                tooltip="The words before that come from the same text as these, or are new"),
        Binding("v", "marks", "Marks", id="blame.marks",
                tooltip="A mark before each run of words, or the sessions at the side"),
        Binding("x", "across", "Across", id="blame.across",
                tooltip="Look for origins in other paragraphs and other series too; this may "
                "take long"),
        Binding("left_square_bracket", "text(-1)", "The text before", show=False,
                id="blame.before", tooltip="The text before in the series, at this paragraph"),
        Binding("right_square_bracket", "text(1)", "The text after", show=False,
                id="blame.after", tooltip="The text after in the series, at this paragraph"),
    ]  # fmt: skip

    READING: ClassVar[Sequence[Reading]] = (
        Reading("71", "age1", "a session whose text first had the words; the oldest texts look so"),
        Reading("75", "age2", "later ones"),
        Reading("76", "age3", "later still"),
        Reading("77", "age4", "the latest before this text"),
        Reading("78", "newest", "this text’s own words"),
        Reading("62/141", "italic", "words from another series; x looks for them"),
        Reading("71*", "dim", "words that had been absent for one text or more"),
        Reading("", "", "At the side stand the sessions of the stretches that begin in a line; v "
                "sets them as marks before their words."),
        *WORDS,
    )  # fmt: skip

    class Answered(Message):
        """It is known where the words come from."""

        def __init__(self, blamed: Blamed) -> None:
            """Take the answer."""
            super().__init__()
            self.blamed = blamed

    def __init__(self, place: BlamePlace) -> None:
        """Take the place to show."""
        super().__init__(place)
        self.blamed: Blamed | None = None
        self._legend: Legend | None = None
        self._marks = False

    def content(self) -> ComposeResult:
        """Yield the page, and the lines about the word under the cursor."""
        yield BlamePage(id="blame")
        yield Telling(id="word")

    def on_mount(self) -> None:
        """Ask where the words come from."""
        self._marks = self.app.theme == PLAIN
        self.app.theme_changed_signal.subscribe(self, lambda _: self._themed())
        self._ask(across=False)

    def again(self) -> None:
        """Ask again where the words come from."""
        self._ask(across=self.blamed is not None and self.blamed.blame.across)

    def _ask(self, *, across: bool) -> None:
        text = self.place.text
        label = f"Finding where the words of {text.name} come from"
        if across:
            label = "Looking through the whole corpus"
        self.ask(
            lambda desk, job: blamed_of(desk, job, text, across=across),
            self.Answered,
            label=label,
            background=across,
        )

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        first = self.blamed is None
        self.blamed = event.blamed
        blame = event.blamed.blame
        at = (self.place.ref, self.place.offset) if first else self._at()
        self._show(*at, word=bool(at[1]) or not first)
        count = len(blame.sources)
        told = f"{blame.words} words from {count} {'text' if count == 1 else 'texts'}"
        self.tell_facts(f"{told}, across" if blame.across else told)
        self.refresh_bindings()

    def _at(self) -> tuple[str | None, int]:
        """Return the paragraph that the cursor is on, and the offset of its word."""
        page = self.query_one(Page)
        row, word = page.row, page.word
        if not isinstance(row, BlameRow):
            return None, 0
        return row.blamed.ref, word.spot.offset if word else 0

    def _show(self, ref: str | None, offset: int, *, word: bool) -> None:
        """Show the rows, with the cursor on a paragraph, and on a word of it."""
        if self.blamed is None:
            return
        page = self.query_one(Page)
        blame = self.blamed.blame
        self._legend = legend_of(blame, marks=self._marks, colour=self.app.theme != PLAIN)
        rows = blame_rows(blame, self.blamed.paragraphs, self._legend)
        at = next(
            (at for at, row in enumerate(rows) if isinstance(row, BlameRow) and _is(row, ref)),
            None,
        )
        page.show(rows, cursor=at)
        if word and isinstance(page.row, BlameRow):
            page.choose_at("new", page.row.blamed.ref, offset)

    def _themed(self) -> None:
        """Set marks where no colour tells the texts apart; lead verbs show there too."""
        self._marks = self.app.theme == PLAIN
        self._show(*self._at(), word=self.query_one(Page).word is not None)

    @on(Page.Highlighted)
    def _highlighted(self) -> None:
        page, telling = self.query_one(Page), self.query_one(Telling)
        row, word = page.row, page.word
        if self.blamed is None or self._legend is None or not isinstance(row, BlameRow):
            telling.tell(())
            return
        stretch = stretch_at(row.blamed, word.spot.offset) if word else None
        if stretch is None:
            telling.tell(tuple(paragraph_words(row.blamed, self._legend)))
            return
        words = page.phrase or (word.text if word else "")
        telling.tell(tuple(stretch_words(self.blamed.blame, stretch, words, self._legend)))

    @property
    def is_answered(self) -> bool:
        """Whether the origin of the words is known."""
        return self.blamed is not None

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no way to where one is."""
        return False if action == "blame" else super().check_action(action, parameters)

    @on(Page.Chosen)
    def _chosen(self, event: Page.Chosen) -> None:
        row, word = event.row, self.query_one(Page).word
        if self.blamed is None or not isinstance(row, BlameRow):
            return
        stretch = stretch_at(row.blamed, word.spot.offset) if word else None
        if stretch is None:
            self.action_trail()
            return
        before, text = self.blamed.origins.get(key_of(stretch), (None, self.place.text))
        if before is None:
            # The first text of its series: there is none to compare it with.
            self.root.go(TrailPlace(text, stretch.ref))
            return
        self.root.go(ComparePlace(before, text, stretch.ref))

    def action_next(self, step: int) -> None:
        """Go to the next words of the same text: of the one under the cursor, or of this one."""
        page = self.query_one(Page)
        if self.blamed is None:
            return
        _, offset = self._at()
        wanted: Key = ("", self.blamed.blame.symbol)
        row = page.row
        if page.word is not None and isinstance(row, BlameRow):
            stretch = stretch_at(row.blamed, offset)
            wanted = key_of(stretch) if stretch else wanted
        found = self._beyond(page.cursor, offset if page.word else -1, wanted, step)
        if found is None:
            way = "below" if step > 0 else "above"
            self.root.tell(f"No words of {wanted[1]} {way}.")
            return
        page.go_to(found[0])
        page.choose_at("new", found[1], found[2])

    def _beyond(
        self, cursor: int, offset: int, wanted: Key, step: int
    ) -> tuple[int, str, int] | None:
        """Return row, reference and offset of the nearest stretch of a text before or behind."""
        stretches = [
            (at, row.blamed.ref, _begin(row.blamed.text, one))
            for at, row in enumerate(self.query_one(Page).rows)
            if isinstance(row, BlameRow)
            for one in row.blamed.spans
            if key_of(one) == wanted
        ]
        here = (cursor, offset)
        if step > 0:
            return next((one for one in stretches if (one[0], one[2]) > here), None)
        return next((one for one in reversed(stretches) if (one[0], one[2]) < here), None)

    def action_text(self, step: int) -> None:
        """Show the text before or after in the series, at the paragraph under the cursor."""
        if self.blamed is None:
            return
        text = self.blamed.beside.get(step)
        if text is None:
            which = "first" if step < 0 else "last"
            self.root.tell(f"This is the {which} text of its series.", severity="warning")
            return
        ref, _ = self._at()
        across = self.blamed.blame.across
        self.place = BlamePlace(text, self.blamed.refs.get((step, ref or "")))
        self.blamed = None
        self.tell_place()
        self._ask(across=across)

    def action_marks(self) -> None:
        """Show marks in the text, or the sessions at the side."""
        self._marks = not self._marks
        self._show(*self._at(), word=self.query_one(Page).word is not None)

    def action_across(self) -> None:
        """Look in other paragraphs and other series too, or no more."""
        if self.blamed is None:
            return
        self._ask(across=not self.blamed.blame.across)

    # Where the cursor leads

    @property
    def subject(self) -> Subject | None:
        """The paragraph under the cursor, and the word in it."""
        page = self.query_one(Page)
        row, word = page.row, page.word
        if self.blamed is None or not isinstance(row, BlameRow):
            return Subject(self.place.text)
        ref = row.blamed.ref
        offset = word.spot.offset if word else 0
        clause = None
        known = self.blamed.paragraphs.get(ref)
        if word is not None and known is not None:
            clause = next(
                (at for at, one in enumerate(known.clauses) if one.start <= offset < one.end), None
            )
        return Subject(self.place.text, ref, offset, page.phrase, row.blamed.text, clause)

    @property
    def references(self) -> Texts | None:
        """The paragraphs of the text."""
        from clausetrail_tui.jumping import Texts

        if self.blamed is None:
            return None
        return Texts(new=[one.ref for one in self.blamed.blame.paragraphs])

    def jump(self, side: Side, ref: str) -> None:
        """Set the cursor on a paragraph."""
        del side
        page = self.query_one(Page)
        for at, row in enumerate(page.rows):
            if isinstance(row, BlameRow) and _is(row, ref):
                page.go_to(at)

    @property
    def slug(self) -> str | None:
        """The series of the text."""
        return self.blamed.blame.series if self.blamed else super().slug

    def exports(self) -> Sequence[Export]:
        """The answer as data."""
        if self.blamed is None:
            return ()
        from clausetrail_tui.exporting import of_answer

        return of_answer(self.blamed.blame, "blame", self.place.text.name)


def _is(row: BlameRow, ref: str | None) -> bool:
    return ref is not None and row.blamed.ref.lower() == ref.lower()


def _begin(text: str, stretch: Stretch) -> int:
    """Return the offset of the first character of a stretch that is no blank."""
    run = text[stretch.start : stretch.end]
    return stretch.start + len(run) - len(run.lstrip())
