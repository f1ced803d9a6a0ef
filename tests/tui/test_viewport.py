"""The window on rows of any height: it stays on them, and leaves no blank that it could fill."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clausetrail_tui.widgets.viewport import Seen, Viewport

heights = st.lists(st.integers(1, 30), min_size=1, max_size=40)
windows = st.integers(1, 25)


def view_on(rows: list[int], height: int, top: tuple[int, int] = (0, 0)) -> Viewport:
    view = Viewport(len(rows), lambda row: rows[row])
    view.height = height
    view.top = top
    view.settle()
    return view


def flat(rows: list[int]) -> list[Seen]:
    """All lines of all rows: what the window must be a part of."""
    return [Seen(row, line) for row, count in enumerate(rows) for line in range(count)]


@given(heights, windows, st.lists(st.integers(-60, 60), max_size=8))
def test_scrolling_shows_a_run_of_lines_as_high_as_the_window(
    rows: list[int], height: int, steps: list[int]
) -> None:
    view, lines = view_on(rows, height), flat(rows)
    at = 0
    for step in steps:
        view.scroll(step)
        at = max(0, min(at + step, len(lines) - height))
        assert view.seen() == lines[at : at + height]


@given(heights, windows, st.data())
def test_a_revealed_row_is_seen_whole_or_fills_the_window(
    rows: list[int], height: int, data: st.DataObject
) -> None:
    view, lines = view_on(rows, height), flat(rows)
    view.scroll(data.draw(st.integers(-300, 300)))
    row = data.draw(st.integers(0, len(rows) - 1))
    view.reveal(row)
    seen = view.seen()
    own = [one for one in seen if one.row == row]
    assert len(own) == rows[row] or len(own) > height // 2
    start = lines.index(seen[0])
    assert seen == lines[start : start + height]


@given(heights, windows, st.data())
def test_what_is_seen_already_stays_where_it_is(
    rows: list[int], height: int, data: st.DataObject
) -> None:
    view = view_on(rows, height)
    view.scroll(data.draw(st.integers(0, 300)))
    before = view.seen()
    whole = [row for row in {one.row for one in before}
             if sum(one.row == row for one in before) == rows[row]]  # fmt: skip
    for row in whole:
        view.reveal(row)
        assert view.seen() == before


@given(heights, windows, st.data())
def test_a_row_is_placed_where_it_is_seen(
    rows: list[int], height: int, data: st.DataObject
) -> None:
    view = view_on(rows, height)
    view.scroll(data.draw(st.integers(0, 300)))
    for y, one in enumerate(view.seen()):
        assert view.place(one.row) == y - one.line


@given(heights, windows)
def test_the_whole_is_seen_just_where_it_fits(rows: list[int], height: int) -> None:
    assert view_on(rows, height).whole() == (sum(rows) <= height)


def test_only_what_is_near_is_ever_counted() -> None:
    counted: list[int] = []

    def lines_of(row: int) -> int:
        counted.append(row)
        return 3

    view = Viewport(100_000, lines_of)
    view.height = 40
    view.top = (50_000, 1)
    view.seen()
    view.scroll(30)
    view.reveal(50_020)
    assert len(set(counted)) < 100


def test_no_rows_are_an_empty_window() -> None:
    view = view_on([], 10)
    view.scroll(5)
    assert view.seen() == []
    assert view.whole()
