"""Agreed language: for each paragraph of a text the nearest wording that was adopted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.message import Message

from clausetrail_tui import legend
from clausetrail_tui.exporting import of_answer
from clausetrail_tui.filtering import pressed
from clausetrail_tui.jumping import Texts
from clausetrail_tui.phrases.agreed_rows import SORTS, AgreedRow, FoldRow, Look, rows_of
from clausetrail_tui.phrases.agreeing import looked_up
from clausetrail_tui.places import AgreedPlace, ComparePlace, TrailPlace
from clausetrail_tui.screens.leads import Subject
from clausetrail_tui.screens.question import QuestionScreen
from clausetrail_tui.themes import PLAIN
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from clausetrail.history.agreed import AgreedParagraph
    from clausetrail_tui.exporting import Export
    from clausetrail_tui.ink import Side
    from clausetrail_tui.phrases.agreeing import Looked
    from clausetrail_tui.places import Stored


class AgreedPage(Page):
    """The page of agreed language."""

    BINDINGS: ClassVar = [
        Binding("enter", "choose", "Compare", id="page.choose",
                tooltip="Compare the text that has the nearest wording with this one; where it is "
                "of another series, follow that wording"),
    ]  # fmt: skip


class AgreedScreen(QuestionScreen[AgreedPlace]):
    """A text against all that was adopted."""

    READING: ClassVar = legend.AGREED

    BINDINGS: ClassVar = [
        Binding("n", "next(1)", "Next", id="agreed.next",
                tooltip="The next paragraph that is not word for word in an adopted text"),
        Binding("N", "next(-1)", "Previous", show=False, id="agreed.previous",
                tooltip="The one before that is not word for word in an adopted text"),
        Binding("1", "filter('new')", "New", show=False, id="agreed.new",
                tooltip="Show the paragraphs that are near to none, alone or with other sorts"),
        Binding("2", "filter('near')", "Near", show=False, id="agreed.near",
                tooltip="Show those that are near to an adopted one, alone or with other sorts"),
        Binding("3", "filter('identical')", "Identical", show=False, id="agreed.identical",
                tooltip="Show those that are word for word adopted, alone or with other sorts"),
        Binding("v", "whole", "Whole text", id="agreed.whole",
                tooltip="Show all words of identical paragraphs too"),
        Binding("o", "other", "Its trail", id="agreed.other",
                tooltip="Follow the nearest wording through its own series"),
        Binding("x", "later", "Later too", id="agreed.later",
                tooltip="Look also in texts that were adopted later than this one, or not"),
    ]  # fmt: skip

    class Answered(Message):
        """The nearest wordings are known."""

        def __init__(self, looked: Looked) -> None:
            """Take them."""
            super().__init__()
            self.looked = looked

    def __init__(self, place: AgreedPlace) -> None:
        """Take the text."""
        super().__init__(place)
        self.looked: Looked | None = None
        self._look = Look()
        self._later = False
        self._opened: frozenset[str] = frozenset()

    def content(self) -> ComposeResult:
        """Yield the page."""
        yield AgreedPage(id="agreed")

    @property
    def _page(self) -> Page:
        return self.query_one(AgreedPage)

    def on_mount(self) -> None:
        """Ask."""
        self._look = self._look._replace(marks=self.app.theme == PLAIN)
        self.app.theme_changed_signal.subscribe(self, lambda _: self._themed())
        self._ask(later=False)

    def _ask(self, *, later: bool) -> None:
        self.ask(
            partial(looked_up, self.place.text, later=later),
            self.Answered,
            label=f"Looking for the words of {self.place.text.name}",
            background=True,
        )

    def again(self) -> None:
        """Ask the same again."""
        self._ask(later=self._later)

    @property
    def is_answered(self) -> bool:
        """Whether the nearest wordings are known."""
        return self.looked is not None

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        first = self.looked is None
        self.looked = event.looked
        self._later = event.looked.agreed.before is None
        self._show(self.place.ref if first else self._ref())
        agreed = event.looked.agreed
        same = sum(one.identical for one in agreed.paragraphs)
        self.tell_facts(f"{same} of {len(agreed.paragraphs)} agreed")
        self.refresh_bindings()

    def _show(self, ref: str | None) -> None:
        """Show the rows, with the cursor on a paragraph."""
        if self.looked is None:
            return
        rows = rows_of(self.looked.agreed, self.looked.paragraphs, self._look, self._opened)
        at = next((at for at, row in enumerate(rows) if ref is not None and _has(row, ref)), None)
        self._page.show(rows, cursor=at)

    def _ref(self) -> str | None:
        row = self._page.row
        if isinstance(row, FoldRow):
            return row.refs[0]
        return row.one.ref if isinstance(row, AgreedRow) else None

    def _themed(self) -> None:
        marks = self.app.theme == PLAIN
        if marks != self._look.marks:
            ref, self._look = self._ref(), self._look._replace(marks=marks)
            self._show(ref)

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no way here from here."""
        return False if action == "agreed" else super().check_action(action, parameters)

    def action_later(self) -> None:
        """Look in later texts too, or no more."""
        if self.looked is not None:
            self._ask(later=not self._later)

    def action_whole(self) -> None:
        """Show all words of identical paragraphs too, or their first."""
        ref, self._look = self._ref(), self._look._replace(whole=not self._look.whole)
        self._show(ref)

    def action_filter(self, sort: str) -> None:
        """Show the paragraphs of a sort alone, one sort more, or one less."""
        ref = self._ref()
        self._look = self._look._replace(hidden=frozenset(pressed(sort, self._look.hidden, SORTS)))
        self._opened = frozenset()
        self._show(ref)
        hidden = [one for one in SORTS if one in self._look.hidden]
        self.root.tell(f"Folded: {', '.join(hidden)}." if hidden else "All paragraphs are shown.")

    def action_next(self, step: int) -> None:
        """Go to the next paragraph that is not word for word in an adopted text."""
        page = self._page
        places = [
            at for at, row in enumerate(page.rows)
            if isinstance(row, AgreedRow) and not row.one.identical
        ]  # fmt: skip
        ahead = [at for at in places if (at - page.cursor) * step > 0]
        if ahead:
            page.go_to(ahead[0] if step > 0 else ahead[-1])
        else:
            way = "below" if step > 0 else "above"
            self.root.tell(f"All paragraphs {way} stand word for word in an adopted text.")

    @on(Page.Chosen)
    def _chosen(self, event: Page.Chosen) -> None:
        row = event.row
        if isinstance(row, FoldRow):
            self._opened |= set(row.refs)
            self._show(row.refs[0])
        elif isinstance(row, AgreedRow):
            near = self._near(row.one)
            if near is None:
                self._say_new(row.one)
            elif self.looked is not None and near[0].slug == self.looked.series:
                self.root.go(ComparePlace(near[0], self.place.text, row.one.ref))
            else:
                self.root.go(TrailPlace(*near))

    def action_other(self) -> None:
        """Follow the nearest wording through its own series."""
        row = self._page.row
        if not isinstance(row, AgreedRow):
            return
        near = self._near(row.one)
        if near is None:
            self._say_new(row.one)
        else:
            self.root.go(TrailPlace(*near))

    def _near(self, one: AgreedParagraph) -> tuple[Stored, str] | None:
        """Return the text that has the nearest wording, and where; None where there is none."""
        if one.nearest is None or self.looked is None:
            return None
        text = self.looked.texts.get((one.nearest.series, one.nearest.symbol))
        return None if text is None else (text, one.nearest.ref)

    def _say_new(self, one: AgreedParagraph) -> None:
        self.root.tell(f"No adopted wording is near to {one.ref}.", severity="warning")

    # Where the cursor leads

    @property
    def subject(self) -> Subject | None:
        """The paragraph under the cursor; on a word of the adopted text alone, that text's."""
        row, word, page = self._page.row, self._page.word, self._page
        if not isinstance(row, AgreedRow) or self.looked is None:
            return Subject(self.place.text)
        one, offset = row.one, word.spot.offset if word else 0
        if word is not None and word.spot.side == "old":
            near = self._near(one)
            if near is not None and one.nearest is not None:
                return Subject(near[0], near[1], offset, page.phrase, one.nearest.text)
        known = self.looked.paragraphs.get(one.ref)
        clauses = known.clauses if known and word else ()
        clause = next((at for at, at_ in enumerate(clauses) if at_.start <= offset < at_.end), None)
        return Subject(self.place.text, one.ref, offset, page.phrase, one.text, clause)

    @property
    def references(self) -> Texts | None:
        """The paragraphs of the text."""
        if self.looked is None:
            return None
        return Texts(new=[one.ref for one in self.looked.agreed.paragraphs])

    def jump(self, side: Side, ref: str) -> None:
        """Set the cursor on a paragraph; a fold that holds it is opened."""
        del side
        for row in self._page.rows:
            if isinstance(row, FoldRow) and _has(row, ref):
                self._opened |= set(row.refs)
        self._show(ref)

    @property
    def slug(self) -> str | None:
        """The series of the text."""
        return self.looked.series if self.looked else super().slug

    @property
    def citation(self) -> str:
        """The nearest wording, cited."""
        row = self._page.row
        if isinstance(row, AgreedRow) and row.one.nearest is not None:
            return row.one.nearest.citation
        return ""

    def exports(self) -> Sequence[Export]:
        """The whole answer."""
        if self.looked is None:
            return ()
        return of_answer(self.looked.agreed, "agreed", self.place.text.name)


def _has(row: object, ref: str) -> bool:
    wanted = ref.casefold()
    if isinstance(row, FoldRow):
        return wanted in {one.casefold() for one in row.refs}
    return isinstance(row, AgreedRow) and row.one.ref.casefold() == wanted
