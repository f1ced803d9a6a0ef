"""A finished `Comparison` as a Word document whose changes are tracked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .proof import Own, prove
from .redline import base_of, redline, written

if TYPE_CHECKING:
    from clausetrail.model import Comparison
    from clausetrail.report.options import Options

__all__ = ["redline", "report"]


def report(comparison: Comparison, options: Options) -> bytes:
    """Write a redline, and prove it before it is handed out.

    Raises:
        RedlineProofError: read back, it is not both texts.
    """
    base = base_of(comparison, options)
    document = written(comparison, options, base)
    own = None
    if base is not None and options.base is not None:
        lines = len({one.line for one in comparison.old.paragraphs})
        own = Own(options.base, options.tracked, lines)
    prove(document, comparison, own)
    return document
