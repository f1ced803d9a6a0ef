"""`trail`: one paragraph, or one clause, through all the versions of its series.

68/230  OP5         entered
70/222  OP7         edited, "encourages" -> "calls upon"
71/244  OP7 OP8     split
72/237  –           absent
73/249  OP3         back, one text later
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import UNSET

from .answers import Ended, Part, Step, Trail, greatest_change, named, telling_relation
from .errors import UnknownPlaceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausetrail.model import Group

    from .tracks import Track
    from .versions import Link, SeriesHistory, Version


def trail_of(
    history: SeriesHistory,
    name: str,
    ref: str,
    clause: int | None = None,
    *,
    drafts: bool = False,
) -> Trail:
    """Follow a paragraph, or a clause of it, both ways in time.

    Args:
        history: its series.
        name: symbol of the adopted text that it stands in.
        ref: its reference there, in any case.
        clause: 0-based index of a clause of it; None for the paragraph.
        drafts: show also where it stands in the drafts of each session.

    Raises:
        UnknownVersionError: the series has no such text.
        UnknownPlaceError: the text has no such paragraph, or the paragraph no such clause.
    """
    version = history.index(name)
    known = known_ref(history, version, ref)
    if clause is not None:
        from .clause_trail import clause_trail

        return clause_trail(history, version, known, clause)
    tracks = history.tracks
    number = tracks.of(version, known)
    track = tracks.tracks[number or 0]
    steps = list(paragraph_steps(history, track))
    if drafts:
        steps = _with_drafts(history, track, steps)
    return Trail(
        series=history.slug,
        title=history.title,
        asked=(history.versions[version].name, known),
        entered=history.versions[track.first].name,
        vanished=vanished(history, track),
        gaps=gaps(history, track),
        steps=tuple(steps),
    )


def known_ref(history: SeriesHistory, version: int, ref: str) -> str:
    """Return a reference as the text spells it.

    Raises:
        UnknownPlaceError: the text has no such paragraph.
    """
    refs = history.paragraphs[version]
    found = ref if ref in refs else next((one for one in refs if one.lower() == ref.lower()), None)
    if found is None:
        last = {one.kind: one.ref for one in refs.values()}
        raise UnknownPlaceError(
            f"has no paragraph {ref}",
            source=history.versions[version].name,
            hint=f"the last of each kind: {', '.join(last.values()) or 'none'}",
        )
    return found


def vanished(history: SeriesHistory, track: Track[Any]) -> Ended | None:
    """Say where a trail ended; None where it reaches the newest version."""
    if track.last == len(history) - 1:
        return None
    return Ended(history.versions[track.last].name, history.versions[track.last + 1].name)


def gaps(history: SeriesHistory, track: Track[Any]) -> tuple[Ended, ...]:
    """Say after which versions a trail was absent, and came back later."""
    indexes = [version for version, _ in track.stands]
    return tuple(
        Ended(history.versions[one].name, history.versions[one + 1].name)
        for one, other in pairwise(indexes)
        if other - one > 1
    )


def paragraph_steps(history: SeriesHistory, track: Track[str]) -> Iterable[Step]:
    """Yield the steps of a trail of paragraphs, oldest first."""
    before: tuple[int, tuple[str, ...]] | None = None
    for version, refs in track.stands:
        links = history.links_into(version, refs)
        parts = [part_of(history, link) for link in links]
        tied = {ref for link in links for ref in link.group.new}
        texts, places = history.paragraphs[version], history.positions[version]
        parts += [_new_part(texts[ref].text, ref) for ref in refs if ref not in tied]
        parts.sort(key=lambda part: places[part.new[0]])
        went_on = {
            ref for link in links if before and link.old == before[0] for ref in link.group.old
        }
        yield _step(
            history.versions[version],
            refs,
            parts,
            absent=named(history.versions, before[0] + 1, version) if before else (),
            ended=tuple(ref for ref in before[1] if ref not in went_on)
            if before and before[0] == version - 1
            else (),
        )
        before = (version, refs)


def part_of(history: SeriesHistory, link: Link) -> Part:
    """Tell one link as a part of a step."""
    return group_part(history.versions[link.old].name, link.group)


def group_part(since: str, group: Group) -> Part:
    """Tell one group of a comparison as a part of a step."""
    return Part(
        since=since,
        old=group.old,
        new=group.new,
        relation=group.relation,
        change=group.change,
        moved=group.moved,
        unsure=group.unsure,
        pinned=group.pinned,
        similarity=group.similarity,
        verbs=group.verbs,
        qualifiers=group.qualifiers,
        advances=group.advances,
        ops=group.ops,
    )


def _new_part(text: str, ref: str) -> Part:
    return Part(
        since=None,
        old=(),
        new=(ref,),
        relation="added",
        change="substantive",
        ops=(("+", text),) if text else (),
    )


def _step(
    version: Version,
    refs: tuple[str, ...],
    parts: Sequence[Part],
    *,
    absent: tuple[str, ...] = (),
    ended: tuple[str, ...] = (),
    draft: bool = False,
) -> Step:
    return Step(
        symbol=version.name,
        session=version.session,
        adopted=version.adopted,
        refs=refs,
        clauses=UNSET,
        relation=telling_relation(part.relation for part in parts),
        change=greatest_change(part.change for part in parts),
        absent=absent,
        parts=tuple(parts),
        ended=ended,
        draft=draft,
    )


class _Found(NamedTuple):
    """The paragraphs of a trail in a draft."""

    refs: tuple[str, ...]
    parts: tuple[Part, ...]


def _with_drafts(history: SeriesHistory, track: Track[str], steps: Sequence[Step]) -> list[Step]:
    """Put steps for the drafts that have the paragraph before what came of them."""
    names = [one.name for one in history.versions]
    after: dict[int, list[Step]] = {}
    for draft in history.drafts:
        base = names.index(draft.base) if draft.base in names else None
        outcome = names.index(draft.outcome) if draft.outcome in names else None
        found = _in_draft(history, track, draft, base, outcome)
        if found.refs:
            # Before its outcome; without one, behind the text that it starts from.
            place = outcome if outcome is not None else (-1 if base is None else base) + 1
            after.setdefault(place, []).append(_step(draft, found.refs, found.parts, draft=True))
    placed: list[Step] = []
    stands = dict(zip((version for version, _ in track.stands), steps, strict=True))
    for at in range(len(history) + 1):
        placed += after.get(at, [])
        placed += [stands[at]] if at in stands else []
    return placed


def _in_draft(
    history: SeriesHistory, track: Track[str], draft: Version, base: int | None, outcome: int | None
) -> _Found:
    """Find a trail's paragraphs in a draft, from the text before it and from the one after."""
    refs: set[str] = set()
    parts: list[Part] = []
    if base is not None:
        old = history.versions[base]
        here = set(track.at(base))
        for group in history.compare(old, draft).groups:
            if group.new and here.intersection(group.old):
                refs.update(group.new)
                parts.append(group_part(old.name, group))
    if outcome is not None:
        here = set(track.at(outcome))
        for group in history.compare(draft, history.versions[outcome]).groups:
            if here.intersection(group.new):
                refs.update(group.old)
    texts = {one.ref: one.text for one in draft.text.paragraphs}
    told = {ref for part in parts for ref in part.new}
    parts += [_new_part(texts[ref], ref) for ref in refs - told]
    order = list(texts)
    parts.sort(key=lambda part: order.index(part.new[0]))
    return _Found(tuple(ref for ref in order if ref in refs), tuple(parts))
