"""What a range of texts means in a corpus: `asean@71..79`, `asean@..2009`, `71/255..79/290`.

A session names texts: one that has none is refused, since the range would reach less far than
whoever wrote it believes. A day, a month or a year bounds, wherever it falls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .resolve import (
    DATE,
    PERIOD,
    UnknownRefError,
    at_point,
    date_of,
    is_session,
    resolve,
    series_named,
    sessions_of,
    told,
    what_it_has,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from .given import SeriesEntry, VersionEntry
    from .near import Shelf


def resolve_range(shelf: Shelf, ref: str) -> tuple[VersionEntry, ...]:
    """Find the versions of a range, oldest first; of a REF that is none, its one version.

    Args:
        shelf: the corpus.
        ref: `asean@71..79`, either end of which may be missing; or two REFs of one series.

    Returns:
        At least one. A range that is written from its end is the same range.

    Raises:
        UnknownRefError: an end is unknown, or a session without an adopted text; the ends are
            of two series, or nothing is between.
        AmbiguousRefError: a REF that is no range, or an end of two, names several versions.
    """
    first, dots, last = ref.partition("..")
    if not dots:
        return (resolve(shelf, ref),)
    slug, at, start = first.partition("@")
    end_slug, end_at, end = last.partition("@")
    if at and (not end_at or end_slug == slug):
        entry = series_named(shelf, slug, ref)
        ends = (start.strip(), (end if end_at else last).strip())
    else:
        old, new = resolve(shelf, first), resolve(shelf, last)
        if old.branch != new.branch or not old.branch.startswith("series/"):
            raise UnknownRefError(
                f"{old.label} and {new.label} are not two adopted texts of one series",
                source=ref,
                hint=f"compare just the two with: clausetrail diff '{first}' '{last}'",
            )
        entry = series_named(shelf, old.branch.removeprefix("series/"), ref)
        places = sorted((entry.versions.index(old), entry.versions.index(new)))
        return entry.versions[places[0] : places[1] + 1]
    _refuse_sessions_without_text(entry, ends, ref)
    found = _between(entry, ends, ref)
    if not found:
        raise UnknownRefError(
            f"the series {entry.slug} has no text in this range",
            source=ref,
            hint=what_it_has(entry, ends[0] or ends[1]),
        )
    return found


def _between(entry: SeriesEntry, ends: tuple[str, str], ref: str) -> tuple[VersionEntry, ...]:
    """The adopted texts of a range, also where its later end is written first."""
    for first, last in (ends, ends[::-1]) if all(ends) else (ends,):
        after, before = _bound(entry, first, ref, +1), _bound(entry, last, ref, -1)
        found = tuple(
            one
            for place, one in enumerate(entry.versions)
            if after(place, one) and before(place, one)
        )
        if found:
            return found
    return ()


def _refuse_sessions_without_text(entry: SeriesEntry, ends: tuple[str, str], ref: str) -> None:
    """Refuse a range that would reach less far than the person who wrote it believes.

    The remedy is the range between the sessions within it that have texts.
    """
    known = sessions_of(entry)
    missing = dict.fromkeys(end for end in ends if is_session(end, known) and end not in known)
    if not missing:
        return
    inside = [one.session for one in _between(entry, ends, ref) if one.session in known]
    draft = next((told(one) for one in entry.drafts if one.session in missing), None)
    hints = [what_it_has(entry, next(iter(missing)))]
    if draft is not None:
        hints.append(f"a range holds adopted texts alone, not the draft {draft}")
    if not known and entry.versions:
        years = (date_of(one)[:4] for one in (entry.versions[0], entry.versions[-1]))
        hints.append(f"name years: {entry.slug}@{'..'.join(years)}")
    elif len(set(inside)) > 1:
        hints.append(f"did you mean {entry.slug}@{inside[0]}..{inside[-1]}?")
    raise UnknownRefError(
        f"the series {entry.slug} has no adopted text of session {' or '.join(missing)}",
        source=ref,
        hint="; ".join(hints),
    )


def _bound(
    entry: SeriesEntry, point: str, ref: str, sign: int
) -> Callable[[int, VersionEntry], bool]:
    """Whether a version stands on the right side of one end of a range.

    Args:
        entry: the series.
        point: the end as written; empty for none.
        ref: the whole range, for the message.
        sign: 1 for the end that begins the range, -1 for the one that ends it.
    """
    if not point:
        return lambda _place, _one: True
    known = sessions_of(entry)
    if DATE.fullmatch(point) or (PERIOD.fullmatch(point) and point not in known):
        return lambda _place, one: (
            bool(date_of(one)) and (sign * _order(date_of(one)[: len(point)], point) >= 0)
        )
    if is_session(point, known):
        return lambda _place, one: (
            bool(one.session and one.session.isdecimal())
            and (sign * (int(one.session or 0) - int(point)) >= 0)
        )
    stand = [entry.versions.index(one) for one in at_point(entry, point) if one in entry.versions]
    if not stand:
        raise UnknownRefError(
            f"the series {entry.slug} has no text for {point}",
            source=ref,
            hint=what_it_has(entry, point),
        )
    edge = min(stand) if sign > 0 else max(stand)
    return lambda place, _one: sign * (place - edge) >= 0


def _order(one: str, other: str) -> int:
    return (one > other) - (one < other)
