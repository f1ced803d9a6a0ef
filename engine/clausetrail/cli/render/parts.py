"""What the views of a comparison have in common below their head: headings, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.group_head import details, heading
from clausetrail.report.head import INDENT, measure
from clausetrail.report.marks import marked
from clausetrail.report.rows import Piece, shorten
from clausetrail.report.safe import safe
from clausetrail.report.selection import unchanged_runs
from clausetrail.report.spans import DIM, PLAIN, Line, Span, wrap
from clausetrail.report.words import note_words, refs_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetrail.model import FootnoteChange, Group
    from clausetrail.report.selection import Unchanged

NOTE_WORDS = 8  # of a footnote whose words are the same


def heading_block(group: Group, notes: Sequence[FootnoteChange], width: int) -> Iterator[Line]:
    """Yield a group's heading, and below it its verbs, qualifiers and advances."""
    wide = measure(width)
    yield from wrap(heading(group, notes), wide, rest=[INDENT])
    joined: list[Span] = []
    for spans in details(group):
        if joined:
            joined.append((" · ", DIM))
        joined += spans
    if joined:
        yield from wrap(joined, wide, [INDENT], [INDENT, INDENT])


def unchanged_line(item: Unchanged, width: int) -> Iterator[Line]:
    """Yield the references of groups in which nothing changed."""
    told = [
        refs_words(new) if old == new else f"{refs_words(old)} → {refs_words(new)}"
        for old, new in unchanged_runs(item)
    ]
    words = "unchanged"
    if any(group.change != "identical" for group in item.groups):
        words = "not shown"
    yield from wrap([(safe(", ".join(told)) + "  " + words, DIM)], measure(width), rest=[INDENT])


def note_lines(
    notes: Iterable[FootnoteChange], width: int, *, colour: bool, home: str = ""
) -> Iterator[Line]:
    """Yield changed footnotes, a paragraph each."""
    for note in notes:
        label = f"{note_words(note)}: "
        pieces = [Piece(op, text, verb=False) for op, text in note.ops]
        if all(piece.op == "=" for piece in pieces):
            whole = "".join(piece.text for piece in pieces)
            pieces = [Piece("=", shorten(whole, NOTE_WORDS), verb=False)]
        yield from wrap(
            marked(pieces, colour=colour),
            measure(width),
            [(home, PLAIN), (label, DIM)],
            [(home, PLAIN), INDENT],
        )
