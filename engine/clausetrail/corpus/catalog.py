"""What a list of all series shows of each, without reading the series.

The series of a large corpus are megabytes; what a list tells of them is some hundred bytes
each. That is kept in one file beside the repository, with the id of the state that it was made
of, and the blob of every series: after a change, only the series that changed are read anew.

The file is derived, as everything in that folder: where it is missing, broken, of another state
or of another form, it is made again; where it cannot be written, it is made each time.
"""

from __future__ import annotations

import contextlib
import os
import zlib
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .corpus import Corpus

FILE = "catalog"
_FORM = b"clausetrail/catalog/1\n"
_SUM_BYTES = 4


class Milestone(Struct, frozen=True, array_like=True, gc=False):
    """The first text of a series, or the last."""

    symbol: str  # its label, where it has no symbol
    session: str | None
    year: int | None


class CatalogEntry(Struct, frozen=True, array_like=True, gc=False):
    """One series."""

    slug: str
    title: str
    body: str | None
    texts: int  # adopted ones
    drafts: int
    first: Milestone | None  # of the adopted texts, or where there is none of the drafts
    last: Milestone | None
    latest: str | None  # ISO date of the latest text or draft
    blob: str  # id of the series' entry, which tells one state of it from another


class Catalog(Struct, frozen=True, array_like=True, gc=False):
    """Every series of a corpus, by slug."""

    state: str  # id of the commit that it tells of
    series: tuple[CatalogEntry, ...]


class _Text(Struct, frozen=True, gc=False):
    """What of a `VersionEntry` is needed here; to decode the rest would take twice the time."""

    symbol: str | None
    label: str
    session: str | None
    adopted: str | None
    distributed: str | None


class _Series(Struct, frozen=True, gc=False):
    slug: str
    title: str
    body: str | None
    versions: tuple[_Text, ...]
    drafts: tuple[_Text, ...] = ()


def catalog_of(corpus: Corpus) -> Catalog:
    """Return what can be listed of every series, from the cache or anew.

    Args:
        corpus: it is read as far as the cache does not know it.

    Raises:
        DamagedError: a series cannot be read.
    """
    path = corpus.store.repository.own / FILE
    kept = _kept(path)
    if kept is not None and kept.state == corpus.state.commit:
        return kept
    made = _made(corpus, kept)
    # Whoever may not write here still may read.
    with contextlib.suppress(OSError):
        _keep(path, made)
    return made


def _made(corpus: Corpus, kept: Catalog | None) -> Catalog:
    state = corpus.state
    files = state.series_files()
    known = {(one.slug, one.blob): one for one in kept.series} if kept is not None else {}
    fresh = {slug: blob for slug, blob in files.items() if (slug, blob) not in known}
    for slug, series in state.each_series(fresh, _Series):
        known[slug, fresh[slug]] = _entry(series, fresh[slug])
    return Catalog(state=state.commit, series=tuple(known[both] for both in files.items()))


def _entry(series: _Series, blob: str) -> CatalogEntry:
    line: Sequence[_Text] = series.versions or series.drafts
    dates = [one.adopted or one.distributed for one in (*series.versions, *series.drafts)]
    return CatalogEntry(
        slug=series.slug,
        title=series.title,
        body=series.body,
        texts=len(series.versions),
        drafts=len(series.drafts),
        first=_milestone(line[0]) if line else None,
        last=_milestone(line[-1]) if line else None,
        latest=max(filter(None, dates), default=None),
        blob=blob,
    )


def _milestone(text: _Text) -> Milestone:
    year = (text.adopted or text.distributed or "")[:4]
    return Milestone(
        symbol=text.symbol or text.label,
        session=text.session,
        year=int(year) if year.isascii() and year.isdecimal() else None,
    )


def _kept(path: Path) -> Catalog | None:
    """Read the file; None where there is none, or it is not what was written."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    head = len(_FORM) + _SUM_BYTES
    if not data.startswith(_FORM) or zlib.crc32(data[head:]) != _sum(data[len(_FORM) : head]):
        return None
    try:
        return msgspec.msgpack.decode(data[head:], type=Catalog)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _keep(path: Path, catalog: Catalog) -> None:
    data = msgspec.msgpack.encode(catalog)
    whole = path.with_name(f"{path.name}.tmp{os.getpid()}")
    try:
        whole.write_bytes(_FORM + zlib.crc32(data).to_bytes(_SUM_BYTES, "big") + data)
        whole.replace(path)
    finally:
        whole.unlink(missing_ok=True)


def _sum(data: bytes) -> int:
    return int.from_bytes(data, "big")
