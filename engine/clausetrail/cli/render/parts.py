"""What the views of a comparison have in common below their head: headings, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.head import INDENT, measure
from clausetrail.report.marks import marked
from clausetrail.report.rows import Piece, shorten
from clausetrail.report.safe import safe
from clausetrail.report.selection import unchanged_runs
from clausetrail.report.spans import (
    BOLD,
    DIM,
    NOTICE,
    PLAIN,
    REF,
    STRONGER,
    WARNING,
    WEAKER,
    Line,
    Span,
    wrap,
)
from clausetrail.report.words import (
    advance_words,
    is_act,
    note_words,
    pair_words,
    refs_words,
    tags,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetrail.model import FootnoteChange, Group
    from clausetrail.report.selection import Unchanged

NOTE_WORDS = 8  # of a footnote whose words are the same


def heading(group: Group, notes: Sequence[FootnoteChange] = ()) -> Line:
    """Return a group's references and what there is to say of it in single words."""
    line: Line = [(safe(pair_words(group)), REF)]
    words = tags(group)
    if group.change == "identical" and any(note.change != "identical" for note in notes):
        words.append("footnote changed")
    if words:
        line += [("  ", PLAIN), (" · ".join(words), NOTICE if group.unsure else BOLD)]
    return line


def details(group: Group) -> Iterator[list[Span]]:
    """Yield a group's verbs, qualifiers and suspect advances, a list of spans each."""
    for verb in group.verbs:
        if verb.direction == "same" or not is_act(verb):
            continue
        role = {"stronger": STRONGER, "weaker": WEAKER}.get(verb.direction, PLAIN)
        word = {"other": "another act"}.get(verb.direction, verb.direction)
        yield [
            ("verb: ", DIM),
            (f"{safe(verb.old)} → {safe(verb.new)}", PLAIN),
            (f" ({word})", role),
        ]
    for qualifier in group.qualifiers:
        word = "gained" if qualifier.side == "new" else "lost"
        yield [(f"qualifier {word}: ", DIM), (f"“{safe(qualifier.text)}”", PLAIN)]
    if group.advances and group.change == "rollover":
        steps = [advance_words(a.kind, a.old, a.new, a.step) for a in group.advances]
        yield [("advance: ", DIM), ("; ".join(steps), PLAIN)]
    for advance in group.advances:
        if advance.suspect:
            told = advance_words(advance.kind, advance.old, advance.new, advance.step)
            yield [("suspect advance: ", WARNING), (told, PLAIN)]


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
