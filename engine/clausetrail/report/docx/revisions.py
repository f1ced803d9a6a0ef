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

    def change(self, sign: Sign, *children: Element, routine: bool, moved: bool = False) -> Element:
        """Return the children in a deletion or an insertion, or in the half of a move."""
        return element(_name(sign, moved=moved), self.signature(routine=routine), *children)

    def move(self, sign: Sign, name: str, content: list[Element]) -> list[Element]:
        """Return the half of a move, with the marks that name it."""
        half = _name(sign, moved=True)
        start = {**self.signature(routine=False), "w:name": name}
        end = {"w:id": start["w:id"]}
        return [element(f"{half}RangeStart", start), *content, element(f"{half}RangeEnd", end)]

    def wrap(
        self, sign: Sign, content: list[Element], *, routine: bool, moved: bool = False
    ) -> list[Element]:
        """Return content of a paragraph as deleted or inserted.

        Only runs stand in a change; bookmarks and the like stay beside it.
        """
        found: list[Element] = []
        inside: list[Element] = []
        for child in [*content, None]:
            if child is not None and child.tag == _RUN:
                # What is deleted stands in elements of its own; what is moved away does not.
                plain, written = (_DELETED, _TEXT) if moved else (_TEXT, _DELETED)
                if sign == "-":
                    for node in child.iter(plain):
                        node.tag = written
                inside.append(child)
                continue
            if inside:
                found.append(self.change(sign, *inside, routine=routine, moved=moved))
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

    def mark(self, sign: Sign, *, routine: bool, moved: bool = False) -> Element | None:
        """Return what tells that a paragraph mark was deleted, inserted or moved, or None."""
        if sign == "=":
            return None
        return element(_name(sign, moved=moved), self.signature(routine=routine))


def _name(sign: Sign, *, moved: bool) -> str:
    if moved:
        return "w:moveFrom" if sign == "-" else "w:moveTo"
    return _NAMES[sign]
