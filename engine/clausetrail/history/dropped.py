"""`dropped`: what fell out of a series and never came back, what bound someone first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from clausetrail.diff.verbs import act_of
from clausetrail.lang.en.duties import APPEALS, COMMITMENTS, PLEDGES, REPORTING
from clausetrail.model import Clause

if TYPE_CHECKING:
    from clausetrail.model import Paragraph

    from .tracks import Track
    from .versions import SeriesHistory

Weight = Literal["report", "commitment", "appeal", "other operative", "preambular", "other"]
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
        ref, index = places[0]
        number = history.tracks.of(version, ref)
        if version == newest or number is None:
            continue
        stays = history.tracks.tracks[number].at(newest)
        if stays:
            paragraph = history.paragraphs[version][ref]
            clause = paragraph.clauses[index]
            lost = Lost(
                weight=weight_of(paragraph, clause),
                last=history.versions[version].name,
                gone=history.versions[version + 1].name,
                session=history.versions[version].session,
                refs=(ref,),
                clause=index,
                stays=stays,
                since=history.versions[clauses.first].name,
                versions=len(clauses.stands),
                verb=clause.verb,
                text=paragraph.text[clause.start : clause.end].strip(),
            )
            place = history.positions[version][ref]
            found.append(((WEIGHTS.index(lost.weight), -version, place), lost))
    found.sort(key=lambda one: one[0])
    return Dropped(
        series=history.slug,
        title=history.title,
        symbol=history.versions[newest].name,
        lost=tuple(lost for _, lost in found),
    )


def _paragraphs(history: SeriesHistory, track: Track[str]) -> Lost:
    version, refs = track.stands[-1]
    paragraphs = [history.paragraphs[version][ref] for ref in refs]
    # The weightiest clause of all; of equal ones, the first.
    weight: Weight = WEIGHTS[-1]
    verb, offset, begin = None, 0, 0
    for number, one in enumerate(paragraphs):
        for clause in one.clauses or [Clause(None, 0, len(one.text))]:
            found = weight_of(one, clause)
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


def weight_of(paragraph: Paragraph, clause: Clause) -> Weight:
    """Say how much a clause of a paragraph binds."""
    if paragraph.kind != "operative":
        return "preambular" if paragraph.kind == "preambular" else "other"
    text = paragraph.text[clause.start : clause.end]
    ladder = act_of(clause.verb).ladder if clause.verb else ""
    asks = ladder in COMMITMENTS or ladder in APPEALS
    # A sub-paragraph without a verb is bound by its lead-in, which may be a request.
    if REPORTING.search(text) and (asks or not clause.verb or ladder == "report"):
        return "report"
    if ladder in COMMITMENTS or ladder in PLEDGES:
        return "commitment"
    return "appeal" if ladder in APPEALS else "other operative"
