"""The documents that a corpus holds and that are in no series yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .corpus import Corpus
    from .given import Card, Placement


def waiting_in(corpus: Corpus) -> list[tuple[Card, Placement]]:
    """Return what waits for a decision, with the reason, in order of symbol, then title."""
    from .writing import Given

    placed = 0
    for entry in corpus.series():
        placed += len(entry.versions) + len(entry.drafts)
        placed += sum(len(draft.amendments) for draft in entry.drafts)
    if placed == corpus.documents():
        return []  # every document is in a series: no card need be read
    given = Given.of(corpus.state)
    found = [
        (given.cards[one.sha256], one)
        for one in given.plan().placements
        if one.status in {"waiting", "refused"}
    ]
    return sorted(found, key=lambda pair: (pair[0].symbol or "~", pair[0].title, pair[0].sha256))
