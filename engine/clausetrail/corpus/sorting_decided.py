"""What a person decided about the series of adopted texts goes before what the texts tell."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from .ordering import order_of
from .sorting_groups import Group

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .given import Card
    from .sorting_series import Sorted


def apply_decisions(
    found: Sorted, decided: Mapping[str, str], cards: Iterable[Card]
) -> tuple[list[Group], dict[str, str]]:
    """Put decided texts where they were decided to.

    A decision moves the text it is about. Where it is about the first text of a series, or
    about most of its texts, it names the series: the others follow, and so do later ones.

    Args:
        found: the series as the texts tell them, with the names that follow from that.
        decided: the slug of each decided text by its sha256.
        cards: all adopted texts.

    Returns:
        The series, each with its slug; and what still waits, with the reason.
    """
    waiting = {sha: why for sha, why in found.waiting.items() if sha not in decided}
    if not decided:
        return found.groups, waiting
    named: dict[str, Group] = {}

    def put(card: Card, slug: str, reason: str) -> None:
        group = named.setdefault(slug, Group(f"decided:{slug}", [], {}, slug))
        group.cards.append(card)
        group.reasons[card.sha256] = reason

    decided_slugs = set(decided.values())
    rest: list[Group] = []
    for group in found.groups:
        slug = _name_of_all(group, decided) or group.slug or ""
        if slug in decided_slugs:
            for card in group.cards:
                own = decided.get(card.sha256)
                put(card, own or slug, "as decided" if own else group.reasons[card.sha256])
            continue
        left = [card for card in group.cards if card.sha256 not in decided]
        for card in group.cards:
            if card.sha256 in decided:
                put(card, decided[card.sha256], "as decided")
        if left:
            rest.append(Group(group.key, left, group.reasons, group.slug))
    for card in cards:
        if card.sha256 in found.waiting and card.sha256 in decided:
            put(card, decided[card.sha256], "as decided")
    for group in named.values():
        group.cards.sort(key=order_of)
    return [*(named[slug] for slug in sorted(named)), *rest], waiting


def _name_of_all(group: Group, decided: Mapping[str, str]) -> str | None:
    """Return the slug by which decisions name a whole series, if they do."""
    first = decided.get(group.cards[0].sha256)
    if first:
        return first
    slugs = Counter(decided[card.sha256] for card in group.cards if card.sha256 in decided)
    for slug, count in sorted(slugs.items()):
        if 2 * count > len(group.cards):
            return slug
    return None
