"""The pieces: words, assignment, order."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from clausetrail.align.assign import MAX_EDGES, best_pairs
from clausetrail.align.order import in_order
from clausetrail.align.words import stem_of, words_of

small = st.integers(0, 5)
weights = st.sampled_from([0.1, 0.2, 0.25, 0.5, 1.0])
graphs = st.lists(st.dictionaries(small, weights, max_size=4), max_size=6)


def best_by_trying(edges: list[dict[int, float]], row: int = 0, used: int = 0) -> float:
    if row == len(edges):
        return 0.0
    found = best_by_trying(edges, row + 1, used)
    for column, weight in edges[row].items():
        if not used >> column & 1:
            found = max(found, weight + best_by_trying(edges, row + 1, used | 1 << column))
    return found


@given(graphs)
def test_no_other_set_of_pairs_weighs_more(edges: list[dict[int, float]]) -> None:
    pairs, greedy = best_pairs(edges)
    assert not greedy
    assert len(set(pairs.values())) == len(pairs)
    total = sum(edges[row][column] for row, column in pairs.items())
    assert abs(total - best_by_trying(edges)) < 1e-9


def test_a_component_past_the_limit_is_paired_greedily_and_says_so() -> None:
    size = int(MAX_EDGES**0.5) + 2
    edges = [{column: 1.0 + (row == column) for column in range(size)} for row in range(size)]
    pairs, greedy = best_pairs(edges)
    assert greedy
    assert pairs == {row: row for row in range(size)}


items = st.lists(
    st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(1, 9)),
    max_size=7,
    unique_by=(lambda item: item[0], lambda item: item[1]),
)


@given(items)
def test_the_fewest_and_shortest_are_taken_out(drawn: list[tuple[int, int, int]]) -> None:
    keys = [(old, new) for old, new, _ in drawn]
    costs = [cost for _, _, cost in drawn]

    def ordered(chosen: tuple[int, ...]) -> bool:
        ranked = sorted(keys[k] for k in chosen)
        return all(a[1] < b[1] for a, b in pairwise(ranked))

    stay = in_order(keys, costs)
    assert ordered(tuple(stay))
    best = max(
        (size, sum(costs[k] for k in chosen))
        for size in range(len(keys) + 1)
        for chosen in combinations(range(len(keys)), size)
        if ordered(chosen)
    )
    assert (len(stay), sum(costs[k] for k in stay)) == best


def test_words_are_alike_whatever_their_marks() -> None:
    assert words_of("The Committee\u2019s re\u2011examination") == words_of(
        "the committee's RE-examination"
    )
    assert words_of("caf\u00e9") == words_of("cafe\u0301")
    assert words_of("\u200ewater\u00ad") == ["water"]
    assert words_of("resolution 70/1, of 2,500 tonnes") == [
        "resolution",
        "70/1",
        "of",
        "2,500",
        "tonnes",
    ]
    assert words_of("\u6c34\u6cb3") == ["\u6c34", "\u6cb3"]


def test_a_verb_has_one_stem() -> None:
    for forms in (
        ("recalls", "recalling", "recalled", "recall"),
        ("recognizes", "recognizing", "recognize"),
        ("parties", "party"),
        ("states", "state"),
    ):
        assert len({stem_of(form) for form in forms}) == 1, forms
