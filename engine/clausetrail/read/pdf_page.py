"""A page's rows sorted into running head, body, notes and foot."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .pdf_lines import Line
    from .placed import PageContent, Rule

_TOP_ZONE, _FOOT_ZONE = 0.14, 0.10  # of the page's height
_ZONE_ROWS = 6
_HEAD_CHARS = 1_000  # no line of a running head has so many
_RULE = re.compile(r"[_‗—-]{6,}")
_BAR_CODE = re.compile(r"\*[0-9A-Z-]{5,}\*")
_MARKER = re.compile(r"[*†‡§]+(?=\s|\w)|[0-9]{1,3}\t")
_DIGIT = re.compile(r"[0-9]+|\b[ivxlc]+\b")


@dataclass
class Area:
    """A column of a page: its rows from `start` up to `end`, its footnotes from `notes` on."""

    start: int
    end: int
    notes: int


@dataclass
class PageRows:
    """The rows of a page in reading order, and where its parts begin."""

    number: int
    width: float
    height: float
    rows: list[list[Line]]
    rules: list[Rule]
    areas: list[Area]
    aside: list[str]  # text that is turned against the rest of the page
    head: int = 0  # rows before this are the running head
    foot: int = 0  # rows from this on are the foot
    masthead: int = 0  # rows before this stand above the ruled line of the first page
    body_size: float = 10.0

    @classmethod
    def of(cls, number: int, content: PageContent, areas: Sequence[list[list[Line]]]) -> PageRows:
        """Put the rows of a page's areas together."""
        page = cls(number, content.width, content.height, [], content.rules, [], content.aside)
        for rows in areas:
            start = len(page.rows)
            page.rows += rows
            page.areas.append(Area(start, len(page.rows), len(page.rows)))
        return page


def row_text(row: Sequence[Line]) -> str:
    """A row's text, its cells apart by tabs."""
    return "\t".join(line.text for line in row)


def is_rule(row: Sequence[Line]) -> bool:
    """Whether a row is a rule that is written with underscores or dashes."""
    return _RULE.fullmatch(row_text(row).strip()) is not None


def has_marker(line: Line) -> bool:
    """Whether a line begins as a footnote does."""
    return line.pieces[0].superscript or _MARKER.match(line.text) is not None


def _key(row: Sequence[Line]) -> str:
    """What a row shares with its like on other pages: words and height, not numbers."""
    text = _DIGIT.sub("#", "".join(row_text(row).split()).lower())
    return f"{round(row[0].y / 4)} {text}"


