"""Qualifying phrases that one side of a group has and the other lacks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from clausetrail.model import Op, Qualifier


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    from clausetrail.lang.en.qualifiers import QUALIFIERS

    phrases = sorted(QUALIFIERS, key=lambda phrase: (-len(phrase), phrase))
    written = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
    return re.compile(rf"(?<![\w-])(?:{written})(?![\w-])", re.IGNORECASE)


def qualifiers_of(old: str, new: str, ops: Sequence[Op]) -> tuple[Qualifier, ...]:
    """Find the qualifying phrases gained and lost.

    Args:
        old: the old text; new: the new; ops: their word comparison.

    Returns:
        The phrases that touch changed words and that the other side has fewer times, as
        printed; lost ones first, each side in reading order.
    """
    old_found = _changed(old, ops, "-")
    new_found = _changed(new, ops, "+")
    if not old_found and not new_found:
        return ()
    lost = Counter(map(_key, _pattern().findall(old))) - Counter(map(_key, _pattern().findall(new)))
    gained = Counter(map(_key, _pattern().findall(new))) - Counter(
        map(_key, _pattern().findall(old))
    )
    found: list[Qualifier] = []
    for phrases, missing, side in ((old_found, lost, "old"), (new_found, gained, "new")):
        for phrase in phrases:
            if missing[_key(phrase)] > 0:
                missing[_key(phrase)] -= 1
                found.append(Qualifier("old" if side == "old" else "new", phrase))
    return tuple(found)


def _key(phrase: str) -> str:
    return " ".join(phrase.lower().split())


def _changed(text: str, ops: Sequence[Op], sign: str) -> list[str]:
    """Return the phrases of one side that hold a changed word."""
    spans: list[tuple[int, int]] = []
    at = 0
    for op, words in ops:
        if op == sign:
            spans.append((at, at + len(words)))
        if op in {"=", sign}:
            at += len(words)
    if not spans:
        return []
    return [
        " ".join(found[0].split())
        for found in _pattern().finditer(text)
        if any(start < found.end() and found.start() < end for start, end in spans)
    ]
