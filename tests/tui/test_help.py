"""The help: made of the bindings, from every screen and from what lies over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.tui.blank import Blank
from tests.tui.harness import app_of, everywhere, press, rows_of, run, seen
from tests.tui.places import SCREENS, every_place
from textual.binding import Binding

from clausetrail_tui.keys import held, key_name
from clausetrail_tui.places import CorpusPlace
from clausetrail_tui.screens.help import HelpScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Snapshot
    from tests.tui.harness import AppPilot
    from textual.dom import DOMNode


def textuals(node: DOMNode, action: str) -> bool:
    """Whether an action is one that Textual binds, and not this application."""
    return any(
        isinstance(one, Binding) and one.action == action
        for kind in type(node).__mro__
        if kind.__module__.startswith("textual.")
        for one in vars(kind).get("BINDINGS", ())
    )


@pytest.mark.parametrize("screen", SCREENS)
def test_it_tells_every_key_that_holds(corpus: Path, screen: str) -> None:
    async def story(pilot: AppPilot) -> None:
        wanted = held(pilot.app.screen)
        # Whatever is bound has an id by which it is grouped, and words.
        for active in pilot.app.screen.active_bindings.values():
            binding = active.binding
            if not textuals(active.node, binding.action):
                assert binding.id, binding
                assert binding.description, binding
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        told = rows_of(pilot.app)
        for one in wanted:
            assert any(one.words in row for row in told), one
        if screen not in {"import", "waiting"}:  # which say in words what they show
            assert any(row.startswith("How this screen is read") for row in told)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, HelpScreen)

    run(app_of(corpus, *every_place(corpus)[screen]), story)


def test_it_opens_over_what_lies_over_a_screen(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "exclamation_mark", "f1")
        assert "Copy this notice" in "\n".join(rows_of(pilot.app))
        await press(pilot, "question_mark", "escape", "e", "enter", "f1")
        assert "Give up" in seen(pilot.app)

    run(app_of(corpus, CorpusPlace()), story)


def test_from_the_palette_it_is_that_of_the_screen(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await pilot.app.push_screen(Blank())
        await press(pilot, "ctrl+p", "f1")
        assert "The next of the illustrations" in "\n".join(rows_of(pilot.app))
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Blank)

    run(app_of(corpus), story)


def test_a_key_is_written_as_people_read_it() -> None:
    keys = "escape ctrl+t shift+left N question_mark + f1 ctrl+pagedown"
    assert [key_name(key) for key in keys.split()] == [
        "esc", "Ctrl-T", "Shift-←", "N", "?", "+", "F1", "Ctrl-PgDn",
    ]  # fmt: skip


@everywhere
def test_help(snapshot: Snapshot, size: tuple[int, int], theme: str) -> None:
    async def story(pilot: AppPilot) -> None:
        await pilot.app.push_screen(Blank())
        await press(pilot, "question_mark")

    snapshot("help", story=story, size=size, theme=theme)


def test_how_the_screen_is_read(snapshot: Snapshot) -> None:
    async def story(pilot: AppPilot) -> None:
        await pilot.app.push_screen(Blank())
        await press(pilot, "question_mark", "end")

    snapshot("help-end", story=story, size=(80, 24), theme="dark")
