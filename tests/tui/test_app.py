"""The application as a whole: it never waits for the engine, and keeps what was chosen."""

from __future__ import annotations

import asyncio
import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest
from tests.tui import shelf
from tests.tui.harness import app_of, press, run, seen
from tests.tui.places import SCREENS, every_place
from textual.events import Key

from clausetrail_tui import state
from clausetrail_tui.app import ClausetrailApp
from clausetrail_tui.commands import SeriesOfCorpus
from clausetrail_tui.places import CorpusPlace, SeriesPlace
from clausetrail_tui.screens.base import BaseScreen
from clausetrail_tui.screens.overlay import Overlay
from clausetrail_tui.screenshot import busy
from clausetrail_tui.state import Kept
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.harness import AppPilot

    from clausetrail_tui.desk import Desk, Job

HOLD_S = 5.0


def page_of(app: object) -> Page:
    assert isinstance(app, ClausetrailApp)
    return next(page for page in app.screen.query(Page) if page.can_focus)


@pytest.mark.parametrize("screen", SCREENS)
def test_the_cursor_moves_while_the_engine_is_held(corpus: Path, screen: str) -> None:
    released = threading.Event()
    entered = [threading.Event(), threading.Event()]

    def hold(held: threading.Event) -> bool:
        held.set()
        return released.wait(HOLD_S)

    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        assert isinstance(app, ClausetrailApp)
        current = app.screen
        assert isinstance(current, BaseScreen)
        for desk, held in zip((app.foreground, app.background), entered, strict=True):
            desk.ask(lambda desk, job, held=held: hold(held), _job())  # type: ignore[misc]
        while not all(held.is_set() for held in entered):
            await pilot.pause(0.01)
        page = page_of(app)
        before = page.cursor
        await pilot.press("down" if before < len(page.rows) - 1 else "up", "pagedown", "home")
        await pilot.press("end")
        assert page.cursor != before or sum(row.selectable for row in page.rows) <= 1
        await pilot.press("f1")
        await pilot.pause()
        assert "Help" in seen(app)
        await pilot.press("escape")
        assert not released.is_set()
        released.set()

    run(app_of(corpus, *every_place(corpus)[screen]), story)
    assert released.is_set()


def _job() -> Job:
    from clausetrail_tui.desk import Job

    return Job("Holding", lambda *_: None)


def test_long_work_is_told_and_given_up(corpus: Path) -> None:
    told = threading.Event()
    answered: list[int] = []

    def count(desk: Desk, job: Job) -> int:
        for at in range(100_000):
            job.progress(at, 100_000)
            told.set()
            threading.Event().wait(0.001)
        return 1

    async def story(pilot: AppPilot) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, BaseScreen)
        screen.ask(count, answered.append, label=f"Counting illustrations {'of benches ' * 9}")  # type: ignore[arg-type]
        while not told.is_set() or "Counting illustrations" not in seen(pilot.app):
            await pilot.pause(0.01)
        assert "of 100000" in seen(pilot.app)
        assert "esc cancel" in seen(pilot.app)
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert "esc cancel" in seen(pilot.app)  # it is the label that is cut
        await pilot.press("escape")
        await press(pilot)
        assert not busy(pilot.app)
        assert "Counting" not in seen(pilot.app)
        assert answered == []
        assert pilot.app.screen is screen

    run(app_of(corpus, CorpusPlace(), SeriesPlace(shelf.CANALS)), story)


def test_what_was_asked_is_given_up_when_one_goes_on(corpus: Path) -> None:
    given_up: list[bool] = []
    began = threading.Event()

    def question(desk: Desk, job: Job) -> None:
        began.set()
        while not job.cancelled:
            threading.Event().wait(0.001)
        given_up.append(True)
        job.progress(0, 0)

    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        assert isinstance(app, ClausetrailApp)
        screen = app.screen
        assert isinstance(screen, BaseScreen)
        screen.ask(question, lambda _: None, label="Holding")  # type: ignore[arg-type, return-value]
        while not began.is_set():
            await pilot.pause(0.01)
        app.back()
        await pilot.pause()
        await app.foreground.ask(lambda desk, job: None, _job())
        assert given_up == [True]

    run(app_of(corpus, CorpusPlace(), SeriesPlace(shelf.CANALS)), story)


