"""`w`: the panel that says why paragraphs stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.tui.harness import AppPilot, app_of, everywhere, idle, press, run
from tests.tui.judging import Panelled, comparing, comparison_of, pair, refs_at

from clausetrail_tui import state
from clausetrail_tui.widgets.page import Page
from clausetrail_tui.widgets.why import Why, WhyPage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Snapshot


def told(pilot: AppPilot) -> str:
    """Return what the panel tells."""
    panel = pilot.app.screen.query_one(Why)
    return "\n".join(row.text for page in panel.query(WhyPage) for row in page.rows)


def test_the_panel_follows_the_cursor_and_closes_again(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "w")
        first, group = told(pilot), refs_at(pilot.app)
        await press(pilot, "n", "n")
        assert refs_at(pilot.app) != group
        assert told(pilot) != first
        assert " → ".join(" + ".join(refs) for refs in refs_at(pilot.app)) in told(pilot)
        await press(pilot, "w")
        assert not pilot.app.screen.query(Why)

    run(app_of(corpus, pair(corpus, 63, 65)), story)


def test_it_is_open_at_the_next_start_where_it_was_left_open(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "state.json"

    async def opened(pilot: AppPilot) -> None:
        await press(pilot, "w")

    run(app_of(corpus, pair(corpus, 63, 65), state=file), opened)
    assert state.load(file).why

    async def again(pilot: AppPilot) -> None:
        assert "in common" in told(pilot)
        await press(pilot, "w")

    run(app_of(corpus, pair(corpus, 63, 65), state=file), again)
    assert not state.load(file).why


def test_a_line_that_names_a_paragraph_leads_there(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "w", "tab")
        page = pilot.app.focused
        assert isinstance(page, WhyPage)
        rows = [row.text for row in page.rows]
        at = next(at for at, row in enumerate(rows) if row.endswith("→"))
        page.go_to(at)
        await press(pilot, "enter")
        assert isinstance(pilot.app.focused, Page)
        assert pilot.app.focused.id == "compare"
        group = refs_at(pilot.app)
        assert any(f" {ref} " in rows[at] for ref in (*group.old, *group.new))

    run(app_of(corpus, pair(corpus, 63, 65, at="OP1")), story)


def test_escape_gives_the_keys_back_and_then_leads_back(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "w", "tab", "escape")
        assert pilot.app.focused is comparing(pilot.app).page
        assert pilot.app.screen.query(Why)

    run(app_of(corpus, pair(corpus, 63, 65)), story)


@pytest.mark.parametrize(("width", "beside"), [(60, False), (139, False), (140, True), (250, True)])
def test_it_stands_beside_the_text_where_there_is_room_else_below(
    corpus: Path, width: int, beside: bool
) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "w")
        panel, page = pilot.app.screen.query_one(Why), comparing(pilot.app).page
        if beside:
            assert panel.region.x >= page.region.right
            assert panel.region.height == pilot.app.size.height - 2
            assert page.size.width >= 100
        else:
            assert panel.region.y >= page.region.bottom
            assert panel.region.width == width
        assert page.region.height >= 2 * panel.region.height or beside
        await pilot.resize_terminal(200 if not beside else 80, 40)
        await idle(pilot)
        moved = panel.region.x > 0
        assert moved is not beside

    run(app_of(corpus, pair(corpus, 63, 65)), story, size=(width, 30))


def test_a_click_in_it_leaves_the_text_where_it_is(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "w", "n")
        group = refs_at(pilot.app)
        await pilot.click(WhyPage, offset=(4, 3))
        await idle(pilot)
        assert refs_at(pilot.app) == group

    run(app_of(corpus, pair(corpus, 63, 65)), story)


@everywhere
def test_it_looks_as_it_did(
    corpus: Path, snapshot: Snapshot, size: tuple[int, int], theme: str
) -> None:
    of = comparison_of(corpus, 63, 65)
    split = next(at for at, group in enumerate(of.groups) if group.relation == "split")

    async def story(pilot: AppPilot) -> None:
        await pilot.app.push_screen(Panelled(of, split))

    app = app_of(None, theme=theme)
    snapshot("why", size=size, theme=theme, story=story, app=app)
