"""The matrix of a series: a sign for each paragraph in each text.

           68 70 71 72
OP2        +  #  =  >   Takes note of the report …
gone
OP5 of 70  +  #         Encourages the keepers …
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.safe import safe
from clausetrail.report.spans import (
    BOLD,
    DIM,
    HEAD,
    INSERTED,
    NOTICE,
    PLAIN,
    REF,
    Line,
    clip,
    line_width,
    pad,
    width_of,
    wrap,
)
from clausetrail.report.symbols import labels_of
from clausetrail.report.words import count, refs_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetrail.history.matrix import Cell, Matrix, Row

SIGNS = {"identical": "=", "editorial": "'", "rollover": ">", "substantive": "#"}
NEW, BACK, ABSENT = "+", "^", "-"
_ROLES = {"=": DIM, "'": DIM, ">": PLAIN, "#": NOTICE, NEW: INSERTED, BACK: REF, ABSENT: DIM}
_LEGEND = (
    ("=", "unchanged"), ("'", "editorial"), (">", "routine"), ("#", "substantive"),
    (NEW, "new"), (BACK, "back after an absence"), (ABSENT, "absent for a while"),
)  # fmt: skip
_REFS = 18  # cells that the references of a row take at most
_LEAST_WORDS = 20


def matrix_lines(matrix: Matrix, width: int) -> Iterator[Line]:
    """Yield the lines of a matrix."""
    title = " · ".join(filter(None, [matrix.title, matrix.series]))
    yield from wrap([(safe(title), HEAD)], width)
    gone = sum(row.cells[-1] is None for row in matrix.rows)
    told = f"{count(len(matrix.versions), 'text')}, {count(len(matrix.rows), 'paragraph')}"
    yield from wrap([(f"{told}, {gone} of them gone from the newest", DIM)], width)
    yield from legend(width)
    yield []
    labels = labels_of(
        [one.symbol for one in matrix.columns], [one.session for one in matrix.columns]
    )
    names = [_name(row, labels) for row in matrix.rows]
    size = min(_REFS, max((width_of(one) for one in names), default=0))
    across = max((len(one) for one in labels), default=0) + 1
    tall = size + across * len(labels) + _LEAST_WORDS > width
    if tall:
        across = 2 if size + 2 * len(labels) + _LEAST_WORDS <= width else 1
    # The latest texts, where not all fit across.
    hidden = max(0, len(labels) - (width - size - 2) // across)
    yield from _heads(labels[hidden:], size + 2, across, tall=tall)
    vanished = False
    for row, name in zip(matrix.rows, names, strict=True):
        if row.cells[-1] is None and not vanished:
            vanished = True
            yield [("gone", BOLD)]
        line: Line = pad(clip([(safe(name), REF)], size), size + 2)
        for sign in row_signs(row)[hidden:]:
            line += [(sign.ljust(across), _ROLES.get(sign, PLAIN))]
        if line_width(line) + _LEAST_WORDS // 2 <= width:
            line += [(" ", PLAIN), (safe(row.words[:200]), PLAIN)]
        yield clip(line, width)
    if hidden:
        told = f"{count(hidden, 'earlier text')} found no room; --format json has them"
        yield from wrap([(told, DIM)], width)


def legend(width: int) -> Iterator[Line]:
    """Yield what the signs mean."""
    spans: Line = []
    for sign, words in _LEGEND:
        spans += [(sign, _ROLES[sign]), (f"\u00a0{words.replace(' ', chr(0xA0))}  ", DIM)]
    yield from wrap(spans, width)


def row_signs(row: Row) -> list[str]:
    """Return the sign of each cell; a blank before the first text that has it, and after."""
    stands = [at for at, cell in enumerate(row.cells) if cell is not None]
    signs: list[str] = []
    for at, cell in enumerate(row.cells):
        if cell is not None:
            signs.append(sign_of(cell))
        else:
            signs.append(ABSENT if stands and stands[0] < at < stands[-1] else " ")
    return signs


def sign_of(cell: Cell) -> str:
    """Return the sign of a cell."""
    if cell.back:
        return BACK
    return NEW if cell.relation == "added" else SIGNS[cell.change]


def _name(row: Row, labels: Sequence[str]) -> str:
    at = max(index for index, cell in enumerate(row.cells) if cell is not None)
    cell = row.cells[at]
    refs = refs_words(cell.refs) if cell else ""
    return refs if at == len(row.cells) - 1 else f"{refs} of {labels[at]}"


def _heads(labels: Sequence[str], indent: int, across: int, *, tall: bool) -> Iterator[Line]:
    """Yield the heads of the columns; read downwards where they are wider than a column."""
    if not tall:
        yield [(" " * indent, PLAIN), ("".join(one.ljust(across) for one in labels), DIM)]
        return
    size = max(len(one) for one in labels)
    for at in range(size):
        signs = "".join(one.rjust(size)[at].ljust(across) for one in labels)
        yield [(" " * indent, PLAIN), (signs, DIM)]
