"""The acts of a series: how often each rung is used, and which paragraphs changed theirs."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from clausetrail.report.head import measure
from clausetrail.report.safe import safe
from clausetrail.report.shifts import ARROWS, shift_refs, shifts_words
from clausetrail.report.spans import (
    BOLD,
    DIM,
    HEAD,
    PLAIN,
    REF,
    STRONGER,
    WEAKER,
    Line,
    clip,
    pad,
    wrap,
)
from clausetrail.report.symbols import labels_of, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.history.verbs import Rung, Shift, Verbs

_NAME = 26  # cells of a rung's verbs
_ROLES = {"stronger": STRONGER, "weaker": WEAKER}


def verbs_lines(verbs: Verbs, width: int, *, every: bool = False) -> Iterator[Line]:
    """Yield the lines of a series' acts.

    Args:
        verbs: the answer.
        width: cells a line.
        every: show also shifts within a rung and to acts of another kind.
    """
    title = " · ".join(filter(None, [verbs.title, verbs.series]))
    yield from wrap([(safe(title), HEAD)], width)
    yield from wrap([(shifts_words(verbs), DIM)], width)
    yield []
    labels = labels_of(verbs.versions, verbs.sessions)
    yield from _table(verbs.rungs, labels, width)
    before = dict(zip(verbs.versions[1:], verbs.versions, strict=False))
    shown = [one for one in verbs.shifts if every or one.direction in {"stronger", "weaker"}]
    for symbol, group in groupby(shown, key=lambda one: one.symbol):
        yield []
        yield [(safe(short(symbol)), BOLD)]
        for one in group:
            yield from _shift(one, measure(width), before.get(one.symbol))
    left = len(verbs.shifts) - len(shown)
    if left:
        yield []
        yield [(f"{left} that are no more, no less: --all", DIM)]


def _table(rungs: tuple[Rung, ...], labels: list[str], width: int) -> Iterator[Line]:
    """Yield how often each rung is used; the latest texts, where not all fit across."""
    across = max((len(one) for one in labels), default=0)
    across = max(across, *(len(str(n)) for rung in rungs for n in rung.counts), 2) + 1
    fit = max(1, (width - _NAME - 1) // across)
    hidden = max(0, len(labels) - fit)
    heads = "".join(one.rjust(across) for one in labels[hidden:])
    yield clip([(" " * _NAME, PLAIN), (heads, DIM)], width)
    for ladder, group in groupby(rungs, key=lambda one: one.ladder):
        rows = [one for one in group if any(one.counts[hidden:])]
        for number, rung in enumerate(reversed(rows)):
            name = "/".join(rung.verbs)
            line = pad(clip([(name, PLAIN)], _NAME - 1), _NAME)
            if len(rows) > 1:
                mark = "┌" if number == 0 else "└" if number == len(rows) - 1 else "│"
                line = pad(clip([(f"{mark} ", DIM), (name, PLAIN)], _NAME - 1), _NAME)
            figures = [str(n) if n else "·" for n in rung.counts[hidden:]]
            yield clip([*line, ("".join(one.rjust(across) for one in figures), PLAIN)], width)
        del ladder
    if hidden:
        yield from wrap(
            [(f"{hidden} earlier texts found no room; --format json has them", DIM)], width
        )


def _shift(one: Shift, width: int, before: str | None) -> Iterator[Line]:
    line: Line = [
        (f"{ARROWS.get(one.direction, '~')} ", _ROLES.get(one.direction, DIM)),
        (safe(shift_refs(one, before)), REF),
        ("  ", PLAIN),
        (safe(f"{one.old} → {one.new}"), _ROLES.get(one.direction, PLAIN)),
    ]
    if one.direction == "other":
        line.append(("  another act", DIM))
    yield from wrap(line, width, [("  ", PLAIN)], [("    ", PLAIN)])
