"""Which texts without a title are one series: by what they carry on, name and recall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.lang.en.series import ABBREVIATIONS

from .citing import own
from .ordering import order_of
from .sorting_groups import Group, organ_of, root

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .given import Card

_KNOWN = frozenset(ABBREVIATIONS.values())


def by_mandate(cards: Sequence[Card], waiting: dict[str, str]) -> list[Group]:
    """Gather texts that have no title.

    A text goes by the mandate that it carries on, else by the one that it names most, else by
    the measures of an earlier resolution that it carries on; where that resolution carried on
    those of another, by the first. One that names several mandates
    alike goes where the texts are that it recalls. One that names none joins the texts on
    its subject that it recalls or that recall it.

    Args:
        cards: in order of adoption.
        waiting: takes what tells no subject or several, with the reason, by sha256.
    """
    groups: dict[str, Group] = {}
    several: list[Card] = []
    rest: list[Card] = []
    first: dict[str, str] = {}  # which resolution's measures a resolution carried on
    for card in cards:
        renewed, named = _told(card, "renews"), _told(card, "names")
        if renewed:
            carried = first.get(f"{organ_of(card)}|{renewed[0]}", renewed[0])
            if carried.isdigit():
                first[f"{organ_of(card)}|{card.number}"] = carried
            _put(groups, f"mandate:{carried}", card, f"it renews {_called(renewed[0])}")
        elif len(named) == 1:
            _put(groups, f"mandate:{named[0]}", card, f"it is on {_called(named[0])}")
        else:
            (several if named else rest).append(card)
    home = _homes(groups)
    for card in several:
        _by_recall(card, groups, home, waiting)
    _by_subject(_first_of_measures(rest, groups), groups, waiting)
    for group in groups.values():
        group.cards.sort(key=order_of)
    return list(groups.values())


def _told(card: Card, sort: str) -> tuple[str, ...]:
    """Return what a card's subject tells of one sort: "renews", "names", "about"."""
    return tuple(
        value for head, _, value in (one.partition(":") for one in card.subject) if head == sort
    )


def _called(name: str) -> str:
    if name.isdigit():
        return f"what resolution {name} decided"
    return name.upper() if name in _KNOWN else " ".join(name.split("-"))


def _put(groups: dict[str, Group], key: str, card: Card, reason: str) -> None:
    key = f"{organ_of(card)}|{key}"
    group = groups.setdefault(key, Group(key, [], {}))
    group.cards.append(card)
    group.reasons[card.sha256] = reason


def _homes(groups: dict[str, Group]) -> dict[str | None, str]:
    """Return the key of the series of each symbol."""
    return {card.symbol: key for key, group in groups.items() for card in group.cards}


def _recalled(card: Card, home: dict[str | None, str]) -> dict[str, str]:
    """Return the keys of the series that a text recalls, each with the latest text recalled."""
    found: dict[str, str] = {}
    for symbol in own(card.cites, card.symbol):
        if symbol in home:
            found[home[symbol]] = symbol
    return found


def _by_recall(
    card: Card, groups: dict[str, Group], home: dict[str | None, str], waiting: dict[str, str]
) -> None:
    """Put a text that names several mandates to the one whose texts it recalls."""
    named = _told(card, "names")
    recalled = {
        key: symbol
        for key, symbol in _recalled(card, home).items()
        if key.partition("|mandate:")[2] in named
    }
    if len(recalled) == 1:
        [(key, symbol)] = recalled.items()
        _put(groups, key.partition("|")[2], card, f"it recalls {symbol}")
        return
    listed = " and ".join(_called(name) for name in named)
    waiting[card.sha256] = f"it has no title, and names {listed} alike"


def _first_of_measures(cards: Iterable[Card], groups: dict[str, Group]) -> list[Card]:
    """Put the text that first decided what others renew before them; return the others."""
    rest: list[Card] = []
    for card in cards:
        key = f"mandate:{card.number}"
        if f"{organ_of(card)}|{key}" in groups:
            _put(groups, key, card, "others renew what it decided")
        else:
            rest.append(card)
    return rest


def _by_subject(cards: Iterable[Card], groups: dict[str, Group], waiting: dict[str, str]) -> None:
    """Gather texts that name no mandate: one subject, and each recalls another of them."""
    subjects: dict[str, list[Card]] = {}
    home = _homes(groups)
    for card in cards:
        about = _told(card, "about")
        if about:
            subjects.setdefault(f"about:{about[0]}", []).append(card)
            continue
        recalled = _recalled(card, home)
        told = f"; it recalls {' and '.join(recalled.values())}" if recalled else ""
        waiting[card.sha256] = f"it has no title, and no mandate or place tells its subject{told}"
    for subject, members in subjects.items():
        for number, part in enumerate(_linked(members)):
            place = " ".join(subject.partition(":")[2].split("-")).title()
            for card in part:
                key = f"{subject}:{number}" if number else subject
                _put(groups, key, card, f"it is on {place}")


def _linked(cards: list[Card]) -> list[list[Card]]:
    """Part texts of one subject into those that recall each other, the earliest first."""
    places = {card.symbol: place for place, card in enumerate(cards)}
    parent = list(range(len(cards)))
    for place, card in enumerate(cards):
        for symbol in card.cites:
            if symbol in places:
                first, second = sorted((root(parent, place), root(parent, places[symbol])))
                parent[second] = first
    parts: dict[int, list[Card]] = {}
    for place, card in enumerate(cards):
        parts.setdefault(root(parent, place), []).append(card)
    return list(parts.values())
