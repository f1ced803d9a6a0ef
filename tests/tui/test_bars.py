"""Bars and sparklines say in cells how much changed, readable without colour."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clausetrail.model import Summary
from clausetrail_tui.shelves.bars import PARTS, bar, counts, share, shared, sparkline, step


def summary(*numbers: int) -> Summary:
    """Return counts, given in the order of `PARTS`."""
    edited, new, gone, routine, editorial, same = numbers
    return Summary(
        identical=same,
        editorial=editorial,
        rollover=routine,
        substantive=edited + new + gone,
        added=new,
        removed=gone,
    )


small = st.integers(min_value=0, max_value=300)
summaries = st.builds(summary, small, small, small, small, small, small)


def drawn(told: Summary, most: int, width: int) -> str:
    return "".join(text for text, _ in bar(told, most, width))


def test_a_bar_shows_what_matters_first_and_each_kind_by_a_glyph_of_its_own() -> None:
    assert drawn(summary(4, 2, 1, 2, 1, 10), 20, 20) == "████++-▒▒░··········"
    assert len({part.glyph for part in PARTS}) == len(PARTS)


def test_bars_of_one_series_are_as_long_as_their_paragraphs() -> None:
    assert len(drawn(summary(0, 0, 0, 0, 0, 50), 100, 40)) == 20
    assert len(drawn(summary(0, 0, 0, 0, 0, 100), 100, 40)) == 40


@given(summaries, st.integers(0, 500), st.integers(0, 80))
def test_a_bar_is_never_wider_than_its_room_and_forgets_nothing_that_fits(
    told: Summary, most: int, width: int
) -> None:
    kinds = sum(map(bool, counts(told)))
    spans = bar(told, most, width)
    assert sum(len(text) for text, _ in spans) <= width
    if width >= kinds:
        assert len(spans) == kinds


@given(st.lists(small, min_size=1, max_size=8), st.integers(0, 100))
def test_cells_are_shared_out_by_size(amounts: list[int], cells: int) -> None:
    given_out = shared(amounts, cells)
    assert sum(given_out) == (cells if any(amounts) else 0)
    assert all(amount for got, amount in zip(given_out, amounts, strict=True) if got)


@given(summaries)
def test_each_group_is_counted_once(told: Summary) -> None:
    assert sum(counts(told)) == (told.identical + told.editorial + told.rollover + told.substantive)
    part = share(told)
    assert part is None or 0 <= part <= 1


def test_a_sparkline_ends_with_the_newest_and_says_what_is_not_known_yet() -> None:
    assert sparkline([0.0, 0.5, None, 1.0], 6) == "  ▁▅·█"
    assert sparkline([0.1] * 30 + [0.99], 4) == "▁▁▁█"
    assert sparkline([], 3) == "   "
    assert [step(value / 8) for value in range(9)] == list("▁▂▃▄▅▆▇██")
