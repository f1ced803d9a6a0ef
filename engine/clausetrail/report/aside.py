"""What did not become a text of its own when documents were added, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetrail.corpus.given import Placement


def aside_words(placements: Iterable[Placement], *, unreadable: int, known: int) -> list[str]:
    """Return `2 other forms`, `1 waiting`, `3 unreadable` …, of what there is any.

    Args:
        placements: where each new document went.
        unreadable: how many documents could not be read.
        known: how many the corpus had already.
    """
    statuses = [placement.status for placement in placements]
    counted = (
        (statuses.count("duplicate"), "other forms"),
        (statuses.count("replaced"), "replaced"),
        (statuses.count("waiting"), "waiting"),
        (statuses.count("refused"), "refused"),
        (unreadable, "unreadable"),
        (known, "known already"),
    )
    return [f"{number} {word}" for number, word in counted if number]
