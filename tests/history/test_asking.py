"""Whose history a text is asked about with: of adopted texts, drafts, and texts in no corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from clausetrail.corpus import Corpus
from clausetrail.history import trail_of
from clausetrail.history.asking import (
    NoSeriesError,
    history_continued,
    history_for,
    older_than,
    series_titled,
)

from .gardens import COUNT, HEDGE, LANTERNS, MOSS, PAINT, corpus, draft, lanterns, ponds, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TITLE = "Lanterns in village gardens"
DRAFT = draft(63, 7, TITLE, [PAINT, MOSS], "62/101 of 9 December 2007")
FILE = draft(66, 9, TITLE, [PAINT, COUNT, HEDGE], "65/101 of 9 December 2010")
SYMBOLS = [f"A/RES/{session}/101" for session in (60, 61, 62, 63, 65)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    with corpus(tmp_path_factory.mktemp("asked") / "c.git", [*lanterns(), *ponds(), DRAFT]) as one:
        yield one


def test_an_adopted_text_is_asked_about_in_its_whole_series(made: Corpus) -> None:
    history = history_for(made, made.resolve("61/101"))
    assert [one.name for one in history.versions] == SYMBOLS
    assert trail_of(history, "A/RES/61/101", "OP1").steps[-1].symbol == SYMBOLS[-1]


def test_a_series_whose_name_git_spells_otherwise_is_found(tmp_path: Path) -> None:
    title = "展示 of lanterns"
    texts = [text(60, 401, title, [PAINT, MOSS]), text(61, 401, title, [PAINT, COUNT])]
    with corpus(tmp_path / "c.git", texts):
        pass
    with Corpus.open(tmp_path / "c.git") as opened:  # one that has read no list of series yet
        version = opened.resolve("61/401")
        assert version.branch != f"series/{opened.slugs()[0]}"
        assert len(history_for(opened, version)) == 2
        before = opened.before(version)
        assert before is not None
        assert before.symbol == "A/RES/60/401"
        assert opened.entry(opened.slugs()[0]) == opened.entry(version.series)
        assert opened.entry("展示") is None


def test_a_draft_ends_its_history(made: Corpus) -> None:
    version = made.resolve("A/63/L.7")
    history = history_for(made, version)
    assert [one.name for one in history.versions] == [*SYMBOLS[:3], "A/63/L.7"]
    returned = trail_of(history, "A/63/L.7", "OP2").steps
    assert [one.symbol for one in returned] == [*SYMBOLS[:2], "A/63/L.7"]


def test_a_text_that_is_in_no_corpus_ends_the_history_that_it_continues(made: Corpus) -> None:
    history = history_continued(made, FILE.record, "next.txt")
    assert [one.name for one in history.versions] == [*SYMBOLS, "A/66/L.9"]
    unnamed = history_continued(made, replace(FILE.record, symbol=None), "next.txt")
    assert unnamed.versions[-1].name == "next.txt"
    assert made.find("A/66/L.9") is None


def test_a_file_of_a_text_that_the_corpus_has_takes_its_place(made: Corpus) -> None:
    history = history_continued(made, lanterns()[2].record, "again.txt")
    assert [one.name for one in history.versions] == SYMBOLS[:3]


def test_a_text_of_no_series_is_told_so(made: Corpus) -> None:
    other = text(67, 303, "Kites above harbours", [HEDGE], "50/1 of 9 December 1995")
    with pytest.raises(NoSeriesError) as caught:
        history_continued(made, replace(other.record, title="", symbol=None), "kites.txt")
    assert (caught.value.source, caught.value.message) == (
        "kites.txt",
        "continues no series of the corpus",
    )
    version = made.resolve("61/101")
    with pytest.raises(NoSeriesError, match="belongs to no series"):
        history_for(made, replace(version, branch="series/nowhere"))
    with pytest.raises(NoSeriesError, match=f"is no draft of the series {LANTERNS}"):
        history_for(made, replace(version, kind="draft", label="lost"))


def test_what_is_older_than_a_text(made: Corpus) -> None:
    assert older_than(made, made.resolve("63/101")) == "2008-12-09"
    version = made.resolve("A/63/L.7")
    assert version.distributed == "2008-11-01"
    assert older_than(made, replace(version, outcome=None)) == "2008-11-01"
    assert older_than(made, replace(version, outcome="A/RES/63/101")) == "2008-12-09"


def test_a_series_by_its_title(made: Corpus) -> None:
    assert series_titled(made, f"{TITLE} (AN ILLUSTRATION)") == LANTERNS
    assert series_titled(made, "Kites") is None
    assert series_titled(made, "") is None


def test_whoever_asks_is_told_how_far_it_is_and_can_give_it_up(made: Corpus) -> None:
    told: list[tuple[int, int]] = []
    history = history_for(made, made.resolve("61/101"), lambda done, of: told.append((done, of)))
    assert told == []  # nothing was compared yet
    assert len(history.comparisons) == 4
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4)]
    assert len(history.until(2).comparisons) == 2

    def give_up(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        history_for(made, made.resolve("A/63/L.7"), give_up)
    with pytest.raises(KeyboardInterrupt):
        history_continued(made, FILE.record, "next.txt", give_up)
