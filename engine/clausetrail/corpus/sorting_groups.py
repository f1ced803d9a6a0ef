"""A series in the making, and what its members have in common."""

from __future__ import annotations

from msgspec import Struct

from .given import Card

COUNCIL = "Security Council"


class Group(Struct):
    """A series in the making."""

    key: str  # what all its first members share; unique
    cards: list[Card]
    reasons: dict[str, str]  # sha256 to why a member is in it
    slug: str | None = None  # where a person decided it

    @property
    def sessions(self) -> set[str]:
        """The sessions (years, where there are none) of its texts."""
        return {session_of(card) for card in self.cards}


def organ_of(card: Card) -> str:
    """Return the head of a text's symbol ("A", "A/HRC"), or its organ's name."""
    symbol = card.symbol or ""
    if "/RES/" in symbol:
        return symbol.partition("/RES/")[0]
    for head, body in (
        ("A/HRC", "Human Rights Council"), ("A", "General Assembly"), ("S", COUNCIL),
        ("E", "Economic and Social Council"), ("T", "Trusteeship Council"),
    ):  # fmt: skip
        if card.body == body or (card.body is None and symbol.startswith(f"{head}/")):
            return head
    return card.body or ""


def session_of(card: Card) -> str:
    """Return a text's session, or the year of its adoption where its organ has none."""
    return card.session or (card.adopted or "")[:4] or card.sha256


def root(parent: list[int], place: int) -> int:
    """Return the place that stands for all that were joined with a place."""
    while parent[place] != place:
        place = parent[place]
    return place
