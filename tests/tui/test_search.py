"""The search screen: as one types, by series, and back into the comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.history import gardens
from tests.history.gardens import LANTERNS
from tests.tui import shelf
from tests.tui.harness import app_of, everywhere, fill, press, run, seen, write
from textual.widgets import Static

from clausetrail.corpus import Corpus
from clausetrail.report.safe import safe
from clausetrail.report.spans import line_width
from clausetrail_tui.keys import held
from clausetrail_tui.phrases.found_rows import HitRow, SeriesHead
from clausetrail_tui.places import (
    BlamePlace,
    ComparePlace,
    CorpusPlace,
    SearchPlace,
    SeriesPlace,
    TrailPlace,
)
from clausetrail_tui.screens.search import SearchScreen
from clausetrail_tui.widgets.page import Page
from clausetrail_tui.widgets.searchbox import SearchBox

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Snapshot
    from tests.tui.harness import AppPilot


def found(app: Any) -> Page:
    return app.screen.query_one("#found", Page)  # type: ignore[no-any-return]


def places(app: Any) -> list[tuple[str, str]]:
    return [(row.hit.symbol, row.hit.ref) for row in found(app).rows if isinstance(row, HitRow)]


def gone_to(app: Any, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Take note of the places that are gone to, instead of going there."""
    went: list[Any] = []
    monkeypatch.setattr(app, "go", went.append)
    return went


@everywhere
def test_what_was_found(snapshot: Snapshot, size: tuple[int, int], theme: str) -> None:
    snapshot("search", CorpusPlace(), SearchPlace("quiet moss"), size=size, theme=theme)


@everywhere
def test_nothing_was_found(snapshot: Snapshot, size: tuple[int, int], theme: str) -> None:
    snapshot("search-none", SearchPlace("quiet frost series:lantern"), size=size, theme=theme)


@everywhere
def test_how_to_search(snapshot: Snapshot, size: tuple[int, int], theme: str) -> None:
    snapshot("search-empty", SearchPlace(), size=size, theme=theme)


def test_it_searches_while_one_types(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        assert isinstance(app.focused, SearchBox)
        assert "How to search" in seen(app)
        await write(pilot, "quiet mo")
        assert "“quiet mo” stands nowhere; what begins so:" in seen(app)
        assert len(places(app)) == 2
        await write(pilot, "ss")
        assert "“quiet moss”: 4 paragraphs of 4 texts, 2005–2010" in seen(app)
        assert "in 4 of 5 texts since 60/101 (2005)" in seen(app)
        assert "out in 62/101, back in 63/101" in " ".join(found(app).rows[2].text.split())
        assert places(app) == [("A/RES/60/101", "OP1"), ("A/RES/63/101", "OP2")]
        assert isinstance(app.focused, SearchBox)
        assert "search “quiet moss”" in seen(app)

    run(app_of(corpus, CorpusPlace(), SearchPlace()), story)


def test_a_hit_leads_to_the_comparison_that_brought_it(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_of(corpus, CorpusPlace(), SearchPlace("quiet moss"))

    async def story(pilot: AppPilot) -> None:
        went = gone_to(app, monkeypatch)
        page = found(app)
        assert app.screen.query_one(SearchBox).has_focus
        assert isinstance(page.row, HitRow)
        await press(pilot, "enter")
        assert page.has_focus
        await press(pilot, "enter", "down", "enter", "t", "up", "up", "enter")
        blame, compare, trail, series = went
        assert isinstance(blame, BlamePlace)  # nothing stands before the first text
        assert (blame.text.name, blame.ref) == ("A/RES/60/101", "OP1")
        assert blame.offset == len("Encourages gardeners to keep ")
        assert isinstance(compare, ComparePlace)
        assert (compare.old.name, compare.new.name) == ("A/RES/62/101", "A/RES/63/101")
        assert compare.at == "OP2"
        assert isinstance(trail, TrailPlace)
        assert (trail.text.name, trail.ref, trail.clause) == ("A/RES/63/101", "OP2", None)
        assert series == SeriesPlace(LANTERNS)

    run(app, story)


def test_words_of_a_hit_lead_on(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_of(corpus, SearchPlace("quiet moss"))

    async def story(pilot: AppPilot) -> None:
        went = gone_to(app, monkeypatch)
        await press(pilot, "tab", "right", "right", "shift+right", "b")
        assert found(app).phrase == "to keep"
        assert went[0].offset == len("Encourages gardeners to ")
        await press(pilot, "s")
        box = app.screen.query_one(SearchBox)
        assert (box.value, box.selected_text) == ('"to keep"', '"to keep"')
        assert app.focused is box
        assert places(app)
        await write(pilot, "moss")
        assert box.value == "moss"

    run(app, story)


def test_a_line_for_each_text(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "enter", "down", "x")
        symbols = ["A/RES/60/101", "A/RES/61/101", "A/RES/63/101", "A/RES/65/101"]
        assert [symbol for symbol, _ in places(pilot.app)] == symbols
        row = found(pilot.app).row
        assert isinstance(row, HitRow)
        assert row.hit.symbol == "A/RES/63/101"
        await press(pilot, "x")
        assert len(places(pilot.app)) == 2

    run(app_of(corpus, SearchPlace("quiet moss")), story)


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("hedge* series:lantern", 0),
        ("hedge*", 24),
        ("hedge* organ:sc", 12),
        ("hedge* organ:sc only:preambular", 3),
        ("hedge* session:66", 1),
        ("hedge* verb:calls", 5),
        ("market only:drafts", 1),
        ("market only:adopted", 0),
    ],
)
def test_a_search_is_narrowed(corpus: Path, typed: str, count: int) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "enter", "x")
        rows = [row for row in found(pilot.app).rows if isinstance(row, HitRow)]
        assert len(rows) == count

    run(app_of(corpus, SearchPlace(typed)), story)