def _letters(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def sort_pages(pages: Sequence[PageRows]) -> None:
    """Find running heads, feet and footnotes of all pages; sets the pages' own fields.

    A running head or foot stands in the outer part of the page, apart from the text, and is
    told by its repetition on other pages, by repeating words of the first page, or by having
    hardly any letters (page numbers, job numbers, bar codes).
    """
    sizes: Counter[float] = Counter()
    for page in pages:
        for row in page.rows:
            for line in row:
                sizes[line.size] += len(line.text)
    body = max(sizes, key=lambda size: (sizes[size], size)) if sizes else 10.0
    tops: Counter[str] = Counter()
    feet: Counter[str] = Counter()
    for page in pages:
        tops.update({_key(row) for row in page.rows[:_ZONE_ROWS]})
        feet.update({_key(row) for row in page.rows[-_ZONE_ROWS:]})
    first = _letters("".join(row_text(row) for row in pages[0].rows)) if pages else ""
    for page in pages:
        page.body_size = body
        page.head = _head(page, tops, first)
        page.foot = _foot(page, feet)
    _align_feet(pages)
    for page in pages:
        for area in page.areas:
            area.start = min(max(area.start, page.head), page.foot)
            area.end = max(min(area.end, page.foot), area.start)
            area.notes = _notes(page, area)
    if pages:
        pages[0].masthead = _masthead(pages[0])


def _head(page: PageRows, tops: Counter[str], first: str) -> int:
    """The number of rows in the running head.

    Where a line is ruled across the page below a head, all above it is head; otherwise each
    row has to show by itself that it is one.
    """
    limit = page.height * (1 - _TOP_ZONE)
    zone = [row for row in page.rows[:_ZONE_ROWS] if row[0].y >= limit]
    evident = [_is_head(row, page.number, tops, first) for row in zone]
    ruled = [
        rule.y
        for rule in page.rules
        if limit < rule.y < page.height and rule.x1 - rule.x0 > 0.25 * page.width
    ]
    # Rules further down are a table's.
    above = min((len(_above(rule, zone)) for rule in ruled if _above(rule, zone)), default=0)
    told = any(evident[:above]) or (page.number > 1 and above == 1)
    if above and told and _is_close(zone[:above]):
        return above
    head = evident.index(False) if False in evident else len(evident)
    if 0 < head < len(page.rows):
        last = page.rows[head - 1][0]
        if last.y - page.rows[head][0].y < 1.5 * last.size:
            return 0  # it is not set apart from the text
    return head


def _above(height: float, zone: Sequence[Sequence[Line]]) -> list[Sequence[Line]]:
    return [row for row in zone if row[0].y > height]


def _is_close(rows: Sequence[Sequence[Line]]) -> bool:
    """Whether rows follow each other as the lines of one head do."""
    return all(
        above[0].y - below[0].y < 2.2 * max(above[0].size, below[0].size)
        for above, below in itertools.pairwise(rows)
    )


def _is_head(row: Sequence[Line], page: int, tops: Counter[str], first: str) -> bool:
    times = tops[_key(row)]
    if times > 2 or (times > 1 and page > 1):
        return True
    cells = [_letters(line.text) for line in row]
    # The last line of a paragraph may repeat words of the first page, too.
    named = not row[0].text[0].islower() and row[-1].text[-1] not in ".,;:"
    return page > 1 and (
        (named and all(len(cell) > 4 and _repeats(cell, first) for cell in cells))
        or not any(char.isalpha() for cell in cells for char in cell)
    )


def _repeats(cell: str, first: str) -> bool:
    """Whether a cell, or each of two parts of it, stands on the first page."""
    return cell in first or any(
        len(cell) < _HEAD_CHARS and cell[:cut] in first and cell[cut:] in first
        for cut in range(5, len(cell) - 4)
    )


def _foot(page: PageRows, feet: Counter[str]) -> int:
    limit = page.height * _FOOT_ZONE
    foot = len(page.rows)
    for index in range(len(page.rows) - 1, max(len(page.rows) - 1 - _ZONE_ROWS, -1), -1):
        row = page.rows[index]
        if row[0].y > limit or is_rule(row):
            break
        if row[0].pieces[0].superscript:  # a footnote
            break
        text = row_text(row)
        # The last line of a note may be bare, too, but for the stop at its end.
        bare = (
            len(text) < 30
            and text[-1] != "."
            and any(map(str.isdigit, text))
            and not any(map(str.islower, text))
        )
        if (feet[_key(row)] > 1 and len(text) < 100) or bare or _BAR_CODE.fullmatch(text):
            foot = index
        elif index < foot - 1 or foot < len(page.rows):
            break
    return foot


def _align_feet(pages: Sequence[PageRows]) -> None:
    """What stands at the height of other pages' feet is a foot, too (job numbers)."""
    heights = Counter(
        round(page.rows[page.foot][0].y) for page in pages if page.foot < len(page.rows)
    )
    if not heights:
        return
    top = max(heights, key=lambda height: (heights[height], -height))
    for page in pages:
        while page.foot > page.head and page.rows[page.foot - 1][0].y <= top + 1:
            page.foot -= 1


def _masthead(page: PageRows) -> int:
    """The rows above the lowest line that is ruled across the upper half of a first page."""
    across = _across(page, 0.5 * page.height, page.height)
    return sum(row[0].y > min(across) for row in page.rows) if across else 0


def _across(page: PageRows, low: float, high: float) -> list[float]:
    """Heights of the lines ruled across most of the page; Word draws one in several parts."""
    widths: dict[int, float] = {}
    for rule in page.rules:
        if low < rule.y < high:
            widths[round(rule.y)] = widths.get(round(rule.y), 0.0) + rule.x1 - rule.x0
    return [y for y, width in widths.items() if width > 0.6 * page.width]


def _notes(page: PageRows, area: Area) -> int:
    """The row with which the footnotes begin.

    They stand below a rule, of underscores or drawn, or they are the last rows in small print,
    the first with a marker.
    """
    small = area.end
    while small > area.start and all(
        line.size < 0.93 * page.body_size or not line.text.strip("_ ")
        for line in page.rows[small - 1]
    ):
        small -= 1
    for index in range(small, area.end - 1):
        if is_rule(page.rows[index]):
            return index
    for index in range(small, area.end):
        row, first = page.rows[index], page.rows[index][0]
        above = page.rows[index - 1][0].y if index else page.height
        drawn = [
            rule
            for rule in page.rules
            if first.y < rule.y < above and rule.x1 - rule.x0 < 0.45 * page.width
        ]
        if has_marker(first) and (drawn or (index == small and len(row) == 1)):
            return index
        # The rest of a note that a page broke has no marker.
        rest = index == small and any(rule.x0 < first.x0 + 4 * first.size for rule in drawn)
        if rest and all(len(other) == 1 for other in page.rows[index : area.end]):
            return index
    return area.end
