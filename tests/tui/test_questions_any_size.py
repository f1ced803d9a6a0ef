"""Trail, blame and matrix of texts that try to drive the terminal, at any size, by any pointer."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

import pytest
from tests.tui import shelf
from tests.tui.harness import app_of, idle, press, run, seen
from tests.tui.questions import here, root, stored

from clausetrail_tui.asked import unhurried
from clausetrail_tui.desk import CancelledError, Desk, Job
from clausetrail_tui.phrases.asking import dropped_told, stats_told, verbs_told
from clausetrail_tui.places import BlamePlace, ComparePlace, CorpusPlace, MatrixPlace, TrailPlace
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.tui.harness import AppPilot

    from clausetrail_tui.places import Place, Stored

NAMES = ("trail", "blame", "matrix")


def _place(name: str, text: Stored, ref: str) -> Place:
    places: dict[str, Place] = {
        "trail": TrailPlace(text, ref),
        "blame": BlamePlace(text, ref),
        "matrix": MatrixPlace(text.slug, text, ref),
    }
    return places[name]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("width", "theme"), [(60, "plain"), (100, "dark"), (250, "light")])
def test_hostile_texts_are_shown_as_text(corpus: Path, name: str, width: int, theme: str) -> None:
    async def story(pilot: AppPilot) -> None:
        shown = seen(pilot.app)
        page = pilot.app.screen.query_one(Page)
        for _ in page.rows:
            await press(pilot, "right", "down")
            shown += seen(pilot.app)
        assert not set(shown) & {"\x1b", "\x07", "\u202e", "\u202c"}
        assert "␛[" in shown
        assert "[bold]Kites[/bold]" in shown or name == "matrix"

    text = stored(corpus, "A/RES/61/404")
    app = app_of(corpus, CorpusPlace(), _place(name, text, "OP1"), theme=theme)
    run(app, story, size=(width, 30))


@pytest.mark.parametrize("name", NAMES)
def test_the_cursor_stays_where_it_was_at_any_size(corpus: Path, name: str) -> None:
    async def story(pilot: AppPilot) -> None:
        page = pilot.app.screen.query_one(Page)
        await press(pilot, "down", "right", "right")
        row, place = page.cursor, page.word.spot if page.word else None
        assert place is not None
        for size in ((60, 20), (250, 60), (40, 12), (100, 30)):
            await pilot.resize_terminal(*size)
            await idle(pilot)
            assert page.cursor == row
            assert all(len(line) <= size[0] for line in seen(pilot.app).splitlines())
            assert page.size.height > 0
            assert page.word is not None
            assert page.word.spot == place

    text = stored(corpus, "A/RES/63/301")
    app = app_of(corpus, CorpusPlace(), _place(name, text, "OP1"))
    run(app, story, size=(100, 30))


def test_a_word_of_a_blamed_text_is_opened_by_the_mouse(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        lines = seen(pilot.app).splitlines()
        y = next(at for at, line in enumerate(lines) if "six swans" in line)
        await pilot.click(offset=(lines[y].index("six"), y))
        await idle(pilot)
        word = pilot.app.screen.query_one(Page).word
        assert word is not None
        assert word.text == "six"
        await pilot.click(offset=(lines[y].index("six"), y), times=2)
        await idle(pilot)
        place = here(pilot)
        assert isinstance(place, ComparePlace)
        assert place.new == stored(corpus, "A/RES/69/301")
        assert root(pilot).notices == []

    text = stored(corpus, "A/RES/69/301")
    run(app_of(corpus, CorpusPlace(), BlamePlace(text, "OP1")), story, size=(120, 40))


@pytest.mark.parametrize("told", [
    verbs_told, stats_told, partial(dropped_told, text=None),
])  # fmt: skip
def test_a_history_is_given_up_between_two_of_its_texts(
    own_corpus: Path, told: Callable[[Desk, Job, str], object]
) -> None:
    job = Job("Following", lambda *_: None)
    job.cancel()

    async def main() -> None:
        await Desk(own_corpus).ask(
            lambda desk, _: told(desk, job, shelf.CANALS), Job("", lambda *_: None)
        )

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(main())


def test_what_takes_long_is_told_and_what_is_given_up_stops() -> None:
    told: list[tuple[int, int]] = []
    job = Job("Following", lambda _, done, total: told.append((done, total)))
    progress = unhurried(job)
    progress(1, 9)
    assert told == []  # it is soon done
    job.cancel()
    with pytest.raises(CancelledError):
        progress(2, 9)
