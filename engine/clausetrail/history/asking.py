"""Whose history a text is asked about with: its series', as it stands or would go on with it.

an adopted text          the series' texts, all of them
a draft                  the texts up to the one that it starts from, then the draft
a text in no corpus      the texts that were adopted before it, then the text
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import HistoryError
from .versions import SeriesHistory, Version

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetrail.corpus.corpus import Corpus
    from clausetrail.corpus.given import VersionEntry
    from clausetrail.model import Resolution


class NoSeriesError(HistoryError):
    """A text that belongs to no series of the corpus."""


def history_for(
    corpus: Corpus, version: VersionEntry, progress: Callable[[int, int], None] | None = None
) -> SeriesHistory:
    """Return the history in which a text of a corpus is asked about.

    Args:
        corpus: the corpus.
        version: a text of it; questions name it by its symbol or label.
        progress: told how many neighbours of how many were compared, now or when they are needed.

    Returns:
        The history of its series; of a draft, the one that it would end.

    Raises:
        NoSeriesError: the corpus has no such series, or not this draft of it.
        CorpusError: a record cannot be read.
    """
    name = version.symbol or version.label
    entry = corpus.entry(version.series)
    if entry is None:
        raise NoSeriesError("belongs to no series", source=name)
    history = SeriesHistory.of_corpus(corpus, entry, progress)
    if version.kind == "adopted":
        return history
    draft = next((one for one in history.drafts if one.label == version.label), None)
    if draft is None:
        raise NoSeriesError(f"is no draft of the series {entry.slug}", source=name)
    return history.with_draft(draft)


def history_continued(
    corpus: Corpus,
    text: Resolution,
    name: str,
    progress: Callable[[int, int], None] | None = None,
) -> SeriesHistory:
    """Return the history that a text would end, if it were added to a corpus.

    Args:
        corpus: the corpus, which need not have the text.
        text: what was read.
        name: what the answers call it where it has no symbol: the name of its file.
        progress: told how many neighbours of how many were compared.

    Raises:
        NoSeriesError: it continues no series of the corpus.
        CorpusError: a record cannot be read.
    """
    slug = _series_of(corpus, text)
    entry = corpus.entry(slug) if slug is not None else None
    if entry is None:
        raise NoSeriesError(
            "continues no series of the corpus",
            source=name,
            hint="add it with the texts before it: clausetrail add FOLDER",
        )
    history = SeriesHistory.of_corpus(corpus, entry, progress)
    earlier = [
        one.name
        for one in history.versions
        if one.name != text.symbol and _is_before(one.adopted, text.adopted or text.distributed)
    ]
    base = earlier[-1] if earlier else None
    return history.with_draft(Version(name=text.symbol or name, text=text, base=base))


def series_titled(corpus: Corpus, title: str) -> str | None:
    """Return the slug of the series that has a title, in any case; None where none has it."""
    wanted = title.casefold()
    entries = corpus.series() if wanted else ()
    return next((one.slug for one in entries if one.title.casefold() == wanted), None)


def older_than(corpus: Corpus, version: VersionEntry) -> str | None:
    """Return the ISO date before which texts were adopted before a text of a corpus.

    Returns:
        Its own; of a draft, its resolution's, else that of its distribution; None where nothing
        tells it.
    """
    if version.outcome:
        became = corpus.find(version.outcome)
        if became is not None and became.adopted:
            return became.adopted
    return version.adopted or version.distributed


def _series_of(corpus: Corpus, text: Resolution) -> str | None:
    known = corpus.find(text.symbol) if text.symbol else None
    if known is not None:
        return known.series
    from clausetrail.corpus.cards import card_of
    from clausetrail.corpus.writing import Given

    given = Given.of(corpus.state)
    given.cards[text.sha256] = card_of(text, "txt")
    placements = given.plan().placements
    return next((one.series for one in placements if one.sha256 == text.sha256), None)


def _is_before(date: str | None, other: str | None) -> bool:
    return date is None or other is None or date < other
