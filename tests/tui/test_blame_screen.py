"""A text with the origin of its words on its screen: what is shown, and where it leads."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from tests.tui import shelf
from tests.tui.harness import app_of, everywhere, idle, press, run, seen, write
from tests.tui.questions import here, root, stored

from clausetrail.history.blame import Blame, Source
from clausetrail_tui.desk import Job
from clausetrail_tui.following.blame_rows import ELSEWHERE, BlameRow, blame_rows, legend_of
from clausetrail_tui.places import BlamePlace, ComparePlace, CorpusPlace, File, TrailPlace
from clausetrail_tui.screens.blame import BlameScreen
from clausetrail_tui.widgets.page import Page
from clausetrail_tui.widgets.telling import Telling

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Snapshot
    from tests.tui.harness import AppPilot

# OP6 of 69/301 is a report at the seventieth session; OP3 is merged again of what was split.
BENCHES = "OP3"


def _page(pilot: AppPilot) -> Page:
    return pilot.app.screen.query_one(Page)


def _told(pilot: AppPilot) -> str:
    return "".join(text for text, _ in pilot.app.screen.query_one(Telling).told)


def _ref(pilot: AppPilot) -> str:
    row = _page(pilot).row
    assert isinstance(row, BlameRow)
    return row.blamed.ref


@everywhere
def test_a_blamed_text_looks_so(
    corpus: Path, snapshot: Snapshot, size: tuple[int, int], theme: str
) -> None:
    place = BlamePlace(stored(corpus, "A/RES/69/301"))
    snapshot("blame", CorpusPlace(), place, keys=("n",), size=size, theme=theme)


@pytest.mark.parametrize(("size", "theme"), [((60, 24), "plain"), ((250, 30), "light")])
def test_a_text_of_the_council_looks_so(
    corpus: Path, snapshot: Snapshot, size: tuple[int, int], theme: str
) -> None:
    place = BlamePlace(stored(corpus, "S/RES/9103 (1982)"), "OP1", 0)
    snapshot("blame-council", CorpusPlace(), place, keys=("v",), size=size, theme=theme)


def test_it_begins_at_the_word_that_was_asked_about(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        assert _ref(pilot) == BENCHES
        word = _page(pilot).word
        assert word is not None
        assert word.text == "gardeners"
        assert "“gardeners”" in _told(pilot)
        assert "first in 60/301, OP1" in _told(pilot)
        assert "9 December 2005" in _told(pilot)

    text = stored(corpus, "A/RES/69/301")
    run(app_of(corpus, CorpusPlace(), BlamePlace(text, "op3", 14)), story)


def test_a_paragraph_without_a_word_says_whence_its_words_come(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        assert _page(pilot).word is None
        assert _told(pilot).startswith(f"{BENCHES}  ")
        assert "60 " in _told(pilot)

    run(app_of(corpus, CorpusPlace(), BlamePlace(stored(corpus, "A/RES/69/301"), BENCHES)), story)


def test_enter_compares_the_text_that_brought_the_word_in(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "n")  # the first word of this text's own
        assert "this text’s own" in _told(pilot)
        await press(pilot, "enter")
        place = here(pilot)
        assert isinstance(place, ComparePlace)
        assert (place.old, place.new) == (
            stored(corpus, "A/RES/67/301"), stored(corpus, "A/RES/69/301"),
        )  # fmt: skip
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, BlameScreen)

    run(app_of(corpus, CorpusPlace(), BlamePlace(stored(corpus, "A/RES/69/301"))), story)


def test_a_word_of_the_first_text_leads_to_its_trail(corpus: Path) -> None:
    first = stored(corpus, "A/RES/60/301")

    async def story(pilot: AppPilot) -> None:
        await press(pilot, "enter")
        assert here(pilot) == TrailPlace(first, "OP1")

    text = stored(corpus, "A/RES/69/301")
    run(app_of(corpus, CorpusPlace(), BlamePlace(text, BENCHES, 14)), story)


def test_words_that_had_been_away_are_told(corpus: Path) -> None:
    text = stored(corpus, "A/RES/65/101")

    async def story(pilot: AppPilot) -> None:
        assert "*  had been absent" in seen(pilot.app)
        page = _page(pilot)
        starred = [
            (at, row.blamed.ref, one.start)
            for at, row in enumerate(page.rows)
            if isinstance(row, BlameRow)
            for one in row.blamed.spans
            if one.gaps
        ]
        at, ref, start = starred[0]
        page.go_to(at)
        page.choose_at("new", ref, start)
        await idle(pilot)
        assert "back later" in _told(pilot)

    run(app_of(corpus, CorpusPlace(), BlamePlace(text)), story, size=(160, 40))


def test_n_walks_the_words_of_one_text_and_says_where_they_end(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = root(pilot)
        places = []
        while not app.notices:
            await press(pilot, "n")
            word = _page(pilot).word
            assert word is not None
            places.append((word.spot.ref, word.spot.offset))
            assert "this text’s own" in _told(pilot)
        assert "No words of A/RES/69/301 below" in app.notices[-1][1]
        assert len(places) - 1 == len(set(places))  # the last press stayed where it was
        await press(pilot, "N")
        word = _page(pilot).word
        assert word is not None
        assert (word.spot.ref, word.spot.offset) == places[-3]

    run(app_of(corpus, CorpusPlace(), BlamePlace(stored(corpus, "A/RES/69/301"))), story)


def test_marks_stand_in_the_text_where_one_likes_and_without_colour(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        assert "[60]" not in seen(pilot.app)
        await press(pilot, "right", "v")
        assert "[60]" in seen(pilot.app)
        assert _page(pilot).word is not None
        await press(pilot, "v")
        assert "[60]" not in seen(pilot.app)
        pilot.app.theme = "clausetrail-plain"
        await idle(pilot)
        assert "[60]" in seen(pilot.app)
        pilot.app.theme = "clausetrail-dark"
        await press(pilot, "v")
        pilot.app.theme = "clausetrail-plain"  # where marks stand already
        await idle(pilot)
        legend = pilot.app.screen._legend  # type: ignore[attr-defined]
        assert not legend.colour

    run(app_of(corpus, CorpusPlace(), BlamePlace(stored(corpus, "A/RES/69/301"))), story)


def test_across_looks_in_other_series_and_keeps_the_place(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, BlameScreen)
        await press(pilot, "x")
        assert screen.blamed is not None
        assert screen.blamed.blame.across
        assert "across" in seen(pilot.app).splitlines()[0]
        assert _ref(pilot) == BENCHES
        await press(pilot, "x")
        assert not screen.blamed.blame.across

    text = stored(corpus, "A/RES/69/301")
    run(app_of(corpus, CorpusPlace(), BlamePlace(text, BENCHES)), story)


def test_words_of_other_series_look_their_own_way_and_ages_stay() -> None:
    own = [
        Source(symbol=f"A/RES/{at}/301", session=str(at), adopted=f"20{at - 55:02}-12-09", words=9)
        for at in (60, 61, 63, 65, 67, 69)
    ]
    other = Source(
        symbol="A/RES/60/101", session="60", adopted="2005-12-09", words=8, series="lanterns"
    )
    within = Blame(
        series="canals", title="An illustration", symbol="A/RES/69/301", words=54,
        sources=tuple(own), paragraphs=(),
    )  # fmt: skip
    across = replace(within, sources=(other, *own), words=62, across=True)
    roles = legend_of(within, marks=False).roles
    assert list(roles.values()) == ["age1", "age1", "age2", "age3", "age4", "newest"]
    assert legend_of(across, marks=False).roles == {**roles, ("lanterns", other.symbol): ELSEWHERE}
    row = blame_rows(across, {}, legend_of(across, marks=False))[2]
    assert "from other series: 60/101 lanterns, 8 words" in row.text


def test_a_file_is_blamed_as_the_end_of_its_series(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "next.txt"
    file.write_bytes(shelf.drafts()[1].source)

    async def story(pilot: AppPilot) -> None:
        await press(pilot, "n", "enter")
        place = here(pilot)
        assert isinstance(place, ComparePlace)
        assert place.new == File(str(file))
        assert place.old == stored(corpus, "A/RES/69/301")

    run(app_of(corpus, CorpusPlace(), BlamePlace(File(str(file)))), story)


def test_it_can_be_exported_as_data(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        endings = [one.ending for one in root(pilot).way[-1].exports()]
        assert {".csv", ".json"} <= set(endings)

    run(app_of(corpus, CorpusPlace(), BlamePlace(stored(corpus, "A/RES/69/301"))), story)


def test_the_texts_before_and_after_are_a_key_away(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "left_square_bracket")
        assert here(pilot) == BlamePlace(stored(corpus, "A/RES/65/301"), "OP1")
        assert _ref(pilot) == "OP1"  # it moved to the second place in the text after
        assert "blame of 65/301" in seen(pilot.app).splitlines()[0]
        await press(pilot, *["right_square_bracket"] * 2)
        assert (here(pilot), _ref(pilot)) == (
            BlamePlace(stored(corpus, "A/RES/69/301"), "OP3"), "OP3",
        )  # fmt: skip
        await press(pilot, "right_square_bracket")
        assert "last text of its series" in root(pilot).notices[-1].words

    text = stored(corpus, "A/RES/67/301")
    run(app_of(corpus, CorpusPlace(), BlamePlace(text, "OP2")), story)


def test_g_goes_to_a_paragraph(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "g")
        await write(pilot, "2b")
        await press(pilot, "enter")
        assert _ref(pilot) == "OP2(b)"

    run(app_of(corpus, CorpusPlace(), BlamePlace(stored(corpus, "A/RES/69/301"))), story)


def test_esc_gives_it_up_and_goes_back(corpus: Path) -> None:
    held = threading.Event()

    async def story(pilot: AppPilot) -> None:
        app = root(pilot)
        app.foreground.ask(lambda desk, job: held.wait(60), Job("Held", lambda *_: None))
        app.go(BlamePlace(stored(corpus, "A/RES/69/301")))
        await pilot.pause()
        await pilot.press("down", "escape")
        await pilot.pause()
        assert here(pilot) == CorpusPlace()
        held.set()

    run(app_of(corpus, CorpusPlace()), story)


def test_looking_through_the_corpus_can_be_given_up(corpus: Path) -> None:
    held = threading.Event()

    async def story(pilot: AppPilot) -> None:
        app = root(pilot)
        screen = app.screen
        assert isinstance(screen, BlameScreen)
        app.background.ask(lambda desk, job: held.wait(60), Job("Held", lambda *_: None))
        await pilot.press("x")
        await pilot.pause()
        await pilot.press("right", "escape")  # the cursor moves meanwhile
        held.set()
        await idle(pilot)
        assert isinstance(app.screen, BlameScreen)
        assert screen.blamed is not None
        assert not screen.blamed.blame.across
        assert _page(pilot).word is not None

    run(app_of(corpus, CorpusPlace(), BlamePlace(stored(corpus, "A/RES/69/301"))), story)
