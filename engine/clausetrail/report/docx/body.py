"""Tracked lines -> the paragraphs of `document.xml`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetrail.report.tracked import Words

from .xml import Element, element, extend, text_nodes, value

if TYPE_CHECKING:
    from clausetrail.model import Paragraph
    from clausetrail.report.tracked import Sign, TrackedLine

    from .comments import Comments
    from .notes import Footnotes
    from .numbering import Numbering
    from .revisions import Revisions

_SUB_STYLES = ("SubOne", "SubTwo", "SubThree")
_STYLES = {
    "preambular": "Preamble",
    "operative": "Operative",
    "annex": "Annex",
    "heading": "Section",
    "table": "TableText",
    "text": "Continuation",
}


class Body:
    """Writes lines, with what they need of the other parts."""

    def __init__(
        self,
        revisions: Revisions,
        numbering: Numbering,
        notes: Footnotes,
        comments: Comments,
        moves: frozenset[int],
    ) -> None:
        self._revisions = revisions
        self._numbering = numbering
        self._notes = notes
        self._comments = comments
        self._moves = moves

    def paragraph(self, line: TrackedLine, style: str | None = None) -> Element:
        """Return one paragraph.

        Args:
            line: what stands before the paragraph mark.
            style: the style of a line that is no paragraph of either text.
        """
        moved = line.group if line.elsewhere and line.group in self._moves else None
        made = element("w:p", None, self._properties(line, style, moved=moved is not None))
        runs: list[Element] = []
        for sign, routine, group in _grouped(line):
            content = [child for piece in group for child in self._piece(piece)]
            if sign == "=":
                runs += content
            else:
                runs += self._revisions.wrap(
                    sign, content, routine=routine, moved=moved is not None
                )
        if moved is not None:
            runs = self._revisions.move(line.mark, f"move{moved}", runs)
        before, after = self._comments.around(line)
        return extend(made, [*before, *runs, *after])

    def _piece(self, piece: object) -> list[Element]:
        if not isinstance(piece, Words):
            return self._notes.reference(piece)  # type: ignore[arg-type]
        look = _italic() if piece.italic else []
        if piece.sign == "=" and piece.italic != piece.was_italic:
            before = element("w:rPr", None, *(_italic() if piece.was_italic else []))
            signature = self._revisions.signature(routine=piece.routine)
            look.append(element("w:rPrChange", signature, before))
        run = element("w:r", None, element("w:rPr", None, *look) if look else None)
        return [extend(run, text_nodes(piece.text, deleted=piece.sign == "-"))]

    def _properties(self, line: TrackedLine, style: str | None, *, moved: bool) -> Element:
        now = line.new or line.old
        properties = element("w:pPr", None, *self._look(now, style))
        mark = self._revisions.mark(line.mark, routine=line.routine, moved=moved)
        if mark is not None:
            properties.append(element("w:rPr", None, mark))
        elif line.old is not None and line.new is not None:
            before = self._look(line.old, style)
            if [_signature(one) for one in before] != [
                _signature(one) for one in self._look(now, style)
            ]:
                properties.append(
                    element(
                        "w:pPrChange",
                        self._revisions.signature(routine=line.routine),
                        element("w:pPr", None, *before),
                    )
                )
        return properties

    def _look(self, paragraph: Paragraph | None, style: str | None) -> list[Element]:
        if style is not None or paragraph is None:
            return [value("w:pStyle", style or "Normal")]
        look = [value("w:pStyle", style_of(paragraph))]
        place = self._numbering.place(paragraph)
        if place is not None:
            look.append(
                element(
                    "w:numPr",
                    None,
                    value("w:ilvl", place.level),
                    value("w:numId", place.number_id),
                )
            )
        return look


def _italic() -> list[Element]:
    return [element("w:i"), element("w:iCs")]


def style_of(paragraph: Paragraph) -> str:
    """Return the style that a paragraph is set in."""
    if paragraph.kind in ("operative", "preambular", "annex"):
        depth = len(re.findall(r"\([^()]*\)", paragraph.ref))
        if depth:
            return _SUB_STYLES[min(depth, len(_SUB_STYLES)) - 1]
    return _STYLES[paragraph.kind]


def _signature(one: Element) -> tuple[str, tuple[tuple[str, str], ...], tuple[object, ...]]:
    attributes = tuple(sorted((str(key), str(text)) for key, text in one.attrib.items()))
    return str(one.tag), attributes, tuple(_signature(child) for child in one)


def _grouped(line: TrackedLine) -> list[tuple[Sign, bool, list[object]]]:
    """Put neighbouring pieces of one state together."""
    found: list[tuple[Sign, bool, list[object]]] = []
    for piece in line.pieces:
        routine = piece.routine and piece.sign != "="
        if found and found[-1][:2] == (piece.sign, routine):
            found[-1][2].append(piece)
        else:
            found.append((piece.sign, routine, [piece]))
    return found
