"""Lead verbs: which words at a place are one, with their adverbs and fixed complements.

The span follows the print of the United Nations, which sets lead verbs in italics; the words
are those of `clausetrail.lang`. All matching is by tables over tokens, a bounded number of
them at each place, so that time is linear in the length of a text.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetrail.lang.en import verb_phrases as phrases
from clausetrail.lang.en import verbs

from .lead_tokens import Token, by_first, connector_starts, phrase_at, sequence_starts

if TYPE_CHECKING:
    from collections.abc import Sequence

Form = Literal["finite", "participle", "base"]
Rank = Literal["statement", "directive", "weak", "opening", "state"]

_LONGEST_PHRASE = 6  # tokens between a carrier and its noun


class Entry(NamedTuple):
    """What the tables know of a word form."""

    base: str
    form: Form
    rank: Rank


class Lead(NamedTuple):
    """A lead verb found among tokens."""

    first: int  # index of its first token, adverbs included
    head: int  # index of the verb itself
    stop: int  # index behind its last token
    entry: Entry
    complement: str  # "note with appreciation", "concern", "upon"; may be empty


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """Return the readings of every verb form, made from the tables once."""
    made: dict[str, tuple[Entry, ...]] = {}

    def add(word: str, entry: Entry) -> None:
        made[word] = (*made.get(word, ()), entry)

    tables: tuple[tuple[Rank, tuple[tuple[str, str, str], ...]], ...] = (
        ("statement", verbs.STATEMENTS),
        ("directive", verbs.DIRECTIVES),
        ("weak", verbs.WEAK),
        ("opening", verbs.OPENING),
    )
    for rank, rows in tables:
        for base, third, participle in rows:
            for word, form in ((base, "base"), (third, "finite"), (participle, "participle")):
                entry = Entry(base, form, rank)  # type: ignore[arg-type]
                add(word, entry)
                for ending in ("ize", "izes", "izing"):
                    if word.endswith(ending):
                        add(word[: -len(ending)] + ending.replace("z", "s"), entry)
    for word in phrases.STATES:
        add(word, Entry(word, "participle", "state"))
    return made


@cache
def _complements(base: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    return by_first(phrases.COMPLEMENTS.get(base, ()))


@cache
def _manners() -> dict[str, tuple[tuple[str, ...], ...]]:
    return by_first(phrases.MANNERS)


def lead_at(tokens: Sequence[Token], first: int, forms: frozenset[Form]) -> Lead | None:
    """Find the lead verb that begins at a token, adverbs before it included.

    Args:
        tokens: of the whole text.
        first: index of the first adverb, or of the verb.
        forms: the forms that may stand here.

    Returns:
        The longest phrase that makes one lead verb, or None.
    """
    head = skip_adverbs(tokens, first)
    if head >= len(tokens):
        return None
    entry = next((e for e in entries().get(tokens[head].word, ()) if e.form in forms), None)
    if entry is None:
        return None
    stop = _behind_head(tokens, head, entry)
    stop, carried = _carried(tokens, stop, entry)
    stop = _tail(tokens, stop)
    complement = " ".join(token.word for token in tokens[head + 1 : stop])
    if not carried:
        further = _coordinated(tokens, stop, entry.form)
        if further is not None:
            return Lead(first, head, further, entry, complement)
    return Lead(first, head, stop, entry, complement)


def skip_adverbs(tokens: Sequence[Token], index: int) -> int:
    """Index of the first token from an index on that is no adverb of a lead verb."""
    while index < len(tokens):
        step = phrase_at(tokens, index, sequence_starts())
        if not step:
            word = tokens[index].word
            step = int(word in phrases.STRENGTH or (word == "and" and _adverb_pair(tokens, index)))
        if not step:
            break
        index += step
    return index


def _adverb_pair(tokens: Sequence[Token], index: int) -> bool:
    """Whether "and" joins two adverbs ("strongly and unequivocally")."""
    return (
        0 < index < len(tokens) - 1
        and tokens[index - 1].word in phrases.STRENGTH
        and tokens[index + 1].word in phrases.STRENGTH
        and tokens[index + 1].word.endswith("ly")
    )


def _behind_head(tokens: Sequence[Token], head: int, entry: Entry) -> int:
    """Index behind the verb and the words that it takes with it."""
    stop = head + 1
    base = entry.base
    if base in {"remain", "be"}:
        at = skip_adverbs(tokens, stop)
        if at < len(tokens) and (tokens[at].word in phrases.STATES or tokens[at].word == "seized"):
            return at + 1
        step = phrase_at(tokens, at, _complements(base)) if base == "be" else 0
        return at + step if step else stop
    if base == "continue":
        return _continued(tokens, stop)
    step = phrase_at(tokens, stop, _complements(base))
    if step:
        return stop + step
    at = _skip_sequence(tokens, _behind_aside(tokens, stop))
    if base == "have":
        if at < len(tokens) and _is_past_participle(tokens[at].word):
            if tokens[at].word == "taken":
                return at + 1 + phrase_at(tokens, at + 1, _complements("take"))
            passive = tokens[at].word == "been" and at + 1 < len(tokens)
            return at + 2 if passive and _is_past_participle(tokens[at + 1].word) else at + 1
        return stop
    at = skip_adverbs(tokens, at)
    if at > stop:
        step = phrase_at(tokens, at, _complements(base))
        if step:
            return at + step
    return stop


def _behind_aside(tokens: Sequence[Token], stop: int) -> int:
    """Index behind a connective inside a verb ("calls, therefore, upon")."""
    comma = stop + 1 < len(tokens) and tokens[stop].word == ","
    at = stop + 1 if comma else stop
    if at >= len(tokens):
        return stop
    at += int(tokens[at].word in phrases.CONNECTIVES) or phrase_at(tokens, at, connector_starts())
    closed = at < len(tokens) and tokens[at].word == ","
    if at == stop + comma or closed != comma:
        return stop
    return at + 1 if comma else at


def _continued(tokens: Sequence[Token], stop: int) -> int:
    """Index behind "to be concerned", "to underline" that follow "continues"."""
    if stop + 1 >= len(tokens) or tokens[stop].word != "to":
        return stop
    at = skip_adverbs(tokens, stop + 1)
    if at >= len(tokens):
        return stop
    word = tokens[at].word
    if word == "be":
        inner = skip_adverbs(tokens, at + 1)
        known = inner < len(tokens) and tokens[inner].word in phrases.STATES
        return inner + 1 if known else stop
    entry = next((e for e in entries().get(word, ()) if e.form == "base"), None)
    if entry is None or entry.rank not in {"statement", "directive"}:
        return stop
    return at + 1 + phrase_at(tokens, at + 1, _complements(entry.base))


def _is_past_participle(word: str) -> bool:
    return word.endswith("ed") or word in phrases.STRONG_PARTICIPLES


def _skip_sequence(tokens: Sequence[Token], index: int) -> int:
    while step := phrase_at(tokens, index, sequence_starts()):
        index += step
    return index


def _carried(tokens: Sequence[Token], stop: int, entry: Entry) -> tuple[int, bool]:
    """Take in the noun that makes one act with the verb ("expressing its deep concern")."""
    if entry.base not in phrases.CARRIERS:
        return stop, False
    at = _skip_sequence(tokens, stop)
    bare = entry.base in phrases.BARE_CARRIERS
    if at < len(tokens) and tokens[at].word in phrases.DETERMINERS:
        if tokens[at].word not in {"its", "our"} and entry.base not in phrases.DEFINITE_CARRIERS:
            return stop, False
        at += 1
    elif not bare:
        return stop, False
    end = _noun(tokens, at, bare=bare)
    return (end, True) if end else (stop, False)


def _noun(tokens: Sequence[Token], at: int, *, bare: bool, second: bool = False) -> int:
    """Index behind a noun of attitude with its adjectives, and behind a second one; or 0."""
    for index in range(at, min(at + _LONGEST_PHRASE, len(tokens))):
        word = tokens[index].word
        if tokens[index].capital:  # a name: "its Commitment to Action" is a text
            return 0
        if word in phrases.ATTITUDES and (bare or word not in phrases.TEXT_NOUNS):
            stop = index + 1
            if stop < len(tokens) and tokens[stop].word in phrases.NOUN_TAILS.get(word, ()):
                return stop + 1
            if not second and stop < len(tokens) and tokens[stop].word == "and":
                return _noun(tokens, stop + 1, bare=bare, second=True) or stop
            return stop
        if word in phrases.NOUN_STOPS or not (word[0].isalpha() or word == ","):
            return 0
        if any(reading.form == "finite" for reading in entries().get(word, ())):
            return 0
    return 0


def _tail(tokens: Sequence[Token], stop: int) -> int:
    """Take in "also", "with appreciation", "in the strongest terms" behind a verb."""
    at = _sequence_behind(tokens, stop)
    if at < len(tokens) and tokens[at].word == "with":
        end = _noun(tokens, at + 1, bare=True)
        if end and tokens[end - 1].word not in phrases.NO_MANNERS:
            at = _sequence_behind(tokens, end)
    step = phrase_at(tokens, at, _manners())
    if step and tokens[at + step - 1].word != "particular":
        at = _sequence_behind(tokens, at + step)
    return at


def _sequence_behind(tokens: Sequence[Token], stop: int) -> int:
    """Index behind the sequence words that follow a verb.

    "Encourages further cooperation" holds an adjective: "further" belongs to the verb only
    where no noun can follow it.
    """
    at = stop
    while at < len(tokens):
        step = phrase_at(tokens, at, sequence_starts())
        word = tokens[at].word
        if word in {"further", "additionally"}:
            if not _is_behind(tokens, at + 1):
                break
        elif not step and word in phrases.TRAILING:
            step = int(_is_behind(tokens, at + 1))
        if not step:
            break
        at += step
    return at


def _is_behind(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token, or the end, shows that an adverb before it is no adjective."""
    if index >= len(tokens):
        return True
    return tokens[index].capital or tokens[index].word in phrases.BEHIND_SEQUENCE


def _coordinated(tokens: Sequence[Token], stop: int, form: Form) -> int | None:
    """Index behind further verbs that share their object with the one before; or None."""
    at, joined = stop, False
    end = None
    for _ in range(4):
        if at < len(tokens) and tokens[at].word == ",":
            at += 1
            comma = True
        else:
            comma = False
        conjunction = at < len(tokens) and tokens[at].word in {"and", "or"}
        if conjunction:
            at += 1
        if not (comma or conjunction):
            break
        head = skip_adverbs(tokens, at)
        if head >= len(tokens):
            break
        entry = next((e for e in entries().get(tokens[head].word, ()) if e.form == form), None)
        if entry is None:
            break
        at = _behind_head(tokens, head, entry)
        at, carried = _carried(tokens, at, entry)
        at = _tail(tokens, at)
        joined = joined or conjunction
        if joined:
            end = at
        if carried or conjunction:
            break
    return end
