"""What a text cites and what cites it, as two tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.safe import safe
from clausetrail.report.spans import (
    BOLD,
    DIM,
    HEAD,
    NOTICE,
    PLAIN,
    REF,
    Line,
    clip,
    line_width,
    pad,
    width_of,
    wrap,
)
from clausetrail.report.words import count, refs_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetrail.history.cites import Cited, Cites

_MARGIN = "  "
_MOST_PLACES = 24  # cells
_LEAST_TITLE = 16


def citation_lines(answer: Cites, name: str, width: int, *, missing: bool) -> Iterator[Line]:
    """Yield the lines of an answer.

    Args:
        answer: the answer.
        name: how the text was called.
        width: cells a line.
        missing: only what is missing was asked for.
    """
    yield from wrap([(safe(answer.symbol or name), HEAD)], width)
    if answer.title:
        yield from wrap([(safe(answer.title), DIM)], width)
    yield []
    lacking = len(answer.missing)
    if missing:
        told = f"cites {count(lacking, 'resolution')} that the corpus does not hold"
        if not lacking:
            told = "every resolution that it cites is in the corpus"
        yield [(told, BOLD)]
    elif answer.cites:
        told = f"cites {count(len(answer.cites), 'resolution')}"
        if lacking == len(answer.cites):
            told += ", missing from the corpus" if lacking == 1 else ", all missing from the corpus"
        elif lacking:
            told += f", {lacking} of them missing from the corpus"
        yield [(told, BOLD)]
    else:
        yield [("cites no resolution", BOLD)]
    yield from _table(answer.cites, width)
    if missing:
        return
    yield []
    if answer.symbol is None:
        yield [("has no symbol by which another text could cite it", BOLD)]
    elif answer.cited_by:
        yield [(f"cited by {count(len(answer.cited_by), 'text')} of the corpus", BOLD)]
    else:
        yield [("cited by no text of the corpus", BOLD)]
    yield from _table(answer.cited_by, width)


def _table(found: Sequence[Cited], width: int) -> Iterator[Line]:
    names = [safe(one.symbol) for one in found]
    places = [safe(refs_words(one.refs)) for one in found]
    wide = max(map(width_of, names), default=0)
    deep = min(max(map(width_of, places), default=0), _MOST_PLACES)
    for one, name, place in zip(found, names, places, strict=True):
        line: Line = [(_MARGIN, PLAIN), *pad([(name, REF)], wide), (_MARGIN, PLAIN)]
        about = ("missing", NOTICE) if one.missing else (safe(_about(one)), DIM)
        if width_of(place) > deep:
            # Many places: they go on below.
            indent: Line = [(" " * line_width(line), PLAIN)]
            yield from wrap([(place, PLAIN), (_MARGIN, PLAIN), about], width, line, indent)
            continue
        line += [*pad([(place, PLAIN)], deep), (_MARGIN, PLAIN)]
        room = width - line_width(line)
        if room >= _LEAST_TITLE or one.missing:
            line += clip([about], room)
        yield line


def _about(one: Cited) -> str:
    told = [one.title or one.series or ""]
    if one.draft:
        told.insert(0, "draft")
    elif one.adopted:
        told.insert(0, one.adopted[:4])
    return " · ".join(filter(None, told))
