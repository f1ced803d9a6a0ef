"""What a REF means in a corpus: one version, or the versions of a range.

    A/RES/71/255   71/255   217 (III) A   2231 (2015)   A/71/L.44/Rev.1     a symbol
    asean@71                     of that session
    asean@2017, asean@2017-03    adopted in that year, that month
    asean@2017-01-01             the latest that was adopted by then
    asean@latest   asean@first
    asean@zero-draft             a draft, by its label
    asean@71..79   asean@..2009   71/255..79/290         from one to the other, both with

An existing file's path wins over all of these; that, and `REF:OP4(a)`, is the command line's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetrail.model import parse_symbol

from .errors import CorpusError
from .names import label_of, symbol_of_tag
from .near import Shelf, near_series, near_symbols

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .given import SeriesEntry, VersionEntry

LISTED = 12
"""How many candidates a message names; the rest is counted."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_PERIOD = re.compile(r"(?:1[89]|20|21)\d{2}(?:-\d{2})?")
_SESSION = re.compile(r"(?:E?S-)?\d{1,4}")
_SHORT = re.compile(r"(?:E?S-)?\d{1,4}/\d+.*")
_OLD = re.compile(r"(\d+)\s*([A-Z]{1,2})?\s*\(([^()]+)\)\s*([A-Z]{1,2})?")


class UnknownRefError(CorpusError):
    """A REF that names no version; the hint says what was perhaps meant."""

    exit_code = 3


class AmbiguousRefError(CorpusError):
    """A REF that names several versions."""

    exit_code = 3

    def __init__(self, ref: str, candidates: Sequence[VersionEntry]) -> None:
        listed = [told(one) for one in candidates[:LISTED]]
        if len(candidates) > LISTED:
            listed.append(f"and {len(candidates) - LISTED} more")
        super().__init__(
            f"could be any of {len(candidates)} texts",
            source=ref,
            hint="name one of them: " + "; ".join(listed),
        )
        self.candidates = tuple(candidates)


def resolve(shelf: Shelf, ref: str) -> VersionEntry:
    """Find the one version that a REF names.

    Args:
        shelf: the corpus.
        ref: a REF without a paragraph behind it.

    Raises:
        UnknownRefError: there is none.
        AmbiguousRefError: there are several; it carries them.
    """
    found = candidates(shelf, ref)
    if len(found) > 1:
        raise AmbiguousRefError(ref, found)
    return found[0]


def resolve_range(shelf: Shelf, ref: str) -> tuple[VersionEntry, ...]:
    """Find the versions of a range, oldest first; of a REF that is none, its one version.

    Args:
        shelf: the corpus.
        ref: `asean@71..79`, either end of which may be missing; or two REFs of one series.

    Raises:
        UnknownRefError: an end is unknown, the ends are of two series, or nothing is between.
        AmbiguousRefError: a REF that is no range, or an end of two, names several versions.
    """
    first, dots, last = ref.partition("..")
    if not dots:
        return (resolve(shelf, ref),)
    slug, at, start = first.partition("@")
    end_slug, end_at, end = last.partition("@")
    if at and (not end_at or end_slug == slug):
        entry = _series(shelf, slug, ref)
        ends = (start.strip(), (end if end_at else last).strip())
    else:
        old, new = resolve(shelf, first), resolve(shelf, last)
        if old.branch != new.branch or not old.branch.startswith("series/"):
            raise UnknownRefError(
                f"{old.label} and {new.label} are not two adopted texts of one series",
                source=ref,
                hint=f"compare just the two with: clausetrail diff '{first}' '{last}'",
            )
        entry = _series(shelf, old.branch.removeprefix("series/"), ref)
        places = sorted((entry.versions.index(old), entry.versions.index(new)))
        return entry.versions[places[0] : places[1] + 1]
    after, before = _bound(entry, ends[0], ref, +1), _bound(entry, ends[1], ref, -1)
    found = tuple(
        one for place, one in enumerate(entry.versions) if after(place, one) and before(place, one)
    )
    if not found:
        raise UnknownRefError(
            f"the series {entry.slug} has no text in this range", source=ref, hint=_has(entry)
        )
    return found


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
    sessions = {one.session for one in entry.versions}
    if _DATE.fullmatch(point) or (_PERIOD.fullmatch(point) and point not in sessions):
        return lambda _place, one: (
            bool(date_of(one)) and (sign * _order(date_of(one)[: len(point)], point) >= 0)
        )
    if point.isdecimal() and len(point) <= 4:
        return lambda _place, one: (
            bool(one.session and one.session.isdecimal())
            and (sign * (int(one.session or 0) - int(point)) >= 0)
        )
    stand = [entry.versions.index(one) for one in at_point(entry, point) if one in entry.versions]
    if not stand:
        raise UnknownRefError(
            f"the series {entry.slug} has no text for {point}", source=ref, hint=_has(entry)
        )
    edge = min(stand) if sign > 0 else max(stand)
    return lambda place, _one: sign * (place - edge) >= 0


def _order(one: str, other: str) -> int:
    return (one > other) - (one < other)


def candidates(shelf: Shelf, ref: str) -> tuple[VersionEntry, ...]:
    """Every version that a REF may name, at least one.

    Raises:
        UnknownRefError: there is none.
    """
    text = " ".join(ref.split())
    slug, at, point = text.partition("@")
    if at:
        entry = _series(shelf, slug, ref)
        found = at_point(entry, point)
        if not found and ".." in point:
            ends = [end.rpartition("@")[2].strip() for end in point.split("..", 1)]
            named = " or ".join(f"{entry.slug}@{end}" for end in ends if end)
            raise UnknownRefError(
                "this is a range, and one text is wanted",
                source=ref,
                hint=f"name one of its texts: {named or f'{entry.slug}@latest'}; "
                f"clausetrail log {entry.slug}@{point} lists them",
            )
        if not found:
            raise UnknownRefError(
                f"the series {entry.slug} has no text for {point or 'nothing'}",
                source=ref,
                hint=_has(entry),
            )
        return found
    for symbol in spellings(text):
        version = shelf.find(symbol)
        if version is not None:
            return (version,)
    raise _unknown(shelf, text, ref)


