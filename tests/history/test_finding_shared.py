"""Answers over real series, each checked by hand in the texts: references, sessions, counts.

The texts are no part of the project, and no word of theirs stands here but those looked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetrail.corpus import Corpus
from clausetrail.corpus.given import Document
from clausetrail.history import Index, agreed_of, cites_of, search_of
from clausetrail.history.restored import with_restored
from clausetrail.history.search import Dropped
from clausetrail.parse import parse
from clausetrail.read import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.shared

SOUTH = "south-south-cooperation"
CHILD = "rights-of-the-child"
FORCE = "sc-undof"


@pytest.fixture(scope="module")
def made(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    folder = tmp_path_factory.mktemp("real") / "c.git"
    files = [
        path for slug in (SOUTH, CHILD, FORCE) for path in (shared_data / "texts" / slug).iterdir()
    ]
    with Corpus.init(folder) as corpus:
        corpus.add(
            Document(source=path.read_bytes(), extension="txt", record=parse(read(path)))
            for path in sorted(files)
        )
        yield corpus


@pytest.fixture(scope="module")
def index(made: Corpus) -> Iterator[Index]:
    with Index.of(made) as one:
        yield one


def _counts(index: Index, word: str, place: str) -> dict[str, int]:
    """In how many paragraphs of each text a word stands, of the texts with such symbols."""
    counts: dict[str, int] = {}
    for hit in search_of(index, word).hits:
        if hit.symbol.startswith(place):
            counts[hit.symbol] = counts.get(hit.symbol, 0) + 1
    return counts


def test_a_word_that_left_for_one_session(index: Index) -> None:
    counts = _counts(index, "triangular", "A/RES/")
    told = {symbol.split("/")[2]: count for symbol, count in counts.items()}
    assert told == {
        "68": 10, "70": 12, "71": 12, "72": 14, "73": 2, "75": 1, "76": 3, "77": 11, "78": 23,
        "79": 27,
    }  # fmt: skip
    (use,) = search_of(index, "triangular").uses
    assert (use.texts, use.since) == (10, 11)
    assert use.dropped == (Dropped("A/RES/73/249", "A/RES/74/239", "A/RES/75/234"),)


def test_a_word_that_came_to_stay(index: Index) -> None:
    assert list(_counts(index, "cyberbullying", "A/RES/").values()) == [1, 1, 2, 1, 1, 5, 9]
    (use,) = search_of(index, "cyberbullying").uses
    assert (use.first, use.last, use.texts, use.since) == (
        "A/RES/70/137", "A/RES/78/187", 7, 7,
    )  # fmt: skip
    assert use.dropped == ()


def test_a_word_that_fell_out_twice(index: Index) -> None:
    (orphans,) = search_of(index, "orphan*").uses
    assert orphans.dropped == (
        Dropped("A/RES/62/141", "A/RES/67/152", "A/RES/74/133"),
        Dropped("A/RES/74/133", "A/RES/76/147", None),
    )
    (durable,) = search_of(index, "durable").uses
    assert (durable.first, durable.last, durable.texts) == (
        "S/RES/363 (1974)", "S/RES/429 (1978)", 6,
    )  # fmt: skip
    assert durable.dropped == (
        Dropped("S/RES/363 (1974)", "S/RES/369 (1975)", "S/RES/390 (1976)"),
        Dropped("S/RES/429 (1978)", "S/RES/441 (1978)", None),
    )


@pytest.mark.parametrize(
    ("asked", "nearest", "carried"),
    [
        ("A/RES/79/236:PP1", "A/RES/78/167:PP1", ("A/RES/74/239", 5)),
        ("A/RES/79/236:PP25", "A/RES/78/167:PP18", ("A/RES/72/237", 7)),
        ("A/RES/79/236:OP2", "A/RES/78/167:OP2", ("A/RES/73/249", 6)),
        # It stood in 74/239 as well, and not in 75/234.
        ("A/RES/79/236:OP29", "A/RES/78/167:OP24", ("A/RES/76/221", 3)),
        ("S/RES/790 (1992):OP1(a)", "S/RES/756 (1992):OP1(a)", ("S/RES/655 (1990)", 5)),
    ],
)
def test_what_is_carried(
    index: Index, made: Corpus, asked: str, nearest: str, carried: tuple[str, int]
) -> None:
    symbol, _, ref = asked.partition(":")
    version = made.find(symbol)
    assert version is not None
    answer = agreed_of(index, made.record(version.sha256), before=version.adopted)
    found = next(one for one in answer.paragraphs if one.ref == ref)
    assert found.identical
    assert found.nearest is not None
    assert f"{found.nearest.symbol}:{found.nearest.ref}" == nearest
    assert (found.identical_since, found.unchanged) == carried


def test_what_is_carried_longest(index: Index, made: Corpus) -> None:
    version = made.find("A/RES/78/187")
    assert version is not None
    answer = agreed_of(index, made.record(version.sha256), before=version.adopted)
    carried = sorted(
        (one.identical_since, one.unchanged) for one in answer.paragraphs if one.unchanged > 2
    )
    # The first is the lead-in of the last operative paragraph.
    assert carried == [("A/RES/62/141", 9), ("A/RES/69/157", 7), ("A/RES/71/177", 5)]


def test_cites(index: Index, made: Corpus) -> None:
    def of(symbol: str) -> dict[str, tuple[tuple[str, ...], bool]]:
        version = made.find(symbol)
        assert version is not None
        answer = cites_of(index, made.record(version.sha256))
        return {one.symbol: (one.refs, one.missing) for one in (*answer.cites, *answer.cited_by)}

    assert of("S/RES/790 (1992)") == {"S/RES/338 (1973)": (("OP1(a)", "OP1(c)"), True)}
    south = of("A/RES/78/167")
    assert south["A/RES/57/263"] == (("OP15",), True)
    assert south["A/RES/77/185"] == (("PP4",), False)
    assert south["A/RES/79/236"] == (("PP4",), False)  # which cites it
    assert of("A/RES/78/187")["A/RES/76/147"] == (("PP12", "PP20"), False)


def test_restored(made: Corpus) -> None:
    old, new = made.find("A/RES/77/185"), made.find("A/RES/78/167")
    assert old is not None
    assert new is not None
    told = with_restored(made, old, made.comparison(old, new))
    found = {
        group.new[0]: (group.restored.symbol, group.restored.ref)
        for group in told.groups
        if group.restored
    }
    assert found == {"PP17": ("A/RES/72/237", "OP11"), "OP15": ("A/RES/72/237", "OP29")}
