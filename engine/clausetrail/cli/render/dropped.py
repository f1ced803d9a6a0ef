"""What fell out of a series, the weightiest first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from clausetrail.report.head import measure
from clausetrail.report.safe import safe
from clausetrail.report.spans import BOLD, DIM, HEAD, PLAIN, REF, Line, wrap
from clausetrail.report.symbols import short
from clausetrail.report.words import count, refs_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.history.dropped import Dropped, Lost

_TITLES = {
    "report": "Requests to report",
    "commitment": "Commitments",
    "appeal": "Appeals",
    "other operative": "Other operative paragraphs",
    "preambular": "Preambular paragraphs",
    "other": "Headings, annexes and the like",
}
_WORDS = 30


def dropped_lines(dropped: Dropped, width: int, *, full: bool = False) -> Iterator[Line]:
    """Yield the lines of what fell out."""
    wide = measure(width)
    title = " · ".join(filter(None, [dropped.title, dropped.series]))
    yield from wrap([(safe(title), HEAD)], wide)
    clauses = sum(one.clause is not None for one in dropped.lost)
    told = count(len(dropped.lost) - clauses, "paragraph")
    if clauses:
        told += f" and {count(clauses, 'clause')}"
    if not dropped.lost:
        told = "Nothing"
    yield from wrap([(f"{told} of earlier texts not in {safe(short(dropped.symbol))}", DIM)], wide)
    for weight, group in groupby(dropped.lost, key=lambda one: one.weight):
        lost = list(group)
        yield []
        yield [(f"{_TITLES[weight]} ({len(lost)})", BOLD)]
        for one in lost:
            yield from _lost(one, wide, full=full)


def _lost(one: Lost, width: int, *, full: bool) -> Iterator[Line]:
    what = refs_words(one.refs)
    if one.clause is not None:
        what += f", clause {one.clause + 1}"
    told = [f"not in {short(one.gone)}"]
    if one.versions > 1:
        told.append(f"since {short(one.since)}, {one.versions} texts")
    if one.stays:
        told.append(f"the rest is {refs_words(one.stays)}")
    head: Line = [
        (safe(f"{short(one.last)}  {what}"), REF),
        ("  ", PLAIN),
        (safe("; ".join(told)), DIM),
    ]
    yield from wrap(head, width, rest=[("  ", PLAIN)])
    text = one.text.replace("\n", " ¶ ")
    if not full:
        # From the clause that makes it weighty.
        at = one.offset + 2 * one.text[: one.offset].count("\n")
        words = text[at:].split(" ")
        cut = len(words) > _WORDS + 3
        text = ("… " if at else "") + " ".join(words[:_WORDS] if cut else words)
        text += " …" if cut else ""
    yield from wrap([(safe(text), PLAIN)], width, [("  ", PLAIN)], [("  ", PLAIN)])
