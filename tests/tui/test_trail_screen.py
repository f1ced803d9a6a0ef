"""The trail of a paragraph on its screen: what is shown, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.history import gardens
from tests.history.made_series import series
from tests.tui import shelf
from tests.tui.harness import app_of, everywhere, idle, press, run, seen
from tests.tui.questions import here, root, stored

from clausetrail.history import trail_of
from clausetrail_tui.following.matrix_rows import MatrixRow
from clausetrail_tui.following.trail_rows import GapRow, Look, RunRow, StepRow, trail_rows
from clausetrail_tui.places import (
    AgreedPlace,
    BlamePlace,
    ComparePlace,
    CorpusPlace,
    File,
    MatrixPlace,
    TrailPlace,
)
from clausetrail_tui.screens.blame import BlameScreen
from clausetrail_tui.screens.leads import LeadsScreen
from clausetrail_tui.screens.matrix import MatrixScreen
from clausetrail_tui.screens.trail import TrailScreen
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Snapshot
    from tests.tui.harness import AppPilot

    from clausetrail_tui.app import ClausetrailApp
    from clausetrail_tui.places import Place


def _page(app: ClausetrailApp) -> Page:
    return app.screen.query_one(Page)


def _step(app: ClausetrailApp) -> str:
    row = _page(app).row
    assert isinstance(row, StepRow)
    return row.step.symbol


@everywhere
def test_a_trail_looks_so(
    corpus: Path, snapshot: Snapshot, size: tuple[int, int], theme: str
) -> None:
    place = TrailPlace(stored(corpus, "A/RES/69/301"), "OP3")
    snapshot("trail", CorpusPlace(), place, keys=("home",), size=size, theme=theme)


@pytest.mark.parametrize(("size", "theme"), [((60, 24), "plain"), ((250, 30), "dark")])
def test_the_trail_of_a_clause_looks_so(
    corpus: Path, snapshot: Snapshot, size: tuple[int, int], theme: str
) -> None:
    place = TrailPlace(stored(corpus, "A/RES/69/301"), "OP1", 1)
    snapshot("trail-clause", CorpusPlace(), place, size=size, theme=theme)


def test_it_begins_at_the_text_that_was_asked_about_and_goes_both_ways(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = root(pilot)
        assert _step(app) == "A/RES/65/301"
        assert "in 6 of 6 texts" in seen(app)
        await press(pilot, "home")
        assert _step(app) == "A/RES/60/301"
        await press(pilot, "r")  # the newest first, the cursor where it was
        assert _step(app) == "A/RES/60/301"
        rows = [one.step.symbol for one in _page(app).rows if isinstance(one, StepRow)]
        assert rows[0] == "A/70/L.8-Rev.1" or rows[0].startswith("A/70/L.8")
        assert rows[-1] == "A/RES/60/301"

    run(app_of(corpus, CorpusPlace(), TrailPlace(stored(corpus, "A/RES/65/301"), "op1")), story)


def test_enter_compares_with_the_text_that_the_paragraph_came_from(corpus: Path) -> None:
    first, second = stored(corpus, "A/RES/61/301"), stored(corpus, "A/RES/63/301")

    async def story(pilot: AppPilot) -> None:
        await press(pilot, "enter")
        assert here(pilot) == ComparePlace(first, second, "OP1")
        await press(pilot, "escape")
        await press(pilot, "home", "enter")  # nothing before the first text
        assert isinstance(root(pilot).screen, TrailScreen)
        assert "is the first text of its series" in root(pilot).notices[-1][1]

    run(app_of(corpus, CorpusPlace(), TrailPlace(second, "OP1")), story, size=(100, 30))


def test_a_return_is_compared_with_the_text_that_had_it_last(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = root(pilot)
        assert any(isinstance(row, GapRow) for row in _page(app).rows)
        assert "absent from" in seen(app)
        await press(pilot, "enter")
        place = here(pilot)
        assert isinstance(place, ComparePlace)
        assert (place.old.name, place.new.name) == ("A/RES/61/101", "A/RES/63/101")

    run(app_of(corpus, CorpusPlace(), TrailPlace(stored(corpus, "A/RES/63/101"), "OP2")), story)


def test_a_word_leads_on_from_the_text_that_has_it(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = root(pilot)
        screen = app.screen
        assert isinstance(screen, TrailScreen)
        page = _page(app)
        await press(pilot, "right")
        words = page._words()
        old = next(at for at, one in enumerate(words) if one.spot.side == "old")
        page.choose_word(old)
        subject = screen.subject
        assert subject is not None
        assert (subject.text.name, subject.ref) == ("A/RES/61/301", "OP1")
        assert subject.words.startswith(subject.phrase)
        assert subject.clause == 0
        page.choose_word(0)
        await press(pilot, "b")
        assert here(pilot) == BlamePlace(stored(corpus, "A/RES/63/301"), "OP1", 0)

    run(app_of(corpus, CorpusPlace(), TrailPlace(stored(corpus, "A/RES/63/301"), "OP1")), story)


def test_a_sub_paragraph_says_what_it_hangs_on(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "home")
        assert "under OP2: Requests all illustrated towns" in seen(pilot.app)

    text = stored(corpus, "A/RES/69/301")
    run(app_of(corpus, CorpusPlace(), TrailPlace(text, "OP2(b)")), story, size=(100, 30))


def test_a_clause_widens_to_its_paragraph_and_back(corpus: Path) -> None:
    text = stored(corpus, "A/RES/69/301")

    async def story(pilot: AppPilot) -> None:
        app = root(pilot)
        assert "Clause 2 of OP1" in seen(app)
        await press(pilot, "x")
        assert here(pilot) == TrailPlace(text, "OP1")
        assert "Clause 2" not in seen(app)
        assert "clause 2" not in app.path[-1]
        await press(pilot, "x")
        assert "Clause 2 of OP1" in seen(app)

    run(app_of(corpus, CorpusPlace(), TrailPlace(text, "OP1", 1)), story, size=(100, 30))


def test_drafts_and_whole_texts_are_shown_as_one_likes(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = root(pilot)
        await press(pilot, "home")
        assert any(row.step.draft for row in _page(app).rows if isinstance(row, StepRow))
        short = len("".join(row.text for row in _page(app).rows))
        await press(pilot, "f")
        assert not any(row.step.draft for row in _page(app).rows if isinstance(row, StepRow))
        await press(pilot, "f", "v")
        assert len("".join(row.text for row in _page(app).rows)) > short

    run(app_of(corpus, CorpusPlace(), TrailPlace(stored(corpus, "A/RES/69/301"), "OP3")), story)


def test_texts_without_a_change_are_one_row_that_opens(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = root(pilot)
        page = _page(app)
        runs = [at for at, row in enumerate(page.rows) if isinstance(row, RunRow)]
        assert len(runs) == 1
        page.go_to(runs[0])
        assert app.screen.subject is not None  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert not any(isinstance(row, RunRow) for row in page.rows)

    place = TrailPlace(stored(corpus, "A/RES/69/301"), "PP3")
    run(app_of(corpus, CorpusPlace(), place), story)


def test_a_text_from_a_file_ends_the_history_that_it_continues(
    corpus: Path, tmp_path: Path
) -> None:
    file = tmp_path / "next.txt"
    file.write_bytes(shelf.drafts()[1].source)

    async def story(pilot: AppPilot) -> None:
        app = root(pilot)
        assert _step(app) == "A/70/L.8"
        await press(pilot, "enter")
        place = here(pilot)
        assert isinstance(place, ComparePlace)
        assert place.new == File(str(file))
        assert place.old == stored(corpus, "A/RES/69/301")

    run(app_of(corpus, CorpusPlace(), TrailPlace(File(str(file)), "OP1")), story)


LONELY = gardens.text(64, 808, "The well of Kestrel Island", [gardens.MOSS, gardens.PAINT])


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (LONELY.source, "continues no series of the corpus"),
        (b"No resolution.", "this is no resolution"),
        (None, "no such file"),
    ],
)
def test_what_has_no_history_is_told(
    corpus: Path, tmp_path: Path, source: bytes | None, told: str
) -> None:
    file = tmp_path / "else.txt"
    if source is not None:
        file.write_bytes(source)

    async def story(pilot: AppPilot) -> None:
        severity, words = root(pilot).notices[-1][:2]
        assert severity == "error"
        assert told in words.lower()
        assert told in seen(root(pilot)).lower().replace("\n", " ")
        await press(pilot, "down", "enter", "t", "r", "v")  # nothing is there, nothing breaks
        assert isinstance(root(pilot).screen, TrailScreen)

    place = TrailPlace(File(str(file)), "OP1")
    run(app_of(corpus, CorpusPlace(), place), story, size=(200, 40))


def test_without_a_corpus_there_is_no_history(tmp_path: Path) -> None:
    file = tmp_path / "alone.txt"
    file.write_bytes(LONELY.source)

    async def story(pilot: AppPilot) -> None:
        assert "there is no corpus here" in seen(root(pilot))

    place = TrailPlace(File(str(file)), "OP1")
    run(app_of(None, place), story, size=(200, 40))


def test_n_goes_to_the_next_change(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "home")
        steps = []
        while not root(pilot).notices:
            steps.append(_step(root(pilot)))
            await press(pilot, "n")
        assert steps[:3] == ["A/RES/60/301", "A/RES/63/301", "A/RES/65/301"]
        await press(pilot, "N")
        assert _step(root(pilot)) == steps[-2]

    text = stored(corpus, "A/RES/69/301")
    run(app_of(corpus, CorpusPlace(), TrailPlace(text, "OP3")), story, size=(100, 40))


def test_a_paragraph_that_is_not_there_is_told(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        assert "has no paragraph OP99" in root(pilot).notices[-1][1]

    run(app_of(corpus, CorpusPlace(), TrailPlace(stored(corpus, "A/RES/69/301"), "OP99")), story)


def test_the_mouse_opens_a_step(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = root(pilot)
        await press(pilot, "home")
        y = next(at for at, line in enumerate(seen(app).splitlines()) if "● 63/301" in line)
        await pilot.click(offset=(8, y), times=2)
        await idle(pilot)
        place = here(pilot)
        assert isinstance(place, ComparePlace)
        assert place.new.name == "A/RES/63/301"

    run(
        app_of(corpus, CorpusPlace(), TrailPlace(stored(corpus, "A/RES/69/301"), "OP3")),
        story,
        size=(100, 40),
    )


@pytest.mark.parametrize("key", ["t", "b", "m", "a"])
def test_every_question_leads_on(corpus: Path, key: str) -> None:
    text = stored(corpus, "A/RES/63/301")
    places = {
        "t": TrailPlace(text, "OP1"),
        "b": BlamePlace(text, "OP1"),
        "m": MatrixPlace(text.slug, text, "OP1"),
        "a": AgreedPlace(text, "OP1"),
    }

    async def story(pilot: AppPilot) -> None:
        await press(pilot, key)
        assert here(pilot) == places[key]
        await press(pilot, "escape")
        assert here(pilot) == TrailPlace(text, "OP1")

    run(app_of(corpus, CorpusPlace(), TrailPlace(text, "OP1")), story)


def test_it_can_be_exported_as_data(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        endings = [one.ending for one in root(pilot).way[-1].exports()]
        assert endings == [".csv", ".json"]

    run(app_of(corpus, CorpusPlace(), TrailPlace(stored(corpus, "A/RES/63/301"), "OP1")), story)


@pytest.mark.parametrize("place", ["trail", "blame", "matrix"])
def test_what_is_pinned_meanwhile_shows_on_the_way_back(own_corpus: Path, place: str) -> None:
    old, new = stored(own_corpus, "A/RES/67/301"), stored(own_corpus, "A/RES/69/301")
    places: dict[str, Place] = {
        "trail": TrailPlace(new, "OP1"),
        "blame": BlamePlace(new, "OP1"),
        "matrix": MatrixPlace(new.slug, new, "OP1"),
    }

    def since(pilot: AppPilot) -> str:
        screen = root(pilot).way[1]
        if isinstance(screen, TrailScreen):
            assert screen.followed is not None
            return screen.followed.trail.entered
        if isinstance(screen, MatrixScreen):
            row = screen.query_one(Page).row
            assert isinstance(row, MatrixRow)
            return row.track.first
        assert isinstance(screen, BlameScreen)
        assert screen.blamed is not None
        paragraph = next(one for one in screen.blamed.blame.paragraphs if one.ref == "OP1")
        return paragraph.spans[0].symbol

    async def story(pilot: AppPilot) -> None:
        app = root(pilot)
        assert since(pilot) == "A/RES/67/301"
        app.go(ComparePlace(old, new, "OP1"))
        await idle(pilot)
        await press(pilot, "p", "enter")  # parts the two
        assert "kept apart" in app.notices[-1].words
        await press(pilot, "escape")
        assert since(pilot) == "A/RES/69/301"
        screen = app.way[1]
        assert isinstance(screen, LeadsScreen)
        subject = screen.subject
        assert subject is not None
        assert (subject.text, subject.ref) == (new, "OP1")

    run(app_of(own_corpus, CorpusPlace(), places[place]), story, size=(120, 40))


def test_a_clause_that_became_two_is_shown_with_the_words_of_both() -> None:
    winches = "elcomes the oiled winches of Aldport"
    wall = "elcomes the painted wall of the harbour and its forty steps"
    stressed = "and stresses the importance of moths;"
    history = series(
        (f"W{winches} and {wall.removeprefix('elcomes ')}, {stressed}",),
        (f"W{winches}, w{wall}, {stressed}",),
    )
    trail = trail_of(history, "A/RES/60/900", "OP1", 0)
    names = [one.name for one in history.versions]
    paragraphs = dict(zip(names, history.paragraphs, strict=True))
    rows = trail_rows(trail, names, paragraphs, Look(whole=True))
    told = " ".join(words for line in rows[-1].draw(100) for words, _ in line)
    assert trail.steps[-1].relation == "split"
    assert "forty steps" in " ".join(told.split())
    assert "moths" not in told
