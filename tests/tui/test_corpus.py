"""The first screen: series found, sorted and filtered, what changed in each, an empty corpus."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any

import pytest
from tests.corpus.made import document, text_of
from tests.tui import shelf
from tests.tui.harness import app_of, everywhere, idle, press, rows_of, run, seen, write

from clausetrail.corpus import Corpus
from clausetrail_tui import state
from clausetrail_tui.desk import Desk, Job
from clausetrail_tui.places import CorpusPlace, SeriesPlace
from clausetrail_tui.screens import corpus as corpus_module
from clausetrail_tui.screens.corpus import CorpusScreen
from clausetrail_tui.shelves import filling
from clausetrail_tui.shelves.shelf_rows import SeriesRow, Shown, pattern_of, sizes_of
from clausetrail_tui.widgets.page import Page
from clausetrail_tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Snapshot
    from tests.tui.harness import AppPilot

    from clausetrail_tui.shelves.listing import Shares


def page_of(app: Any) -> Page:
    page = app.screen.query_one("#series", Page)
    assert isinstance(page, Page)
    return page


def place_of(app: Any) -> object:
    return app.way[-1].place


def under(app: Any) -> str:
    row = page_of(app).row
    assert isinstance(row, SeriesRow)
    return row.entry.slug


@everywhere
def test_the_list_looks_so(snapshot: Snapshot, size: tuple[int, int], theme: str) -> None:
    snapshot("corpus", CorpusPlace(), keys=("down",), size=size, theme=theme)


def test_one_types_what_is_looked_for_before_the_list_is_read(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, go_on = corpus_module._catalog, threading.Event()

    def slow(desk: Desk, job: Job) -> Any:
        assert go_on.wait(60)
        return read(desk, job)

    monkeypatch.setattr(corpus_module, "_catalog", slow)
    app = app_of(corpus, CorpusPlace())

    async def main() -> None:
        async with app.run_test() as pilot:
            await pilot.press("slash", *"kiteq")
            go_on.set()
            await idle(pilot)
            await pilot.press("backspace", "s")
            await idle(pilot)
            assert app.screen.query_one(Prompt).value == "kites"
            assert under(app) == shelf.KITES
            assert len(rows_of(app)) == 1

    asyncio.run(main())


@everywhere
def test_what_is_found_looks_so(snapshot: Snapshot, size: tuple[int, int], theme: str) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "slash")
        await write(pilot, "61 illustration")

    snapshot("corpus-found", CorpusPlace(), story=story, size=size, theme=theme)


@everywhere
def test_where_there_is_no_corpus_it_looks_so(
    snapshot: Snapshot, size: tuple[int, int], theme: str
) -> None:
    app = app_of(None, CorpusPlace(), theme=theme)
    snapshot("corpus-none", size=size, theme=theme, app=app)


def test_what_is_typed_filters_the_list_and_esc_shows_all_again(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await press(pilot, "slash")
        await write(pilot, "lanterns")
        assert len(rows_of(app)) == 1
        assert "1 of 7 series · “lanterns”" in seen(app)
        await press(pilot, "escape")
        assert len(rows_of(app)) == 7
        assert "7 series" in seen(app)

    run(app_of(corpus, CorpusPlace()), story, size=(120, 40))


def test_enter_opens_what_was_found_and_the_way_back_leads_to_it(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await press(pilot, "slash")
        await write(pilot, "illustration")
        await press(pilot, "down", "down")
        chosen = under(app)
        await press(pilot, "enter")
        assert place_of(app) == SeriesPlace(chosen)
        await press(pilot, "escape")
        assert under(app) == chosen
        assert "“illustration”" in seen(app)
        await press(pilot, "escape")
        assert len(rows_of(app)) == 7
        assert under(app) == chosen

    run(app_of(corpus, CorpusPlace()), story)


def test_a_symbol_finds_its_series_and_is_shown(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "slash")
        await write(pilot, "63/301")
        assert under(pilot.app) == shelf.CANALS
        assert "A/RES/63/301" in seen(pilot.app)
        await press(pilot, "enter")
        assert place_of(pilot.app) == SeriesPlace(shelf.CANALS, "A/RES/63/301")
        assert "Enter compares 61/301 with 63/301" in seen(pilot.app)

    run(app_of(corpus, CorpusPlace()), story, size=(120, 30))


def test_what_fits_nothing_says_so(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "slash")
        await write(pilot, "zebra")
        assert "No series fits" in seen(pilot.app)
        await press(pilot, "enter")
        assert place_of(pilot.app) == CorpusPlace()

    run(app_of(corpus, CorpusPlace()), story)


def test_the_order_goes_round_and_is_kept(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "state.json"

    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await press(pilot, "end")
        by_title = rows_of(app)
        await press(pilot, "o")
        assert "latest first" in seen(app)
        assert page_of(app).cursor == 0
        assert rows_of(app) != by_title
        await press(pilot, "o")
        assert rows_of(app)[0] == shelf.TITLE  # six texts
        await press(pilot, "o")
        assert "most change first" in seen(app)
        assert "Ponds" in rows_of(app)[0]  # its second text is nearly new

    run(app_of(corpus, CorpusPlace(), state=file), story, size=(120, 40))
    assert state.load(file).sort == "change"
    again = run(app_of(corpus, CorpusPlace(), state=file))
    assert again.kept.sort == "change"


def test_organs_go_round(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "state.json"

    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await press(pilot, "f")
        assert len(rows_of(app)) == 6
        assert "General Assembly" in seen(app)
        await press(pilot, "f")
        assert len(rows_of(app)) == 1
        assert "1 of 7 series · Security Council" in seen(app)
        assert state.load(file).organ == "Security Council"
        await press(pilot, "f")
        assert len(rows_of(app)) == 7

    run(app_of(corpus, CorpusPlace(), state=file), story, size=(120, 40))
    assert state.load(file).organ is None


def test_the_cursor_is_on_the_series_that_was_open_last(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    chosen: list[str] = []

    async def story(pilot: AppPilot) -> None:
        await press(pilot, "down", "down", "down")
        chosen.append(under(pilot.app))
        await press(pilot, "enter")

    async def look(pilot: AppPilot) -> None:
        assert [under(pilot.app)] == chosen

    run(app_of(corpus, CorpusPlace(), state=file), story)
    run(app_of(corpus, CorpusPlace(), state=file), look)


def test_changes_come_for_what_is_on_the_screen_and_the_next_one(own_corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, CorpusScreen)
        known = screen._shown.changes
        assert len(known[shelf.CANALS]) == 5
        assert all(one is not None and 0 <= one <= 1 for one in known[shelf.CANALS])
        assert known[shelf.KITES]
        assert "▇" in seen(pilot.app) or "█" in seen(pilot.app)

    run(app_of(own_corpus, CorpusPlace()), story, size=(120, 40))


def test_who_comes_back_soon_finds_the_list_filled(own_corpus: Path) -> None:
    released = threading.Event()

    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        screen = app.screen
        held = app.background.ask(lambda *_: released.wait(60), Job("", lambda *_: None))
        while "changes" not in screen._jobs:  # it waits behind what holds the desk
            await pilot.pause(0.01)
        app.go(SeriesPlace(shelf.CANALS))
        await pilot.pause()
        app.back()
        while app.screen is not screen or not screen._settled:
            await pilot.pause(0.01)
        released.set()
        await held
        await idle(pilot)
        assert len(screen.changes[shelf.CANALS]) == 5

    app = app_of(own_corpus, CorpusPlace())

    async def main() -> None:
        async with app.run_test(size=(120, 40)) as pilot:
            await story(pilot)

    asyncio.run(asyncio.wait_for(main(), 60))


def test_what_another_program_added_is_listed_when_one_asks(own_corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        await press(pilot, "down", "down")
        at = under(app)
        assert "7 series" in seen(app)
        with Corpus.open(own_corpus) as other:
            other.add([document(text_of("Awnings", 61, 778))])
        await press(pilot, "f5")
        assert "8 series" in seen(app)
        assert under(app) == at

    run(app_of(own_corpus, CorpusPlace()), story, size=(120, 40))


def test_a_click_puts_the_cursor_on_a_series_and_a_double_click_opens_it(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await pilot.click("#series", offset=(10, 3))
        await pilot.pause()
        row = page_of(app).row
        assert page_of(app).cursor == 3
        assert isinstance(row, SeriesRow)
        await pilot.double_click("#series", offset=(10, 3))
        await pilot.pause()
        assert place_of(app) == SeriesPlace(row.entry.slug)

    run(app_of(corpus, CorpusPlace()), story, size=(120, 40))


def test_without_a_corpus_one_may_import_or_open_the_sample(tmp_path: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        assert "Welcome to Clausetrail" in seen(app)
        assert "There is no corpus in" in seen(app)
        await press(pilot, "o")
        assert "Sample corpus" in seen(app)
        assert "A/RES/71/255" in seen(app)
        await press(pilot, "enter")
        assert "Sample corpus › " in seen(app)
        assert "illustration" in seen(app).casefold()

    app = app_of(tmp_path / "none", CorpusPlace(), sample=tmp_path / "sample")
    run(app, story, size=(120, 40))
    assert not (tmp_path / "none").exists()


def test_an_offer_is_taken_by_enter_too(tmp_path: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "down", "enter")
        assert "Sample corpus" in seen(pilot.app)

    run(app_of(tmp_path / "none", CorpusPlace(), sample=tmp_path / "sample"), story)


def test_an_empty_corpus_says_that_it_is_empty(tmp_path: Path) -> None:
    Corpus.init(tmp_path / "empty").close()

    async def story(pilot: AppPilot) -> None:
        assert "is empty" in seen(pilot.app)
        await press(pilot, "f", "slash")
        assert "is empty" in seen(pilot.app)

    run(app_of(tmp_path / "empty", CorpusPlace()), story, size=(250, 40))  # its path on one line


def test_where_the_sample_has_no_place_the_way_to_it_is_told(tmp_path: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await press(pilot, "o")
        assert "clausetrail demo" in app.notices[-1].words

    run(app_of(tmp_path / "none", CorpusPlace()), story)


@pytest.mark.parametrize("width", [60, 80, 95, 96, 120, 139, 140, 200, 250])
def test_columns_stand_in_line_at_any_width(corpus: Path, width: int) -> None:
    from clausetrail.corpus.catalog import catalog_of
    from clausetrail.report.spans import line_width

    with Corpus.open(corpus) as opened:
        series = catalog_of(opened).series
    changes: dict[str, Shares] = {one.slug: (0.5,) * (one.texts - 1) for one in series}
    terms = ("illustration",)
    shown = Shown(sizes_of(series), changes, terms, pattern_of(terms), lambda _, __: "A/RES/60/1")
    ends = set()
    for one in series:
        lines = SeriesRow(one, shown).draw(width)
        assert all(line_width(line) <= width for line in lines)
        ends.add(line_width(lines[-1]))
    assert len(ends) == 1


def test_of_a_long_series_the_latest_texts_alone_are_compared(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "MOST_STEPS", 2)
    desk, job = Desk(corpus), Job("", lambda *_: None)
    shares = filling.shares_of([shelf.CANALS, "nothing"], lambda _: None)(desk, job)
    desk.corpus().close()
    assert [one is not None for one in shares[shelf.CANALS]] == [False, False, False, True, True]
    assert shares["nothing"] == ()
