"""Where the words of a text come from, and which texts and paragraphs the answer leads on to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import UNSET

from clausetrail.report.origins import Key, key_of
from clausetrail_tui.places import Stored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetrail.history.blame import Blame
    from clausetrail.model import Paragraph
    from clausetrail_tui.asked import Asked
    from clausetrail_tui.desk import Desk, Job
    from clausetrail_tui.places import Text


class Blamed(NamedTuple):
    """A blamed text, and what is needed to show it and to lead on from it."""

    blame: Blame
    paragraphs: Mapping[str, Paragraph]  # of the text
    origins: Mapping[Key, tuple[Text | None, Text]]  # each text that has words, and the one before
    beside: Mapping[int, Text]  # the text before in the series, -1, and after, 1
    refs: Mapping[tuple[int, str], str]  # where each paragraph stands in them


def blamed_of(desk: Desk, job: Job, text: Text, *, across: bool) -> Blamed:
    """Find where the words of a text come from; to be called in the desk's thread.

    Args:
        desk: whose thread this is.
        job: told how far it is, where the whole corpus is looked through.
        text: of a draft, or of a file, the history is the one that it would end.
        across: look in other paragraphs and other series as well.

    Raises:
        ClausetrailError: there is no such text, or it continues no series.
    """
    from clausetrail.history.blame import blame_of
    from clausetrail_tui.asked import asked, unhurried

    found = asked(desk, text, unhurried(job))
    elsewhere = None
    if across:
        from clausetrail.history.across import across_of

        elsewhere = across_of(found.history, found.name, desk.corpus(), job.progress)
    blame = blame_of(found.history, found.name, elsewhere=elsewhere)
    version = found.history.index(found.name)
    beside, refs = _beside(found, version)
    origins = _origins(desk, found, blame)
    return Blamed(blame, found.history.paragraphs[version], origins, beside, refs)


def _beside(found: Asked, version: int) -> tuple[dict[int, Text], dict[tuple[int, str], str]]:
    """Return the texts before and after one, and where its paragraphs stand in them."""
    history = found.history
    beside: dict[int, Text] = {}
    refs: dict[tuple[int, str], str] = {}
    for step in (-1, 1):
        at = version + step
        if not 0 <= at < len(history) or history.versions[at].name not in found.texts:
            continue
        beside[step] = found.texts[history.versions[at].name]
        for ref in history.paragraphs[version]:
            number = history.tracks.of(version, ref)
            places = history.tracks.tracks[number].at(at) if number is not None else ()
            if places:
                refs[step, ref] = places[0]
    return beside, refs


def _origins(desk: Desk, found: Asked, blame: Blame) -> dict[Key, tuple[Text | None, Text]]:
    """Return for each text that words come from where it is, and the text before it."""
    names = [one.name for one in found.history.versions]
    origins: dict[Key, tuple[Text | None, Text]] = {}
    for source in blame.sources:
        if source.series is UNSET:
            at = names.index(source.symbol)
            before = found.texts.get(names[at - 1]) if at else None
            if source.symbol in found.texts:
                origins[key_of(source)] = (before, found.texts[source.symbol])
            continue
        entry = desk.corpus().entry(source.series)
        stored = [
            Stored(source.series, one.sha256, one.symbol or one.label)
            for one in (entry.versions if entry else ())
        ]
        place = next((at for at, one in enumerate(stored) if one.name == source.symbol), None)
        if place is not None:
            origins[key_of(source)] = (stored[place - 1] if place else None, stored[place])
    return origins
