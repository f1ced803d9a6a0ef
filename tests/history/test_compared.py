"""Two texts compared as everybody is shown them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from clausetrail.corpus import pins
from clausetrail.corpus.messages import Person
from clausetrail.corpus.pin_branch import Pinned
from clausetrail.corpus.pins import Choice, Honoured
from clausetrail.history.compared import compared_of, pin_notes
from clausetrail.model import Restored

from .gardens import COUNT, HEDGE, MOSS, PAINT, WICK, corpus, draft, lanterns, ponds, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clausetrail.corpus import Corpus
    from clausetrail.corpus.given import VersionEntry

ADA = Person(
    name="Ada Pinner", address="ada@example.org", when=dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
)
TITLE = "Lanterns in village gardens"
FILE = draft(66, 9, TITLE, [PAINT, COUNT, MOSS], "62/101 of 9 December 2007")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Corpus]:
    with corpus(tmp_path / "c.git", [*lanterns(), *ponds()]) as one:
        yield one


def test_it_tells_what_came_back_and_honours_pins(made: Corpus) -> None:
    old, new = made.resolve("62/101"), made.resolve("63/101")
    comparison, notes, decisions = compared_of(made, old, new)
    assert notes == ()
    assert decisions == ()
    assert comparison.new == made.record(new.sha256)
    assert {one.new: one.restored for one in comparison.groups if one.restored} == {
        ("OP2",): Restored("A/RES/61/101", "OP1", "identical")
    }
    assert not any(one.pinned for one in comparison.groups)
    _pin(made, old, new)
    pinned = compared_of(made, old, new)
    (group,) = (one for one in pinned.comparison.groups if one.pinned)
    assert (group.old, group.new) == (("OP2",), ("OP2", "OP3"))
    (one,) = pinned.decisions
    assert (one.old, one.new, one.verdict, one.by) == ("OP2", "OP2", "together", ADA.shown())
    (turned,) = compared_of(made, new, old).decisions
    assert (turned.old_words, turned.new_words) == (one.new_words, one.old_words)


def test_a_text_that_is_in_no_corpus(made: Corpus) -> None:
    comparison, notes, decisions = compared_of(made, made.resolve("62/101"), FILE.record)
    assert (notes, decisions) == ((), ())
    assert comparison.new is FILE.record
    (group,) = (one for one in comparison.groups if one.restored)
    assert group.new == ("OP3",)


def test_a_pin_whose_words_are_gone_is_told(made: Corpus) -> None:
    old, new = made.resolve("62/101"), made.resolve("63/101")
    _pin(made, old, new)
    reissue = text(63, 101, TITLE, [PAINT, HEDGE, COUNT, WICK], "62/101 of 9 December 2007")
    made.add([reissue], replace=True)
    assert compared_of(made, old, made.resolve("63/101")).notes == (
        "the pin of OP2 and OP2 is left out: their words are in the texts no more",
    )


def test_a_pin_that_another_contradicts_is_told() -> None:
    pinned = Pinned(
        old="OP1", new="OP2", verdict="together", by="Ada", when="2026-03-01T00:00:00Z",
        old_words="", new_words="",
    )  # fmt: skip
    assert pin_notes(Honoured(pins=(), gone=(), overruled=(pinned,))) == (
        "the pin of OP1 and OP2 is left out: a later one contradicts it",
    )


def _pin(made: Corpus, old: VersionEntry, new: VersionEntry) -> None:
    sides = made.pin_version(old), made.pin_version(new)
    pins.decide(made.store, *sides, [Choice(old="OP2", new="OP2", verdict="together")], ADA)
