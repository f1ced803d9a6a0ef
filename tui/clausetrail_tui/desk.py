"""The desk: one thread that asks the engine, so that the screen never waits.

A corpus, its cache and its index belong to the thread that opened them; a `Desk` is such a
thread with a corpus of its own. The application has two: one answers what a person waits for,
the other does what may take long (importing, filling timelines).
"""

from __future__ import annotations

import asyncio
import contextlib
import queue
import threading
from typing import TYPE_CHECKING, Any, TypeVar

from clausetrail.model.errors import ClausetrailError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from clausetrail.corpus.corpus import Corpus
    from clausetrail.history.index import Index

Answer = TypeVar("Answer")


class CancelledError(Exception):
    """Raised in the desk's thread where the person gave the work up."""


class NoCorpusError(ClausetrailError):
    """Something was asked of a corpus where there is none."""


class Job:
    """One piece of work on a desk; the engine calls its `progress`, a person its `cancel`."""

    def __init__(self, label: str, tell: Callable[[Job, int, int], None]) -> None:
        """Take what is being done, in words, and whom to tell how far it is."""
        self.label = label
        self._tell = tell
        self._cancelled = threading.Event()
        self._sealing = threading.Lock()
        self._sealed = False
        self._waking: list[Callable[[], None]] = []

    @property
    def cancelled(self) -> bool:
        """Whether it was given up."""
        return self._cancelled.is_set()

    def cancel(self) -> bool:
        """Give it up: its next report of progress ends it, or what `wake` named.

        Returns:
            Whether it is given up; where it was sealed before, it will be done.
        """
        with self._sealing:
            if self._sealed:
                return False
            self._cancelled.set()
        for call in tuple(self._waking):
            call()
        return True

    def seal(self) -> None:
        """Do from here on what can be given up no more.

        Raises:
            CancelledError: it was given up before.
        """
        with self._sealing:
            self.check()
            self._sealed = True

    def wake(self, call: Callable[[], None]) -> None:
        """Name what is to be called when the work is given up while it waits for something.

        It is called in the thread that cancels, perhaps more than once; at once where that
        was before.
        """
        self._waking.append(call)
        if self.cancelled:
            call()

    def check(self) -> None:
        """Go on; nobody is told how far it is.

        Raises:
            CancelledError: it was given up.
        """
        if self.cancelled:
            raise CancelledError

    def progress(self, done: int, total: int) -> None:
        """Tell how far it is.

        Raises:
            CancelledError: it was given up.
        """
        self.check()
        self._tell(self, done, total)


class Desk:
    """A thread that answers one question after another, with a corpus that it opens itself."""

    def __init__(self, folder: Path | None, caches: Path | None = None) -> None:
        """Take the folder of the corpus, and the one below which its index is kept.

        Args:
            folder: None where only files are compared.
            caches: None to keep the index beside the corpus.
        """
        self.folder = folder
        self.caches = caches
        self.renewed = 0  # how often its corpus is another one, or was changed, since
        self._waiting: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._corpus: Corpus | None = None
        self._index: tuple[str, Index] | None = None  # id of the state that it is of

    def corpus(self) -> Corpus:
        """Return the open corpus; only the desk's own thread may call this.

        Raises:
            NoCorpusError: the application works without one.
            NotACorpusError: there is none in the folder.
        """
        if self._corpus is None:
            if self.folder is None:
                raise NoCorpusError(
                    "there is no corpus here",
                    hint="make one with: clausetrail init; fill it with: clausetrail add FOLDER",
                )
            from clausetrail.corpus.corpus import Corpus

            self._corpus = Corpus.open(self.folder)
        return self._corpus

    def index(self, progress: Callable[[int, int], None] | None = None) -> Index:
        """Return the index of the corpus, brought up to date; only the desk's own thread may.

        Making it takes half a minute for 20,000 texts, and opening it next to nothing.

        Args:
            progress: told how many texts of how many were taken in; what it raises gives the
                work up, and leaves the index as it was.

        Raises:
            ClausetrailError: there is no corpus, or it cannot be read.
        """
        from clausetrail.history.index import Index, file_in

        corpus = self.corpus()
        state = corpus.state.commit
        if self._index is None or self._index[0] != state:
            self._close_index()
            file = file_in(self.caches, corpus.folder) if self.caches is not None else None
            self._index = (state, Index.of(corpus, file, progress))
        return self._index[1]

    def _close_index(self) -> None:
        index, self._index = self._index, None
        if index is not None:
            index[1].close()

    def anew(self, folder: Path | None) -> None:
        """Read another corpus from now on, or the same one as it is now."""
        self.renewed += 1

        def close() -> None:
            corpus, self._corpus, self.folder = self._corpus, None, folder
            with contextlib.suppress(Exception):  # what is left is not asked any more
                self._close_index()
                if corpus is not None:
                    corpus.close()

        self._put(close)

    def ask(self, question: Callable[[Desk, Job], Answer], job: Job) -> asyncio.Future[Answer]:
        """Ask in the desk's thread; to be called, and its answer awaited, in the event loop.

        Args:
            question: gets this desk, for its corpus, and the job, for its progress.
            job: what is told of it.

        Returns:
            A future of the answer, or of what was raised. It is cancelled where the job was
            given up before its turn.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Answer] = loop.create_future()

        def settle(answer: Any, error: BaseException | None) -> None:
            if future.done():
                return
            if isinstance(error, CancelledError):
                future.cancel()
            elif error is not None:
                future.set_exception(error)
            else:
                future.set_result(answer)

        def work() -> None:
            answer: Answer | None = None
            error: BaseException | None = None
            try:
                if job.cancelled or future.cancelled():
                    raise CancelledError  # noqa: TRY301 - one way out for all that is given up
                answer = question(self, job)
            except CancelledError:
                # A new one: what the question held is let go of in its own thread.
                error = CancelledError()
            except BaseException as raised:
                error = raised
            if not loop.is_closed():
                try:
                    loop.call_soon_threadsafe(settle, answer, error)
                except RuntimeError:
                    return  # the application ended meanwhile

        self._put(work)
        return future

    def _put(self, work: Callable[[], None]) -> None:
        self._waiting.put(work)
        if self._thread is None:
            # A daemon: whoever quits need not wait for an answer that nobody reads any more. A
            # corpus bears being left at any moment.
            self._thread = threading.Thread(target=self._run, name="desk", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Let go of the corpus and end the thread, after what was asked; nobody waits for that."""
        if self._thread is not None:
            self.anew(self.folder)
            self._waiting.put(None)

    def _run(self) -> None:
        while (work := self._waiting.get()) is not None:
            work()
