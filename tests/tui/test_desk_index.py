"""The desk's index: made once, kept while the corpus stays as it is, and given up when told."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from clausetrail.corpus.sample import sample_corpus
from clausetrail.history.search import search_of
from clausetrail_tui.desk import CancelledError, Desk, Job

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with sample_corpus(tmp_path / "sample.git") as corpus:
        return corpus.folder


def job() -> Job:
    return Job("Working", lambda *_: None)


def texts(desk: Desk, _: Job) -> int:
    return search_of(desk.index(), "association").texts


def test_two_desks_make_one_index_at_the_same_time(folder: Path, tmp_path: Path) -> None:
    async def main() -> list[int]:
        desks = [Desk(folder, tmp_path / "caches") for _ in range(2)]
        return list(await asyncio.gather(*(desk.ask(texts, job()) for desk in desks)))

    found = asyncio.run(main())
    assert found[0] == found[1] > 0
    assert len(list((tmp_path / "caches" / "index").glob("*.sqlite"))) == 1


def test_it_is_the_same_one_until_the_corpus_is_read_anew(folder: Path, tmp_path: Path) -> None:
    async def main() -> tuple[bool, bool]:
        desk = Desk(folder, tmp_path / "caches")
        first = await desk.ask(lambda desk, _: desk.index(), job())
        second = await desk.ask(lambda desk, _: desk.index(), job())
        desk.anew(folder)
        third = await desk.ask(lambda desk, _: desk.index(), job())
        return first is second, first is third

    assert asyncio.run(main()) == (True, False)


def test_making_it_can_be_given_up(folder: Path, tmp_path: Path) -> None:
    def give_up(*_: int) -> None:
        raise CancelledError

    async def main() -> int:
        desk = Desk(folder, tmp_path / "caches")
        with pytest.raises(asyncio.CancelledError):
            await desk.ask(lambda desk, _: desk.index(give_up), job())
        assert not list((tmp_path / "caches" / "index").glob("*"))
        return await desk.ask(texts, job())

    assert asyncio.run(main()) > 0
