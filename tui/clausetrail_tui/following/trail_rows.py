"""The rows of a trail: a step each, oldest first; what lay between them; runs without a change.

● 68/230     68 · 20 December 2013   OP5   new
│   Encourages the keepers of lamps to count the moths …
● 70/222     70 · 22 December 2015   OP7   substantive
│   verb: Encourages → Calls upon (stronger)
│   [-Encourages-] {+Calls upon+} the keepers of lamps …
┆ absent from 71/244 and 72/237
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import UnsetType

from clausetrail.history.clause_ties import stretches
from clausetrail.report.rows import shorten
from clausetrail.report.safe import safe
from clausetrail.report.spans import clip, width_of, wrap
from clausetrail.report.symbols import short
from clausetrail.report.trails import asked_words, ended_words, runs_of, step_words, trail_words
from clausetrail.report.words import (
    advance_words,
    count,
    date_words,
    is_act,
    listed,
    qualifier_words,
    refs_words,
)
from clausetrail_tui.ink import DIM, PLAIN, REF, STRONG, Ink, Line, Span, said
from clausetrail_tui.rows import Row, Said
from clausetrail_tui.wording import Stretch, bits_of, elided, spans_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetrail.history.answers import Part, Step, Trail
    from clausetrail_tui.asked import Paragraphs
    from clausetrail_tui.wording import Bit

MEASURE = 100  # cells that running text is set in at most
_NODE, _DRAFT, _LINE, _GAP, _END = "● ", "○ ", "│ ", "┆ ", "× "
_LEAD_IN_WORDS = 16  # of the paragraph that a sub-paragraph hangs on
_NARROW = 76  # below this, a date stands in figures


class Look(NamedTuple):
    """How a trail is shown."""

    newest_first: bool = False
    whole: bool = False  # leave nothing out of what did not change
    marks: bool = False  # tell deletions and insertions by signs too


def step_mark(step: Step) -> str:
    """Return the role of a step's mark: its class, or that it is new."""
    return "added" if step.relation == "added" and not step.absent else step.change


