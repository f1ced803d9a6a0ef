"""What is routine or editorial in a group that changed in substance too."""

from __future__ import annotations

import pytest
from tests.diff.illustrations import text_of

from clausetrail.diff import compare
from clausetrail.model import Clause
from clausetrail.report.runs import Words


def told(old: tuple[str, str], new: tuple[str, str]) -> tuple[list[str], list[str]]:
    """Return the changed words that are minor and those that are not, of a verb and the rest."""
    sides = [
        text_of(
            None,
            {"OP1": f"{verb} {rest}"},
            clauses={"OP1": (Clause(verb, 0, len(verb) + 1 + len(rest)),)},
        )
        for verb, rest in (old, new)
    ]
    comparison = compare(sides[0], sides[1])
    (group,) = comparison.groups
    (line,) = Words(comparison, minor=True).of(group).both
    changed = [run for run in line.runs if run.sign != "="]
    return (
        [run.text.strip() for run in changed if run.minor],
        [run.text.strip() for run in changed if not run.minor],
    )


TEA, SUPPER = "all keepers of the lamps to tea;", "all keepers of the lamps to supper;"


@pytest.mark.parametrize(
    ("old", "new", "minor"),
    [
        ("Further invites", "Invites", ["Further invites", "Invites"]),
        ("Invites", "Also invites", ["Invites", "Also invites"]),
        ("Also invites", "Further invites", ["Also", "Further"]),
        ("Warmly invites", "Also warmly invites", ["Warmly", "Also warmly"]),
        ("Notes also with joy", "Notes with joy", ["also"]),
    ],
)
def test_the_sequence_words_of_a_lead_verb_are_minor(old: str, new: str, minor: list[str]) -> None:
    assert told((old, TEA), (new, SUPPER)) == (minor, ["tea", "supper"])


@pytest.mark.parametrize(
    ("old", "new", "whole"),
    [
        ("Also invites", "Urges", ["Also invites", "Urges"]),
        ("Invites", "Strongly invites", ["Invites", "Strongly invites"]),
    ],
)
def test_another_act_is_not(old: str, new: str, whole: list[str]) -> None:
    assert told((old, TEA), (new, SUPPER)) == ([], [*whole, "tea", "supper"])


def test_a_sequence_word_behind_the_verb_is_not() -> None:
    tea = "all keepers also to tea and to cake;"
    assert told(("Invites", tea), ("Invites", tea.replace("also ", "").replace("cake", "pie"))) == (
        [], ["also", "cake", "pie"],
    )  # fmt: skip