@pytest.mark.parametrize(("screen", "keys"), [
    ("compare", ["left_square_bracket"]),
    ("trail", ["g", "o", "p", "1", "enter"]),
])  # fmt: skip
def test_a_screen_is_about_what_it_shows_until_something_else_is_known(
    corpus: Path, screen: str, keys: list[str]
) -> None:
    entered, released = threading.Event(), threading.Event()

    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        assert isinstance(app, ClausetrailApp)
        place, path = app.way[-1].place, app.path

        def hold(*_: object) -> bool:
            entered.set()
            return released.wait(60)

        held = app.foreground.ask(hold, _job())
        while not entered.is_set():
            await pilot.pause(0.01)
        await pilot.press(*keys)
        assert (app.way[-1].place, app.path) == (place, path)  # keys that lead on lead from there
        await pilot.press("escape")
        released.set()
        await held
        await press(pilot)
        assert (app.way[-1].place, app.path) == (place, path)
        await press(pilot, *keys)
        assert app.way[-1].place != place
        assert app.path != path

    run(app_of(corpus, *every_place(corpus)[screen]), story)


def test_the_way_leads_back(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        assert isinstance(app, ClausetrailApp)
        assert [screen.place.crumb for screen in app.way] == [
            "Corpus", shelf.CANALS, "67/301 → 69/301",
        ]  # fmt: skip
        await press(pilot, "escape")
        assert app.path[1:] == (shelf.CANALS,)
        await press(pilot, "escape", "escape", "escape")
        assert app.path[1:] == ()

    run(app_of(corpus, *every_place(corpus)["compare"]), story)


def test_what_lies_beneath_is_asked_only_on_the_way_back(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        assert isinstance(app, ClausetrailApp)
        beneath = [type(screen).__name__ for screen in app.way[:-1]]
        assert beneath == ["LaterScreen", "LaterScreen"]
        assert not [one for screen in app.way[:-1] for one in screen.walk_children()]
        await press(pilot, "escape")
        assert [type(one).__name__ for one in app.way] == ["LaterScreen", "SeriesScreen"]
        assert "A/RES/69/301" in seen(app)
        await press(pilot, "escape")
        assert [type(one).__name__ for one in app.way] == ["CorpusScreen"]
        assert "series" in seen(app)

    run(app_of(corpus, *every_place(corpus)["compare"]), story)


def test_a_click_on_the_way_goes_back(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await pilot.click("Crumbs", offset=(3, 0))
        await press(pilot)
        app = pilot.app
        assert isinstance(app, ClausetrailApp)
        assert app.path == ("Corpus",)

    run(app_of(corpus, *every_place(corpus)["compare"]), story)


@pytest.mark.parametrize(("key", "code"), [("ctrl+q", 0), ("ctrl+c", 130)])
@pytest.mark.parametrize("sheet", ["question_mark", "exclamation_mark", "e"])
def test_one_leaves_from_a_sheet_too(corpus: Path, sheet: str, key: str, code: int) -> None:
    app = app_of(corpus, CorpusPlace())

    async def main() -> None:
        async with app.run_test() as pilot:
            await press(pilot, sheet)
            assert isinstance(app.screen, Overlay)
            app.post_message(Key(key, None))
            while app.return_code is None:  # no pilot waits for what has ended
                await asyncio.sleep(0)

    asyncio.run(main())
    assert app.return_code == code


@pytest.mark.parametrize("screen", ["compare", "brief", "trail", "blame", "agreed"])
def test_nothing_is_left_of_a_screen_that_was_left(corpus: Path, screen: str) -> None:
    async def story(pilot: AppPilot) -> None:
        left, page = weakref.ref(pilot.app.screen), page_of(pilot.app)
        assert page.rows
        await press(pilot, "escape")
        assert page.rows == ()  # the screen itself is garbage that may be found late
        del page
        gc.unfreeze()
        gc.collect()
        assert left() is None

    run(app_of(corpus, *every_place(corpus)[screen]), story)


# What is kept


def test_choices_are_kept_from_one_run_to_the_next(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "state" / "browse.json"

    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        assert isinstance(app, ClausetrailApp)
        app.keep(query="moths", organ="Security Council")

    run(app_of(corpus, CorpusPlace(), state=file), story)
    kept = app_of(corpus, CorpusPlace(), state=file).kept
    assert kept.query == "moths"
    assert kept.organ == "Security Council"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[1]", b'{"theme": 7}', b"\xff\xfe", b'{"unknown": true}', b"null"],
)
def test_what_cannot_be_read_of_it_is_left(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "browse.json"
    file.write_bytes(content)
    assert state.load(file) == Kept()


def test_where_nothing_can_be_kept_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    state.save(tmp_path / "file" / "browse.json", query="moths")
    state.save(None, query="moths")
    assert state.load(tmp_path / "file" / "browse.json") == state.load(None) == Kept()


def test_what_others_keep_stays_and_one_value_costs_no_other(tmp_path: Path) -> None:
    file = tmp_path / "browse.json"
    file.write_text('{"query": "moths", "why": "always", "view": "in-a-ring", "later": [1]}')
    assert state.load(file) == Kept(query="moths")
    state.save(file, why=True)
    assert state.load(file) == Kept(query="moths", why=True)
    assert '"later": [1]' in " ".join(file.read_text().split()).replace("[ 1 ]", "[1]")


def test_two_applications_at_once_keep_what_either_was_told(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "browse.json"
    one, other = (app_of(corpus, CorpusPlace(), state=file) for _ in range(2))
    one.keep(sort="latest")
    other.keep(organ="Security Council")
    assert state.load(file) == Kept(sort="latest", organ="Security Council")


def test_a_theme_that_is_gone_is_the_usual_one(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "browse.json"
    state.save(file, theme="textual-dark")
    app = app_of(corpus, CorpusPlace(), theme=None, state=file)
    assert app.theme.startswith("clausetrail-")


# Copying


def test_the_text_and_the_citation_are_copied(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        await press(pilot, "end", "y")
        assert app.clipboard
        words = app.clipboard
        await press(pilot, "c")
        assert "69/301" in app.clipboard
        assert app.clipboard != words

    app = run(app_of(corpus, *every_place(corpus)["compare"]), story)
    assert [one.words.split(":")[0] for one in app.notices] == [
        "Copied Annex/2 of the new text (69/301)", "Copied the citation",
    ]  # fmt: skip


def test_nothing_to_copy_is_said(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "c")

    app = run(app_of(corpus, CorpusPlace()), story)
    assert app.notices[-1].severity == "warning"


# The palette


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("theme light", "Theme: light"),
        ("tracked", "Export: Word redline, tracked changes (.docx)"),
        ("redline", "Export: Word redline, tracked changes (.docx)"),
        # What an action is for is found too, where its name says it in other words.
        ("together", "Why  (w)"),
        ("lanterns", "Go to series: Lanterns in village gardens (an illustration)"),
        ("copy cit", "Copy the citation"),
    ],
)
def test_the_palette_finds_actions_themes_exports_and_series(
    corpus: Path, typed: str, told: str
) -> None:
    async def story(pilot: AppPilot) -> None:
        await pilot.press("ctrl+p")
        await press(pilot)
        await pilot.press(*("space" if letter == " " else letter for letter in typed))
        for _ in range(200):
            await pilot.pause(0.02)
            if told in seen(pilot.app):
                break
        assert told in seen(pilot.app)

    run(app_of(corpus, *every_place(corpus)["compare"]), story, size=(100, 40))


def test_the_palette_offers_no_series_for_letters_that_are_scattered_over_its_title(
    corpus: Path,
) -> None:
    async def story(pilot: AppPilot) -> None:
        provider = SeriesOfCorpus(pilot.app.screen)
        found = {}
        for query in ("lntrns", "lanterns", "gardens LANT", "in-village"):
            found[query] = [str(hit.text) async for hit in provider.search(query)]
        lanterns = "Go to series: Lanterns in village gardens (an illustration)"
        assert found.pop("lntrns") == []
        assert [hits for hits in found.values() if hits != [lanterns]] == []

    run(app_of(corpus, CorpusPlace()), story)


def test_the_palette_goes_to_a_series(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await pilot.press("ctrl+p")
        await press(pilot)
        await pilot.press(*"lanterns")
        for _ in range(200):
            await pilot.pause(0.02)
            if "Go to series: Lanterns" in seen(pilot.app):
                break
        await pilot.press("enter")
        await press(pilot)
        app = pilot.app
        assert isinstance(app, ClausetrailApp)
        assert app.path[-1] == "lanterns-in-village-gardens-illustration"

    run(app_of(corpus, CorpusPlace()), story)


# Sizes


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_bears_every_size(corpus: Path, screen: str) -> None:
    async def story(pilot: AppPilot) -> None:
        for size in ((250, 60), (60, 20), (40, 10), (20, 5), (3, 2), (120, 40)):
            await pilot.resize_terminal(*size)
            await press(pilot, "down")
            lines = seen(pilot.app).split("\n")
            assert len(lines) == size[1]
        await press(pilot, "f1")
        await pilot.resize_terminal(30, 8)
        await press(pilot, "end", "escape")

    app = run(app_of(corpus, *every_place(corpus)[screen]), story)
    assert app.complaints == []
