"""The page: rows that are drawn when they are seen, a cursor, and words within a row."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from clausetrail.report.spans import wrap
from clausetrail_tui.ink import Line, Spot, placed, said
from clausetrail_tui.rows import Row, Said
from clausetrail_tui.screenshot import strips_of
from clausetrail_tui.themes import DARK, LIGHT, THEMES
from clausetrail_tui.widgets.brush import Brush
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from textual.strip import Strip


class Prose(Row):
    """A paragraph of an illustration."""

    drawn = 0

    def __init__(self, ref: str, text: str, mark: str = "") -> None:
        self.ref, self.words, self.mark = ref, text, mark

    def draw(self, width: int) -> Sequence[Line]:
        Prose.drawn += 1
        return wrap(placed(self.words, "", Spot("new", self.ref, 0)), width)


class PageApp(App[None]):
    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK
        self.shown = rows
        self.told: list[str] = []

    def compose(self) -> ComposeResult:
        yield Page(self.shown)

    def on_page_chosen(self, event: Page.Chosen) -> None:
        assert isinstance(event.row, Prose)
        self.told.append(event.row.ref)


Story = Callable[[Pilot[None], Page], Coroutine[Any, Any, None]]


def run(rows: Sequence[Row], story: Story, size: tuple[int, int] = (40, 10)) -> PageApp:
    async def main() -> PageApp:
        app = PageApp(rows)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await story(pilot, app.query_one(Page))
        return app

    return asyncio.run(main())


def beds(count: int, words: int = 4) -> list[Row]:
    return [Prose(f"P{n}", f"Bed {n} " + "blooms " * words) for n in range(count)]


def ref(page: Page) -> str:
    assert isinstance(page.row, Prose)
    return page.row.ref


def test_only_the_rows_on_the_screen_are_drawn() -> None:
    async def story(pilot: Pilot[None], page: Page) -> None:
        await pilot.press("down", "pagedown", "end", "home")
        assert ref(page) == "P0"

    Prose.drawn = 0
    run(beds(20_000), story)
    assert 0 < Prose.drawn < 400


def test_the_cursor_goes_down_up_and_to_the_ends() -> None:
    async def story(pilot: Pilot[None], page: Page) -> None:
        await pilot.press("down", "j", "k")
        assert ref(page) == "P1"
        await pilot.press("end")
        assert ref(page) == "P49"
        await pilot.press("up")
        assert ref(page) == "P48"
        await pilot.press("home")
        assert ref(page) == "P0"

    run(beds(50), story)


def test_the_cursor_passes_over_what_cannot_be_chosen() -> None:
    rows = [Said(), beds(1)[0], Said([said("A heading")]), *beds(3)[1:]]

    async def story(pilot: Pilot[None], page: Page) -> None:
        assert ref(page) == "P0"
        await pilot.press("down")
        assert ref(page) == "P1"
        await pilot.press("up", "up")
        assert ref(page) == "P0"

    run(rows, story)


def test_a_row_longer_than_the_screen_is_read_to_its_end_before_the_next() -> None:
    rows = [Prose("P0", "long " * 200), Prose("P1", "short")]

    async def story(pilot: Pilot[None], page: Page) -> None:
        presses = 0
        while ref(page) == "P0" and presses < 50:
            await pilot.press("down")
            presses += 1
        assert ref(page) == "P1"
        assert presses > 5

    run(rows, story)


def test_words_are_chosen_with_the_arrows_and_make_a_phrase() -> None:
    rows: list[Row] = [Prose("P0", "Urges gardeners to water the illustrative beds;")]

    async def story(pilot: Pilot[None], page: Page) -> None:
        await pilot.press("right", "right")
        word = page.word
        assert word is not None
        assert (word.text, word.spot.offset) == ("gardeners", 6)
        await pilot.press("shift+right", "shift+right")
        assert page.phrase == "gardeners to water"
        await pilot.press("shift+left")
        assert page.phrase == "gardeners to"
        await pilot.press("left")
        assert page.phrase == "gardeners"

    run(rows, story)


def test_enter_and_a_double_click_open_a_row() -> None:
    async def story(pilot: Pilot[None], page: Page) -> None:
        await pilot.press("down", "enter")
        await pilot.click(Page, offset=(5, 2), times=2)

    assert run(beds(5, 0), story).told == ["P1", "P2"]


def test_a_click_puts_the_cursor_on_the_word() -> None:
    async def story(pilot: Pilot[None], page: Page) -> None:
        await pilot.click(Page, offset=(2 + len("Bed 1 "), 1))
        assert ref(page) == "P1"
        assert page.word is not None
        assert page.word.text == "blooms"

    run(beds(5, 1), story)


def test_a_click_on_the_rail_goes_to_the_mark() -> None:
    rows = beds(200, 0)
    rows[120] = Prose("P120", "Bed 120", mark="substantive")

    async def story(pilot: Pilot[None], page: Page) -> None:
        await pilot.click(Page, offset=(39, 6))
        assert ref(page) == "P120"

    run(rows, story)


def test_the_cursor_stays_on_its_row_when_the_screen_changes_size() -> None:
    async def story(pilot: Pilot[None], page: Page) -> None:
        page.go_to(30)
        for size in ((60, 20), (200, 5), (30, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert ref(page) == "P30"
            assert any(at.row == 30 for at in page._seen)

    run(beds(60, 12), story)


def test_what_the_wheel_brought_stays_when_the_screen_changes_size() -> None:
    async def story(pilot: Pilot[None], page: Page) -> None:
        for _ in range(20):
            wheel = events.MouseScrollDown(page, 5, 5, 0, 1, 0, shift=False, meta=False, ctrl=False)
            page.post_message(wheel)
            await pilot.pause()
        top = page.seen.start
        assert top > 10
        await pilot.resize_terminal(60, 9)
        await pilot.pause()
        assert (page.seen.start, page.cursor) == (top, 0)
        await pilot.press("down")
        assert 1 in page.seen
        await pilot.resize_terminal(60, 8)
        await pilot.pause()
        assert 1 in page.seen

    run(beds(60), story)


def test_no_rows_bear_every_key() -> None:
    async def story(pilot: Pilot[None], page: Page) -> None:
        await pilot.press("down", "up", "pagedown", "end", "home", "right", "enter", "left")
        assert page.row is None

    run([], story)


@pytest.mark.parametrize("bordered", [False, True])
@pytest.mark.parametrize(
    "keys",
    [
        ("down",), ("down", "down", "up"), ("pagedown", "down", "up", "pageup"), ("end", "up"),
        ("right", "right", "shift+right", "down", "up"), ("right", "escape", "down"),
        ("down", "right", "pagedown", "home"), ("*9:down",), ("*30:down", "*9:up"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_is_drawn_anew_in_part_is_as_if_all_were(
    keys: tuple[str, ...], bordered: bool
) -> None:
    async def story(pilot: Pilot[None], page: Page) -> None:
        if bordered:
            page.styles.border_top = ("solid", "red")
            page.styles.padding = (1, 2)
        await pilot.pause()
        strips_of(pilot.app)
        for key in keys:
            many, _, name = key.removeprefix("*").rpartition(":")
            for _ in range(int(many or 1)):
                await pilot.press(name)
                await pilot.pause()
                shown = strips_of(pilot.app)
                page._brush = None
                page.redraw()
                await pilot.pause()
                assert shown == strips_of(pilot.app)

    rows = [row for n in range(20) for row in (*beds(2, words=n % 9 * 3), Said([said("A head")]))]
    run([*rows, Prose("long", "long " * 200)], story)


def test_another_theme_is_drawn_at_once() -> None:
    async def story(pilot: Pilot[None], page: Page) -> None:
        before = strips_of(pilot.app)
        pilot.app.theme = LIGHT
        await pilot.pause()
        after = strips_of(pilot.app)
        assert [one.text for one in before] == [one.text for one in after]
        assert all(one != other for one, other in zip(before, after, strict=True))

    run(beds(5), story)


def test_lines_that_stay_are_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Line] = []
    whole = Brush._drawn

    def spied(brush: Brush, line: Line, *rest: Any, **more: Any) -> Strip:
        made.append(line)
        return whole(brush, line, *rest, **more)

    monkeypatch.setattr(Brush, "_drawn", spied)

    async def story(pilot: Pilot[None], page: Page) -> None:
        assert made
        made.clear()
        for _ in range(9):
            await pilot.press("down")
            await pilot.pause()  # until it is drawn: two keys may else share one drawing
        assert 9 <= len(made) <= 9 * 2  # where the cursor was, and where it is
        made.clear()
        await pilot.press("pagedown")
        assert len(made) <= 12

    run(beds(200, words=1), story)
