"""The rows of a series' verbs: how often each rung is used, and which paragraphs changed theirs.

▲ OP1  Encourages → Urges

             60 61 63 65 67 69
┌ demand      ·  ·  ·  ·  ·  ·
│ urge        ·  ·  1  2  1  1
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from clausetrail.report.safe import safe
from clausetrail.report.shifts import ARROWS, shift_refs, shifts_words
from clausetrail.report.spans import clip, line_width, wrap
from clausetrail.report.symbols import labels_of
from clausetrail.report.words import refs_words, short_symbol
from clausetrail_tui.ink import DIM, PLAIN, said
from clausetrail_tui.places import ComparePlace, TrailPlace
from clausetrail_tui.rows import Row, Said
from clausetrail_tui.shelves.bars import step

from .led import GAP, LedRow, padded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetrail.history.verbs import NetShift, Rung, Shift, Verbs
    from clausetrail_tui.ink import Line
    from clausetrail_tui.places import Text

_NAME = 28  # cells of a rung's verbs
_DIGIT = 9
_ROLES = {"stronger": "stronger", "weaker": "weaker"}


class RungRow(Row):
    """How often the verbs of a rung are used in each text."""

    def __init__(self, mark: str, rung: Rung, across: int, most: int) -> None:
        """Take the rung, the cells of a text's column, and the largest count of all rungs."""
        self._mark, self._rung, self._across, self._most = mark, rung, across, most

    def draw(self, width: int) -> Sequence[Line]:
        """Draw figures, or a digit or a block for each text where those find no room."""
        rung = self._rung
        name: Line = [said(self._mark, "dim"), said(_named(rung.verbs, _NAME - 3))]
        line: Line = [*name, (" " * (_NAME - line_width(name)), PLAIN)]
        if _fits(len(rung.counts), self._across, width):
            figures = "".join(str(n or "·").rjust(self._across) for n in rung.counts)
            return [[*line, said(figures)]]
        blocks = "".join(_cell(n, self._most) for n in rung.counts)
        return [clip([*line, said(blocks[-max(1, width - _NAME) :])], width)]


class LabelsRow(Row):
    """The texts above the figures."""

    selectable = False

    def __init__(self, labels: Sequence[str], across: int, most: int) -> None:
        """Take the texts' labels, oldest first, the cells of a column, the largest count."""
        self._labels, self._across, self._most = labels, across, most

    def draw(self, width: int) -> Sequence[Line]:
        """Draw them, or what the blocks mean."""
        if _fits(len(self._labels), self._across, width):
            heads = "".join(one.rjust(self._across) for one in self._labels)
            return [[(" " * _NAME, PLAIN), said(heads, "dim")]]
        told = f"{self._labels[0]} to {self._labels[-1]}"
        if self._most > _DIGIT:
            told += f"; a full block is {self._most} clauses"
        return wrap([said(told, "dim")], width, [(" " * _NAME, PLAIN)], [(" " * _NAME, PLAIN)])


class ShiftRow(LedRow):
    """A clause whose lead verb changed from one text to the next."""

    def __init__(self, one: Shift, before: str | None, texts: Mapping[str, Text]) -> None:
        """Take the shift, the text before the later one, and where the texts are."""
        self._one, self._before = one, before
        self.key = (one.symbol, one.refs, one.old, one.new)
        self.about, self.ref = texts.get(one.symbol), one.refs[0]
        self.words = f"{one.old} → {one.new}"
        old = texts.get(one.since)
        if old is not None and self.about is not None:
            self.lead = ComparePlace(old, self.about, one.refs[0])

    def draw(self, width: int) -> Sequence[Line]:
        """Draw the direction, where, and the two verbs."""
        one = self._one
        role = _ROLES.get(one.direction, "dim")
        head: Line = [said(f"{ARROWS.get(one.direction, '~')} ", role)]
        head += padded(safe(shift_refs(one, self._before)), "ref", 14)
        spans = [said(safe(f"{one.old} → {one.new}"), role if role != "dim" else "")]
        if one.direction == "other":
            spans.append(said("  another act", "dim"))
        return wrap(spans, width, [(GAP, PLAIN), *head, (GAP, PLAIN)], [(GAP * 3, PLAIN)])


