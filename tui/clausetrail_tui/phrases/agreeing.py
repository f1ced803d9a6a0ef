"""What is asked for the screen of agreed language, in the desk's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetrail.history.agreed import agreed_of
from clausetrail.history.asking import older_than, series_titled
from clausetrail_tui.comparing.pair import entry_of, stored
from clausetrail_tui.files import record_of
from clausetrail_tui.places import File

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetrail.history.agreed import Agreed
    from clausetrail.model import Paragraph
    from clausetrail_tui.desk import Desk, Job
    from clausetrail_tui.places import Stored, Text


class Looked(NamedTuple):
    """The agreed language of a text, and what is needed to show it and to lead on from it."""

    agreed: Agreed
    series: str | None  # slug of the text's own series
    texts: Mapping[tuple[str, str], Stored]  # the nearest ones, by slug and symbol
    paragraphs: Mapping[str, Paragraph]  # of the text, by reference


def looked_up(text: Text, desk: Desk, job: Job, *, later: bool) -> Looked:
    """Find for each paragraph of a text the nearest adopted wording.

    Args:
        text: which.
        desk: whose thread this is.
        job: told how far it is.
        later: look also in texts that were adopted later than this one.

    Raises:
        ClausetrailError: the text cannot be found or read.
    """
    corpus = desk.corpus()
    index = desk.index(job.progress)
    series: str | None
    if isinstance(text, File):
        record = record_of(text)
        before, series = record.adopted, series_titled(corpus, record.title)
    else:
        version = entry_of(corpus, text)
        record = corpus.record(version.sha256)
        before, series = older_than(corpus, version), version.series
    agreed = agreed_of(
        index, record, before=None if later else before, series=series, progress=job.progress
    )
    slugs = {one.nearest.series for one in agreed.paragraphs if one.nearest}
    return Looked(
        agreed,
        series,
        {
            (entry.slug, one.symbol or one.label): stored(one)
            for entry in corpus.state.entries(slugs)
            for one in entry.versions
        },
        {one.ref: one for one in record.paragraphs},
    )
