"""Kills a writer at a moment of the test's choice; run as a program, because it forks.

    python kill_driver.py FOLDER SEED MOMENT...

Each MOMENT is `git:N` (the N-th git that the writer starts dies with it, before it did
anything), `after:N` (the writer dies when that git is done), or `time:SHARE` (everything dies
after that share of the time an undisturbed writer takes). Prints a line for each: the moment,
and what the corpus was found to be: "old", "new", or what is wrong.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.corpus.made import every, illustration, refs, series_of

from clausetrail.corpus import Corpus
from clausetrail.corpus.recovering import leftovers
from clausetrail.corpus.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetrail.corpus.given import Document


def main(folder: Path, moments: list[str]) -> None:
    """Kill a writer at each moment, and look at what it left."""
    first, rest = [*series_of(0, (61, 63)), *series_of(1)], every()
    reissue = illustration(0, 61, " and the benches;")
    start = folder / "start"
    Corpus.init(start).add(first)
    old = refs(start)
    done = folder / "done"
    shutil.copytree(start, done)
    began = time.monotonic()
    _write(done, rest, reissue)
    took_s = time.monotonic() - began
    new = refs(done)
    between = folder / "between"
    shutil.copytree(start, between)
    with Corpus.open(between) as corpus:
        corpus.add(rest)
    known = {"old": old, "between": refs(between), "new": new}
    for number, moment in enumerate(moments):
        place = folder / f"corpus-{number}"
        shutil.copytree(start, place)
        _killed(place, rest, reissue, moment, took_s)
        print(moment, _found(place, known, rest, reissue), flush=True)  # noqa: T201
        shutil.rmtree(place)


def _write(folder: Path, rest: list[Document], reissue: Document) -> None:
    with Corpus.open(folder) as corpus:
        corpus.add(rest)
        corpus.add([reissue], replace=True)


def _killed(
    folder: Path, rest: list[Document], reissue: Document, moment: str, took_s: float
) -> None:
    kind, _, amount = moment.partition(":")
    child = os.fork()
    if child == 0:
        os.setsid()
        if kind != "time":
            _die_at(int(amount), before=kind == "git")
        _write(folder, rest, reissue)
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
    """Kill the process, its group and every git that it started in a group of its own."""
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            try:
                os.kill(int(entry.parent.name), signal.SIGKILL)
            except ProcessLookupError:
                continue


def _found(
    folder: Path, known: dict[str, dict[str, str]], rest: list[Document], reissue: Document
) -> str:
    """Open it as the next command would, check it, and finish the work."""
    with Corpus.open(folder) as corpus:
        left = [str(path) for path in leftovers(folder)]
        faults = corpus.verify().faults
        name = next((name for name, value in known.items() if value == refs(folder)), "mixed refs")
        corpus.add(rest)
        corpus.add([reissue], replace=True)
    if left or faults:
        return f"{name}, but {left} {faults}"
    return name if refs(folder) == known["new"] else f"{name}, and then {refs(folder)}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
