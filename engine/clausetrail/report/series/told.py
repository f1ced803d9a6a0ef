"""A series' history -> what its report says: figures, a matrix, passages that came and went."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetrail.history import matrix_of, stats_of, verbs_of
from clausetrail.report.colophon import LEFT_OUT, MADE_BY, identity
from clausetrail.report.safe import safe
from clausetrail.report.symbols import labels_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetrail.history import SeriesHistory
    from clausetrail.history.matrix import Cell, Matrix
    from clausetrail.history.stats import VersionStats
    from clausetrail.history.verbs import Shift


class Passage(NamedTuple):
    """A paragraph that came or went."""

    refs: str  # "OP4", in the text that has it
    words: str


class Entry(NamedTuple):
    """One text of the series."""

    name: str
    session: str | None
    adopted: str | None
    title: str
    figures: VersionStats
    entered: tuple[Passage, ...]  # that the text before had not; empty for the first text
    back: tuple[Passage, ...]  # that an earlier text had
    left: tuple[Passage, ...]  # that the text before had; with its references
    verbs: tuple[Shift, ...]  # lead verbs that became stronger or weaker


class SeriesReport(NamedTuple):
    """A series, oldest text first."""

    title: str
    slug: str
    entries: tuple[Entry, ...]
    matrix: Matrix
    colophon: tuple[str, ...]


# What a cell of the matrix is: its sign, as `clausetrail matrix` has it, and what it means.
CELLS = {
    "new": ("+", "new"),
    "back": ("^", "back after an absence"),
    "substantive": ("#", "changed in substance"),
    "rollover": (">", "routine advance"),
    "editorial": ("'", "editorial"),
    "identical": ("=", "unchanged"),
}


def told_of(history: SeriesHistory) -> SeriesReport:
    """Gather what the report of a series says."""
    matrix = matrix_of(history)
    figures = stats_of(history).versions
    shifts = [one for one in verbs_of(history).shifts if one.direction in {"stronger", "weaker"}]
    entries = []
    for at, version in enumerate(history.versions):
        came = [row.cells[at] for row in matrix.rows] if at else []
        gone = [row.cells[at - 1] for row in matrix.rows if not row.cells[at]] if at else []
        entries.append(
            Entry(
                version.name,
                version.session,
                version.adopted,
                version.text.title,
                figures[at],
                _passages(history, at, (one for one in came if one and kind_of(one) == "new")),
                _passages(history, at, (one for one in came if one and one.back)),
                _passages(history, at - 1, (one for one in gone if one)),
                tuple(one for one in shifts if one.symbol == version.name),
            )
        )
    return SeriesReport(
        safe(history.title),
        safe(history.slug),
        tuple(entries),
        matrix,
        tuple(map(safe, (*(identity(one.text) for one in history.versions), LEFT_OUT, MADE_BY))),
    )


def kind_of(cell: Cell) -> str:
    """Return which of `CELLS` a cell of the matrix is."""
    if cell.back:
        return "back"
    return "new" if cell.relation == "added" else cell.change


def mark_of(cell: Cell) -> str:
    """Return what stands in a cell: sign, references, whether it moved, where its verb went."""
    told = f"{CELLS[kind_of(cell)][0]} {' '.join(cell.refs)}"
    if cell.moved:
        told += " ↕"
    if cell.verb:
        told += " ▲" if cell.verb == "stronger" else " ▼"
    return safe(told)


MARKS = "↕ moved · ▲ stronger lead verb · ▼ weaker lead verb"


def heads_of(told: SeriesReport) -> list[str]:
    """Return the heads of the matrix's columns."""
    return labels_of([one.name for one in told.entries], [one.session for one in told.entries])


def _passages(history: SeriesHistory, at: int, cells: Iterable[Cell]) -> tuple[Passage, ...]:
    """Return the paragraphs of cells, in the order of their text."""
    found: list[tuple[int, Passage]] = []
    for cell in cells:
        words = "\n".join(history.paragraphs[at][ref].text for ref in cell.refs)
        place = history.positions[at][cell.refs[0]]
        found.append((place, Passage(safe(" + ".join(cell.refs)), words)))
    found.sort(key=lambda one: one[0])
    return tuple(passage for _, passage in found)
