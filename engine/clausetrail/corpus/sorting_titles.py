"""Which adopted texts are one series by their title, and by what they recall where it changed."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from .citing import own
from .ordering import order_of
from .sorting_groups import Group, organ_of, root, session_of
from .titles import folded, head_of, key_of, numbers_agree, telling_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .given import Card

# Titles that share this much of their telling words name one subject, if the later text recalls
# the earlier. Neighbours on one agenda item share up to half of them.
ALIKE = 0.65
# With less than that the later must recall the earlier's last text, and no other subject before.
RATHER_ALIKE = 0.45


def by_title(cards: Iterable[Card], waiting: dict[str, str]) -> list[Group]:
    """Gather texts that have a title.

    Args:
        cards: in order of adoption.
        waiting: takes what may belong to several series, with the reason, by sha256.
    """
    titled: dict[str, list[Card]] = {}
    for card in cards:
        titled.setdefault(f"{organ_of(card)}|{key_of(card.title)}", []).append(card)
    groups = [group for key, members in titled.items() for group in _wordings(key, members)]
    return _joined(groups, waiting)


def _wordings(key: str, cards: list[Card]) -> list[Group]:
    """Make a series of one key, or of each wording of it where one session has several.

    "International Decade 2011–2020" and "… 2021–2030" are one subject moving on, unless
    one session speaks of both.
    """
    wordings: dict[str, list[Card]] = {}
    for card in cards:
        wordings.setdefault(folded(card.title), []).append(card)
    sessions = Counter(
        session
        for members in wordings.values()
        for session in {session_of(card) for card in members}
    )
    if len(wordings) == 1 or max(sessions.values()) == 1:
        return [Group(key, cards, {card.sha256: "its title" for card in cards})]
    return [
        Group(f"{key}|{wording}", members, {card.sha256: "its title" for card in members})
        for wording, members in wordings.items()
    ]


class _Link(Struct, frozen=True, order=True):
    """A series whose title is another's of earlier sessions, changed."""

    unlikeness: float  # 1 minus how surely it continues the other
    new: int  # places in the list of series
    old: int
    symbol: str  # the text of the old one that it recalls


def _joined(groups: list[Group], waiting: dict[str, str]) -> list[Group]:
    """Join series whose title changed: the later recalls the earlier, and no session has both.

    The surest links are tied first. A single text that may continue either of two series
    that run side by side continues neither by itself: it waits for a decision.
    """
    home = {card.symbol: number for number, group in enumerate(groups) for card in group.cards}
    links = sorted(_links(groups, home))
    unsure = _unsure(groups, links)
    for number, symbols in unsure.items():
        sha256 = groups[number].cards[0].sha256
        waiting[sha256] = f"its title is new, and it may continue {' or '.join(symbols)}"
    parent = list(range(len(groups)))
    sessions = [group.sessions for group in groups]
    for link in links:
        one, other = root(parent, link.old), root(parent, link.new)
        if unsure.keys() & {link.old, link.new} or one == other or sessions[one] & sessions[other]:
            continue
        parent[other] = one
        sessions[one] = sessions[one] | sessions[other]
        for card in groups[link.new].cards:
            groups[link.new].reasons[card.sha256] = (
                f"it recalls {link.symbol}, whose title was much the same"
                if link.symbol in card.cites
                else f"its title, under which {link.symbol} is recalled, whose title was much alike"
            )
    return _gathered(groups, [root(parent, number) for number in range(len(groups))], waiting)


def _links(groups: list[Group], home: dict[str | None, int]) -> Iterator[_Link]:
    for number, group in enumerate(groups):
        recalled = _recalled(group, number, home)
        for old, symbol in recalled.items():
            if groups[old].sessions.isdisjoint(group.sessions):
                first = old == next(iter(recalled))
                first = first and _recalls_last(groups[old], group)
                likeness = _likeness(groups[old], group, continues=first)
                if likeness:
                    yield _Link(round(1 - likeness, 6), number, old, symbol)


def _unsure(groups: list[Group], links: list[_Link]) -> dict[int, list[str]]:
    """Return the single texts that may continue several series, with what each recalls."""
    unsure: dict[int, list[str]] = {}
    for number, mine in itertools.groupby(sorted(links, key=lambda one: one.new), lambda o: o.new):
        best = list(mine)
        best = [link for link in best if link.unlikeness == min(best).unlikeness]
        side_by_side = any(
            groups[one.old].sessions & groups[other.old].sessions
            for one, other in itertools.combinations(best, 2)
        )
        if side_by_side and len(groups[number].cards) == 1:
            unsure[number] = [link.symbol for link in best]
    return unsure


def _gathered(groups: list[Group], roots: list[int], waiting: dict[str, str]) -> list[Group]:
    gathered: dict[int, Group] = {}
    for group, number in zip(groups, roots, strict=True):
        group.cards = [card for card in group.cards if card.sha256 not in waiting]
        whole = gathered.setdefault(number, group)
        if whole is not group:
            whole.cards += group.cards
            whole.reasons |= group.reasons
            whole.key = min(whole.key, group.key)
    kept = [group for group in gathered.values() if group.cards]
    for group in kept:
        group.cards.sort(key=order_of)
    return kept


def _recalled(group: Group, mine: int, home: dict[str | None, int]) -> dict[int, str]:
    """Return the other series that a series recalls, in order, each with its latest symbol."""
    recalled: dict[int, str] = {}
    for card in group.cards:
        for symbol in own(card.cites, card.symbol):
            other = home.get(symbol)
            if other is not None and other != mine:
                recalled[other] = symbol
    return recalled


def _recalls_last(old: Group, new: Group) -> bool:
    """Whether a series begins by recalling the last text of another before it."""
    first = new.cards[0]
    before = [card for card in old.cards if order_of(card) < order_of(first)]
    return bool(before) and before[-1].symbol in first.cites


def _likeness(old: Group, new: Group, *, continues: bool) -> float:
    """Return how surely a series continues another that it recalls; 0 where it does not.

    Args:
        old: the series that is recalled.
        new: the one that recalls it.
        continues: whether `new` recalls the last text of `old`, and no other series before.
    """
    before, after = old.cards[-1], new.cards[0]
    if head_of(before.title) == head_of(after.title):
        return 1.0
    if not numbers_agree(before.title, after.title):
        return 0.0
    words = telling_words(before.title), telling_words(after.title)
    shared, union = words[0] & words[1], words[0] | words[1]
    if not shared:
        return 0.0
    likeness = len(shared) / len(union)
    if likeness >= ALIKE:
        return likeness
    same_item = len(shared) > 1 and bool(_sub_items(before) & _sub_items(after))
    near = likeness >= RATHER_ALIKE or shared in words or same_item
    return likeness if continues and near else 0.0


def _sub_items(card: Card) -> set[str]:
    """Return the letters of a text's agenda sub-items: they stay while the items' numbers move."""
    return {item.partition(" ")[2] for item in card.agenda if " " in item}
