"""The words of a group, cut into rows: a row is a clause, or what stands in its place.

Every view of a comparison is drawn from these rows, so that none of them decides anew
what changed. Joined, the pieces of all rows are the group's ops, line feeds between
paragraphs aside.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetrail.model import Group, Op, Paragraph

EQUAL, DELETED, INSERTED = "=", "-", "+"

_NEWLINE = re.compile(r"\n")
_WORD = re.compile(r"\S+")
_SPACED_WORD = re.compile(r"\s*\S+(?:\s+\Z)?|\s+")

# How much of an unchanged stretch is left when it is elided, in words.
LEAD_WORDS = 6
EDGE_WORDS = 8


class Piece(NamedTuple):
    """A stretch of text of one kind within a row."""

    op: str  # "=", "-" or "+"
    text: str
    verb: bool  # whether it belongs to a lead verb
    # Offset in the group's old paragraphs, joined by line feeds; -1 where it is not in them, or
    # is no text of theirs. Likewise the new ones.
    old: int = -1
    new: int = -1

    def behind(self, size: int) -> Piece:
        """Return what is left of it behind so many characters."""
        return self._replace(
            text=self.text[size:],
            old=self.old + size if self.old >= 0 else -1,
            new=self.new + size if self.new >= 0 else -1,
        )


class Row(NamedTuple):
    """A clause with what changed in it."""

    old_ref: str | None  # the old paragraph that begins here
    new_ref: str | None  # the new paragraph that begins here
    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Whether anything in it was deleted or inserted."""
        return any(piece.op != EQUAL for piece in self.pieces)


class _Side:
    """The joined text of one side of a group: where paragraphs, clauses and verbs stand."""

    def __init__(self, refs: Sequence[str], paragraphs: Mapping[str, Paragraph]) -> None:
        self.refs: dict[int, str] = {}  # offset of a paragraph's first character -> reference
        self.begins: set[int] = set()  # offsets at which a clause or a line begins
        self.verbs: list[tuple[int, int]] = []
        offset = 0
        for ref in refs:
            paragraph = paragraphs[ref]
            self.refs[offset] = ref
            self.begins.add(offset)
            self.begins.update(offset + match.end() for match in _NEWLINE.finditer(paragraph.text))
            for clause in paragraph.clauses:
                self.begins.add(offset + clause.start)
                if clause.verb:
                    begin = paragraph.text.find(clause.verb, clause.start)
                    if 0 <= begin < clause.end:
                        self.verbs.append((offset + begin, offset + begin + len(clause.verb)))
            offset += len(paragraph.text) + 1
        self.cuts = self.begins | {end for verb in self.verbs for end in verb}

    def in_verb(self, offset: int) -> bool:
        return any(begin <= offset < end for begin, end in self.verbs)


def rows_of(
    group: Group, old: Mapping[str, Paragraph], new: Mapping[str, Paragraph]
) -> tuple[Row, ...]:
    """Cut a group's ops into rows.

    Args:
        group: a group of a comparison.
        old: the old text's paragraphs by reference.
        new: the new text's.

    Returns:
        One row a clause of the new text; a deleted clause has one of its own where no
        inserted clause took its place.
    """
    return tuple(_rows(group.ops, _Side(group.old, old), _Side(group.new, new)))


class _Stretch(NamedTuple):
    """A piece before it has its row: which paragraph or clause begins with it."""

    piece: Piece
    old_ref: str | None
    new_ref: str | None
    begins: bool  # whether a clause or a paragraph begins here, on the piece's own side


def _rows(ops: Sequence[Op], old: _Side, new: _Side) -> Iterator[Row]:
    row: list[_Stretch] = []
    for begins, stretches in _segments(ops, old, new):
        if begins and row:
            yield _row(row)
            row = []
        row += stretches
    if row:
        yield _row(row)


def _row(stretches: Sequence[_Stretch]) -> Row:
    return Row(
        next((one.old_ref for one in stretches if one.old_ref), None),
        next((one.new_ref for one in stretches if one.new_ref), None),
        tuple(one.piece for one in stretches if one.piece.text),
    )


def _segments(ops: Sequence[Op], old: _Side, new: _Side) -> Iterator[tuple[bool, list[_Stretch]]]:
    """Yield stretches in segments, each with whether it begins a row.

    A deletion and the insertion in its place are cut at their clauses and paragraphs; what
    they have before the first cut ends the row so far, and the segments behind are paired.
    Before, the text of the two ops; after, the segments (| is a cut):

        [-, | and reaffirms-]{+; ¶ | Reaffirms+}    [-, -]{+; ¶+} | [-and reaffirms-]{+Reaffirms+}
        [-as well as-]{+¶ | Welcoming+}             {+¶+} | [-as well as-]{+Welcoming+}
    """
    blocks = [
        list(run)
        for _, run in groupby(_stretches(ops, old, new), key=lambda one: one.piece.op == EQUAL)
    ]
    for index, block in enumerate(blocks):
        if block[0].piece.op == EQUAL:
            for one in block:
                yield one.begins, [one]
            continue
        gone = _cut([one for one in block if one.piece.op == DELETED])
        come = _cut([one for one in block if one.piece.op == INSERTED])
        if _goes_on(blocks[index + 1 :]) and 1 in {len(gone), len(come)} != {1}:
            # Uncut words lead into what follows, as the last segment of the other side does.
            short = gone if len(gone) == 1 else come
            short.insert(0, [])
        if gone[0] or come[0]:
            yield False, gone[0] + come[0]
        left, right = gone[1:], come[1:]
        # What is paired leads into the unchanged words behind, so pairs are made from the end.
        alone = len(left) - len(right)
        for segment in left[: max(0, alone)] or right[: max(0, -alone)]:
            yield True, segment
        left, right = left[max(0, alone) :], right[max(0, -alone) :]
        for one_left, one_right in zip(left, right, strict=True):
            yield True, one_left + one_right