class NetRow(LedRow):
    """A clause whose first and last lead verb stand on different rungs."""

    def __init__(self, one: NetShift, texts: Mapping[str, Text]) -> None:
        """Take the shift, and where the texts are."""
        self._one = one
        self.key = (one.first, one.last, one.refs, one.verbs)
        self.about, self.ref = texts.get(one.last), one.refs[0]
        self.words = " → ".join(one.verbs)
        if self.about is not None:
            self.lead = TrailPlace(self.about, one.refs[0])

    def draw(self, width: int) -> Sequence[Line]:
        """Draw the direction, where it stands last, and all its verbs."""
        one = self._one
        role = _ROLES.get(one.direction, "dim")
        head: Line = [said(f"{ARROWS.get(one.direction, '~')} ", role)]
        head += padded(safe(f"{refs_words(one.refs)} of {short_symbol(one.last)}"), "ref", 14)
        spans = [
            said(safe(" → ".join(one.verbs)), role if role != "dim" else ""),
            said(safe(f"  since {short_symbol(one.first)}"), "dim"),
        ]
        return wrap(spans, width, [(GAP, PLAIN), *head, (GAP, PLAIN)], [(GAP * 3, PLAIN)])


def rows_of(verbs: Verbs, texts: Mapping[str, Text], *, every: bool) -> list[Row]:
    """Return the rows of an answer.

    Args:
        verbs: the answer.
        texts: where its texts are, by name.
        every: show also shifts within a rung and to acts of another kind.
    """
    rows: list[Row] = [Said([said(shifts_words(verbs), "strong")])]
    before = dict(zip(verbs.versions[1:], verbs.versions, strict=False))
    shown = [one for one in verbs.shifts if every or one.direction in _ROLES]
    places = {name: at for at, name in enumerate(verbs.versions)}
    shown.sort(key=lambda one: -places[one.symbol])
    for symbol, ones in groupby(shown, key=lambda one: one.symbol):
        rows += [Said(), Said([said(safe(short_symbol(symbol)), "head")])]
        rows += [ShiftRow(one, before.get(symbol), texts) for one in ones]
    left = len(verbs.shifts) - len(shown)
    if left:
        told = f"x shows {left} more that ask neither more nor less"
        rows += [Said(), Said([(told, DIM)])]
    if verbs.net:
        rows += [Said(), Said([said("From first to last", "head")])]
        rows += [NetRow(one, texts) for one in verbs.net]
    return [*rows, *_ladders(verbs)]


def _ladders(verbs: Verbs) -> Iterator[Row]:
    labels = labels_of(verbs.versions, verbs.sessions)
    most = max((n for rung in verbs.rungs for n in rung.counts), default=1) or 1
    across = max(2, len(str(most)), *(len(one) for one in labels)) + 1
    if not verbs.rungs:
        return
    yield from (Said(), Said([said("How often each is used", "head")]))
    yield LabelsRow(labels, across, most)
    for _, ones in groupby(verbs.rungs, key=lambda one: one.ladder):
        rungs = [one for one in ones if any(one.counts)][::-1]  # the strongest on top
        for at, rung in enumerate(rungs):
            mark = "┌" if at == 0 else "└" if at == len(rungs) - 1 else "│"
            yield RungRow(f"{mark} " if len(rungs) > 1 else GAP, rung, across, most)


def _fits(texts: int, across: int, width: int) -> bool:
    return _NAME + texts * across <= width


def _named(verbs: Sequence[str], room: int) -> str:
    """Return as many of the verbs of a rung as there is room for, each whole."""
    told = verbs[0]
    for at, verb in enumerate(verbs[1:], start=2):
        more = f"{told}, {verb}"
        if len(more) + (3 if at < len(verbs) else 0) > room:
            return f"{told}, …" if len(told) + 3 <= room else told
        told = more
    return told


def _cell(number: int, most: int) -> str:
    """Return one cell for a count: a digit where all are, else a block."""
    if not number:
        return "·"
    return str(number) if most <= _DIGIT else step(number / most)
