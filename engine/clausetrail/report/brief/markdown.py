"""The brief as Markdown: deleted words struck out, inserted ones bold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.markdown.words import escaped, marked_down
from clausetrail.report.safe import safe
from clausetrail.report.words import side_facts, summary_sentences

from .told import brief_of, in_a_row, stopped

if TYPE_CHECKING:
    from clausetrail.model import Comparison


def brief_markdown(comparison: Comparison, *, full: bool = False) -> str:
    """Return the brief as Markdown: deleted words struck out, inserted ones bold."""
    old, new = comparison.old, comparison.new
    lines = [f"# What changed: {escaped(safe(new.title or old.title))}", ""]
    lines.append(f"- old: {escaped(side_facts(old, new))}")
    lines.append(f"- new: {escaped(side_facts(new, old))}")
    if old.title != new.title:
        lines.append(f"- old title: {escaped(safe(old.title))}")
    lines += ["", escaped(" ".join(summary_sentences(comparison)))]
    warned = [*old.warnings, *new.warnings, *([comparison.fallback] if comparison.fallback else [])]
    lines += [f"\n> warning: {escaped(safe(warning))}" for warning in warned]
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
    return "\n".join(lines) + "\n"


def brief(comparison: Comparison, *, full: bool) -> bytes:
    """Write the brief as an .md file, in UTF-8."""
    return brief_markdown(comparison, full=full).encode("utf-8", "backslashreplace")
