"""Documents that are in no series yet, as rows: what each is, and why it waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.safe import safe
from clausetrail.report.spans import wrap
from clausetrail_tui.ink import DIM, PLAIN, said
from clausetrail_tui.rows import Row

from .import_rows import reason_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.corpus.given import Card, Placement
    from clausetrail_tui.ink import Line


class WaitingDocument(Row):
    """One document that waits for a decision."""

    def __init__(self, card: Card, placement: Placement) -> None:
        """Take what it is, and why it waits."""
        self.card, self.placement = card, placement

    @property
    def name(self) -> str:
        """What it is called."""
        return self.card.symbol or f"{self.card.kind} {self.card.sha256[:8]}"

    def draw(self, width: int) -> Sequence[Line]:
        """Draw name and title, and why below."""
        rest = [("    ", PLAIN)]
        told = [said(safe(self.name), "ref"), said("  "), said(safe(self.card.title))]
        return [
            *wrap(told, width, [], rest),
            *wrap([(safe(reason_words(self.placement)), DIM)], width, rest, rest),
        ]
