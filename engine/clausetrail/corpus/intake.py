"""Taking documents in: read and parsed on all cores, what is bad put aside, to be told at the end.

A file is read and hashed; where the corpus has it that is all, else a worker parses it.
"""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from clausetrail.model import ClausetrailError
from clausetrail.read.errors import MAX_BYTES, MissingFileError

from .gathering import BadFile
from .given import Prepared
from .parsing_worker import Failed, Parsed, Task, parsed
from .workers import Halt, cores, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Generator, Iterator, Sequence

    from .gathering import Waiting
    from .workers import Parse

FEW = 4
"""So many texts are parsed in this process before another one would have begun."""

FEW_BYTES = 400_000


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
    """One taking in of documents; iterate it once, in any thread.

    Args:
        files: what to take in.
        known: sha256 of what the corpus has: these are not parsed again.
        jobs: how many processes; None for one a core, or for none at all where the documents are
            few. A program with a screen to serve meanwhile names a number.
        plain: take the documents as any text.
        progress: called, in the thread that iterates, after each document. What it raises ends
            the iteration and its processes, and is the caller's.
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
        self._halt = Halt()
        total = sum(file.size_bytes for file in files)
        few = len(files) <= FEW and total <= FEW_BYTES
        self._jobs = 0 if few and jobs is None else min(jobs or cores(), len(files))
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

    def stop(self) -> None:
        """End the iteration at once, from any thread; what was not finished does not come."""
        self._halt.tell()

    @property
    def stopped(self) -> bool:
        """Whether it was told to stop."""
        return self._halt.told

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

    def _result(self, file: Waiting, parse: Parse) -> _Result:
        task = self._task(file)
        if isinstance(task, ClausetrailError):
            return task
        return task, None if task.sha256 in self._known else parse(task)

    def _here(self) -> _Results:
        for file in self._files:
            if self._halt.told:
                return
            yield file, self._result(file, parsed)

    def _in_processes(self) -> _Results:
        def work(file: Waiting, parse: Parse) -> tuple[Waiting, _Result]:
            try:
                return file, self._result(file, parse)
            except Exception as error:
                told = f"it could not be taken in: {type(error).__name__}: {error}"
                return file, UnreadableError(told, source=file.name)

        return spread(self._files, work, self._jobs, halt=self._halt)


_Result = tuple[Task, Parsed | Failed | None] | ClausetrailError
_Results: TypeAlias = "Generator[tuple[Waiting, _Result], None, None]"
