"""What stands above the sections of the brief in every format that is a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetrail.report.safe import safe
from clausetrail.report.warned import warned
from clausetrail.report.words import side_facts, summary_sentences

if TYPE_CHECKING:
    from clausetrail.model import Comparison


class Lead(NamedTuple):
    """The head of the page."""

    title: str
    facts: tuple[str, ...]  # the two texts, a line each
    summary: str
    warnings: tuple[str, ...]


def lead_of(comparison: Comparison) -> Lead:
    """Return the head of the page, every word of it safe to show."""
    old, new = comparison.old, comparison.new
    facts = [f"Old: {side_facts(old, new)}", f"New: {side_facts(new, old)}"]
    if old.title != new.title:
        facts.append(safe(f"Title of the old text: {old.title or 'none'}"))
    return Lead(
        safe(f"What changed: {new.title or old.title or 'two texts'}"),
        tuple(facts),
        " ".join(summary_sentences(comparison)),
        tuple(safe(f"Warning: {one}") for one in warned(comparison, pieces=False)),
    )
