"""Keys that are pressed faster than screens and lines of input open get where they belong."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from tests.tui.harness import AppPilot, app_of, idle, run, seen
from textual.events import Key

from clausetrail_tui.app import ClausetrailApp
from clausetrail_tui.places import CorpusPlace
from clausetrail_tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def hammer(pilot: AppPilot, keys: Iterable[str]) -> None:
    """Press keys at once, as a paste or a fast hand does; nothing is waited for in between."""
    for key in keys:
        name = {"/": "slash", " ": "space", "?": "question_mark"}.get(key, key)
        pilot.app.post_message(Key(name, key if len(key) == 1 else None))


def test_what_is_typed_after_a_key_that_opens_a_prompt_is_its_value(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        hammer(pilot, "/quays and songs")
        await idle(pilot)
        assert pilot.app.screen.query_one(Prompt).value == "quays and songs"
        assert len(pilot.app.screen_stack) == 2

    run(app_of(corpus, CorpusPlace()), story)


def test_the_first_keys_wait_for_the_first_screen(corpus: Path) -> None:
    app = app_of(corpus, CorpusPlace())

    async def story(pilot: AppPilot) -> None:
        assert pilot.app.screen.query_one(Prompt).value == "tq"

    async def main() -> None:
        async with app.run_test() as pilot:
            hammer(pilot, "/tq")
            await idle(pilot)
            await story(pilot)

    asyncio.run(main())


@pytest.mark.parametrize("keys", [["enter", "?"], ["/", *"canal", "enter", "?"]], ids=len)
def test_keys_for_a_screen_wait_until_it_is_there(corpus: Path, keys: list[str]) -> None:
    async def story(pilot: AppPilot) -> None:
        hammer(pilot, keys)
        await idle(pilot)
        assert [type(one).__name__ for one in pilot.app.screen_stack][-3:] == [
            "CorpusScreen", "SeriesScreen", "HelpScreen",
        ]  # fmt: skip

    run(app_of(corpus, CorpusPlace()), story)


def test_the_order_of_keys_is_kept_over_several_openings(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        hammer(pilot, ["/", *"canal", "enter", "s", *"benches"])
        await idle(pilot)
        assert getattr(pilot.app.focused, "value", "").endswith("benches")
        assert "benches" in seen(pilot.app)

    run(app_of(corpus, CorpusPlace()), story)


def test_what_goes_wrong_behind_another_key_ends_the_application(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: ClausetrailApp) -> None:
        raise ValueError("an illustration")

    monkeypatch.setattr(ClausetrailApp, "action_help", broken)

    async def story(pilot: AppPilot) -> None:
        for key in ("down", "f1"):
            pilot.app.post_message(Key(key, None))
        await idle(pilot)

    app = app_of(corpus, CorpusPlace())
    with pytest.raises(ValueError, match="an illustration"):
        run(app, story)
    assert isinstance(app.crash, ValueError)


def test_a_key_that_takes_its_own_target_away_holds_nothing_up(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        hammer(pilot, ["/", *"zz", "escape", "/", *"canal"])
        await idle(pilot)
        assert pilot.app.screen.query_one(Prompt).value == "canal"
        assert not pilot.app.keys_ahead  # type: ignore[attr-defined]

    run(app_of(corpus, CorpusPlace()), story)


@pytest.mark.parametrize("keys", [["ctrl+q"], ["?", "ctrl+c", "down"], ["down", "q", "enter"]])
def test_keys_behind_the_one_that_quits_are_let_go(corpus: Path, keys: list[str]) -> None:
    app = app_of(corpus, CorpusPlace())

    async def main() -> None:
        async with app.run_test() as pilot:
            await idle(pilot)
            hammer(pilot, keys)
            await asyncio.wait_for(app._task, 60)  # type: ignore[arg-type]  # no pilot waits then

    asyncio.run(main())
    assert app.return_code in {0, 130}
