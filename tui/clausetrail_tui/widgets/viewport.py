"""`Viewport`: which lines of which rows are on the screen, told by row and line.

Rows are counted only where they are seen or passed: the height of the whole is never known, and
nothing costs more than what is on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

# So many screens above the window rows are counted to say where one stands: beyond, it is far.
_FAR_SCREENS = 2


class Seen(NamedTuple):
    """A line on the screen."""

    row: int
    line: int


class Viewport:
    """A window of some lines on rows of any height."""

    def __init__(self, rows: int, lines_of: Callable[[int], int]) -> None:
        """Take the number of rows, and what says how many lines a row has (at least one)."""
        self.height = 0  # lines
        self.top = (0, 0)  # first row that is seen, and how many of its lines are above
        self._rows = rows
        self._lines_of = lines_of

    def seen(self) -> list[Seen]:
        """Return the lines that are in the window, from its top; fewer where the rows end."""
        found: list[Seen] = []
        row, line = self.top
        while row < self._rows and len(found) < self.height:
            count = self._lines_of(row)
            end = min(count, line + self.height - len(found))
            found += [Seen(row, at) for at in range(line, end)]
            row, line = row + 1, 0
        return found

    def place(self, index: int) -> int:
        """Return the line of the window that a row begins at: negative above, large below."""
        row, line = self.top
        if index < row:
            y = -line
            for at in range(row - 1, index - 1, -1):
                y -= self._lines_of(at)
                if y < -_FAR_SCREENS * max(1, self.height):
                    break
            return y
        y, at = -line, row
        while at < index and y < self.height:
            y += self._lines_of(at)
            at += 1
        return y if at == index else self.height + 1

    def whole(self) -> bool:
        """Whether all rows are in the window."""
        seen = self.seen()
        if self.top != (0, 0):
            return False
        last = self._rows - 1
        return not seen or seen[-1] == Seen(last, self._lines_of(last) - 1)

    def scroll(self, lines: int) -> None:
        """Move the window so many lines down, or up; it stays on the rows."""
        row, line = self.top
        line += lines
        while line < 0 and row > 0:
            row -= 1
            line += self._lines_of(row)
        while row < self._rows - 1 and line >= self._lines_of(row):
            line -= self._lines_of(row)
            row += 1
        self.top = (row, max(0, line))
        self.settle()

    def settle(self) -> None:
        """Leave no blank below the last row where there is text above."""
        if not self._rows:
            self.top = (0, 0)
            return
        row, line = self.top
        line = min(line, self._lines_of(row) - 1)
        self.top = (row, line)
        missing = self.height - (self._lines_of(row) - line)
        at = row + 1
        while missing > 0 and at < self._rows:
            missing -= self._lines_of(at)
            at += 1
        self._back(missing)

    def reveal(self, index: int) -> None:
        """Move as little as shows a row: whole if it fits, else its beginning or what is seen."""
        y, count = self.place(index), self._lines_of(index)
        if count >= self.height:
            if not (y < 0 and y + count > self.height // 2):
                self.top = (index, 0)
        elif y < 0:
            self.top = (index, 0)
        elif y + count > self.height:
            self.top = (index, 0)
            self._back(self.height - count)
        self.settle()

    def reveal_above(self, index: int) -> None:
        """Show what stands above a row, as far as the row stays in the window."""
        if self.top == (index, 0):
            self._back(self.height - min(self._lines_of(index), self.height))
            self.settle()

    def _back(self, lines: int) -> None:
        row, line = self.top
        while lines > 0 and (row, line) > (0, 0):
            if line == 0:
                row -= 1
                line = self._lines_of(row)
            step = min(lines, line)
            line -= step
            lines -= step
        self.top = (row, line)
