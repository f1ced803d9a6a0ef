"""Tables: rows whose cells stand in columns, between ruled lines or without them.

A row with cells far apart is a sign, two rows whose cells share an edge are a table, and the
lines ruled above and below tell how far it goes.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .pdf_lines import Line, split_line

if TYPE_CHECKING:
    from .placed import Rule

CELL_EM = 0.9
"""In a table, a gap wider than this parts two cells; table text is not justified."""

_Rows = Sequence[Sequence[Line]]


def tables_of(rows: _Rows, rules: Sequence[Rule], pitch: float) -> list[tuple[int, int]]:
    """Find the tables among a column's rows.

    Args:
        rows: rows from top to bottom.
        rules: the horizontal lines drawn on the page.
        pitch: the usual distance of two baselines, in points.

    Returns:
        Ranges of row indexes, ascending; each range is one table.
    """
    many = [index for index, row in enumerate(rows) if len(row) > 1]
    if not many:
        return []
    groups: list[list[int]] = [[many[0]]]
    for index in many[1:]:
        if _belong(rows, groups[-1][-1], index, rules, pitch):
            groups[-1].append(index)
        else:
            groups.append([index])
    ranges: list[tuple[int, int]] = []
    for group in groups:
        if not _aligned([rows[index] for index in group]):
            continue
        last = _lowest(rows, group[-1], pitch)
        first, last = _ruled(rows, group[0], last, rules, pitch)
        if ranges and first < ranges[-1][1]:
            first = ranges.pop()[0]
        ranges.append((first, last + 1))
    return ranges


def _belong(rows: _Rows, above: int, below: int, rules: Sequence[Rule], pitch: float) -> bool:
    """Whether two rows of cells are of one table: what stands between is no running text."""
    top, bottom = rows[above][0], rows[below][0]
    if top.y <= bottom.y:
        return False
    if _lowest(rows, above, pitch) == below - 1 and below - above > 1:
        return True
    if top.y - bottom.y > 8 * pitch:
        return False
    size = max(line.size for line in rows[below])
    right = max(line.x1 for index in (above, below) for line in rows[index])
    ruled = any(bottom.y < rule.y < top.y and rule.x1 - rule.x0 > 2 * size for rule in rules)
    return all(
        rows[index][0].x1 < right - 2 * size
        and (ruled or abs(rows[index][0].size - size) < 0.5 or below - above <= 2)
        and not (rows[index][0].tab is not None and below - above > 2)
        for index in range(above + 1, below)
    )


def _lowest(rows: _Rows, row: int, pitch: float) -> int:
    """The last row that goes on with a cell of a row which is not its first."""
    edges = [line.x0 for line in rows[row][1:]]
    last = row
    for index in range(row + 1, len(rows)):
        line = rows[index][0]
        step = rows[index - 1][0].y - line.y
        if (
            len(rows[index]) > 1
            or not 0 < step < 1.5 * pitch
            or line.tab is not None
            or not any(abs(line.x0 - x0) < 0.3 * line.size for x0 in edges)
        ):
            break
        last = index
    return last


def _aligned(rows: _Rows) -> bool:
    """Whether cells behind the first share an edge with those of another row."""
    edges: list[tuple[float, float, float]] = []
    for row in rows:
        found = False
        for line in row[1:]:
            found = found or any(
                abs(line.x0 - x0) < 0.7 * size or abs(line.x1 - x1) < 0.7 * size
                for x0, x1, size in edges
            )
        if found:
            return True
        edges += [(line.x0, line.x1, line.size) for line in row[1:]]
    return False


def _ruled(
    rows: _Rows, first: int, last: int, rules: Sequence[Rule], pitch: float
) -> tuple[int, int]:
    """Extend a table to the lines ruled above its head and below its last row."""
    top, bottom = rows[first][0].y, rows[last][0].y
    above = [rule.y for rule in rules if 0 < rule.y - top < 6 * pitch]
    below = [rule.y for rule in rules if 0 < bottom - rule.y < 4 * pitch]
    if above:
        while first > 0 and rows[first - 1][0].y < max(above):
            first -= 1
    if below:
        while last + 1 < len(rows) and rows[last + 1][0].y > min(below):
            last += 1
    return first, last


def cells_of(rows: _Rows) -> list[list[list[Line]]]:
    """A table's logical rows, each a list of cells, each the lines that the cell is set in.

    A visual row is the rest of the one above where it follows closely and only one of the
    two has several cells (a long description beside its figures).
    """
    visual = [[part for line in row for part in split_line(line, CELL_EM)] for row in rows if row]
    steps = [
        above[0].y - below[0].y
        for above, below in itertools.pairwise(visual)
        if len(above) > 1 and len(below) > 1
    ]
    usual = min((step for step in steps if step > 0), default=1e9)
    logical: list[list[list[Line]]] = []
    width = 0
    for index, row in enumerate(visual):
        step = visual[index - 1][0].y - row[0].y if index else 0.0
        size = max(line.size for line in row)
        close = 0 < step <= min(1.28 * size, 0.92 * usual)
        if logical and (
            (close and min(len(row), width) == 1)
            or (0 < step <= 1.28 * size and _goes_on(row, logical[-1]))
        ):
            _merge(logical[-1], row)
            width = max(width, len(row))
        else:
            logical.append([[line] for line in row])
            width = len(row)
    return logical


def _goes_on(row: Sequence[Line], cells: Sequence[Sequence[Line]]) -> bool:
    """Whether a row is words alone, below a cell that is not the first."""
    line = row[0]
    return (
        len(row) == 1
        and any(char.isalpha() for char in line.text)
        and any(abs(line.x0 - cell[0].x0) < 0.3 * line.size for cell in cells[1:])
        and cells[0][0].x0 < line.x0 - line.size
    )


def _merge(cells: list[list[Line]], row: Sequence[Line]) -> None:
    for line in row:
        for cell in cells:
            if any(other.x0 < line.x1 and line.x0 < other.x1 for other in cell):
                cell.append(line)
                break
        else:
            cells.append([line])
            cells.sort(key=lambda cell: cell[0].x0)
