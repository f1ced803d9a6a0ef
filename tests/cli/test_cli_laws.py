"""Every view shows any comparison, awkward texts too, within its width and without controls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.diff.strategies import resolutions

from clausetrail.cli.render.brief import brief_lines
from clausetrail.cli.render.inline import inline
from clausetrail.cli.render.side_by_side import side_by_side
from clausetrail.cli.render.table import table
from clausetrail.diff import compare
from clausetrail.report.brief.markdown import brief_markdown
from clausetrail.report.brief.page import PAGE_LINES
from clausetrail.report.spans import Line, line_width

if TYPE_CHECKING:
    from clausetrail.model import Resolution

CONTROLS = {chr(code) for code in (*range(32), *range(127, 160))}


def lawful(lines: list[Line], width: int) -> None:
    for line in lines:
        assert line_width(line) <= width
        assert not CONTROLS & {letter for text, _ in line for letter in text}


@given(resolutions(), resolutions(), st.sampled_from([40, 80, 200]), st.booleans())
def test_any_comparison_can_be_shown(
    old: Resolution, new: Resolution, width: int, full: bool
) -> None:
    comparison = compare(old, new)
    for view in (inline, side_by_side, table):
        lawful(list(view(comparison, width=width, colour=False, full=full, explain=True)), width)
    brief = list(brief_lines(comparison, width=width, colour=False, full=full))
    lawful(brief, width)
    if not full and width >= 80:
        assert len(brief) <= PAGE_LINES + 5
    assert not CONTROLS - {"\n"} & set(brief_markdown(comparison, full=full))
