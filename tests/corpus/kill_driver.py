"""Kills a writer at a moment of the test's choice; run as a program, because it forks.

    python kill_driver.py WORK FOLDER MOMENT...

WORK is what the writer does: `init`, `add` or `upgrade`. Each MOMENT is `git:N` (the writer dies
when it is about to start its N-th git), `after:N` (when that git is done), or `time:SHARE`
(everything dies after that share of the time an undisturbed writer takes). Prints a line for
each: the moment, and how many steps of the work the corpus was found to have behind it, or what
is wrong.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.corpus.made import every, illustration, refs, series_of, sha256_of

from clausetrail.corpus import (
    Corpus,
    adding,
    given,
    messages,
    repairing,
    upgrading,
    verify,
    writing,
)
from clausetrail.corpus.errors import NotACorpusError
from clausetrail.corpus.recovering import leftovers
from clausetrail.corpus.repository import Repository
from clausetrail.model import ClausetrailError

if TYPE_CHECKING:
    from clausetrail.corpus.given import Document

Step = Callable[[Path], None]


def main(work: str, folder: Path, moments: list[str]) -> None:
    """Kill a writer at each moment, and look at what it left."""
    start = folder / "start"
    steps = _WORKS[work](start)
    known, took_s = _undisturbed(steps, start, folder / "done")
    for number, moment in enumerate(moments):
        place = folder / f"corpus-{number}"
        _copy(start, place)
        _killed(place, steps, moment, took_s)
        try:
            told = _found(place, known, steps)
        except (ClausetrailError, OSError, subprocess.CalledProcessError) as error:
            told = f"{type(error).__name__}: {error} {getattr(error, 'stderr', '')}"
        print(moment, told.replace("\n", " "), flush=True)  # noqa: T201
        shutil.rmtree(place, ignore_errors=True)


def _init(start: Path) -> list[Step]:
    documents = every()
    return [lambda folder: Corpus.init(folder).close(), partial(_add, documents=documents)]


def _adding(start: Path) -> list[Step]:
    Corpus.init(start).close()
    _add(start, documents=[*series_of(0, (61, 63)), *series_of(1)])
    reissue = [illustration(0, 61, " and the benches;")]
    # A series of another name: its branch is made, and the old one deleted.
    moved = [
        given.Decision(kind="series", sha256=sha256_of(one), value="benches")
        for one in series_of(1)
    ]
    return [
        partial(_add, documents=every()),
        partial(_add, documents=reissue, decisions=moved),
    ]


def _upgrading(start: Path) -> list[Step]:
    number = given.PARSER
    _set_parser(number - 1)
    Corpus.init(start).close()
    _add(start, documents=every())
    _set_parser(number)

    def upgrade(folder: Path) -> None:
        with Corpus.open(folder) as corpus:
            corpus.upgrade()

    return [upgrade]


def _add(folder: Path, documents: list[Document], decisions: Sequence[given.Decision] = ()) -> None:
    with Corpus.open(folder) as corpus:
        corpus.add(documents, decisions, replace=True)


def _set_parser(number: int) -> None:
    for module in (adding, given, messages, repairing, upgrading, verify, writing):
        module.PARSER = number  # type: ignore[attr-defined]


_WORKS: dict[str, Callable[[Path], list[Step]]] = {
    "init": _init,
    "add": _adding,
    "upgrade": _upgrading,
}


def _undisturbed(steps: list[Step], start: Path, place: Path) -> tuple[list[dict[str, str]], float]:
    """The refs before the work and after each step, and how long it takes in seconds."""
    _copy(start, place)
    known = [_refs(place)]
    took_s = 0.0
    for step in steps:
        began = time.monotonic()
        step(place)
        took_s += time.monotonic() - began
        known.append(_refs(place))
    return known, took_s


def _copy(start: Path, place: Path) -> None:
    if start.exists():
        shutil.copytree(start, place)


def _refs(folder: Path) -> dict[str, str]:
    try:
        return refs(folder)
    except (subprocess.CalledProcessError, FileNotFoundError):
        return {}  # it is no repository yet


def _killed(folder: Path, steps: list[Step], moment: str, took_s: float) -> None:
    kind, _, amount = moment.partition(":")
    child = os.fork()
    if child == 0:
        os.setsid()
        if kind != "time":
            _die_at(int(amount), before=kind == "git")
        for step in steps:
            step(folder)
        os._exit(0)
    if kind == "time":
        time.sleep(float(amount) * took_s)
        _kill_session(child)
    os.waitpid(child, 0)
    _kill_session(child)


def _die_at(number: int, *, before: bool) -> None:
    count = 0
    start: Callable[..., Any] = Repository.start
    git: Callable[..., bytes] = Repository.git

    def counted_start(self: Repository, *arguments: str, **options: Any) -> Any:
        nonlocal count
        count += 1
        if before and count == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return start(self, *arguments, **options)

    def counted_git(self: Repository, *arguments: str, **options: Any) -> bytes:
        output = git(self, *arguments, **options)
        if not before and count == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return output

    Repository.start = counted_start  # type: ignore[method-assign]
    Repository.git = counted_git  # type: ignore[method-assign]


def _kill_session(session: int) -> None:
    """Kill the process, its group and every git that it started; wait until none is left.

    One that writes to a busy disk dies only when that is done, and would write into what is
    looked at next.
    """
    while processes := list(_living(session)):
        for process in processes:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        time.sleep(0.001)


def _living(session: int) -> Iterator[int]:
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, its, *_ = entry.read_bytes().rpartition(b")")[2].split()
        except (OSError, ValueError):  # it ended meanwhile
            continue
        if int(its) == session and state not in {b"Z", b"X"}:
            yield int(entry.parent.name)


def _found(folder: Path, known: list[dict[str, str]], steps: list[Step]) -> str:
    """Open it as the next command would, check it, and do the work anew."""
    wrong: list[object] = []
    try:
        with Corpus.open(folder) as corpus:
            wrong += [str(path) for path in leftovers(folder)]
            wrong += [fault for fault in corpus.verify().faults if fault.kind != "parser"]
    except NotACorpusError:
        wrong += ["no corpus"] if known[0] else []
    found = _refs(folder)
    done = known.index(found) if found in known else -1
    for step in steps:
        step(folder)
    if done < 0 or wrong:
        return f"mixed {wrong}"
    return str(done) if _refs(folder) == known[-1] else f"{done}, and then {_refs(folder)}"


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
