"""What fell out of a series, the weightiest first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from clausetrail.report.head import measure
from clausetrail.report.lost import (
    WEIGHT_WORDS,
    dropped_words,
    lost_facts,
    lost_place,
    lost_words,
)
from clausetrail.report.safe import safe
from clausetrail.report.spans import BOLD, DIM, HEAD, PLAIN, REF, Line, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.history.dropped import Dropped, Lost


def dropped_lines(dropped: Dropped, width: int, *, full: bool = False) -> Iterator[Line]:
    """Yield the lines of what fell out."""
    wide = measure(width)
    title = " · ".join(filter(None, [dropped.title, dropped.series]))
    yield from wrap([(safe(title), HEAD)], wide)
    yield from wrap([(safe(dropped_words(dropped)), DIM)], wide)
    for weight, group in groupby(dropped.lost, key=lambda one: one.weight):
        lost = list(group)
        yield []
        yield [(f"{WEIGHT_WORDS[weight]} ({len(lost)})", BOLD)]
        for one in lost:
            yield from _lost(one, wide, full=full)


def _lost(one: Lost, width: int, *, full: bool) -> Iterator[Line]:
    head: Line = [
        (safe(lost_place(one)), REF),
        ("  ", PLAIN),
        (safe(lost_facts(one)), DIM),
    ]
    yield from wrap(head, width, rest=[("  ", PLAIN)])
    text = lost_words(one, full=full)
    yield from wrap([(safe(text), PLAIN)], width, [("  ", PLAIN)], [("  ", PLAIN)])
