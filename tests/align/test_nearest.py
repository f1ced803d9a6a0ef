"""What came nearest to a paragraph that stands alone."""

from __future__ import annotations

from clausetrail.align import align_texts
from clausetrail.model import AlignedGroup, Evidence

LAMPS = "Invites the harbour council to repair every lamp on the northern quay before winter;"
FERRY = "Requests the ferry company to publish its timetable in the three languages of the bay;"
TEA = "Notes that tea is served at four."


def alone(old: list[str], new: list[str]) -> list[AlignedGroup]:
    return [one for one in align_texts(old, new).groups if not (one.old and one.new)]


def test_a_paragraph_whose_partner_has_the_same_words_may_be_the_nearest() -> None:
    twin = "Invites the harbour council to repair every lamp on the northern quay at once;"
    (group,) = alone([LAMPS, FERRY, TEA], [LAMPS, FERRY, twin, TEA])
    near = group.evidence
    assert near is not None
    assert (group.new, near.runner_up, near.runner_up_side) == (("P3",), "P1", "old")
    assert near.runner_up_score is not None
    assert 0.5 < near.runner_up_score < 1
    assert near.score == 0
    assert {"northern quay", "repair"} & set(near.shared)


def test_of_what_is_gone_the_nearest_stands_in_the_new_text() -> None:
    twin = "Invites the harbour council to repair every lamp on the northern quay at once;"
    (group,) = alone([LAMPS, FERRY, twin, TEA], [LAMPS, FERRY, TEA])
    assert group.evidence is not None
    assert (group.old, group.evidence.runner_up, group.evidence.runner_up_side) == (
        ("P3",), "P1", "new",
    )  # fmt: skip


def test_where_nothing_came_near_it_names_none() -> None:
    (group,) = alone([LAMPS, FERRY], [LAMPS, FERRY, TEA])
    assert group.evidence == Evidence(0.0)
