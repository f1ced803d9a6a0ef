"""Where drafts and amendments belong: their series, what they start from, what came of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from .citing import own
from .ordering import date_of, natural, order_of, session_number
from .sorting_groups import Group, organ_of, session_of
from .titles import alike, folded, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .given import Card

_REVISION = re.compile(r"/(?:Rev|Add|Corr)\.\d+.*$")
# A draft's title is another's if it shares this much, and its text recalls the other's texts.
ALIKE = 0.5


class Home(Struct, frozen=True):
    """Where one draft belongs."""

    group: Group
    base: str | None  # sha256 of the adopted text that it starts from
    outcome: str | None  # symbol of the resolution that came of it
    inferred: bool
    reason: str


class Shelf:
    """The series as drafts look them up: by title, by symbol, by the drafts they name."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self.groups = list(groups)
        self.by_title: dict[str, list[Group]] = {}
        self.by_symbol: dict[str, Group] = {}
        self.by_draft: dict[str, list[Card]] = {}
        for group in self.groups:
            self.add(group)

    def add(self, group: Group) -> None:
        """Put a series on the shelf."""
        for card in group.cards:
            if card.symbol:
                self.by_symbol[card.symbol] = group
            if card.kind != "adopted":
                continue
            for draft in card.drafts:
                named = self.by_draft.setdefault(stem_of(draft), [])
                if card not in named:
                    named.append(card)
        for key in {f"{organ_of(card)}|{key_of(card.title)}" for card in group.cards}:
            if not key.endswith("|"):
                self.by_title.setdefault(key, []).append(group)


def stem_of(symbol: str) -> str:
    """Return a draft's symbol without its revisions and additions."""
    return _REVISION.sub("", symbol)


def home_of(card: Card, shelf: Shelf, decided: Group | None) -> Home | list[str]:
    """Find the series of a draft.

    Args:
        card: a draft.
        shelf: the series of adopted texts.
        decided: the series that a person chose for it, or None.

    Returns:
        Where it belongs; else what it may belong to, empty where nothing is known.
    """
    named = shelf.by_draft.get(stem_of(card.symbol), []) if card.symbol else []
    if len(named) == 1 and decided is None:
        outcome = named[0]
        group = shelf.by_symbol[outcome.symbol or ""]
        return _placed(card, group, outcome, f"{outcome.symbol} names it", inferred=False)
    if decided is not None:
        found: list[tuple[Group, str]] = [(decided, "as decided")]
    else:
        found = _candidates(card, shelf)
    if len(found) != 1:
        return [_told(group) for group, _ in found]
    [(group, reason)] = found
    by_name = [one for one in named if one in group.cards]
    if by_name:
        return _placed(card, group, by_name[0], reason, inferred=False)
    outcome_inferred = _outcome(card, group)
    if outcome_inferred is not None:
        reason += f"; {outcome_inferred.symbol} came of it by session, committee and title"
    return _placed(card, group, outcome_inferred, reason, inferred=outcome_inferred is not None)


def _told(group: Group) -> str:
    last = group.cards[-1]
    return last.symbol or f"“{last.title}”"


def _placed(card: Card, group: Group, outcome: Card | None, reason: str, *, inferred: bool) -> Home:
    base = _base(card, group, outcome)
    return Home(group, base, outcome.symbol if outcome else None, inferred, reason)


def _candidates(card: Card, shelf: Shelf) -> list[tuple[Group, str]]:
    """Return the series that a draft may belong to, each with the reason."""
    for title in titles_of(card):
        same = shelf.by_title.get(f"{organ_of(card)}|{key_of(title)}", [])
        if len(same) > 1:
            worded = [
                group
                for group in same
                if any(folded(one.title) == folded(title) for one in group.cards)
            ]
            same = worded or same
        if same:
            return [(group, "its title") for group in same]
    if not card.title and card.subject:
        return _by_subject(card, shelf)
    return _by_recall(card, shelf)


def titles_of(card: Card) -> list[str]:
    """Return a draft's title, and what stands behind a colon in it ("Zero draft: …")."""
    head, colon, rest = card.title.partition(":")
    return [card.title, rest] if colon and head and key_of(rest) else [card.title]


