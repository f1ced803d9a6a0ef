"""The documents that are in no series yet: why, and where a person puts them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding
from textual.message import Message

from clausetrail.report.safe import safe
from clausetrail.report.words import count
from clausetrail_tui.failure import failure_rows
from clausetrail_tui.ink import said
from clausetrail_tui.places import WaitingPlace
from clausetrail_tui.rows import Row, Said
from clausetrail_tui.screens.asking import Failed
from clausetrail_tui.screens.base import BaseScreen
from clausetrail_tui.shelves.waiting_rows import WaitingDocument
from clausetrail_tui.widgets.lines import Lines
from clausetrail_tui.widgets.page import Page
from clausetrail_tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from clausetrail.corpus.given import Card, Placement
    from clausetrail_tui.desk import Desk, Job

_MOST_OFFERS = 8
_DECISION = "decision"  # the group of what is being stored


class Found(NamedTuple):
    """What waits, and the series that there are."""

    waiting: tuple[tuple[Card, Placement], ...]
    slugs: tuple[str, ...]


class WaitingPage(Page):
    """The page of what waits: Enter decides."""

    BINDINGS: ClassVar = [
        Binding("enter", "choose", "Put into a series", id="waiting.decide",
                tooltip="Decide which series the document belongs to; the decision is stored"),
    ]  # fmt: skip


class WaitingScreen(BaseScreen[WaitingPlace]):
    """What waits for a decision."""

    DEFAULT_CSS = """
    WaitingScreen {
        #head { margin: 1 0; }
    }
    """

    class Answered(Message):
        """What waits is known."""

        def __init__(self, found: Found) -> None:
            """Take it."""
            super().__init__()
            self.found = found

    class Decided(Message):
        """A decision is stored."""

        def __init__(self, found: Found) -> None:
            """Take what waits now."""
            super().__init__()
            self.found = found

    def __init__(self, place: WaitingPlace) -> None:
        """Take the place."""
        super().__init__(place)
        self._slugs: tuple[str, ...] = ()
        self._chosen: WaitingDocument | None = None

    def content(self) -> ComposeResult:
        """Yield what this is, and the documents."""
        yield Lines(id="head")
        yield WaitingPage(id="waiting")

    def on_mount(self) -> None:
        """Ask what waits."""
        self.ask(_found, self.Answered, label="Looking for what is in no series")

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        self._show(event.found)

    def _show(self, found: Found) -> None:
        self._slugs = found.slugs
        number = count(len(found.waiting), "document")
        self.query_one("#head", Lines).say(
            [
                Said([said(f"{number} in no series yet", "head")]),
                Said([said(
                    "They are kept, and join a series by themselves when more is known. Enter "
                    "decides which one.", "dim",
                )]),
            ]
        )  # fmt: skip
        rows: list[Row] = [WaitingDocument(*one) for one in found.waiting]
        page = self.query_one(WaitingPage)
        page.show(rows or [Said([said("Every document is in a series.", "dim")])])
        page.focus()

    @on(Failed)
    def _not_read(self, event: Failed) -> None:
        page = self.query_one(WaitingPage)
        if not page.rows:
            page.show(failure_rows(event.error))

    @on(Page.Chosen)
    def _asked(self, event: Page.Chosen) -> None:
        if isinstance(event.row, WaitingDocument):
            self._chosen = event.row
            self.prompt(
                "series", f"Series of {safe(event.row.name)}",
                hint="the name of a series; a new one makes a series",
                complete=self._offers, check=_wrong,
            )  # fmt: skip

    def _offers(self, typed: str) -> tuple[str, ...]:
        begun = [slug for slug in self._slugs if slug.startswith(typed)]
        within = [slug for slug in self._slugs if typed in slug and not slug.startswith(typed)]
        return tuple([*begun, *within][:_MOST_OFFERS])

    @on(Prompt.Given, "#series")
    def _given(self, event: Prompt.Given) -> None:
        row, slug = self._chosen, event.value
        if row is None or not slug:
            return
        sha256 = row.card.sha256

        def question(desk: Desk, job: Job) -> Found:
            from clausetrail.corpus.given import Decision

            decision = Decision(kind="series", sha256=sha256, value=slug)
            desk.corpus().add([], [decision])
            return _found(desk, job)

        self.ask(question, self.Decided, label=f"Putting {row.name} into {slug}", group=_DECISION)

    def give_up(self) -> bool:
        """Stop what is being worked on, but for what is being stored."""
        return not self.may_leave() or super().give_up()

    def may_leave(self) -> bool:
        """Whether no decision is being stored."""
        if _DECISION in self._jobs:
            self.root.tell("This is being stored already.", severity="warning")
            return False
        return True

    @on(Decided)
    def _decided(self, event: Decided) -> None:
        self._show(event.found)
        # At once: there are other ways back to the list than the key for it.
        self.root.show_corpus(self.root.foreground.folder)
        if self._chosen is not None:
            left = {card.sha256 for card, _ in event.found.waiting}
            name = self._chosen.name
            if self._chosen.card.sha256 in left:
                self.root.tell(f"{name} still waits; the reason is below it.", severity="warning")
            else:
                self.root.tell(f"{name} is in a series now.")


def _found(desk: Desk, _: Job) -> Found:
    from clausetrail.corpus.waiting import waiting_in

    corpus = desk.corpus()
    return Found(tuple(waiting_in(corpus)), corpus.slugs())


def _wrong(slug: str) -> str:
    """Return what is wrong with the name of a series."""
    from clausetrail.corpus.names import SlugError, check_slug

    if not slug:
        return "type the name of a series"
    try:
        check_slug(slug)
    except SlugError as error:
        return error.message
    return ""