def _goes_on(blocks: Sequence[Sequence[_Stretch]]) -> bool:
    """Whether words follow on the line that a change stands in: no row of a table ends there."""
    return bool(blocks) and bool(blocks[0][0].piece.text)


def _cut(stretches: Sequence[_Stretch]) -> list[list[_Stretch]]:
    """Cut stretches of one op where something begins; first what stands before the first cut."""
    segments: list[list[_Stretch]] = [[]]
    for one in stretches:
        if one.begins:
            segments.append([])
        segments[-1].append(one)
    return segments


def _stretches(ops: Sequence[Op], old: _Side, new: _Side) -> Iterator[_Stretch]:
    """Cut the ops wherever a paragraph, a clause or a verb of either side begins or ends."""
    old_offset = new_offset = 0
    for op, text in ops:
        cuts = {0, len(text)}
        for match in _NEWLINE.finditer(text):
            cuts.update(match.span())
        if op != INSERTED:
            cuts.update(_within(old.cuts, old_offset, len(text)))
        if op != DELETED:
            cuts.update(_within(new.cuts, new_offset, len(text)))
        for start, end in pairwise(sorted(cuts)):
            at_old = old_offset + start if op != INSERTED else -1
            at_new = new_offset + start if op != DELETED else -1
            part = text[start:end]
            yield _Stretch(
                # A line feed that stands in both texts is told by the rows alone.
                Piece(
                    op,
                    "" if part == "\n" and op == EQUAL else part,
                    old.in_verb(at_old) or new.in_verb(at_new),
                    at_old,
                    at_new,
                ),
                old.refs.get(at_old),
                new.refs.get(at_new),
                at_old in old.begins or at_new in new.begins,
            )
        if op != INSERTED:
            old_offset += len(text)
        if op != DELETED:
            new_offset += len(text)


def _within(cuts: set[int], offset: int, length: int) -> Iterator[int]:
    return (cut - offset for cut in cuts if offset < cut < offset + length)


def shown_rows(
    group: Group, old: Mapping[str, Paragraph], new: Mapping[str, Paragraph], *, full: bool
) -> tuple[Row, ...]:
    """Cut a group's ops into rows and shorten what a reader of changes does not need.

    Of a group in which nothing changed its first words are left; of one of substance the
    changed clauses stay whole; of the others the words about each change.
    """
    rows = rows_of(group, old, new)
    if full or not rows:
        return rows
    if group.change == "identical":
        first = elide(rows[0], whole=True)
        if len(rows) > 1 and first == rows[0]:
            spaced = not first.pieces or first.pieces[-1].text.endswith(" ")
            more = Piece(EQUAL, "…" if spaced else " …", verb=False)
            first = first._replace(pieces=(*first.pieces, more))
        return (first,)
    return tuple(elide(row, whole=group.change == "substantive") for row in rows)


def elide(row: Row, *, whole: bool) -> Row:
    """Shorten what did not change in a row.

    Args:
        row: a row.
        whole: keep a changed row whole; else only the words about its changes. An
            unchanged row is shortened to its first words either way.
    """
    if not row.changed:
        if sum(len(_WORD.findall(piece.text)) for piece in row.pieces) <= LEAD_WORDS + EDGE_WORDS:
            return row
        return row._replace(pieces=_first_words(row.pieces))
    if whole:
        return row
    return _cut_inside(row, LEAD_WORDS, EDGE_WORDS)


def excerpt(row: Row, edge_words: int) -> Row:
    """Keep of a changed row its changes, with so many unchanged words on either side."""
    return _cut_inside(row, 0, edge_words)


def shorten(text: str, words: int) -> str:
    """Cut a text behind so many words, with an ellipsis where some went."""
    found = list(_WORD.finditer(text))
    return text if len(found) <= words + 2 else text[: found[words - 1].end()] + " …"


def _cut_inside(row: Row, lead_words: int, edge_words: int) -> Row:
    """Shorten the unchanged stretches of a changed row: its beginning, between changes, its end."""
    runs = [list(run) for _, run in groupby(row.pieces, key=lambda piece: piece.op)]
    pieces: list[Piece] = []
    for index, run in enumerate(runs):
        if run[0].op != EQUAL:
            pieces += run
            continue
        head = lead_words if index == 0 else edge_words
        tail = 0 if index == len(runs) - 1 else edge_words
        pieces += _ends(run, head, tail)
    return row._replace(pieces=tuple(pieces))


def _ends(run: list[Piece], head: int, tail: int) -> list[Piece]:
    """Keep the first and the last words of an unchanged stretch."""
    words = [
        piece.behind(atom.start())._replace(text=atom[0])
        for piece in run
        for atom in _SPACED_WORD.finditer(piece.text)
    ]
    if len(words) <= head + tail + 2:
        return run
    first = words[:head]
    space = " " if first and not first[-1].text[-1].isspace() else ""
    kept = [*first, Piece(EQUAL, f"{space}…", verb=False)]
    if tail:
        last = words[-tail:]
        if not last[0].text[0].isspace():
            kept[-1] = kept[-1]._replace(text=f"{space}… ")
        kept += last
    elif words[-1].text.isspace():
        kept.append(words[-1])
    return kept


def _first_words(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    left = LEAD_WORDS
    kept: list[Piece] = []
    for piece in pieces:
        words = list(_WORD.finditer(piece.text))
        if len(words) >= left:
            end = words[left - 1].end()
            kept.append(piece._replace(text=piece.text[:end] + " …"))
            break
        left -= len(words)
        kept.append(piece)
    return tuple(kept)
