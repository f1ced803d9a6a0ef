"""A Word document -> blocks of styled text."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from clausetrail.model.styled import Block, Role, Style, StyledText

from .docx_boxes import is_placed, is_placed_box, placed_blocks
from .docx_notes import Notes
from .docx_numbering import Numbering
from .docx_package import Package, W, attribute
from .docx_runs import Findings, Inline, Run
from .docx_settling import Tracked, settle
from .docx_styles import Styles
from .docx_tree import children, direct, paragraphs
from .errors import EmptyFileError
from .joining import SOFT_HYPHEN, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .docx_package import Element
    from .docx_styles import ParagraphLook

_MIN_TABULAR_ROWS = 2
_MAX_LAYOUT_ROWS = 2  # a table this low is a way to set lines side by side


def read_docx(data: bytes, name: str, tracked: Tracked = "accepted") -> StyledText:
    """Read a Word document.

    Automatic numbers are text, footnotes are notes, and tracked changes are settled.

    Args:
        data: the whole file.
        name: what messages call it.
        tracked: whether its tracked changes are read as accepted or as rejected.

    Raises:
        BrokenDocxError, TooLargeError: as they say.
        EmptyFileError: the document has no text.
    """
    package = Package(data, name)
    document = Reading(package, tracked)
    blocks = document.blocks()
    if not any(block.text.strip() for block in blocks if block.role != "furniture"):
        scanned = package.has_pictures
        raise EmptyFileError(
            "the Word document has no text" + (", but pictures" if scanned else ""),
            source=name,
            hint="run it through text recognition (OCR)"
            if scanned
            else "check that it is the right file",
        )
    return StyledText(
        name,
        hashlib.sha256(data).hexdigest(),
        form="docx",
        styled=True,
        blocks=tuple(blocks),
        warnings=tuple(document.warnings()),
    )


class Reading:
    """One reading of a package, with its tree for who writes into a copy."""

    def __init__(self, package: Package, tracked: Tracked) -> None:
        """Settle the tracked changes of the body and of the notes."""
        self._package = package
        self._tracked = tracked
        self._styles = Styles(package.related("styles"))
        self._numbering = Numbering(package.related("numbering"))
        self._findings = Findings()
        self._inline = Inline(self._styles, self._findings)
        self._notes = Notes(package, tracked)
        self.root = package.document()
        self._authors = settle(self.root, tracked)
        self._found: list[Block] = []
        self._placed = False  # its lines stand in placed boxes, which are read as pages
        self.nodes: list[Element] = []
        """Paragraphs and tables of the body; the n-th is line n of the blocks, from 1."""

    def blocks(self) -> list[Block]:
        """Return headers, body and notes, in this order."""
        root = self.root
        for kind in ("header", "footer"):
            for text in self._furniture(kind):
                self._found.append(Block(text, role="furniture"))
        if is_placed(root):
            self._found += placed_blocks(root)
            self._placed = True
        self._inline.enter(root)
        body = root.find(f"{W}body")
        self._container(body if body is not None else root)
        for label, note in self._notes.called():
            self._inline.enter(note)
            runs = [Run(f"{label}\t" if label else "", self._styles.run(None, None))]
            for index, inner in enumerate(self._flat(note)):
                runs += [Run(" ", inner[0].look), *inner] if index and inner else inner
            block = self._block(_trimmed(runs), None, "note")
            if block.text:
                self._found.append(block)
        return self._found

    def warnings(self) -> Iterator[str]:
        """Yield what a person should know about what was read."""
        found = self._findings
        if self._authors:
            count = sum(self._authors.values())
            names = ", ".join(sorted(self._authors))
            other = "rejected" if self._tracked == "accepted" else "accepted"
            yield (
                f"{count} tracked changes by {names} are read as {self._tracked}; "
                f"--tracked {other} reads them the other way"
            )
        comments = self._package.related("comments")
        count = len(list(comments.iter(f"{W}comment"))) if comments is not None else 0
        if count:
            yield f"{count} comments are left out"
        if found.struck:
            yield f"{found.struck} runs of text are struck through; they are kept as text"
        if found.formulas:
            yield f"{found.formulas} formulas are read as a line of their signs"
        if found.pictures:
            yield f"{found.pictures} pictures are left out"
        if found.hidden:
            yield f"{found.hidden} runs of hidden text are left out"

    def _furniture(self, kind: str) -> Iterator[str]:
        for root in self._package.all_related(kind):
            self._inline.enter(root)
            for runs in self._flat(root):
                text = visible("".join(run.text for run in runs)).strip()
                if text:
                    yield text

    def _flat(self, parent: Element) -> Iterator[list[Run]]:
        """Yield the runs of every paragraph below a node, those of its text boxes behind it."""
        for paragraph in paragraphs(parent):
            runs, boxes = self._inline.runs(paragraph, None)
            yield runs
            for box in boxes:
                yield from self._flat(box)

    def _container(self, parent: Element) -> None:
        for node in children(parent):
            if node.tag == f"{W}p":
                self._paragraph(node)
            elif node.tag == f"{W}tbl":
                self._table(node)
            else:
                self._container(node)

    def _paragraph(self, node: Element) -> None:
        self.nodes.append(node)
        properties = node.find(f"{W}pPr")
        style = attribute(properties.find(f"{W}pStyle")) if properties is not None else None
        found, boxes = self._inline.runs(node, style)
        runs = _trimmed(found)
        if runs:
            look = self._styles.paragraph(properties)
            label = self._numbering.label(look)
            if label:
                plain = runs[0].look._replace(italic=False, superscript=False)
                runs.insert(0, Run(f"{label}\t", plain))
            tabular = _is_tabular("".join(run.text for run in runs))
            self._found.append(self._block(runs, look, "table" if tabular else "body"))
        for box in boxes:
            if not (self._placed and is_placed_box(box)):
                self._container(box)

    def _table(self, table: Element) -> None:
        rows = list(direct(table, "tr"))
        if len(rows) <= _MAX_LAYOUT_ROWS:
            for row in rows:
                for cell in direct(row, "tc"):
                    self._container(cell)
            return
        self.nodes.append(table)
        plain = self._styles.run(None, None)
        runs: list[Run] = []
        for row in rows:
            runs += [Run("\n", plain)] if runs else []
            for at, cell in enumerate(direct(row, "tc")):
                runs += [Run("\t", plain)] if at else []
                runs += self._cell(cell)
        self._found.append(self._block(runs, None, "table"))

    def _cell(self, cell: Element) -> list[Run]:
        """Return the runs of a cell on one line."""
        found: list[Run] = []
        for inner in self._flat(cell):
            kept = [run._replace(text=" ".join(run.text.split("\n"))) for run in _trimmed(inner)]
            found += [Run(" ", kept[0].look), *kept] if found and kept else kept
        return found

    def _block(self, runs: Sequence[Run], look: ParagraphLook | None, role: Role) -> Block:
        parts, end = list[str](), 0
        styles: list[Style] = []
        sizes: Counter[float] = Counter()
        for run in runs:
            words = self._notes.label(run) if run.note else run.text
            if not words.isascii():
                words = visible(words).replace(SOFT_HYPHEN, "")
            words = words if role == "table" else words.replace("\n", " ")
            if not words:
                continue
            parts.append(words)
            start, end = end, end + len(words)
            raised = bool(run.look.superscript) or run.note is not None
            style = Style(
                start, end, bool(run.look.italic), bool(run.look.bold), superscript=raised
            )
            if run.look.size:
                sizes[run.look.size] += len(words)
            if not (style.italic or style.bold or style.superscript):
                continue
            last = styles[-1] if styles else None
            if last and last.end == start and _same(last, style):
                styles[-1] = Style(
                    last.start, style.end, style.italic, style.bold, style.superscript
                )
            else:
                styles.append(style)
        left = look.left if look else None
        first = (left or 0.0) + ((look.first or 0.0) if look else 0.0)
        return Block(
            "".join(parts),
            role=role,
            line=len(self.nodes),
            styles=tuple(styles),
            left=first if look else None,
            hang=left or 0.0 if look else None,
            size=sizes.most_common(1)[0][0] if sizes else None,
            centered=bool(look and look.alignment == "center"),
        )


def _is_tabular(text: str) -> bool:
    """Whether a paragraph is a table set with tabs, a row a line."""
    return sum("\t" in line for line in text.split("\n")) >= _MIN_TABULAR_ROWS


def _same(one: Style, other: Style) -> bool:
    return (one.italic, one.bold, one.superscript) == (
        other.italic,
        other.bold,
        other.superscript,
    )


def _trimmed(runs: Sequence[Run]) -> list[Run]:
    """Leave out the white space at both ends."""
    written = [at for at, run in enumerate(runs) if run.note or run.text.strip()]
    kept = list(runs[written[0] : written[-1] + 1]) if written else []
    if kept and not kept[0].note:
        kept[0] = kept[0]._replace(text=kept[0].text.lstrip())
    if kept and not kept[-1].note:
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip())
    return kept
