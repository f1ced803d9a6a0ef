"""A text that is asked about by itself: of the corpus, or a file beside it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple

from .place import open_corpus
from .references import corpus_for, is_file, read_file, record_of, split_reference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clausetrail.corpus.corpus import Corpus
    from clausetrail.corpus.given import VersionEntry
    from clausetrail.model import Resolution


class AskedText(NamedTuple):
    """A text, and the corpus in which answers are looked for."""

    text: Resolution
    name: str  # as it was called, or in the corpus
    version: VersionEntry | None  # None for a file
    paragraph: str | None  # of REF:OP4
    corpus: Corpus

    @property
    def series(self) -> str | None:
        """Slug of its series; of a file, of the one with its title; None where there is none."""
        if self.version is not None:
            return self.version.series
        from clausetrail.history.asking import series_titled

        return series_titled(self.corpus, self.text.title)

    @property
    def until(self) -> str | None:
        """ISO date before which texts are older than this one; None where nothing tells it."""
        if self.version is None:
            return self.text.adopted
        from clausetrail.history.asking import older_than

        return older_than(self.corpus, self.version)


@contextlib.contextmanager
def asked_text(ref: str, place: Path | None) -> Iterator[AskedText]:
    """Find the text that a REF, or a REF:PARAGRAPH, names.

    Raises:
        ClausetrailError: there is none, or no corpus.
    """
    target, paragraph = split_reference(ref)
    if is_file(target):
        text = read_file(target, plain=False)
        with open_corpus(place) as corpus:
            yield AskedText(text, target, None, paragraph, corpus)
        return
    with corpus_for(target, place) as corpus:
        version = corpus.resolve(target)
        text = record_of(corpus, version, plain=False)
        yield AskedText(text, version.symbol or version.label, version, paragraph, corpus)
