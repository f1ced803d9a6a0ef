"""Which labels a redline types into a copy of the old text's document, and which are automatic.

A document may do both: its sections numbered by hand, its paragraphs by a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .body import style_of
from .numbering import label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Paragraph

    from .cursor import Cursor


class Labels:
    """Says how a paragraph of the new text gets its number."""

    def __init__(self, old: Sequence[Paragraph], cursors: Sequence[Cursor | None]) -> None:
        """Take the old paragraphs, and what was typed before the words of each."""
        self._old = old
        # None where the document does not tell: no number, or no paragraph of its own.
        self._typed = [
            bool(cursor.label.strip())
            if cursor is not None and paragraph.number is not None
            else None
            for paragraph, cursor in zip(old, cursors, strict=True)
        ]

    def typed(self, paragraph: Paragraph, place: int | None) -> str:
        """Return the label to be typed; "" where there is none, or the number is automatic.

        Args:
            paragraph: of the new text.
            place: position of the old paragraph that it goes on in; None where it is inserted.
                A heading's number is then typed always: lists of headings count in ways of
                their own.
        """
        if paragraph.number is None:
            return ""
        own = self._typed[place] if place is not None else None
        typed = own if own is not None else self._as_others(paragraph)
        if place is None and paragraph.kind == "heading":
            typed = True
        if typed is None:  # the document has no such number: no list of it would count
            typed = place is None or any(self._typed)
        return label_of(paragraph) if typed else ""

    def _as_others(self, paragraph: Paragraph) -> bool | None:
        """Whether the last old paragraph of the same kind and level has a typed number."""
        found: bool | None = None
        for other, typed in zip(self._old, self._typed, strict=True):
            if typed is not None and style_of(other) == style_of(paragraph):
                found = typed
        return found
