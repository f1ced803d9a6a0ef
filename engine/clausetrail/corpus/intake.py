"""Taking documents in: read and parsed on all cores, what is bad put aside, to be told at the end.

    files ──▶ a thread a worker ──pipe──▶ parsing_worker ──pipe──▶ a short queue ──▶ the caller

A thread reads a file and hashes it, leaves it at that where the corpus has it, and else lets
its process parse it. The queue is short, so that memory stays bounded where the caller is the
slower one. Whoever stops iterating stops all of it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import msgspec
from msgspec import Struct

from clausetrail.model import ClausetrailError
from clausetrail.read.errors import MAX_BYTES, MissingFileError

from .gathering import BadFile
from .given import Prepared
from .parsing_worker import Failed, Parsed, Task, parsed, receive, send

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Generator, Iterator, Sequence

    from .gathering import Waiting

FEW = 4
"""So many texts are parsed in this process before another one would have begun."""

FEW_BYTES = 400_000

LIMIT_S = 600
"""A document that takes longer is given up. The longest real ones, of over 400 paragraphs, take
some two seconds; what takes ten minutes was made to."""


COMMAND = (sys.executable, "-P", "-m", "clausetrail.corpus.parsing_worker")
"""Begins a worker. -P: nothing is imported from the current directory."""


class Progress(Struct, frozen=True, kw_only=True):
    """How far the taking in has come."""

    done: int  # documents
    total: int
    done_bytes: int  # the time that is left goes by these: a PDF takes longer than a text
    total_bytes: int
    bad: int
    known: int
    name: str  # of the document that was last done


class UnreadableError(ClausetrailError):
    """A document that could not be parsed; the message is its reader's or its parser's."""


class Intake:
    """One taking in of documents; iterate it once.

    Args:
        files: what to take in.
        known: sha256 of what the corpus has: these are not parsed again.
        jobs: how many processes; None for one a core.
        plain: take the documents as any text.
        progress: called, in the thread that iterates, after each document.
    """

    def __init__(
        self,
        files: Sequence[Waiting],
        *,
        known: Container[str] = (),
        jobs: int | None = None,
        plain: bool = False,
        progress: Callable[[Progress], None] | None = None,
    ) -> None:
        self.bad: list[BadFile] = []  # filled as they come; sorted by name at the end
        self.known: list[str] = []  # names of files that the corpus has
        self._files = files
        self._known = known
        self._plain = plain
        self._progress = progress
        total = sum(file.size_bytes for file in files)
        few = len(files) <= FEW and total <= FEW_BYTES
        self._jobs = 0 if few and jobs is None else min(jobs or _cores(), len(files))
        self._total_bytes = total
        self._done = self._done_bytes = 0

    def __iter__(self) -> Iterator[Prepared]:
        """Yield the documents as they are ready, in no order that holds."""
        results = self._in_processes() if self._jobs else self._here()
        with contextlib.closing(results):
            for file, result in results:
                document = self._sort(file, result)
                self._done += 1
                self._done_bytes += file.size_bytes
                if self._progress:
                    self._progress(self._report(file.name))
                if document is not None:
                    yield document
        self.bad.sort(key=lambda bad: bad.name)
        self.known.sort()

    def _report(self, name: str) -> Progress:
        return Progress(
            done=self._done,
            total=len(self._files),
            done_bytes=self._done_bytes,
            total_bytes=self._total_bytes,
            bad=len(self.bad),
            known=len(self.known),
            name=name,
        )

    def _sort(self, file: Waiting, result: _Result) -> Prepared | None:
        if isinstance(result, ClausetrailError):
            self.bad.append(BadFile(name=file.name, error=result))
            return None
        task, made = result
        if made is None:
            # It is handed over all the same: it is counted, and mends a store that lost it.
            self.known.append(file.name)
            return Prepared(source=task.data, name=file.name, derived=None)
        if isinstance(made, Failed):
            error = UnreadableError(
                made.message, source=made.source, line=made.line, hint=made.hint
            )
            self.bad.append(BadFile(name=file.name, error=error))
            return None
        return Prepared(source=task.data, name=file.name, derived=(made.card, made.files))

    def _task(self, file: Waiting) -> Task | ClausetrailError:
        """Read a file."""
        data = file.data
        if data is None:
            try:
                with Path(file.name).open("rb") as stream:
                    data = stream.read(MAX_BYTES + 1)
            except (OSError, ValueError) as error:
                reason = getattr(error, "strerror", None) or error
                return MissingFileError(f"the file cannot be read: {reason}", source=file.name)
        sha256 = hashlib.sha256(data).hexdigest()
        return Task(name=file.name, sha256=sha256, data=data, plain=self._plain)

    def _result(self, file: Waiting, parse: Callable[[Task], Parsed | Failed]) -> _Result:
        task = self._task(file)
        if isinstance(task, ClausetrailError):
            return task
        return task, None if task.sha256 in self._known else parse(task)

    def _here(self) -> _Results:
        for file in self._files:
            yield file, self._result(file, parsed)

    def _in_processes(self) -> _Results:
        waiting: queue.SimpleQueue[Waiting] = queue.SimpleQueue()
        for file in self._files:
            waiting.put(file)
        ready: queue.Queue[tuple[Waiting, _Result]] = queue.Queue(2 * self._jobs)
        stop = threading.Event()
        workers = [_Worker() for _ in range(self._jobs)]

        def serve(worker: _Worker) -> None:
            while not stop.is_set():
                try:
                    file = waiting.get_nowait()
                except queue.Empty:
                    return
                result: _Result
                try:
                    result = self._result(file, worker.parse)
                except Exception as error:
                    result = UnreadableError(f"it could not be taken in: {error}", source=file.name)
                ready.put((file, result))

        threads = [
            threading.Thread(target=serve, args=(worker,), daemon=True) for worker in workers
        ]
        try:
            for thread in threads:
                thread.start()
            for _ in self._files:
                yield ready.get()
        finally:
            stop.set()
            for worker in workers:
                worker.end()
            while any(thread.is_alive() for thread in threads):
                with contextlib.suppress(queue.Empty):
                    ready.get(timeout=0.01)  # a thread may wait for room to put its last one


_Result = tuple[Task, Parsed | Failed | None] | ClausetrailError
_Results: TypeAlias = "Generator[tuple[Waiting, _Result], None, None]"


class _Worker:
    """A process that parses; a new one in its place when it breaks down."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._ended = False
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
                # It inherits the pipes alone, above all not the lock of the corpus.
                self._process = subprocess.Popen(
                    COMMAND,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            return self._process

    @staticmethod
    def _close(process: subprocess.Popen[bytes]) -> None:
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError, ValueError):
                    pipe.close()
        process.wait()


def _ending(code: int | None) -> str:
    return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        return os.cpu_count() or 1
