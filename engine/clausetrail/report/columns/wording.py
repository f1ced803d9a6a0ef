"""What a cell says beside its words, the same in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.colophon import LEFT_OUT, MADE_BY, identity, name_of
from clausetrail.report.safe import safe

if TYPE_CHECKING:
    from .model import Row, Span, Table

COMPROMISE = "Compromise"
LEGEND = (
    "Struck out: deleted. Underlined: inserted. A cell over several columns: what these agree on."
)
FOOTNOTES = "Footnotes"


def heads(table: Table) -> list[str]:
    """Return the titles of the columns, the last for what is agreed in the room."""
    return ["Paragraph", f"Base: {safe(name_of(table.base))}", *map(safe, table.names), COMPROMISE]


def title_of(table: Table) -> str:
    """Return what the table is called."""
    return safe(f"{table.base.title or name_of(table.base)}: proposals side by side")


def ref_of(row: Row) -> str:
    """Return what the first column says of a row."""
    return safe(row.ref) if row.base or row.ref else "new"


def note_of(span: Span, table: Table) -> str:
    """Return what stands in a cell that shows no words of its own; nothing for one that does."""
    cell = span.cell
    if span.earlier is not None:
        return safe(f"as {table.names[span.earlier]}")
    if cell.state == "same":
        return safe(f"no change ({cell.label})" if cell.label else "no change")
    if cell.state == "see":
        return safe(f"joined with {cell.label}")
    return {"gone": "deleted", "none": "–", "text": ""}[cell.state]


def label_of(span: Span, table: Table) -> str:
    """Return what stands above the words of a cell: who agrees, and where the words stand."""
    told = []
    if 1 < span.width < len(table.names) and span.cell.state == "text":
        told.append(", ".join(table.names[span.first : span.first + span.width]))
    if span.cell.state == "text" and span.cell.label:
        told.append(span.cell.label)
    return safe(" · ".join(told))


def told_of(table: Table) -> list[str]:
    """Return what the table says of itself: what was compared, left out, and what made it."""
    named = zip(table.names, table.texts, strict=True)
    lines = [f"Base: {identity(table.base)}", *(f"{name}: {identity(one)}" for name, one in named)]
    for name, text in (("base", table.base), *zip(table.names, table.texts, strict=True)):
        lines += [f"Warning, {name}: {warning}" for warning in text.warnings]
        if text.unplaced:
            lines.append(
                f"Passages that could not be placed, left out: {len(text.unplaced)} of {name}."
            )
    return [safe(line) for line in (*lines, LEFT_OUT, MADE_BY)]
