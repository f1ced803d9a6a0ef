"""Runs of glyphs to lines of text, by geometry.

Everything is measured in the type size of the line itself, so that small print and large
print are read by the same rules.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from .placed import Span

NO_SPACE_EM, SPACE_EM, SURE_SPACE_EM = 0.09, 0.17, 0.32
"""Between two runs of glyphs: below the first there is no space, above the last there is one.
In between, letters may be set apart or a space be set tight, and the page is asked for a space
that is written; where it cannot tell, the middle one decides. A space of common text fonts
is 0.22 to 0.28 em."""

SQUEEZED_EM = 0.02
"""A space that is written as a run of its own may be squeezed to this in a line that is full."""

_MAX_BEARING = 0.3  # em; the white space that a glyph's advance may have behind its ink

WIDE_EM = 1.9
"""A gap wider than this parts cells or columns; justified lines stretch to 1.2 em at most."""

LABEL_GAP_EM = 0.5
"""A label further than this from its text is set apart from it."""

_LABEL = re.compile(
    r"(?:\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)]?(?: bis| ter)?\.?|\(?[A-Za-z]{1,2}[.)]"
    r"|\(?[ivxlcIVXLC]{1,7}[.)]|\([0-9a-z]{1,4} bis\)"
    r"|(?:E?S-)?[0-9]+/(?:[0-9]+[A-Z]?\.|…|\.{3})|[•\u2013\u2014*†·▪-])"
)


class Piece(NamedTuple):
    """A stretch of a line that is set in one style."""

    text: str
    bold: bool
    italic: bool
    superscript: bool


class Line(NamedTuple):
    """A line, or the part of a line that stands in one cell or column."""

    pieces: tuple[Piece, ...]
    x0: float
    x1: float
    y: float
    size: float
    tab: float | None  # x of the text behind a label that is set apart from it
    spans: tuple[Span, ...]  # what it is made of
    text: str  # a tab stands behind a label that is set apart


WrittenSpace = Callable[[Span], bool]
"""Tells whether a space is known to be written behind a run."""


def rows_of(spans: Sequence[Span], written_space: WrittenSpace) -> list[list[Line]]:
    """Group spans into rows from top to bottom, each a list of lines from left to right."""
    return [cells for row in _clusters(spans) if (cells := _cells(row, written_space))]


def _clusters(spans: Iterable[Span]) -> list[list[Span]]:
    """Spans that share a baseline, superscripts with the line that they stand on."""
    rows: list[list[Span]] = []
    base = 0.0
    for span in sorted(spans, key=lambda span: (-span.y, span.x0)):
        if rows and abs(span.y - base) <= 0.2 * max(span.size, 5.0):
            rows[-1].append(span)
        else:
            rows.append([span])
            base = span.y
    merged: list[list[Span]] = []
    above: list[Span] = []  # a row that may be the superscripts of the next
    for row in rows:
        size = max(span.size for span in row)
        kept: list[Span] = []
        for span in above:
            near = any(
                other.x0 - 1.5 * size < span.x0 < other.x1 + 1.5 * size
                and 0 < span.y - other.y < 0.62 * other.size
                and span.size < 0.85 * other.size
                for other in row
            )
            (row if near else kept).append(span)
        if kept:
            merged.append(kept)
        above = row
    if above:
        merged.append(above)
    return merged


def _cells(row: list[Span], written_space: WrittenSpace) -> list[Line]:
    sizes: Counter[float] = Counter()
    for span in row:
        sizes[round(span.size, 1)] += len(span.text)
    size = max(sizes, key=lambda key: (sizes[key], key))
    base = next(span.y for span in row if round(span.size, 1) == size)
    row.sort(key=lambda span: span.x0)
    cells: list[list[Span]] = []
    for span in row:
        if (cells and span.x0 - cells[-1][-1].x1 <= WIDE_EM * size) or (
            cells
            and len(cells[-1]) <= 3
            and _is_label(cells[-1])
            and (span.x0 - cells[-1][-1].x1 <= 8 * size)
        ):
            cells[-1].append(span)
        else:
            cells.append([span])
    return [_line(cell, base, written_space) for cell in cells]


def split_line(line: Line, em: float) -> list[Line]:
    """Cut a line at its gaps of more than `em`."""
    parts: list[list[Span]] = []
    end = 0.0
    for span in line.spans:
        if parts and span.x0 - end <= em * line.size:
            parts[-1].append(span)
        else:
            parts.append([span])
        end = max(end, span.x1)
    if len(parts) == 1:
        return [line]
    return [_line(part, line.y, _unknown) for part in parts]


def _unknown(_span: Span) -> bool:
    return False


def _is_label(spans: Sequence[Span]) -> bool:
    return _LABEL.fullmatch("".join(span.text for span in spans)) is not None


def _line(spans: Sequence[Span], base: float, written_space: WrittenSpace) -> Line:
    sizes: Counter[float] = Counter()
    for span in spans:
        sizes[round(span.size, 1)] += len(span.text)
    size = max(sizes, key=lambda key: (sizes[key], key))
    pieces: list[Piece] = []
    so_far, tab, end = "", None, 0.0
    before: Span | None = None
    pending = False
    for span in spans:
        space = False
        if before is not None:
            gap = span.x0 - end
            if (
                tab is None
                and gap > LABEL_GAP_EM * size
                and len(so_far) <= 10
                and _LABEL.fullmatch(so_far)
            ):
                tab = span.x0
                pieces[-1] = pieces[-1]._replace(text=pieces[-1].text + "\t")
            else:
                space = span.leading or _is_space(before, span, end, written_space)
        raised = span.size < 0.85 * size and span.y - base > 0.12 * size
        style = (span.bold, span.italic, raised)
        text = span.text
        if space or pending:
            # A marker is set tight: the space before it goes behind it.
            if raised and pieces and not pieces[-1].superscript:
                pending, space = True, False
            elif pieces[-1].superscript:
                text, pending = " " + text, False
            else:
                pieces[-1] = pieces[-1]._replace(text=pieces[-1].text + " ")
        if pieces and pieces[-1][1:] == style:
            pieces[-1] = pieces[-1]._replace(text=pieces[-1].text + text)
        else:
            pieces.append(Piece(text, *style))
        if len(so_far) <= 10:
            so_far = "".join(piece.text for piece in pieces)
        before, end = span, max(end, span.x1)
    text = "".join(piece.text for piece in pieces)
    return Line(tuple(pieces), spans[0].x0, spans[-1].x1, base, size, tab, tuple(spans), text)


def _is_space(before: Span, span: Span, ink: float, written_space: WrittenSpace) -> bool:
    """Whether the gap between two runs, the first of which has ink up to `ink`, is a space."""
    size = min(before.size, span.size)
    gap = (span.x0 - ink) / size
    if gap <= 0 or gap >= SURE_SPACE_EM + _MAX_BEARING:
        return gap > 0
    gap = (span.x0 - before.end) / size if ink == before.x1 else gap
    if gap >= SURE_SPACE_EM:
        return True
    if span.behind_blank and gap >= SQUEEZED_EM and before.text[-1] not in "-/":
        return True
    if gap <= NO_SPACE_EM:
        return False
    # A space that stands alone in its run is not always told from one that pdfium guessed.
    return gap > SPACE_EM or (before.spaced and written_space(before))
