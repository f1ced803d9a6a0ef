"""The opening of a sub-paragraph: an infinitive, a participle, an act or an imperative."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from clausetrail.lang.en import imperatives

from .clause_forms import NO_OPENING, Opening, is_verb, opening_of, span_of
from .lead_verbs import Form, entries, lead_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import ParagraphKind

    from .lead_tokens import Token

_FINITE: frozenset[Form] = frozenset({"finite"})
_PARTICIPLE: frozenset[Form] = frozenset({"participle"})
_BASE: frozenset[Form] = frozenset({"base"})


def nested_opening(tokens: Sequence[Token], index: int, kind: ParagraphKind) -> Opening:
    """Read the infinitive, participle, act or imperative that a sub-paragraph opens with."""
    at = index + 1 if tokens[index].word == "not" else index
    if tokens[at : at + 1] and tokens[at].word == "to" and at + 1 < len(tokens):
        return _infinitive(tokens, index, at)
    lead = lead_at(tokens, index, _FINITE)
    if lead is not None and lead.entry.rank != "opening" and is_verb(tokens, lead):
        return opening_of("finite", tokens, lead)
    lead = lead_at(tokens, index, _PARTICIPLE)
    if lead is not None and _hangs_on(tokens, lead.stop):
        # What a sub-paragraph of the operative part lists, others are to do.
        return opening_of("participle" if kind == "preambular" else "none", tokens, lead)
    return _imperative(tokens, index, kind)


def _infinitive(tokens: Sequence[Token], first: int, to: int) -> Opening:
    """Read "To call upon", "To further develop", "To end and prevent"."""
    at = _behind_adverbs(tokens, to + 1)
    if tokens[at].word in imperatives.DETERMINERS:
        return NO_OPENING
    lead = lead_at(tokens, at, _BASE)
    stop = lead.stop if lead is not None and lead.head == at else at + 1
    stop = _coordinated(tokens, stop, _bases(), infinitive=True)
    return span_of("none", tokens, first, stop - 1)


def _behind_adverbs(tokens: Sequence[Token], at: int) -> int:
    """Index of the first token from an index on that is no adverb of an infinitive."""
    while (
        at + 1 < len(tokens)
        and (tokens[at].word in imperatives.BEFORE or tokens[at].word.endswith("ly"))
        and tokens[at].word not in imperatives.NO_ADVERBS
    ):
        at += 1
    return at


def _coordinated(
    tokens: Sequence[Token], stop: int, forms: frozenset[str], *, infinitive: bool = False
) -> int:
    """Index behind further verbs that share an object ("respect, protect and fulfil the")."""
    at = stop
    while at + 1 < len(tokens):
        joint = tokens[at].word
        if joint not in {",", "and", "or"}:
            break
        at += 2 if joint == "," and tokens[at + 1].word in {"and", "or"} else 1
        at = _behind_adverbs(tokens, at)
        if at + 1 >= len(tokens) or tokens[at].word not in forms:
            break
        at += 1
        if joint != ",":
            # "To seek or keep, where found, bees"; but "Planning and building, in May" is a noun.
            open_aside = infinitive and tokens[at].word == ","
            return at if open_aside or tokens[at].word not in _NO_OBJECTS else stop
    return stop


_NO_OBJECTS = frozenset({"of", ",", ".", ";", ":", ")", "and", "or"})


@cache
def _bases() -> frozenset[str]:
    """Base forms with which a sub-paragraph's verb may go on."""
    known = {word for word, rows in entries().items() if any(row.form == "base" for row in rows)}
    return frozenset(known) | imperatives.IMPERATIVES | imperatives.NOUN_LIKE


def _hangs_on(tokens: Sequence[Token], stop: int) -> bool:
    """Whether what follows a word in "-ing" is its object, so that it is no noun."""
    word = tokens[stop].word if stop < len(tokens) else "."
    return word not in {"of", "for", "and", ",", ".", ";", "or", "has", "is", "are", "was", ":"}


def _participle(tokens: Sequence[Token], first: int, at: int) -> Opening:
    """Read a participle of any verb with its object ("Ensuring that", "Adopting and enforcing")."""
    word = tokens[at].word
    if not word.endswith("ing") or word in imperatives.NO_PARTICIPLES:
        return NO_OPENING
    if word not in _participles():
        known = at + 1 < len(tokens) and tokens[at + 1].word in imperatives.OBJECT_HEADS
        return span_of("none", tokens, first, at) if known else NO_OPENING
    stop = _coordinated(tokens, at + 1, _participles())
    aside = [token.word for token in tokens[at + 1 : at + 3]]
    if stop == at + 1 and not _hangs_on(tokens, stop) and aside not in imperatives.ASIDES:
        return NO_OPENING
    return span_of("none", tokens, first, stop - 1)


@cache
def _participles() -> frozenset[str]:
    """Participles of the verbs that a sub-paragraph may open with."""
    made = set()
    for base in imperatives.IMPERATIVES | imperatives.NOUN_LIKE:
        stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
        made |= {f"{stem}ing", f"{stem}{stem[-1]}ing"}
    return frozenset(made)


def _imperative(tokens: Sequence[Token], index: int, kind: ParagraphKind) -> Opening:
    """Read the imperative that a sub-paragraph, or a paragraph of a declaration, opens with."""
    at = index
    while at < len(tokens) and (
        tokens[at].word in imperatives.BEFORE or tokens[at].word.endswith("ly")
    ):
        at += 1
    if at >= len(tokens):
        return NO_OPENING
    word = tokens[at].word
    noun_like = word in imperatives.NOUN_LIKE
    if word in imperatives.IMPERATIVES or noun_like:
        stop = _coordinated(tokens, at + 1, _bases())
        if noun_like and stop == at + 1 and not _has_object(tokens, at + 1):
            return NO_OPENING
        lead = lead_at(tokens, at, _BASE)
        if lead is not None and kind == "annex" and lead.entry.rank in {"statement", "directive"}:
            # So speaks a declaration, "We, the ...:" before all of its paragraphs.
            return Opening("we", tokens[index].start, tokens[lead.stop - 1].end, lead)
        if lead is None or lead.stop <= stop:
            return span_of("none", tokens, index, stop - 1)
        return span_of("none", tokens, index, lead.stop - 1)
    found = _participle(tokens, index, at)
    if found.end:
        return found
    if tokens[index].word == "if":
        return _behind_condition(tokens, index)
    return NO_OPENING


def _has_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that may be a noun is a verb, by the object that follows."""
    word = tokens[at].word if at < len(tokens) else "."
    if word in imperatives.VERB_OBJECTS:
        return True
    if word in imperatives.NOUNS_IN_AL:
        return False
    return word.endswith((*imperatives.ADJECTIVE_ENDINGS, "ly"))


def _behind_condition(tokens: Sequence[Token], index: int) -> Opening:
    """Read the imperative behind a condition ("If it is complete, return it")."""
    for at in range(index + 1, len(tokens) - 1):
        if tokens[at].word == "," and (
            tokens[at + 1].word in imperatives.IMPERATIVES
            or (
                tokens[at + 1].word in imperatives.NOUN_LIKE
                and at + 2 < len(tokens)
                and tokens[at + 2].word in {"it", *imperatives.VERB_OBJECTS}
            )
        ):
            return span_of("none", tokens, at + 1, at + 1)
    return NO_OPENING
