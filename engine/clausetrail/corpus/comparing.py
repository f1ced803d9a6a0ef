"""Two versions of a corpus compared, with its pins, and once only for the same question."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Struct

from clausetrail.model import Comparison, FootnoteChange, Group, Pin, Summary

from .pins import Honoured, Version, name_of, pins_of
from .state import RECORD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clausetrail.model import Resolution

    from .cache import Cache
    from .given import VersionEntry
    from .store import Store

CACHE = "comparisons.sqlite"
_WHOLE, _SUMMARY = "comparison/1", "summary/1"
_T = TypeVar("_T")


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


class _Counted(Struct, frozen=True):
    """What of it is needed to count."""

    summary: Summary


class Question(Struct, frozen=True):
    """All that the answer to a comparison depends on, beside the engine."""

    # The record's blob tells the text as it was parsed; its document's sha256 would not.
    old: str  # id of the blob of the old record
    new: str
    pins: tuple[Pin, ...] = ()

    def key(self, kind: str) -> tuple[str, ...]:
        """What the cache knows an answer of some kind by."""
        return (kind, self.old, self.new, msgspec.json.encode(self.pins).decode())


def compare_versions(
    store: Store,
    cache: Cache | None,
    old: tuple[VersionEntry, Resolution],
    new: tuple[VersionEntry, Resolution],
    *,
    check: Callable[[], None] | None = None,
) -> Compared:
    """Compare two versions.

    Args:
        store: the corpus.
        cache: keeps what was worked out; None to do without.
        old: the earlier version and its record.
        new: the later one.
        check: called again and again meanwhile; what it raises gives the work up.

    Returns:
        The comparison, with the pins that a person set for the two.
    """
    honoured = pins_of(
        store,
        Version(name=name_of(old[0]), record=old[1]),
        Version(name=name_of(new[0]), record=new[1]),
    )
    blobs = [store.state.parcel(version.sha256)[RECORD] for version in (old[0], new[0])]
    question = Question(blobs[0], blobs[1], honoured.pins)
    data = cache.get(*question.key(_WHOLE)) if cache is not None else None
    kept = _decoded(data, _Kept)
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

    comparison = compare(old[1], new[1], honoured.pins, check=check)
    if cache is not None:
        made = _Kept(
            groups=comparison.groups,
            footnotes=comparison.footnotes,
            summary=comparison.summary,
            fallback=comparison.fallback,
        )
        cache.put(msgspec.msgpack.encode(made), *question.key(_WHOLE))
        cache.put(msgspec.msgpack.encode(comparison.summary), *question.key(_SUMMARY))
    return Compared(comparison=comparison, honoured=honoured)


def summaries_kept(cache: Cache, questions: Sequence[Question]) -> list[Summary | None]:
    """The counts of comparisons that were worked out before; None for each that was not."""
    found = cache.get_all([question.key(_SUMMARY) for question in questions])
    return [
        _decoded(data, Summary) or _counted(cache, question)
        for question, data in zip(questions, found, strict=True)
    ]


def _counted(cache: Cache, question: Question) -> Summary | None:
    """The counts of a comparison that is kept whole, and from now on kept by themselves too."""
    counted = _decoded(cache.get(*question.key(_WHOLE)), _Counted)
    if counted is None:
        return None
    cache.put(msgspec.msgpack.encode(counted.summary), *question.key(_SUMMARY))
    return counted.summary


def _decoded(data: bytes | None, type_: type[_T]) -> _T | None:
    if data is None:
        return None
    try:
        return msgspec.msgpack.decode(data, type=type_)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
