"""How every screen asks: the engine, in a thread of its own, and the person, for a line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from clausetrail_tui.desk import Desk, Job
from clausetrail_tui.widgets.keybar import KeyBar, Working
from clausetrail_tui.widgets.prompt import Closed, Prompt, remember

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.widget import Widget

    from clausetrail_tui.app import ClausetrailApp

Answer = TypeVar("Answer")

_ANNOUNCED_AFTER_S = 0.15  # so long a question may take before the screen says what is worked on


class Failed(Message):
    """Something that was asked of the engine went wrong; the screen shows it as a notice."""

    def __init__(self, error: Exception) -> None:
        """Take what was raised."""
        super().__init__()
        self.error = error


class AskingScreen(Screen[None]):
    """A screen with a `KeyBar`, that asks the engine and the person."""

    def __init__(self) -> None:
        """Nothing is asked yet."""
        super().__init__()
        self._jobs: dict[str, Job] = {}
        self._unasked: set[str] = set()  # groups of work that nobody waits for
        self._before_prompt: Widget | None = None  # what had the keys

    @property
    def root(self) -> ClausetrailApp:
        """The application, by its own type."""
        from clausetrail_tui.app import ClausetrailApp

        app = self.app
        assert isinstance(app, ClausetrailApp)  # noqa: S101 - tells the type checker
        return app

    # Asking the engine

    def ask(
        self,
        question: Callable[[Desk, Job], Answer],
        reply: Callable[[Answer], Message],
        *,
        label: str,
        group: str = "answer",
        background: bool = False,
        unasked: bool = False,
    ) -> Worker[None]:
        """Ask the engine in its own thread; the answer comes as a message to this screen.

        A new question of the same group gives the one before it up. What goes wrong comes as
        `Failed`.

        Args:
            question: is called in the desk's thread with the desk (for its corpus) and the job
                (whose `progress` raises where the person gave it up).
            reply: makes the message of the answer, in the event loop.
            label: what is being done, in words ("Comparing 71/255 with 79/290").
            group: what it is about.
            background: it may take long, and must not hold up what the person asks next.
            unasked: it comes by itself to what is shown already: nobody waits for it, nobody
                has to give it up before leaving, and the last line keeps its keys.
        """
        before = self._jobs.get(group)
        if before is not None:
            before.cancel()
        job = self._jobs[group] = Job(label, self._progressed)
        self._unasked.discard(group)
        if unasked:
            self._unasked.add(group)
        desk = self.root.background if background else self.root.foreground

        async def work() -> None:
            worker = get_current_worker()
            try:
                answer = await desk.ask(question, job)
            except Exception as error:
                if not worker.is_cancelled and not job.cancelled:
                    self.post_message(Failed(error))
            else:
                if not worker.is_cancelled and not job.cancelled:
                    self.post_message(reply(answer))
            finally:
                if self._jobs.get(group) is job:
                    del self._jobs[group]
                if later is not None:
                    later.stop()
                self._told_working()

        # What is answered at once is not announced: the last line would flicker with every key.
        later = (
            None if background else self.set_timer(_ANNOUNCED_AFTER_S, partial(self._announce, job))
        )
        return self.run_worker(work, group=group, exclusive=True, exit_on_error=False)

    def _announce(self, job: Job) -> None:
        if job in self._jobs.values() and self.query_one(KeyBar).working is None:
            self._working(Working(job.label))

    def _progressed(self, job: Job, done: int, total: int) -> None:
        """Take note of progress; called in the desk's thread."""
        self.app.call_later(self._show_progress, job, done, total)

    def _show_progress(self, job: Job, done: int, total: int) -> None:
        asked = (one for group, one in self._jobs.items() if group not in self._unasked)
        if job in asked:
            self._working(Working(job.label, done, total))

    def _working(self, working: Working | None) -> None:
        if self.is_attached:
            self.query_one(KeyBar).working = working

    def _told_working(self) -> None:
        if not self._jobs:
            self._working(None)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.root.complain(event.error)

    def give_up(self) -> bool:
        """Stop what is being worked on; say whether anything was."""
        if not self._jobs.keys() - self._unasked:
            return False
        for job in list(self._jobs.values()):
            job.cancel()
        self.workers.cancel_node(self)
        self._jobs.clear()
        self._working(None)
        self.gave_up()
        return True

    def gave_up(self) -> None:
        """React to work that was given up; by default nothing more is shown than there was."""

    def on_unmount(self) -> None:
        """Stop what nobody waits for any more: the desk is wanted by other screens."""
        for job in self._jobs.values():
            job.cancel()
        # The signal holds whoever asked for it, with all that is shown there, till the end.
        self.app.theme_changed_signal.unsubscribe(self)

    # Asking the person

    @property
    def foot(self) -> Widget:
        """What has its lines of keys and of input at its lower edge."""
        return self

    def prompt(
        self,
        name: str,
        label: str,
        value: str = "",
        *,
        hint: str = "",
        complete: Callable[[str], Sequence[str]] | None = None,
        check: Callable[[str], str] | None = None,
        live: bool = False,
    ) -> None:
        """Ask for a line at the foot of the screen; see `Prompt` for what comes of it.

        One that is open already goes. What its keys had before has them again afterwards.
        """
        for old in self.query(Prompt):
            old.action_give_up()
        before = self.root.typed.setdefault(name, [])
        self.query_one(KeyBar).display = False
        self._before_prompt = self.focused
        opened = Prompt(
            name, label, value,
            hint=hint, complete=complete, check=check, live=live, before=before,
        )  # fmt: skip
        self.foot.mount(opened)
        self.root.hold_keys(opened)

    @on(Closed)
    def _prompt_closed(self, event: Closed) -> None:
        event.prompt.remove()
        if len(self.query(Prompt)) <= 1:
            self.query_one(KeyBar).display = True
        if self.focused is None or event.prompt in self.focused.ancestors:
            self.set_focus(self._before_prompt, scroll_visible=False)

    @on(Prompt.Given)
    def _prompt_given(self, event: Prompt.Given) -> None:
        remember(self.root.typed.setdefault(event.prompt.id or "", []), event.value)
