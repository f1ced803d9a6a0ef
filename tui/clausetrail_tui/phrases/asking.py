"""What is asked for the screens whose answers are lists, in the desk's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetrail_tui.asked import asked, series_asked, unhurried
from clausetrail_tui.comparing.pair import entry_of, stored
from clausetrail_tui.files import record_of
from clausetrail_tui.places import File

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetrail.history.cites import Cites
    from clausetrail.history.dropped import Dropped
    from clausetrail.history.stats import Stats
    from clausetrail.history.verbs import Verbs
    from clausetrail_tui.desk import Desk, Job
    from clausetrail_tui.places import Text


class ToldVerbs(NamedTuple):
    """How verbs shifted, and where the texts are, by name."""

    answer: Verbs
    texts: Mapping[str, Text]


class ToldDropped(NamedTuple):
    """What fell out, and where the texts are, by name."""

    answer: Dropped
    texts: Mapping[str, Text]


class ToldStats(NamedTuple):
    """The texts in figures, and where they are, by name."""

    answer: Stats
    texts: Mapping[str, Text]


class ToldCites(NamedTuple):
    """Citations, and where the texts are, by slug and symbol."""

    answer: Cites
    texts: Mapping[tuple[str | None, str], Text]


def verbs_told(desk: Desk, job: Job, slug: str) -> ToldVerbs:
    """Say how the lead verbs of a series shifted.

    Raises:
        ClausetrailError: there is no such series, or no adopted text of it.
    """
    from clausetrail.history.verbs import verbs_of

    found = series_asked(desk, slug, unhurried(job))
    return ToldVerbs(verbs_of(found.history), found.texts)


def stats_told(desk: Desk, job: Job, slug: str) -> ToldStats:
    """Count what each text of a series is made of.

    Raises:
        ClausetrailError: there is no such series, or no adopted text of it.
    """
    from clausetrail.history.stats import stats_of

    found = series_asked(desk, slug, unhurried(job))
    return ToldStats(stats_of(found.history), found.texts)


def dropped_told(desk: Desk, job: Job, slug: str, text: Text | None) -> ToldDropped:
    """Say what a text, or the newest one of a series, has no more.

    Raises:
        ClausetrailError: there is no such text, or no adopted text of the series.
    """
    from clausetrail.history.dropped import dropped_of

    if text is None:
        found = series_asked(desk, slug, unhurried(job))
        return ToldDropped(dropped_of(found.history), found.texts)
    found = asked(desk, text, unhurried(job))
    history = found.history.until(found.history.index(found.name))
    return ToldDropped(dropped_of(history), found.texts)


def cites_told(desk: Desk, job: Job, text: Text) -> ToldCites:
    """Tell what a text cites, and what cites it.

    Raises:
        ClausetrailError: the text cannot be found or read.
    """
    from clausetrail.history.cites import cites_of

    corpus = desk.corpus()
    index = desk.index(job.progress)
    if isinstance(text, File):
        record = record_of(text)
    else:
        record = corpus.record(entry_of(corpus, text).sha256)
    answer = cites_of(index, record)
    slugs = {one.series for one in (*answer.cites, *answer.cited_by) if one.series is not None}
    texts: dict[tuple[str | None, str], Text] = {
        (entry.slug, one.symbol or one.label): stored(one)
        for entry in corpus.state.entries(slugs)
        for one in (*entry.drafts, *entry.versions)
    }
    return ToldCites(answer, texts)
