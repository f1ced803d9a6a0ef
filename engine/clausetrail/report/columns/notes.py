"""The footnotes' rows: those of the base text, then what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.runs import Run

from .model import NOTHING, Cell, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetrail.model import Comparison, FootnoteChange


def note_rows(comparisons: Sequence[Comparison]) -> Iterator[Row]:
    """Yield a row for every footnote of the base text, and for every new one."""
    columns = [
        {one.old: one for one in reversed(comparison.footnotes) if one.old is not None}
        for comparison in comparisons
    ]
    told: set[str] = set()
    for note in comparisons[0].old.footnotes:
        if note.number in told:
            continue
        told.add(note.number)
        cells = tuple(_cell(column.get(note.number)) for column in columns)
        base = (Run("=", note.number, "marker"), Run("=", f" {note.text}"))
        yield Row("footnote", f"Footnote {note.number}", base, cells)
    yield from _new(comparisons)


def _new(comparisons: Sequence[Comparison]) -> Iterator[Row]:
    """Yield the new footnotes, one that several have alike once."""
    by_words: dict[str, dict[int, Cell]] = {}
    for at, comparison in enumerate(comparisons):
        for change in comparison.footnotes:
            if change.old is None:
                cell = _cell(change)
                by_words.setdefault(cell.words, {}).setdefault(at, cell)
    for cells in by_words.values():
        row = tuple(cells.get(at, NOTHING) for at in range(len(comparisons)))
        yield Row("footnote", "", (), row)


def _cell(change: FootnoteChange | None) -> Cell:
    if change is None:
        return NOTHING
    if change.new is None:
        return Cell("gone")
    label = "" if change.new == change.old else f"footnote {change.new}"
    if all(sign == "=" for sign, _ in change.ops) and change.old is not None:
        return Cell("same", label)
    words = "".join(text for sign, text in change.ops if sign != "-")
    runs = tuple(Run(sign, text) for sign, text in change.ops)
    return Cell("text", label, (runs,), " ".join(words.split()))
