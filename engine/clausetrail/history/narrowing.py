"""What a person writes to narrow a search, made into `Filters`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .query import QueryError

if TYPE_CHECKING:
    from .index import Index

ORGANS = {
    "ga": "General Assembly",
    "sc": "Security Council",
    "ecosoc": "Economic and Social Council",
    "hrc": "Human Rights Council",
}
"""Organs by their short names."""

_SESSIONS = re.compile(r"\s*([A-Za-z]*-?\d{1,4})?\s*(\.\.|–)?\s*([A-Za-z]*-?\d{1,4})?\s*")
_LAST = "9999"


def session_range(written: str) -> tuple[str, str]:
    """Read `71`, `70..79`, `70..` or `..79`: the first and the last session, both with.

    Raises:
        QueryError: it is none of these.
    """
    match = _SESSIONS.fullmatch(written)
    first, dots, last = match.groups() if match else (None, None, None)
    if not (first or last) or (first and last and not dots):
        raise QueryError(f"{written!r} is no session: give one (71), or a range (70..79).")
    if not dots:
        return str(first), str(first)
    return first or "0", last or _LAST


def organ_named(index: Index, written: str) -> str:
    """Return the organ that a short name, or its name in any case, stands for.

    Raises:
        QueryError: no text of the corpus is of this organ.
    """
    wanted = ORGANS.get(written.casefold(), written)
    known = sorted({one.body for one in index.versions.values() if one.body})
    if known and wanted.casefold() not in {one.casefold() for one in known}:
        raise QueryError(
            f"the corpus has no text of {wanted!r}; it has texts of: {', '.join(known)}."
        )
    return wanted
