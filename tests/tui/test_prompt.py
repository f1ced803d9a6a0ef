"""The prompt: a line at the foot of a screen, what becomes of it, and what it never does."""

from __future__ import annotations

import asyncio
import datetime as dt
import subprocess
import sys
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from textual import events, on
from textual.binding import Binding

from clausetrail.corpus.messages import Person
from clausetrail_tui.app import ClausetrailApp
from clausetrail_tui.ink import said
from clausetrail_tui.places import CorpusPlace
from clausetrail_tui.rows import Row, Said
from clausetrail_tui.screens.base import BaseScreen
from clausetrail_tui.settings import Settings
from clausetrail_tui.widgets.keybar import KeyBar
from clausetrail_tui.widgets.line import one_line
from clausetrail_tui.widgets.page import Page
from clausetrail_tui.widgets.prompt import Below, Prompt, remember

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from textual.app import ComposeResult
    from textual.pilot import Pilot

FRUIT = ("apple", "apricot", "banana", "blackberry", "blueberry", "cherry")


class Asking(BaseScreen[CorpusPlace]):
    """A screen that asks for fruit."""

    BINDINGS: ClassVar = [
        Binding("g", "fruit", "Fruit", id="test.fruit"),
        Binding("f", "filter", "Filter", id="test.filter"),
    ]

    def __init__(self) -> None:
        super().__init__(CorpusPlace())
        self.told: list[str] = []

    def content(self) -> ComposeResult:
        rows: list[Row] = [Said([said(name)]) for name in FRUIT]
        yield Page(rows)

    def action_fruit(self) -> None:
        self.prompt(
            "fruit",
            "Fruit",
            hint="its name",
            complete=lambda typed: [one for one in FRUIT if one.startswith(typed.lower())],
            check=lambda value: "" if value in FRUIT else f"there is no {value}",
        )

    def action_filter(self) -> None:
        self.prompt("filter", "Only", live=True)

    @on(Prompt.Given, "#fruit")
    @on(Prompt.Given, "#filter")
    def _given(self, event: Prompt.Given) -> None:
        self.told.append(f"{event.prompt.id}: {event.value}")

    @on(Prompt.GivenUp)
    def _up(self, event: Prompt.GivenUp) -> None:
        self.told.append(f"{event.prompt.id}: given up")

    @on(Prompt.Typed)
    def _typed(self, event: Prompt.Typed) -> None:
        self.told.append(f"typed {event.value}")

    @on(Prompt.Stepped)
    def _stepped(self, event: Prompt.Stepped) -> None:
        self.told.append(f"stepped {event.step}")


def nobody() -> Person:
    return Person(name="N", address="n@example.org", when=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))


def run(
    test: Callable[[Asking, Pilot[None]], Coroutine[Any, Any, None]],
    size: tuple[int, int] = (80, 24),
) -> None:
    async def main() -> None:
        app = ClausetrailApp(Settings(corpus=None, start=(), state=None, person=nobody))
        async with app.run_test(size=size) as pilot:
            screen = Asking()
            await app.push_screen(screen)
            await pilot.pause()
            await test(screen, pilot)

    asyncio.run(main())


def foot(screen: Asking) -> list[str]:
    """Return the last two lines of the screen."""
    strips = screen._compositor.render_strips()
    return [strip.text.rstrip() for strip in strips][-2:]


def test_what_is_typed_is_given_and_the_keys_go_back_to_the_page() -> None:
    async def test(screen: Asking, pilot: Pilot[None]) -> None:
        before = screen.focused
        await pilot.press("g", *"banana", "enter")
        await pilot.pause()
        assert screen.told == ["fruit: banana"]
        assert screen.focused is before
        assert isinstance(before, Page)
        assert not screen.query(Prompt)
        assert screen.query_one(KeyBar).display

    run(test)


def test_keys_of_the_screen_are_letters_while_it_is_open() -> None:
    async def test(screen: Asking, pilot: Pilot[None]) -> None:
        await pilot.press("g", *"gqf?!", "backspace", "backspace", "backspace")
        assert screen.query_one(Prompt).value == "gq"
        assert len(screen.query(Prompt)) == 1

    run(test)


def test_escape_gives_up_and_then_is_the_way_back_again() -> None:
    async def test(screen: Asking, pilot: Pilot[None]) -> None:
        await pilot.press("g", "x", "escape")
        await pilot.pause()
        assert screen.told == ["fruit: given up"]
        assert isinstance(screen.focused, Page)
        assert screen.is_current

    run(test)


def test_what_is_wrong_is_said_in_it_until_it_changes() -> None:
    async def test(screen: Asking, pilot: Pilot[None]) -> None:
        await pilot.press("g", *"kiwi", "enter")
        await pilot.pause()
        assert screen.told == []
        assert foot(screen)[1].startswith(" ! there is no kiwi")
        await pilot.press("backspace")
        await pilot.pause()
        assert "no kiwi" not in foot(screen)[1]

    run(test)


