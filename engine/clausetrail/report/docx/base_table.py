"""A table of an existing Word document whose cells change, its rows and columns staying.

Its text has a row a line and a cell a tab, as the reader makes it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from clausetrail.report.tracked import Words

from .cursor import Cursor
from .xml import Element, qualified

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetrail.model import Group
    from clausetrail.report.tracked import Note

_P, _ROW, _CELL = (qualified(f"w:{name}") for name in ("p", "tr", "tc"))
_EDGES = re.compile(r"([\t\n])")


class TableCells:
    """The cells of a table, each a paragraph that can be taken apart."""

    def __init__(self, table: Element, text: str) -> None:
        """Lay a table beside the text that was read of it."""
        rows = [row.findall(_CELL) for row in table.findall(_ROW)]
        words = [row.split("\t") for row in text.split("\n")]
        self._cells: list[tuple[Element, Cursor]] = []
        self.fits = [len(row) for row in rows] == [len(row) for row in words]
        for row, told in zip(rows, words, strict=False) if self.fits else ():
            for cell, words_of_cell in zip(row, told, strict=True):
                paragraphs = list(cell.iter(_P))
                if len(paragraphs) != 1 or paragraphs[0].getparent() is not cell:
                    self.fits = False
                    return
                cursor = Cursor(paragraphs[0], words_of_cell)
                self.fits = self.fits and cursor.fits and not cursor.label.strip()
                self._cells.append((paragraphs[0], cursor))

    def parted(
        self, pieces: Iterable[Words | Note]
    ) -> Iterator[tuple[Element, Cursor, Sequence[Words | Note]]]:
        """Yield every cell with what of the table's words is in it.

        Args:
            pieces: of the whole table; the signs between its cells stay.
        """
        found: list[list[Words | Note]] = [[]]
        for piece in pieces:
            if not isinstance(piece, Words):
                found[-1].append(piece)
                continue
            for at, part in enumerate(_EDGES.split(piece.text)):
                if at % 2:
                    found.append([])
                elif part:
                    found[-1].append(replace(piece, text=part))
        for (paragraph, cursor), of_cell in zip(self._cells, found, strict=True):
            yield paragraph, cursor, of_cell


def keeps_its_cells(group: Group) -> bool:
    """Whether a table stays where it is, with as many rows and columns as it had."""
    return (
        not group.moved
        and group.relation == "one-to-one"
        and not any(sign != "=" and _EDGES.search(text) for sign, text in group.ops)
    )
