"""Running the terminal application without a terminal, and writing down what it shows.

    async def story(pilot: AppPilot) -> None:
        await press(pilot, "down", "enter")
        assert "A/RES/69/301" in seen(pilot.app)

    run(app_of(corpus, CorpusPlace()), story, size=(80, 24))

`snapshot` (a fixture, see conftest.py) compares a screen with a golden file of it.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from clausetrail.corpus.messages import Person
from clausetrail_tui.app import ClausetrailApp
from clausetrail_tui.screenshot import calm, labels, settle, strips_of
from clausetrail_tui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Sequence
    from pathlib import Path

    from rich.style import Style
    from textual.strip import Strip

    from clausetrail_tui.places import Place

AppPilot: TypeAlias = Pilot[None]
Story: TypeAlias = "Callable[[AppPilot], Coroutine[Any, Any, None]]"

SIZES = ((80, 24), (120, 40), (200, 50))
THEMES = ("dark", "light", "plain")

NOW = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
PERSON = Person(name="An Illustrator", address="illustrator@example.org", when=NOW)

_LONGEST_S = 60.0

everywhere = pytest.mark.parametrize(
    ("size", "theme"),
    [(size, theme) for size in SIZES for theme in THEMES],
    ids=[f"{width}x{height}-{theme}" for width, height in SIZES for theme in THEMES],
)
"""Runs a test at each size and in each theme that snapshots are made of."""


def app_of(
    corpus: Path | None,
    *start: Place,
    theme: str | None = "dark",
    state: Path | None = None,
    sample: Path | None = None,
    **more: Any,
) -> ClausetrailApp:
    """Return an application on a corpus, with some places lying one on the other."""
    return ClausetrailApp(
        Settings(
            corpus=corpus,
            start=start,
            state=state,
            person=lambda: PERSON,
            sample=sample,
            theme=None if theme is None else f"clausetrail-{theme}",
            **more,
        )
    )


def run(
    app: ClausetrailApp,
    story: Story | None = None,
    *,
    size: tuple[int, int] = (80, 24),
    notices: bool = False,
) -> ClausetrailApp:
    """Run an application without a terminal: wait until it is idle, then play a story.

    What is said in the corner is drawn under `notices` alone: it goes by the clock.
    """

    async def main() -> None:
        async with app.run_test(size=size, notifications=notices) as pilot:
            await idle(pilot)
            if story is not None:
                await story(pilot)
                await idle(pilot)

    asyncio.run(main())
    return app


async def press(pilot: AppPilot, *keys: str) -> None:
    """Press keys, one after the other, each when the one before has had its effect."""
    await idle(pilot)
    for key in keys:
        await pilot.press(key)
        await idle(pilot)


async def write(pilot: AppPilot, text: str) -> None:
    """Type a text."""
    names = {" ": "space"}
    await pilot.press(*(names.get(letter, letter) for letter in text))
    await idle(pilot)


async def idle(pilot: AppPilot) -> None:
    """Wait until nothing is worked on, and nothing is about to be.

    Raises:
        AssertionError: it is still working after a minute.
    """
    try:
        await asyncio.wait_for(settle(pilot.app), _LONGEST_S)
    except TimeoutError:
        pytest.fail(f"still working: {list(labels(pilot.app))}")


async def rested(*_: float) -> None:
    """Wait until the event loop has nothing left to do: what a pilot waits for after each key."""
    ready: Any = getattr(asyncio.get_running_loop(), "_ready")  # noqa: B009 - told nowhere else
    await asyncio.sleep(0)
    while ready:
        await asyncio.sleep(0)


async def waited(pilot: AppPilot, timeout: float = _LONGEST_S) -> bool:
    """Wait until every message has had its effect: what a pilot waits for besides.

    Raises:
        TimeoutError: it had none in that time, in seconds.
    """
    await asyncio.wait_for(calm(pilot.app), timeout)
    return True


def seen(app: Any) -> str:
    """Return the characters on the screen, without spaces at the ends of lines."""
    return "\n".join(strip.text.rstrip() for strip in strips_of(app))


def drawn(app: Any) -> str:
    """Write down what is on the screen: its characters, then how each stretch of them looks.

    A line `3-5: a24 b56` says that in the third to the fifth line 24 cells look as the legend
    says of `a`, and the next 56 as it says of `b`.
    """
    letters: dict[str, str] = {}
    shown: list[tuple[str, int, int]] = []  # runs of a line, first and last line that has them
    lines = strips_of(app)
    for number, strip in enumerate(lines, start=1):
        runs = " ".join(
            f"{letters.setdefault(name, _letter(len(letters)))}{cells}"
            for name, cells in _runs(strip)
        )
        if shown and shown[-1][0] == runs:
            shown[-1] = (runs, shown[-1][1], number)
        else:
            shown.append((runs, number, number))
    styles = [
        f"{first}: {runs}" if first == last else f"{first}-{last}: {runs}"
        for runs, first, last in shown
    ]
    legend = [f"{letter} {name}" for name, letter in letters.items()]
    text = [strip.text.rstrip() for strip in lines]
    return "\n".join([*text, "--- styles", *styles, "--- legend", *legend, ""])


def _runs(strip: Strip) -> Iterable[tuple[str, int]]:
    runs: list[tuple[str, int]] = []
    for segment in strip:
        name = _name(segment.style)
        if runs and runs[-1][0] == name:
            runs[-1] = (name, runs[-1][1] + segment.cell_length)
        elif segment.cell_length:
            runs.append((name, segment.cell_length))
    return runs


def _name(style: Style | None) -> str:
    """Return a style in words, without the attributes that are said to be off."""
    words = str(style or "none").split(" ")
    kept: list[str] = []
    for word in words:
        if kept and kept[-1] == "not":
            kept.pop()
        else:
            kept.append(word)
    return " ".join(kept) or "none"


def _letter(index: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    head, tail = divmod(index, len(letters))
    return ("" if not head else letters[head - 1]) + letters[tail]


async def fill(pilot: AppPilot, text: str) -> None:
    """Put a text into the line of input that has the keys, as pasting does."""
    box = pilot.app.focused
    assert isinstance(box, Input)
    box.value = text
    await idle(pilot)


def rows_of(app: Any) -> Sequence[str]:
    """Return the words of the rows of the page that is seen, one a row."""
    from clausetrail_tui.widgets.page import Page

    page = next(page for page in app.screen.query(Page) if page.can_focus)
    return [row.text for row in page.rows]
