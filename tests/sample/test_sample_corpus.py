"""A corpus of the sample's texts: what it holds, and that it is made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetrail.corpus import Corpus, CorpusError
from clausetrail.corpus.sample import load_sample, sample_corpus

if TYPE_CHECKING:
    from pathlib import Path


def test_it_holds_the_resolution_and_labelled_drafts_that_say_what_they_are(
    tmp_path: Path,
) -> None:
    with sample_corpus(tmp_path / "corpus") as corpus:
        assert corpus.slugs() == ("asean",)
        entry = corpus.entry("asean")
        assert entry is not None
        assert [one.symbol for one in entry.versions] == ["A/RES/71/255"]
        assert entry.title == load_sample().title
        for draft, number in zip(entry.drafts, (1, 2), strict=True):
            notice = f"Illustrative draft {number} (not a United Nations document)"
            assert (draft.label, draft.symbol) == (f"illustration-{number}", None)
            assert draft.base == "A/RES/71/255"
            assert draft.title.startswith(notice)
            assert corpus.record(draft.sha256).title.startswith(notice)
            assert notice in corpus.text(draft.sha256)
        assert corpus.resolve("asean@illustration-1").label == "illustration-1"


def test_it_is_made_once_and_alike_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sample_corpus(tmp_path / "one") as one, sample_corpus(tmp_path / "other") as other:
        made = one.state.commit
        assert other.state.commit == made

    def refuse(*_: object) -> None:
        raise AssertionError("it is there already")

    monkeypatch.setattr("clausetrail.corpus.adding.add", refuse)
    with sample_corpus(tmp_path / "one") as again:
        assert again.state.commit == made


def test_a_half_made_one_is_brought_to_its_end(tmp_path: Path) -> None:
    with sample_corpus(tmp_path / "whole") as whole:
        made = whole.state.commit
    Corpus.init(tmp_path / "half").close()
    with sample_corpus(tmp_path / "half") as corpus:
        assert corpus.state.commit == made


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear reader", encoding="utf-8")
    with pytest.raises(CorpusError, match="not empty"):
        sample_corpus(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["letter.txt"]


def test_an_unknown_series_is_told() -> None:
    from clausetrail.corpus.sample import SampleMissingError

    with pytest.raises(SampleMissingError) as caught:
        load_sample("lamps")
    assert caught.value.message == "the sample series is not installed"
    assert caught.value.hint == "install Clausetrail again"
