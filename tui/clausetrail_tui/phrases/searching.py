"""What is asked of the index for the search screen, in the desk's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetrail.history.query import QueryError
from clausetrail.history.search import search_of

from .typed import Typed, filters_of, read

if TYPE_CHECKING:
    from clausetrail.corpus.given import SeriesEntry, VersionEntry
    from clausetrail.history.index import Index
    from clausetrail.history.search import Filters, Found, Hit
    from clausetrail.model import Paragraph
    from clausetrail_tui.desk import Desk, Job

_LEAST_STEM = 3  # letters of a word that is taken for the beginning of others


class Indexed(NamedTuple):
    """What the search box knows of the corpus."""

    slugs: tuple[str, ...]
    texts: int


class Other(NamedTuple):
    """Something else that could be searched for where nothing was found."""

    typed: str
    told: str  # what is other about it
    paragraphs: int


class Searched(NamedTuple):
    """The answer to what was typed."""

    typed: str
    found: Found | None = None  # None where nothing was asked for, or it cannot be
    refused: str = ""  # why it cannot be
    instead: str = ""  # the phrase that `found` is of, where it is not the one that was typed
    others: tuple[Other, ...] = ()
    entries: dict[str, SeriesEntry] = {}  # noqa: RUF012 - a default that nobody changes
    texts: int = 0  # of the corpus

    def version(self, hit: Hit) -> VersionEntry | None:
        """The text that a hit stands in, as the corpus lists it."""
        entry = self.entries.get(hit.series)
        texts = () if entry is None else entry.drafts if hit.draft else entry.versions
        return next((one for one in texts if hit.symbol in {one.symbol, one.label}), None)


def indexed(desk: Desk, job: Job) -> Indexed:
    """Bring the index up to date."""
    index = desk.index(job.progress)
    return Indexed(tuple(index.series), len(index.versions))


def searched(typed: str, desk: Desk, job: Job) -> Searched:
    """Search for what was typed.

    Where it is nowhere, its last word is taken for the beginning of one; what else could be
    asked is counted.
    """
    index = desk.index(job.progress)
    asked, texts = read(typed), len(index.versions)
    if not asked.phrase:
        return Searched(typed, texts=texts)
    try:
        filters = filters_of(asked, index)
        found = search_of(index, asked.phrase, filters, job.progress)
    except QueryError as error:
        return Searched(typed, refused=error.message, texts=texts)
    instead = ""
    others: tuple[Other, ...] = ()
    if not found.hits:
        words = asked.words
        if len(words) > 1 or (words and len(words[0]) >= _LEAST_STEM):
            instead = f"{asked.phrase}*"
            begun = search_of(index, instead, filters, job.progress)
            found = begun if begun.hits else found
            instead = instead if begun.hits else ""
        if not instead:
            others = _others(index, asked, filters, job)
    slugs = {hit.series for hit in found.hits}
    entries = {one.slug: one for one in desk.corpus().state.entries(slugs)}
    return Searched(typed, found, "", instead, others, entries, texts)


def whole(version: VersionEntry, ref: str, desk: Desk, job: Job) -> Paragraph | None:
    """Read a paragraph."""
    del job
    paragraphs = desk.corpus().record(version.sha256).paragraphs
    return next((one for one in paragraphs if one.ref == ref), None)


def _others(index: Index, asked: Typed, filters: Filters, job: Job) -> tuple[Other, ...]:
    """Return what else of the kind would find something."""
    words = asked.words
    tries: list[tuple[str, str]] = []
    if len(words) > 1:
        tries = [
            (" AND ".join(f'"{word}"' for word in dict.fromkeys(words)), "its words, in any order"),
            (" ".join(words[:-1]), "without its last word"),
            (" ".join(words[1:]), "without its first word"),
        ]
    elif words and len(words[0]) > _LEAST_STEM + 1:
        stem = words[0][: max(_LEAST_STEM, len(words[0]) * 2 // 3)]
        tries = [(f"{stem}*", "words that begin like it")]
    narrowed = " ".join(f'{name}:"{value}"' if " " in value else f"{name}:{value}"
                        for name, value in asked.narrowed)  # fmt: skip
    others: list[Other] = []
    for phrase, told in tries:
        found = search_of(index, phrase, filters, job.progress)
        if found.hits:
            others.append(Other(f"{phrase} {narrowed}".strip(), told, found.paragraphs))
    if asked.narrowed:
        found = search_of(index, asked.phrase, None, job.progress)
        if found.hits:
            others.append(Other(asked.phrase, "in the whole corpus", found.paragraphs))
    return tuple(others)
