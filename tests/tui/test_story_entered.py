"""The story "when did preventive diplomacy enter", by keys alone, from the list of series.

In the texts of 71/255, 73/259, 75/15, 77/12 and 79/290 it was read by hand: the words stand in
an operative paragraph of each, in 77/12 in the preamble too; of these texts 71/255 is the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.tui.harness import app_of, press, run, seen, write
from tests.tui.questions import here

from clausetrail_tui.following.trail_rows import StepRow
from clausetrail_tui.places import BlamePlace, ComparePlace, CorpusPlace, TrailPlace
from clausetrail_tui.screens.search import SearchScreen
from clausetrail_tui.widgets.page import Page
from clausetrail_tui.widgets.telling import Telling

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.harness import AppPilot

pytestmark = pytest.mark.shared


def test_when_did_preventive_diplomacy_enter(asean: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        def step() -> str:
            row = pilot.app.screen.query_one(Page).row
            assert isinstance(row, StepRow)
            return row.step.symbol

        await press(pilot, "s")
        await write(pilot, '"preventive diplomacy"')
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SearchScreen)
        assert "71/255" in seen(pilot.app)
        # The paragraph of the first text that has it, through all texts.
        await press(pilot, "t")
        place = here(pilot)
        assert isinstance(place, TrailPlace)
        assert place.text.name == "A/RES/71/255"
        await press(pilot, "end")
        assert step() == "A/RES/79/290"
        await press(pilot, "home")
        assert step() == "A/RES/71/255"
        assert "in 5 of 5 texts" in seen(pilot.app)
        # In the newest text every word says where it comes from.
        await press(pilot, "end", "b")
        place = here(pilot)
        assert isinstance(place, BlamePlace)
        assert place.text.name == "A/RES/79/290"
        page = pilot.app.screen.query_one(Page)
        while (page.phrase or "").casefold() != "preventive":
            before = page.word
            await press(pilot, "right")
            assert page.word != before, "the paragraph has no such word"
        told = "".join(text for text, _ in pilot.app.screen.query_one(Telling).told)
        assert "first in 71/255" in told
        # The first text has none before it: the word leads to its paragraph's trail there.
        await press(pilot, "enter")
        place = here(pilot)
        assert isinstance(place, TrailPlace)
        assert place.text.name == "A/RES/71/255"
        await press(pilot, "down", "enter")
        place = here(pilot)
        assert isinstance(place, ComparePlace)
        assert (place.old.name, place.new.name) == ("A/RES/71/255", "A/RES/73/259")

    run(app_of(asean, CorpusPlace()), story, size=(80, 24))
