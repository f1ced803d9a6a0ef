"""Each series gets a slug of its own; what comes later takes no name away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .ordering import order_of
from .series_names import names_of
from .sorting_drafts import titles_of
from .sorting_groups import Group, organ_of
from .titles import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .given import Card


def name_groups(groups: Iterable[Group], taken: Iterable[str] = ()) -> None:
    """Name the series that have no slug: the one with the earliest text chooses first.

    Args:
        groups: series in the making, none of them empty.
        taken: slugs of others.
    """
    groups = list(groups)
    used = {*taken, *(group.slug for group in groups if group.slug)}
    for group in sorted(groups, key=lambda one: order_of(one.cards[0])):
        if not group.slug:
            group.slug = next(name for name in names_for(group) if name not in used)
            used.add(group.slug)


def names_for(group: Group) -> Iterator[str]:
    """Yield slugs for a series, the shortest first; the last are nobody else's."""
    first, short = group.cards[0], ""
    for name in names_of(organ_of(first), title_of(first) or _subject_of(group)):
        short = short or name
        yield name
    if first.number:
        yield f"{short}-{'-'.join(folded(first.number).split())}"
    yield f"{short}-{first.sha256[:8]}"


def title_of(card: Card) -> str:
    """Return a text's title; of a paper without a symbol, what follows "Zero draft:" in it."""
    return card.title if card.symbol else titles_of(card)[-1]


def _subject_of(group: Group) -> str:
    """Return what a series without titles is about: its key's, and a place beside a number."""
    told = group.key.partition(":")[2].partition(":")[0]
    if not told.isdigit():
        return told
    about = (one for card in group.cards for one in card.subject if one.startswith("about:"))
    return f"{next(about, 'about:measures').partition(':')[2]} {told}"
