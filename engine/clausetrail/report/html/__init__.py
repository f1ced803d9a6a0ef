"""A comparison as one page of HTML that needs nothing from outside.

All that a reader needs is in the markup: without a script the page is read, filtered and
switched between its views; the script adds the keyboard, the search and the lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .page import page

if TYPE_CHECKING:
    from clausetrail.model import Comparison
    from clausetrail.report.options import Options


def report(comparison: Comparison, options: Options) -> bytes:
    """Write the page.

    Args:
        comparison: a finished comparison.
        options: nothing in them changes a page.

    Returns:
        The bytes of one file in UTF-8; the same for the same comparison.
    """
    del options
    return page(comparison).encode("utf-8")
