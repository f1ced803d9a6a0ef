"""What is said of two texts in which nothing changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lines import PLAIN, Line
from .parts import measure, warnings
from .safe import safe
from .words import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.model import Comparison


def same(comparison: Comparison) -> bool:
    """Whether nothing changed or moved: no paragraph, no footnote, not the title.

    Nor what the parser could not place, for it is compared with nothing.
    """
    return (
        comparison.old.title == comparison.new.title
        and comparison.old.unplaced == comparison.new.unplaced
        and all(group.change == "identical" and not group.moved for group in comparison.groups)
        and all(note.change == "identical" for note in comparison.footnotes)
    )


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
