"""The table as a page that needs no script and asks for nothing from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.plain_html import marked_runs, page, tag, words

from .model import spans_of
from .wording import FOOTNOTES, LEGEND, heads, label_of, note_of, ref_of, title_of, told_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .model import Row, Span, Table


def columns(table: Table) -> bytes:
    """Write the table as an .html file; neighbours that agree share a cell."""
    titles = heads(table)
    head = tag("tr", *(tag("th", words(title), scope="col") for title in titles))
    caption = tag("caption", words(LEGEND))
    whole = tag(
        "table",
        caption,
        tag("thead", head),
        tag("tbody", *_rows(table, len(titles))),
        cls="columns",
    )
    title = title_of(table)
    region = tag("div", whole, cls="wide", role="region", aria_label="Table", tabindex="0")
    return page(title, [tag("h1", words(title)), region], told_of(table), wide=True)


def _rows(table: Table, width: int) -> Iterator[str]:
    section = "paragraph"
    for row in table.rows:
        if row.section == "footnote" != section:
            heading = tag("th", words(FOOTNOTES), colspan=str(width), scope="colgroup")
            yield tag("tr", heading, cls="section")
            section = "footnote"
        yield "\n" + tag("tr", *_cells(row, table), cls=None if row.ref else "new")


def _cells(row: Row, table: Table) -> Iterator[str]:
    yield tag("th", words(ref_of(row)), scope="row")
    yield tag("td", marked_runs(row.base))
    for span in spans_of(row):
        over = str(span.width) if span.width > 1 else None
        yield tag("td", *_words(span, table), colspan=over)
    yield tag("td")


def _words(span: Span, table: Table) -> Iterator[str]:
    note = note_of(span, table)
    if note:
        yield tag("span", words(note), cls="quiet")
        return
    label = label_of(span, table)
    if label:
        yield tag("small", words(label))
    for line in span.cell.lines:
        yield tag("p", marked_runs(line))
