"""Who changed what when: the attributes of tracked changes, with ids in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .xml import Element, element

if TYPE_CHECKING:
    from clausetrail.report.options import Options
    from clausetrail.report.tracked import Sign

_NAMES = {"-": "w:del", "+": "w:ins"}


class Revisions:
    """Numbers the changes of one document."""

    def __init__(self, options: Options, date: str | None) -> None:
        """Sign as the options say, on `date` (ISO) where they name none."""
        self._author = options.author
        day = options.date or date
        self._date = f"{day}T00:00:00Z" if day else None
        self._next = 0

    def signature(self, *, routine: bool) -> dict[str, str]:
        """Return the attributes of the next change.

        Routine changes are signed with a second name, so that Word can hide them.
        """
        self._next += 1
        author = f"{self._author} (routine)" if routine else self._author
        signed = {"w:id": str(self._next), "w:author": author}
        if self._date:
            signed["w:date"] = self._date
        return signed

    def change(self, sign: Sign, *children: Element, routine: bool) -> Element:
        """Return the children in a deletion or an insertion."""
        return element(_NAMES[sign], self.signature(routine=routine), *children)

    def mark(self, sign: Sign, *, routine: bool) -> Element | None:
        """Return what tells that a paragraph mark was deleted or inserted, or None."""
        return None if sign == "=" else element(_NAMES[sign], self.signature(routine=routine))
