"""New paragraphs of several proposals: where each belongs, and which belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .model import NOTHING, Cell, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Two new paragraphs stand in one row where they share half their words: enough that one is
# seen to be a wording of the other.
_ALIKE = 0.5


class Addition(NamedTuple):
    """A new paragraph of one proposal."""

    behind: int  # position of the base paragraph that it stands behind; -1 before all
    kind: str  # of paragraph
    cell: Cell


class _Place(NamedTuple):
    """A row to be: who proposes it."""

    behind: int
    kind: str
    words: str  # of the first who proposes it
    cells: dict[int, Cell]  # by proposal


class Additions:
    """The rows of what is new."""

    def __init__(self, columns: Sequence[Sequence[Addition]]) -> None:
        """Join the proposals one after the other.

        Args:
            columns: the new paragraphs of each proposal, in its order.
        """
        self._count = len(columns)
        self._places: list[_Place] = []
        for at, column in enumerate(columns):
            self._join(at, column)

    def behind(self, place: int) -> Iterator[Row]:
        """Yield the rows behind a paragraph of the base text."""
        for one in self._places:
            if one.behind == place:
                cells = tuple(one.cells.get(at, NOTHING) for at in range(self._count))
                yield Row("paragraph", "", (), cells)

    def _join(self, at: int, column: Sequence[Addition]) -> None:
        partners = _partners(self._places, column)
        last: _Place | None = None
        for index, addition in enumerate(column):
            place = partners.get(index)
            if place is None:
                place = _Place(addition.behind, addition.kind, addition.cell.words, {})
                self._places.insert(self._index(place, last), place)
            place.cells[at] = addition.cell
            last = place

    def _index(self, place: _Place, last: _Place | None) -> int:
        """Return where a new row goes: behind the last of its proposal, or of its gap."""
        if last is not None and last.behind == place.behind:
            return next(at for at, one in enumerate(self._places) if one is last) + 1
        return sum(one.behind <= place.behind for one in self._places)


def _partners(places: Sequence[_Place], column: Sequence[Addition]) -> dict[int, _Place]:
    """Return for the new paragraphs that stand in a row already which it is."""
    if not places or not column:
        return {}
    from clausetrail.align import align_texts

    found: dict[int, _Place] = {}
    for group in align_texts(
        [one.words for one in places], [one.cell.words for one in column]
    ).groups:
        if group.relation == "one-to-one" and group.similarity >= _ALIKE:
            place = places[int(group.old[0][1:]) - 1]
            index = int(group.new[0][1:]) - 1
            if place.kind == column[index].kind:
                found[index] = place
    return found
