"""The words of a group set as prose: side by side in step, or in one stream."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.report.rows import shorten
from clausetrail.report.runs import Run
from clausetrail.report.safe import safe
from clausetrail.report.spans import line_width, wrap
from clausetrail.report.words import note_sides, note_words
from clausetrail_tui.comparing.setting import Look, set_bits
from clausetrail_tui.comparing.steps import Bit, Step, steps_of
from clausetrail_tui.ink import DIM, PLAIN, Line, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from clausetrail.model import FootnoteChange, Group, Paragraph
    from clausetrail.report.runs import Words

MEASURE = 90  # characters a line: longer ones are hard to read
MARGINS = (6, 7)  # cells, for a paragraph's number: in a narrow column, and with three figures
_NARROW = 56  # cells of a column below which the margin is the narrow one
GAP = " │ "
_APART = 7  # lines: in a shorter paragraph the eye finds the other side's clause by itself
_NOTE_WORDS = 8  # of a footnote whose words are the same
_NOTHING: Line = []
_CLOSING = ",.;:)]”’"
_SUB = re.compile(r"\([^)]*\)")


def column_width(width: int) -> int:
    """Return the cells of one of two columns on a page of so many."""
    return min((width - len(GAP)) // 2, MEASURE + MARGINS[1])


def margin_of(width: int) -> int:
    """Return the cells that the numbers of paragraphs have in a column of so many."""
    return MARGINS[width >= _NARROW]


class Prose(NamedTuple):
    """How words are set."""

    inline: bool  # both sides in one stream; else side by side
    signs: bool  # changes told by brackets too

    def set(
        self, group: Group, words: Words, width: int, *, headless: bool = False
    ) -> Iterator[Line]:
        """Yield the lines of a group's words.

        Args:
            group: of the comparison.
            words: of the comparison.
            width: cells a line may have at most.
            headless: no line above them names the paragraphs, so the margin does.
        """
        look = Look(
            self.signs,
            minor=group.change in {"rollover", "editorial"},
            whole=not (group.old and group.new),
        )
        several = headless or len(group.old) > 1 or len(group.new) > 1
        steps = steps_of(group, words)
        if self.inline:
            for step in _joined(steps, _begins_stream(group)):
                bits = (*_numbers(step.old, step.new, whole=look.whole), *step.both)
                yield from _column(step.new or step.old, bits, look, width, several=several)
            return
        wide = column_width(width)
        steps = _tucked(steps)
        for step in _joined(steps, _begins_level(group, steps, wide)):
            renumbered = _numbers(step.old, step.new, whole=look.whole)
            sides = [[bit for bit in renumbered if bit.run.sign != but] for but in "+-"]
            left = _column(step.old, (*sides[0], *step.left), look, wide, several=several)
            right = _column(step.new, (*sides[1], *step.right), look, wide, several=several)
            yield from _level(left, right, wide)

    def note(self, note: FootnoteChange, width: int) -> Iterator[Line]:
        """Yield a footnote, to stand beneath its paragraph: of each text below its column."""
        look = Look(
            self.signs,
            minor=note.change in {"rollover", "editorial"},
            whole=note.old is None or note.new is None,
            quiet=True,
        )
        ops = note.ops
        if all(sign == "=" for sign, _ in ops):
            ops = (("=", shorten("".join(text for _, text in ops), _NOTE_WORDS)),)
        bits = [Bit(Run(sign, text.replace("\n", " ")), None) for sign, text in ops]
        if self.inline:
            yield from _note(note_words(note), bits, look, width)
            return
        wide = column_width(width)
        # The class of the change is told once: in the column where one begins to read.
        left, right = (
            _note(name, [bit for bit in bits if bit.run.sign != but], look, wide) if name else []
            for name, but in zip(note_sides(note), "+-", strict=True)
        )
        yield from _level(left, right, wide)


def _note(name: str, bits: Sequence[Bit], look: Look, width: int) -> list[Line]:
    """Set a footnote, of one text or of both, in a column."""
    margin = margin_of(width)
    return wrap(
        set_bits(bits, look),
        min(width, MEASURE + margin),
        [said(" " * margin), said(f"{name}: ", "dim")],
        [said(" " * (margin + 2))],
    )


def _level(left: Sequence[Line], right: Sequence[Line], wide: int) -> Iterator[Line]:
    """Set two columns of so many cells side by side."""
    for before, after in zip_longest(left, right, fillvalue=_NOTHING):
        blank = (" " * (wide - line_width(before)), PLAIN)
        yield [*before, blank, said(GAP, "rule"), *after]


def _tucked(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Leave a sign that ends a clause with it, though the other side begins a new line there.

    A split cuts a text before its comma: that would begin a line, or stand on one of its own.
    """
    tucked: list[Step] = []
    for one in steps:
        step = one
        if tucked and step.old is None:
            sign, rest = _parted(step.left)
            tucked[-1] = tucked[-1]._replace(left=tucked[-1].left + sign)
            step = step._replace(left=rest)
        if tucked and step.new is None:
            sign, rest = _parted(step.right)
            tucked[-1] = tucked[-1]._replace(right=tucked[-1].right + sign)
            step = step._replace(right=rest)
        tucked.append(step)
    return tuple(tucked)


