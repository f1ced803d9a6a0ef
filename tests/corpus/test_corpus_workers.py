"""Work spread over processes: order, errors, and that it stops."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from clausetrail.corpus.deriving import Source, derive, derive_all
from clausetrail.corpus.parsing_worker import Failed, Parsed, Task
from clausetrail.corpus.workers import Parse, Worker, spread

from .made import SUBJECTS, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def task(number: int) -> Task:
    data = text_of(SUBJECTS[number % 3], 60 + number, number).encode()
    return Task(name=f"text-{number}", sha256=hashlib.sha256(data).hexdigest(), data=data)


def slowly(number: int, _parse: Parse) -> int:
    time.sleep(0.02 if number % 5 == 0 else 0)
    return number


def test_results_come_each_once_and_in_order_where_that_is_asked_for() -> None:
    assert list(spread(range(60), slowly, 3, in_order=True)) == list(range(60))
    assert sorted(spread(range(60), slowly, 3)) == list(range(60))
    assert list(spread([], slowly, 2)) == []


def test_few_items_are_taken_ahead_of_a_slow_caller() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1_000):
            taken.append(number)
            yield number

    results = spread(items(), lambda number, _parse: number, 2)
    assert next(results) is not None
    time.sleep(0.1)
    assert len(taken) <= 10
    results.close()
    assert len(taken) <= 10


def test_an_error_of_the_work_or_of_the_items_is_the_callers() -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise LookupError("no more")

    with pytest.raises(LookupError, match="no more"):
        list(spread(broken(), slowly, 2))
    with pytest.raises(ZeroDivisionError):
        list(spread([1, 0, 2], lambda number, _parse: 1 // number, 2))
    assert threading.active_count() == 1 or not [
        thread for thread in threading.enumerate() if "serve" in thread.name
    ]


def test_a_worker_parses_one_document_after_the_other() -> None:
    worker = Worker()
    try:
        for number in range(3):
            answer = worker.parse(task(number))
            assert isinstance(answer, Parsed)
            assert answer.card.session == str(60 + number)
        rubbish = worker.parse(Task(name="x", sha256="", data=b""))
        assert rubbish == Failed(
            message="the file is empty", source="x", hint="export the document again"
        )
    finally:
        worker.end()


def test_many_documents_are_derived_as_one_is() -> None:
    tasks = [task(number) for number in range(30)]
    sources = [
        Source(sha256=one.sha256, extension="txt", plain=number % 7 == 0, data=one.data)
        for number, one in enumerate(tasks)
    ]
    sources[3] = Source(sha256="0" * 64, extension="txt", plain=False, data=b"")
    assert list(derive_all(iter(sources), 30)) == [derive(source) for source in sources]


def test_a_program_without_a_main_guard_may_derive(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from clausetrail.corpus.deriving import Source, derive_all\n"
        "sources = [Source(sha256='0' * 64, extension='txt', plain=True, data=b'word %d' % n)\n"
        "           for n in range(30)]\n"
        "print(sum(one.card is not None for one in derive_all(sources, 30)))\n"
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert done.stdout == "30\n"
    assert done.stderr == ""
