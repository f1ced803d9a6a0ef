"""A corpus in a thread of a program that owns the terminal: used wholly there, stopped, left."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

from clausetrail.corpus import Corpus, workers
from clausetrail.corpus.gathering import gather
from clausetrail.corpus.intake import Intake, Progress
from clausetrail.corpus.recovering import leftovers
from clausetrail.history import Index, SeriesHistory, search_of, trail_of

from .made import SUBJECTS, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")


class CancelledError(Exception):
    """What a program raises in a callback when its user has had enough."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Seven illustrations."""
    made = tmp_path / "texts"
    made.mkdir()
    for place in range(7):
        (made / f"text-{place}.txt").write_text(text_of(SUBJECTS[place % 3], 60 + place, place))
    return made


def in_thread(work: Callable[[], _T]) -> _T:
    """Do a piece of work in a thread that nothing waits for but this."""
    found: list[_T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            found.append(work())
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(120)
    assert not thread.is_alive()
    if errors:
        raise errors[0]
    return found[0]


def remember_processes(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    processes: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def remember(*arguments: object, **keywords: object) -> subprocess.Popen[bytes]:
        process: subprocess.Popen[bytes] = start(*arguments, **keywords)  # type: ignore[call-overload]
        if arguments and arguments[0] == workers.COMMAND:
            processes.append(process)
        return process

    monkeypatch.setattr(subprocess, "Popen", remember)
    return processes


def worker_where(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Let workers run these lines first."""
    monkeypatch.setattr(workers, "COMMAND", (sys.executable, "-c", script_of(*lines)))


def script_of(*lines: str) -> str:
    return "\n".join(
        [*lines, "from clausetrail.corpus import parsing_worker", "parsing_worker.main()"]
    )


def test_everything_works_in_one_thread_that_is_not_the_main_one(
    folder: Path, tmp_path: Path
) -> None:
    before = signal.getsignal(signal.SIGINT)

    def work() -> tuple[int, int, str]:
        with Corpus.init(tmp_path / "corpus") as corpus:
            corpus.add(Intake(gather([str(folder)]).files, jobs=2))
        with Corpus.open(tmp_path / "corpus") as corpus:
            entry = corpus.series()[0]
            compared = [
                corpus.comparison(old, new)
                for old, new in zip(entry.versions, entry.versions[1:], strict=False)
            ]
            assert [
                corpus.comparison(old, new)
                for old, new in zip(entry.versions, entry.versions[1:], strict=False)
            ] == compared  # from the cache
            with Index.of(corpus, tmp_path / "index.sqlite") as index:
                hits = len(search_of(index, "illustration").hits)
            history = SeriesHistory.of_corpus(corpus, entry)
            steps = trail_of(history, history.versions[-1].name, "OP1").steps
            assert corpus.verify().sound
            return len(compared), hits, steps[0].symbol

    compared, hits, first = in_thread(work)
    assert compared >= 1
    assert hits >= 7
    assert first.startswith("A/RES/6")
    assert signal.getsignal(signal.SIGINT) is before


def test_an_error_in_the_progress_abandons_it_and_leaves_the_corpus_sound(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    processes = remember_processes(monkeypatch)
    threads = set(threading.enumerate())

    def cancel(progress: Progress) -> None:
        if progress.done == 2:
            raise CancelledError

    def work() -> None:
        with Corpus.open(tmp_path / "corpus") as corpus:
            corpus.add(Intake(gather([str(folder)]).files, jobs=2, progress=cancel))

    with Corpus.init(tmp_path / "corpus") as corpus:
        corpus.add(Intake(gather([str(folder / "text-0.txt")]).files))
        before = corpus.state.commit
    with pytest.raises(CancelledError):
        in_thread(work)
    assert len(processes) == 2
    assert all(process.returncode is not None for process in processes)
    for thread in set(threading.enumerate()) - threads:
        thread.join(10)
        assert not thread.is_alive()
    with Corpus.open(tmp_path / "corpus") as corpus:
        assert corpus.state.commit == before
        assert list(leftovers(corpus.folder)) == []
        assert corpus.verify().sound
        assert len(corpus.add(Intake(gather([str(folder)]).files, jobs=1)).placements) == 6


def test_stopping_keeps_what_came_also_while_a_document_is_waited_for(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker_where(
        monkeypatch,
        "import time",
        "from clausetrail.corpus import parsing_worker as worker",
        "parse = worker.parsed",
        "worker.parsed = lambda one: time.sleep(10_000) if b'slow' in one.data else parse(one)",
    )
    (folder / "a-slow.txt").write_text("slow")
    processes = remember_processes(monkeypatch)
    came = threading.Event()
    taking = Intake(
        gather([str(folder)]).files, jobs=2,
        progress=lambda progress: came.set() if progress.done == 7 else None,
    )  # fmt: skip

    def work() -> int:
        with Corpus.init(tmp_path / "corpus") as corpus:
            return len(corpus.add(taking).placements)

    def stop() -> None:
        came.wait(100)
        time.sleep(0.3)  # most likely it waits for the slow one by now
        taking.stop()

    threading.Thread(target=stop, daemon=True).start()
    assert in_thread(work) == 7
    assert taking.stopped
    assert taking.bad == []
    assert all(process.returncode is not None for process in processes)


def test_stopping_where_no_process_parses(folder: Path) -> None:
    taking = Intake(
        gather([str(folder / f"text-{at}.txt") for at in range(4)]).files,
        progress=lambda progress: taking.stop() if progress.done == 2 else None,
    )
    assert len(list(taking)) == 2
    assert taking.stopped


def test_an_error_while_an_index_is_made_leaves_the_one_before(
    folder: Path, tmp_path: Path
) -> None:
    def cancel(_done: int, _total: int) -> None:
        raise CancelledError

    def work() -> tuple[int, int]:
        path = tmp_path / "cache" / "index.sqlite"
        with Corpus.init(tmp_path / "corpus") as corpus:
            corpus.add(Intake(gather([f"{folder}/text-[03].txt"]).files))
            with pytest.raises(CancelledError):
                Index.of(corpus, path, cancel)
            assert list(path.parent.iterdir()) == []
            Index.of(corpus, path).close()
            corpus.add(Intake(gather([str(folder)]).files))
            with pytest.raises(CancelledError):
                Index.of(corpus, path, cancel)
            with Index.of(corpus, path) as index:
                return len(index.versions), len(search_of(index, "illustration").hits)

    versions, hits = in_thread(work)
    assert versions == 7
    assert hits >= 7


def test_what_a_library_prints_in_a_worker_is_no_answer(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker_where(
        monkeypatch,
        "import os, sys",
        "from clausetrail.corpus import parsing_worker as worker",
        "parse = worker.parsed",
        "worker.parsed = lambda one: (os.write(1, b'beware'), print(sys.stdin.read()), "
        "parse(one))[2]",
    )
    taking = Intake(gather([str(folder)]).files, jobs=1)
    assert len(list(taking)) == 7
    assert taking.bad == []


# What a program does that draws on a terminal: it adds in a thread, ends whenever it likes.
PROGRAM = """
import contextlib, os, signal, sys, threading, time
from clausetrail.corpus import Corpus, workers
from clausetrail.corpus.gathering import gather
from clausetrail.corpus.intake import Intake

corpus, texts, worker, told = sys.argv[1:]
workers.COMMAND = (sys.executable, "-c", worker)
outcome = []
signal.signal(signal.SIGINT, lambda *_: open(told + ".interrupted", "w").close())

def add():
    # When the program ends it takes git and files away from this thread: nobody is told.
    with contextlib.suppress(Exception), Corpus.init(corpus) as made:
        taking = Intake(gather([texts]).files, jobs=2)
        outcome.append((len(made.add(taking).placements), [one.error for one in taking.bad]))

thread = threading.Thread(target=add, daemon=True)
thread.start()
"""


def wait_for(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_nothing_reaches_the_terminal_and_ctrl_c_there_reaches_no_worker(
    folder: Path, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    # As slow to begin as on a busy machine: Ctrl-C comes before it could say what it ignores.
    worker = script_of(
        "import os, time",
        f"open({str(told)!r} + f'.begun-{{os.getpid()}}', 'w').close()",
        "try:",
        "    os.close(os.open('/dev/tty', os.O_RDWR))",
        f"    open({str(told)!r} + '.has-terminal', 'w').close()",
        "except OSError: pass",
        f"while not os.path.exists({str(told)!r} + '.interrupted'): time.sleep(0.01)",
        "time.sleep(0.1)",
    )
    program = PROGRAM + "thread.join()\nopen(told, 'w').write(repr(outcome))\n"
    ours, theirs = pty.openpty()
    arguments = [str(tmp_path / "corpus"), str(folder), worker, str(told)]
    process = subprocess.Popen(
        [sys.executable, "-c", OWN_TERMINAL + program, *arguments],
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    wait_for(lambda: len(list(tmp_path.glob("told.begun-*"))) == 2)
    os.write(ours, b"\x03")
    assert process.wait(60) == 0
    assert told.read_text() == "[(7, [])]"
    assert not Path(f"{told}.has-terminal").exists()
    assert _said(ours) == b"^C"  # the terminal's own echo


# The first terminal that the leader of a session opens is its own.
OWN_TERMINAL = "import os\nos.close(os.open(os.ttyname(0), os.O_RDWR))\n"


def _said(terminal: int) -> bytes:
    said = b""
    try:
        while more := os.read(terminal, 1024):
            said += more
    except OSError:
        pass  # as Linux says that nobody has it open any more
    os.close(terminal)
    return said


@pytest.mark.parametrize(
    ("end", "work"),
    [
        # Nothing in the worker has a turn any more, as in a library that never returns.
        ("sys.exit()", "ctypes.PyDLL(None).sleep(10_000)"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "time.sleep(10_000)"),
    ],
)
def test_no_worker_outlives_a_program_that_ends_meanwhile(
    end: str, work: str, folder: Path, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    worker = script_of(
        "import ctypes, fcntl, os, time",
        f"held = os.open(os.path.join({str(tmp_path)!r}, f'held-{{os.getpid()}}'), os.O_CREAT)",
        "fcntl.flock(held, fcntl.LOCK_EX)",
        "from clausetrail.corpus import parsing_worker as worker",
        f"worker.parsed = lambda one: (open({str(told)!r}, 'w').close(), {work})",
    )
    program = (
        f"{PROGRAM}\nwhile not os.path.exists(told): time.sleep(0.01)\ntime.sleep(0.2)\n{end}\n"
    )
    arguments = [str(tmp_path / "corpus"), str(folder), worker, str(told)]
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (
        (0, b"", b"") if end == "sys.exit()" else (-signal.SIGKILL, b"", b"")
    )
    held = list(tmp_path.glob("held-*"))
    assert held
    for path in held:
        with path.open() as file:
            wait_for(partial(_free, file.fileno()))
    with Corpus.open(tmp_path / "corpus") as corpus:
        assert corpus.verify().sound


def _free(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
