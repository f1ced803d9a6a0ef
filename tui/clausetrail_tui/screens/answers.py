"""`AnswerScreen`: an answer that is a list; Enter leads on from its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual import on
from textual.binding import Binding
from textual.message import Message

from clausetrail_tui.exporting import of_answer
from clausetrail_tui.phrases.led import LedRow
from clausetrail_tui.screens.base import AnyPlace
from clausetrail_tui.screens.leads import Subject
from clausetrail_tui.screens.question import QuestionScreen
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from clausetrail_tui.desk import Desk, Job
    from clausetrail_tui.exporting import Export
    from clausetrail_tui.rows import Row

Told = TypeVar("Told")


class AnswerPage(Page):
    """The page of an answer."""

    BINDINGS: ClassVar = [
        Binding("enter", "choose", "Open", id="page.choose",
                tooltip="Go to the texts that this line is about"),
    ]  # fmt: skip


class AnswerScreen(QuestionScreen[AnyPlace], Generic[AnyPlace, Told]):
    """Asks one question when it is opened, and shows what comes as rows.

    A subclass says what is asked (`question`, in the desk's thread), and what is shown of the
    answer (`rows`, `facts`, `export`).
    """

    LABEL: ClassVar[str] = "Reading the series"
    NAME: ClassVar[str] = ""  # of the question: what its file is called by when it is exported

    class Answered(Message):
        """The answer is here."""

        def __init__(self, told: Any) -> None:
            """Take it."""
            super().__init__()
            self.told = told

    def __init__(self, place: AnyPlace) -> None:
        """Take the place; nothing is asked yet."""
        super().__init__(place)
        self.told: Told | None = None
        self.more = False  # whether all is shown, or what matters most

    def question(self, desk: Desk, job: Job) -> Told:
        """Ask the engine; called in the desk's thread."""
        raise NotImplementedError

    def rows(self, told: Told) -> list[Row]:
        """Return the rows of the answer."""
        raise NotImplementedError

    def facts(self, told: Told) -> str:
        """Return what stands at the right of the top line."""
        raise NotImplementedError

    def export(self, told: Told) -> tuple[Any, str]:
        """Return the answer as the engine gave it, and what it is about."""
        raise NotImplementedError

    def content(self) -> ComposeResult:
        """Yield the page."""
        yield AnswerPage(id="answer")

    @property
    def page(self) -> Page:
        """The page."""
        return self.query_one(AnswerPage)

    def on_mount(self) -> None:
        """Ask."""
        self.again()

    def again(self) -> None:
        """Ask."""
        self.ask(self.question, self.Answered, label=self.LABEL)

    @property
    def is_answered(self) -> bool:
        """Whether the answer is there."""
        return self.told is not None

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        told: Told = event.told
        self.told = told
        self._show(told)
        self.tell_facts(self.facts(told))

    def _show(self, told: Told) -> None:
        """Show the rows; the cursor stays on its row, if that is still there."""
        row = self.page.row
        key = row.key if isinstance(row, LedRow) else None
        rows = self.rows(told)
        places = (at for at, one in enumerate(rows) if isinstance(one, LedRow) and one.key == key)
        self.page.show(rows, cursor=next(places, None) if key is not None else None)

    def action_more(self) -> None:
        """Show more, or what matters most."""
        if self.told is not None:
            self.more = not self.more
            self._show(self.told)

    @on(Page.Chosen)
    def _chosen(self, event: Page.Chosen) -> None:
        row = event.row
        if not isinstance(row, LedRow):
            return
        if row.lead is not None:
            self.root.go(row.lead)
        elif row.why_not:
            self.root.tell(row.why_not, severity="warning")

    @property
    def subject(self) -> Subject | None:
        """What the row under the cursor is about."""
        row, page = self.page.row, self.page
        if not isinstance(row, LedRow) or row.about is None:
            return None
        word = page.word
        return Subject(
            row.about,
            row.ref,
            word.spot.offset if word else 0,
            page.phrase,
            row.words,
            row.clause,
        )

    @property
    def copied(self) -> str:
        """The chosen phrase, or else what the row is about."""
        row = self.page.row
        return self.page.phrase or (row.words if isinstance(row, LedRow) else "")

    def exports(self) -> Sequence[Export]:
        """The whole answer."""
        if self.told is None:
            return ()
        answer, about = self.export(self.told)
        return of_answer(answer, self.NAME, about)
