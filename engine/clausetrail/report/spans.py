"""Spans, lines and their wrapping in terminal cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Span = tuple[str, str]  # text, role
Line = list[Span]

# Lines are set alike whatever else is known of a span: a role here, more in an application.
Ink = TypeVar("Ink")

# The roles; `..output` says how each looks in colour.
PLAIN, BOLD, DIM, VERB, REF, HEAD = "", "bold", "dim", "verb", "ref", "head"
DELETED, INSERTED, WARNING, NOTICE = "deleted", "inserted", "warning", "notice"
STRONGER, WEAKER = "stronger", "weaker"
# Words by the text that they come from: as many colours as are told apart, and the text's own.
AGES, NEWEST = ("age1", "age2", "age3", "age4"), "newest"

MIN_WIDTH = 40  # below this, columns of words make no sense; a narrower terminal wraps by itself
MEASURE = 120  # running text is set no wider than this: longer lines are hard to follow

# Everything else (wide, combining, zero-width characters) is measured by rich.
_USUAL = frozenset(
    chr(code)
    for first, last in (
        (0x20, 0x2FF), (0x2010, 0x2027), (0x2190, 0x2193), (0x2400, 0x2426), (0x2500, 0x257F),
    )
    for code in range(first, last + 1)
)  # fmt: skip
_ATOM = re.compile(r" +|[^ ]+")


def width_of(text: str) -> int:
    """Return how many terminal cells the text takes."""
    if text.isascii() or _USUAL.issuperset(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def line_width(spans: Iterable[tuple[str, Ink]]) -> int:
    """Return how many terminal cells the spans take together."""
    return sum(width_of(text) for text, _ in spans)


def wrap(
    spans: Iterable[tuple[str, Ink]],
    width: int,
    first: Iterable[tuple[str, Ink]] = (),
    rest: Iterable[tuple[str, Ink]] = (),
) -> list[list[tuple[str, Ink]]]:
    """Set spans in lines no wider than `width` cells.

    Lines break at spaces, and inside a word only where it is wider than a whole line (an
    address). The spaces at a break go.

    Args:
        spans: the text; a word may run over several spans.
        width: cells a line.
        first: what the first line begins with, counted in its width.
        rest: what the others begin with.
    """
    first, rest = list(first), list(rest)
    room = max(1, width - line_width(rest))
    lines: list[list[tuple[str, Ink]]] = []
    line, used, empty = first, line_width(first), True
    gap: tuple[str, Ink] | None = None
    for unit in _units(spans):
        if unit[0][0].isspace():
            gap = unit[0]
            continue
        wide = line_width(unit)
        gap_width = width_of(gap[0]) if gap and not empty else 0
        # A word that only a long beginning of the first line keeps from fitting goes below it.
        squeezed = empty and bool(first) and not lines and wide <= room
        if (not empty or squeezed) and used + gap_width + wide > width:
            lines.append(line)
            line, used, empty, gap_width = list(rest), line_width(rest), True, 0
        if used + gap_width + wide <= width:
            if gap and gap_width:
                line.append(gap)
            line.extend(unit)
            used += gap_width + wide
        else:
            for part in _broken(unit, width - used, room):
                if not empty:
                    lines.append(line)
                    line, used = list(rest), line_width(rest)
                line.extend(part)
                used += line_width(part)
                empty = False
        empty, gap = False, None
    if not empty or not lines:
        lines.append(line)
    return [_joined(one) for one in lines]


def clip(spans: Iterable[tuple[str, Ink]], width: int) -> list[tuple[str, Ink]]:
    """Cut spans to one line of at most `width` cells, with an ellipsis where something went."""
    whole = list(spans)
    if line_width(whole) <= width:
        return _joined(whole)
    kept: list[tuple[str, Ink]] = []
    used = 0
    for text, role in whole:
        size = width_of(text)
        if used + size > width - 1:
            kept.append((_head(text, width - 1 - used).rstrip() + "…", role))
            break
        kept.append((text, role))
        used += size
    return _joined(kept)


def pad(line: Line, width: int) -> Line:
    """Return the line filled with spaces to `width` cells."""
    missing = width - line_width(line)
    return [*line, (" " * missing, PLAIN)] if missing > 0 else line


def _units(spans: Iterable[tuple[str, Ink]]) -> Iterator[list[tuple[str, Ink]]]:
    """Yield words, each as its spans, and the spaces between them as units of their own."""
    word: list[tuple[str, Ink]] = []
    for text, role in spans:
        for atom in _ATOM.findall(text):
            if atom[0] == " ":
                if word:
                    yield word
                    word = []
                yield [(atom, role)]
            else:
                word.append((atom, role))
    if word:
        yield word


def _broken(unit: list[tuple[str, Ink]], first: int, room: int) -> Iterator[list[tuple[str, Ink]]]:
    """Break a word that is wider than a line: first into `first` cells, then into `room` each."""
    left = max(1, first)
    part: list[tuple[str, Ink]] = []
    for text, role in unit:
        narrow = _USUAL.issuperset(text)
        begin = 0
        while begin < len(text):
            if narrow:
                end = min(len(text), begin + left)
                size = end - begin
            else:
                end = _character_end(text, begin)
                size = width_of(text[begin])
            if size > left and part:
                yield part
                part, left = [], room
            part.append((text[begin:end], role))
            left -= size
            begin = end
            if left <= 0:
                yield part
                part, left = [], room
    if part:
        yield part


def _character_end(text: str, begin: int) -> int:
    """Return where a character ends, with the marks of no width that belong to it."""
    end = begin + 1
    while end < len(text) and width_of(text[end]) == 0:
        end += 1
    return end


def _head(text: str, cells: int) -> str:
    """Return as many whole characters as fit, marks staying with their letter."""
    if _USUAL.issuperset(text):
        return text[:cells]
    used = end = 0
    while end < len(text):
        used += width_of(text[end])
        if used > cells:
            break
        end = _character_end(text, end)
    return text[:end]


def _joined(line: list[tuple[str, Ink]]) -> list[tuple[str, Ink]]:
    """Join neighbouring spans of one role, and drop empty ones."""
    joined: list[tuple[str, Ink]] = []
    for text, role in line:
        if not text:
            continue
        if joined and joined[-1][1] == role:
            joined[-1] = (joined[-1][0] + text, role)
        else:
            joined.append((text, role))
    return joined
