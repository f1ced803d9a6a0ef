"""Which adopted texts are one series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from .ordering import order_of
from .sorting_groups import COUNCIL, Group
from .sorting_mandates import by_mandate
from .sorting_titles import by_title
from .titles import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .given import Card


class Sorted(Struct, frozen=True):
    """What came of the adopted texts."""

    groups: list[Group]
    waiting: dict[str, str]  # sha256 to why it is in no series


def sort_adopted(cards: Iterable[Card]) -> Sorted:
    """Gather adopted texts into series.

    Args:
        cards: texts with a symbol, no two of one symbol.

    Returns:
        The series in order of their first text, members in order of adoption; the same for
        any order of the cards.
    """
    waiting: dict[str, str] = {}
    titled: list[Card] = []
    untitled: list[Card] = []
    for card in sorted(cards, key=order_of):
        (untitled if _has_no_title(card) else titled).append(card)
    groups = [*by_title(titled, waiting), *by_mandate(untitled, waiting)]
    groups.sort(key=lambda group: order_of(group.cards[0]))
    return Sorted(groups, waiting)


def _has_no_title(card: Card) -> bool:
    # A heading of the Council's printed volumes names its agenda item, not the text's subject.
    return not key_of(card.title) or (card.body == COUNCIL and bool(card.subject))
