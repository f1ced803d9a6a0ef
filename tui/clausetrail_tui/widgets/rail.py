"""The rail at the edge of a page: all rows on the height of the screen, with their marks."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail_tui.rows import Row
    from clausetrail_tui.widgets.viewport import Seen, Viewport


class Rail:
    """Where rows stand on the whole: a cell of the rail stands for rows of about one weight."""

    # No two marks differ by colour alone.
    GLYPHS: ClassVar[dict[str, str]] = {
        "substantive": "█", "added": "+", "removed": "-", "found": "◆",
        "rollover": "▒", "editorial": "░", "moved": "m",
    }  # fmt: skip
    ORDER = ("found", "added", "removed", "substantive", "rollover", "editorial", "moved")

    def __init__(self, rows: Sequence[Row]) -> None:
        """Take the rows of the page."""
        self._rows = rows
        self._ends = list(accumulate(max(1, row.weight) for row in rows))
        self._marks: list[str] = []

    def marks(self, height: int) -> list[str]:
        """Return the role of each of so many cells: the mark of most of what is marked behind it.

        What was found goes before all else: a person is looking for it.
        """
        if len(self._marks) != height:
            self._marks = self._made(height)
        return self._marks

    def _made(self, height: int) -> list[str]:
        shares: list[dict[str, int]] = [{} for _ in range(height)]
        for index, row in enumerate(self._rows):
            if row.mark:
                cells = self._cells(index, height)
                share = max(1, max(1, row.weight) // len(cells))
                for y in cells:
                    shares[y][row.mark] = shares[y].get(row.mark, 0) + share
        return [self._first(of) for of in shares]

    def _first(self, shares: dict[str, int]) -> str:
        """Return the mark that a cell shows, of those that have a share in it."""
        if self.ORDER[0] in shares:
            return self.ORDER[0]
        rank = {role: place for place, role in enumerate(self.ORDER)}
        return min(shares, key=lambda role: (-shares[role], rank.get(role, 99)), default="")

    def _cells(self, index: int, height: int) -> range:
        """Return the cells that a row has a part in."""
        before, total = (self._ends[index - 1] if index else 0), self._ends[-1]
        first = before * height // total
        last = max(first, (self._ends[index] * height - 1) // total)
        return range(first, min(last, height - 1) + 1)

    def thumb(self, first: Seen, last: Seen, view: Viewport) -> range:
        """Return the cells that stand for what is on the screen; none where all of it is."""
        if view.whole():
            return range(0)
        height = view.height
        return range(self._cells(first.row, height).start, self._cells(last.row, height).stop)

    def behind(self, y: int, height: int) -> int | None:
        """Return the row behind a cell: the first that has the cell's mark, if it has one."""
        if not self._ends or height < 1:
            return None
        total = self._ends[-1]
        first = bisect_right(self._ends, y * total // height)
        last = bisect_right(self._ends, max(y * total // height, ((y + 1) * total - 1) // height))
        rows = range(first, min(len(self._rows), last + 1))
        role = self.marks(height)[y]
        marked = [at for at in rows if role and self._rows[at].mark == role]
        return next(iter([*marked, *rows]), None)
