"""A group's words in step: the clauses of both sides level, each run knowing where it stands."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.report.atoms import Atom
from clausetrail.report.rows import rows_of
from clausetrail.report.runs import Run
from clausetrail_tui.ink import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetrail.model import Group, Paragraph
    from clausetrail.report.rows import Piece
    from clausetrail.report.runs import Words
    from clausetrail_tui.ink import Side


class Bit(NamedTuple):
    """Characters of one paragraph that look alike."""

    run: Run
    spot: Spot | None  # of its first character; None for a footnote's words, which lead nowhere


class Step(NamedTuple):
    """A clause, or what stands in its place on the other side."""

    old: Paragraph | None  # the old paragraph that begins here
    new: Paragraph | None
    left: tuple[Bit, ...]  # the old words
    right: tuple[Bit, ...]  # the new ones
    both: tuple[Bit, ...]  # old and new ones in one stream
    row_of_table: bool  # whether it is a row of a table, and must stand in a line of its own


class _Joined:
    """The paragraphs of one side of a group, joined by line feeds."""

    def __init__(self, side: Side, paragraphs: Sequence[Paragraph], places: Sequence[int]) -> None:
        self.side = side
        self.paragraphs = paragraphs
        self._places = places
        sizes = [len(one.text) + 1 for one in paragraphs]
        self._begins = list(accumulate(sizes, initial=0))

    def at(self, offset: int) -> tuple[int, int]:
        """Return the paragraph that an offset lies in, by its place here, and the offset in it."""
        index = min(bisect_right(self._begins, offset) - 1, len(self.paragraphs) - 1)
        return index, offset - self._begins[index]

    def place(self, offset: int) -> tuple[int, int]:
        """Return place in the whole text, and offset; -1 and 0 where the side has it not."""
        if offset < 0:
            return -1, 0
        index, inside = self.at(offset)
        return self._places[index], inside


def steps_of(group: Group, words: Words) -> tuple[Step, ...]:
    """Cut a group into steps.

    Args:
        group: of the comparison.
        words: of the same comparison; the class of a change in a changed group is told as
            they tell it.

    Returns:
        At least one step where the group has any words.
    """
    words.begin(group)
    old = {ref: words.old.paragraphs[words.old.place[ref]] for ref in group.old}
    new = {ref: words.new.paragraphs[words.new.place[ref]] for ref in group.new}
    sides = (
        _Joined("old", list(old.values()), [words.old.place[ref] for ref in group.old]),
        _Joined("new", list(new.values()), [words.new.place[ref] for ref in group.new]),
    )

    def cut(pieces: Iterable[Piece], way: str) -> tuple[Bit, ...]:
        return tuple(bit for piece in pieces for bit in _bits(piece, way, words, sides))

    table = any(one.kind == "table" for one in (*old.values(), *new.values()))
    return tuple(
        Step(
            old.get(row.old_ref or ""),
            new.get(row.new_ref or ""),
            cut((one for one in row.pieces if one.op != "+"), "old"),
            cut((one for one in row.pieces if one.op != "-"), "new"),
            cut(row.pieces, "both"),
            table,
        )
        for row in rows_of(group, old, new)
    )


def _bits(piece: Piece, way: str, words: Words, sides: tuple[_Joined, _Joined]) -> Iterator[Bit]:
    """Cut a piece where its look changes.

    Args:
        piece: of a row.
        way: "old" or "new" for one side alone, "both" for the stream of both.
        words: what its runs are cut from.
        sides: the joined paragraphs of both sides.
    """
    name: Side = "old" if way == "old" or (way == "both" and piece.op == "-") else "new"
    of_side = sides[0] if name == "old" else sides[1]
    offset = piece.old if name == "old" else piece.new
    index, inside = of_side.at(offset)
    spot = Spot(name, of_side.paragraphs[index].ref, inside)
    if piece.text == "\n":
        if way == "both":
            yield Bit(Run(piece.op, "", "break"), spot)  # type: ignore[arg-type]
        return
    old_place, old_start = sides[0].place(piece.old)
    new_place, new_start = sides[1].place(piece.new)
    atom = Atom(piece.op, piece.text, old_place, new_place, old_start, new_start)  # type: ignore[arg-type]
    for run in words.runs(atom, name, both=way == "both"):
        yield Bit(run, spot)
        if run.kind == "words":
            spot = spot._replace(offset=spot.offset + len(run.text))
