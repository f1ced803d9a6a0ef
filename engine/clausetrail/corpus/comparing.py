"""Two versions of a corpus compared, with its pins, and once only for the same question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from clausetrail.model import Comparison, FootnoteChange, Group, Summary

from .pins import Honoured, Version, name_of, pins_of
from .state import RECORD

if TYPE_CHECKING:
    from clausetrail.model import Resolution

    from .cache import Cache
    from .given import VersionEntry
    from .store import Store

CACHE = "comparisons.sqlite"
_KIND = "comparison/1"


class Compared(Struct, frozen=True, kw_only=True):
    """A comparison, and what became of the pins."""

    comparison: Comparison
    honoured: Honoured


class _Kept(Struct, frozen=True, kw_only=True):
    """What of a comparison is kept: all but the two texts, which are in the corpus."""

    groups: tuple[Group, ...]
    footnotes: tuple[FootnoteChange, ...]
    summary: Summary
    fallback: str | None


def compare_versions(
    store: Store,
    cache: Cache | None,
    old: tuple[VersionEntry, Resolution],
    new: tuple[VersionEntry, Resolution],
) -> Compared:
    """Compare two versions.

    Args:
        store: the corpus.
        cache: keeps what was worked out; None to do without.
        old: the earlier version and its record.
        new: the later one.

    Returns:
        The comparison, with the pins that a person set for the two.
    """
    honoured = pins_of(
        store,
        Version(name=name_of(old[0]), record=old[1]),
        Version(name=name_of(new[0]), record=new[1]),
    )
    # The record's blob tells the text as it was parsed; its document's sha256 would not.
    blobs = [store.state.parcel(version.sha256)[RECORD] for version in (old[0], new[0])]
    key = (_KIND, *blobs, msgspec.json.encode(honoured.pins).decode())
    kept = _decoded(cache.get(*key)) if cache is not None else None
    if kept is not None:
        comparison = Comparison(
            old=old[1],
            new=new[1],
            groups=kept.groups,
            footnotes=kept.footnotes,
            summary=kept.summary,
            fallback=kept.fallback,
        )
        return Compared(comparison=comparison, honoured=honoured)
    from clausetrail.diff import compare

    comparison = compare(old[1], new[1], honoured.pins)
    if cache is not None:
        made = _Kept(
            groups=comparison.groups,
            footnotes=comparison.footnotes,
            summary=comparison.summary,
            fallback=comparison.fallback,
        )
        cache.put(msgspec.msgpack.encode(made), *key)
    return Compared(comparison=comparison, honoured=honoured)


def _decoded(data: bytes | None) -> _Kept | None:
    if data is None:
        return None
    try:
        return msgspec.msgpack.decode(data, type=_Kept)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
