"""`g`: to a paragraph by its reference, in a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.harness import AppPilot, app_of, press, run, seen, write
from tests.tui.judging import pair, refs_at
from tests.tui.shelf import CANALS

from clausetrail_tui.places import Stored
from clausetrail_tui.screens.compare import CompareScreen

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