def test_tab_completes_first_what_all_share_then_goes_through_them() -> None:
    async def test(screen: Asking, pilot: Pilot[None]) -> None:
        prompt = screen.query_one
        await pilot.press("g", *"B")
        await pilot.pause()
        assert foot(screen)[1].startswith(" banana  blackberry  blueberry")
        await pilot.press(*"l", "tab")
        assert prompt(Prompt).value == "blackberry"
        await pilot.press("tab")
        assert prompt(Prompt).value == "blueberry"
        await pilot.press("tab", "shift+tab", "enter")
        await pilot.pause()
        assert screen.told == ["fruit: blueberry"]
        await pilot.press("g", "a", "tab")
        assert prompt(Prompt).value == "ap"

    run(test)


def test_a_completion_can_be_clicked() -> None:
    async def test(screen: Asking, pilot: Pilot[None]) -> None:
        await pilot.press("g", *"a")
        await pilot.pause()
        await pilot.click(Below, offset=(10, 0))
        await pilot.pause()
        assert screen.query_one(Prompt).value == "apricot"

    run(test)


def test_arrows_bring_back_what_was_given_before_but_not_over_what_is_typed() -> None:
    async def test(screen: Asking, pilot: Pilot[None]) -> None:
        for fruit in ("cherry", "banana", "cherry"):
            await pilot.press("g", *fruit, "enter")
            await pilot.pause()
        await pilot.press("g", *"ap", "up", "up")
        prompt = screen.query_one(Prompt)
        assert prompt.value == "banana"
        await pilot.press("up", "down")
        assert prompt.value == "cherry"
        await pilot.press("down")
        assert prompt.value == "ap"

    run(test)


def test_a_live_prompt_tells_every_change_and_gives_what_stands_there_to_a_click() -> None:
    async def test(screen: Asking, pilot: Pilot[None]) -> None:
        await pilot.press("f", *"an", "down")
        await pilot.click(Page)
        await pilot.pause()
        assert screen.told == ["typed a", "typed an", "stepped 1", "filter: an"]

    run(test)


def test_a_click_elsewhere_gives_up_but_a_terminal_that_loses_focus_does_not() -> None:
    async def test(screen: Asking, pilot: Pilot[None]) -> None:
        await pilot.press("g", *"ap")
        screen.app.post_message(events.AppBlur())
        await pilot.pause()
        await pilot.pause()
        assert screen.query_one(Prompt).value == "ap"
        screen.app.post_message(events.AppFocus())
        await pilot.pause()
        await pilot.click(Page)
        await pilot.pause()
        assert screen.told == ["fruit: given up"]

    run(test)


def test_opening_another_one_gives_the_first_up() -> None:
    async def test(screen: Asking, pilot: Pilot[None]) -> None:
        await pilot.press("g", *"ap")
        screen.action_filter()
        await pilot.pause()
        await pilot.press("x")
        await pilot.pause()
        assert [one.id for one in screen.query(Prompt)] == ["filter"]
        assert screen.told == ["fruit: given up", "typed x"]
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(screen.focused, Page)

    run(test)


def test_what_is_pasted_is_one_line_without_control_characters() -> None:
    async def test(screen: Asking, pilot: Pilot[None]) -> None:
        await pilot.press("g")
        line = screen.focused
        assert line is not None
        line.post_message(events.Paste("one\r\n  two\x1b[31m\n\n[b]three[/b]\u202e\n"))
        await pilot.pause()
        assert screen.query_one(Prompt).value == "one two[31m [b]three[/b]"
        assert "[b]three[/b]" in foot(screen)[0]

    run(test)


@pytest.mark.parametrize("width", [60, 80, 250])
def test_it_fits_any_width(width: int) -> None:
    async def test(screen: Asking, pilot: Pilot[None]) -> None:
        await pilot.press("g", *"b")
        await pilot.pause()
        first, second = foot(screen)
        assert first.startswith(" Fruit › b")
        assert second.startswith(" banana  blackberry  blueberry")
        assert second.endswith("esc give up")

    run(test, (width, 20))


def test_a_long_label_leaves_room_for_what_is_typed() -> None:
    async def test(screen: Asking, pilot: Pilot[None]) -> None:
        screen.prompt("fruit", "The series of a draft with quite a long name", live=True)
        await pilot.pause()
        await pilot.press(*"banana")
        await pilot.pause()
        first, _ = foot(screen)
        assert first.startswith(" The series of")
        assert first.endswith("… › banana")

    run(test, (40, 12))


def test_one_line() -> None:
    assert one_line("") == ""
    assert one_line("a\tb\x00\n\n c ") == "a b c"


def test_what_is_remembered_is_bounded_and_said_once() -> None:
    before: list[str] = []
    for at in range(80):
        remember(before, f"{at}")
    remember(before, "70")
    remember(before, "")
    assert len(before) == 50
    assert before[-2:] == ["79", "70"]
    assert before.count("70") == 1


def test_the_input_is_loaded_when_a_prompt_is_opened_and_not_before() -> None:
    program = (
        "import sys, clausetrail_tui.screens.base\nprint('textual.widgets._input' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "False"
