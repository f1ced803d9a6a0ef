"""What joins a later verb to the clause before it: commas, "and", connecting phrases, asides."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.lang.en import verb_phrases as phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lead_tokens import Token

_LONGEST_ASIDE = 24  # tokens between "and," and the verb that it joins
_OPEN_ASIDE = 14  # the same where no comma stands behind "and"


class Join(NamedTuple):
    """How a verb is joined to what stands before it."""

    start: int  # index of the first connecting token
    first: int  # index of the verb's first adverb
    conjunction: str  # "and", "while" ...; empty behind a bare comma
    comma: bool  # whether a comma stands before it
    connector: bool = False  # whether "in this regard" or the like is among the words


def joined(tokens: Sequence[Token], begin: int, head: int) -> Join | None:
    """Find the words that join a verb to what stands before it; None if nothing does."""
    first = head
    while first > begin and is_adverb(tokens, first - 1):
        first -= 1
    at, connector = first, False
    while first < head and tokens[first].word in phrases.CONNECTIVES:
        first += 1
        connector = True
    if first < head and tokens[first].word == "and":
        first += 1
    step = _connector_before(tokens, begin, at)
    while step is not None:
        found = _joint(tokens, begin, step, first, connector=True)
        if found is not None:
            return found
        step = _connector_before(tokens, begin, step)
    # A phrase that nothing parts from the words before it ends the clause before.
    return _joint(tokens, begin, at, first, connector=connector)


def _joint(
    tokens: Sequence[Token], begin: int, at: int, first: int, *, connector: bool
) -> Join | None:
    """Read the comma or conjunction that stands before an index."""
    word = tokens[at - 1].word if at > begin else ""
    if word == ",":
        before = tokens[at - 2].word if at - 2 >= begin else ""
        if before in {"and", "but", "while"}:
            comma = at - 3 >= begin and tokens[at - 3].word in {",", ";"}
            return Join(at - 2, first, before, comma, connector)
        aside = _aside(tokens, begin, at - 1)
        if aside is not None:
            comma = aside > begin and tokens[aside - 1].word in {",", ";"}
            return Join(aside, first, "and", comma=comma, connector=True)
        return Join(at, first, "", comma=True, connector=connector)
    if word in phrases.CONJUNCTIONS:
        if word == "as":
            return _as_well_as(tokens, begin, at - 3, first)
        comma = at - 2 >= begin and tokens[at - 2].word in {",", ";", ")"}
        return Join(at - 1, first, word, comma, connector)
    if word in {";", ":", "–", "—"}:
        return Join(at, first, "", comma=True, connector=connector)
    return None


def _as_well_as(tokens: Sequence[Token], begin: int, start: int, first: int) -> Join | None:
    """Read "as well as" that begins at an index as an "and"."""
    words = [token.word for token in tokens[max(begin, start) : start + 3]]
    if words != ["as", "well", "as"]:
        return None
    return Join(start, first, "and", comma=tokens[start - 1].word == ",")


def is_adverb(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token may be an adverb that stands before a lead verb."""
    word = tokens[index].word
    if word == "particular" and tokens[index - 1].word == "in":
        return False
    if word in phrases.STRENGTH or word in phrases.SEQUENCE_WORDS or word in phrases.LOOSE:
        return True
    return word == "again" or (
        word == "and"
        and (
            tokens[index - 1].word in phrases.STRENGTH
            and tokens[index + 1].word in phrases.STRENGTH
            and tokens[index + 1].word.endswith("ly")
        )
    )


@cache
def _connectors() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the connecting phrases by their last word."""
    made: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in phrases.CONNECTORS:
        made[row[-1]] = (*made.get(row[-1], ()), row)
    return made


def _connector_before(tokens: Sequence[Token], begin: int, at: int) -> int | None:
    """Index of a connecting phrase that ends before an index, a comma behind it passed over."""
    stop = at - 1 if at - 1 >= begin and tokens[at - 1].word == "," else at
    last = tokens[stop - 1].word if stop > begin else ""
    for row in _connectors().get(last, ()):
        start = stop - len(row)
        if start >= begin and all(
            tokens[start + offset].word == word for offset, word in enumerate(row)
        ):
            return start
    if stop < at and (last in phrases.CONNECTIVES or last in phrases.LOOSE):
        return stop - 1
    return None


def _aside(tokens: Sequence[Token], begin: int, comma: int) -> int | None:
    """Index of the "and" before an aside that ends with a comma ("and, in May, requests")."""
    for index in range(comma - 1, max(begin, comma - _LONGEST_ASIDE), -1):
        word = tokens[index].word
        if word == ",":
            if tokens[index - 1].word in {"and", "but"}:
                return index - 1
            joins = tokens[index + 1].word in {"and", "but"} and comma - index <= _OPEN_ASIDE
            return index + 1 if joins and _opens_aside(tokens, index + 2) else None
        if word in {";", "."}:
            return None
    return None


def _opens_aside(tokens: Sequence[Token], index: int) -> bool:
    if index >= len(tokens) or tokens[index].word not in phrases.ASIDE_HEADS:
        return False
    if tokens[index].word in phrases.ROW_HEADS:
        return tokens[index + 1].word in {"this", "that", "these"}
    return True
