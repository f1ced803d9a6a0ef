"""Deriving a corpus anew with another parser."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

import msgspec
import pytest

from clausetrail.corpus import Corpus
from clausetrail.corpus.errors import ParserError
from clausetrail.corpus.given import PARSER

from .made import every, git, illustration, refs, series_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clausetrail.model import Resolution

_WITH_NUMBER = ("adding", "given", "messages", "repairing", "upgrading", "verify", "writing")


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.init(tmp_path / "corpus") as made:
        made.add(every())
        yield made


def _number(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    # All are imported first, so that none takes the changed number for its own.
    modules = [importlib.import_module(f"clausetrail.corpus.{name}") for name in _WITH_NUMBER]
    for module in modules:
        monkeypatch.setattr(module, "PARSER", number)


def test_the_same_parser_changes_nothing(corpus: Corpus) -> None:
    before = refs(corpus.folder)
    done = corpus.upgrade()
    assert (done.before, done.after, done.documents) == (PARSER, PARSER, 12)
    assert not any((done.changed, done.series, done.moved, done.failed))
    assert refs(corpus.folder) == before


def test_a_newer_parser_rewrites_the_corpus_as_if_it_had_made_it(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from clausetrail.parse import parse

    def newer(text: object) -> Resolution:
        record = parse(text)  # type: ignore[arg-type]
        if record.symbol != "A/RES/61/100":
            return record
        return msgspec.structs.replace(record, meeting="45th plenary meeting")

    _number(monkeypatch, PARSER + 1)
    monkeypatch.setattr(sys.modules["clausetrail.parse"], "parse", newer)
    faults = corpus.verify().faults
    assert [fault.kind for fault in faults] == ["parser"]
    assert faults[0].remedy == "run: clausetrail upgrade"
    seen: list[tuple[int, int]] = []
    done = corpus.upgrade(lambda at, of: seen.append((at, of)))
    assert (done.before, done.after) == (PARSER, PARSER + 1)
    assert done.changed == ("A/RES/61/100",)
    assert len(done.series) == 3  # every commit names the parser
    assert seen[-1] == (12, 12)
    assert corpus.verify().sound
    assert corpus.find("A/RES/61/100") is not None
    with Corpus.init(tmp_path / "anew") as anew:
        documents = [
            msgspec.structs.replace(one, record=newer_record(one.record)) for one in every()
        ]
        anew.add(documents)
        assert refs(anew.folder) == refs(corpus.folder)
    assert git(corpus.folder, "fsck", "--strict", "--no-dangling") == ""


def newer_record(record: Resolution) -> Resolution:
    """The record as the newer parser makes it."""
    meeting = "45th plenary meeting" if record.symbol == "A/RES/61/100" else record.meeting
    return msgspec.structs.replace(record, meeting=meeting)


def test_a_corpus_of_a_newer_parser_is_left_alone(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    _number(monkeypatch, PARSER - 1)
    with pytest.raises(ParserError) as caught:
        corpus.upgrade()
    assert str(caught.value).endswith("hint: update Clausetrail")
    with pytest.raises(ParserError):
        corpus.add([illustration(0, 70)])
    assert len(corpus.series()) == 3


def test_a_document_that_no_longer_parses_keeps_its_record(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    from clausetrail.parse import NotAResolutionError, parse

    def stricter(text: object) -> Resolution:
        record = parse(text)  # type: ignore[arg-type]
        if record.symbol == "A/RES/61/100":
            raise NotAResolutionError("an illustration of a stricter parser")
        return record

    monkeypatch.setattr(sys.modules["clausetrail.parse"], "parse", stricter)
    before = refs(corpus.folder)
    done = corpus.upgrade()
    assert done.failed == ("A/RES/61/100",)
    assert refs(corpus.folder) == before


def test_everything_is_found_again_when_only_objects_are_left(
    corpus: Corpus, tmp_path: Path
) -> None:
    before = refs(corpus.folder)
    (corpus.folder / "clausetrail" / "projected").unlink()
    for ref in before:
        git(corpus.folder, "update-ref", "-d", ref)
    corpus.close()
    done = Corpus.repair(corpus.folder)
    assert done[0] == "found 12 documents among the objects of the store"
    assert refs(corpus.folder) == before


def test_a_text_added_after_a_repair_goes_where_it_would_have_gone(corpus: Corpus) -> None:
    Corpus.repair(corpus.folder)
    corpus.add(series_of(0, (70,)))
    assert corpus.verify().sound
