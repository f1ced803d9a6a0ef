"""The rows of a matrix: a paragraph each, a cell for each text, joined by a line while it stands.

                                    67    68    69    70
                                    152   157   137   177
    OP4   Encourages the keepers    +─────▒─────█▲────░──
    OP9   Takes note of the moths   ·     +─────┄┄┄┄┄┄█b─

A cell is a sign of its class, a letter (b back, m moved), and which way the lead verb went.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausetrail.report.safe import safe
from clausetrail.report.spans import clip, line_width, width_of
from clausetrail.report.symbols import labels_of, short
from clausetrail.report.words import CLASS_WORDS, date_words, refs_words
from clausetrail_tui.ink import DIM, PLAIN, REF, Ink, Line, Span, Spot, said
from clausetrail_tui.rows import Row, Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetrail.history.matrix import Cell, Matrix, MatrixVersion
    from clausetrail.history.matrix import Row as Track
    from clausetrail_tui.asked import Paragraphs

SIGNS = {"identical": "─", "editorial": "░", "rollover": "▒", "substantive": "█"}
NEW, BACK, MOVED, STRONGER, WEAKER, ABSENT, NOWHERE = "+", "b", "m", "▲", "▼", "┄", "·"
LEGEND = (
    ("─", "dim", "unchanged"), ("░", "editorial", "editorial"), ("▒", "rollover", "routine"),
    ("█", "substantive", "substantive"), (NEW, "added", "new"), (BACK, "strong", "back"),
    (MOVED, "strong", "moved"), ("▲▼", "stronger", "verb"),
    (f"{ABSENT}\u00a0{NOWHERE}", "dim", "absent"),
)  # fmt: skip
_LEAST_ACROSS, _MOST_ACROSS = 4, 8
_LABEL = (20, 66)  # cells of the first column, at least and at most; on a wide page half of it
_TELLS_LAST = 32  # cells of it, from which on a paragraph that is gone says where it stood last
_LEAST_REFS = 8  # cells that references take at least, where there are such: OP12(iii)
_FIRST_WORDS = 360  # characters of a paragraph that are told of a cell


@dataclass
class Frame:
    """What the rows and the head share: which columns are shown, and which one is chosen.

    The one thing of a matrix that changes: the page draws its rows anew after it did.
    """

    columns: Sequence[MatrixVersion]
    heads: Sequence[tuple[str, str]]  # two lines of each column
    labels: Sequence[str]  # what each text is called in short: its session
    refs: int  # cells that references take
    column: int  # 0-based, the chosen one
    left: int = 0  # the first that is shown

    @property
    def across(self) -> int:
        """Cells of a column."""
        widest = max((width_of(line) for head in self.heads for line in head), default=0)
        return max(_LEAST_ACROSS, min(_MOST_ACROSS, widest + 1))

    def label(self, width: int) -> int:
        """Return the cells of the first column on a page of so many cells."""
        least, most = _LABEL
        if width >= 100:
            least += 12
        least = max(1, min(least, width - 2 * self.across))  # on a tiny page a column all the same
        most = max(most, width // 2)
        return max(least, min(most, width - len(self.columns) * self.across - 1))

    def shown(self, width: int) -> range:
        """Return the columns that are shown on a page of so many cells."""
        count = max(1, (width - self.label(width) - 1) // self.across)
        return range(self.left, min(len(self.columns), self.left + count))

    def settle(self, width: int) -> None:
        """Move the columns so that the chosen one is shown, and no room is left that need not."""
        count = max(1, (width - self.label(width) - 1) // self.across)
        self.column = max(0, min(self.column, len(self.columns) - 1))
        self.left = min(self.left, self.column)
        self.left = max(self.left, self.column - count + 1)
        self.left = max(0, min(self.left, len(self.columns) - count))

    def head(self, line: int, width: int) -> Line:
        """Return one of the two lines above the columns, for a page of so many cells."""
        shown = self.shown(width)
        hidden = (shown.start, len(self.columns) - shown.stop)
        label = self.label(width)
        told = ""
        if line == 0 and any(hidden):
            told = " ".join(
                filter(None, [f"‹ {hidden[0]}" if hidden[0] else "",
                              f"{hidden[1]} ›" if hidden[1] else ""])
            )  # fmt: skip
        spans: Line = [(told.rjust(label)[:label], DIM), (" ", PLAIN)]
        for column in shown:
            text = clip([(self.heads[column][line], PLAIN)], self.across - 1)[0:1]
            words = text[0][0] if text else ""
            role = "found" if column == self.column else ("strong" if line == 0 else "dim")
            spans += [(words, Ink(role)), (" " * (self.across - width_of(words)), PLAIN)]
        return spans


def frame_of(matrix: Matrix, column: int) -> Frame:
    """Return the frame of a matrix, with a column chosen."""
    labels = labels_of(
        [one.symbol for one in matrix.columns], [one.session for one in matrix.columns]
    )
    heads = [_head(one, label) for one, label in zip(matrix.columns, labels, strict=True)]
    refs = max((width_of(ref_of(row)) for row in matrix.rows), default=0)
    return Frame(matrix.columns, heads, labels, min(10, refs), column)


def _head(column: MatrixVersion, label: str) -> tuple[str, str]:
    """Return two lines that tell a text: session and number; number and year."""
    name = safe(short(column.symbol))
    if name.endswith(")") and " (" in name:
        number, _, year = name[:-1].partition(" (")
        return number, year
    parts = name.split("/")
    session = safe(column.session or "")
    if session in parts[:-1]:  # of a draft, A/C.2/70/L.8, too
        return session, "/".join(parts[parts.index(session) + 1 :])
    if len(parts) == 2:
        return parts[0], parts[1]
    return label, "" if label == name else name


def ref_of(row: Track) -> str:
    """Return the references that a paragraph has where it stands last."""
    last = next(cell for cell in reversed(row.cells) if cell is not None)
    return safe(refs_words(last.refs))


class MatrixRow(Row):
    """A paragraph through all texts."""

    def __init__(self, track: Track, frame: Frame) -> None:
        """Take the row of the answer, and what is shared with the others."""
        self.track, self._frame = track, frame
        stands = [at for at, cell in enumerate(track.cells) if cell is not None]
        self._first, self._last = stands[0], stands[-1]

    @property
    def mark(self) -> str:  # type: ignore[override]
        """What became of it in the chosen text."""
        at = self._frame.column
        cell = self.track.cells[at]
        if cell is None:
            return "removed" if at and self.track.cells[at - 1] is not None else ""
        if is_new(cell):
            return "added"
        return "" if cell.change == "identical" else cell.change

    def draw(self, width: int) -> Sequence[Line]:
        """Draw its reference, its first words and the cells of the texts that are shown."""
        frame = self._frame
        label = frame.label(width)
        ref = ref_of(self.track)
        refs = min(frame.refs, max(_LEAST_REFS, label // 4))
        shown_ref = clip([(ref, REF)], refs)
        line: Line = [*shown_ref, (" " * (refs + 1 - line_width(shown_ref)), PLAIN)]
        line = clip([*line, *self._words(label)], label)
        line.append((" " * (label + 1 - line_width(line)), PLAIN))
        for at in frame.shown(width):
            line += self._cell(at, last=at == frame.shown(width).stop - 1)
        return [line]

    def _words(self, label: int) -> Line:
        words = safe(self.track.words[:200])
        verb = safe(self.track.verb or "")
        gone = self._last < len(self.track.cells) - 1
        at = words.find(verb) if verb else -1
        if gone and label >= _TELLS_LAST:
            return [said(f"of {self._frame.labels[self._last]}  ", "dim"), said(words)]
        if at < 0:
            return [said(words)]
        return [said(words[:at]), said(verb, "verb"), said(words[at + len(verb) :])]

    def _cell(self, at: int, *, last: bool) -> Line:
        """Draw a cell, and the line that leads on to the next."""
        spot = Spot("new", str(at), at)
        cell = self.track.cells[at]
        line: Line = [(text, Ink(role, spot)) for text, role in signs_of(cell, self._state(at))]
        across = self._frame.across
        fill = " "
        if cell is not None and at < self._last:
            fill = SIGNS["identical"] if self.track.cells[at + 1] is not None else ABSENT
        elif self._first < at < self._last:
            fill = ABSENT
        # The last cell of the column parts it from the next: it is never part of what is chosen.
        line.append((fill * (across - 1 - line_width(line)), DIM))
        return line if last else [*line, (fill, DIM)]

    def _state(self, at: int) -> str:
        """Return the sign of a text without it."""
        return ABSENT if self._first < at < self._last else NOWHERE


class HeadRow(Row):
    """One of the two lines above the columns, where they are no widget of their own."""

    selectable = False

    def __init__(self, frame: Frame, line: int) -> None:
        """Take the frame, and which line it is: 0 or 1."""
        self._frame, self._line = frame, line

    def draw(self, width: int) -> Sequence[Line]:
        """Draw the line."""
        return [self._frame.head(self._line, width)]


def is_new(cell: Cell) -> bool:
    """Whether a paragraph is new in a text."""
    return cell.relation == "added" and not cell.back


def signs_of(cell: Cell | None, absent: str) -> Iterator[tuple[str, str]]:
    """Yield the signs of a cell, each with its role.

    Args:
        cell: of a row.
        absent: the sign of a text without it.
    """
    if cell is None:
        yield absent, "dim"
        return
    if is_new(cell):
        yield NEW, "added"
        return
    role = "dim" if cell.change == "identical" else cell.change
    yield SIGNS[cell.change], role
    if cell.back:
        yield BACK, "strong"
    elif cell.moved:
        yield MOVED, "strong"
    if cell.verb is not None:
        yield (STRONGER if cell.verb == "stronger" else WEAKER), cell.verb


def matrix_rows(matrix: Matrix, frame: Frame) -> list[Row]:
    """Return the rows of a matrix: the newest text's, and beneath them what is gone from it."""
    rows: list[Row] = []
    gone = False
    for track in matrix.rows:
        if track.cells[-1] is None and not gone:
            gone = True
            rows += [Said(), Said([said("Gone from the newest text", "strong")])]
        rows.append(MatrixRow(track, frame))
    return rows


