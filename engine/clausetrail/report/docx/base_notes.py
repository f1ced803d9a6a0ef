"""The notes of a redline that is made in a copy of the old text's document."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from clausetrail.read.docx_settling import settle
from clausetrail.report.tracked import Note

from .base import empty_footnotes
from .cursor import Cursor
from .notes import custom_mark
from .xml import (
    Element,
    element,
    extend,
    highest_id,
    qualified,
    refill,
    signs,
    text_nodes,
    value,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetrail.model import Comparison, Footnote
    from clausetrail.report.tracked import Sign, TrackedLine

    from .base import Base
    from .revisions import Revisions

_ID, _TYPE = qualified("w:id"), qualified("w:type")
_MARK = qualified("w:footnoteRef")
_TEXT = qualified("w:t")
_CALLS = {
    qualified("w:footnoteReference"): "footnotes",
    qualified("w:endnoteReference"): "endnotes",
}


class BaseNotes:
    """Changes the notes of the copy as the body asks for them; new ones are footnotes."""

    def __init__(self, base: Base, comparison: Comparison, revisions: Revisions) -> None:
        """Take the document's notes, with the changes that they track settled."""
        self._roots = {
            kind: root for kind in _CALLS.values() if (root := base.part(kind)) is not None
        }
        self._roots.setdefault("footnotes", empty_footnotes())
        for root in self._roots.values():
            settle(root, base.tracked)
        self._by_call = {
            (kind, one.get(_ID)): one for kind, root in self._roots.items() for one in root
        }
        self._old, self._new = comparison.old.footnotes, comparison.new.footnotes
        self._changes = {
            (change.old, change.new): change
            for change in comparison.footnotes
            if change.ops and change.change != "identical"
        }
        self._revisions = revisions
        self._next = highest_id(self._roots["footnotes"]) + 1
        self._touched: set[str] = set()
        self._there: set[int] = set()  # of the new text's: those that are called once at least

    def expect(self, lines: Iterable[TrackedLine]) -> None:
        """Take the lines that will be written: a note whose call stays is not added again."""
        for line in lines:
            for piece in line.pieces:
                if isinstance(piece, Note) and piece.sign == "=" and piece.new is not None:
                    self._there.add(piece.new)

    def parts(self, body: Element) -> dict[str, Element]:
        """Return the parts that changed, by kind; footnotes in the order of their calls."""
        if "footnotes" in self._touched:
            self._order(body)
        return {kind: self._roots[kind] for kind in sorted(self._touched)}

    @staticmethod
    def calls_in(node: Element) -> list[Element]:
        """Return the calls of notes in a paragraph."""
        return list(node.iter(*_CALLS))

    def is_of(self, call: Element, index: int) -> bool:
        """Whether a call is of this footnote of the old text, by its words."""
        written = self._written(call)
        if written is None:
            return False
        told = "".join("".join(one.text or "" for one in written.iter(_TEXT)).split())
        return told.endswith("".join(self._old[index].text.split()))

    def _written(self, call: Element) -> Element | None:
        return self._by_call.get((_CALLS[str(call.tag)], call.get(_ID)))

    def keep(self, note: Note, call: Element | None) -> None:
        """Track what changed within a footnote whose marker stays."""
        if note.old is None or note.new is None or call is None:
            return
        change = self._changes.pop((self._old[note.old].number, self._new[note.new].number), None)
        written = self._written(call)
        paragraphs = written.findall(qualified("w:p")) if written is not None else []
        if change is None or not paragraphs:
            return
        self._touched.add(_CALLS[str(call.tag)])
        cursor = Cursor(paragraphs[0], self._old[note.old].text)
        routine = change.change == "rollover"
        if len(paragraphs) > 1 or not cursor.fits:
            self._replace(paragraphs, change.ops, routine=routine)
        else:
            cursor.rewrite(paragraphs[0], change.ops, self._revisions, routine=routine)

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
            refill(paragraph, [*marks, *self._changed("-", words, routine), *added])

    def _changed(self, sign: Sign, content: list[Element], routine: bool) -> list[Element]:
        return self._revisions.wrap(sign, content, routine=routine)

    def add(self, note: Note) -> Element:
        """Write a footnote that is inserted, and return the run that calls it.

        A further call of a note that is there already is its number in signs.
        """
        if note.new in self._there:
            look = element("w:rPr", None, value("w:vertAlign", "superscript"))
            return extend(element("w:r", None, look), signs(self._new[note.new or 0].number))
        self._there.add(note.new or 0)
        self._touched.add("footnotes")
        text: Footnote = self._new[note.new or 0]
        number = str(self._next)
        self._next += 1
        custom = custom_mark(text)
        look = element("w:rPr", None, value("w:vertAlign", "superscript"))
        marker = element("w:r", None, deepcopy(look))
        marker.extend([element("w:footnoteRef")] if custom is None else signs(custom))
        words = extend(element("w:r"), text_nodes(f" {text.text}", deleted=False))
        paragraph = element(
            "w:p",
            None,
            self._properties(),
            marker,
            *self._revisions.wrap("+", [words], routine=note.routine),
        )
        self._roots["footnotes"].append(element("w:footnote", {"w:id": number}, paragraph))
        attributes = {} if custom is None else {"w:customMarkFollows": "1"}
        call = element("w:footnoteReference", {**attributes, "w:id": number})
        run = element("w:r", None, look, call)
        return run if custom is None else extend(run, text_nodes(custom, deleted=False))

    def _properties(self) -> Element | None:
        """Return the look of the document's own footnotes."""
        for one in self._roots["footnotes"]:
            found = one.find(f"{qualified('w:p')}/{qualified('w:pPr')}")
            if one.get(_TYPE) is None and found is not None:
                return deepcopy(found)
        return None

    def _order(self, body: Element) -> None:
        """Put the footnotes in the order in which the body calls them, their ids too.

        LibreOffice (7.4) gives the n-th call the note of the n-th lowest id.
        """
        root = self._roots["footnotes"]
        calls: dict[str, list[Element]] = {}
        for call in body.iter(qualified("w:footnoteReference")):
            calls.setdefault(call.get(_ID) or "", []).append(call)
        called = {one.get(_ID) or "": one for one in root if one.get(_ID) in calls}
        for one in called.values():
            root.remove(one)
        order = [number for number in calls if number in called]
        root.extend([called[number] for number in order])
        if not all(number.isdecimal() for number in order):
            return
        for number, now in zip(order, sorted(order, key=int), strict=True):
            for one in (called[number], *calls[number]):
                one.set(_ID, now)
