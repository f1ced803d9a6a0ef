"""The sheet of footnotes: a row a pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.runs import Run
from clausetrail.report.words import note_word

from .book import Book, Column

if TYPE_CHECKING:
    from clausetrail.model import Comparison

_COLUMNS = (
    Column("Old no.", 8), Column("New no.", 8), Column("Old at", 10), Column("New at", 10),
    Column("Old footnote", 60), Column("New footnote", 60), Column("Change", 12),
    Column("Notes", 30),
)  # fmt: skip


def write_footnotes(book: Book, comparison: Comparison, names: str) -> None:
    """Write the sheet."""
    sheet = book.sheet("Footnotes", _COLUMNS, names)
    sheet.head(0, _COLUMNS)
    for row, note in enumerate(comparison.footnotes, start=1):
        kind = "quiet" if note.change == "identical" else "text"
        sheet.text(row, 0, note.old or "", kind)
        sheet.text(row, 1, note.new or "", kind)
        sheet.text(row, 2, note.old_ref or "", kind)
        sheet.text(row, 3, note.new_ref or "", kind)
        sheet.runs(row, 4, [Run(op, text) for op, text in note.ops if op != "+"], kind)
        sheet.runs(row, 5, [Run(op, text) for op, text in note.ops if op != "-"], kind)
        sheet.text(row, 6, note_word(note), kind)
        sheet.text(row, 7, "", "notes")
    if not comparison.footnotes:
        sheet.text(1, 0, "None.", "quiet")
    sheet.filter(max(1, len(comparison.footnotes)), len(_COLUMNS) - 1)
    sheet.freeze(1, 2)
