"""The footnotes of a redline that is made in a copy of the old text's document."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from clausetrail.read.docx_settling import settle

from .base import empty_footnotes
from .cursor import Cursor
from .xml import Element, element, extend, qualified, text_nodes, value

if TYPE_CHECKING:
    from clausetrail.model import Comparison, Footnote
    from clausetrail.report.tracked import Note, Sign

    from .base import Base
    from .revisions import Revisions

_ID, _TYPE = qualified("w:id"), qualified("w:type")
_CALL, _MARK = qualified("w:footnoteReference"), qualified("w:footnoteRef")


class BaseNotes:
    """Changes the footnotes of the copy as the body asks for them."""

    def __init__(self, base: Base, comparison: Comparison, revisions: Revisions) -> None:
        """Take the document's footnotes, with the changes that they track settled."""
        root = base.part("footnotes")
        self.root = root if root is not None else empty_footnotes()
        settle(self.root, base.tracked)
        self._by_id = {one.get(_ID): one for one in self.root}
        self._old, self._new = comparison.old.footnotes, comparison.new.footnotes
        self._changes = {
            (change.old, change.new): change
            for change in comparison.footnotes
            if change.ops and change.change != "identical"
        }
        self._revisions = revisions
        self._next = max([0, *(int(one.get(_ID) or 0) for one in self.root)]) + 1
        self.touched = False

    def keep(self, note: Note, call: Element | None) -> None:
        """Track what changed within a footnote whose marker stays."""
        if note.old is None or note.new is None or call is None:
            return
        change = self._changes.pop((self._old[note.old].number, self._new[note.new].number), None)
        written = self._by_id.get(call.get(_ID))
        if change is None or written is None:
            return
        self.touched = True
        paragraphs = written.findall(qualified("w:p"))
        cursor = Cursor(paragraphs[0], self._old[note.old].text)
        routine = change.change == "rollover"
        if len(paragraphs) > 1 or not cursor.fits:
            self._replace(paragraphs, change.ops, routine=routine)
            return
        content = cursor.lead()
        for sign, text in change.ops:
            if sign == "+":
                content += self._changed("+", [cursor.run(text, italic=False)], routine)
            else:
                taken = cursor.take(len(text))
                content += self._changed("-", taken, routine) if sign == "-" else taken
        _refill(paragraphs[0], [*content, *cursor.rest()])

    def _replace(
        self, paragraphs: list[Element], ops: tuple[tuple[Sign, str], ...], *, routine: bool
    ) -> None:
        """Delete the words of a note that cannot be taken apart, and insert the new ones."""
        for index, paragraph in enumerate(paragraphs):
            content = [deepcopy(one) for one in paragraph if one.tag != qualified("w:pPr")]
            marks = [one for one in content if next(one.iter(_MARK), None) is not None]
            words = [one for one in content if one not in marks]
            new = "".join(text for sign, text in ops if sign != "-")
            run = extend(element("w:r"), text_nodes(f" {new}", deleted=False))
            added = self._changed("+", [run], routine) if index == 0 else []
            _refill(paragraph, [*marks, *self._changed("-", words, routine), *added])

    def _changed(self, sign: Sign, content: list[Element], routine: bool) -> list[Element]:
        return self._revisions.wrap(sign, content, routine=routine)

    def add(self, note: Note) -> Element:
        """Write a footnote that is inserted, and return the run that calls it."""
        self.touched = True
        text: Footnote = self._new[note.new or 0]
        number = str(self._next)
        self._next += 1
        look = element("w:rPr", None, value("w:vertAlign", "superscript"))
        marker = element("w:r", None, deepcopy(look), element("w:footnoteRef"))
        words = extend(element("w:r"), text_nodes(f" {text.text}", deleted=False))
        properties = self._properties()
        paragraph = element(
            "w:p",
            None,
            properties,
            marker,
            *self._revisions.wrap("+", [words], routine=note.routine),
        )
        written = element("w:footnote", {"w:id": number}, paragraph)
        self.root.append(written)
        self._by_id[number] = written
        return element("w:r", None, look, element("w:footnoteReference", {"w:id": number}))

    def _properties(self) -> Element | None:
        """Return the look of the document's own footnotes."""
        for one in self.root:
            found = one.find(f"{qualified('w:p')}/{qualified('w:pPr')}")
            if one.get(_TYPE) is None and found is not None:
                return deepcopy(found)
        return None

    def order(self, body: Element) -> None:
        """Put the footnotes in the order in which the body calls them."""
        ranks: dict[str | None, int] = {}
        for call in body.iter(_CALL):
            ranks.setdefault(call.get(_ID), len(ranks))
        called = [one for one in self.root if one.get(_ID) in ranks]
        for one in called:
            self.root.remove(one)
        self.root.extend(sorted(called, key=lambda one: ranks[one.get(_ID)]))


def _refill(paragraph: Element, content: list[Element]) -> None:
    for child in list(paragraph):
        if child.tag != qualified("w:pPr"):
            paragraph.remove(child)
    paragraph.extend(content)
