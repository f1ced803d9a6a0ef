"""`report`: a summary, a row a group, every routine advance, every footnote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.colophon import colophon, name_of
from clausetrail.report.runs import Words

from .book import Book
from .changes import write_changes
from .footnotes import write_footnotes
from .routine import write_routine
from .summary import write_summary

if TYPE_CHECKING:
    from clausetrail.model import Comparison
    from clausetrail.report.options import Options


def report(comparison: Comparison, options: Options) -> bytes:
    """Write a comparison as a workbook.

    Args:
        comparison: a finished comparison.
        options: the date that the workbook's properties tell, where it is not the new text's.

    Returns:
        The bytes of an .xlsx file; the same for the same comparison and options.
    """
    old, new = comparison.old, comparison.new
    names = f"{name_of(old)} → {name_of(new)}"
    book = Book(
        f"Changes: {names}",
        new.title or old.title,
        colophon(comparison),
        options.date or new.adopted or new.distributed,
    )
    write_summary(book, comparison, names)
    write_changes(book, comparison, names, Words(comparison))
    write_routine(book, comparison, names)
    write_footnotes(book, comparison, names)
    return book.close()
