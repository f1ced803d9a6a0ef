"""Symbols as people say them, and short labels for columns and marks."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from .safe import safe
from .words import short_symbol

if TYPE_CHECKING:
    from collections.abc import Sequence

short = short_symbol
_YEAR = re.compile(r" \((\d{4})\)$")


def labels_of(symbols: Sequence[str], sessions: Sequence[str | None]) -> list[str]:
    """Return a short label for each text: its session, or what else tells it from the others.

    Texts of a session share no label: then the symbol's number stands behind, `71/255`.
    """
    counts = Counter(sessions)
    told: list[str] = []
    for symbol, session in zip(symbols, sessions, strict=True):
        if session and counts[session] == 1:
            told.append(safe(session))
        else:
            told.append(safe(_YEAR.sub("", short(symbol))))
    return told
