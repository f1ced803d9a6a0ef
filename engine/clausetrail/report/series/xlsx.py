"""The report of a series as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.words import date_words
from clausetrail.report.xlsx.book import Book, Column, Sheet

from .told import CELLS, MARKS, heads_of, kind_of, mark_of

if TYPE_CHECKING:
    from .told import SeriesReport

_FIGURES = (
    ("Paragraphs", "paragraphs"), ("Words", "words"), ("Carried over", "carried"),
    ("Routine", "routine"), ("Edited", "edited"), ("New", "new"), ("Back", "back"),
    ("Gone", "gone"), ("Words inserted", "inserted_words"), ("Verbs stronger", "stronger"),
    ("Verbs weaker", "weaker"),
)  # fmt: skip
_ACROSS = 11  # characters of a column of the matrix
_WORDS = 60


def series(told: SeriesReport) -> bytes:
    """Write the report as an .xlsx file."""
    date = told.entries[-1].adopted
    book = Book(f"History: {told.title}", told.title, told.colophon, date)
    _timeline(book, told)
    _matrix(book, told)
    _passages(book, told)
    _verbs(book, told)
    about = book.sheet("About", [Column("", 150)], told.title, pages=1)
    for at, line in enumerate([told.title, *told.colophon]):
        about.text(at, 0, line, "line" if at else "title")
    return book.close()


def _timeline(book: Book, told: SeriesReport) -> None:
    columns = (
        Column("Text", 22), Column("Session", 9), Column("Adopted", 18),
        *(Column(title, 11) for title, _ in _FIGURES), Column("Notes", 30),
    )  # fmt: skip
    sheet = book.sheet("Timeline", columns, told.title)
    sheet.head(0, columns)
    for row, entry in enumerate(told.entries, start=1):
        sheet.text(row, 0, entry.name, "strong")
        sheet.text(row, 1, entry.session or "")
        sheet.text(row, 2, date_words(entry.adopted) if entry.adopted else "")
        for at, (_, field) in enumerate(_FIGURES, start=3):
            sheet.number(row, at, getattr(entry.figures, field))
        sheet.text(row, len(columns) - 1, "", "notes")
    sheet.filter(len(told.entries), len(columns) - 1)
    sheet.freeze(1, 1)


def _matrix(book: Book, told: SeriesReport) -> None:
    labels = heads_of(told)
    columns = (Column("Paragraph", _WORDS), *(Column(label, _ACROSS) for label in labels))
    sheet = book.sheet("Matrix", columns, told.title)
    sheet.head(0, columns)
    for at, row in enumerate(told.matrix.rows, start=1):
        for column, cell in enumerate(row.cells, start=1):
            if cell is not None:
                sheet.text(at, column, mark_of(cell), kind_of(cell))
        sheet.text(at, 0, _first(row.words), "text" if row.cells[-1] else "quiet")
    sheet.filter(max(1, len(told.matrix.rows)), len(labels))
    sheet.freeze(1, 1)
    _legend(sheet, len(told.matrix.rows) + 2)


def _legend(sheet: Sheet, row: int) -> None:
    for kind, (sign, words) in CELLS.items():
        sheet.text(row, 0, f"{sign} {words}", kind)
        row += 1
    sheet.text(row, 0, MARKS, "quiet")


def _passages(book: Book, told: SeriesReport) -> None:
    columns = (
        Column("Text", 22), Column("Session", 9), Column("What", 9), Column("Paragraph", 12),
        Column("Words", 100), Column("Notes", 30),
    )  # fmt: skip
    sheet = book.sheet("Entered and left", columns, told.title)
    sheet.head(0, columns)
    row = 0
    for entry in told.entries:
        for word, passages in (
            ("entered", entry.entered), ("back", entry.back), ("left", entry.left),
        ):  # fmt: skip
            for passage in passages:
                row += 1
                sheet.text(row, 0, entry.name)
                sheet.text(row, 1, entry.session or "")
                sheet.text(row, 2, word, "strong")
                sheet.text(row, 3, passage.refs)
                sheet.text(row, 4, passage.words, "quiet" if word == "left" else "text")
                sheet.text(row, 5, "", "notes")
    if not row:
        sheet.text(1, 0, "Nothing.", "quiet")
    sheet.filter(max(1, row), len(columns) - 1)
    sheet.freeze(1, 1)


def _verbs(book: Book, told: SeriesReport) -> None:
    columns = (
        Column("Text", 22), Column("Since", 22), Column("Paragraph", 22), Column("Old verb", 34),
        Column("New verb", 34), Column("Direction", 12), Column("Notes", 30),
    )  # fmt: skip
    sheet = book.sheet("Lead verbs", columns, told.title)
    sheet.head(0, columns)
    row = 0
    for entry in told.entries:
        for shift in entry.verbs:
            row += 1
            refs = f"{' + '.join(shift.old_refs)} → {' + '.join(shift.refs)}"
            for at, words in enumerate(
                (entry.name, shift.since, refs, shift.old, shift.new, shift.direction)
            ):
                sheet.text(row, at, words)
            sheet.text(row, 6, "", "notes")
    if not row:
        sheet.text(1, 0, "None became stronger or weaker.", "quiet")
    sheet.filter(max(1, row), len(columns) - 1)
    sheet.freeze(1, 1)


def _first(words: str, chars: int = 160) -> str:
    if len(words) <= chars:
        return words
    return words[:chars].rpartition(" ")[0] + " …"
