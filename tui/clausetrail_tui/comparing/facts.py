"""What the top line says of a comparison: how much there is of each class, what is folded."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clausetrail.report.colophon import file_of
from clausetrail.report.words import CLASS_WORDS, date_words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from clausetrail.model import Group, Resolution

CLASSES = ("substantive", "rollover", "editorial", "identical")  # in the order of the keys 1 to 4
USUAL = ("identical",)  # what is folded where nothing is filtered
COUNTED = 3  # the ways of saying the facts that count each class; further ones do not
_SHORT = {"substantive": "subst", "rollover": "routine", "editorial": "edit", "identical": "same"}


def column_head(text: Resolution) -> str:
    """Return `A/RES/71/255 · 23 December 2016`, as short as names a text above its column."""
    date = text.adopted or text.distributed
    name = text.symbol or file_of(text) or text.title
    draft = "draft" if text.kind == "draft" else ""
    return " · ".join(filter(None, (name, draft, date_words(date) if date else "")))


def facts_of(groups: Sequence[Group], hidden: Collection[str], away: Sequence[bool]) -> list[str]:
    """Return the facts, from the longest way of saying them to the shortest.

    Args:
        groups: of a comparison.
        hidden: change classes that are folded.
        away: whether each group is folded: one that moved, or has a footnote that changed, is
            not where its class is.
    """
    counts: Counter[str] = Counter(
        group.change
        for group, folded in zip(groups, away, strict=True)
        if folded or group.change not in hidden
    )
    shown = [one for one in CLASSES if one not in hidden and counts[one]]
    folded = [one for one in CLASSES if one in hidden and counts[one]]
    words = [f"{counts[one]} {CLASS_WORDS[one]}" for one in shown]
    gone = [f"{counts[one]} {CLASS_WORDS[one]}" for one in folded]
    ways = [" · ".join(words) + (f" · folded: {', '.join(gone)}" if gone else "")]
    total = sum(counts[one] for one in folded)
    ways.append(" · ".join([*words, *([f"{total} folded"] if total else [])]))
    short = [f"{counts[one]} {_SHORT[one]}" for one in shown]
    ways.append(" · ".join([*short, *([f"{total} folded"] if total else [])]))
    ways.append(f"{total} folded" if total else "")
    return [one.strip(" ·") for one in ways]
