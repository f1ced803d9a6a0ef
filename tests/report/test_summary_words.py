"""The summary of a comparison in words."""

from __future__ import annotations

import pytest

from clausetrail.report.words import SectionCount, section_words


def _section(old: int, new: int, removed: int, **classes: int) -> str:
    added = new - sum(classes.values())
    return section_words(SectionCount("heading", old, new, dict(classes), added, removed))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (_section(4, 3, 1, identical=3), "all 3 headings unchanged; 1 of the old 4 gone"),
        (_section(1, 1, 1), "the one heading new; the only old one gone"),
        (_section(2, 3, 2), "all 3 headings new; both old ones gone"),
        (_section(5, 2, 5), "both headings new; all 5 old ones gone"),
        (_section(2, 2, 0, identical=2), "both headings unchanged"),
        (_section(3, 0, 2), "no headings any more; 2 gone and 1 went into other paragraphs"),
        (_section(3, 0, 0), "no headings any more; 3 went into other paragraphs"),
    ],
)
def test_what_is_gone_of_a_kind_is_counted_once(told: str, words: str) -> None:
    assert told == words
