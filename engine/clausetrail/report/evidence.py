"""Why paragraphs were paired, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausetrail.model import Evidence, Group


def evidence_words(group: Group, evidence: Evidence) -> str:
    """Return the evidence in a sentence; ratios with two decimals."""
    told: list[str] = []
    both = bool(group.old and group.new)
    shared = "shared " + ", ".join(f"“{word}”" for word in evidence.shared)
    if group.pinned:
        told.append("a person decided it")
    if both:
        told.append(f"score {evidence.score:.2f}")
    if both and evidence.shared:
        told.append(shared)
    if evidence.runner_up:
        side = f" of the {evidence.runner_up_side} text" if evidence.runner_up_side else ""
        what = "runner-up" if both else "nearest"
        told.append(f"{what} {evidence.runner_up}{side} {evidence.runner_up_score or 0:.2f}")
    else:
        told.append("no runner-up" if both else "no counterpart came near")
    if not both and evidence.shared:
        told.append(shared)
    if group.unsure:
        told.append("unsure: " + ("the runner-up is close" if both else "that only just failed"))
    return "; ".join(told)