def _parted(bits: tuple[Bit, ...]) -> tuple[tuple[Bit, ...], tuple[Bit, ...]]:
    """Part the signs that close what stands before from the words behind them."""
    for at, bit in enumerate(bits):
        if bit.run.kind == "words":
            text = bit.run.text
            rest = text.lstrip(_CLOSING)
            if rest.strip():
                cut = len(text) - len(rest)
                first, second = _cut(bit, cut) if cut else ((), (bit,))
                return (*bits[:at], *first), (*second, *bits[at + 1 :])
    return bits, ()


def _cut(bit: Bit, at: int) -> tuple[tuple[Bit, ...], tuple[Bit, ...]]:
    """Cut words behind so many characters."""
    run, spot = bit
    return (
        (Bit(run._replace(text=run.text[:at]), spot),),
        (
            Bit(
                run._replace(text=run.text[at:]),
                spot and spot._replace(offset=spot.offset + at),
            ),
        ),
    )


def _joined(steps: Iterable[Step], begins: Callable[[Step], bool]) -> Iterator[Step]:
    """Join each step with those behind it that need not begin a line of their own."""
    whole: Step | None = None
    for step in steps:
        if whole is None or begins(step):
            if whole is not None:
                yield whole
            whole = step
        else:
            whole = whole._replace(
                left=whole.left + step.left,
                right=whole.right + step.right,
                both=whole.both + step.both,
            )
    if whole is not None:
        yield whole


def _begins_stream(group: Group) -> Callable[[Step], bool]:
    """In one stream a new paragraph begins a line; an old one where no new ones are."""

    def begins(step: Step) -> bool:
        one = step.new if group.new else step.old
        return one is not None or step.row_of_table

    return begins


def _begins_level(group: Group, steps: Sequence[Step], wide: int) -> Callable[[Step], bool]:
    """Side by side any paragraph begins a line, and in long ones that changed any clause."""
    size = max(
        sum(len(bit.run.text) for step in steps for bit in step.left),
        sum(len(bit.run.text) for step in steps for bit in step.right),
    )
    both = bool(group.old and group.new and group.change != "identical")
    level = both and size > _APART * (wide - margin_of(wide))

    def begins(step: Step) -> bool:
        return level or bool(step.old or step.new) or step.row_of_table

    return begins


def _column(
    paragraph: Paragraph | None, bits: Sequence[Bit], look: Look, width: int, *, several: bool
) -> list[Line]:
    """Set one side of a step in a column; an absent side has no lines."""
    if not bits and paragraph is None:
        return []
    ref = paragraph.ref if paragraph else next((b.spot.ref for b in bits if b.spot), "")
    indent = 2 * min(len(_SUB.findall(ref)), 3)
    label = _label(paragraph, several=several) if paragraph else ""
    if paragraph and paragraph.kind == "heading":
        label, look = "", look._replace(head=True)
    sign = " "
    if look.whole and bits:
        sign = bits[0].run.sign
    edge = said(sign, {"+": "added", "-": "removed"}.get(sign, ""))
    margin = margin_of(width)
    first = [edge, said(" " * (1 + indent)), (f"{label} ".ljust(margin - 2), DIM)]
    rest = [edge, said(" " * (margin - 1 + indent))]
    return wrap(set_bits(bits, look), min(width, MEASURE + margin), first, rest)


def _numbers(old: Paragraph | None, new: Paragraph | None, *, whole: bool) -> list[Bit]:
    """Return what a heading is numbered with, such as `II` or `Annex I`, to stand before it.

    It is no word of the text, and no margin is wide enough for it.

    Args:
        old: the paragraph of the old text that begins here; None where none does.
        new: the one of the new text.
        whole: the paragraph came or went as a whole.
    """
    was, now = ((one and one.kind == "heading" and one.number) or "" for one in (old, new))
    if was == now:
        bits = [Run("=", was)]
    else:
        minor = not whole
        bits = [Run("-", was, minor=minor), Run("+", now, minor=minor)]
    bits = [run for run in bits if run.text]
    if not bits:
        return []
    blank = bits[-1]._replace(text=" · ") if whole else Run("=", " · ")
    return [Bit(run, None) for run in (*bits, blank)]


def _label(paragraph: Paragraph, *, several: bool) -> str:
    """Return a paragraph's number as it is printed; its reference where it has none."""
    number = paragraph.number
    if number is None:
        return safe(paragraph.ref) if several else ""
    return safe(number if number.endswith((")", ".")) else f"{number}.")
