"""`d`: what changed, on a page whose references lead into the comparison."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from tests.tui.harness import AppPilot, app_of, everywhere, press, rows_of, run, seen
from tests.tui.judging import comparing, comparison_of, pair, refs_at
from tests.tui.places import every_place

from clausetrail.report.brief.page import TEXT
from clausetrail.report.brief.told import brief_of
from clausetrail_tui.ink import Spot
from clausetrail_tui.judging import brief_rows as brief_rows_module
from clausetrail_tui.judging.brief_rows import EntryRow, Leads, brief_rows
from clausetrail_tui.places import BriefPlace
from clausetrail_tui.screens.brief import BriefScreen
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Snapshot

    from clausetrail.model import Comparison


@pytest.fixture(scope="module")
def comparison(corpus: Path) -> Comparison:
    return comparison_of(corpus, 63, 65)


def spots(leads: Leads, text: str) -> list[tuple[str, str]]:
    return [(ink.spot.side, ink.spot.ref) for _, ink in leads.spans(text, "") if ink.spot]


def test_another_theme_leaves_the_cursor_on_its_line(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        page = pilot.app.screen.query_one(Page)
        await press(pilot, "end")
        at, words = page.cursor, page.row
        assert at > 3
        pilot.app.theme = "clausetrail-light"
        await press(pilot)
        assert (page.cursor, page.row) == (at, words)
        pilot.app.theme = "clausetrail-plain"
        await press(pilot)
        assert page.cursor == at
        assert page.row is not words  # what changed is told by signs now

    run(app_of(corpus, *every_place(corpus)["brief"]), story)


def test_a_reference_leads_to_the_side_that_the_arrow_says(comparison: Comparison) -> None:
    leads = Leads(comparison)
    assert spots(leads, "OP1 → OP1 + OP2, OP2 → OP4; PP4.") == [
        ("old", "OP1"), ("new", "OP1"), ("new", "OP2"), ("old", "OP2"), ("new", "OP4"),
        ("new", "PP4"),
    ]  # fmt: skip
    assert spots(leads, "OP3(a)–OP3(c), footnote 1 (OP3)") == [
        ("new", "OP3(a)"), ("new", "OP3(c)"), ("new", "OP3"),
    ]  # fmt: skip
    assert spots(leads, "XOP1, OP12, A/OP1, OP1(z), op1") == []
    assert "".join(words for words, _ in leads.spans("a OP1, b", "")) == "a OP1, b"


def test_every_group_that_changed_is_named_once_all_is_written_out(comparison: Comparison) -> None:
    rows = brief_rows(comparison, full=True, signs=False)
    named = {
        (ink.spot.side, ink.spot.ref)
        for row in rows
        if isinstance(row, EntryRow)
        for line in row.draw(80)
        for _, ink in line
        if ink.spot
    }
    for group in comparison.groups:
        if group.change != "identical":
            assert any(("new", ref) in named for ref in group.new) or any(
                ("old", ref) in named for ref in group.old
            )


def test_a_gone_paragraph_leads_to_the_old_text(comparison: Comparison) -> None:
    rows = brief_rows(comparison, full=False, signs=False)
    gone = [group.old[0] for group in comparison.groups if not group.new]
    leads = [row.lead for row in rows if isinstance(row, EntryRow)]
    assert gone
    assert Spot("old", gone[0], 0) in leads


def test_what_found_no_room_on_the_page_can_be_gone_to(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        brief_rows_module, "brief_of", partial(brief_of, sheet=TEXT._replace(lines=12))
    )
    rows = brief_rows(comparison_of(corpus, 63, 69), full=False, signs=False)
    heads = [row for row in rows if isinstance(row, EntryRow) and "not here:" in row.text]
    assert heads
    assert all(row.lead is not None for row in heads)


def test_enter_leads_back_to_the_group_and_so_does_a_chosen_reference(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "d")
        screen = pilot.app.screen
        assert isinstance(screen, BriefScreen)
        assert "in brief" in seen(pilot.app)
        page = screen.query_one(Page)
        at = next(at for at, row in enumerate(rows_of(pilot.app)) if "OP1 → OP1 + OP2" in row)
        page.go_to(at)
        await press(pilot, "right", "enter")
        assert comparing(pilot.app).is_current
        assert refs_at(pilot.app) == (("OP1",), ("OP1", "OP2"))
        await press(pilot, "d", "d")
        assert refs_at(pilot.app) == (("OP1",), ("OP1", "OP2"))

    run(app_of(corpus, pair(corpus, 63, 65)), story)


def test_it_can_be_a_first_screen_and_leads_into_a_comparison_of_its_own(corpus: Path) -> None:
    place = pair(corpus, 63, 65)

    async def story(pilot: AppPilot) -> None:
        first = pilot.app.screen.query_one(Page).row
        assert isinstance(first, EntryRow)
        await press(pilot, "enter")
        assert first.lead is not None
        assert first.lead.ref in refs_at(pilot.app).new + refs_at(pilot.app).old

    run(app_of(corpus, BriefPlace(place)), story)


def test_f_writes_all_out_and_shortens_again(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "d")
        short = len(seen(pilot.app))
        await press(pilot, "f")
        assert "all of it" in seen(pilot.app)
        await press(pilot, "f")
        assert "all of it" not in seen(pilot.app)
        assert len(seen(pilot.app)) == short

    run(app_of(corpus, pair(corpus, 63, 65)), story)


def test_it_offers_its_own_formats(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, "d")
        screen = pilot.app.screen
        assert isinstance(screen, BriefScreen)
        assert [one.ending for one in screen.exports()] == [".docx", ".html", ".md"]
        assert screen.copied.startswith("- ")

    run(app_of(corpus, pair(corpus, 63, 65)), story)


@everywhere
def test_it_looks_as_it_did(
    corpus: Path, snapshot: Snapshot, size: tuple[int, int], theme: str
) -> None:
    snapshot("brief", pair(corpus, 63, 69), keys=("d",), size=size, theme=theme)