def cell_words(
    track: Track, at: int, columns: Sequence[MatrixVersion], paragraphs: Paragraphs
) -> Iterator[Span]:
    """Yield what there is to say of a cell.

    Args:
        track: its row.
        at: its column.
        columns: of the matrix.
        paragraphs: of the texts, for the first words.
    """
    column, cell = columns[at], track.cells[at]
    yield said(safe(column.symbol), "ref")
    if column.adopted:
        yield said(f" · {date_words(column.adopted)}", "dim")
    yield said("   ")
    if cell is None:
        yield said("not in this text", "notice")
        told = f"first in {short(track.first)}, last in {short(track.last)}"
        if track.first == track.last:
            told = f"only in {short(track.first)}"
        yield said(safe(f" · {told}"), "dim")
        return
    before = next((one for one in reversed(track.cells[:at]) if one is not None), None)
    if before is not None and before.refs != cell.refs:
        yield said(safe(f"{refs_words(before.refs)} → "), "dim")
    yield said(safe(refs_words(cell.refs)), "strong")
    for word, role in _told(cell):
        yield said(" · ", "dim")
        yield said(word, role)
    words = " ¶ ".join(
        known.text
        for ref in cell.refs
        if (known := paragraphs.get(column.symbol, {}).get(ref)) is not None
    )
    if words:
        yield said("   ")
        yield said(safe(words[:_FIRST_WORDS]))


def _told(cell: Cell) -> Iterator[tuple[str, str]]:
    if cell.back:
        yield "back after an absence", "notice"
    if cell.relation == "added":
        if not cell.back:
            yield "new", "added"
    elif cell.relation != "one-to-one":
        yield {"merge": "merged"}.get(cell.relation, cell.relation), "strong"
    if cell.moved:
        yield "moved", "strong"
    if cell.relation != "added":
        yield CLASS_WORDS[cell.change], "dim" if cell.change == "identical" else cell.change
    if cell.verb is not None:
        sign = STRONGER if cell.verb == "stronger" else WEAKER
        yield f"{sign} verb {cell.verb}", cell.verb
