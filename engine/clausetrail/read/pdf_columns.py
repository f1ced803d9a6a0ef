"""Pages set in two columns, taken apart into areas that are read one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .placed import Span

_MIN_SPANS = 30
_CROSSING = 0.12  # of the spans may cross the gutter: headings, running heads
_SIDE = 0.28  # of the characters at least stand on either side
_FILL = 0.6  # of a column's width is filled by its lines, or it is a table's


def areas_of(spans: Sequence[Span]) -> list[list[Span]]:
    """Cut a page into areas in reading order: one, or bands of a left and a right column.

    A gutter is a vertical strip about the middle that few spans cross, with running text on
    both sides. What crosses it (a heading) parts the bands above and below it.
    """
    gutter = _gutter(spans)
    if gutter is None:
        return [list(spans)]
    areas: list[list[Span]] = []
    open_areas: tuple[list[Span], list[Span]] | None = None
    floor = 0.0
    for line in _lines(spans):
        size = max(span.size for span in line)
        crosses = any(span.x0 < gutter < span.x1 for span in line)
        if crosses:
            if not areas or open_areas is not None:
                areas.append([])
            open_areas = None
            areas[-1] += line
        else:
            if open_areas is None or floor - line[0].y > 2.4 * size:
                open_areas = ([], [])
                areas += open_areas
            for span in line:
                open_areas[span.x0 >= gutter].append(span)
        floor = line[0].y
    return [area for area in areas if area]


def _gutter(spans: Sequence[Span]) -> float | None:
    if len(spans) < _MIN_SPANS:
        return None
    left, right = min(span.x0 for span in spans), max(span.x1 for span in spans)
    extents = [(span.x0, span.x1) for span in spans]
    least, x = len(spans) + 1, 0.0
    for step in range(9):
        middle = left + (right - left) * (0.42 + step * 0.02)
        crossing = sum(x0 < middle + 2 and x1 > middle - 2 for x0, x1 in extents)
        if crossing < least:
            least, x = crossing, middle
    if least > _CROSSING * len(spans):
        return None
    sides = [
        [span for span in spans if span.x1 <= x],
        [span for span in spans if span.x0 >= x],
    ]
    chars = sum(len(span.text) for span in spans)
    for side in sides:
        if sum(len(span.text) for span in side) < _SIDE * chars or not _is_prose(side):
            return None
    return x


def _is_prose(spans: Sequence[Span]) -> bool:
    lines = _lines(spans)
    width = max(span.x1 for span in spans) - min(span.x0 for span in spans)
    filled = sum(span.x1 - span.x0 for span in spans)
    return len(lines) >= 8 and filled > _FILL * width * len(lines)


def _lines(spans: Sequence[Span]) -> list[list[Span]]:
    lines: list[list[Span]] = []
    for span in sorted(spans, key=lambda span: -span.y):
        if lines and lines[-1][0].y - span.y < 0.4 * span.size:
            lines[-1].append(span)
        else:
            lines.append([span])
    return lines
