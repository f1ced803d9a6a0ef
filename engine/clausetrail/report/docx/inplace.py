"""A redline in a copy of the old text's own Word document: only what changed is touched."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clausetrail.report.sequence import sequence
from clausetrail.report.tracked import Note, Words

from .base_ends import Ends
from .base_labels import Labels
from .base_looks import Looks
from .base_notes import BaseNotes
from .base_table import TableCells, keeps_its_cells
from .base_title import Title
from .comments import Comments
from .cursor import Cursor
from .revisions import Revisions
from .xml import Element, element, highest_id, qualified, refill

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetrail.model import Comparison, Paragraph
    from clausetrail.report.options import Options
    from clausetrail.report.tracked import TrackedLine

    from .base import Base

_P, _PPR, _TABLE = qualified("w:p"), qualified("w:pPr"), qualified("w:tbl")
_CALLS = {qualified("w:footnoteReference"), qualified("w:endnoteReference")}


def redline_in(base: Base, comparison: Comparison, options: Options, date: str | None) -> bytes:
    """Write a redline into a copy of the document that the old text was read from.

    Its styles, header, footer, sections, numbering and footnotes stay; a paragraph in which
    nothing changed is not touched.

    Args:
        base: the document of `comparison.old`.
        comparison: a finished comparison.
        options: who signs the changes.
        date: ISO date of the changes where the options name none.

    Returns:
        The bytes of a .docx file.
    """
    writer = _Writer(base, comparison, options, date)
    lines = sequence(comparison, writer.replaced)
    writer.notes.expect(lines)
    writer.frame()
    writer.lines(lines)
    parts = writer.notes.parts(base.root)
    if len(writer.comments):
        parts["comments"] = writer.comments.part(base.part("comments"))
    return base.save(parts)


class _Writer:
    """Walks the lines of a redline, and the document with them."""

    def __init__(
        self, base: Base, comparison: Comparison, options: Options, date: str | None
    ) -> None:
        self._base = base
        self._comparison = comparison
        self._revisions = Revisions(options, date, first=highest_id(base.root))
        self.notes = BaseNotes(base, comparison, self._revisions)
        self.comments = Comments(comparison, options, date, first=_comments_of(base))
        old = comparison.old.paragraphs
        self._place = {paragraph.ref: index for index, paragraph in enumerate(old)}
        self._nodes = [self._node(paragraph) for paragraph in old]
        self._cursors = self._lay_beside(old)
        self._groups = {ref: group for group in comparison.groups for ref in group.old}
        self._tables = self._open_tables(old)
        self._calls: dict[int, Iterator[Element]] = {}  # of nodes that are not touched, by id
        self.replaced = frozenset(
            index
            for index, cursor in enumerate(self._cursors)
            if cursor is None and index not in self._tables and not self._stays(index)
        )
        self._within = False  # the line goes on in a paragraph of the new text that has begun
        self._last: Element | None = None  # what the last line became
        self._gone: set[int] = set()  # ids of nodes that are deleted as a whole
        self._looks = Looks(old, self._nodes, self._revisions)
        self._labels = Labels(old, self._cursors)

    def _node(self, paragraph: Paragraph) -> Element | None:
        index = paragraph.line - 1
        return self._base.nodes[index] if 0 <= index < len(self._base.nodes) else None

    def _lay_beside(self, old: Sequence[Paragraph]) -> list[Cursor | None]:
        """Open each paragraph that has a node of its own, and whose words are the node's."""
        uses = Counter(id(node) for node in self._nodes if node is not None)
        cursors: list[Cursor | None] = []
        for paragraph, node in zip(old, self._nodes, strict=True):
            cursor = None
            if node is not None and node.tag == _P and uses[id(node)] == 1:
                opened = Cursor(node, paragraph.text)
                cursor = opened if opened.fits else None
            cursors.append(cursor)
        return cursors

    def _open_tables(self, old: Sequence[Paragraph]) -> dict[int, TableCells]:
        """Open the tables whose cells alone changed, by their position in the old text."""
        uses = Counter(id(node) for node in self._nodes if node is not None)
        found: dict[int, TableCells] = {}
        for index, (paragraph, node) in enumerate(zip(old, self._nodes, strict=True)):
            if node is None or node.tag != _TABLE or uses[id(node)] > 1:
                continue
            cells = TableCells(node, paragraph.text)
            if cells.fits and keeps_its_cells(self._groups[paragraph.ref]):
                found[index] = cells
        return found

    def _stays(self, index: int) -> bool:
        """Whether nothing changed in a paragraph, nor in those that share its node."""
        node = self._nodes[index]
        together = [
            at for at, other in enumerate(self._nodes) if other is not None and other is node
        ]
        return all(self._is_unchanged(at) for at in together or [index])

    def _is_unchanged(self, index: int) -> bool:
        old = self._comparison.old.paragraphs[index]
        group = self._groups[old.ref]
        if group.moved or group.relation != "one-to-one":
            return False
        new = next(one for one in self._comparison.new.paragraphs if one.ref in group.new)
        partners = {change.old: change.new for change in self._comparison.footnotes}
        calls = [(one.offset, partners.get(one.note)) for one in old.anchors]
        same = calls == [(one.offset, one.note) for one in new.anchors]
        return same and all(sign == "=" for sign, _ in group.ops)

    def frame(self) -> None:
        """Track what changed in the title, and the footnotes that no paragraph calls."""
        around = [node for node in self._base.nodes if node.tag == _P and node not in self._nodes]
        title = Title(self._comparison, self.notes, self._revisions)
        if not title.change(around) and around:
            content = [one for one in around[0] if one.tag != _PPR]
            before, after = self.comments.saying(title.told())
            refill(around[0], [*before, *content, *after])
        if self._base.nodes:
            title.settle_notes(around, self._base.nodes[0])

    def lines(self, lines: Sequence[TrackedLine]) -> None:
        """Write all lines; what is inserted stands before the next paragraph of the old text."""
        pending: list[tuple[Element, TrackedLine]] = []
        for line, place, target in zip(lines, *self._sources(lines), strict=True):
            label = self._label_of_line(line, place, target)
            if line.old is None:
                pending.append((self._inserted(line, place, label), line))
                continue
            node, cursor = (None, None) if place is None else (self._nodes[place],
                                                                self._cursors[place])  # fmt: skip
            if node is None:
                continue
            for made, _ in pending:
                node.addprevious(made)
            pending = []
            self._last = node
            if cursor is None:
                self._settle(line, node, place)
            elif label is not None or self._has_changes(line) or cursor.started:
                self._change(line, node, cursor, label)
            else:
                self._keep_notes(line.pieces, cursor.calls())
        if self._last is not None:
            Ends(self._base.root, self._looks, self._revisions).put(pending, self._last)

    def _sources(
        self, lines: Sequence[TrackedLine]
    ) -> tuple[list[int | None], list[Paragraph | None]]:
        """Return for each line the old paragraph that its words come from, and the new one.

        Both are the next to end.
        """
        places: list[int | None] = []
        targets: list[Paragraph | None] = []
        place: int | None = None
        target: Paragraph | None = None
        for line in reversed(lines):
            if line.old is not None:
                place = self._place[line.old.ref]
            target = line.new or target
            places.append(place)
            targets.append(target)
        return places[::-1], targets[::-1]

    def _label_of_line(
        self, line: TrackedLine, place: int | None, target: Paragraph | None
    ) -> list[Element] | None:
        """Return the typed label that a line begins with, its changes tracked.

        None where it needs no touch: it stays, or numbers are automatic.
        """
        begins, self._within = not self._within, self._is_within(line)
        holds_old = line.old is not None or any(piece.sign != "+" for piece in line.pieces)
        cursor = self._cursors[place] if place is not None and holds_old else None
        old_label = cursor.label.strip() if cursor is not None and not cursor.started else ""
        gone = line.mark == "-" and all(piece.sign == "-" for piece in line.pieces)
        new_label = ""
        if begins and not gone and target is not None:
            new_label = self._labels.typed(target, place if cursor is not None else None)
        if old_label == new_label:
            return None
        changed: list[Element] = []
        writer = cursor or Cursor(element("w:p"), "")
        if cursor is not None and not cursor.started:
            changed += self._revisions.wrap("-", cursor.lead(), routine=line.routine)
        if new_label:
            run = writer.run(f"{new_label}\t", italic=False)
            changed += self._revisions.wrap("+", [run], routine=line.routine)
        return changed

    def _is_within(self, line: TrackedLine) -> bool:
        """Whether the next line goes on in a paragraph of the new text that has begun."""
        if line.mark != "-":
            return False
        return self._within or any(piece.sign != "-" for piece in line.pieces)

    def _has_changes(self, line: TrackedLine) -> bool:
        return line.mark != "=" or any(piece.sign != "=" for piece in line.pieces)

    def _keep_notes(self, pieces: Sequence[Words | Note], calls: Iterable[Element]) -> None:
        """Track what changed in the footnotes of a paragraph that is not touched."""
        notes = [piece for piece in pieces if isinstance(piece, Note)]
        for note, call in zip(notes, calls, strict=False):
            self.notes.keep(note, call)

    def _settle(self, line: TrackedLine, node: Element, place: int | None) -> None:
        """Write a line whose paragraph cannot be taken apart: a table, or one of several in one."""
        cells = self._tables.get(place) if place is not None else None
        if place in self.replaced or (cells is not None and line.mark != "="):
            self._delete(node)
        elif cells is None:
            calls = self._calls.setdefault(id(node), iter(self.notes.calls_in(node)))
            self._keep_notes(line.pieces, calls)
        else:
            before, after = self.comments.around(line) if self._has_changes(line) else ([], [])
            for paragraph, cursor, pieces in cells.parted(line.pieces):
                if any(piece.sign != "=" for piece in pieces):
                    content = [*cursor.lead(), *self._written(cursor, pieces), *cursor.rest()]
                    refill(paragraph, [*before, *content, *after])
                    before, after = [], []
                else:
                    self._keep_notes(pieces, cursor.calls())

    def _change(
        self, line: TrackedLine, node: Element, cursor: Cursor, label: list[Element] | None
    ) -> None:
        label = cursor.lead() if label is None else label
        content = self._written(cursor, line.pieces)
        before, after = self.comments.around(line)
        properties = node.find(_PPR)
        refill(node, [*before, *label, *content, *cursor.rest(), *after])
        if line.mark == "-":
            node.insert(0, self._looks.marked(properties, "-", routine=line.routine))
            if properties is not None:
                node.remove(properties)
        elif line.new is not None and line.old is not None:
            self._looks.restyle(line, node, properties)

    def _written(self, cursor: Cursor | None, pieces: Sequence[Words | Note]) -> list[Element]:
        """Return the content of a line: what stays or goes is cut out of the document."""
        content: list[Element] = []
        for piece in pieces:
            taken = self._piece(cursor, piece)
            if piece.sign == "=":
                content += taken
            else:
                content += self._revisions.wrap(piece.sign, taken, routine=piece.routine)
        return content

    def _piece(self, cursor: Cursor | None, piece: Words | Note) -> list[Element]:
        if isinstance(piece, Note):
            if piece.sign == "+" or cursor is None:
                return [self.notes.add(piece)]
            taken = cursor.note()
            if piece.sign == "=":
                call = next((one for run in taken for one in run.iter(*_CALLS)), None)
                self.notes.keep(piece, call)
            return taken
        if piece.sign == "+" or cursor is None:
            run = (cursor or Cursor(element("w:p"), "")).run(piece.text, italic=piece.italic)
            return [run]
        return cursor.take(len(piece.text))

    def _inserted(
        self, line: TrackedLine, place: int | None, label: list[Element] | None
    ) -> Element:
        """Return a paragraph of the new text, or the first part of one of the old that is split."""
        holds_old = any(piece.sign != "+" for piece in line.pieces)
        cursor = self._cursors[place] if place is not None and holds_old else None
        if label is None:
            label = cursor.lead() if cursor is not None else []
        before, after = self.comments.around(line)
        return element(
            "w:p",
            None,
            self._looks.marked(self._looks.of_inserted(line.new), "+", routine=line.routine),
            *before,
            *label,
            *self._written(cursor, line.pieces),
            *after,
        )

    def _delete(self, node: Element) -> None:
        """Delete a paragraph or a table as a whole, once."""
        if id(node) in self._gone:
            return
        self._gone.add(id(node))
        for row in node.iter(qualified("w:tr")):
            properties = row.find(qualified("w:trPr"))
            if properties is None:
                properties = element("w:trPr")
                row.insert(0, properties)
            properties.append(element("w:del", self._revisions.signature(routine=False)))
        for paragraph in [node] if node.tag == _P else list(node.iter(_P)):
            content = [child for child in paragraph if child.tag != _PPR]
            properties = paragraph.find(_PPR)
            refill(paragraph, self._revisions.wrap("-", content, routine=False))
            if node.tag == _P:
                paragraph.insert(0, self._looks.marked(properties, "-", routine=False))
                if properties is not None:
                    paragraph.remove(properties)


def _comments_of(base: Base) -> int:
    root = base.part("comments")
    return 0 if root is None else highest_id(root) + 1
