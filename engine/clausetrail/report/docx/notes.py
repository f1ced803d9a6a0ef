"""Real footnotes: one for each marker, in the order of the markers, with its changes tracked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .base import empty_footnotes
from .xml import Element, element, extend, signs, text_nodes, value

if TYPE_CHECKING:
    from clausetrail.model import Comparison, Footnote, Op
    from clausetrail.report.tracked import Note, Sign

    from .revisions import Revisions

# Ids below these two are the separators that every document has.
_FIRST = 1


def reference_look() -> Element:
    """Return the properties of a run that holds a marker."""
    return element("w:rPr", None, value("w:rStyle", "FootnoteReference"))


class Footnotes:
    """Collects the footnotes of a redline while its body is written."""

    def __init__(self, comparison: Comparison, revisions: Revisions) -> None:
        """Take the texts of the notes, and what became of those that stayed."""
        self._old = comparison.old.footnotes
        self._new = comparison.new.footnotes
        self._revisions = revisions
        self._changes = {
            (change.old, change.new): (change.ops, change.change == "rollover")
            for change in comparison.footnotes
        }
        self._written: list[Element] = []
        self._ids: dict[tuple[int | None, int | None], int] = {}

    def reference(self, note: Note) -> list[Element]:
        """Return the runs of a marker, and write its footnote; a second marker refers to it."""
        text = self._text(note)
        key = (note.old if note.sign != "+" else None, note.new if note.sign != "-" else None)
        known = self._ids.get(key) or self._kept(key)
        if known:
            return [self._again(known, text.number, deleted=note.sign == "-")]
        number = _FIRST + len(self._written)
        self._ids[key] = number
        self._written.append(self._footnote(number, note))
        custom = custom_mark(text)
        attributes = {} if custom is None else {"w:customMarkFollows": "1"}
        run = element(
            "w:r",
            None,
            reference_look(),
            element("w:footnoteReference", {**attributes, "w:id": str(number)}),
        )
        if custom is not None:
            extend(run, text_nodes(custom, deleted=note.sign == "-"))
        start = element("w:bookmarkStart", {"w:id": str(number), "w:name": f"_RefNote{number}"})
        return [start, run, element("w:bookmarkEnd", {"w:id": str(number)})]

    def _text(self, note: Note) -> Footnote:
        return self._new[note.new] if note.new is not None else self._old[note.old or 0]

    def _kept(self, key: tuple[int | None, int | None]) -> int | None:
        """Return the footnote of an earlier marker that stays, where one text calls it again."""
        for (old, new), number in self._ids.items():
            if old is not None and new is not None and (key in ((old, None), (None, new))):
                return number
        return None

    @staticmethod
    def _again(number: int, shown: str, *, deleted: bool) -> Element:
        run = element("w:r", None, reference_look())
        extend(run, signs(shown))
        if deleted:
            return run
        return element("w:fldSimple", {"w:instr": f" NOTEREF _RefNote{number} \\f \\h "}, run)

    def _footnote(self, number: int, note: Note) -> Element:
        marker = element("w:r", None, reference_look())
        custom = custom_mark(self._text(note))
        if custom is None:
            marker.append(element("w:footnoteRef"))
        else:
            extend(marker, signs(custom))
        paragraph = element(
            "w:p", None, element("w:pPr", None, value("w:pStyle", "FootnoteText")), marker
        )
        ops, routine = self._ops(note)
        for sign, text in ops:
            run = extend(element("w:r"), text_nodes(text, deleted=sign == "-"))
            if sign == "=":
                paragraph.append(run)
            else:
                paragraph.append(self._revisions.change(sign, run, routine=routine))
        return element("w:footnote", {"w:id": str(number)}, paragraph)

    def _ops(self, note: Note) -> tuple[tuple[Op, ...], bool]:
        """Return the words of a footnote, the separating space before them included."""
        if note.sign == "=" and note.old is not None and note.new is not None:
            key = (self._old[note.old].number, self._new[note.new].number)
            ops, routine = self._changes.get(key, ((), False))
            if not ops:  # the two are not partners in the comparison: nothing of one stays
                ops = (("-", self._old[note.old].text), ("+", self._new[note.new].text))
            return (("=", " "), *ops), routine
        sign: Sign = note.sign
        if note.old is not None and sign == "-":
            return (("-", " " + self._old[note.old].text),), note.routine
        return (("+", " " + self._new[note.new or 0].text),), note.routine

    def part(self) -> Element:
        """Return `footnotes.xml`."""
        return extend(empty_footnotes(), self._written)


def custom_mark(text: Footnote) -> str | None:
    """Return a mark that is no number ("*", "a"), which Word does not count."""
    return None if text.number.isdigit() else text.number
