"""A trail as a timeline, the oldest text on top.

●  68/230  OP5  new · 20 December 2013
│  Encourages the keepers of lamps to count the moths …
●  70/222  OP7  substantive
│  verb: Encourages → Calls upon (stronger)
│  [-Encourages-] {+Calls upon+} the keepers …
┆  absent from 71/244 and 72/237
●  73/249  OP3  back · unchanged
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.model import Group
from clausetrail.report.group_head import details
from clausetrail.report.marks import marked
from clausetrail.report.rows import Piece
from clausetrail.report.safe import safe
from clausetrail.report.spans import BOLD, DIM, HEAD, NOTICE, PLAIN, REF, Line, wrap
from clausetrail.report.symbols import short
from clausetrail.report.trails import asked_words, ended_words, runs_of, step_words, trail_words
from clausetrail.report.words import date_words, listed, refs_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetrail.history.answers import Part, Step, Trail

_NODE, _DRAFT, _LINE, _GAP, _END = "●  ", "○  ", "│  ", "┆  ", "×  "
_WORDS = 24  # of a text that nothing is compared with
_EDGE = 7  # words that stay at either end of what did not change


def trail_lines(
    trail: Trail, names: Sequence[str], width: int, *, colour: bool, full: bool = False
) -> Iterator[Line]:
    """Yield the lines of a trail.

    Args:
        trail: the answer.
        names: symbols of all texts of the series, oldest first.
        width: cells a line.
        colour: whether deletions and insertions are told by colour.
        full: shorten nothing.
    """
    yield from _head(trail, names, width)
    for steps in runs_of(trail.steps, lambda _: not full):
        step = steps[0]
        if len(steps) > 1:
            yield from _unchanged(steps, width)
            continue
        if step.absent:
            told = listed([short(one) for one in step.absent])
            yield from wrap([(f"absent from {told}", NOTICE)], width, [(_GAP, DIM)], [(_GAP, DIM)])
        yield from _step(step, width)
        at = names.index(step.symbol) if step.symbol in names else 0
        before = names[at - 1] if at and not step.absent else None
        for part in step.parts:
            yield from _part(step, part, width, before=before, colour=colour, full=full)
        if step.ended:
            told = ended_words(step)
            yield from wrap([(told, DIM)], width, [(_LINE, DIM)], [(_LINE, DIM)])
    if trail.vanished:
        yield [(_END, DIM), (f"gone in {safe(short(trail.vanished.gone))}", NOTICE)]


def _head(trail: Trail, names: Sequence[str], width: int) -> Iterator[Line]:
    yield from wrap([(asked_words(trail), HEAD)], width)
    if trail.title:
        yield from wrap([(safe(f"{trail.title} · {trail.series}"), DIM)], width)
    yield from wrap([(trail_words(trail, len(names)), PLAIN)], width)
    yield []


def _unchanged(steps: Sequence[Step], width: int) -> Iterator[Line]:
    first, last = steps[0], steps[-1]
    line: Line = [
        (_NODE, BOLD),
        (safe(f"{short(first.symbol)} – {short(last.symbol)}"), REF),
        ("  ", PLAIN),
        (safe(refs_words(first.refs)), BOLD),
        (f"  unchanged in {len(steps)} texts", PLAIN),
    ]
    if first.adopted and last.adopted:
        line.append((f"  {first.adopted[:4]}–{last.adopted[:4]}", DIM))
    yield from wrap(line, width, rest=[(_LINE, DIM)])


def _step(step: Step, width: int) -> Iterator[Line]:
    words = [word for word, _ in step_words(step)]
    line: Line = [
        (_DRAFT if step.draft else _NODE, BOLD),
        (safe(short(step.symbol)), REF),
        ("  ", PLAIN),
        (safe(refs_words(step.refs)), BOLD),
        ("  ", PLAIN),
        (" · ".join(words), NOTICE if "unsure" in words else PLAIN),
    ]
    if step.adopted:
        line.append((f"  {date_words(step.adopted)}", DIM))
    yield from wrap(line, width, rest=[(_LINE, DIM)])


def _part(
    step: Step, part: Part, width: int, *, before: str | None, colour: bool, full: bool
) -> Iterator[Line]:
    """Yield what changed in a part; `before` is the text before the step, where it matters."""
    away = before is not None and part.since not in {None, before}  # only this part was absent
    if part.change == "identical" and part.old and not away:
        return
    margin: Line = [(_LINE, DIM)]
    head: Line = list(margin)
    if len(step.parts) > 1 or len(part.old) > 1 or len(part.new) > 1:
        told = " + ".join(part.new)
        if away:
            told = f"{' + '.join(part.old)} of {short(part.since or '')} → {told}"
        elif part.old and part.old != part.new:
            told = f"{' + '.join(part.old)} → {told}"
        head.append((safe(told) + "  ", REF))
    for spans in details(_group(part)):
        yield from wrap(spans, width, margin, [*margin, ("  ", PLAIN)])
    pieces = [Piece(op, text, verb=False) for op, text in part.ops]
    if not full:
        pieces = elided(pieces)
    if not part.old:
        # Nothing to compare it with: its words are no insertion.
        pieces = [Piece("=", _cut(one.text, full=full), verb=False) for one in pieces]
    yield from wrap(marked(pieces, colour=colour), width, head, margin)


def _group(part: Part) -> Group:
    return Group(
        old=part.old,
        new=part.new,
        relation=part.relation,
        change=part.change,
        verbs=part.verbs,
        qualifiers=part.qualifiers,
        advances=part.advances,
    )


def _cut(text: str, *, full: bool) -> str:
    words = text.split(" ")
    if full or len(words) <= _WORDS + 3:
        return text
    return " ".join(words[:_WORDS]) + " …"


def elided(pieces: Sequence[Piece]) -> list[Piece]:
    """Shorten what did not change to a few words at either end."""
    short_: list[Piece] = []
    last = len(pieces) - 1
    for at, piece in enumerate(pieces):
        words = piece.text.split(" ")
        before, behind = (0 if at == 0 else _EDGE), (0 if at == last else _EDGE)
        if at == 0:
            before = 4  # so that one sees which paragraph it is
        if piece.op != "=" or len(words) <= before + behind + 4:
            short_.append(piece)
            continue
        kept = [*words[:before], "…", *(words[len(words) - behind :] if behind else [])]
        short_.append(piece._replace(text=" ".join(kept)))
    return short_
