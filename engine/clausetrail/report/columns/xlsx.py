"""The table as a workbook: a row a paragraph, a column a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.colophon import name_of
from clausetrail.report.runs import Run
from clausetrail.report.xlsx.book import Book, Column, width_for

from .model import Span, spans_of
from .wording import heads, label_of, note_of, ref_of, title_of, told_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .model import Row, Table

_WIDTHS = 40, 80  # characters of a column of text, least and most


def columns(table: Table) -> bytes:
    """Write the table as an .xlsx file.

    Cells are never merged, so that a column can be filtered and copied; where a proposal says
    what one further left says, its cell names that one.
    """
    name = name_of(table.base)
    told = told_of(table)
    date = table.base.adopted or table.base.distributed
    book = Book(f"Proposals: {name}", table.base.title, told, date)
    wide = width_for(max(map(_longest, table.rows), default=0), *_WIDTHS)
    titles = heads(table)
    shape = [Column(titles[0], 10), *(Column(title, wide) for title in titles[1:])]
    sheet = book.sheet("Proposals", shape, title_of(table))
    sheet.head(0, shape)
    for at, row in enumerate(table.rows, start=1):
        sheet.text(at, 0, ref_of(row))
        sheet.runs(at, 1, row.base)
        for column, span in enumerate(_single(row), start=2):
            note = note_of(span, table)
            if note:
                sheet.text(at, column, note, "quiet")
            else:
                sheet.runs(at, column, _words(span, table))
        sheet.text(at, len(shape) - 1, "", "notes")
    sheet.filter(max(1, len(table.rows)), len(shape) - 1)
    sheet.freeze(1, 2)
    about = book.sheet("About", [Column("", 150)], title_of(table), pages=1)
    for at, line in enumerate([title_of(table), *told]):
        about.text(at, 0, line, "line" if at else "title")
    return book.close()


def _single(row: Row) -> Iterator[Span]:
    """Yield a span a proposal: neighbours that agree refer to the first of them."""
    for span in spans_of(row):
        yield span._replace(width=1)
        earlier = span.first if span.cell.state == "text" else None
        for more in range(1, span.width):
            at = span.first + more
            yield Span(at, 1, row.cells[at], span.earlier if span.earlier is not None else earlier)


def _words(span: Span, table: Table) -> Iterator[Run]:
    label = label_of(span, table)
    if label:
        yield Run("=", f"[{label}] ", italic=True)
    for at, line in enumerate(span.cell.lines):
        if at:
            yield Run("=", "\n")
        yield from line


def _longest(row: Row) -> int:
    texts = [row.base, *([run for line in cell.lines for run in line] for cell in row.cells)]
    return max(sum(len(run.text) for run in runs) for runs in texts)
