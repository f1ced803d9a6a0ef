"""What the reader, the parser and the comparison were not sure of, as every report says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausetrail.model import Comparison


def warned(comparison: Comparison, *, pieces: bool = True) -> list[str]:
    """Return the warnings of a comparison and of both its texts, each saying which text it is of.

    Args:
        comparison: a finished comparison.
        pieces: whether what could not be placed is written out; the colophon counts it.
    """
    told: list[str] = []
    if comparison.fallback:
        told.append(f"the comparison was simplified: {comparison.fallback}")
    for label, text in (("old text", comparison.old), ("new text", comparison.new)):
        told += [f"{label}: {warning}" for warning in text.warnings]
        if pieces:
            told += [f"{label}: not placed, and not compared: {one}" for one in text.unplaced]
    return told
