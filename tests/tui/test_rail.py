"""The rail: all rows on the height of the screen, and the weightiest mark of each part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from clausetrail_tui.ink import said
from clausetrail_tui.rows import Row
from clausetrail_tui.widgets.rail import Rail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail_tui.ink import Line


class Marked(Row):
    def __init__(self, mark: str, weight: int) -> None:
        self.mark, self.weight = mark, weight

    def draw(self, width: int) -> Sequence[Line]:
        return [[said("x" * min(width, 3))]]


marked = st.lists(
    st.builds(Marked, st.sampled_from(["", *Rail.ORDER]), st.integers(1, 9)),
    min_size=1,
    max_size=60,
)


@given(marked, st.integers(1, 40))
def test_a_cell_is_marked_where_a_row_behind_it_is(rows: list[Marked], height: int) -> None:
    marks = Rail(rows).marks(height)
    assert {mark for mark in marks if mark} <= {row.mark for row in rows}
    assert any(marks) == any(row.mark for row in rows)
    assert ("found" in marks) == any(row.mark == "found" for row in rows)


def test_a_cell_shows_the_mark_of_most_of_what_is_marked_behind_it() -> None:
    rows = [Marked("removed", 2), Marked("", 90), Marked("substantive", 3)]
    assert Rail(rows).marks(1) == ["substantive"]
    assert Rail(rows[:2]).marks(1) == ["removed"]


@given(marked, st.integers(1, 40), st.data())
def test_a_marked_cell_leads_to_a_row_with_its_mark(
    rows: list[Marked], height: int, data: st.DataObject
) -> None:
    rail = Rail(rows)
    y = data.draw(st.integers(0, height - 1))
    index = rail.behind(y, height)
    assert index is not None
    role = rail.marks(height)[y]
    if role:
        assert rows[index].mark == role


def test_a_rail_of_nothing_leads_nowhere() -> None:
    assert Rail([]).behind(3, 10) is None
    assert Rail([]).marks(3) == ["", "", ""]
