"""`dropped`: what fell out of a series and never came back, what bound someone first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from clausetrail.diff.verbs import act_of
from clausetrail.lang.en.duties import APPEALS, COMMITMENTS, PLEDGES, REPORTING
from clausetrail.model import Clause

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetrail.model import Paragraph

    from .clause_ties import ClausePlace
    from .tracks import Track
    from .versions import SeriesHistory

Weight = Literal["report", "commitment", "appeal", "other operative", "preambular", "other"]
_ASKING = COMMITMENTS | APPEALS
_BINDING = _ASKING | PLEDGES | {"report"}
_LAST_LABEL = re.compile(r"\([^()]*\)$")
WEIGHTS: tuple[Weight, ...] = (
    "report", "commitment", "appeal", "other operative", "preambular", "other",
)  # fmt: skip


class Lost(Struct, frozen=True, kw_only=True):
    """A paragraph that fell out, or a clause of a paragraph that is still there."""

    weight: Weight  # the weightiest of its acts
    last: str  # the version that has it last
    gone: str  # the first version without it
    session: str | None  # of the last
    refs: tuple[str, ...]  # in the last
    clause: int | None = None  # 0-based; None for whole paragraphs
    stays: tuple[str, ...] = ()  # where the rest of a clause's paragraph stands now
    since: str  # the version that has it first
    versions: int  # how many have it
    verb: str | None  # of the weightiest clause
    text: str
    offset: int = 0  # of the weightiest clause in the text


class Dropped(Struct, frozen=True, kw_only=True):
    """All that fell out: requests to report first, then commitments, appeals and the rest."""

    schema: Literal["clausetrail/dropped/1"] = "clausetrail/dropped/1"
    series: str
    title: str
    symbol: str  # the version in which it does not stand
    lost: tuple[Lost, ...]

    def to_records(self) -> list[dict[str, Any]]:
        """One flat record for each."""
        return [
            {
                "weight": one.weight,
                "last": one.last,
                "gone": one.gone,
                "refs": " ".join(one.refs),
                "clause": None if one.clause is None else one.clause + 1,
                "since": one.since,
                "versions": one.versions,
                "verb": one.verb,
                "text": one.text,
            }
            for one in self.lost
        ]


def dropped_of(history: SeriesHistory) -> Dropped:
    """Say what earlier texts have, and the newest has no more.

    Args:
        history: the series; to see it as it was at an earlier text, `history.until`.
    """
    newest = len(history) - 1
    found: list[tuple[tuple[int, int, int], Lost]] = []
    for track in history.tracks.tracks:
        if track.last < newest:
            lost = _paragraphs(history, track)
            place = history.positions[track.last][lost.refs[0]]
            found.append(((WEIGHTS.index(lost.weight), -track.last, place), lost))
    for clauses in history.clause_tracks.tracks:
        version, places = clauses.stands[-1]
        for ref, index in places if version < newest else ():
            number = history.tracks.of(version, ref)
            stays = history.tracks.tracks[number].at(newest) if number is not None else ()
            if stays:
                lost = _clause(history, clauses, (ref, index), stays)
                place = history.positions[version][ref]
                found.append(((WEIGHTS.index(lost.weight), -version, place), lost))
    found.sort(key=lambda one: one[0])
    return Dropped(
        series=history.slug,
        title=history.title,
        symbol=history.versions[newest].name,
        lost=tuple(lost for _, lost in found),
    )


def _clause(
    history: SeriesHistory, track: Track[ClausePlace], place: ClausePlace, stays: tuple[str, ...]
) -> Lost:
    version, (ref, index) = track.last, place
    paragraph = history.paragraphs[version][ref]
    clause = paragraph.clauses[index]
    return Lost(
        weight=weight_of(paragraph, clause, history.paragraphs[version]),
        last=history.versions[version].name,
        gone=history.versions[version + 1].name,
        session=history.versions[version].session,
        refs=(ref,),
        clause=index,
        stays=stays,
        since=history.versions[track.first].name,
        versions=len(track.stands),
        verb=clause.verb,
        text=paragraph.text[clause.start : clause.end].strip(),
    )


def _paragraphs(history: SeriesHistory, track: Track[str]) -> Lost:
    version, refs = track.stands[-1]
    paragraphs = [history.paragraphs[version][ref] for ref in refs]
    # The weightiest clause of all; of equal ones, the first.
    weight: Weight = WEIGHTS[-1]
    verb, offset, begin = None, 0, 0
    for number, one in enumerate(paragraphs):
        for clause in one.clauses or [Clause(None, 0, len(one.text))]:
            found = weight_of(one, clause, history.paragraphs[version])
            first = number == 0 and clause.start == 0
            if first or WEIGHTS.index(found) < WEIGHTS.index(weight):
                weight, verb, offset = found, clause.verb, begin + clause.start
        begin += len(one.text) + 1
    return Lost(
        weight=weight,
        last=history.versions[version].name,
        gone=history.versions[version + 1].name,
        session=history.versions[version].session,
        refs=refs,
        since=history.versions[track.first].name,
        versions=len(track.stands),
        verb=verb,
        text="\n".join(one.text for one in paragraphs),
        offset=offset,
    )


def weight_of(
    paragraph: Paragraph, clause: Clause, paragraphs: Mapping[str, Paragraph] | None = None
) -> Weight:
    """Say how much a clause binds.

    Args:
        paragraph: where it stands.
        clause: the clause.
        paragraphs: all of its text by reference; a sub-paragraph that has no act of its own
            ("To take all measures", "Adopting a plan") is bound by its lead-in's.
    """
    if paragraph.kind != "operative":
        return "preambular" if paragraph.kind == "preambular" else "other"
    ladder = _ladder(paragraph, clause)
    lead_in = paragraph
    while ladder not in _BINDING and (above := _LAST_LABEL.sub("", lead_in.ref)) != lead_in.ref:
        found = (paragraphs or {}).get(above)
        if found is None:
            break
        lead_in = found
        if lead_in.clauses:
            ladder = _ladder(lead_in, lead_in.clauses[-1])
    text = paragraph.text[clause.start : clause.end]
    if REPORTING.search(text) and (ladder in _ASKING or ladder == "report"):
        return "report"
    if ladder in COMMITMENTS or ladder in PLEDGES:
        return "commitment"
    return "appeal" if ladder in APPEALS else "other operative"


def _ladder(paragraph: Paragraph, clause: Clause) -> str:
    """Return the ladder of a clause's act; nothing where it is no act of the organ."""
    if not clause.verb:
        return ""
    # In a sub-paragraph a participle says how, and what.
    if paragraph.ref.endswith(")") and clause.verb.split(" ", 1)[0].endswith("ing"):
        return ""
    return act_of(clause.verb).ladder
