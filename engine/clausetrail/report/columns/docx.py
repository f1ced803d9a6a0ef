"""The table as a Word document, in landscape, its head on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.colophon import name_of
from clausetrail.report.docx.plain import (
    A3,
    A4,
    Frame,
    cell,
    marked_runs,
    paragraph,
    plain_document,
    run,
    table_row,
    table_shell,
)

from .model import spans_of
from .wording import FOOTNOTES, LEGEND, heads, label_of, note_of, ref_of, title_of, told_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.report.docx.xml import Element

    from .model import Row, Span, Table

_REF_WIDTH = 1120  # twentieths of a point
_MANY = 3  # proposals that a page of A4 has room for beside the base text and the compromise
_HEAD, _NEW, _SECTION = "E8EAED", "F4F8F2", "F1F3F4"  # shades


def columns(table: Table) -> bytes:
    """Write the table as a .docx file; neighbours that agree share a cell."""
    page = (A3 if len(table.names) > _MANY else A4).turned()
    count = len(table.names) + 2
    wide = (page.text_width - _REF_WIDTH) // count
    widths = [_REF_WIDTH, *([wide] * count)]
    titles = [
        cell(width, [paragraph("CellHead", run(title))], shade=_HEAD)
        for width, title in zip(widths, heads(table), strict=True)
    ]
    rows = [table_row(titles, head=True)]
    section = "paragraph"
    for row in table.rows:
        if row.section == "footnote" != section:
            words = [paragraph("CellSection", run(FOOTNOTES))]
            rows.append(table_row([cell(sum(widths), words, span=len(widths), shade=_SECTION)]))
            section = "footnote"
        rows.append(table_row(_cells(row, table, widths)))
    body = [
        paragraph("PlainTitle", run(title_of(table))),
        paragraph("CellNote", run(LEGEND)),
        table_shell(widths, rows),
        *(paragraph("CellNote", run(line)) for line in ("", *told_of(table))),
    ]
    frame = Frame(
        title=f"Proposals: {name_of(table.base)}",
        subject=table.base.title,
        told=" ".join(told_of(table)),
        date=table.base.adopted or table.base.distributed,
    )
    return plain_document(body, page, frame)


def _cells(row: Row, table: Table, widths: list[int]) -> Iterator[Element]:
    shade = None if row.ref else _NEW
    yield cell(widths[0], [paragraph("CellHead", run(ref_of(row)))], shade=shade)
    yield cell(widths[1], [paragraph("Cell", *marked_runs(row.base))], shade=shade)
    for span in spans_of(row):
        width = sum(widths[2 + span.first : 2 + span.first + span.width])
        yield cell(width, list(_words(span, table)), span=span.width, shade=shade)
    yield cell(widths[-1], [paragraph("Cell")], shade=shade)


def _words(span: Span, table: Table) -> Iterator[Element]:
    note = note_of(span, table)
    if note:
        yield paragraph("CellNote", run(note))
        return
    label = label_of(span, table)
    if label:
        yield paragraph("CellNote", run(label))
    for line in span.cell.lines:
        yield paragraph("Cell", *marked_runs(line))
