"""Whatever a document brings is shown as text: on every screen, in every place on it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from rich.console import Console
from tests.tui import shelf
from tests.tui.harness import app_of, press, run, seen
from tests.tui.places import SCREENS, every_place

from clausetrail_tui.screenshot import strips_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.harness import AppPilot


# What drives a terminal, hides, or turns text round.
DRIVES = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), 0x202A, 0x202B, 0x202D, 0x202E,
                                 0x2066, 0x2067, 0x2068, 0x2069)}  # fmt: skip


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("size", [(60, 24), (120, 60)], ids=["60x24", "120x60"])
def test_it_cannot_drive_the_terminal(corpus: Path, screen: str, size: tuple[int, int]) -> None:
    told: list[str] = []

    async def story(pilot: AppPilot) -> None:
        for keys in ((), ("pagedown",), ("end",), ("question_mark",), ("escape", "e"),
                     ("escape", "exclamation_mark"), ("escape", "ctrl+p")):  # fmt: skip
            await press(pilot, *keys)
            for strip in strips_of(pilot.app):
                assert DRIVES.isdisjoint(strip.text), strip.text
                assert strip.cell_length == size[0]
            told.append(seen(pilot.app))

    app = run(app_of(corpus, *every_place(corpus, shelf.KITES)[screen]), story, size=size)
    assert app.complaints == []
    whole = "\n".join(told)
    if screen in {"compare", "brief", "blame", "trail", "agreed"}:
        assert "␛[" in whole
    if screen in {"corpus", "series", "compare", "cites"}:
        assert "[bold]Kites[/bold] & <b>spring</b> 展示" in whole


@pytest.mark.parametrize("screen", ["compare", "blame", "trail"])
def test_what_goes_to_the_terminal_has_no_sequence_of_a_document(corpus: Path, screen: str) -> None:
    async def story(pilot: AppPilot) -> None:
        console = Console(file=io.StringIO(), force_terminal=True, width=120)
        for strip in strips_of(pilot.app):
            console.print(strip.text, end="", markup=False, highlight=False)
        written = console.file.getvalue()  # type: ignore[attr-defined]
        assert "\x1b]0;gone" not in written
        assert "\x1b[31;1mred" not in written

    run(app_of(corpus, *every_place(corpus, shelf.KITES)[screen]), story, size=(120, 60))


def test_a_hostile_title_can_be_typed_for_in_the_palette(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await pilot.press("ctrl+p")
        await press(pilot)
        await pilot.press(*"kites")
        for _ in range(200):
            await pilot.pause(0.02)
            if "Go to series: [bold]Kites[/bold]" in seen(pilot.app):
                break
        assert "[bold]Kites[/bold] & <b>spring</b> 展示" in seen(pilot.app)

    run(app_of(corpus, *every_place(corpus)["corpus"]), story, size=(120, 40))
