"""`verbs`: how the acts of a series shifted, by the ladder of strength."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from clausetrail.diff.verbs import Act, act_of, direction, is_known_act
from clausetrail.lang.en.strength import LADDERS
from clausetrail.model import Direction

from .tracks import counterpart_tracks

if TYPE_CHECKING:
    from .clause_ties import ClausePlace
    from .tracks import Track, Tracks
    from .versions import SeriesHistory

_ORDER = {ladder: at for at, ladder in enumerate(LADDERS)}


class Shift(Struct, frozen=True, kw_only=True):
    """A clause whose lead verb changed from one version to the next that has it."""

    since: str  # the earlier version
    symbol: str  # the later one
    session: str | None
    old_refs: tuple[str, ...]
    refs: tuple[str, ...]
    old: str
    new: str
    direction: Direction
    ladder: str  # of the new verb


class NetShift(Struct, frozen=True, kw_only=True):
    """A clause whose first and last lead verb stand on different rungs of one ladder."""

    first: str  # version
    last: str
    refs: tuple[str, ...]  # in the last
    ladder: str
    verbs: tuple[str, ...]  # one after the other, repetitions left out
    direction: Direction


class Rung(Struct, frozen=True, kw_only=True):
    """How often a rung of a ladder is used."""

    ladder: str
    rung: int
    verbs: tuple[str, ...]  # that stand on it
    counts: tuple[int, ...]  # clauses, one a version


class Verbs(Struct, frozen=True, kw_only=True):
    """The acts of a series."""

    schema: Literal["clausetrail/verbs/1"] = "clausetrail/verbs/1"
    series: str
    title: str
    versions: tuple[str, ...]
    sessions: tuple[str | None, ...]
    rungs: tuple[Rung, ...]  # by ladder, the weakest first
    shifts: tuple[Shift, ...]  # oldest first
    net: tuple[NetShift, ...]

    def to_records(self) -> list[dict[str, Any]]:
        """One flat record for each shift."""
        return [
            {
                "since": one.since,
                "symbol": one.symbol,
                "session": one.session,
                "old_refs": " ".join(one.old_refs),
                "refs": " ".join(one.refs),
                "old": one.old,
                "new": one.new,
                "direction": one.direction,
                "ladder": one.ladder,
            }
            for one in self.shifts
        ]


def verbs_of(history: SeriesHistory) -> Verbs:
    """Say which lead verbs changed, and how often each rung of the ladders is used."""
    names = tuple(one.name for one in history.versions)
    shifts = [
        Shift(
            since=names[link.old],
            symbol=names[link.new],
            session=history.versions[link.new].session,
            old_refs=link.group.old,
            refs=link.group.new,
            old=verb.old,
            new=verb.new,
            direction=verb.direction,
            ladder=act_of(verb.new).ladder,
        )
        for link in history.links
        for verb in link.group.verbs
        if verb.direction != "other" or (is_known_act(verb.old) and is_known_act(verb.new))
    ]
    return Verbs(
        series=history.slug,
        title=history.title,
        versions=names,
        sessions=tuple(one.session for one in history.versions),
        rungs=_rungs(history),
        shifts=tuple(shifts),
        net=tuple(_net(history, counterpart_tracks(history))),
    )


def _rungs(history: SeriesHistory) -> tuple[Rung, ...]:
    counts: dict[tuple[str, int], Counter[int]] = {}
    for version, paragraphs in enumerate(history.paragraphs):
        for paragraph in paragraphs.values():
            for clause in paragraph.clauses:
                act = act_of(clause.verb) if clause.verb else None
                if act is not None and act.ladder in LADDERS:
                    counts.setdefault((act.ladder, act.rung), Counter())[version] += 1
    return tuple(
        Rung(
            ladder=ladder,
            rung=rung,
            verbs=tuple(LADDERS[ladder][rung].split("|")),
            counts=tuple(counts[ladder, rung][at] for at in range(len(history))),
        )
        for ladder, rung in sorted(counts, key=lambda one: (_ORDER[one[0]], one[1]))
    )


def _net(history: SeriesHistory, tracks: Tracks[ClausePlace]) -> list[NetShift]:
    found: list[NetShift] = []
    for track in tracks.tracks:
        verbs = _verbs(history, track)
        acts = [act_of(verb) for verb in verbs]
        if len(verbs) > 1 and _climbed(acts[0], acts[-1]):
            found.append(
                NetShift(
                    first=history.versions[track.first].name,
                    last=history.versions[track.last].name,
                    refs=tuple(dict.fromkeys(ref for ref, _ in track.at(track.last))),
                    ladder=acts[0].ladder,
                    verbs=tuple(verbs),
                    direction=direction(verbs[0], verbs[-1]),
                )
            )
    return found


def _climbed(first: Act, last: Act) -> bool:
    return first.ladder == last.ladder and first[1:] != last[1:]


def _verbs(history: SeriesHistory, track: Track[ClausePlace]) -> list[str]:
    verbs: list[str] = []
    for version, places in track.stands:
        ref, index = places[0]
        verb = history.paragraphs[version][ref].clauses[index].verb
        if verb and (not verbs or act_of(verbs[-1]) != act_of(verb)):
            verbs.append(verb)
    return verbs
