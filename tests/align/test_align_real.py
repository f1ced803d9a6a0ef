"""The alignment of real resolutions, against the hand and against a known truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks.accuracy.alignment import ours
from benchmarks.accuracy.generator import generate
from benchmarks.accuracy.gold import Tally
from benchmarks.documents import hand_aligned

from clausetrail.align import align

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.accuracy.generator import Level

pytestmark = pytest.mark.shared


def test_hand_aligned_pairs_are_found(shared_data: Path) -> None:
    tally = Tally()
    for case in hand_aligned(shared_data / "aligned"):
        ours(case, tally)
    assert tally.groups_true > 250
    pairs, groups, moved = tally.figures()
    assert pairs >= 0.99
    assert groups >= 0.985
    assert moved >= 0.95


@pytest.mark.parametrize(
    ("level", "least_pairs", "least_groups"),
    [("light", 0.999, 0.998), ("normal", 0.998, 0.995), ("hard", 0.997, 0.995)],
)
def test_made_pairs_are_found(
    shared_data: Path, level: Level, least_pairs: float, least_groups: float
) -> None:
    tally = Tally()
    for case in generate(level, 12):
        ours(case, tally)
    assert tally.groups_true > 500
    pairs, groups, _ = tally.figures()
    assert pairs >= least_pairs
    assert groups >= least_groups


def test_few_groups_of_hand_aligned_pairs_are_called_unsure(shared_data: Path) -> None:
    groups = [
        group
        for case in hand_aligned(shared_data / "aligned")
        for group in align(case.old, case.new).groups
    ]
    assert 0 < sum(group.unsure for group in groups) < 0.05 * len(groups)
