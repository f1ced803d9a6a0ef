"""How the lead verbs of a series shifted, in words, as the terminal and the application tell it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from .symbols import short
from .words import listed, refs_words

if TYPE_CHECKING:
    from clausetrail.history.verbs import Shift, Verbs
    from clausetrail.model import Direction

_WAYS: tuple[tuple[Direction, str], ...] = (
    ("stronger", "stronger"),
    ("weaker", "weaker"),
    ("same", "as strong"),
    ("other", "other acts"),
)
ARROWS = {"stronger": "▲", "weaker": "▼", "same": "="}
"""The signs of directions; any other is "~"."""


def shifts_words(verbs: Verbs) -> str:
    """Return `Lead verbs that changed: 3 stronger, 1 weaker and 2 other acts.`."""
    counts = Counter(one.direction for one in verbs.shifts)
    told = [f"{counts[way]} {word}" for way, word in _WAYS if counts[way]]
    return f"Lead verbs that changed: {listed(told)}." if told else "No lead verb changed."


def shift_refs(one: Shift, before: str | None) -> str:
    """Return `OP4`, `OP4 → OP5`; with `of 69/110` where the earlier text is not the one before.

    Args:
        one: the shift.
        before: the text before the later one.
    """
    refs = refs_words(one.refs)
    if before != one.since:
        return f"{refs_words(one.old_refs)} of {short(one.since)} → {refs}"
    return refs if one.old_refs == one.refs else f"{refs_words(one.old_refs)} → {refs}"
