"""Lines to blocks: paragraphs by gaps, indents, labels and styles."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clausetrail.model.styled import Block, Role, Style

from .pdf_lines import Line, Piece
from .pdf_page import has_marker
from .pdf_tables import cells_of, tables_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .joining import Hyphens
    from .placed import Rule

MAX_INDENT_EM = 12
"""What starts further to the left than this goes on with no line above it."""


@dataclass
class Draft:
    """A block that is still being put together."""

    lines: list[Line]
    role: Role
    page: int
    line: int
    gap: float | None
    column: float = 0.0  # x of the left edge of its column where the page has several
    centered: bool = False
    full: bool = False  # its last line reaches the right edge of its column
    seams: list[str] = field(default_factory=list)  # a table's: what stands before each line

    @property
    def left(self) -> float:
        """X of the first line."""
        return self.lines[0].x0

    @property
    def hang(self) -> float | None:
        """X of the second line."""
        return self.lines[1].x0 if len(self.lines) > 1 else None


def pitch_of(rows: Sequence[Sequence[Line]], size: float) -> float:
    """The usual distance of two baselines, in points."""
    steps: Counter[float] = Counter()
    for above, below in itertools.pairwise(rows):
        step = above[0].y - below[0].y
        if 0.8 * size <= step <= 2.2 * size:
            steps[round(step * 2) / 2] += 1
    return max(steps, key=lambda step: (steps[step], -step)) if steps else 1.2 * size


def drafts_of(
    rows: Sequence[Sequence[Line]],
    page: int,
    first_line: int,
    *,
    role: Role,
    right: float,
    pitch: float,
    rules: Sequence[Rule] = (),
) -> list[Draft]:
    """Cut a column's lines into blocks.

    Args:
        rows: rows from top to bottom.
        page: the page's number.
        first_line: the number of the first row among the page's lines.
        role: what the blocks are.
        right: x of the right edge of the text column.
        pitch: the usual distance of two baselines, in points.
        rules: the lines drawn on the page, where tables are to be found.
    """
    drafts: list[Draft] = []
    above: Line | None = None
    tables = dict(tables_of(rows, rules, pitch)) if role == "body" else {}
    edge = min((row[0].x0 for row in rows), default=0.0)
    inside = 0
    for index, row in enumerate(rows):
        number = first_line + index
        if index < inside:
            continue
        if index in tables:
            inside = tables[index]
            drafts.append(table_draft(rows[index:inside], page, number))
            above = rows[inside - 1][0]
            continue
        for line in row:
            gap = None if above is None else above.y - line.y
            current = drafts[-1] if drafts else None
            if (
                current is None
                or gap is None
                or current.role == "table"
                or _begins(line, current, gap, pitch, (edge, right))
            ):
                extra = None if gap is None else round(max(gap - pitch, 0.0), 1)
                drafts.append(Draft([line], role, page, number, extra))
            else:
                current.lines.append(without_tab(line))
            drafts[-1].full = line.x1 > right - 2.5 * line.size
            above = line
    return drafts


def _begins(
    line: Line, current: Draft, gap: float, pitch: float, column: tuple[float, float]
) -> bool:
    """Whether a line begins a block and does not go on with the one above it."""
    last = current.lines[-1]
    size = max(line.size, last.size)
    raised = any(piece.superscript for piece in line.pieces)  # browsers make room for it
    if gap > max(pitch, 1.1 * size) + (0.45 if raised else 0.25) * size or gap < 0.3 * size:
        return True
    if abs(line.size - last.size) > 0.12 * size:
        return True
    if line.tab is not None:
        return not _runs_on(line, current, column[1])
    if line.pieces[0].superscript and current.lines[0].pieces[0].superscript:
        return True  # notes of a table
    if current.role == "note":
        if has_marker(line):
            return True
    elif _ended_short(line, last, column[1]) and face_of(line) != face_of(last):
        return True
    if _at_right(line, last, *column):
        return True
    if _same_middle(line, last):
        return False
    if line.x0 < last.x0 - MAX_INDENT_EM * size:
        return True
    return current.hang is not None and line.x0 > current.hang + 0.6 * size


def _runs_on(line: Line, current: Draft, right: float) -> bool:
    """Whether what looks like a label is a number of the sentence ("of 11   September").

    It stands where the paragraph's other lines begin, behind a line that is full and has no
    stop at its end.
    """
    last = current.lines[-1]
    hang = current.left if current.hang is None else current.hang
    return (
        current.role == "body"
        and abs(line.x0 - hang) < 0.1 * line.size
        and hang < current.left - 0.6 * line.size
        and last.text[-1:].isalnum()
        and not _ended_short(line, last, right)
    )


def without_tab(line: Line) -> Line:
    """A line that goes on: what stands first on it is no label."""
    if line.tab is None:
        return line
    pieces = tuple(piece._replace(text=piece.text.replace("\t", " ")) for piece in line.pieces)
    return line._replace(pieces=pieces, tab=None, text=line.text.replace("\t", " "))


def _ended_short(line: Line, last: Line, right: float) -> bool:
    """Whether the first word of a line would have had room on the line above it."""
    first = line.text.lstrip().partition(" ")[0]
    width = (len(first) + 1) * (line.x1 - line.x0) / max(len(line.text), 1)
    return last.x1 + width < right - 0.5 * line.size


def face_of(line: Line) -> tuple[bool, bool]:
    """Whether a line is bold throughout, and whether it is italic."""
    pieces = [piece for piece in line.pieces if piece.text.strip(" ,.;:") and not piece.superscript]
    return all(piece.bold for piece in pieces), all(piece.italic for piece in pieces)


def _at_right(line: Line, last: Line, edge: float, right: float) -> bool:
    """Whether two lines are set against the right edge, each from where its length asks."""
    return (
        abs(line.x1 - last.x1) < 0.3 * line.size
        and abs(line.x0 - last.x0) > 0.1 * line.size
        and min(line.x0, last.x0) > edge + 0.4 * (right - edge)
    )


def _same_middle(line: Line, other: Line) -> bool:
    return abs((line.x0 + line.x1) - (other.x0 + other.x1)) < line.size


def table_draft(rows: Sequence[Sequence[Line]], page: int, first_line: int) -> Draft:
    """A table as one block: a row a line, a cell a tab."""
    lines: list[Line] = []
    seams: list[str] = []
    for row in cells_of(rows):
        for column, cell in enumerate(row):
            for index, line in enumerate(cell):
                lines.append(line)
                seams.append(" " if index else "\t" if column else "\n" if len(lines) > 1 else "")
    return Draft(lines, "table", page, first_line, None, seams=seams)


def block_of(draft: Draft, hyphens: Hyphens) -> Block:
    """Join a draft's lines to a block."""
    pieces: list[Piece] = []
    for index, line in enumerate(draft.lines):
        if draft.seams and draft.seams[index] != " ":
            pieces.append(Piece(draft.seams[index], bold=False, italic=False, superscript=False))
            pieces.extend(line.pieces)
        elif pieces:
            before = pieces[-1].text
            after = line.pieces[0].text.lstrip(" ")
            joined = hyphens.join(before, after)
            # What the join made of the seam goes to the piece before it, or, where that is
            # a marker, to the one behind.
            seam = len(before.rstrip(" ")) if pieces[-1].superscript else len(joined) - len(after)
            pieces[-1] = pieces[-1]._replace(text=joined[:seam])
            pieces.append(line.pieces[0]._replace(text=joined[seam:]))
            pieces.extend(line.pieces[1:])
        else:
            pieces.extend(line.pieces)
    text, styles = _styled(pieces)
    sizes: Counter[float] = Counter()
    for line in draft.lines:
        sizes[line.size] += len(line.text)
    return Block(
        text,
        draft.role,
        line=draft.line,
        page=draft.page,
        styles=styles,
        left=round(draft.left, 1),
        hang=None if draft.hang is None else round(draft.hang, 1),
        right=round(max(line.x1 for line in draft.lines), 1),
        size=max(sizes, key=lambda size: (sizes[size], size)),
        centered=draft.centered,
        gap=draft.gap,
    )


def _styled(pieces: Sequence[Piece]) -> tuple[str, tuple[Style, ...]]:
    text = ""
    styles: list[Style] = []
    for piece in pieces:
        start = len(text)
        text += piece.text
        start += len(piece.text) - len(piece.text.lstrip())
        end = len(text.rstrip())
        if not (piece.bold or piece.italic or piece.superscript) or end <= start:
            continue
        last = styles[-1] if styles else None
        same = (piece.italic, piece.bold, piece.superscript)
        if (
            last is not None
            and (last.italic, last.bold, last.superscript) == same
            and not text[last.end : start].strip(" ")
        ):
            styles[-1] = Style(last.start, end, *same)
        else:
            styles.append(Style(start, end, *same))
    return text, tuple(styles)
