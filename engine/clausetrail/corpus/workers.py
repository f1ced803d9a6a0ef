"""Many documents parsed at a time, each in a process beside this one.

    items ──▶ a thread a worker ──pipe──▶ parsing_worker ──pipe──▶ results, few at a time

Not `multiprocessing`: a worker here needs nothing of the program that started it (which may be
anybody's script), inherits nothing but its pipes, above all not the lock of the corpus, has no
terminal, and costs one document where it breaks down. All of this may be used from any thread.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from .parsing_worker import Failed, Parsed, Task, receive, send

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

LIMIT_S = 600
"""A document that takes longer is given up. The longest real ones, of over 400 paragraphs, take
some two seconds; what takes ten minutes was made to."""

COMMAND = (sys.executable, "-P", "-m", "clausetrail.corpus.parsing_worker")
"""Begins a worker. -P: nothing is imported from the current directory."""

_AHEAD = 4  # items for each worker that are begun before the caller took the first of them

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
Parse = Callable[[Task], Parsed | Failed]


class Halt:
    """By which any thread may tell a spreading of work to end, also while it waits."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.told = False

    def tell(self) -> None:
        """Tell it; again does nothing more."""
        with self.changed:
            self.told = True
            self.changed.notify_all()


def cores() -> int:
    """How many processes can run at a time."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        return os.cpu_count() or 1


def spread(
    items: Iterable[_Item],
    work: Callable[[_Item, Parse], _Result],
    jobs: int,
    *,
    in_order: bool = False,
    halt: Halt | None = None,
) -> Generator[_Result, None, None]:
    """Do a piece of work for each item, several at a time.

    Args:
        items: taken one by one as they are needed, from several threads, never two at a time.
        work: does it, in a thread; it is given the function that has a document parsed.
        jobs: how many processes, and threads.
        in_order: yield the results in the order of the items; else as they are ready.
        halt: ends it when it is told to; what is not finished then is dropped.

    Yields:
        The results. Whoever stops iterating stops all of it at once.

    Raises:
        Exception: what `items` or `work` raised.
    """
    spreading = _Spreading(iter(items), work, jobs, halt or Halt(), in_order=in_order)
    try:
        yield from spreading.results()
    finally:
        spreading.end()


class _Spreading(Generic[_Item, _Result]):
    """One spreading of work; everything in it is read and changed under `_changed`."""

    def __init__(
        self,
        items: Iterator[_Item],
        work: Callable[[_Item, Parse], _Result],
        jobs: int,
        halt: Halt,
        *,
        in_order: bool,
    ) -> None:
        self._items = items
        self._work = work
        self._in_order = in_order
        self._halt = halt
        self._changed = halt.changed
        self._ready: dict[int, _Result] = {}
        self._begun = self._taken = 0
        self._over = False  # no item is left
        self._stopped = False
        self._error: BaseException | None = None
        self._window = _AHEAD * jobs
        self._workers = [Worker() for _ in range(jobs)]
        self._threads = [
            threading.Thread(target=self._serve, args=(worker,), daemon=True)
            for worker in self._workers
        ]

    def results(self) -> Iterator[_Result]:
        for thread in self._threads:
            thread.start()
        while True:
            with self._changed:
                while not (self._error or self._next() is not None or self._is_done()):
                    self._changed.wait()
                if self._error:
                    raise self._error
                if self._halt.told:
                    return
                place = self._next()
                if place is None:
                    return
                result = self._ready.pop(place)
                self._taken += 1
                self._changed.notify_all()
            yield result

    def end(self) -> None:
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        for worker in self._workers:
            worker.end()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join()

    def _is_done(self) -> bool:
        return self._halt.told or (self._over and self._taken == self._begun)

    def _next(self) -> int | None:
        if self._in_order:
            return self._taken if self._taken in self._ready else None
        return next(iter(self._ready), None)

    def _serve(self, worker: Worker) -> None:
        try:
            while True:
                with self._changed:
                    while self._begun - self._taken >= self._window and not self._stopped:
                        self._changed.wait()
                    if self._stopped or self._over or self._error:
                        return
                    try:
                        item = next(self._items)
                    except StopIteration:
                        self._over = True
                        self._changed.notify_all()
                        return
                    place, self._begun = self._begun, self._begun + 1
                result = self._work(item, worker.parse)
                with self._changed:
                    self._ready[place] = result
                    self._changed.notify_all()
        except BaseException as error:
            with self._changed:
                self._error = self._error or error
                self._changed.notify_all()


class Worker:
    """A process that parses; a new one in its place when it breaks down."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._ended = False
        _workers.add(self)
        self._answers: msgspec.msgpack.Decoder[Parsed | Failed] = msgspec.msgpack.Decoder(
            Parsed | Failed
        )

    def parse(self, task: Task) -> Parsed | Failed:
        """Have a document parsed; a process that dies of it is a failure of the document."""
        process = self._running()
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(LIMIT_S, give_up)
        timer.daemon = True
        timer.start()
        try:
            assert process.stdin is not None  # noqa: S101 - both are pipes
            assert process.stdout is not None  # noqa: S101
            send(process.stdin, msgspec.msgpack.encode(task))
            answer = receive(process.stdout)
        except (OSError, ValueError):
            answer = None
        finally:
            timer.cancel()
        if answer is not None:
            return self._answers.decode(answer)
        self._close(process)
        why = (
            f"it was not parsed within {LIMIT_S // 60} minutes"
            if late.is_set()
            else f"the process that read it broke down ({_ending(process.returncode)})"
        )
        return Failed(
            message=why,
            source=task.name,
            hint="the file is broken, or was made to do harm; export it again",
        )

    def end(self) -> None:
        """Stop at once, whatever is going on."""
        with self._lock:
            self._ended = True
            process = self._process
        if process is not None:
            process.kill()
            self._close(process)

    def _running(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._ended:
                raise RuntimeError("the taking in was stopped")
            if self._process is None or self._process.poll() is not None:
                # It inherits the pipes alone, above all not the lock of the corpus. A session of
                # its own has no terminal, so that no key that is typed there reaches it.
                self._process = subprocess.Popen(
                    COMMAND,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )
            return self._process

    @staticmethod
    def _close(process: subprocess.Popen[bytes]) -> None:
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError, ValueError):
                    pipe.close()
        process.wait()


_workers: weakref.WeakSet[Worker] = weakref.WeakSet()


@atexit.register
def _end_all() -> None:
    """End the workers of threads that this program does not wait for."""
    for worker in list(_workers):
        worker.end()


def _ending(code: int | None) -> str:
    return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
