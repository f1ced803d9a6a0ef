"""The ops of a comparison's groups, cut where a paragraph of either text ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Group, Paragraph

    from .sides import TextSide
    from .tracked import Sign


class Atom(NamedTuple):
    """A run of one op within one paragraph of each side that has it."""

    sign: Sign
    text: str
    old: int  # position of the paragraph in the old text; -1 where the run is not in it
    new: int
    old_start: int  # offset of the run in the old paragraph
    new_start: int


class _Reader:
    """Reads the paragraphs of one side of a group, which its ops join by line feeds."""

    def __init__(self, places: Sequence[int], paragraphs: Sequence[Paragraph]) -> None:
        self._texts = [paragraphs[place].text for place in places]
        self._places = places
        self._at = 0
        self.offset = 0

    def room(self) -> int:
        """Return the characters left in the paragraph; 0 before a joining line feed."""
        return len(self._texts[self._at]) - self.offset

    def place(self) -> int:
        return self._places[self._at]

    def feed(self) -> None:
        self._at += 1
        self.offset = 0


def atoms_of(group: Group, old: TextSide, new: TextSide) -> list[Atom]:
    """Cut a group's ops where a paragraph of either side ends."""
    found: list[Atom] = []
    readers = (
        _Reader([old.place[ref] for ref in group.old], old.paragraphs),
        _Reader([new.place[ref] for ref in group.new], new.paragraphs),
    )
    for sign, text in group.ops:
        sides = [reader for reader, without in zip(readers, "+-", strict=True) if sign != without]
        at = 0
        while at < len(text):
            size = min([len(text) - at, *[side.room() for side in sides]])
            if size:
                found.append(_atom(sign, text[at : at + size], *readers))
                at += size
                continue
            for side, alone in zip(readers, "-+", strict=True):
                if side not in sides:
                    continue
                if side.room():  # a line feed in a table, which joins paragraphs of the other side
                    found.append(_atom("-" if alone == "-" else "+", text[at], *readers))
                else:
                    side.feed()
            at += 1
    return found


def _atom(sign: Sign, text: str, old: _Reader, new: _Reader) -> Atom:
    atom = Atom(
        sign,
        text,
        old.place() if sign != "+" else -1,
        new.place() if sign != "-" else -1,
        old.offset,
        new.offset,
    )
    if sign != "+":
        old.offset += len(text)
    if sign != "-":
        new.offset += len(text)
    return atom
