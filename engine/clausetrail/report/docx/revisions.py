"""Who changed what when: the attributes of tracked changes, with ids in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .xml import Element, element, qualified

if TYPE_CHECKING:
    from clausetrail.report.options import Options
    from clausetrail.report.tracked import Sign

_RUN, _TEXT, _DELETED = qualified("w:r"), qualified("w:t"), qualified("w:delText")
_NAMES = {"-": "w:del", "+": "w:ins"}


class Revisions:
    """Numbers the changes of one document."""

    def __init__(self, options: Options, date: str | None, first: int = 0) -> None:
        """Sign as the options say, on `date` where they name none; ids begin after `first`."""
        self._author = options.author
        day = options.date or date
        self._date = f"{day}T00:00:00Z" if day else None
        self._next = first

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

    def wrap(self, sign: Sign, content: list[Element], *, routine: bool) -> list[Element]:
        """Return content of a paragraph as deleted or inserted.

        Only runs stand in a change; bookmarks and the like stay beside it.
        """
        found: list[Element] = []
        inside: list[Element] = []
        for child in [*content, None]:
            if child is not None and child.tag == _RUN:
                if sign == "-":
                    for node in child.iter(_TEXT):
                        node.tag = _DELETED
                inside.append(child)
                continue
            if inside:
                found.append(self.change(sign, *inside, routine=routine))
                inside = []
            if child is not None:
                for run in list(child.iter(_RUN)):
                    self._wrap_within(run, sign, routine=routine)
                found.append(child)
        return found

    def _wrap_within(self, run: Element, sign: Sign, *, routine: bool) -> None:
        """Wrap a run that stands within a link or a control."""
        parent = run.getparent()
        if parent is None:
            return
        place = parent.index(run)
        (wrapped,) = self.wrap(sign, [run], routine=routine)
        parent.insert(place, wrapped)

    def mark(self, sign: Sign, *, routine: bool) -> Element | None:
        """Return what tells that a paragraph mark was deleted or inserted, or None."""
        return None if sign == "=" else element(_NAMES[sign], self.signature(routine=routine))
