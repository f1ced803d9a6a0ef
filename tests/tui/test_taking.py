"""Importing from a desk: given up at once, also while a document is waited for."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from tests.corpus.made import SUBJECTS, text_of

from clausetrail.corpus import Corpus, workers
from clausetrail_tui.desk import Desk, Job
from clausetrail_tui.shelves.taking import prepare, store

if TYPE_CHECKING:
    from pathlib import Path

    from clausetrail.corpus.intake import Progress

SLOW = """
import time
from clausetrail.corpus import parsing_worker as worker
parse = worker.parsed
worker.parsed = lambda one: time.sleep(10_000) if b"slow" in one.data else parse(one)
worker.main()
"""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Two illustrations."""
    made = tmp_path / "texts"
    made.mkdir()
    for place in range(2):
        (made / f"text-{place}.txt").write_text(text_of(SUBJECTS[place], 60 + place, place))
    return made


def ignore(*_: object) -> None:
    """Be told, and do nothing."""


def test_few_documents_are_not_parsed_where_the_screen_is_served(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("parsed in this process")

    monkeypatch.setattr("clausetrail.corpus.intake.parsed", refuse)
    seen: list[Progress] = []

    async def main() -> int:
        desk = Desk(None)
        prepared = await desk.ask(
            prepare([str(texts)], tmp_path / "corpus", seen.append), Job("Reading", ignore)
        )
        done = await desk.ask(
            store(prepared, tmp_path / "corpus", seen.append), Job("Storing", ignore)
        )
        return len(done.fresh)

    assert asyncio.run(main()) == 2
    assert seen[-1].done == 2
    with Corpus.open(tmp_path / "corpus") as corpus:
        assert corpus.documents() == 2


def test_it_is_given_up_while_a_document_is_waited_for(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "COMMAND", (sys.executable, "-c", SLOW))
    (texts / "a-slow.txt").write_text("slow")
    processes: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def remember(*arguments: object, **keywords: object) -> subprocess.Popen[bytes]:
        process: subprocess.Popen[bytes] = start(*arguments, **keywords)  # type: ignore[call-overload]
        if arguments and arguments[0] == workers.COMMAND:
            processes.append(process)
        return process

    monkeypatch.setattr(subprocess, "Popen", remember)
    came = threading.Event()

    def tell(_: Job, done: int, __: int) -> None:
        if done == 1:
            came.set()

    async def main() -> bool:
        job = Job("Reading", tell)
        desk = Desk(None)
        answer = desk.ask(prepare([str(texts)], tmp_path / "corpus", ignore), job)
        assert await asyncio.to_thread(came.wait, 60)
        await asyncio.sleep(0.3)  # most likely it waits for the slow one by now
        job.cancel()
        await asyncio.wait([answer], timeout=60)
        return answer.cancelled()

    assert asyncio.run(main())
    assert processes
    assert all(one.returncode is not None for one in processes)
    assert not (tmp_path / "corpus").exists()


def test_what_wakes_the_work_is_called_where_it_was_given_up_before() -> None:
    job = Job("Reading", ignore)
    job.cancel()
    called: list[int] = []
    job.wake(lambda: called.append(1))
    assert called == [1]