def test_f_says_how_and_goes_on_typing(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "enter", "f")
        assert "session:60..71" in str(pilot.app.screen.query_one("#language", Static).render())
        await write(pilot, "series:lan")
        box = pilot.app.focused
        assert isinstance(box, SearchBox)
        assert box.value == "moss series:lan"
        await press(pilot, "right", "enter")
        assert box.value == f"moss series:{LANTERNS}"
        assert pilot.app.focused is found(pilot.app)
        heads = [row for row in found(pilot.app).rows if isinstance(row, SeriesHead)]
        assert [head.slug for head in heads] == [LANTERNS]

    run(app_of(corpus, SearchPlace("moss")), story)


def test_from_a_series_the_search_begins_in_it(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "s")
        await write(pilot, "quiet")
        box = pilot.app.screen.query_one(SearchBox)
        assert box.value == f"series:{LANTERNS} quiet"
        assert places(pilot.app) == [("A/RES/60/101", "OP1"), ("A/RES/63/101", "OP2")]

    run(app_of(corpus, SeriesPlace(LANTERNS)), story)


def test_where_nothing_is_found_something_else_is_offered(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        assert "“quiet frost” is in none of the 23 texts of the corpus." in seen(app)
        assert "without its last word: 13 paragraphs" in seen(app)
        await press(pilot, "enter", "enter")
        assert app.screen.query_one(SearchBox).value == "quiet"
        assert app.focused is found(app)
        assert len(places(app)) == 6

    run(app_of(corpus, SearchPlace("quiet frost")), story)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("-moss", "there are only words to leave out"),
        ("moss AND", "AND joins two phrases, and one is missing"),
        ("moss NEAR/5", "joins two phrases, and one is missing"),
        ("moss session:often", "is no session"),
        ("moss session:77777", "is no session"),
        ("moss series:zzz", "no series has “zzz” in its name or title"),
        ("moss organ:zzz", "the corpus has no text of 'zzz'"),
        ("moss only:zzz", "only:zzz means nothing"),
        ("x" * 5000, "5,000 characters"),
    ],
)
def test_what_cannot_be_searched_for_is_said_on_the_page(
    corpus: Path, typed: str, told: str
) -> None:
    app = app_of(corpus, SearchPlace(typed))

    async def story(_: AppPilot) -> None:
        words = " ".join(" ".join(row.text for row in found(app).rows).split())
        assert "This cannot be searched for" in words
        assert told in words

    run(app, story)
    assert not app.notices


