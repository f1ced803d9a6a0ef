"""The timeline of a series: texts and drafts in order, their bars, what is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from tests.tui import shelf
from tests.tui.harness import PERSON, app_of, everywhere, idle, press, run, seen

from clausetrail.corpus import Corpus, pins
from clausetrail.model import Summary
from clausetrail.report.spans import line_width
from clausetrail_tui import state
from clausetrail_tui.places import (
    BlamePlace,
    ComparePlace,
    CorpusPlace,
    MatrixPlace,
    SeriesPlace,
)
from clausetrail_tui.screens.series import TimelinePage
from clausetrail_tui.shelves.dates import session_words, short_date
from clausetrail_tui.shelves.timeline import TextRow, Timeline

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Snapshot
    from tests.tui.harness import AppPilot

    from clausetrail.corpus.given import SeriesEntry

CANALS = (CorpusPlace(), SeriesPlace(shelf.CANALS))


def entry_of(corpus: Path, part: str) -> SeriesEntry:
    with Corpus.open(corpus) as opened:
        return next(one for one in opened.series() if part in one.slug)


def pair(app: Any) -> tuple[str, str]:
    place = app.way[-1].place
    assert isinstance(place, ComparePlace)
    return place.old.name, place.new.name


@everywhere
def test_a_series_with_drafts_looks_so(
    snapshot: Snapshot, size: tuple[int, int], theme: str
) -> None:
    keys = ("down", "space", "down", "down")
    snapshot("series", *CANALS, keys=keys, size=size, theme=theme)


@pytest.mark.parametrize("part", ["council", "kites", "lighthouse", "bridges"])
def test_other_series_look_so(snapshot: Snapshot, corpus: Path, part: str) -> None:
    slug = entry_of(corpus, {"council": "island"}.get(part, part)).slug
    place = (CorpusPlace(), SeriesPlace(slug))
    for size in ((60, 24), (120, 30)):
        snapshot(f"series-{part}", *place, size=size, theme="dark")


def test_the_newest_stands_on_top_and_drafts_above_the_text_they_start_from(corpus: Path) -> None:
    timeline = Timeline(entry_of(corpus, "canal"))
    assert [row.text for row in timeline.rows()] == [
        "A/70/L.8/Rev.1", "A/70/L.8", "A/RES/69/301", "A/69/L.7", "A/RES/67/301",
        "A/RES/65/301", "A/RES/63/301", "A/RES/61/301", "A/RES/60/301",
    ]  # fmt: skip


def test_enter_compares_with_the_text_before_and_a_draft_with_its_base(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await press(pilot, "enter")
        assert pair(app) == ("A/RES/69/301", "A/70/L.8/Rev.1")
        await press(pilot, "escape", "down", "down", "enter")
        assert pair(app) == ("A/RES/67/301", "A/RES/69/301")

    run(app_of(corpus, *CANALS), story, size=(120, 40))


@pytest.mark.parametrize("key", ["space", "x"])
def test_a_marked_text_is_compared_with_another_in_order_of_time(corpus: Path, key: str) -> None:
    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await press(pilot, "end", key, "home", "down", "down")
        assert "marked: A/RES/60/301" in seen(app)
        assert "Enter compares 60/301 with 69/301" in seen(app)
        await press(pilot, "enter")
        assert pair(app) == ("A/RES/60/301", "A/RES/69/301")
        await press(pilot, "escape", key, "end", "enter")
        assert pair(app) == ("A/RES/60/301", "A/RES/69/301")
        await press(pilot, "escape", "home", "down", "down", key)
        assert "marked" not in seen(app)

    run(app_of(corpus, *CANALS), story, size=(120, 40))


def test_a_mark_stays_with_the_text_it_was_set_on_however_fast_one_types(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "down", "down")
        page = pilot.app.screen.query_one(TimelinePage)
        page.action_mark()
        page.action_cursor(1)  # before the screen hears of the mark
        page.action_cursor(1)
        page.action_choose()
        page.action_cursor(1)
        await idle(pilot)
        assert pair(pilot.app) == ("A/RES/67/301", "A/RES/69/301")

    run(app_of(corpus, *CANALS), story, size=(120, 40))


def test_r_compares_a_draft_with_what_became_of_it(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await press(pilot, "r")
        assert "No resolution" in app.notices[-1].words
        await press(pilot, "down", "down", "r")
        assert "adopted" in app.notices[-1].words
        await press(pilot, "down")
        assert "became A/RES/69/301" in seen(app)
        assert "r: what became of it, 69/301" in seen(app)
        await press(pilot, "r")
        assert pair(app) == ("A/69/L.7", "A/RES/69/301")

    run(app_of(corpus, *CANALS), story, size=(120, 40))


def test_the_first_text_has_nothing_before_it_and_says_what_to_do(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await press(pilot, "end", "enter")
        assert isinstance(app.way[-1].place, SeriesPlace)
        assert "space bar" in app.notices[-1].words

    run(app_of(corpus, *CANALS), story)


def test_the_keys_lead_on_from_the_text_under_the_cursor(corpus: Path) -> None:
    slug = shelf.CANALS

    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        for key, kind in (("m", MatrixPlace), ("b", BlamePlace)):
            await press(pilot, "home", "down", "down", key)
            place = app.way[-1].place
            assert isinstance(place, kind)
            text = place.text
            assert text is not None
            assert text.name == "A/RES/69/301"
            await press(pilot, "escape")
        assert app.way[-1].place == SeriesPlace(slug)

    run(app_of(corpus, *CANALS), story)


def test_bars_tell_what_the_command_line_tells(corpus: Path) -> None:
    with Corpus.open(corpus) as opened:
        new, old = opened.resolve("A/RES/65/301"), opened.resolve("A/RES/63/301")
        told = opened.comparison(old, new).summary
    numbers = [told.substantive - told.added - told.removed, told.added, told.removed,
               told.rollover, told.editorial, told.identical]  # fmt: skip

    async def look(pilot: AppPilot) -> None:
        line = next(one for one in seen(pilot.app).splitlines() if "A/RES/65/301" in one)
        assert "█" in line
        paragraphs, *shown = [int(part) for part in line.split() if part.isdigit()][2:]
        assert paragraphs == new.paragraphs
        assert shown == [number for number in numbers if number]

    run(app_of(corpus, *CANALS), look, size=(120, 40))


def test_the_series_is_kept_as_the_last_one(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    run(app_of(corpus, *CANALS, state=file))
    assert state.load(file).series == shelf.CANALS


def test_a_series_that_is_not_there_is_a_notice(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        assert "no series zebras" in app.notices[-1].words
        assert "There is no answer to this" in seen(app)
        await press(pilot, "enter", "space", "r", "m", "escape")
        assert app.way[-1].place != CorpusPlace() or len(app.way) == 1

    run(app_of(corpus, CorpusPlace(), SeriesPlace("zebras")), story)


def test_pins_are_seen_in_the_bars_on_the_way_back(own_corpus: Path) -> None:
    slug = shelf.CANALS

    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        screen = app.screen
        before = dict(screen.timeline.changes)
        await press(pilot, "end", "up", "enter")
        with Corpus.open(own_corpus) as opened:
            entry = opened.entry(slug)
            assert entry is not None
            old, new = (opened.pin_version(one) for one in entry.versions[:2])
            choice = pins.Choice(old="OP1", new="OP1", verdict="apart")
            pins.decide(opened.store, old, new, [choice], PERSON)
        await press(pilot, "escape")
        assert app.screen is screen
        assert screen.timeline.changes != before

    run(app_of(own_corpus, *CANALS), story)


def test_a_click_marks_nothing_and_a_double_click_compares(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app: Any = pilot.app
        await pilot.double_click("#timeline", offset=(8, 0))
        await pilot.pause()
        assert pair(app) == ("A/RES/69/301", "A/70/L.8/Rev.1")

    run(app_of(corpus, *CANALS), story, size=(120, 40))


@pytest.mark.parametrize("width", [56, 76, 90, 116, 196, 246])
@pytest.mark.parametrize("part", ["canal", "kites", "island", "bridges"])
def test_no_row_is_wider_than_the_page(corpus: Path, part: str, width: int) -> None:
    timeline = Timeline(entry_of(corpus, part))
    for row in timeline.rows():
        before = [line_width(line) for line in row.draw(width)]
        assert max(before) <= width
        told = Summary(
            identical=120, editorial=3, rollover=17, substantive=200, added=40, removed=50,
            verbs_stronger=12, verbs_weaker=3,
        )  # fmt: skip
        timeline.learn({row.entry.sha256: told})
        after = [line_width(line) for line in row.draw(width)]
        assert max(after) <= width
        assert len(after) == len(before)  # nothing moves when a bar comes
    assert line_width(timeline.head(width)) <= width


def test_sessions_and_dates_are_short() -> None:
    assert [session_words(one) for one in ("1", "2", "3", "11", "12", "13", "21", "80")] == [
        "1st", "2nd", "3rd", "11th", "12th", "13th", "21st", "80th",
    ]  # fmt: skip
    assert session_words("ES-11") == "ES-11"
    assert session_words(None) == ""
    assert short_date("2016-12-23") == "23 Dec 2016"
    assert short_date("2016-02-03") == " 3 Feb 2016"
    assert short_date("2016-13-01") == "2016-13-01"
    assert short_date("some day") == "some day"
    assert short_date(None) == ""


def test_a_draft_on_no_adopted_text_is_compared_with_the_draft_before_it(tmp_path: Path) -> None:
    with Corpus.init(tmp_path / "corpus") as made:
        made.add([*shelf.bridges(), *shelf.bridges("A/70/L.9/Rev.1", "the largest")])
        [entry] = made.series()

    async def story(pilot: AppPilot) -> None:
        assert "Enter compares A/70/L.9 with A/70/L.9/Rev.1" in seen(pilot.app)
        await press(pilot, "enter")
        assert pair(pilot.app) == ("A/70/L.9", "A/70/L.9/Rev.1")

    run(app_of(tmp_path / "corpus", SeriesPlace(entry.slug)), story)


def test_a_series_begins_at_the_newest_text_though_a_draft_has_no_symbol(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Corpus.entry

    def entry(self: Corpus, slug: str) -> SeriesEntry | None:
        found = whole(self, slug)
        assert found is not None
        drafts = [
            replace(one, symbol=None) if one.symbol == "A/69/L.7" else one for one in found.drafts
        ]
        return replace(found, drafts=tuple(drafts))

    monkeypatch.setattr(Corpus, "entry", entry)

    async def story(pilot: AppPilot) -> None:
        page = pilot.app.screen.query_one(TimelinePage)
        symbols = [row.entry.symbol for row in page.rows if isinstance(row, TextRow)]
        assert symbols.index(None) > 0
        assert page.cursor == 0

    run(app_of(corpus, *CANALS), story)


def test_without_drafts_nothing_is_offered_for_them(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "r")
        assert "Outcome" not in seen(pilot.app)
        assert pilot.app.notices == []  # type: ignore[attr-defined]

    run(app_of(corpus, SeriesPlace("lighthouse-of-bremhaven-illustration")), story)


def test_the_only_text_of_a_series_offers_nothing_to_mark(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        assert "It is the only text of its series." in seen(pilot.app)
        await press(pilot, "enter")
        assert "only text" in pilot.app.notices[-1].words  # type: ignore[attr-defined]

    run(app_of(corpus, SeriesPlace("lighthouse-of-bremhaven-illustration")), story)
