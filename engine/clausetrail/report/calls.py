"""The calls of footnotes in a group: which stay, which go, which come.

A call is a marker at its place. The comparison of words knows nothing of markers, so that a
paragraph whose words are the same may have lost one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .atoms import Atom
    from .sides import TextSide
    from .tracked import Sign

# Side, position of the paragraph, offset in it, number of the footnote -> whether the call stays.
Calls = dict[tuple[Literal["old", "new"], int, int, str], "Sign"]


class _Call(NamedTuple):
    place: int  # position of the paragraph
    offset: int
    note: str
    # Where the words that it follows stand in the new text, if both have them.
    there: tuple[int, int] | None


def calls_of(
    atoms: Sequence[Atom], old: TextSide, new: TextSide, partners: Mapping[str, str]
) -> Calls:
    """Say of each call in a group whether it stays ("="), goes ("-") or comes ("+").

    A call stays behind the words that it stood behind; where those changed, behind any of the
    group. Behind words that both texts have, and where the other text has none, it goes or comes.

    Args:
        atoms: the runs of the group's words.
        old: the old text.
        new: the new one.
        partners: old footnotes by number -> what became of them.
    """
    gone: list[_Call] = []
    come: list[_Call] = []
    for atom in atoms:
        size, kept = len(atom.text), atom.sign == "="
        if atom.old >= 0:
            for offset, note in old.calls(atom.old, atom.old_start, atom.old_start + size):
                there = (atom.new, offset - atom.old_start + atom.new_start) if kept else None
                gone.append(_Call(atom.old, offset, note, there))
        if atom.new >= 0:
            for offset, note in new.calls(atom.new, atom.new_start, atom.new_start + size):
                come.append(_Call(atom.new, offset, note, (atom.new, offset) if kept else None))
    found: Calls = {}
    for same_place in (True, False):
        for one in list(gone):
            for other in come:
                fits = one.there == other.there if one.there and other.there else not same_place
                if fits and partners.get(one.note) == other.note:
                    found["old", one.place, one.offset, one.note] = "="
                    found["new", other.place, other.offset, other.note] = "="
                    gone.remove(one)
                    come.remove(other)
                    break
    found |= {("old", one.place, one.offset, one.note): "-" for one in gone}
    found |= {("new", one.place, one.offset, one.note): "+" for one in come}
    return found
