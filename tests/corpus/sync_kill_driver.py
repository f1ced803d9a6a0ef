"""Kills a sync, an import or a pin at a moment of the test's choice; a program, because it forks.

    python sync_kill_driver.py FOLDER WORK MOMENT...

WORK is "sync", "import" or "pin"; the moments are those of `kill_driver`. Prints for each what is
wrong with the corpora afterwards, or "sound" (before what was begun), or "done".
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
import time
from pathlib import Path

from tests.corpus.kill_driver import _die_at, _kill_session
from tests.corpus.made import git, series_of

from clausetrail.corpus import Corpus, pins
from clausetrail.corpus.messages import Person
from clausetrail.corpus.pins import Choice
from clausetrail.corpus.recovering import leftovers

WHO = Person(name="Bo", address="bo@example.org", when=dt.datetime(2026, 3, 1, tzinfo=dt.UTC))


def main(folder: Path, work: str, moments: list[str]) -> None:
    """Kill the work at each moment, and look at what it left."""
    start = folder / "start"
    start.mkdir(parents=True)
    with Corpus.init(start / "here") as here, Corpus.init(start / "there") as there:
        here.add(series_of(0))
        there.add([*series_of(0)[:2], *series_of(1)])
        there.export(start / "file")
    done = folder / "done"
    shutil.copytree(start, done)
    began = time.monotonic()
    _do(done, work)
    took_s = time.monotonic() - began
    for side in ("here", "there"):
        with Corpus.open(done / side) as corpus:
            assert corpus.verify().sound
    for number, moment in enumerate(moments):
        place = folder / f"place-{number}"
        shutil.copytree(start, place)
        _killed(place, work, moment, took_s)
        print(moment, _found(place, done, work), flush=True)  # noqa: T201
        shutil.rmtree(place)


def _do(folder: Path, work: str) -> None:
    with Corpus.open(folder / "here") as corpus:
        if work == "sync":
            corpus.sync(str(folder / "there"), WHO)
        elif work == "import":
            corpus.take_in(folder / "file", WHO)
        else:
            old, new = (corpus.pin_version(corpus.resolve(ref)) for ref in ("60/100", "61/100"))
            choices = [Choice(old="OP1", new="OP2", verdict="together")]
            pins.decide(corpus.store, old, new, choices, WHO)


def _killed(folder: Path, work: str, moment: str, took_s: float) -> None:
    kind, _, amount = moment.partition(":")
    child = os.fork()
    if child == 0:
        os.setsid()
        if kind != "time":
            _die_at(int(amount), before=kind == "git")
        _do(folder, work)
        os._exit(0)
    if kind == "time":
        time.sleep(float(amount) * took_s)
        _kill_session(child)
    os.waitpid(child, 0)
    _kill_session(child)


def _refs(folder: Path) -> str:
    return git(folder, "for-each-ref")


def _found(folder: Path, done: Path, work: str) -> str:
    """Open both as the next command would, check them, and finish the work."""
    wrong: list[str] = []
    finished = True
    sides = ("here", "there") if work == "sync" else ("here",)
    for side in sides:
        with Corpus.open(folder / side) as corpus:
            wrong += [str(path) for path in leftovers(folder / side)]
            wrong += [str(fault) for fault in corpus.verify().faults]
            finished &= _refs(folder / side) == _refs(done / side)
    _do(folder, work)
    for side in sides:
        if _refs(folder / side) != _refs(done / side):
            wrong.append(f"{side} is not what it should be")
    return " ".join(wrong) or ("done" if finished else "sound")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
