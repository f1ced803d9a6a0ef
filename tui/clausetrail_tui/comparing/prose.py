"""The words of a group set as prose: side by side in step, or in one stream."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.report.safe import safe
from clausetrail.report.spans import line_width, wrap
from clausetrail.report.words import note_words
from clausetrail_tui.comparing.setting import Look, set_bits
from clausetrail_tui.comparing.steps import steps_of
from clausetrail_tui.ink import DIM, PLAIN, Line, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetrail.model import FootnoteChange, Group, Paragraph
    from clausetrail.report.runs import Words
    from clausetrail_tui.comparing.steps import Bit

MEASURE = 90  # characters a line: longer ones are hard to read
MARGIN = 6  # cells, for a paragraph's number
_GAP = " │ "
_NOTHING: Line = []
_SUB = re.compile(r"\([^)]*\)")


class Prose(NamedTuple):
    """How words are set."""

    inline: bool  # both sides in one stream; else side by side
    signs: bool  # changes told by brackets too

    def set(self, group: Group, words: Words, width: int) -> Iterator[Line]:
        """Yield the lines of a group's words."""
        look = Look(
            self.signs,
            minor=group.change in {"rollover", "editorial"},
            whole=not (group.old and group.new),
        )
        steps = steps_of(group, words)
        if self.inline or width < 50:
            for step in steps:
                yield from _column(group, step.new or step.old, step.both, look, width)
            return
        wide = min((width - len(_GAP)) // 2, MEASURE + MARGIN)
        for step in steps:
            left = _column(group, step.old, step.left, look, wide)
            right = _column(group, step.new, step.right, look, wide)
            for before, after in zip_longest(left, right, fillvalue=_NOTHING):
                blank = (" " * (wide - line_width(before)), PLAIN)
                yield [*before, blank, said(_GAP, "rule"), *after]


def _column(
    group: Group,
    paragraph: Paragraph | None,
    bits: Sequence[Bit],
    look: Look,
    width: int,
) -> list[Line]:
    """Set one side of a step in a column; an absent side has no lines."""
    if not bits and paragraph is None:
        return []
    ref = paragraph.ref if paragraph else bits[0].spot.ref
    indent = 2 * min(len(_SUB.findall(ref)), 3)
    several = len(group.old) > 1 or len(group.new) > 1
    label = _label(paragraph, several=several) if paragraph else ""
    sign = ("+" if group.new else "-") if look.whole else " "
    edge = said(sign, {"+": "added", "-": "removed"}.get(sign, ""))
    first = [edge, said(" " * (1 + indent)), (f"{label} ".ljust(MARGIN - 2), DIM)]
    rest = [edge, said(" " * (MARGIN - 1 + indent))]
    return wrap(set_bits(bits, look), min(width, MEASURE + MARGIN), first, rest)


def _label(paragraph: Paragraph, *, several: bool) -> str:
    """Return a paragraph's number as it is printed; its reference where it has none."""
    number = paragraph.number
    if number is None:
        return safe(paragraph.ref) if several else ""
    return safe(number if number.endswith((")", ".")) else f"{number}.")


def note_block(note: FootnoteChange, look: Prose, width: int) -> Iterator[Line]:
    """Yield a footnote, in one stream, beneath its paragraph."""
    from clausetrail.report.marks import marked
    from clausetrail.report.rows import Piece

    pieces = [Piece(op, text, verb=False) for op, text in note.ops]
    minor = note.change in {"rollover", "editorial"}
    spans = [
        said(text, f"{role}-minor" if minor and role in {"deleted", "inserted"} else role or "dim")
        for text, role in marked(pieces, colour=not look.signs)
    ]
    indent = " " * MARGIN
    label = said(f"{note_words(note)}: ", "dim")
    yield from wrap(
        spans, min(width, MEASURE + MARGIN), [said(indent), label], [said(indent + "  ")]
    )
