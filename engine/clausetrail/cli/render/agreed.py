"""For each paragraph of a text the nearest adopted wording, and what is new in it.

PP1  identical  resolution 78/167, first preambular paragraph
     carried by 5 texts since 74/239
OP4  85 %       resolution 78/167, para. 4
     … the keepers of [-small-] {+tall+} lamps …
     new: “tall lamps”
OP7  new        no adopted wording is near
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.agreements import (
    carried_words,
    counted_words,
    searched_words,
    sort_words,
    vote_words,
    votes_are_unknown,
)
from clausetrail.report.marks import marked
from clausetrail.report.rows import Piece, shorten
from clausetrail.report.safe import safe
from clausetrail.report.spans import (
    BOLD,
    DIM,
    HEAD,
    INSERTED,
    MEASURE,
    NOTICE,
    PLAIN,
    REF,
    Line,
    Span,
    pad,
    width_of,
    wrap,
)

from .trail import elided

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.history.agreed import Agreed, AgreedParagraph

_MOST_REF = 12  # cells
_WORDS = 24  # of a paragraph that nothing is compared with
_SORT = 9  # cells of "identical"


def agreed_lines(
    answer: Agreed, name: str, width: int, *, colour: bool, full: bool
) -> Iterator[Line]:
    """Yield the lines of an answer.

    Args:
        answer: the answer.
        name: how the text was called.
        width: cells a line.
        colour: whether deletions and insertions are told by colour.
        full: shorten nothing.
    """
    width = min(width, MEASURE)
    yield from wrap([(safe(answer.symbol or name), HEAD)], width)
    if answer.title:
        yield from wrap([(safe(answer.title), DIM)], width)
    yield from _summary(answer, width)
    if not answer.searched:
        return
    deep = min(max((width_of(one.ref) for one in answer.paragraphs), default=0), _MOST_REF)
    told = False  # whether the paragraph before was more than a line or two
    for at, one in enumerate(answer.paragraphs):
        if at == 0 or told or not one.identical:
            yield []
        told = not one.identical
        yield from _paragraph(one, deep, width, colour=colour, full=full)


def _summary(answer: Agreed, width: int) -> Iterator[Line]:
    if not answer.searched:
        yield from wrap([(searched_words(answer), NOTICE)], width)
        return
    yield from wrap([(searched_words(answer), DIM)], width)
    yield from wrap([(counted_words(answer), PLAIN)], width)
    if votes_are_unknown(answer):
        yield from wrap([("votes unknown: these texts do not print them", DIM)], width)


def _paragraph(
    one: AgreedParagraph, deep: int, width: int, *, colour: bool, full: bool
) -> Iterator[Line]:
    margin: Line = [(" " * (deep + 2), PLAIN)]
    head: Line = [*pad([(safe(one.ref), REF)], deep), ("  ", PLAIN)]
    nearest = one.nearest
    if nearest is None:
        text = one.text if full else shorten(one.text, _WORDS)
        head += [("new        ", NOTICE)]
        yield from wrap([("no adopted wording is near", PLAIN)], width, head, margin)
        yield from wrap([(safe(text.replace("\n", " ")), DIM)], width, margin, margin)
        if full or any(run.text != one.text.rstrip(" .,;:") for run in one.new):
            yield from _new(one, width, margin, colour=colour, full=full)
        return
    head += pad([(sort_words(one), BOLD)], _SORT)
    head.append(("  ", PLAIN))
    yield from wrap([(safe(nearest.citation), PLAIN)], width, head, margin)
    told = "; ".join(filter(None, [carried_words(one), vote_words(nearest.vote)]))
    if told:
        yield from wrap([(safe(told), DIM)], width, margin, margin)
    if one.identical:
        return
    pieces = [Piece(op, text, verb=False) for op, text in nearest.ops]
    while pieces and pieces[-1].op != "=" and not pieces[-1].text.strip(" .,;:"):
        pieces.pop()  # how it ends depends on what comes behind it
    if not full:
        pieces = elided(pieces)
    yield from wrap(marked(pieces, colour=colour), width, margin, margin)
    yield from _new(one, width, margin, colour=colour, full=full)


def _new(
    one: AgreedParagraph, width: int, margin: Line, *, colour: bool, full: bool
) -> Iterator[Line]:
    if not one.new:
        return
    spans: list[Span] = [("new: ", DIM)]
    for at, run in enumerate(one.new):
        if at:
            spans.append((" · ", DIM))
        text = run.text if full else shorten(run.text, _WORDS)
        quoted = safe(text.replace("\n", " "))
        spans.append((quoted if colour else f"“{quoted}”", INSERTED if colour else PLAIN))
    yield from wrap(spans, width, margin, [*margin, ("  ", PLAIN)])
