"""A finished `Comparison` as a Word document whose changes are tracked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .proof import prove
from .redline import redline

if TYPE_CHECKING:
    from clausetrail.model import Comparison
    from clausetrail.report.options import Options

__all__ = ["redline", "report"]


def report(comparison: Comparison, options: Options) -> bytes:
    """Write a redline, and prove it before it is handed out.

    Raises:
        RedlineProofError: read back, it is not both texts.
    """
    document = redline(comparison, options)
    prove(document, comparison, options.base)
    return document
