"""What a comparison says of added paragraphs that the series had before."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest

from clausetrail.cli import main
from clausetrail.corpus.messages import Person
from clausetrail.corpus.pins import Choice, decide
from clausetrail.diff import compare
from clausetrail.history import restored
from clausetrail.history.compared import compared_of
from clausetrail.history.restored import with_restored
from clausetrail.history.versions import SeriesHistory
from clausetrail.model import ComparisonDocument, Restored, document_of

from .gardens import COUNT, MOSS, PAINT, corpus, draft, lanterns, ponds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clausetrail.corpus import Corpus
    from clausetrail.corpus.given import SeriesEntry, VersionEntry

EDITED = MOSS.replace("keep quiet moss", "keep quiet moss and tiny ferns")
DRAFT = draft(
    66, 9, "Lanterns in village gardens", [PAINT, COUNT, EDITED], "62/101 of 9 December 2007"
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    with corpus(tmp_path_factory.mktemp("made") / "c.git", [*lanterns(), *ponds()]) as one:
        yield one


def _restored(made: Corpus, old: str, new: str) -> dict[str, Restored]:
    before, after = made.find(old), made.find(new)
    assert before is not None
    assert after is not None
    comparison = with_restored(made, before, made.comparison(before, after), after)
    return {group.new[0]: group.restored for group in comparison.groups if group.restored}


def test_a_paragraph_that_came_back(made: Corpus) -> None:
    found = _restored(made, "A/RES/62/101", "A/RES/63/101")
    assert found.keys() == {"OP2"}
    assert (found["OP2"].symbol, found["OP2"].ref) == ("A/RES/61/101", "OP1")
    assert found["OP2"].change in {"identical", "editorial"}


def test_over_texts_that_lie_between(made: Corpus) -> None:
    assert _restored(made, "A/RES/62/101", "A/RES/65/101").keys() == {"OP2"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A/RES/60/101", "A/RES/61/101"),  # nothing stood before
        ("A/RES/61/101", "A/RES/63/101"),  # it stands in both
        ("A/RES/63/101", "A/RES/62/101"),  # backwards in time
        ("A/RES/64/202", "A/RES/66/202"),  # another series had it
    ],
)
def test_nothing_is_restored(made: Corpus, old: str, new: str) -> None:
    assert _restored(made, old, new) == {}


def test_what_was_found_is_kept_until_a_pin_among_the_texts_changes(
    made: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new, first = (made.find(f"A/RES/{one}/101") for one in (62, 63, 60))
    elsewhere = made.find("A/RES/64/202"), made.find("A/RES/66/202")
    assert old is not None
    assert new is not None
    found = compared_of(made, old, new)
    assert [one.restored.ref for one in found.comparison.groups if one.restored] == ["OP1"]
    asked: list[str] = []
    whole = SeriesHistory.of_corpus

    def spied(corpus: Corpus, entry: SeriesEntry) -> SeriesHistory:
        asked.append(entry.slug)
        return whole(corpus, entry)

    monkeypatch.setattr(SeriesHistory, "of_corpus", spied)
    assert compared_of(made, old, new) == found
    assert asked == []
    _pin(made, *elsewhere)
    assert compared_of(made, old, new) == found
    assert asked == []
    _pin(made, first, old)
    assert compared_of(made, old, new) == found
    assert asked == [old.series]


def test_what_is_kept_and_cannot_be_read_is_found_again(made: Corpus) -> None:
    old, new = made.find("A/RES/62/101"), made.find("A/RES/65/101")
    assert old is not None
    assert new is not None
    entry = made.entry(old.series)
    assert entry is not None
    key = restored._key(made, restored._line(entry, old), new)
    assert key is not None
    made.cache.put(b"rubbish", "restored/2", key)
    (group,) = (one for one in compared_of(made, old, new).comparison.groups if one.restored)
    assert group.new == ("OP2",)


def test_what_a_person_keeps_apart_is_not_restored(tmp_path: Path) -> None:
    with corpus(tmp_path / "c.git", lanterns()) as one:
        assert _restored(one, "A/RES/62/101", "A/RES/63/101").keys() == {"OP2"}
        _pin(one, one.find("A/RES/61/101"), one.find("A/RES/63/101"), "OP1", "OP2")
        assert _restored(one, "A/RES/62/101", "A/RES/63/101") == {}
        # It stands in the text between, and is restored in a text after that.
        assert _restored(one, "A/RES/62/101", "A/RES/65/101").keys() == {"OP2"}


def _pin(
    made: Corpus,
    old: VersionEntry | None,
    new: VersionEntry | None,
    ref: str = "",
    new_ref: str = "OP1",
) -> None:
    assert old is not None
    assert new is not None
    person = Person(
        name="Ada Example", address="ada@example.org", when=dt.datetime(2026, 1, 31, tzinfo=dt.UTC)
    )
    texts = made.pin_version(old), made.pin_version(new)
    ref = ref or texts[0].record.paragraphs[-1].ref
    choice = Choice(old=ref, new=new_ref, verdict="apart")
    assert decide(made.store, *texts, [choice], person)


def test_in_a_file_that_is_in_no_corpus(made: Corpus) -> None:
    before = made.find("A/RES/62/101")
    assert before is not None
    comparison = compare(made.record(before.sha256), DRAFT.record)
    told = with_restored(made, before, comparison)
    (group,) = (one for one in told.groups if one.restored)
    assert group.new == ("OP3",)
    assert group.restored == Restored("A/RES/61/101", "OP1", "substantive")
    plain = document_of(comparison)
    assert isinstance(plain, ComparisonDocument)
    assert all(one.restored is not None and not one.restored for one in plain.groups)


def test_diff_and_brief_tell_it(
    made: Corpus, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    place = ["--corpus", str(made.folder)]
    assert main(["diff", "63/101", *place]) == 0
    assert "OP2  new · restored from 61/101, OP1\n" in capsys.readouterr().out
    assert main(["diff", "62/101", "63/101", "--brief", *place]) == 0
    assert "OP2  (restored from 61/101, OP1) Encourages gardeners" in capsys.readouterr().out
    (tmp_path / "draft.txt").write_bytes(DRAFT.source)
    assert main(["diff", "62/101", str(tmp_path / "draft.txt"), "--format", "json", *place]) == 0
    groups = json.loads(capsys.readouterr().out)["groups"]
    assert [group["restored"] for group in groups if "restored" in group] == [
        {"symbol": "A/RES/61/101", "ref": "OP1", "change": "substantive"}
    ]