class StepRow(Row):
    """A text in which the paragraphs of the trail stand."""

    def __init__(
        self, step: Step, paragraphs: Paragraphs, columns: Columns, look: Look, *, last: bool
    ) -> None:
        """Take the step, the paragraphs of the texts, and the widths of the columns.

        `last` says that no line leads on to a step below.
        """
        self.step = step
        self.mark = "" if step.change == "identical" else step_mark(step)
        self._paragraphs, self._columns, self._look = paragraphs, columns, look
        self._margin: Span = ("  " if last else _LINE, DIM)
        words = sum(len(text) for part in step.parts for _, text in part.ops)
        self.weight = 2 if step.change == "identical" else 3 + words // 300

    def draw(self, width: int) -> Sequence[Line]:
        """Draw the head, then each part: what the verbs did, and its words."""
        wide = min(width, MEASURE + 4)
        lines = list(wrap(self._head(width), width, rest=[self._margin, ("  ", PLAIN)]))
        head = len(lines)
        for part in self.step.parts:
            lines += self._part(part, wide)
        if self.step.ended:
            lines += self._set([said(ended_words(self.step), "removed")], wide)
        if len(lines) > head:
            lines.append([self._margin])
        return lines

    def _head(self, width: int) -> Line:
        step = self.step
        node = Ink(step_mark(step) if step.change != "identical" else "dim")
        line: Line = [(_DRAFT if step.draft else _NODE, node)]
        line += self._columns.head(step, width)
        line += [*self._refs(), ("  ", PLAIN)]
        for place, (word, kind) in enumerate(step_words(step)):
            line += [*([(" · ", DIM)] if place else []), (word, Ink(word_role(step, kind)))]
        return line

    def _refs(self) -> Line:
        """Return the references; where one paragraph has another one now, the old one too."""
        step = self.step
        line: Line = [(safe(refs_words(step.refs)), STRONG)]
        if self._is_plain():
            old = step.parts[0].old
            if old != step.refs:
                line.insert(0, (f"{safe(refs_words(old))} → ", DIM))
        return line

    def _is_plain(self) -> bool:
        """Whether the step is one paragraph that comes from one of the text before."""
        parts = self.step.parts
        near = len(parts) == 1 and parts[0].since == self._columns.before(self.step)
        return near and len(parts[0].old) == len(parts[0].new) == 1

    def _tells_refs(self, part: Part) -> bool:
        """Whether a part says its references: where the head of the step does not."""
        return len(self.step.parts) > 1 or (bool(part.old) and not self._is_plain())

    def _part(self, part: Part, width: int) -> Iterator[Line]:
        step = self.step
        away = part.since is not None and part.since != self._columns.before(step)
        if part.change == "identical" and part.old and not away and len(step.parts) == 1:
            if self._look.whole:
                yield from self._words(part, width)
            return
        told = list(part_words(part, away=away, refs=self._tells_refs(part)))
        if told:
            yield from self._set(told, width)
        if part.change != "identical" or self._look.whole:
            yield from self._words(part, width)

    def _words(self, part: Part, width: int) -> Iterator[Line]:
        new = self._stretches(part.new, part.new_clauses, self.step.symbol)
        old = self._stretches(part.old, part.old_clauses, part.since or "")
        bits = bits_of_part(part, old, new)
        if not self._look.whole and part.old:
            bits = elided(bits)
        for at, spans in enumerate(spans_of(bits, new, marks=self._look.marks and bool(part.old))):
            head: Line = []
            if len(part.new) > 1 and at < len(new):
                head = [(f"{safe(new[at].ref)}  ", DIM)]
            yield from self._set([*head, *spans], width)

    def _stretches(
        self, refs: Sequence[str], clauses: Sequence[tuple[str, int]] | UnsetType, name: str
    ) -> list[Stretch]:
        """The paragraphs of one side of a part, or its clauses on the trail of one."""
        known = self._paragraphs.get(name, {})
        if isinstance(clauses, UnsetType):
            found = [known[ref] for ref in refs if ref in known]
            return [Stretch(one.ref, one.text, 0, one.clauses) for one in found]
        held = [place for place in clauses if place[0] in known]
        return [
            Stretch(ref, known[ref].text[start:end], start, known[ref].clauses)
            for ref, start, end in stretches(known, held)
        ]

    def _set(self, spans: Sequence[Span], width: int) -> list[Line]:
        indent = [self._margin, ("  ", PLAIN)]
        return wrap(spans, width, indent, indent)


def bits_of_part(part: Part, old: Sequence[Stretch], new: Sequence[Stretch]) -> list[Bit]:
    """Return the words of a part; those of a new paragraph as they are: nothing was inserted."""
    ops = part.ops if part.old else tuple(("=", text) for _, text in part.ops)
    minor = part.change in {"rollover", "editorial"}
    return bits_of(ops, old, new, advances=part.advances, minor=minor)


def word_role(step: Step, kind: str) -> str:
    """Return how a word of a step looks, by what it tells of."""
    if kind == "class":
        return "dim" if step.change == "identical" else step.change
    if kind == "relation" and step.relation == "added":
        return "added"
    return {"draft": "dim", "back": "found", "unsure": "notice"}.get(kind, "strong")


