"""Agreed wording and citations, over a corpus whose history is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausetrail.history.agreed import agreed_of
from clausetrail.history.cites import cites_of
from clausetrail.history.index import Index
from clausetrail.history.shingles import key_of, located, shingles_of, sketch_of, words_in
from clausetrail.model import Vote

from .gardens import (
    COUNT,
    HEDGE,
    LANTERNS,
    MOSS,
    PAINT,
    PONDS,
    corpus,
    draft,
    lanterns,
    ponds,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.corpus import Corpus
    from clausetrail.history.agreed import AgreedParagraph

NEW = "Proclaims seven wandering zephyrs custodians of forgotten birdbaths"
DRAFT = draft(
    67, 9, "Lanterns in village gardens",
    [
        PAINT,
        PAINT.replace("patient amber varnish", "quick turquoise lacquer"),
        f"{HEDGE}, and {MOSS[0].lower()}{MOSS[1:]}",
        NEW,
    ],
    "65/101 of 9 December 2010",
)  # fmt: skip


def _voted() -> list[object]:
    *before, last = ponds()
    record = msgspec.structs.replace(last.record, vote=Vote("by 3 votes to 1 (made)"))
    return [*before, msgspec.structs.replace(last, record=record)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    with corpus(
        tmp_path_factory.mktemp("made") / "c.git",
        [*lanterns(), *_voted(), DRAFT],  # type: ignore[list-item]
    ) as one:
        yield one


@pytest.fixture(scope="module")
def index(made: Corpus) -> Iterator[Index]:
    with Index.of(made) as one:
        yield one


def _of(
    index: Index, ref: str, *, series: str | None = None, before: str | None = None
) -> AgreedParagraph:
    answer = agreed_of(index, DRAFT.record, series=series, before=before)
    return next(one for one in answer.paragraphs if one.ref == ref)


def test_what_is_carried(index: Index) -> None:
    found = _of(index, "OP1", series=LANTERNS)
    assert found.identical
    assert (found.identical_since, found.unchanged) == ("A/RES/60/101", 5)
    assert found.nearest is not None
    assert found.nearest.citation == "resolution 65/101, para. 1"
    assert found.nearest.vote == "unknown"
    assert found.nearest.similarity == 1
    assert found.new == ()


def test_without_a_series_the_latest_counts(index: Index) -> None:
    found = _of(index, "OP1")
    assert found.nearest is not None
    assert (found.nearest.symbol, found.nearest.ref) == ("A/RES/66/202", "OP2")
    assert found.nearest.vote == "by 3 votes to 1 (made)"
    assert (found.identical_since, found.unchanged) == ("A/RES/66/202", 1)


def test_before_a_date(index: Index) -> None:
    found = _of(index, "OP1", before="2008-12-09")
    assert found.nearest is not None
    assert (found.nearest.symbol, found.unchanged) == ("A/RES/62/101", 3)


def test_what_differs(index: Index) -> None:
    found = _of(index, "OP2", series=LANTERNS)
    assert not found.identical
    assert (found.identical_since, found.unchanged) == (None, 0)
    assert found.nearest is not None
    assert found.nearest.text == PAINT or found.nearest.text.startswith(PAINT)
    assert 0.7 < found.nearest.similarity < 0.9
    old = "".join(words for sign, words in found.nearest.ops if sign != "+")
    new = "".join(words for sign, words in found.nearest.ops if sign != "-")
    assert (old, new) == (found.nearest.text, found.text)
    assert [run.text for run in found.new] == ["quick turquoise lacquer"]


def test_two_adopted_paragraphs_joined_have_no_new_words_but_the_seam(index: Index) -> None:
    found = _of(index, "OP3")
    assert found.nearest is not None
    assert [run.text for run in found.new] in ([], ["and"])
    assert found.nearest.symbol == "A/RES/66/202"


@pytest.mark.parametrize("verb", ["Further {}", "{} further", "Also {}"])
def test_a_sequence_word_of_a_lead_verb_is_not_new_nor_makes_others_so(
    index: Index, verb: str
) -> None:
    first, rest = PAINT.split(" ", 1)
    act = f"{verb.format(first.lower()).capitalize()} {rest}"
    text = draft(67, 8, "Lanterns in village gardens", [act], "65/101 of 9 December 2010")
    (found,) = agreed_of(index, text.record).paragraphs[-1:]
    assert found.text.startswith(act)
    assert not found.identical
    assert found.new == ()


def test_what_nobody_ever_adopted(index: Index) -> None:
    found = _of(index, "OP4")
    assert found.nearest is None
    assert [run.text for run in found.new] == [NEW]


def test_a_text_is_not_its_own_answer(index: Index, made: Corpus) -> None:
    version = made.find("A/RES/60/101")
    assert version is not None
    answer = agreed_of(index, made.record(version.sha256), before=version.adopted)
    assert answer.searched == 0
    assert all(one.nearest is None and one.new for one in answer.paragraphs)


def test_records_are_flat(index: Index) -> None:
    answer = agreed_of(index, DRAFT.record)
    rows = answer.to_records()
    assert [row["ref"] for row in rows] == [one.ref for one in answer.paragraphs]
    assert all(not isinstance(value, (list, tuple, dict)) for row in rows for value in row.values())


@given(st.lists(st.sampled_from([*PAINT.split(), "zephyr", "71/255", "l’été"]), max_size=25))
def test_new_words_are_of_the_text_and_stand_nowhere(index: Index, words: list[str]) -> None:
    """Runs are in order, apart, and exactly the words that no adopted run of three covers."""
    record = DRAFT.record
    paragraph = msgspec.structs.replace(record.paragraphs[-1], text=" ".join(words))
    record = msgspec.structs.replace(record, paragraphs=(paragraph,))
    (found,) = agreed_of(index, record).paragraphs
    adopted = [
        words_in(row[0]) for row in index.rows(
            "SELECT t.text FROM texts t JOIN places p ON p.text = t.id "
            "JOIN versions v ON v.id = p.version WHERE v.adopted"
        )
    ]  # fmt: skip
    runs = {tuple(one[at : at + 3]) for one in adopted for at in range(len(one) - 2)}
    places = located(paragraph.text)
    covered: set[int] = set()
    for at in range(len(places) - 2):
        if tuple(one.word for one in places[at : at + 3]) in runs:
            covered |= {at, at + 1, at + 2}
    expected = {at for at in range(len(places)) if at not in covered}
    if len(places) >= 3:
        told = {
            at
            for at, place in enumerate(places)
            for run in found.new
            if run.start <= place.start < run.end
        }
        assert told == expected
    for run, later in zip(found.new, found.new[1:], strict=False):
        assert run.end < later.start
    for run in found.new:
        assert paragraph.text[run.start : run.end] == run.text


@given(st.text(max_size=80))
def test_words_are_the_same_with_and_without_their_places(any_text: str) -> None:
    assert [one.word for one in located(any_text)] == words_in(any_text)
    for one in located(any_text):
        assert any_text[one.start : one.end]
    shingles = shingles_of(words_in(any_text))
    assert set(sketch_of(shingles)) <= set(shingles)
    assert bool(shingles) == bool(words_in(any_text))


def test_shingles_are_the_same_on_every_machine() -> None:
    assert shingles_of(["amber", "varnish", "frost", "moss"]) == [902368427967, 1059937226516]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Paints it.", "Paints it;", True),
        ("To paint it; and", "To paint it.", True),
        ("To paint it, and", "To paint it;", True),
        ("Paints the gardener\u2019s  lamp", "Paints the gardener's lamp:", True),
        ("Paints it", "paints it", False),
        ("Paints, it", "Paints it", False),
        ("Paints it and", "Paints it", False),
    ],
)
def test_how_a_paragraph_is_set_and_ends_does_not_count(one: str, other: str, same: bool) -> None:
    assert (key_of(one) == key_of(other)) == same


def test_cites(index: Index, made: Corpus) -> None:
    version = made.find("A/RES/64/202")
    assert version is not None
    answer = cites_of(index, made.record(version.sha256))
    (cited,) = answer.cites
    assert (cited.symbol, cited.refs, cited.missing, cited.series) == (
        "A/RES/42/345", ("PP1",), True, None,
    )  # fmt: skip
    assert answer.missing == ("A/RES/42/345",)
    (citing,) = answer.cited_by
    assert (citing.symbol, citing.refs, citing.series, citing.adopted) == (
        "A/RES/66/202", ("PP1",), PONDS, "2011-12-09",
    )  # fmt: skip


def test_a_draft_cites_too(index: Index, made: Corpus) -> None:
    version = made.find("A/RES/65/101")
    assert version is not None
    answer = cites_of(index, made.record(version.sha256))
    assert [(one.symbol, one.missing, one.series) for one in answer.cites] == [
        ("A/RES/63/101", False, LANTERNS)
    ]
    assert [(one.symbol, one.draft, one.adopted) for one in answer.cited_by] == [
        ("A/67/L.9", True, None)
    ]
    assert {row["direction"] for row in answer.to_records()} == {"cites", "cited by"}


def test_a_text_that_is_in_no_corpus(index: Index) -> None:
    other = text(70, 9, "Kites", [COUNT], "65/101 of 9 December 2010").record
    answer = cites_of(index, other)
    assert [one.symbol for one in answer.cites] == ["A/RES/65/101"]
    assert answer.cited_by == ()
