"""Two columns of prose that stand side by side in a text, as `pdftotext -layout` leaves them.

Before: "membership of the Harbour Re-        The General Assembly,"
        "public,                              Recalling its resolution"
After:  the left column, a page's end, the right column

The Official Records were set in two columns until the 1980s, each with its own footnotes: so a
column is read as a page. Columns of prose are told from a table, and from the head of a page,
by their being filled: both sides of the gutter have text in most of their width.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetrail.lang.lazy import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .text_wrapped import Source

_APART = lazy_pattern(r"\S {2,}\S")
_LEAST_LINES = 8  # that have text on both sides
_LEAST_FILLED = 0.6  # of a column's widest line, by one line in three
_LEAST_WIDTH = 24  # of a column; the narrowest of the Official Records have some 35
# A page of the Official Records has some 130 lines of 160 columns; each column of each line
# is looked at, so that longer ones, which are none, are left as they are.
_MOST_LINES, _MOST_WIDTH = 2_000, 300
_GUTTER = 2  # columns that are blank


class _Block(NamedTuple):
    """Lines that a gutter runs through."""

    first: int
    last: int  # behind the last
    gutter: int  # the column in which the right side may begin


def in_columns(lines: Sequence[Source]) -> list[Source]:
    """The lines in the order in which they are read, a form feed between two columns."""
    found: list[Source] = []
    start = 0
    for index in range(len(lines) + 1):
        if index == len(lines) or "\f" in lines[index].text:
            found.extend(_page(lines[start:index]))
            start = index
    return found


def _page(lines: Sequence[Source]) -> list[Source]:
    texts = [line.text.expandtabs(8).rstrip() for line in lines]
    block = _block(texts)
    if block is None:
        return list(lines)
    first, last, gutter = block
    left: list[Source] = []
    right: list[Source] = []
    for line, text in zip(lines[first:last], texts[first:last], strict=True):
        for side, part in ((left, text[:gutter]), (right, text[gutter:])):
            # Where the other column alone has text, its lines fall between those of this one.
            if part.strip() or not text:
                side.append(line._replace(text=part.rstrip()))
    right[0] = right[0]._replace(text=f"\f{right[0].text}")
    return [*lines[:first], *left, *right, *lines[last:]]


def _block(texts: Sequence[str]) -> _Block | None:
    """The longest run of lines with a gutter between two filled columns."""
    best: _Block | None = None
    width = max((len(text) for text in texts), default=0)
    if width > _MOST_WIDTH or len(texts) > _MOST_LINES:
        return None
    if sum(_APART.search(text) is not None for text in texts) < _LEAST_LINES:
        return None  # as on nearly every page
    for gutter in range(_LEAST_WIDTH, width - _LEAST_WIDTH):
        first = 0
        for index in range(len(texts) + 1):
            whole = index < len(texts) and not texts[index][gutter - _GUTTER : gutter].strip()
            if whole:
                continue
            if index - first >= _LEAST_LINES and (
                best is None or index - first > best.last - best.first
            ):
                block = _Block(first, index, gutter)
                if _is_prose(texts[first:index], gutter):
                    best = block
            first = index + 1
    return best


def _is_prose(texts: Sequence[str], gutter: int) -> bool:
    both = [text for text in texts if text[:gutter].strip() and text[gutter:].strip()]
    if len(both) < _LEAST_LINES:
        return False
    sides = ([text[:gutter].strip() for text in both], [text[gutter:].strip() for text in both])
    return all(
        _often([len(text) for text in side])
        >= max(_LEAST_WIDTH, _LEAST_FILLED * max(map(len, side)))
        and sum(" " in text for text in side) > 0.8 * len(side)
        for side in sides
    )


def _often(lengths: Sequence[int]) -> int:
    """The length that one line in three reaches: the others end a paragraph or a title."""
    return sorted(lengths)[2 * len(lengths) // 3]
