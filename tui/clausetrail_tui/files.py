"""Texts outside the corpus: each is read once, however many screens ask for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from clausetrail.model import Resolution

    from .places import File

_MOST = 8  # texts that are kept


class _Seen(NamedTuple):
    """A file as it was when it was read."""

    file: File
    changed_ns: int
    size: int


_read: dict[_Seen, Resolution] = {}


def record_of(file: File) -> Resolution:
    """Return the record of a file; it is read anew where it has changed since.

    Raises:
        ReadError, ParseError: it is missing, or cannot be read or parsed.
    """
    seen = _seen(file)
    known = _read.get(seen) if seen is not None else None
    if known is not None:
        return known
    from clausetrail.parse import parse, parse_plain
    from clausetrail.read import read

    styled = read(file.path)
    record = parse_plain(styled) if file.plain else parse(styled)
    if seen is not None:
        while len(_read) >= _MOST:
            _read.pop(next(iter(_read)), None)
        _read[seen] = record
    return record


def _seen(file: File) -> _Seen | None:
    try:
        told = Path(file.path).stat()
    except (OSError, ValueError):
        return None  # reading it says what is wrong
    return _Seen(file, told.st_mtime_ns, told.st_size)
