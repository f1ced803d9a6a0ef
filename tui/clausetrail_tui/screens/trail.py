"""`TrailScreen`: one paragraph, or a clause of it, through all the texts of its series."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding
from textual.message import Message

from clausetrail_tui.following.trail_rows import Look, RunRow, StepRow, part_of, row_of, trail_rows
from clausetrail_tui.legend import CHANGES, WORDS, Reading
from clausetrail_tui.places import ComparePlace, TrailPlace
from clausetrail_tui.screens.leads import Subject
from clausetrail_tui.screens.question import QuestionScreen
from clausetrail_tui.themes import PLAIN
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from clausetrail.history.answers import Step, Trail
    from clausetrail_tui.asked import Paragraphs
    from clausetrail_tui.desk import Desk, Job
    from clausetrail_tui.exporting import Export
    from clausetrail_tui.ink import Side
    from clausetrail_tui.jumping import Texts
    from clausetrail_tui.places import Text


class Followed(NamedTuple):
    """A trail, and what is needed to show it and to lead on from it."""

    place: TrailPlace
    trail: Trail
    names: tuple[str, ...]  # of all adopted texts of the series, oldest first
    texts: Mapping[str, Text]
    paragraphs: Paragraphs


class TrailPage(Page):
    """The page of a trail."""

    BINDINGS: ClassVar = [
        Binding("enter", "choose", "Compare", id="page.choose",
                tooltip="Compare this text with the one that the paragraph came from"),
    ]  # fmt: skip


class TrailScreen(QuestionScreen[TrailPlace]):
    """A trail as a timeline."""

    BINDINGS: ClassVar = [
        Binding("n", "next(1)", "Next change", id="trail.next",
                tooltip="The next text that changed the paragraph by more than routine"),
        Binding("N", "next(-1)", "Previous change", show=False, id="trail.previous",
                tooltip="The text before that changed the paragraph by more than routine"),
        Binding("r", "reverse", "Reverse", id="trail.reverse",
                tooltip="The newest text first, or the oldest"),
        Binding("v", "whole", "Whole text", id="trail.whole",
                tooltip="Show all words of the paragraph, or those around its changes"),
        Binding("f", "drafts", "Drafts", id="trail.drafts",
                tooltip="Show where it stands in the drafts, or not"),
        Binding("x", "widen", "Paragraph", id="trail.widen",
                tooltip="Follow the whole paragraph instead of one clause, and back"),
    ]  # fmt: skip

    READING: ClassVar[Sequence[Reading]] = (
        Reading("● 71/255", "ref", "a text in which the paragraph stands; ○ is a draft"),
        Reading("OP4 → OP5", "strong", "what it was in the text before, and what it is"),
        Reading("absent from", "notice", "texts without it, before it came back"),
        Reading("┇ unchanged", "dim", "texts in a row in which nothing happened; enter opens"),
        Reading("…", "dim", "words that did not change are left out; v shows them"),
        *CHANGES,
        *WORDS,
    )

    class Answered(Message):
        """The trail is known."""

        def __init__(self, followed: Followed) -> None:
            """Take the trail."""
            super().__init__()
            self.followed = followed

    def __init__(self, place: TrailPlace) -> None:
        """Take the place to show."""
        super().__init__(place)
        self.followed: Followed | None = None
        self._asked_clause = place.clause
        self._look = Look()
        self._opened: frozenset[str] = frozenset()
        self._drafts = True

    def content(self) -> ComposeResult:
        """Yield the page."""
        yield TrailPage(id="trail")

    def on_mount(self) -> None:
        """Ask for the trail."""
        self._look = self._look._replace(marks=self.app.theme == PLAIN)
        self.app.theme_changed_signal.subscribe(self, lambda _: self._themed())
        self._ask(self.place)

    def again(self) -> None:
        """Follow the same paragraph again."""
        self._ask(self.place)

    def _ask(self, place: TrailPlace) -> None:
        """Follow a paragraph; the screen is about it as soon as its trail is known."""
        drafts = self._drafts
        self.ask(
            lambda desk, job: _followed(desk, job, place, drafts=drafts),
            self.Answered,
            label=f"Following {place.ref} of {place.text.name}",
        )

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        first = self.followed is None
        self.followed = event.followed
        if self.place != event.followed.place:
            if self.place.ref != event.followed.place.ref:
                self._asked_clause = None
            self.place = event.followed.place
            self.tell_place()
        trail = event.followed.trail
        symbol = trail.asked[0] if first else self._symbol() or trail.asked[0]
        self._show(symbol)
        texts = sum(not step.draft for step in trail.steps)
        self.tell_facts(f"in {texts} of {len(event.followed.names)} texts")
        self.refresh_bindings()

    def _show(self, symbol: str | None) -> None:
        """Show the rows, with the cursor on a text's."""
        if self.followed is None:
            return
        at = self.followed
        rows = trail_rows(at.trail, at.names, at.paragraphs, self._look, self._opened)
        self.query_one(Page).show(rows, cursor=row_of(rows, symbol) if symbol else None)

    def _symbol(self) -> str | None:
        """Return the symbol of the text that the cursor is on."""
        step = self._step()
        return step.symbol if step else None

    def _step(self) -> Step | None:
        row = self.query_one(Page).row
        if isinstance(row, RunRow):
            return row.steps[0] if self._look.newest_first is False else row.steps[-1]
        return row.step if isinstance(row, StepRow) else None

    def _themed(self) -> None:
        marks = self.app.theme == PLAIN
        if marks != self._look.marks:
            self._look = self._look._replace(marks=marks)
            self._show(self._symbol())

    @property
    def is_answered(self) -> bool:
        """Whether the trail is known."""
        return self.followed is not None

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the keys that do something here."""
        if action == "widen":
            return self._asked_clause is not None
        if action == "drafts":
            return self.place.clause is None
        return super().check_action(action, parameters)

    @on(Page.Chosen)
    def _chosen(self, event: Page.Chosen) -> None:
        if isinstance(event.row, RunRow):
            first = event.row.steps[0].symbol
            self._opened |= {first}
            self._show(first)
        elif isinstance(event.row, StepRow):
            self._compare(event.row.step)

    def _compare(self, step: Step) -> None:
        """Compare the step's text with the one that its paragraph came from."""
        if self.followed is None:
            return
        word = self.query_one(Page).word
        old = word is not None and word.spot.side == "old"
        part = part_of(step, word.spot.ref if word else None, old=old)
        texts, names = self.followed.texts, self.followed.names
        since = part.since if part else None
        if since is None:
            place = names.index(step.symbol) if step.symbol in names else 0
            since = names[place - 1] if place else None
        if since is None or since not in texts or step.symbol not in texts:
            self.root.tell(
                f"{step.symbol} is the first text of its series: there is none before it to "
                "compare it with. Press b to see its words by their origin.",
                severity="warning",
            )
            return
        ref = part.new[0] if part and part.new else None
        if word is not None and not old:
            ref = word.spot.ref
        self.root.go(ComparePlace(texts[since], texts[step.symbol], ref))

    def action_next(self, step: int) -> None:
        """Go to the next text that changed the paragraph by more than routine."""
        page = self.query_one(Page)
        at = page.cursor + step
        while 0 <= at < len(page.rows):
            if page.rows[at].mark in {"substantive", "added"}:
                page.go_to(at)
                return
            at += step
        self.root.tell("No other change of substance that way.")

    def action_reverse(self) -> None:
        """Show the newest text first, or the oldest."""
        symbol = self._symbol()
        self._look = self._look._replace(newest_first=not self._look.newest_first)
        self._show(symbol)

    def action_whole(self) -> None:
        """Show all words, or those around the changes."""
        symbol = self._symbol()
        self._look = self._look._replace(whole=not self._look.whole)
        self._show(symbol)

    def action_drafts(self) -> None:
        """Show the drafts, or not."""
        self._drafts = not self._drafts
        self._ask(self.place)

    def action_widen(self) -> None:
        """Follow the whole paragraph, or again the clause that was asked for."""
        clause = None if self.place.clause is not None else self._asked_clause
        self._ask(self.place._replace(clause=clause))

    # Where the cursor leads

    @property
    def subject(self) -> Subject | None:
        """The paragraph in the text of the cursor's row; a deleted word's, in the text before."""
        step, page = self._step(), self.query_one(Page)
        if step is None or self.followed is None:
            return None
        name, word = step.symbol, page.word
        ref = step.refs[0] if step.refs else None
        if word is not None:
            ref = word.spot.ref
            if word.spot.side == "old":
                part = part_of(step, ref, old=True)
                name = (part.since if part else None) or name
        text = self.followed.texts.get(name)
        if text is None:
            return None
        paragraph = self.followed.paragraphs.get(name, {}).get(ref or "")
        offset = word.spot.offset if word else 0
        clause = None
        if word is not None and paragraph is not None:
            for at, one in enumerate(paragraph.clauses):
                if one.start <= offset < one.end:
                    clause = at
        return Subject(text, ref, offset, page.phrase, paragraph.text if paragraph else "", clause)

    @property
    def references(self) -> Texts | None:
        """The paragraphs of the text that was asked about: any of them can be followed next."""
        from clausetrail_tui.jumping import Texts

        if self.followed is None:
            return None
        known = self.followed.paragraphs.get(self.followed.trail.asked[0], {})
        return Texts(new=tuple(known)) if known else None

    def jump(self, side: Side, ref: str) -> None:
        """Follow another paragraph of the text."""
        del side
        self._ask(self.place._replace(ref=ref, clause=None))

    @property
    def slug(self) -> str | None:
        """The series of the trail."""
        return self.followed.trail.series if self.followed else super().slug

    def exports(self) -> Sequence[Export]:
        """The answer as data."""
        if self.followed is None:
            return ()
        from clausetrail_tui.exporting import of_answer

        return of_answer(self.followed.trail, "trail", self.place.text.name, self.place.ref)


def _followed(desk: Desk, job: Job, place: TrailPlace, *, drafts: bool) -> Followed:
    from clausetrail.history.trail import trail_of
    from clausetrail_tui.asked import asked, unhurried

    found = asked(desk, place.text, unhurried(job))
    shown = drafts and place.clause is None
    trail = trail_of(found.history, found.name, place.ref, place.clause, drafts=shown)
    return Followed(
        place,
        trail,
        tuple(one.name for one in found.history.versions),
        found.texts,
        found.paragraphs(drafts=shown),
    )
