"""The desk: questions are answered in another thread, one after the other."""

from __future__ import annotations

import asyncio
import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest
from tests.tui.harness import app_of, run
from tests.tui.places import every_place

from clausetrail.corpus import Corpus
from clausetrail_tui.desk import CancelledError, Desk, Job, NoCorpusError

if TYPE_CHECKING:
    from pathlib import Path


def job(told: list[tuple[int, int]] | None = None) -> Job:
    def tell(_: Job, done: int, total: int) -> None:
        if told is not None:
            told.append((done, total))

    return Job("Working", tell)


def numbered(at: int, _: Desk, __: Job) -> tuple[int, int]:
    return at, threading.get_ident()


def test_answers_come_in_order_from_one_thread_that_is_not_ours() -> None:
    async def main() -> list[tuple[int, int]]:
        desk = Desk(None)
        asked = [desk.ask(partial(numbered, at), job()) for at in range(20)]
        return list(await asyncio.gather(*asked))

    answers = asyncio.run(main())
    assert [at for at, _ in answers] == list(range(20))
    assert len({thread for _, thread in answers}) == 1
    assert answers[0][1] != threading.get_ident()


def test_the_loop_goes_on_while_the_engine_is_held() -> None:
    held = threading.Event()

    async def main() -> int:
        desk = Desk(None)
        answer = desk.ask(lambda _, __: held.wait(60), job())
        for turns in range(1000):
            await asyncio.sleep(0)
            if turns == 500:
                assert not answer.done()
        held.set()
        assert await answer
        return turns

    assert asyncio.run(main()) == 999


def test_a_corpus_that_cannot_be_closed_holds_nothing_up(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Corpus) -> None:
        raise OSError(5, "Input/output error")

    async def main() -> str:
        desk = Desk(corpus)
        await desk.ask(lambda desk, _: desk.corpus(), job())
        monkeypatch.setattr(Corpus, "close", broken)
        desk.anew(corpus)
        return await asyncio.wait_for(desk.ask(lambda _, __: "still here", job()), 60)

    assert asyncio.run(main()) == "still here"


def test_what_is_raised_comes_to_whoever_asked_and_the_desk_goes_on() -> None:
    async def main() -> str:
        desk = Desk(None)
        with pytest.raises(NoCorpusError, match="there is no corpus here"):
            await desk.ask(lambda desk, _: desk.corpus(), job())
        return await desk.ask(lambda _, __: "still here", job())

    assert asyncio.run(main()) == "still here"


def test_work_that_is_given_up_ends_at_its_next_report_of_progress() -> None:
    began, told = threading.Event(), list[tuple[int, int]]()

    def long(_: Desk, job: Job) -> None:
        for done in range(1, 1_000_000):
            job.progress(done, 1_000_000)
            began.set()

    async def main() -> None:
        desk, work = Desk(None), job(told)
        answer = desk.ask(long, work)
        await asyncio.to_thread(began.wait, 60)
        work.cancel()
        with pytest.raises(asyncio.CancelledError):
            await answer

    asyncio.run(main())
    assert 0 < len(told) < 999_999


def test_work_that_is_given_up_before_its_turn_is_never_begun() -> None:
    begun: list[str] = []
    held = threading.Event()

    async def main() -> None:
        desk, work = Desk(None), job()
        first = desk.ask(lambda _, __: held.wait(60), job())
        second = desk.ask(lambda _, __: begun.append("second"), work)
        work.cancel()
        held.set()
        await first
        with pytest.raises(asyncio.CancelledError):
            await second

    asyncio.run(main())
    assert begun == []


def test_progress_of_what_was_given_up_raises() -> None:
    work = job()
    work.progress(1, 2)
    work.cancel()
    with pytest.raises(CancelledError):
        work.progress(2, 2)


def test_a_closed_desk_lets_go_of_its_corpus_and_ends_its_thread(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[Corpus] = []

    def close(self: Corpus) -> None:
        closed.append(self)

    monkeypatch.setattr(Corpus, "close", close)

    async def main() -> tuple[Corpus, threading.Thread]:
        desk = Desk(corpus)
        opened = await desk.ask(lambda desk, _: desk.corpus(), job())
        thread = await desk.ask(lambda *_: threading.current_thread(), job())
        desk.close()
        return opened, thread

    opened, thread = asyncio.run(main())
    thread.join(60)
    assert not thread.is_alive()
    assert closed == [opened]


def test_an_application_that_ended_leaves_no_thread(corpus: Path) -> None:
    before = {*threading.enumerate()}
    run(app_of(corpus, *every_place(corpus)["compare"]))
    for one in {*threading.enumerate()} - before:
        one.join(60)
        assert not one.is_alive(), one.name
