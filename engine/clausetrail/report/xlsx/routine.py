"""The sheet of routine advance: a row for each session, date, year or symbol that advanced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.words import CLASS_WORDS, pair_words

from .book import Book, Column

if TYPE_CHECKING:
    from clausetrail.model import Comparison

_COLUMNS = (
    Column("Where", 18), Column("Kind", 14), Column("Old", 40), Column("New", 40),
    Column("Step", 8), Column("Paragraph", 14), Column("Check", 40), Column("Notes", 30),
)  # fmt: skip
_SUSPECT = "goes backward, or not as far as its neighbours"


def write_routine(book: Book, comparison: Comparison, names: str) -> None:
    """Write the sheet; advances in paragraphs of every class stand in it."""
    sheet = book.sheet("Routine advance", _COLUMNS, names)
    sheet.head(0, _COLUMNS)
    row = 0
    for group in comparison.groups:
        for advance in group.advances:
            row += 1
            kind = "warning" if advance.suspect else "text"
            sheet.text(row, 0, pair_words(group), kind)
            sheet.text(row, 1, advance.kind, kind)
            sheet.text(row, 2, advance.old, kind)
            sheet.text(row, 3, advance.new, kind)
            if advance.step is not None:
                sheet.number(row, 4, advance.step)
            sheet.text(row, 5, CLASS_WORDS[group.change], kind)
            sheet.text(row, 6, _SUSPECT if advance.suspect else "", kind)
            sheet.text(row, 7, "", "notes")
    if not row:
        sheet.text(1, 0, "None.", "quiet")
    sheet.filter(max(1, row), len(_COLUMNS) - 1)
    sheet.freeze(1, 1)
