"""Why paragraphs were paired: the evidence of a group in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.evidence import evidence_words
from clausetrail.report.head import INDENT, measure
from clausetrail.report.safe import safe
from clausetrail.report.spans import DIM, Line, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.model import Group


def explain_lines(group: Group, width: int) -> Iterator[Line]:
    """Yield the evidence of a group: score, shared rare words, the runner-up and its score."""
    evidence = group.evidence
    if not evidence:
        return
    yield from wrap(
        [(safe(evidence_words(group, evidence)), DIM)],
        measure(width),
        [INDENT, ("why: ", DIM)],
        [INDENT, INDENT],
    )