def spellings(text: str) -> Iterator[str]:
    """The symbols that a person may mean, the likeliest first."""
    seen: set[str] = set()
    for one in _spellings(text):
        if one not in seen:
            seen.add(one)
            yield one


def _spellings(text: str) -> Iterator[str]:
    yield text
    for written in (text, text.upper().replace("REV.", "Rev.").replace("ADD.", "Add.")):
        whole = parse_symbol(written)
        if whole is not None:
            yield whole.text
        old = _OLD.fullmatch(written)
        heads: tuple[str, ...] = ()
        if old:
            heads = ("S/RES/",) if old[3].isdigit() else ("A/RES/", "E/RES/")
        elif _SHORT.fullmatch(written):
            heads = ("A/RES/", "E/RES/", "A/HRC/RES/")
        for head in heads:
            completed = parse_symbol(head + written)
            if completed is not None:
                yield completed.text
    tagged = symbol_of_tag(text)
    if tagged is not None:
        yield tagged


def at_point(entry: SeriesEntry, point: str) -> tuple[VersionEntry, ...]:
    """The versions of a series that stand at a point: what may follow the `@`.

    Returns:
        One or several, oldest first; none where nothing stands there. Drafts are found by
        label or symbol, and by session where nothing was adopted in it.
    """
    wanted = point.strip().casefold()
    versions = entry.versions
    if wanted in ("latest", "first"):
        chosen = versions or entry.drafts
        return chosen[-1:] if wanted == "latest" else chosen[:1]
    if _DATE.fullmatch(wanted):
        dated = [one for one in versions if one.adopted and one.adopted <= wanted]
        return tuple(dated[-1:])
    for texts in (versions, entry.drafts):
        named = tuple(one for one in texts if wanted in _names(one))
        if named:
            return named
        if _SESSION.fullmatch(wanted.upper()):
            of_session = tuple(one for one in texts if (one.session or "").casefold() == wanted)
            if of_session:
                return of_session
        if _PERIOD.fullmatch(wanted):
            in_period = tuple(one for one in texts if date_of(one).startswith(wanted))
            if in_period:
                return in_period
    return ()


def _series(shelf: Shelf, slug: str, ref: str) -> SeriesEntry:
    for name in (slug, slug.casefold()):
        entry = shelf.entry(name)
        if entry is not None:
            return entry
    near = near_series(shelf, slug)
    raise UnknownRefError(
        f'there is no series "{slug}"',
        source=ref,
        hint=_did_you_mean([f"{one}@{ref.partition('@')[2]}" for one in near])
        or "list the series with: clausetrail list",
    )


def _unknown(shelf: Shelf, text: str, ref: str) -> UnknownRefError:
    if shelf.entry(text.casefold()) is not None:
        slug = text.casefold()
        return UnknownRefError(
            "this is a series, not one of its texts",
            source=ref,
            hint=f"name a text of it: {slug}@latest; clausetrail log {slug} lists them",
        )
    near = near_symbols(shelf, text, tuple(spellings(text))) or [
        f"{one}@latest" for one in near_series(shelf, text)
    ]
    known = parse_symbol(text)
    return UnknownRefError(
        f"the corpus has no text {known.text}" if known else "no text of the corpus is named so",
        source=ref,
        hint=_did_you_mean(near)
        or "name a symbol (A/RES/71/255), a text of a series (asean@71, asean@latest), or a "
        "file; clausetrail list lists the series",
    )


def _did_you_mean(near: Sequence[str]) -> str | None:
    return f"did you mean {' or '.join(near)}?" if near else None


def _has(entry: SeriesEntry) -> str:
    """What a series has to choose from, for a hint."""
    if not entry.versions:
        labels = [one.label for one in entry.drafts]
        return f"it has drafts only: {', '.join(labels[:LISTED])}"
    first, last = entry.versions[0], entry.versions[-1]
    if last.session and first.session:
        sessions = list(dict.fromkeys(one.session for one in entry.versions if one.session))
        if len(sessions) <= LISTED:
            return f"it has texts of the sessions {', '.join(sessions)}"
    return (
        f"its {len(entry.versions)} texts go from {told(first)} to {told(last)}; "
        f"clausetrail log {entry.slug} lists them"
    )


def told(one: VersionEntry) -> str:
    """Name a version in a message: its symbol, a draft's own label, its date."""
    name = one.symbol or one.label
    if one.symbol and one.kind != "adopted" and one.label != label_of(one.symbol):
        name = f"{name} ({one.label})"
    return f"{name} of {date_of(one)}" if date_of(one) else name


def date_of(one: VersionEntry) -> str:
    """The ISO date by which a version is found: a draft's is that of its distribution."""
    return one.adopted or (one.distributed if one.kind != "adopted" else None) or ""


def _names(one: VersionEntry) -> set[str]:
    """By which names a version is known within its series, without regard to case."""
    names = {one.label.casefold()}
    if one.symbol:
        names |= {one.symbol.casefold(), label_of(one.symbol).casefold()}
        parsed = parse_symbol(one.symbol)
        if parsed and parsed.session and parsed.number:
            names.add(f"{parsed.session}/{parsed.number}".casefold())
    return names
