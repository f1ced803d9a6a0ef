"""What a REF means in a corpus: one version, or the versions of a range.

    A/RES/71/255   71/255   217 (III) A   2231 (2015)   A/71/L.44/Rev.1     a symbol
    asean@71                     of that session
    asean@2017, asean@2017-03    adopted in that year, that month
    asean@2017-01-01             the latest that was adopted by then
    asean@latest   asean@first
    asean@zero-draft             a draft, by its label
    asean@71..79   asean@..2009   71/255..79/290         from one to the other, both with

A session names texts, also at the end of a range: one that has none is refused, with those that are
nearest. Days, months and years only bound, wherever they fall. Ranges are read in `ranges`.
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
    from collections.abc import Iterator, Sequence

    from .given import SeriesEntry, VersionEntry

LISTED = 12
"""How many candidates a message names; the rest is counted."""

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
PERIOD = re.compile(r"(?:1[89]|20|21)\d{2}(?:-\d{2})?")
_SESSION = re.compile(r"(?:E?S-)?\d{1,4}")
NUMBER = re.compile(r"\d{1,4}", re.ASCII)
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


def candidates(shelf: Shelf, ref: str) -> tuple[VersionEntry, ...]:
    """Every version that a REF may name, at least one.

    Raises:
        UnknownRefError: there is none.
    """
    text = " ".join(ref.split())
    slug, at, point = text.partition("@")
    if at:
        entry = series_named(shelf, slug, ref)
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
                hint=what_it_has(entry, point.strip()),
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
    if DATE.fullmatch(wanted):
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
        if PERIOD.fullmatch(wanted):
            in_period = tuple(one for one in texts if date_of(one).startswith(wanted))
            if in_period:
                return in_period
    return ()


def series_named(shelf: Shelf, slug: str, ref: str) -> SeriesEntry:
    """Return the series of a REF.

    Args:
        shelf: the corpus.
        slug: its name, in any case.
        ref: the whole REF, for the message.

    Raises:
        UnknownRefError: there is none; the hint names those that are spelt alike.
    """
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


def sessions_of(entry: SeriesEntry) -> tuple[str, ...]:
    """The sessions in which a series was adopted, each once, the oldest first."""
    return tuple(dict.fromkeys(one.session for one in entry.versions if one.session))


def is_session(point: str, known: Sequence[str]) -> bool:
    """Whether a point of a series is the number of a session, and no year."""
    return bool(NUMBER.fullmatch(point)) and (point in known or not PERIOD.fullmatch(point))


def what_it_has(entry: SeriesEntry, point: str = "") -> str:
    """What a series has to choose from, for a hint.

    Args:
        entry: the series.
        point: where it has no text; of many sessions or years, those next to it are named.
    """
    if not entry.versions:
        labels = [one.label for one in entry.drafts]
        return f"it has drafts only: {', '.join(labels[:LISTED])}"
    sessions = sessions_of(entry)
    near = _nearest(entry, point)
    if near and (len(sessions) > LISTED or not is_session(point, sessions)):
        return f"the nearest: {' and '.join(told(one) for one in near)}"
    if 0 < len(sessions) <= LISTED:
        return f"it has texts of the sessions {', '.join(sessions)}"
    first, last = entry.versions[0], entry.versions[-1]
    return (
        f"its {len(entry.versions)} texts go from {told(first)} to {told(last)}; "
        f"clausetrail log {entry.slug} lists them"
    )


def _nearest(entry: SeriesEntry, point: str) -> tuple[VersionEntry, ...]:
    """The adopted texts on either side of a session, a day, a month or a year without one."""
    if is_session(point, sessions_of(entry)):
        placed = [
            (int(one.session), one)
            for one in entry.versions
            if one.session and NUMBER.fullmatch(one.session)
        ]
        before = [one for session, one in placed if session < int(point)]
        after = [one for session, one in placed if session > int(point)]
    elif DATE.fullmatch(point) or PERIOD.fullmatch(point):
        dated = [one for one in entry.versions if one.adopted]
        before = [one for one in dated if (one.adopted or "")[: len(point)] < point]
        after = [one for one in dated if (one.adopted or "")[: len(point)] > point]
    else:
        return ()
    return (*before[-1:], *after[:1])


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
