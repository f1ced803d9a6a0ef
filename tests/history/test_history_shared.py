"""Answers about real series, each checked by hand in the texts: references, sessions, counts.

The texts are no part of the project, and no word of theirs stands here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetrail.history import (
    SeriesHistory,
    blame_of,
    dropped_of,
    matrix_of,
    stats_of,
    trail_of,
    verbs_of,
)
from clausetrail.parse import parse
from clausetrail.read import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.shared

SOUTH = "south-south-cooperation"
CHILD = "rights-of-the-child"
FORCE = "sc-undof"


@pytest.fixture(scope="module")
def load(shared_data: Path) -> Callable[[str], SeriesHistory]:
    made: dict[str, SeriesHistory] = {}

    def loaded(slug: str) -> SeriesHistory:
        if slug not in made:
            texts = [parse(read(path)) for path in (shared_data / "texts" / slug).iterdir()]
            texts.sort(key=lambda text: (text.adopted or "", text.symbol or ""))
            made[slug] = SeriesHistory.of_texts(texts, slug)
        return made[slug]

    return loaded


def _steps(history: SeriesHistory, symbol: str, ref: str) -> list[tuple[str, str]]:
    """Where a trail stands: the end of the symbol, and its references."""
    return [
        (step.symbol.split("/", 2)[2], " ".join(step.refs))
        for step in trail_of(history, symbol, ref).steps
    ]


def test_trails_over_five_texts_of_absence_and_back(
    load: Callable[[str], SeriesHistory],
) -> None:
    south = load(SOUTH)
    assert _steps(south, "A/RES/70/222", "OP10") == [
        ("68/230", "OP11"), ("70/222", "OP10"), ("71/244", "OP12"), ("72/237", "OP11"),
        ("78/167", "PP17"), ("79/236", "PP24"),
    ]  # fmt: skip
    (gap,) = trail_of(south, "A/RES/79/236", "PP24").gaps
    assert (gap.last, gap.gone) == ("A/RES/72/237", "A/RES/73/249")


def test_trails_across_a_merger_and_renumbering(load: Callable[[str], SeriesHistory]) -> None:
    steps = trail_of(load(SOUTH), "A/RES/79/236", "OP2").steps
    assert [step.refs for step in steps[:5]] == [
        ("OP2", "OP3"), ("OP2", "OP3"), ("OP2", "OP3"), ("OP2",), ("OP1",),
    ]  # fmt: skip
    assert steps[3].relation == "merge"
    assert [step.change for step in steps[5:]] == ["identical"] * 6
    child = load(CHILD)
    assert _steps(child, "A/RES/78/187", "OP32") == [("72/245", "OP35(j)"), ("78/187", "OP32")]
    assert _steps(child, "A/RES/72/245", "OP16")[1:] == [
        ("69/157", "OP35"), ("70/137", "OP33"), ("71/177", "OP36"), ("72/245", "OP16"),
        ("73/155", "OP51"), ("74/133", "OP20"), ("76/147", "OP24"),
    ]  # fmt: skip


def test_trails_of_renewals(load: Callable[[str], SeriesHistory]) -> None:
    force = load(FORCE)
    call = trail_of(force, "S/RES/790 (1992)", "OP1(a)")
    assert len(call.steps) == 35
    assert [gap.last for gap in call.gaps] == ["S/RES/369 (1975)"]
    assert len(trail_of(force, "S/RES/363 (1974)", "OP1").steps) == 36
    concern = trail_of(force, "S/RES/363 (1974)", "PP3")
    assert concern.vanished is not None
    assert (concern.vanished.last, len(concern.steps)) == ("S/RES/429 (1978)", 8)


@pytest.mark.parametrize(
    ("slug", "symbol", "ref", "sources"),
    [
        (SOUTH, "A/RES/79/236", "OP2", {"A/RES/68/230": 15, "A/RES/73/249": 1}),
        (SOUTH, "A/RES/74/239", "OP2", {"A/RES/68/230": 15, "A/RES/73/249": 1}),
        (SOUTH, "A/RES/77/185", "PP11", {"A/RES/77/185": 80}),
        (CHILD, "A/RES/67/152", "OP3", {"A/RES/62/141": 44, "A/RES/67/152": 2}),
        (CHILD, "A/RES/78/187", "OP32", {"A/RES/72/245": 36, "A/RES/78/187": 50}),
        (CHILD, "A/RES/72/245", "OP35(j)", {"A/RES/72/245": 40}),
        (FORCE, "S/RES/363 (1974)", "OP1(b)", {"S/RES/363 (1974)": 17}),
        (
            FORCE, "S/RES/790 (1992)", "OP1(b)",
            {"S/RES/363 (1974)": 17, "S/RES/398 (1976)": 3, "S/RES/790 (1992)": 1},
        ),
        (FORCE, "S/RES/429 (1978)", "PP3", {"S/RES/363 (1974)": 11}),
    ],
)  # fmt: skip
def test_words_by_the_text_that_first_had_them(
    load: Callable[[str], SeriesHistory],
    slug: str,
    symbol: str,
    ref: str,
    sources: dict[str, int],
) -> None:
    found = blame_of(load(slug), symbol, ref).sources
    assert {one.symbol: one.words for one in found} == sources


def test_words_that_were_away_say_so(load: Callable[[str], SeriesHistory]) -> None:
    (paragraph,) = blame_of(load(SOUTH), "A/RES/79/236", "PP24").paragraphs
    first = paragraph.spans[1]
    assert (first.symbol, first.ref) == ("A/RES/68/230", "OP11")
    assert [(gap.last, gap.gone) for gap in first.gaps] == [("A/RES/72/237", "A/RES/73/249")]


def test_the_matrices(load: Callable[[str], SeriesHistory]) -> None:
    south = matrix_of(load(SOUTH))
    assert len(south.versions) == 11
    newest = [row for row in south.rows if row.cells[-1]]
    # In the newest text, the trail of each paragraph; what is new there stands nowhere else.
    row = next(one for one in newest if one.cells[-1] and one.cells[-1].refs == ("PP24",))
    assert [cell is not None for cell in row.cells] == [True] * 4 + [False] * 5 + [True] * 2
    force = matrix_of(load(FORCE))
    # What a scan left of a footnote is no paragraph that a person would count.
    counted = [row for row in force.rows if row.kind in {"preambular", "operative"}]
    assert [len([cell for cell in row.cells if cell]) for row in counted] == [
        36, 36, 35, 36, 36, 8, 8, 1, 2,
    ]  # fmt: skip


def test_what_dropped_out(load: Callable[[str], SeriesHistory]) -> None:
    south = dropped_of(load(SOUTH)).lost
    assert (south[0].weight, south[0].last, south[0].refs) == (
        "report", "A/RES/72/237", ("OP28",),
    )  # fmt: skip
    child = [one for one in dropped_of(load(CHILD)).lost if one.last == "A/RES/76/147"]
    assert (child[0].weight, child[0].refs) == ("report", ("OP43(h)",))
    lost = [one for one in dropped_of(load(FORCE)).lost if one.weight != "other"]
    force = [(one.last, one.refs) for one in lost]
    assert force == [
        ("S/RES/381 (1975)", ("OP1(a)",)),
        ("S/RES/429 (1978)", ("PP2",)),
        ("S/RES/429 (1978)", ("PP3",)),
        ("S/RES/369 (1975)", ("PP4",)),
    ]


def test_the_verbs(load: Callable[[str], SeriesHistory]) -> None:
    def shifts(slug: str) -> dict[tuple[str, tuple[str, ...]], tuple[tuple[str, ...], str]]:
        return {
            (one.symbol, one.refs): (one.old_refs, one.direction)
            for one in verbs_of(load(slug)).shifts
        }

    child = shifts(CHILD)
    assert child["A/RES/67/152", ("OP3",)] == (("OP3",), "weaker")
    assert child["A/RES/69/157", ("OP5",)] == (("OP3",), "stronger")
    assert shifts(SOUTH)["A/RES/71/244", ("OP13",)] == (("OP11", "OP12"), "weaker")
    assert shifts(FORCE) == {}


def test_the_figures(load: Callable[[str], SeriesHistory]) -> None:
    south = stats_of(load(SOUTH)).versions
    assert [one.paragraphs for one in south] == [24, 34, 44, 51, 16, 13, 16, 17, 28, 44, 56]
    assert south[4].gone == 37
    child = stats_of(load(CHILD)).versions
    assert [one.paragraphs for one in child] == [142, 106, 110, 120, 140, 117, 109, 107, 119, 127]
    force = stats_of(load(FORCE)).versions
    assert [one.paragraphs for one in force[:8]] == [8, 8, 7, 7, 7, 7, 7, 7]
    assert (force[2].gone, force[2].new, force[3].back) == (2, 1, 1)


def test_made_histories_are_told_right(shared_data: Path) -> None:
    """Six sessions with known truth, with drops and returns: the project's own aim."""
    from benchmarks.accuracy.histories import Score, make

    score = Score()
    for made in make("drops", 3):
        score.add(made)
    assert score.words_right / score.words >= 0.97
    assert score.trails_right / score.paragraphs >= 0.98
