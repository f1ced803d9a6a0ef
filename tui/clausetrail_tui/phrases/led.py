"""Rows that lead somewhere: of the answers that are a list and little else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.spans import width_of
from clausetrail_tui.ink import PLAIN, said
from clausetrail_tui.rows import Row

if TYPE_CHECKING:
    from clausetrail_tui.ink import Line
    from clausetrail_tui.places import Place, Text

GAP = "  "
MEASURE = 100  # cells that running text is set in at most


class LedRow(Row):
    """A row about a text, or a paragraph of one; Enter leads on from it."""

    lead: Place | None = None  # where Enter leads; None where there is nothing to lead to
    why_not: str = ""  # in a sentence, where it leads nowhere
    about: Text | None = None  # the text that the keys ask about
    ref: str | None = None  # and the paragraph
    clause: int | None = None  # and the clause, 0-based
    words: str = ""  # the text of it, to be copied
    key: object = None  # by which it is known again, when the rows are made anew


def padded(text: str, role: str, size: int) -> Line:
    """Return a cell of a column: spans of at least `size` cells."""
    return [said(text, role), (" " * max(0, size - width_of(text)), PLAIN)]
