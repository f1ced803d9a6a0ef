"""Whatever a text holds, what judges it shows it as text: why, the brief, pins, the prompt."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from tests.tui.harness import AppPilot, app_of, idle, press, run, seen, write
from tests.tui.shelf import KITES

from clausetrail.corpus import Corpus
from clausetrail_tui.places import ComparePlace, Stored
from clausetrail_tui.screens.brief import BriefScreen
from clausetrail_tui.screens.pins import PinScreen
from clausetrail_tui.widgets.why import Why

if TYPE_CHECKING:
    from pathlib import Path


def kites(corpus: Path) -> ComparePlace:
    with Corpus.open(corpus) as opened:
        entry = opened.entry(KITES)
        assert entry is not None
        old, new = (Stored(KITES, one.sha256, one.symbol or "") for one in entry.versions)
    return ComparePlace(old, new)


def driving(text: str) -> set[str]:
    """Return the characters on a screen that could drive a terminal, or hide."""
    return {
        f"U+{ord(char):04X}"
        for char in text
        if (char != "\n" and unicodedata.category(char) in {"Cc", "Cs"}) or char in "\u202e\u202c"
    }


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 40)])
def test_nothing_in_a_text_drives_the_terminal(corpus: Path, size: tuple[int, int]) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "w")
        assert pilot.app.screen.query(Why)
        for _ in range(12):
            await press(pilot, "down")
            assert driving(seen(pilot.app)) == set()
        await press(pilot, "p")
        if isinstance(pilot.app.screen, PinScreen):
            await press(pilot, "escape")
        else:
            assert "of the old text to …" in seen(pilot.app) or "of the new" in seen(pilot.app)
            await press(pilot, "escape")
        await press(pilot, "g")
        await write(pilot, "[bold]x")
        await press(pilot, "enter")
        assert "there is no paragraph [bold]x" in seen(pilot.app)
        await press(pilot, "escape", "d", "f")
        screen = pilot.app.screen
        assert isinstance(screen, BriefScreen)
        whole = ""
        for _ in range(8):
            whole += seen(pilot.app)
            await press(pilot, "space")
        assert driving(whole) == set()
        assert "␛" in whole
        await idle(pilot)

    run(app_of(corpus, kites(corpus)), story, size=size)
