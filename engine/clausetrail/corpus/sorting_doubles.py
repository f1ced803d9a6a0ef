"""Which of the given documents stand, and which double, replace or contradict another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .given import Placement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .given import Card

# Forms of a document from the fullest: what tells more of the text stands in the series.
_FORMS = ("docx", "pdf", "html", "txt")


def standing(
    cards: Iterable[Card], replaces: Mapping[str, str]
) -> tuple[list[Card], dict[str, Placement]]:
    """Part the documents that stand from those that do not.

    Args:
        cards: all documents, each once.
        replaces: of decisions, the sha256 of a document to that of the one it replaces.

    Returns:
        The documents that stand; and the placement of each other, by its sha256.
    """
    gone: dict[str, Placement] = {}
    groups: dict[str, list[Card]] = {}
    for card in cards:
        groups.setdefault(card.symbol or f"={card.words}", []).append(card)
    kept: list[Card] = []
    for symbol in sorted(groups):
        kept += _stand(groups[symbol], replaces, gone)
    return kept, gone


def _stand(
    group: list[Card], replaces: Mapping[str, str], gone: dict[str, Placement]
) -> list[Card]:
    if len(group) == 1:
        return group
    texts: dict[str, list[Card]] = {}
    for card in sorted(group, key=_fullest):
        texts.setdefault(card.words, []).append(card)
    current = _without_replaced(texts, replaces, gone)
    for forms in current.values():
        first = forms[0]
        for other in forms[1:]:
            gone[other.sha256] = Placement(
                sha256=other.sha256,
                status="duplicate",
                series=None,
                reason=f"the same text as the .{first.extension} form of {_name(first)}",
                other=first.sha256,
            )
    firsts = [forms[0] for forms in current.values()]
    if len(firsts) == 1:
        return firsts
    for card in firsts:
        other = next(one for one in firsts if one is not card)
        gone[card.sha256] = Placement(
            sha256=card.sha256,
            status="refused",
            series=None,
            reason=f"another text of {_name(card)} was given too; --replace says which is right",
            other=other.sha256,
        )
    return []


def _without_replaced(
    texts: dict[str, list[Card]], replaces: Mapping[str, str], gone: dict[str, Placement]
) -> dict[str, list[Card]]:
    """Take out the texts that a decision replaces; decisions in a circle are none."""
    words_of = {card.sha256: words for words, forms in texts.items() for card in forms}
    by: dict[str, Card] = {}
    for words, forms in texts.items():
        for card in forms:
            old = words_of.get(replaces.get(card.sha256, ""))
            if old is not None and old != words and old not in by:
                by[old] = card
    current: dict[str, list[Card]] = {}
    for words, forms in texts.items():
        if words not in by or _in_circle(words, by, words_of):
            current[words] = forms
            continue
        for card in forms:
            gone[card.sha256] = Placement(
                sha256=card.sha256,
                status="replaced",
                series=None,
                reason=f"another text of {_name(card)} was given in its place",
                other=by[words].sha256,
            )
    return current


def _in_circle(words: str, by: Mapping[str, Card], words_of: Mapping[str, str]) -> bool:
    seen = {words}
    while words in by:
        words = words_of[by[words].sha256]
        if words in seen:
            return True
        seen.add(words)
    return False


def _fullest(card: Card) -> tuple[int, int, str]:
    form = _FORMS.index(card.extension) if card.extension in _FORMS else len(_FORMS)
    return form, -card.footnotes, card.sha256


def _name(card: Card) -> str:
    return card.symbol or f"“{card.title}”"
