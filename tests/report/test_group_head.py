"""What stands above a group's words."""

from __future__ import annotations

import pytest

from clausetrail.model import Advance, Group
from clausetrail.report.group_head import details

LIST = "51/1 of 5 May 1997, 52/1 of 5 May 1998, 53/1 of 5 May 1999 and {}/1 of 5 May 2000"


@pytest.mark.parametrize(
    ("kind", "old", "new", "step", "told"),
    [
        ("session", "sixtieth", "sixty-fifth", 5, "session sixtieth → sixty-fifth (+5)"),
        ("paragraph", "paragraphs 1 and 2", "paragraph 7", None,
         "paragraphs 1 and 2 → paragraph 7"),
        ("resolutions", LIST.format(54), "70/1", 16,
         "resolutions 51/1 of 5 May 1997, 52/1 of 5 May 1998, 53/1 of … → 70/1 (+16)"),
        ("resolutions", LIST.format(54), LIST.format(70), 16, "resolutions, as listed below"),
    ],
)  # fmt: skip
def test_what_did_not_advance_is_told_in_a_line(
    kind: str, old: str, new: str, step: int | None, told: str
) -> None:
    group = Group(
        old=("OP1",), new=("OP1",), relation="one-to-one", change="substantive",
        advances=(Advance(kind, old, new, step, suspect=True),),
    )  # fmt: skip
    ((label, words),) = details(group)
    assert label[0] == "suspect advance: "
    assert words[0] == told


def test_an_advance_that_is_made_twice_is_told_once() -> None:
    step, other = Advance("year", "2024", "2026", 2), Advance("session", "fifth", "seventh", 2)
    group = Group(
        old=("OP1",), new=("OP1",), relation="one-to-one", change="rollover",
        advances=(step, other, step),
    )  # fmt: skip
    ((_, words),) = details(group)
    assert words[0] == "year 2024 → 2026 (+2); session fifth → seventh (+2)"
