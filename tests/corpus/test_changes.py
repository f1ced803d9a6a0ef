"""What changed in a series, in figures: as the comparisons say it, and without making them."""

from __future__ import annotations

import datetime as dt
import itertools
import subprocess
import sys
from typing import TYPE_CHECKING

import msgspec
import pytest
from tests.corpus.made import illustration, sha256_of

from clausetrail.corpus import Corpus, CorpusError, changes, comparing
from clausetrail.corpus.changes import each_summary, summaries_of
from clausetrail.corpus.comparing import Question
from clausetrail.corpus.messages import Person
from clausetrail.corpus.pins import Choice, decide

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clausetrail.corpus.given import Document, SeriesEntry, VersionEntry
    from clausetrail.model import Summary

PERSON = Person(
    name="Ada Example", address="ada@example.org", when=dt.datetime(2026, 1, 31, 12, tzinfo=dt.UTC)
)


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """One series of four texts and a draft, from which the last one came."""
    with Corpus.init(tmp_path / "corpus") as corpus:
        corpus.add(_documents())
        yield corpus


def _documents() -> list[Document]:
    adopted = [illustration(0, session) for session in (57, 60, 61)]
    last = illustration(0, 63, "\n\t2 bis.\tInvites all to look at the illustration;")
    last = msgspec.structs.replace(
        last, record=msgspec.structs.replace(last.record, drafts=("A/63/L.5",))
    )
    more = "\n\t2 bis.\tUrges all to look at it twice;\n\t2 ter.\tThanks all who did;"
    other = illustration(0, 63, more)
    draft = msgspec.structs.replace(
        other,
        source=b"a draft",
        record=msgspec.structs.replace(
            other.record, symbol="A/63/L.5", kind="draft", number=None, adopted=None, meeting=None
        ),
    )
    return [*adopted, last, draft]


def _entry(corpus: Corpus) -> SeriesEntry:
    (entry,) = corpus.series()
    return entry


def _pairs(corpus: Corpus) -> list[tuple[VersionEntry, VersionEntry]]:
    versions = _entry(corpus).versions
    return list(itertools.pairwise(versions))


def test_it_says_what_the_comparisons_say(corpus: Corpus) -> None:
    entry = _entry(corpus)
    (draft,) = entry.drafts
    assert draft.base == entry.versions[2].symbol
    pairs = [*_pairs(corpus), (entry.versions[2], draft), (draft, entry.versions[3])]
    told = summaries_of(corpus, pairs)
    assert told == tuple(corpus.comparison(old, new).summary for old, new in pairs)
    assert len({told[0], *told[2:]}) == 4


def test_what_was_compared_is_told_without_comparing_or_reading(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = summaries_of(corpus, _pairs(corpus))
    monkeypatch.setattr(Corpus, "record", _never)
    monkeypatch.setattr(Corpus, "compared", _never)
    monkeypatch.setattr(comparing, "_Counted", None)  # nor from a whole comparison
    assert summaries_of(corpus, _pairs(corpus)) == told


def test_a_comparison_that_is_kept_whole_is_counted_once(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = _pairs(corpus)
    told = summaries_of(corpus, pairs)
    keys = [question.key("summary/1") for question in changes._questions(corpus, pairs)]
    for key in keys:
        corpus.cache.forget(*key)
    monkeypatch.setattr(Corpus, "compared", _never)
    assert summaries_of(corpus, pairs) == told
    assert [data is None for data in corpus.cache.get_all(keys)] == [False] * 3


@pytest.mark.parametrize("rubbish", [b"", b"\xc1", msgspec.msgpack.encode({"identical": "many"})])
def test_rubbish_in_the_cache_is_a_miss(corpus: Corpus, rubbish: bytes) -> None:
    pairs = _pairs(corpus)
    for question in changes._questions(corpus, pairs):
        for kind in ("summary/1", "comparison/1"):
            corpus.cache.put(rubbish, *question.key(kind))
    assert summaries_of(corpus, pairs) == tuple(
        corpus.comparison(old, new).summary for old, new in pairs
    )


def test_a_pin_changes_the_figures(corpus: Corpus) -> None:
    (old, new) = _pairs(corpus)[2]
    (before,) = summaries_of(corpus, [(old, new)])
    decide(
        corpus.store,
        corpus.pin_version(old),
        corpus.pin_version(new),
        [Choice(old="OP1", new="OP1", verdict="apart")],
        PERSON,
    )
    (after,) = summaries_of(corpus, [(old, new)])
    assert after == corpus.comparison(old, new).summary
    assert after.removed == before.removed + 1


def test_progress_counts_and_what_it_raises_ends_the_work(corpus: Corpus) -> None:
    pairs = _pairs(corpus)
    seen: list[tuple[int, int]] = []

    class EnoughError(Exception):
        pass

    def enough(done: int, total: int) -> None:
        seen.append((done, total))
        if done == 2:
            raise EnoughError

    with pytest.raises(EnoughError):
        summaries_of(corpus, pairs, enough)
    assert seen == [(0, 3), (1, 3), (2, 3)]
    kept = comparing.summaries_kept(corpus.cache, changes._questions(corpus, pairs))
    assert [one is not None for one in kept] == [True, True, False]
    seen.clear()
    assert len(summaries_of(corpus, pairs, lambda *both: seen.append(both))) == 3
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_what_is_known_is_told_first(corpus: Corpus) -> None:
    pairs = _pairs(corpus)
    corpus.comparison(*pairs[2])
    each = each_summary(corpus, pairs)
    assert [at for at, _ in each] == [2, 0, 1]
    assert [at for at, _ in each_summary(corpus, pairs)] == [0, 1, 2]


def test_a_record_that_is_gone_is_named(corpus: Corpus) -> None:
    old, new = _pairs(corpus)[0]
    lost = msgspec.structs.replace(new, sha256=sha256_of(illustration(2, 60)))
    with pytest.raises(CorpusError, match="was not given a document"):
        summaries_of(corpus, [(old, lost)])


def test_a_question_is_told_by_texts_and_pins() -> None:
    from clausetrail.model import Pin

    keys = {
        Question(*blobs, pins).key(kind)
        for blobs in (("a", "b"), ("b", "a"))
        for pins in ((), (Pin("OP1", "OP2"),), (Pin("OP1", "OP2", together=False),))
        for kind in ("summary/1", "comparison/1")
    }
    assert len(keys) == 12


@pytest.mark.parametrize("pinned", [False, True])
def test_from_the_cache_nothing_that_compares_is_loaded(corpus: Corpus, pinned: bool) -> None:
    old, new = _pairs(corpus)[2]
    if pinned:
        both = corpus.pin_version(old), corpus.pin_version(new)
        decide(corpus.store, *both, [Choice(old="OP1", new="OP2", verdict="together")], PERSON)
    summaries_of(corpus, _pairs(corpus))
    script = """
import sys
from clausetrail.corpus import Corpus
from clausetrail.corpus.changes import summaries_of
with Corpus.open(sys.argv[1]) as corpus:
    (entry,) = corpus.series()
    assert len(summaries_of(corpus, list(zip(entry.versions, entry.versions[1:])))) == 3
    assert corpus.comparison(*entry.versions[2:]).groups
heavy = ("git", "numpy", "clausetrail.diff", "clausetrail.align.", "clausetrail.parse")
print([name for name in sys.modules if name.startswith(heavy)])
"""
    said = subprocess.run(
        [sys.executable, "-c", script, corpus.folder],
        check=True, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert said.stdout == ("['clausetrail.align.pins']\n" if pinned else "[]\n")


def _never(*_: object, **__: object) -> Summary:
    raise AssertionError