def _by_subject(card: Card, shelf: Shelf) -> list[tuple[Group, str]]:
    heads = [one.partition(":") for one in card.subject]
    wanted = {f"{organ_of(card)}|mandate:{value}" for head, _, value in heads if head != "about"}
    renewed = {f"{organ_of(card)}|mandate:{value}" for head, _, value in heads if head == "renews"}
    found = [group for group in shelf.groups if group.key in (renewed or wanted)]
    return [(group, "the mandate that it renews or names") for group in found]


def _by_recall(card: Card, shelf: Shelf) -> list[tuple[Group, str]]:
    """Return the series whose texts a draft with a new title recalls, and whose title is like."""
    symbol = card.symbol or ""
    organ = organ_of(card)
    cited = own(card.cites, f"{organ}/RES/" if organ else symbol)
    best: dict[str, tuple[float, Group, str]] = {}
    for one in cited:
        group = shelf.by_symbol.get(one)
        if group is None:
            continue
        likeness = alike(group.cards[-1].title, card.title)
        if likeness >= ALIKE:
            best[group.key] = (likeness, group, one)
    if not best:
        return []
    top = max(likeness for likeness, _, _ in best.values())
    return [
        (group, f"it recalls {one}, whose title is much the same")
        for _, (likeness, group, one) in sorted(best.items())
        if likeness == top
    ]


def _outcome(card: Card, group: Group) -> Card | None:
    """Return the one resolution of a draft's session and title that may have come of it.

    A resolution that names its drafts came of those alone; one adopted before the draft
    was distributed came of another.
    """
    fitting = [
        one
        for one in group.cards
        if one.kind == "adopted"
        and card.session is not None
        and session_of(one) == card.session
        and not one.drafts
        and not (card.distributed and one.adopted and one.adopted < card.distributed)
    ]
    if len(fitting) > 1 and card.agenda:
        fitting = [one for one in fitting if set(one.agenda) & set(card.agenda)]
    return fitting[0] if len(fitting) == 1 else None


def _base(card: Card, group: Group, outcome: Card | None) -> str | None:
    """Return the adopted text that a draft starts from: the last before it."""
    adopted = [one for one in group.cards if one.kind == "adopted"]
    if outcome is not None:
        before = [one for one in adopted if order_of(one) < order_of(outcome)]
        # A session's earlier text on the subject is not what the next session's draft began
        # with, but within one session there may be two; the date of the draft tells.
        return before[-1].sha256 if before else None
    session, date = session_number(card.session), date_of(card)
    before = []
    for one in adopted:
        other = session_number(one.session)
        if card.distributed and one.adopted:
            earlier = one.adopted < card.distributed
        elif session is not None and other is not None:
            earlier = other < session
        else:
            earlier = bool(date) and date_of(one) < date
        if earlier:
            before.append(one)
    if not before and not date and session is None:
        before = adopted  # nothing tells when it was written: it starts from the latest
    return before[-1].sha256 if before else None


def amended(card: Card, drafts: Mapping[str, Card]) -> Card | list[str]:
    """Find the draft that an amendment amends.

    Args:
        card: an amendment.
        drafts: the drafts of the corpus by their symbol.

    Returns:
        The draft; else the symbols of what it names, or of the drafts it may mean.
    """
    for symbol in card.drafts:
        if symbol in drafts:
            return drafts[symbol]
    stems = {stem_of(symbol) for symbol in card.drafts}
    near = sorted(
        (one for symbol, one in drafts.items() if stem_of(symbol) in stems),
        key=lambda one: natural(one.symbol or ""),
    )
    if len(near) == 1:
        return near[0]
    return [one.symbol or "" for one in near] or list(card.drafts)


def sorted_drafts(cards: Iterable[Card]) -> list[Card]:
    """Return drafts in order of symbol, those without one last, by title."""
    return sorted(cards, key=draft_order)


def draft_order(card: Card) -> tuple[bool, str, str]:
    """Return what to sort a draft by."""
    return card.symbol is None, natural(card.symbol or card.title), card.sha256
