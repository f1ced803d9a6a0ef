"""Whose history a text of a place is asked about with, and which text of the corpus is which.

Everything here runs in a desk's thread; what it returns is plain data.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.model.errors import ClausetrailError

from .files import record_of
from .places import File, Stored

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clausetrail.corpus.given import SeriesEntry
    from clausetrail.history.versions import SeriesHistory
    from clausetrail.model import Paragraph

    from .desk import Desk, Job
    from .places import Text

_SOON_S = 0.3  # what takes no longer is not told step by step

Paragraphs = dict[str, "dict[str, Paragraph]"]
"""Paragraphs by the name of their text and their reference."""


class UnknownTextError(ClausetrailError):
    """A text that the corpus has no more."""


class Asked(NamedTuple):
    """A series' history and the text of it that was asked about."""

    history: SeriesHistory
    name: str  # of the text, as the history's answers call it
    texts: Mapping[str, Text]  # by that name: where each text is found

    def paragraphs(self, *, drafts: bool = False) -> Paragraphs:
        """Return the paragraphs of all its texts."""
        versions = (*self.history.versions, *(self.history.drafts if drafts else ()))
        return {one.name: {p.ref: p for p in one.text.paragraphs} for one in versions}


def unhurried(job: Job) -> Callable[[int, int], None]:
    """Return a progress that says nothing of what is soon done, and gives up what was given up."""
    begun = monotonic()

    def progress(done: int, total: int) -> None:
        if job.cancelled or monotonic() - begun > _SOON_S:
            job.progress(done, total)

    return progress


def asked(desk: Desk, text: Text, progress: Callable[[int, int], None] | None = None) -> Asked:
    """Find the history of a text.

    Args:
        desk: whose thread this is.
        progress: told how many texts of how many were compared with the one before, as soon as
            the answer needs it.
        text: of a draft, or of a file, the history is the one that it would end.

    Raises:
        ClausetrailError: there is no such text, or it continues no series.
    """
    corpus = desk.corpus()
    if isinstance(text, File):
        from clausetrail.history.asking import history_continued

        record = record_of(text)
        history = history_continued(corpus, record, text.name, progress)
        entry = corpus.entry(history.slug)
        name = history.versions[-1].name
        return Asked(history, name, {**_texts(entry), name: text})
    from clausetrail.history.asking import history_for

    entry = corpus.entry(text.slug)
    versions = (*entry.versions, *entry.drafts) if entry else ()
    found = next((one for one in versions if one.sha256 == text.sha256), None)
    if found is None:
        raise UnknownTextError(
            f"is no text of the series {text.slug} any more",
            source=text.name,
            hint="go back and open the series anew",
        )
    history = history_for(corpus, found, progress)
    return Asked(history, found.symbol or found.label, _texts(entry))


def series_asked(
    desk: Desk, slug: str, progress: Callable[[int, int], None] | None = None
) -> Asked:
    """Find the history of a series, as its newest text ends it; `progress` as for `asked`.

    Raises:
        ClausetrailError: there is no such series, or no text of it is adopted.
    """
    from clausetrail.history.asking import NoSeriesError
    from clausetrail.history.versions import SeriesHistory

    corpus = desk.corpus()
    entry = corpus.entry(slug)
    if entry is None:
        raise NoSeriesError("is no series of the corpus", source=slug)
    history = SeriesHistory.of_corpus(corpus, entry, progress)
    if not history.versions:
        raise NoSeriesError(
            "no text of this series is adopted yet",
            source=slug,
            hint="open one of its drafts, and ask from there",
        )
    return Asked(history, history.versions[-1].name, _texts(entry))


def _texts(entry: SeriesEntry | None) -> dict[str, Text]:
    """Return where the texts of a series are found, by the names that a history gives them."""
    if entry is None:
        return {}
    texts: dict[str, Text] = {}
    for one in (*entry.drafts, *entry.versions):
        name = one.symbol or one.label
        texts[name] = Stored(entry.slug, one.sha256, name)
    return texts
