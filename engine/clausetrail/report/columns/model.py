"""The table as plain data, and what of a row is shown once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from clausetrail.model import Resolution
    from clausetrail.report.runs import Run

State = Literal["same", "text", "gone", "see", "none"]
Section = Literal["title", "paragraph", "footnote"]


class Cell(NamedTuple):
    """What one proposal makes of one row."""

    # "same": no word changed; "text": words, the changes marked; "gone": deleted;
    # "see": its words stand in another row; "none": the proposal has nothing here
    state: State
    label: str = ""  # "OP5 + OP6, moved"; or the row that "see" names; "" for nothing to tell
    lines: tuple[tuple[Run, ...], ...] = ()  # paragraphs
    words: str = ""  # of the proposal, without marks: two cells with the same words agree

    @property
    def agreement(self) -> tuple[str, str]:
        """What two cells that agree have in common."""
        return self.state, self.label if self.state == "see" else self.words


NOTHING = Cell("none")


class Row(NamedTuple):
    """A paragraph, a footnote or the title, of the base text or new."""

    section: Section
    ref: str  # of the base text; "" for what is new
    base: tuple[Run, ...]  # its words; empty for what is new
    cells: tuple[Cell, ...]  # one a proposal


class Table(NamedTuple):
    """A base text and proposals to change it."""

    base: Resolution
    names: tuple[str, ...]  # of the proposals
    texts: tuple[Resolution, ...]  # the proposals
    rows: tuple[Row, ...]


class Span(NamedTuple):
    """Neighbouring proposals that say the same of a row."""

    first: int  # index of the first of them
    width: int  # how many
    cell: Cell
    earlier: int | None  # the proposal further left that says the same, and shows it


def spans_of(row: Row) -> list[Span]:
    """Return the cells of a row from left to right, neighbours that agree as one."""
    spans: list[Span] = []
    shown: dict[tuple[str, str], int] = {}
    for at, cell in enumerate(row.cells):
        key = cell.agreement
        if spans and spans[-1].cell.agreement == key:
            # Where the same words stand under different numbers, none of these is told.
            kept = spans[-1].cell
            kept = kept if kept.label == cell.label else kept._replace(label="")
            spans[-1] = spans[-1]._replace(width=spans[-1].width + 1, cell=kept)
            continue
        spans.append(Span(at, 1, cell, shown.get(key) if cell.state == "text" else None))
        shown.setdefault(key, at)
    return spans
