"""What is said of two texts in which nothing changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.head import measure, warnings
from clausetrail.report.safe import safe
from clausetrail.report.spans import PLAIN, Line
from clausetrail.report.words import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.model import Comparison


def no_changes(comparison: Comparison, names: tuple[str, str], width: int) -> Iterator[Line]:
    """Yield the one message that two texts are the same, and the parser's warnings.

    Args:
        comparison: a comparison of which `same` holds.
        names: the two texts as the user named them.
        width: cells a line.
    """
    old, new = map(safe, names)
    if comparison.old.sha256 and comparison.old.sha256 == comparison.new.sha256:
        told = f"no changes: {old} and {new} are the same, byte for byte"
    else:
        number = len(comparison.new.paragraphs)
        told = (
            f"no changes: {old} and {new} have the same words "
            f"in {'their one paragraph' if number == 1 else f'all {number} paragraphs'}"
        )
        if comparison.footnotes:
            told += f" and {count(len(comparison.footnotes), 'footnote')}"
    yield [(told, PLAIN)]
    yield from warnings(comparison, measure(width))
