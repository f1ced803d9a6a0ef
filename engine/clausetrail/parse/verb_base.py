"""A lead verb taken apart, so that two of them can be compared."""

from __future__ import annotations

from typing import NamedTuple

from clausetrail.lang.en import verb_phrases as phrases

from .lead_tokens import Token, phrase_at, sequence_starts, tokens_of
from .lead_verbs import Entry, entries


class VerbBase(NamedTuple):
    """What a lead verb says, apart from its form and its place among others."""

    base: str
    """Base form with its fixed words: "encourage", "take note", "call upon". A state of mind
    stands as its adjective: "concerned"."""
    sequence: tuple[str, ...]
    """Words that tell only where the act stands: "also", "further", "once again"."""
    adverbs: tuple[str, ...]
    """Words that tell how strongly it is meant: "strongly", and adjectives such as "deep"."""
    complement: str
    """What it takes with it: "with appreciation", "concern", "call upon"; or nothing."""


def verb_base(verb: str) -> VerbBase:
    """Take a lead verb apart, in whatever form it stands.

    Args:
        verb: as a clause quotes it: "Also strongly encourages", "Expressing its deep concern".

    Returns:
        Its parts in lower case. A verb that the tables do not know is its own base.
    """
    tokens = tokens_of(verb)
    sequence, words = _without_sequence(tokens)
    head, entry = _head(words)
    if entry is None:
        return VerbBase(" ".join(word for word in words if word != "to"), sequence, (), "")
    adverbs = [word for word in words[:head] if word in phrases.STRENGTH]
    rest = _without_aside(words[head + 1 :])
    while rest and rest[0] in phrases.STRENGTH:
        adverbs.append(rest.pop(0))
    base = entry.base
    fixed = _fixed(base, rest)
    rest = rest[len(fixed) :]
    complement: list[str] = []
    for word in rest:
        if word in phrases.STRENGTH or _degree(word, complement):
            adverbs.append(word)
        elif word not in phrases.DETERMINERS:
            complement.append(word)
    if base == "call" and fixed == ["on"]:
        fixed = ["upon"]
    return VerbBase(" ".join([base, *fixed]), sequence, tuple(adverbs), " ".join(complement))


def _without_sequence(tokens: list[Token]) -> tuple[tuple[str, ...], list[str]]:
    """Set the sequence words of a verb apart from its other words."""
    sequence: list[str] = []
    words: list[str] = []
    index = 0
    while index < len(tokens):
        step = phrase_at(tokens, index, sequence_starts())
        if step:
            sequence.append(" ".join(token.word for token in tokens[index : index + step]))
        else:
            words.append(tokens[index].word)
        index += step or 1
    return tuple(sequence), words


def _without_aside(rest: list[str]) -> list[str]:
    """Leave out a connective between commas ("calls, therefore, upon")."""
    if rest[:1] != [","] or "," not in rest[1:]:
        return rest
    close = rest.index(",", 1)
    aside = tuple(rest[1:close])
    connects = aside in phrases.CONNECTORS or (len(aside) == 1 and aside[0] in phrases.CONNECTIVES)
    return rest[close + 1 :] if connects else rest


def _head(words: list[str]) -> tuple[int, Entry | None]:
    """Find the word that carries the meaning: "concerned" of "remains concerned"."""
    known = entries()
    best: tuple[int, Entry | None] = (0, None)
    for index, word in enumerate(words):
        if word in known:
            entry = known[word][0]
            if best[1] is None:
                best = (index, entry)
                if entry.base not in _LIGHT:
                    break
            elif entry.rank == "state" or (
                entry.form == "base" and words[index - 1] in {"to", "be"}
            ):
                return index, entry
    return best


_LIGHT = frozenset({"remain", "continue", "be", "have"})


def _fixed(base: str, rest: list[str]) -> list[str]:
    """Words behind a base that make one verb with it ("note" of "take note")."""
    longest: list[str] = []
    for row in phrases.COMPLEMENTS.get(base, ()):
        if len(row) > len(longest) and rest[: len(row)] == list(row):
            longest = list(row)
    return longest


def _degree(word: str, before: list[str]) -> bool:
    """Whether a word tells the degree of a noun that follows ("deep concern")."""
    return word in phrases.DEGREES and "and" not in before
