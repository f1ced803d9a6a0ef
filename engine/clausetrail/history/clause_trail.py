"""`trail --clause`: one act of the organ through all the versions of its series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.diff.qualifiers import qualifiers_of
from clausetrail.diff.verbs import differ, direction
from clausetrail.diff.words import diff_words
from clausetrail.model import VerbChange

from .answers import Part, Step, Trail, greatest_change, named, telling_relation
from .errors import UnknownPlaceError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetrail.model import Change, Clause

    from .tracks import ClausePlace, Track
    from .versions import SeriesHistory


def clause_trail(history: SeriesHistory, version: int, ref: str, clause: int) -> Trail:
    """Follow a clause both ways in time.

    Args:
        history: its series.
        version: index of the text that it stands in.
        ref: reference of its paragraph, as the text spells it.
        clause: its 0-based index in the paragraph.

    Raises:
        UnknownPlaceError: the paragraph has no such clause.
    """
    from .trail import gaps, vanished

    number = history.clause_tracks.of(version, (ref, clause))
    if number is None:
        count = len(history.paragraphs[version][ref].clauses)
        raise UnknownPlaceError(
            f"{ref} has no clause {clause + 1}",
            source=history.versions[version].name,
            hint=f"it has {count or 'none'}; clauses count from 1",
        )
    track = history.clause_tracks.tracks[number]
    return Trail(
        series=history.slug,
        title=history.title,
        asked=(history.versions[version].name, ref),
        clause=clause,
        entered=history.versions[track.first].name,
        vanished=vanished(history, track),
        gaps=gaps(history, track),
        steps=tuple(_steps(history, track)),
    )


def _steps(history: SeriesHistory, track: Track[ClausePlace]) -> Iterable[Step]:
    before: int | None = None
    for version, places in track.stands:
        tied = {
            one.new: _part(history, (link.old, one.old), (version, one.new), one.change)
            for link in history.links_into(version, [ref for ref, _ in places])
            for one in link.group.clauses
            if one.old is not None and one.new in places
        }
        parts = [
            tied.get(place) or _part(history, None, (version, place), "substantive")
            for place in places
        ]
        told = history.versions[version]
        yield Step(
            symbol=told.name,
            session=told.session,
            adopted=told.adopted,
            refs=tuple(dict.fromkeys(ref for ref, _ in places)),
            clauses=places,
            relation=telling_relation(part.relation for part in parts),
            change=greatest_change(part.change for part in parts),
            absent=named(history.versions, before + 1, version) if before is not None else (),
            parts=tuple(parts),
        )
        before = version


def _part(
    history: SeriesHistory,
    old: tuple[int, ClausePlace] | None,
    new: tuple[int, ClausePlace],
    change: Change,
) -> Part:
    old_clause, old_text = _clause(history, old)
    new_clause, new_text = _clause(history, new)
    ops = diff_words(old_text, new_text).ops
    verbs: tuple[VerbChange, ...] = ()
    before, after = (one.verb if one else None for one in (old_clause, new_clause))
    if before and after and differ(before, after):
        verbs = (VerbChange(before, after, direction(before, after)),)
    both = old_clause is not None and old_text != new_text
    return Part(
        since=None if old is None else history.versions[old[0]].name,
        old=() if old is None else (old[1][0],),
        new=(new[1][0],),
        relation="added" if old is None else "one-to-one",
        change=change,
        verbs=verbs,
        qualifiers=qualifiers_of(old_text, new_text, ops) if both else (),
        ops=ops,
    )


def _clause(
    history: SeriesHistory, where: tuple[int, ClausePlace] | None
) -> tuple[Clause | None, str]:
    if where is None:
        return None, ""
    version, (ref, index) = where
    paragraph = history.paragraphs[version][ref]
    clause = paragraph.clauses[index]
    return clause, paragraph.text[clause.start : clause.end]
