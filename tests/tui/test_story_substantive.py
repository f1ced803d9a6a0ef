"""The story "find the substantive changes from the 71st to the 79th session", by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.tui.comparing import here, pair, root, screen_of
from tests.tui.harness import app_of, press, run, seen

from clausetrail_tui.comparing.rows import GroupRow
from clausetrail_tui.places import CorpusPlace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.harness import AppPilot

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


async def walk(pilot: AppPilot) -> list[str]:
    """Show what is substantive alone, and go from change to change until there is no more."""
    app = pilot.app
    await press(pilot, "1", "home")
    row = screen_of(app).page.row
    met = [here(app)] if isinstance(row, GroupRow) and row.changed else []
    while True:
        before = len(root(pilot).notices)
        await press(pilot, "n")
        if len(root(pilot).notices) > before:
            return met
        met.append(here(app))


def substantive(app: object) -> list[str]:
    """Return the groups that the engine calls so, or that have a footnote or place that it does."""
    compared = screen_of(app).compared
    assert compared is not None
    return [
        f"{'+'.join(group.old)}/{'+'.join(group.new)}"
        for group, notes in zip(compared.comparison.groups, compared.notes, strict=True)
        if group.change == "substantive"
        or (group.moved and group.change == "identical")
        or any(note.change == "substantive" for note in notes)
    ]


@pytest.mark.shared
@SIZES
def test_of_real_texts(asean: Path, size: tuple[int, int]) -> None:
    """From the list of series, through the timeline, to the last change of substance."""

    async def story(pilot: AppPilot) -> None:
        await press(pilot, "enter")  # the only series: its timeline, the newest text on top
        await press(pilot, "x", "end", "enter")
        assert "71/255 → 79/290" in seen(pilot.app)
        met = await walk(pilot)
        assert met == substantive(pilot.app)
        assert len(met) > 20
        assert not any("routine" in line.split()[:3] for line in seen(pilot.app).split("\n"))

    run(app_of(asean, CorpusPlace()), story, size=size)


@SIZES
def test_of_illustrations(corpus: Path, size: tuple[int, int]) -> None:
    async def story(pilot: AppPilot) -> None:
        assert await walk(pilot) == substantive(pilot.app)

    run(app_of(corpus, *pair(corpus, 60, 69)), story, size=size)
