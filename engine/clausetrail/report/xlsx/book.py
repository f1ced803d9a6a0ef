"""A workbook as the reports set it: cells of plain and of marked text, sheets made to be printed.

Every cell is written as text, never as a formula, a number or a link, whatever it begins with.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any, NamedTuple

from clausetrail.report.colophon import TOOL
from clausetrail.report.runs import Run, tidied
from clausetrail.report.safe import safe

from .measure import LINE_POINTS, ROW_POINTS, height_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


FONT, SIZE = "Arial", 9
CELL_CHARS = 32_767  # UTF-16 units that a cell can hold (Excel's specification)
CUT = " … [cut: a cell holds no more]"
_EPOCH = dt.datetime(1980, 1, 1)

# What is deleted and what is inserted differ in more than colour.
_LOOKS: dict[str, dict[str, object]] = {
    "italic": {"italic": True},
    "-": {"font_color": "#B3261E", "font_strikeout": True},
    "+": {"font_color": "#1B5E20", "underline": 1},
    "marker": {"font_script": 1},
}
_RULE: dict[str, object] = {
    "bottom": 7,
    "bottom_color": "#9AA0A6",
    "left": 7,
    "left_color": "#C8CCD0",
}  # under each row
_CELLS: dict[str, dict[str, object]] = {
    "text": {"text_wrap": True, **_RULE},
    "quiet": {"text_wrap": True, **_RULE, "font_color": "#6B6B6B"},
    "strong": {"text_wrap": True, **_RULE, "bold": True},
    "warning": {"text_wrap": True, **_RULE, "bg_color": "#FFF3CD"},
    "head": {"text_wrap": True, "bold": True, "bg_color": "#E8EAED", "bottom": 1},
    "title": {"bold": True, "font_size": 14},
    "line": {},
    "number": {**_RULE, "align": "center", "num_format": "0"},
    "new": {**_RULE, "text_wrap": True, "bg_color": "#D9EAD3"},
    "back": {**_RULE, "text_wrap": True, "bg_color": "#D6E6F5"},
    "substantive": {**_RULE, "text_wrap": True, "bg_color": "#FBE3C0"},
    "rollover": {**_RULE, "text_wrap": True, "bg_color": "#F6F2D8"},
    "editorial": {**_RULE, "text_wrap": True, "bg_color": "#ECEBE6"},
    "identical": {**_RULE, "text_wrap": True, "bg_color": "#ECEBE6"},
    "notes": {"text_wrap": True, **_RULE, "bg_color": "#FFFDF2"},
}
_UNWRAPPED = {"title", "line", "number"}


class Column(NamedTuple):
    """A column of a sheet."""

    title: str
    width: float  # characters


class Sheet:
    """One sheet; rows and columns are counted from 0."""

    def __init__(self, book: Book, sheet: Any, widths: Sequence[float]) -> None:
        self._book = book
        self._sheet = sheet
        self._widths = widths
        self._heights: dict[int, float] = {}

    def head(self, row: int, columns: Sequence[Column]) -> None:
        """Write the titles of the columns, which every printed page repeats."""
        self.titles(row, [column.title for column in columns])
        self._sheet.repeat_rows(row)

    def titles(self, row: int, words: Sequence[str]) -> None:
        """Write the titles of a table within a sheet."""
        for at, title in enumerate(words):
            self.text(row, at, title, "head")

    def text(self, row: int, column: int, words: str, kind: str = "text") -> None:
        """Write plain text."""
        self.runs(row, column, [Run("=", words)] if words else [], kind)

    def runs(self, row: int, column: int, runs: Iterable[Run], kind: str = "text") -> None:
        """Write text in which runs look different."""
        look = self._book.look
        told = tidied(runs)
        if kind not in _UNWRAPPED:
            height = height_of(told, self._widths[column])
            self._heights[row] = max(self._heights.get(row, 0), height)
        parts = fitting([(_shown(run), looks_of(run)) for run in told])
        if not parts:
            self._sheet.write_blank(row, column, None, look(kind))
        elif len(parts) == 1:
            words, looks = parts[0]
            if words.startswith("<r>") and words.endswith("</r>"):
                # The library takes such a string for its own markup of several runs.
                run = look("run", *looks)
                self._sheet.write_rich_string(
                    row, column, run, words[:1], run, words[1:], look(kind)
                )
            else:
                self._sheet.write_string(row, column, words, look(kind, *looks))
        else:
            rich = [one for words, looks in parts for one in (look("run", *looks), words)]
            self._sheet.write_rich_string(row, column, *rich, look(kind))

    def number(self, row: int, column: int, number: float) -> None:
        """Write a number."""
        self._sheet.write_number(row, column, number, self._book.look("number"))

    def freeze(self, row: int, column: int) -> None:
        """Keep what stands above and left of a cell in sight."""
        self._sheet.freeze_panes(row, column)

    def filter(self, last_row: int, last_column: int) -> None:
        """Let a reader filter the rows under a head in the first row."""
        self._sheet.autofilter(0, 0, last_row, last_column)

    def settle(self) -> None:
        """Give every row the height that its cells need."""
        for row, height in self._heights.items():
            self._sheet.set_row(row, height)


class Book:
    """One workbook; `close` gives its bytes, the same for the same calls."""

    def __init__(self, title: str, subject: str, told: Sequence[str], date: str | None) -> None:
        """Begin a workbook.

        Args:
            title: what it is called in its properties.
            subject: the title of the texts.
            told: what it says of itself, the colophon.
            date: ISO date of its making, no clock's; None where the texts have none.
        """
        import xlsxwriter  # type: ignore[import-untyped]

        self._stream = io.BytesIO()
        self._book = xlsxwriter.Workbook(
            self._stream,
            {
                "in_memory": True,
                # Columns are measured in figures of this font.
                "default_format_properties": {"font_name": FONT, "font_size": SIZE},
            },
        )
        self._book.set_properties(
            {
                "title": safe(title)[:250],
                "subject": safe(subject)[:250],
                "author": TOOL,
                "comments": safe(" ".join(told)),
                "created": _moment(date),
            }
        )
        self._looks: dict[tuple[str, ...], Any] = {}
        self._sheets: list[Sheet] = []

    def sheet(self, name: str, columns: Sequence[Column], header: str, *, pages: int = 0) -> Sheet:
        """Add a sheet with its printing set up: landscape, one page wide.

        Args:
            name: of the sheet, at most 31 characters, ours.
            columns: their widths; the titles are written by `Sheet.head`.
            header: what the printed pages say at their top.
            pages: that it may take; 0 for as many as it needs.
        """
        sheet = self._book.add_worksheet(name)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.6)
        sheet.fit_to_pages(1, pages)
        told = safe(header)[:100].replace("&", "&&")
        # The space keeps a number that begins the header from being read as a size of type.
        sheet.set_header(f"&L&8 {told}&R&8 {name}")
        sheet.set_footer(f"&L&8 {TOOL}; no official document&R&8 Page &P of &N")
        self._sheets.append(Sheet(self, sheet, [column.width for column in columns]))
        return self._sheets[-1]

    def look(self, kind: str, *looks: str) -> Any:
        """Return the format of a cell or, of the kind "run", of a run in one."""
        key = (kind, *looks)
        if key not in self._looks:
            shape: dict[str, object] = {"font_name": FONT, "font_size": SIZE}
            if kind != "run":
                shape |= {"valign": "top", "num_format": "@", **_CELLS[kind]}
            for look in looks:
                shape |= _LOOKS[look]
            self._looks[key] = self._book.add_format(shape)
        return self._looks[key]

    def close(self) -> bytes:
        """Finish the workbook and return its bytes."""
        for sheet in self._sheets:
            sheet.settle()
        self._book.close()
        return self._stream.getvalue()


def width_for(longest: int, least: float, most: float) -> float:
    """Return how wide a column must be that its longest text fits the tallest row.

    Args:
        longest: characters of that text.
        least: the width of a column of short texts, in characters.
        most: the width past which a page cannot be read.
    """
    lines = ROW_POINTS // LINE_POINTS
    # Some 1.2 letters of running text stand on the width of one figure.
    return min(most, max(least, longest / 1.2 / lines + 2))


def looks_of(run: Run) -> tuple[str, ...]:
    """Return how a run looks, in the names of `_LOOKS`."""
    looks = ["italic"] if run.italic else []
    if run.sign != "=":
        looks.append(run.sign)
    if run.kind == "marker":
        looks.append("marker")
    return tuple(looks)


def fitting(parts: Sequence[tuple[str, tuple[str, ...]]]) -> list[tuple[str, tuple[str, ...]]]:
    """Keep of the parts what a cell can hold, and say so where it could not hold all."""
    kept: list[tuple[str, tuple[str, ...]]] = []
    room = CELL_CHARS
    if sum(_units(words) for words, _ in parts) > room:
        room -= len(CUT)
    for words, looks in parts:
        if not words:
            continue
        if _units(words) > room:
            kept.append((_head(words, room), looks))
            kept.append((CUT, ()))
            return [part for part in kept if part[0]]
        kept.append((words, looks))
        room -= _units(words)
    return kept


def _shown(run: Run) -> str:
    return "\n".join(map(safe, run.text.split("\n")))


def _units(words: str) -> int:
    return len(words) if words.isascii() else len(words.encode("utf-16-le", "replace")) // 2


def _head(words: str, units: int) -> str:
    return words.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")


def _moment(date: str | None) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(date) if date else _EPOCH
    except ValueError:  # a text from outside may tell a year only
        return _EPOCH
