"""Whether two texts are the same in everything that is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
