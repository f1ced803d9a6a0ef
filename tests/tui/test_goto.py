"""`g`: to a paragraph by its reference, in a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.harness import AppPilot, app_of, press, run, seen, write
from tests.tui.judging import pair, refs_at
from tests.tui.shelf import CANALS

from clausetrail_tui.places import AgreedPlace, MatrixPlace, Stored, TrailPlace
from clausetrail_tui.screens.agreed import AgreedScreen
from clausetrail_tui.screens.compare import CompareScreen
from clausetrail_tui.screens.matrix import MatrixScreen
from clausetrail_tui.screens.trail import TrailScreen

if TYPE_CHECKING:
    from pathlib import Path


def test_a_reference_leads_to_its_group_on_either_side(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "g")
        await write(pilot, "op2")
        await press(pilot, "enter")
        assert refs_at(pilot.app) == (("OP1",), ("OP1", "OP2"))
        await press(pilot, "g")
        await write(pilot, "-3b")
        await press(pilot, "enter")
        assert refs_at(pilot.app)[0] == ("OP3(b)",)

    run(app_of(corpus, pair(corpus, 63, 65)), story)


def test_a_folded_paragraph_is_shown_when_it_is_asked_for(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        assert "a quiet canal needs benches" not in seen(pilot.app)
        await press(pilot, "g")
        await write(pilot, "pp2")
        await press(pilot, "enter")
        assert refs_at(pilot.app)[1] == ("PP2",)
        assert "a quiet canal needs benches" in seen(pilot.app)

    run(app_of(corpus, pair(corpus, 63, 65)), story)


def test_an_unknown_reference_is_told_with_the_nearest_and_stays_to_be_mended(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "g")
        await write(pilot, "op99")
        await press(pilot, "enter")
        assert "there is no paragraph op99; the nearest is OP" in seen(pilot.app)
        await press(pilot, *["backspace"] * 2, "6", "enter")
        assert refs_at(pilot.app)[1] == ("OP6",)

    run(app_of(corpus, pair(corpus, 63, 65)), story, size=(60, 24))


def test_there_is_no_way_to_paragraphs_before_there_are_any(corpus: Path) -> None:
    place = pair(corpus, 63, 65)
    place = place._replace(old=Stored(CANALS, "0" * 64, "A/RES/63/301"))

    async def story(pilot: AppPilot) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, CompareScreen)
        assert screen.references is None
        await press(pilot, "g")
        assert "Go to" not in seen(pilot.app)

    run(app_of(corpus, place), story)


def test_the_questions_of_the_history_have_paragraphs_to_go_to_as_well(corpus: Path) -> None:
    text = pair(corpus, 63, 65).new

    async def agreed(pilot: AppPilot) -> None:
        await press(pilot, "g")
        await write(pilot, "3c")
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, AgreedScreen)
        assert screen.subject is not None
        assert screen.subject.ref == "OP3(c)"

    run(app_of(corpus, AgreedPlace(text)), agreed)

    async def matrix(pilot: AppPilot) -> None:
        await press(pilot, "g")
        await write(pilot, "pp3")
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, MatrixScreen)
        assert screen.subject is not None
        assert (screen.subject.text, screen.subject.ref) == (text, "PP3")

    run(app_of(corpus, MatrixPlace(CANALS, text)), matrix)


def test_from_a_trail_another_paragraph_of_the_text_is_followed(corpus: Path) -> None:
    text = pair(corpus, 63, 65).new

    async def story(pilot: AppPilot) -> None:
        before = seen(pilot.app)
        await press(pilot, "g")
        await write(pilot, "3c")
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, TrailScreen)
        assert screen.place.ref == "OP3(c)"
        assert "trail of 65/301 OP3(c)" in seen(pilot.app)
        assert seen(pilot.app) != before

    run(app_of(corpus, TrailPlace(text, "OP1")), story)
