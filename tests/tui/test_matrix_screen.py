"""The matrix of a series on its screen: its cells, its columns, and where they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.history.made_series import histories
from tests.tui import shelf
from tests.tui.harness import app_of, everywhere, idle, press, run, seen
from tests.tui.questions import here, root, stored
from textual import events

from clausetrail.history.matrix import Cell, matrix_of
from clausetrail.report.spans import line_width, width_of
from clausetrail_tui.exporting import TEXT_WIDTH
from clausetrail_tui.following.matrix_rows import MatrixRow, frame_of, matrix_rows, signs_of
from clausetrail_tui.places import ComparePlace, CorpusPlace, File, MatrixPlace, TrailPlace
from clausetrail_tui.screens.matrix import MatrixScreen
from clausetrail_tui.widgets.grid import Grid
from clausetrail_tui.widgets.telling import Telling

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Snapshot
    from tests.tui.harness import AppPilot

    from clausetrail.history import SeriesHistory
    from clausetrail_tui.following.matrix_rows import Frame

PLACE = MatrixPlace(shelf.CANALS)


def _grid(pilot: AppPilot) -> Grid:
    return pilot.app.screen.query_one(Grid)


def _frame(pilot: AppPilot) -> Frame:
    frame = _grid(pilot).frame
    assert frame is not None
    return frame


def _row(pilot: AppPilot) -> MatrixRow:
    row = _grid(pilot).row
    assert isinstance(row, MatrixRow)
    return row


def _told(pilot: AppPilot) -> str:
    return "".join(text for text, _ in pilot.app.screen.query_one(Telling).told)


@everywhere
def test_a_matrix_looks_so(
    corpus: Path, snapshot: Snapshot, size: tuple[int, int], theme: str
) -> None:
    keys = ("down", "down", "left")
    snapshot("matrix", CorpusPlace(), PLACE, keys=keys, size=size, theme=theme)


@pytest.mark.parametrize(("size", "theme"), [((60, 24), "plain"), ((250, 30), "light")])
def test_a_matrix_of_the_council_looks_so(
    corpus: Path, snapshot: Snapshot, size: tuple[int, int], theme: str
) -> None:
    place = MatrixPlace(stored(corpus, "S/RES/9103 (1982)").slug)
    snapshot("matrix-council", CorpusPlace(), place, size=size, theme=theme)


@pytest.mark.parametrize(
    ("cell", "signs"),
    [
        (Cell(refs=("OP1",), change="identical", relation="one-to-one"), "─"),
        (Cell(refs=("OP1",), change="substantive", relation="added"), "+"),
        (Cell(refs=("OP1",), change="rollover", relation="one-to-one", back=True), "▒b"),
        (
            Cell(refs=("OP1",), change="substantive", relation="split", moved=True, verb="weaker"),
            "█m▼",
        ),
        (Cell(refs=("OP1",), change="editorial", relation="one-to-one", verb="stronger"), "░▲"),
        (None, "·"),
    ],
)
def test_a_cell_is_signs(cell: Cell | None, signs: str) -> None:
    assert "".join(sign for sign, _ in signs_of(cell, "·")) == signs


@given(histories(), st.integers(20, 250), st.integers(0, 5))
def test_rows_and_heads_fit_at_any_width(history: SeriesHistory, width: int, column: int) -> None:
    matrix = matrix_of(history)
    frame = frame_of(matrix, min(column, len(history) - 1))
    frame.settle(width)
    assert frame.column in frame.shown(width)
    heads = [frame.head(line, width) for line in (0, 1)]
    lines = [line for row in matrix_rows(matrix, frame) for line in row.draw(width)]
    assert all(line_width(line) <= width for line in [*heads, *lines])
    for line in lines:
        # Cells stand in their columns, whatever signs are in them.
        at = 0
        for text, ink in line:
            if ink.spot is not None and at >= frame.label(width):
                first = frame.label(width) + 1 + (ink.spot.offset - frame.left) * frame.across
                assert first <= at < first + frame.across
            at += width_of(text)


def test_the_cursor_goes_from_cell_to_cell(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        grid, frame = _grid(pilot), _frame(pilot)
        assert frame.column == 5  # it begins at the newest text
        await press(pilot, "left", "left", "down", "down")
        assert frame.column == 3
        word = grid.word
        assert word is not None
        assert word.spot.offset == 3
        assert _told(pilot).startswith("A/RES/65/301 · 9 December 2010")
        await press(pilot, "right", "end")
        assert frame.column == 4
        word = grid.word
        assert word is not None
        assert word.spot.offset == 4
        await press(pilot, *["left"] * 9, *["up"] * 3)
        assert frame.column == 0
        await press(pilot, "shift+right")
        assert frame.column == 5

    run(app_of(corpus, CorpusPlace(), PLACE), story)


def test_a_cell_leads_to_compare_and_its_row_to_the_trail(corpus: Path) -> None:
    old, new = stored(corpus, "A/RES/61/301"), stored(corpus, "A/RES/63/301")

    async def story(pilot: AppPilot) -> None:
        assert "OP1" in _told(pilot)
        assert "▲ verb stronger" in _told(pilot)
        await press(pilot, "enter")
        assert here(pilot) == ComparePlace(old, new, "OP1")
        await press(pilot, "escape", "t")
        assert here(pilot) == TrailPlace(new, "OP1")
        await press(pilot, "escape", "left", "left", "enter")  # no text before the first
        assert here(pilot) == TrailPlace(stored(corpus, "A/RES/60/301"), "OP1")

    run(app_of(corpus, CorpusPlace(), MatrixPlace(shelf.CANALS, new, "op1")), story, size=(100, 40))


def test_a_paragraph_that_went_is_compared_where_it_stood(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        grid = _grid(pilot)
        at = next(
            at
            for at, row in enumerate(grid.rows)
            if isinstance(row, MatrixRow) and row.track.cells[-1] is None
        )
        grid.go_to(at)
        last = max(i for i, cell in enumerate(_row(pilot).track.cells) if cell is not None)
        grid.choose_column(last + 1)
        await idle(pilot)
        assert "not in this text" in _told(pilot)
        assert _row(pilot).mark == "removed"
        await press(pilot, "enter")
        place = here(pilot)
        assert isinstance(place, ComparePlace)
        cell = _cells(pilot)[last]
        assert cell is not None
        assert place.at == f"-{cell.refs[0]}"

    def _cells(pilot: AppPilot) -> tuple[Cell | None, ...]:
        row = root(pilot).way[-2].query_one(Grid).row
        assert isinstance(row, MatrixRow)
        return row.track.cells

    run(app_of(corpus, CorpusPlace(), PLACE), story)


def test_a_draft_ends_the_matrix_that_is_asked_from_it(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        frame = _frame(pilot)
        assert frame.columns[-1].symbol == "A/70/L.8"
        assert frame.column == len(frame.columns) - 1
        assert "L.8" in seen(pilot.app)

    text = stored(corpus, "A/70/L.8")
    run(app_of(corpus, CorpusPlace(), MatrixPlace(shelf.CANALS, text, "OP1")), story)


def test_a_file_ends_the_matrix_that_is_asked_from_it(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "next.txt"
    file.write_bytes(shelf.drafts()[1].source)

    async def story(pilot: AppPilot) -> None:
        await press(pilot, "enter")
        place = here(pilot)
        assert isinstance(place, ComparePlace)
        assert place.new == File(str(file))

    place = MatrixPlace(shelf.CANALS, File(str(file)), "OP1")
    run(app_of(corpus, CorpusPlace(), place), story)


def test_columns_that_find_no_room_scroll(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        frame, grid = _frame(pilot), _grid(pilot)
        shown = frame.shown(grid.room)
        assert len(shown) < 6
        assert shown.stop == 6
        assert f"‹ {shown.start}" in seen(pilot.app)
        await press(pilot, *["left"] * 6)
        assert frame.shown(grid.room).start == 0
        assert "›" in seen(pilot.app)
        await pilot.resize_terminal(200, 30)
        await idle(pilot)
        assert len(frame.shown(grid.room)) == 6
        assert "›" not in seen(pilot.app).replace(" › ", "")

    run(app_of(corpus, CorpusPlace(), PLACE), story, size=(44, 24))


@pytest.mark.parametrize("sideways", [True, False])
def test_the_wheel_goes_sideways_too(corpus: Path, sideways: bool) -> None:
    before, after = (
        (events.MouseScrollLeft, events.MouseScrollRight)
        if sideways
        else (events.MouseScrollUp, events.MouseScrollDown)
    )

    async def story(pilot: AppPilot) -> None:
        frame, grid = _frame(pilot), _grid(pilot)
        at = frame.column
        for way, place in ((before, at - 1), (before, at - 2), (after, at - 1)):
            wheel = way(grid, 5, 5, 0, 0, 0, shift=not sideways, meta=False, ctrl=False)
            grid.post_message(wheel)
            await idle(pilot)
            assert frame.column == place

    run(app_of(corpus, CorpusPlace(), PLACE), story)


def test_n_goes_to_the_next_change_of_the_chosen_text(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        app = root(pilot)
        marks = []
        while not app.notices:
            await press(pilot, "n")
            marks.append(_row(pilot).mark)
        assert len(marks) > 3
        assert set(marks) <= {"substantive", "added", "removed"}

    run(app_of(corpus, CorpusPlace(), PLACE), story)


def test_the_mouse_chooses_cells_and_columns(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        frame, grid = _frame(pilot), _grid(pilot)
        lines = seen(pilot.app).splitlines()
        y, x = next((y, line.index(" 65 ") + 1) for y, line in enumerate(lines) if " 65 " in line)
        await pilot.click(offset=(x, y))
        await idle(pilot)
        assert frame.columns[frame.column].session == "65"
        row = next(at for at, one in enumerate(grid.rows) if isinstance(one, MatrixRow)) + 2
        await pilot.click(offset=(x - frame.across, y + 2 + row))
        await idle(pilot)
        assert frame.columns[frame.column].session == "63"
        assert grid.cursor == row

    run(app_of(corpus, CorpusPlace(), PLACE), story, size=(120, 40))


def test_a_series_without_an_adopted_text_says_so(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        assert "no text of this series is adopted yet" in root(pilot).notices[-1][1]
        assert "no text of this series is adopted yet" in seen(pilot.app)
        await press(pilot, "right", "down", "enter", "n")
        assert isinstance(pilot.app.screen, MatrixScreen)

    slug = stored(corpus, "A/70/L.9").slug
    run(app_of(corpus, CorpusPlace(), MatrixPlace(slug)), story, size=(120, 30))


def test_as_text_it_has_its_heads(corpus: Path) -> None:
    async def story(pilot: AppPilot) -> None:
        await press(pilot, *["left"] * 5)
        lines = [row.draw(TEXT_WIDTH)[0] for row in _grid(pilot).exported]
        told = ["".join(text for text, _ in line).split() for line in lines]
        assert ["60", "61", "63", "65", "67", "69"] in told
        assert any(words[:2] == ["PP1", "Recalling"] for words in told)

    run(app_of(corpus, CorpusPlace(), PLACE), story, size=(44, 24))
