"""What the list of series is filled with in the background: what changed, and what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from clausetrail_tui.places import CorpusPlace
from clausetrail_tui.screens.base import BaseScreen

if TYPE_CHECKING:
    from clausetrail_tui.desk import Desk, Job
    from clausetrail_tui.shelves.listing import Shares

_BATCH = 24  # series whose changes are asked for at a time
_FIRST_S = 0.2  # after the list, so that nothing else holds up the first screen
_GROUP, _WAITING, SYMBOLS = "changes", "waiting", "symbols"
_GROUPS = {_GROUP, _WAITING, SYMBOLS}  # of questions about one corpus


class FilledScreen(BaseScreen[CorpusPlace]):
    """A screen of series. It asks how much each changed, a batch at a time, while it is seen."""

    class Counted(Message):
        """How much some series changed is known."""

        def __init__(self, changes: dict[str, Shares]) -> None:
            """Take the shares by slug."""
            super().__init__()
            self.changes = changes

    class Waited(Message):
        """How many documents are in no series is known."""

        def __init__(self, number: int) -> None:
            """Take how many."""
            super().__init__()
            self.number = number

    def __init__(self, place: CorpusPlace) -> None:
        """Nothing is known yet."""
        super().__init__(place)
        self.changes: dict[str, Shares] = {}  # by slug
        self.stale: set[str] = set()  # slugs whose changes may be others by now
        self.waiting: int | None = None  # documents in no series; None: not known yet
        self.listed = False  # whether the series are known
        self._settled = False  # whether they are seen, so that the rest may be worked out

    # What a subclass says and does

    def unknown(self) -> list[str]:
        """Return the slugs whose changes are wanted, the most urgent first."""
        raise NotImplementedError

    def filled(self) -> None:
        """Show what has come to `changes`."""
        raise NotImplementedError

    def waited(self) -> None:
        """Show that some documents are `waiting`."""
        raise NotImplementedError

    # What it may ask

    def lacks(self, slug: str) -> bool:
        """Whether the changes of a series are wanted still, or again."""
        return slug not in self.changes or slug in self.stale

    def forget(self) -> None:
        """Know nothing any more: the corpus is another one."""
        for group in _GROUPS & self._jobs.keys():
            self._jobs[group].cancel()
        self.changes.clear()
        self.stale.clear()
        self.waiting = None

    def fill_soon(self) -> None:
        """Begin when the list has been seen."""
        self.set_timer(_FIRST_S, self._begin)

    def on_screen_suspend(self) -> None:
        """Leave the desk to the screen that is seen now."""
        self._settled = False
        if _GROUP in self._jobs:
            self._jobs[_GROUP].cancel()

    def on_screen_resume(self) -> None:
        """Go on."""
        super().on_screen_resume()
        self.fill_soon()

    def _begin(self) -> None:
        self._settled = self.listed and self.is_current
        self.fill()

    def fill(self) -> None:
        """Have what is wanted worked out; once that is done, look for what waits."""
        asked = self._jobs.get(_GROUP)
        if not self._settled or (asked is not None and not asked.cancelled):
            return
        slugs = self.unknown()[:_BATCH]
        if not slugs:
            if self.waiting is None:
                self.count_waiting()
            return

        def tell(changes: dict[str, Shares]) -> None:
            self.post_message(self.Counted(changes))

        from clausetrail_tui.shelves.filling import shares_of

        self.ask(
            shares_of(slugs, tell),
            self.Counted,
            label="Comparing",
            group=_GROUP,
            background=True,
            unasked=True,
        )

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        self.changes.update(event.changes)
        self.stale -= event.changes.keys()
        self.filled()
        self.call_later(self.fill)

    def count_waiting(self) -> None:
        """Look for documents in no series: they are in no list, and must not be forgotten."""
        self.waiting = 0

        def question(desk: Desk, _: Job) -> int:
            from clausetrail.corpus.waiting import waiting_in

            return len(waiting_in(desk.corpus()))

        self.ask(
            question,
            self.Waited,
            label="Counting",
            group=_WAITING,
            background=True,
            unasked=True,
        )

    @on(Waited)
    def _waited(self, event: Waited) -> None:
        self.waiting = event.number
        if event.number:
            self.waited()