def part_words(part: Part, *, away: bool, refs: bool) -> Iterator[Span]:
    """Yield where a part comes from, and what its verbs, qualifiers and advances did.

    Args:
        part: of a step.
        away: it does not come from the text before the step's.
        refs: say what it was and what it is.
    """
    told: list[list[Span]] = []
    old, new = " + ".join(part.old), " + ".join(part.new)
    if refs:
        whence = f"{old} of {short(part.since or '')}" if away and part.old else old
        told.append([(safe(f"{whence} → {new}" if part.old else f"{new}, new"), REF)])
    for verb in part.verbs:
        if verb.direction == "same" or not is_act(verb):
            continue
        word, role = {
            "stronger": ("▲ stronger", "stronger"), "weaker": ("▼ weaker", "weaker"),
        }.get(verb.direction, ("another act", "dim"))  # fmt: skip
        told.append([(f"{safe(verb.old)} → {safe(verb.new)} ", PLAIN), said(word, role)])
    told += [[said(qualifier_words(one))] for one in part.qualifiers]
    for advance in part.advances:
        if advance.suspect:
            step = advance_words(advance.kind, advance.old, advance.new, advance.step)
            told.append([said("suspect advance: ", "warning"), said(step)])
    for place, spans in enumerate(told):
        if place:
            yield (" · ", DIM)
        yield from spans


class RunRow(Row):
    """Texts in a row in which nothing happened to the paragraph."""

    weight = 2

    def __init__(self, steps: Sequence[Step], columns: Columns, look: Look) -> None:
        """Take the steps, oldest first."""
        self.steps = steps
        self._columns, self._look = columns, look

    def draw(self, width: int) -> Sequence[Line]:
        """Draw one line."""
        first, last = self.steps[0], self.steps[-1]
        if self._look.newest_first:
            first, last = last, first
        line: Line = [("┇ ", DIM)]
        line += self._columns.head(first, width, until=last)
        line += [(safe(refs_words(first.refs)), STRONG)]
        line += [said(f"  unchanged in {count(len(self.steps), 'text')}", "dim")]
        return [clip(line, width)]


class Columns:
    """The widths of the columns at the left: symbol, session, date."""

    def __init__(self, trail: Trail, names: Sequence[str]) -> None:
        """Take a trail and the symbols of all texts of its series, oldest first."""
        steps = trail.steps
        self._names = {name: at for at, name in enumerate(names)}
        self._order = names
        self._symbol = max((width_of(safe(short(one.symbol))) for one in steps), default=0)
        self._session = max((width_of(safe(one.session or "")) for one in steps), default=0)
        self._date = max((len(_date(one, full=True)) for one in steps), default=0)

    def before(self, step: Step) -> str | None:
        """Return the name of the adopted text before a step's; of a draft, none is asked for."""
        at = self._names.get(step.symbol)
        if step.draft or at is None:
            return step.parts[0].since if step.parts else None
        return self._order[at - 1] if at else None

    def head(self, step: Step, width: int, *, until: Step | None = None) -> Line:
        """Return symbol, session and date in their columns.

        Args:
            step: whose they are.
            width: cells of the page: on a narrow one a date is told in figures.
            until: the last of a run of steps; then years stand for the date.
        """
        symbol = safe(short(step.symbol))
        line: Line = [(pad_text(symbol, self._symbol), REF), ("  ", PLAIN)]
        if until is not None:
            line = [(f"{symbol} – {safe(short(until.symbol))}  ", REF)]
            years = [(one.adopted or "")[:4] for one in (step, until)]
            return [*line, ("–".join(filter(None, years)), DIM), ("  ", PLAIN)]
        full = width >= _NARROW
        if self._session and width >= _NARROW:
            line += [(pad_text(safe(step.session or ""), self._session), DIM), ("  ", PLAIN)]
        size = self._date if full else 10
        if self._date:
            line += [(pad_text(_date(step, full=full), size), DIM), ("  ", PLAIN)]
        return line


def pad_text(text: str, width: int) -> str:
    """Return a text filled with spaces to so many cells."""
    return text + " " * max(0, width - width_of(text))


def _date(step: Step, *, full: bool) -> str:
    if not step.adopted:
        return ""
    return date_words(step.adopted) if full else step.adopted


