"""The themes: what is read is read with ease, and nothing is told by colour alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.tui.blank import Blank
from tests.tui.harness import THEMES, app_of, drawn, idle, press, run
from tests.tui.places import SCREENS, every_place
from textual.color import Color

from clausetrail_tui.ink import ROLES
from clausetrail_tui.themes import DARK, LIGHT, NAMES, PLAIN, TERMINAL
from clausetrail_tui.widgets.crumbs import Crumbs
from clausetrail_tui.widgets.inked import INKS
from clausetrail_tui.widgets.keybar import KeyBar
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from pathlib import Path

    from rich.style import Style
    from tests.tui.harness import AppPilot
    from textual.widget import Widget

READ = 4.5  # contrast of letters, and
SEEN = 3.0  # of signs, that the Web Content Accessibility Guidelines ask for (AA)
DECORATION = {"rule"}  # what nothing would be lost without
SIGNS = {"identical"}


def contrast(style: Style) -> float:
    """The contrast of letters on their ground, by the formula of the guidelines (WCAG 2.2)."""
    assert style.color is not None
    assert style.bgcolor is not None
    front, back = (Color.from_rich_color(one) for one in (style.color, style.bgcolor))
    lights = sorted((luminance(front), luminance(back)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def looks(widget: Widget, *names: str) -> Style:
    style = widget.rich_style
    for name in names:
        style += widget.get_component_rich_style(name, partial=True)
    return style


def test_contrast_is_counted_as_the_guidelines_count_it() -> None:
    from rich.style import Style

    assert round(contrast(Style.parse("#ffffff on #000000")), 2) == 21
    assert round(contrast(Style.parse("#777777 on #ffffff")), 2) == 4.48


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
def test_every_role_can_be_read_under_the_cursor_too(theme: str) -> None:
    async def story(pilot: AppPilot) -> None:
        await pilot.app.push_screen(Blank())
        await idle(pilot)
        page = pilot.app.screen.query_one(Page)
        for role in set(ROLES) - DECORATION:
            least = SEEN if role in SIGNS else 7 if theme == "contrast" else READ
            assert contrast(looks(page, f"ink--{role}")) >= least, role
            if theme != "contrast":
                assert contrast(looks(page, "page--cursor", f"ink--{role}")) >= least, role
        for kind in (KeyBar, Crumbs):
            widget: Widget = pilot.app.screen.query_one(kind)
            for name in kind.COMPONENT_CLASSES:
                assert contrast(looks(widget, name)) >= READ, name

    run(app_of(None, theme=theme), story)


@pytest.mark.parametrize("screen", SCREENS)
def test_the_plain_theme_has_no_colour(corpus: Path, screen: str) -> None:
    async def story(pilot: AppPilot) -> None:
        for keys in ((), ("question_mark",), ("escape", "e", "enter")):
            await press(pilot, *keys)
            legend = drawn(pilot.app).split("--- legend\n")[1]
            for line in legend.splitlines():
                assert re.search(r"#|color\(", line) is None, line
                assert line.endswith("on default"), line

    run(app_of(corpus, *every_place(corpus)[screen], theme="plain"), story)


def test_the_terminals_own_colours_are_those_of_the_terminal(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        assert "#" not in drawn(pilot.app).split("--- legend\n")[1]

    run(app_of(corpus, *every_place(corpus)["compare"], theme="terminal"), story)


def test_ctrl_t_goes_through_all_themes_and_keeps_the_last(corpus: Path, tmp_path: Path) -> None:
    state = tmp_path / "state" / "browse.json"

    async def story(pilot: AppPilot) -> None:
        seen = []
        for _ in NAMES:
            await press(pilot, "ctrl+t")
            seen.append(pilot.app.theme)
        assert sorted(seen) == sorted(NAMES)
        assert seen[-1] == DARK
        await press(pilot, "ctrl+t")

    first = every_place(corpus)["corpus"]
    run(app_of(corpus, *first, theme="dark", state=state), story)
    assert run(app_of(corpus, *first, theme=None, state=state)).theme == LIGHT
    # What is asked for goes before what was kept.
    assert run(app_of(corpus, *first, theme="plain", state=state)).theme == PLAIN


def test_sixteen_colours_are_the_terminals_own(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from textual import constants

    for colours, theme in (("standard", TERMINAL), ("256", DARK), ("truecolor", DARK)):
        monkeypatch.setattr(constants, "COLOR_SYSTEM", colours)
        assert app_of(corpus, theme=None).theme == theme


def test_the_three_that_are_looked_at_are_themes() -> None:
    assert {f"clausetrail-{theme}" for theme in THEMES} <= set(NAMES)


def test_roles_are_found_in_the_css_when_they_are_drawn(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        page = pilot.app.screen.query_one(Page)
        known = INKS & page._component_styles.keys()
        assert known
        assert len(known) < len(INKS) / 2
        before = looks(page, "ink--dim")
        page.blur()
        await idle(pilot)
        assert looks(page, "ink--dim") == before
        with pytest.raises(KeyError):
            page.get_component_rich_style("ink--nothing")

    run(app_of(corpus, *every_place(corpus)["compare"]), story)
