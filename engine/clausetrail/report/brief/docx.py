"""The brief as a Word document of one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.colophon import colophon, name_of
from clausetrail.report.docx.plain import A4, Frame, paragraph, plain_document, run
from clausetrail.report.spans import BOLD, DELETED, INSERTED, REF, VERB

from .lead import lead_of
from .page import PRINT
from .told import brief_of, in_a_row, stopped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausetrail.model import Comparison
    from clausetrail.report.docx.xml import Element
    from clausetrail.report.spans import Span

_STYLES = {DELETED: "Deleted", INSERTED: "Inserted"}


def brief(comparison: Comparison, *, full: bool) -> bytes:
    """Write the brief as a .docx file; `full` writes every entry out, past the page."""
    lead = lead_of(comparison)
    told = colophon(comparison)
    new = comparison.new
    frame = Frame(
        title=f"Brief: {name_of(comparison.old)} → {name_of(new)}",
        subject=new.title,
        told=" ".join(told),
        date=new.adopted or new.distributed,
    )
    body = [
        paragraph("PlainTitle", run(lead.title)),
        *(paragraph("PlainText", run(line)) for line in (*lead.facts, lead.summary)),
        *(paragraph("PlainText", run(line, bold=True)) for line in lead.warnings),
        *_sections(comparison, full=full),
        *(paragraph("Colophon", run(line)) for line in told),
    ]
    return plain_document(body, A4, frame)


def _sections(comparison: Comparison, *, full: bool) -> Iterator[Element]:
    made = brief_of(comparison, full=full, sheet=PRINT)
    if made.verdict:
        yield paragraph("PlainText", run(made.verdict, bold=True))
    for section in made.sections:
        if section.inline:
            title = run(f"{section.title}: ", bold=True)
            yield paragraph("PlainText", title, *_runs(in_a_row(section)))
            continue
        rest = [run(f"  ({section.rest})", italic=True)] if section.rest else []
        yield paragraph("PlainHeading", run(section.title), *rest)
        for entry in section.entries:
            yield paragraph("PlainEntry", *_runs(entry.spans))
    for name, sentence in made.closing:
        yield paragraph("PlainText", run(f"{name}: ", bold=True), run(stopped(sentence)))


def _runs(spans: Iterable[Span]) -> Iterator[Element]:
    for text, role in spans:
        yield run(text, style=_STYLES.get(role), bold=role in {REF, BOLD}, italic=role == VERB)
