"""The brief as a page that needs no script and asks for nothing from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.colophon import colophon
from clausetrail.report.plain_html import page, tag, words
from clausetrail.report.spans import BOLD, DELETED, INSERTED, REF, VERB

from .lead import lead_of
from .page import PRINT
from .told import brief_of, in_a_row, stopped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausetrail.model import Comparison
    from clausetrail.report.spans import Span

_TAGS = {DELETED: "del", INSERTED: "ins", REF: "b", BOLD: "strong", VERB: "em"}


def brief(comparison: Comparison, *, full: bool) -> bytes:
    """Write the brief as an .html file; `full` writes every entry out, past the page."""
    lead = lead_of(comparison)
    body = [
        tag("h1", words(lead.title)),
        tag("p", "<br>".join(map(words, lead.facts)), cls="quiet"),
        tag("p", words(lead.summary)),
        *(tag("p", words(one), role="note") for one in lead.warnings),
        *_sections(comparison, full=full),
    ]
    return page(lead.title, body, colophon(comparison))


def _sections(comparison: Comparison, *, full: bool) -> Iterator[str]:
    made = brief_of(comparison, full=full, sheet=PRINT)
    if made.verdict:
        yield tag("p", tag("strong", words(made.verdict)))
    for section in made.sections:
        if section.inline:
            yield tag("p", tag("b", words(f"{section.title}: ")), _spans(in_a_row(section)))
            continue
        yield tag("h2", words(section.title))
        yield tag("ul", *(tag("li", _spans(entry.spans)) for entry in section.entries))
        if section.rest:
            yield tag("p", words(f"({section.rest})"), cls="quiet")
    for name, sentence in made.closing:
        yield tag("p", tag("b", words(f"{name}: ")), words(stopped(sentence)))


def _spans(spans: Iterable[Span]) -> str:
    told = ""
    for text, role in spans:
        told += tag(_TAGS[role], words(text)) if role in _TAGS else words(text)
    return told
