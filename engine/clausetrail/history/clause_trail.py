"""`trail --clause`: one act of the organ through all the versions of its series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.diff.qualifiers import qualifiers_of
from clausetrail.diff.verbs import differ, direction
from clausetrail.diff.words import diff_words
from clausetrail.model import VerbChange

from .answers import Part, Step, Trail, greatest_change, named, telling_relation
from .clause_ties import stretches, ties
from .errors import UnknownPlaceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausetrail.model import Relation

    from .clause_ties import ClausePlace, Tie
    from .tracks import Track
    from .versions import Link, SeriesHistory

# By whether more than one clause is tied, of the earlier text and of the later one.
_RELATIONS: dict[tuple[bool, bool], Relation] = {
    (False, False): "one-to-one",
    (False, True): "split",
    (True, False): "merge",
    (True, True): "regrouped",
}


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
        parts: list[Part] = []
        found: set[ClausePlace] = set()
        for link in history.links_into(version, dict.fromkeys(ref for ref, _ in places)):
            for tie in ties(link.group, history.paragraphs[link.old], history.paragraphs[version]):
                if tie.new[0] in places:
                    parts.append(_tied(history, link, tie))
                    found.update(tie.new)
        parts += [_new(history, version, place) for place in places if place not in found]
        parts.sort(key=lambda part: history.positions[version][part.new[0]])
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


def _tied(history: SeriesHistory, link: Link, tie: Tie) -> Part:
    """Tell what became of the clauses of a tie."""
    old_text = _text(history, link.old, tie.old)
    new_text = _text(history, link.new, tie.new)
    ops = diff_words(old_text, new_text).ops
    alone = len(tie.old) == len(tie.new) == 1 and len(tie.pairs) == 1
    return Part(
        since=history.versions[link.old].name,
        old=tuple(dict.fromkeys(ref for ref, _ in tie.old)),
        new=tuple(dict.fromkeys(ref for ref, _ in tie.new)),
        relation=_RELATIONS[len(tie.old) > 1, len(tie.new) > 1],
        change=tie.pairs[0].change if alone else "substantive",
        verbs=tuple(
            VerbChange(before, after, direction(before, after))
            for pair in tie.pairs
            if (before := _verb(history, link.old, pair.old))
            and (after := _verb(history, link.new, pair.new))
            and differ(before, after)
        ),
        qualifiers=qualifiers_of(old_text, new_text, ops) if old_text != new_text else (),
        ops=ops,
        old_clauses=tie.old,
        new_clauses=tie.new,
    )


def _new(history: SeriesHistory, version: int, place: ClausePlace) -> Part:
    return Part(
        since=None,
        old=(),
        new=(place[0],),
        relation="added",
        change="substantive",
        ops=(("+", _text(history, version, [place])),),
        old_clauses=(),
        new_clauses=(place,),
    )


def _text(history: SeriesHistory, version: int, places: Sequence[ClausePlace]) -> str:
    """The words of clauses, a line for each stretch of neighbours."""
    texts = history.paragraphs[version]
    return "\n".join(texts[ref].text[start:end] for ref, start, end in stretches(texts, places))


def _verb(history: SeriesHistory, version: int, place: ClausePlace | None) -> str | None:
    return history.paragraphs[version][place[0]].clauses[place[1]].verb if place else None