class GapRow(Said):
    """Texts in which the paragraph did not stand."""

    def __init__(self, names: Sequence[str]) -> None:
        """Take their symbols."""
        self._names = names
        super().__init__()

    def draw(self, width: int) -> Sequence[Line]:
        """Draw their symbols behind a broken line."""
        told = safe(f"absent from {listed([short(one) for one in self._names])}")
        return wrap([said(told, "notice")], width, [(_GAP, DIM)], [(_GAP, DIM)])


def trail_rows(
    trail: Trail,
    names: Sequence[str],
    paragraphs: Paragraphs,
    look: Look,
    opened: frozenset[str] = frozenset(),
) -> list[Row]:
    """Return the rows of a trail.

    Args:
        trail: the answer.
        names: symbols of all adopted texts of the series, oldest first.
        paragraphs: of the texts of the trail.
        look: how it is shown.
        opened: symbols of the first steps of runs that are shown step by step.
    """
    columns = Columns(trail, names)
    blocks: list[list[Row]] = []
    runs = [
        run
        for steps in _parted(trail.steps, trail.asked[0])  # what was asked about stands alone
        for run in runs_of(steps, lambda run: run[0].symbol not in opened)
    ]
    for place, steps in enumerate(runs):
        end = 0 if look.newest_first else len(runs) - 1
        last = place == end and (look.newest_first or trail.vanished is None)
        if len(steps) > 1:
            blocks.append([RunRow(steps, columns, look)])
            continue
        if steps[0].absent:
            blocks.append([GapRow(steps[0].absent)])
        blocks.append([StepRow(steps[0], paragraphs, columns, look, last=last)])
    if trail.vanished is not None:
        gone = safe(f"gone in {short(trail.vanished.gone)}")
        blocks.append([Said([(_END, Ink("removed")), said(gone, "removed")])])
    if look.newest_first:
        blocks.reverse()
    return [*_head(trail, names, paragraphs), Said(), *(row for block in blocks for row in block)]


def _head(trail: Trail, names: Sequence[str], paragraphs: Paragraphs) -> Iterator[Row]:
    what = asked_words(trail)
    line: Line = [said(what[0].upper() + what[1:], "head")]
    if trail.clause is not None:
        line += [said("   "), said("x", "strong"), said(" follows the whole paragraph", "dim")]
    yield Said(line)
    if trail.title:
        yield Said([said(safe(trail.title), "dim")])
    symbol, ref = trail.asked
    parent = ref[: ref.rindex("(")] if ref.endswith(")") and "(" in ref else ""
    lead_in = paragraphs.get(symbol, {}).get(parent)
    if lead_in is not None:  # what a sub-paragraph hangs on
        words = safe(shorten(lead_in.text, _LEAD_IN_WORDS))
        yield Said([said(f"under {safe(parent)}: {words}", "dim")])
    yield Said([said(trail_words(trail, len(names)))])


def _parted(steps: Sequence[Step], symbol: str) -> Iterator[Sequence[Step]]:
    """Yield the steps before a text's, its own, and those behind."""
    at = next((at for at, one in enumerate(steps) if one.symbol == symbol), len(steps))
    yield from filter(None, (steps[:at], steps[at : at + 1], steps[at + 1 :]))


def row_of(rows: Sequence[Row], symbol: str) -> int | None:
    """Return the index of the row of a text: of its step, or of a run that holds it."""
    for at, row in enumerate(rows):
        if isinstance(row, StepRow) and row.step.symbol == symbol:
            return at
        if isinstance(row, RunRow) and any(step.symbol == symbol for step in row.steps):
            return at
    return None


def part_of(step: Step, ref: str | None, *, old: bool = False) -> Part | None:
    """Return the part that holds a paragraph on one side; else the one with most change."""
    order = ("identical", "editorial", "rollover", "substantive")
    for part in step.parts:
        if ref is not None and ref in (part.old if old else part.new):
            return part
    parts = sorted(step.parts, key=lambda one: -order.index(one.change))
    return parts[0] if parts else None
