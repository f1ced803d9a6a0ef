"""Whose history a text of a place is asked about with, and which text of the corpus is which.

Everything here runs in a desk's thread; what it returns is plain data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetrail.model.errors import ClausetrailError

from .files import record_of
from .places import File, Stored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetrail.corpus.given import SeriesEntry
    from clausetrail.history.versions import SeriesHistory
    from clausetrail.model import Paragraph

    from .desk import Desk
    from .places import Text

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


def asked(desk: Desk, text: Text) -> Asked:
    """Find the history of a text.

    Args:
        desk: whose thread this is.
        text: of a draft, or of a file, the history is the one that it would end.

    Raises:
        ClausetrailError: there is no such text, or it continues no series.
    """
    corpus = desk.corpus()
    if isinstance(text, File):
        from clausetrail.history.asking import history_continued

        record = record_of(text)
        history = history_continued(corpus, record, text.name)
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
    return Asked(history_for(corpus, found), found.symbol or found.label, _texts(entry))


def series_asked(desk: Desk, slug: str) -> Asked:
    """Find the history of a series, as its newest text ends it.

    Raises:
        ClausetrailError: there is no such series, or no text of it is adopted.
    """
    from clausetrail.history.asking import NoSeriesError
    from clausetrail.history.versions import SeriesHistory

    corpus = desk.corpus()
    entry = corpus.entry(slug)
    if entry is None:
        raise NoSeriesError("is no series of the corpus", source=slug)
    history = SeriesHistory.of_corpus(corpus, entry)
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