HOSTILE = (
    '"', '" OR 1=1 --', "'; DROP TABLE words; --", "*", "***", "(((", "NEAR/999999 x", "{}^:~",
    "\x1b[31m", "[bold]moss[/bold]", "\u202emoss", "\ud800", "\0", "series:\x1b[2J moss",
    "moss " * 70, "展示", "e\u0301", "-", "--moss", 'series:"', "NOT NOT", "col:moss", "words:moss",
)  # fmt: skip


def test_hostile_queries_are_shown_and_never_run(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        for typed in HOSTILE:
            await press(pilot, "slash")
            await fill(pilot, typed)
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, SearchScreen)
            assert "\x1b" not in seen(pilot.app)
            assert "\u202e" not in seen(pilot.app)

    app = app_of(corpus, SearchPlace("moss"))
    run(app, story, size=(120, 40))
    assert not app.notices


def test_hostile_texts_are_shown_as_text(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        told = "".join(row.text for row in found(pilot.app).rows)
        assert "[bold]Kites[/bold]" in told
        assert shelf.KITES in told
        assert "␛[" in told
        assert not {"\x1b", "\u202e", "\x07"} & {*told, *seen(pilot.app)}

    run(app_of(corpus, SearchPlace("escape OR markup OR override")), story, size=(120, 40))


@pytest.mark.parametrize("width", [60, 79, 101, 140, 250])
def test_no_line_is_wider_than_the_page(corpus: Path, width: int) -> None:
    async def story(pilot: AppPilot) -> None:
        page = found(pilot.app)
        assert len(places(pilot.app)) > 10
        for row in page.rows:
            assert all(line_width(line) <= page.room for line in row.draw(page.room))

    run(app_of(corpus, SearchPlace("illustration OR 展示 OR nobreak*")), story, size=(width, 30))


def test_words_stand_where_they_are_said_to(corpus: Path) -> None:
    with Corpus.open(corpus) as opened:
        texts = {
            (version.symbol or version.label, paragraph.ref): paragraph.text
            for entry in opened.series()
            for version in (*entry.versions, *entry.drafts)
            for paragraph in opened.record(version.sha256).paragraphs
        }

    async def story(pilot: AppPilot) -> None:
        hits = [row.hit for row in found(pilot.app).rows if isinstance(row, HitRow)]
        rows = [row for row in found(pilot.app).rows if isinstance(row, HitRow)]
        assert len(hits) > 10
        for row in rows:
            text = texts[row.hit.symbol, row.hit.ref]
            for width in (60, 110, 200):
                for words, ink in (span for line in row.draw(width) for span in line):
                    if ink.spot is not None:
                        at = ink.spot.offset
                        assert safe(text[at:]).startswith(words.removesuffix("…"))
                        marked = any(first <= at < last for first, last in row.hit.spans)
                        assert (ink.role == "found") == marked

    run(app_of(corpus, SearchPlace("illustration OR canal* OR override")), story)


def test_the_last_query_is_kept(corpus: Path, tmp_path: Path) -> None:
    state = tmp_path / "state.json"

    async def search(pilot: AppPilot) -> None:
        await write(pilot, "amber varnish")

    async def look(pilot: AppPilot) -> None:
        assert pilot.app.screen.query_one(SearchBox).value == "amber varnish"
        assert places(pilot.app)

    run(app_of(corpus, SearchPlace(), state=state), search)
    run(app_of(corpus, SearchPlace(), state=state), look)


def test_escape_leaves_the_box_and_then_the_screen(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = pilot.app
        await press(pilot, "enter", "slash")
        assert app.screen.query_one(SearchBox).has_focus
        await press(pilot, "escape")
        assert found(app).has_focus
        await press(pilot, "escape")
        assert not isinstance(app.screen, SearchScreen)

    run(app_of(corpus, CorpusPlace(), SearchPlace("moss")), story)


def test_escape_goes_back_at_once_from_a_box_that_nobody_used(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        assert pilot.app.screen.query_one(SearchBox).has_focus
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, SearchScreen)

    run(app_of(corpus, CorpusPlace(), SearchPlace("moss")), story)


def test_a_chosen_word_stands_in_the_box_to_be_typed_over_or_gone_on_with(corpus: Path) -> None:
    app = app_of(corpus, SearchPlace('"quiet moss"'))

    async def story(pilot: AppPilot) -> None:
        box = app.screen.query_one(SearchBox)
        assert (app.focused, box.selected_text) == (box, '"quiet moss"')
        assert len(places(app)) == 2
        await press(pilot, "end")
        await write(pilot, " -61/101 ")
        assert box.value == '"quiet moss" -61/101 '
        assert app.screen.place == SearchPlace('"quiet moss" -61/101')  # type: ignore[attr-defined]
        assert not {"/", "-"} & {key for one in held(app.screen) for key in one.keys}
        await press(pilot, "enter")
        assert app.focused is found(app)

    run(app, story)


def test_the_paragraph_is_copied_whole_and_cited(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_of(corpus, SearchPlace("quiet moss"))
    copied: list[str] = []
    monkeypatch.setattr(app, "copy_to_clipboard", copied.append)

    async def story(pilot: AppPilot) -> None:
        await press(pilot, "enter", "y", "c")

    run(app, story)
    assert copied == [
        "Encourages gardeners to keep quiet moss beneath every lantern;",
        "resolution 60/101, para. 1",
    ]


def test_the_mouse_opens_a_hit(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_of(corpus, SearchPlace("quiet moss"))

    async def story(pilot: AppPilot) -> None:
        went = gone_to(app, monkeypatch)
        lines = seen(app).splitlines()
        y = next(at for at, line in enumerate(lines) if "63/101, 65/101" in line)
        page = found(app)
        await pilot.click(page, offset=(10, y - page.region.y), times=2)
        await press(pilot)
        assert isinstance(went[0], ComparePlace)

    run(app, story)


def test_making_the_index_can_be_given_up_and_taken_up(
    own_corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from clausetrail_tui.desk import CancelledError, Desk

    index = Desk.index

    def give_up(desk: Desk, progress: Any = None) -> Any:
        raise CancelledError

    app = app_of(own_corpus, SearchPlace("moss"))

    async def story(pilot: AppPilot) -> None:
        assert not places(app)
        monkeypatch.setattr(Desk, "index", index)
        app.screen.gave_up()  # type: ignore[attr-defined]
        assert "Without the index nothing can be searched" in found(app).rows[1].text
        await press(pilot, "enter")
        assert places(app)

    monkeypatch.setattr(Desk, "index", give_up)
    run(app, story)


def test_it_searches_again_where_the_corpus_was_changed_above_it(own_corpus: Path) -> None:
    app = app_of(own_corpus, SearchPlace("quiet moss only:adopted"))

    async def story(pilot: AppPilot) -> None:
        assert "4 paragraphs of 4 texts" in found(app).rows[0].text
        app.go(SeriesPlace(LANTERNS))
        await press(pilot)
        with Corpus.open(own_corpus) as corpus:
            title = "Lanterns in village gardens"
            corpus.add([gardens.text(67, 101, title, [gardens.COUNT, gardens.MOSS])])
        for desk in (app.foreground, app.background):
            desk.anew(own_corpus)
        await press(pilot, "down", "escape")
        assert isinstance(app.screen, SearchScreen)
        assert "5 paragraphs of 5 texts" in found(app).rows[0].text

    run(app, story)


def test_the_index_is_kept_where_the_settings_say(own_corpus: Path, tmp_path: Path) -> None:
    for file in own_corpus.rglob("index.sqlite*"):
        file.unlink()
    run(app_of(own_corpus, SearchPlace("moss"), caches=tmp_path / "caches"))
    assert list((tmp_path / "caches" / "index").glob("*.sqlite"))
    assert not list(own_corpus.rglob("index.sqlite"))
