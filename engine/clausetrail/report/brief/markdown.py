"""The brief as Markdown: deleted words struck out, inserted ones bold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.colophon import colophon
from clausetrail.report.markdown.words import escaped, marked_down
from clausetrail.report.safe import safe

from .lead import lead_of
from .told import brief_of, in_a_row, stopped

if TYPE_CHECKING:
    from clausetrail.model import Comparison


def brief_markdown(comparison: Comparison, *, full: bool = False) -> str:
    """Return the brief as Markdown: deleted words struck out, inserted ones bold."""
    lead = lead_of(comparison)
    lines = [f"# {escaped(lead.title)}", "", *(f"- {escaped(fact)}" for fact in lead.facts)]
    lines += ["", escaped(lead.summary)]
    lines += [f"\n> {escaped(warning)}" for warning in lead.warnings]
    brief = brief_of(comparison, full=full)
    if brief.verdict:
        lines += ["", f"**{brief.verdict}**"]
    for section in brief.sections:
        if section.inline:
            told = marked_down(in_a_row(section))
            lines += ["", f"**{section.title}:** {told}"]
            continue
        lines += ["", f"## {section.title}", ""]
        lines += ["- " + marked_down(entry.spans) for entry in section.entries]
        if section.rest:
            lines += ["", f"({escaped(safe(section.rest))})"]
    for name, sentence in brief.closing:
        lines += ["", f"**{name}:** {escaped(safe(stopped(sentence)))}"]
    lines += ["", "---", "", *(f"- {escaped(safe(line))}" for line in colophon(comparison))]
    return "\n".join(lines) + "\n"


def brief(comparison: Comparison, *, full: bool) -> bytes:
    """Write the brief as an .md file, in UTF-8."""
    return brief_markdown(comparison, full=full).encode("utf-8", "backslashreplace")
