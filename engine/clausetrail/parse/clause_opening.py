"""The opening of a paragraph: which words are its lead verb, and who speaks in what mood."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetrail.lang.en import imperatives
from clausetrail.lang.en import verb_phrases as phrases

from .lead_verbs import Form, Lead, Token, entries, lead_at, phrase_at, skip_adverbs, tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Italic, ParagraphKind

Mood = Literal["finite", "participle", "we", "organ", "none"]

_FINITE: frozenset[Form] = frozenset({"finite"})
_PARTICIPLE: frozenset[Form] = frozenset({"participle"})
_BASE: frozenset[Form] = frozenset({"base"})
_OPENING_CHARS = 170
_SPEAKERS_CHARS = 1600  # "We, the Heads of State and Government ..., reaffirm" fits
_LONGEST_ITALIC = 9  # tokens; a longer run is a title or a whole paragraph in italics
_QUOTES = "“\"‘'«[("
_NO_TAIL = frozenset({"of", "to", "by", "at", "about", "that", "the", "in", "with", "and", "its"})


class Opening(NamedTuple):
    """How a paragraph opens."""

    mood: Mood
    start: int  # offsets of the lead verb in the text; both 0 where there is none
    end: int
    lead: Lead | None = None


NO_OPENING = Opening("none", 0, 0)


def opening_at(
    tokens: Sequence[Token],
    index: int,
    *,
    kind: ParagraphKind,
    body: str | None = None,
    nested: bool = False,
) -> Opening:
    """Find the lead verb of a sentence that begins at a token.

    Args:
        tokens: of the text; those of a sentence's first 400 characters are enough.
        index: of the sentence's first token.
        kind: of the paragraph.
        body: the organ that speaks, where known.
        nested: whether it is a sub-paragraph, which hangs on a verb of its lead-in.
    """
    index = _skip_connectors(tokens, index)
    if index >= len(tokens):
        return NO_OPENING
    if tokens[index].word == phrases.FIRST_PERSON:
        return _first_person(tokens, index)
    named = _behind_organ(tokens, index, body)
    if named:
        lead = lead_at(tokens, named, _FINITE)
        if lead is not None:
            return _opening("organ", tokens, lead)
        return _opening("participle", tokens, lead_at(tokens, named, _PARTICIPLE))
    if nested or kind not in {"preambular", "operative"}:
        return _nested(tokens, index, kind)
    order = (_PARTICIPLE, _FINITE) if kind == "preambular" else (_FINITE, _PARTICIPLE)
    for forms in order:
        lead = lead_at(tokens, index, forms)
        if lead is not None:
            return _opening("finite" if forms is _FINITE else "participle", tokens, lead)
    return _unknown(tokens, index, kind)


def _opening(mood: Mood, tokens: Sequence[Token], lead: Lead | None) -> Opening:
    if lead is None:
        return NO_OPENING
    return Opening(mood, tokens[lead.first].start, tokens[lead.stop - 1].end, lead)


def _span(mood: Mood, tokens: Sequence[Token], first: int, last: int) -> Opening:
    return Opening(mood, tokens[first].start, tokens[last].end)


def _skip_connectors(tokens: Sequence[Token], index: int) -> int:
    """Pass quotation marks and "In this regard," at the head of a sentence."""
    while index < len(tokens) and tokens[index].word in _QUOTES:
        index += 1
    step = phrase_at(tokens, index, connector_starts())
    if step:
        index += step
        if index < len(tokens) and tokens[index].word == ",":
            index += 1
    return index


@cache
def connector_starts() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the connecting phrases by their first word, the longest first."""
    made: dict[str, list[tuple[str, ...]]] = {}
    for row in sorted(phrases.CONNECTORS, key=lambda row: (-len(row), row)):
        made.setdefault(row[0], []).append(row)
    return {word: tuple(rows) for word, rows in made.items()}


def _first_person(tokens: Sequence[Token], index: int) -> Opening:
    """Read "We recognize", "We are convinced", "We, the Ministers ..., reaffirm"."""
    at = index + 1
    if at < len(tokens) and tokens[at].word == ",":
        while at < len(tokens):
            if tokens[at].word in {",", ")"}:
                lead = lead_at(tokens, at + 1, _BASE) or lead_at(tokens, at + 1, _PARTICIPLE)
                if lead is not None and lead.entry.rank != "opening":
                    return _opening("we", tokens, lead)
            at += 1
        return NO_OPENING
    first = at
    at = skip_adverbs(tokens, at)
    if at < len(tokens) and tokens[at].word in phrases.FIRST_PERSON_AUXILIARIES:
        auxiliary = tokens[at].word
        at = skip_adverbs(tokens, at + 1)
        if at >= len(tokens):
            return NO_OPENING
        state = tokens[at].word in phrases.STATES or tokens[at].word.endswith("ed")
        if auxiliary in {"are", "remain", "have"} and not state:
            at -= 1
        return _span("we", tokens, first, at)
    lead = lead_at(tokens, first, _BASE)
    if lead is not None:
        return _opening("we", tokens, lead)
    return _span("we", tokens, first, at) if at < len(tokens) else NO_OPENING


def _behind_organ(tokens: Sequence[Token], index: int, body: str | None) -> int:
    """Index of the verb behind "The Security Council" or "The Council", if it speaks; or 0."""
    if body is None or tokens[index].word != "the":
        return 0
    name = body.lower().split()
    for words in (name, name[-1:]):
        stop = index + 1 + len(words)
        if [token.word for token in tokens[index + 1 : stop]] == words:
            forms = _FINITE
            if stop < len(tokens) and tokens[stop].word == ",":
                stop += 1
                forms = _FINITE | _PARTICIPLE
            return stop if lead_at(tokens, stop, forms) else 0
    return 0


def _nested(tokens: Sequence[Token], index: int, kind: ParagraphKind) -> Opening:
    """Read the infinitive, participle, act or imperative that a sub-paragraph opens with."""
    at = index + 1 if tokens[index].word == "not" else index
    if tokens[at : at + 1] and tokens[at].word == "to" and at + 1 < len(tokens):
        return _infinitive(tokens, index, at)
    lead = lead_at(tokens, index, _FINITE)
    if lead is not None and lead.entry.rank != "opening" and is_verb(tokens, lead):
        return _opening("finite", tokens, lead)
    lead = lead_at(tokens, index, _PARTICIPLE)
    if lead is not None and _hangs_on(tokens, lead.stop):
        # What a sub-paragraph of the operative part lists, others are to do.
        return _opening("participle" if kind == "preambular" else "none", tokens, lead)
    return _imperative(tokens, index)


def _infinitive(tokens: Sequence[Token], first: int, to: int) -> Opening:
    """Read "To call upon", "To further develop", "To take note"."""
    at = to + 1
    while at + 1 < len(tokens) and (
        tokens[at].word in imperatives.BEFORE or tokens[at].word.endswith("ly")
    ):
        if tokens[at].word in {
            "apply",
            "supply",
            "comply",
            "rely",
            "reply",
            "multiply",
            "continue",
        }:
            break
        at += 1
    lead = lead_at(tokens, at, _BASE)
    last = lead.stop - 1 if lead is not None and lead.head == at else at
    return _span("none", tokens, first, last)


def _hangs_on(tokens: Sequence[Token], stop: int) -> bool:
    """Whether what follows a word in "-ing" is its object, so that it is no noun."""
    word = tokens[stop].word if stop < len(tokens) else "."
    return word not in {"of", "for", "and", ",", ".", ";", "or", "has", "is", "are", "was", ":"}


def _is_participle(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is the participle of a verb with its object ("Ensuring that ...")."""
    word = tokens[at].word
    if not word.endswith("ing") or word in imperatives.NO_PARTICIPLES:
        return False
    if word in _participles():
        return _hangs_on(tokens, at + 1)
    return at + 1 < len(tokens) and tokens[at + 1].word in {
        "the",
        "a",
        "an",
        "its",
        "their",
        "that",
    }


@cache
def _participles() -> frozenset[str]:
    """Participles of the verbs that a sub-paragraph may open with."""
    made = set()
    for base in imperatives.IMPERATIVES | imperatives.NOUN_LIKE:
        stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
        made |= {f"{stem}ing", f"{stem}{stem[-1]}ing"}
    return frozenset(made)


def _imperative(tokens: Sequence[Token], index: int) -> Opening:
    at = index
    while at < len(tokens) and (
        tokens[at].word in imperatives.BEFORE or tokens[at].word.endswith("ly")
    ):
        at += 1
    if at >= len(tokens):
        return NO_OPENING
    word = tokens[at].word
    following = tokens[at + 1].word if at + 1 < len(tokens) else "."
    if word in imperatives.NOUN_LIKE:
        if following in imperatives.VERB_OBJECTS:
            return _span("none", tokens, index, at)
        return NO_OPENING
    if word in imperatives.IMPERATIVES:
        lead = lead_at(tokens, at, _BASE)
        return _span("none", tokens, index, lead.stop - 1 if lead else at)
    if _is_participle(tokens, at):
        return _span("none", tokens, index, at)
    if tokens[index].word == "if":
        return _behind_condition(tokens, index)
    return NO_OPENING


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
            return _span("none", tokens, at + 1, at + 1)
    return NO_OPENING


def _unknown(tokens: Sequence[Token], index: int, kind: ParagraphKind) -> Opening:
    """Take a word by its ending where the tables do not know it."""
    at = skip_adverbs(tokens, index)
    if at >= len(tokens):
        return NO_OPENING
    word = tokens[at].word
    if kind == "preambular":
        if word.endswith(("ing", "ed")) and len(word) > 4:
            return _span("participle", tokens, index, at)
        return NO_OPENING
    if (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "’s", "'s"))
        and word not in {"this", "states", "parties", "members", "whereas", "as"}
        and at + 1 < len(tokens)
        and tokens[at + 1].word in phrases.VERB_FOLLOWERS
    ):
        return _span("finite", tokens, index, at)
    if word in {"to", "not", "if"} or word in imperatives.IMPERATIVES | imperatives.NOUN_LIKE:
        return _nested(tokens, index, kind)
    return NO_OPENING


def following_is_object(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token can begin the object of a verb, so that the form before it is one."""
    return index < len(tokens) and (
        tokens[index].capital or tokens[index].word in phrases.VERB_FOLLOWERS
    )


def is_verb(tokens: Sequence[Token], lead: Lead, *, apart: bool = False) -> bool:
    """Whether a form that is a noun as well ("calls", "notes") is a verb here.

    Args:
        tokens: of the text.
        lead: the phrase in question.
        apart: whether a comma parts it from what stands before, so that no adjective does.
    """
    last = tokens[lead.stop - 1].word
    if lead.stop > lead.head + 1 and last != "for" and last not in phrases.NOUN_FORMS:
        return True
    if tokens[lead.head].word not in phrases.NOUN_FORMS:
        return True
    if apart:
        if tokens[lead.stop - 1].word == "for":
            return True
        return lead.stop < len(tokens) and tokens[lead.stop].word not in phrases.NOUN_SIGNS
    return following_is_object(tokens, lead.stop)


def settle(
    text: str, tokens: Sequence[Token], found: Opening, italics: Sequence[Italic]
) -> Opening:
    """Let the italics of the print fix an opening verb that was found from its words.

    A run that ends inside a word or goes on into a title says nothing; a preposition that a
    run takes along ("Taking note of") is left out, as the print nearly always leaves it out.
    """
    end = _italic_end(text, italics)
    if not end:
        return found
    inside = [index for index, token in enumerate(tokens) if token.start < end]
    if not inside or len(inside) > _LONGEST_ITALIC or tokens[inside[-1]].end > end:
        return found
    last = inside[-1]
    if found.lead is not None and last >= found.lead.stop:
        while last >= found.lead.stop and (
            tokens[last].word in _NO_TAIL or not tokens[last].word[0].isalnum()
        ):
            last -= 1
    elif not tokens[last].word[0].isalnum():
        last -= 1
    known = entries()
    verbal = last >= 0 and any(tokens[index].word in known for index in range(last + 1))
    if not verbal and (last < 0 or found.lead is not None or found.mood != "none"):
        return found
    if found.mood == "none" and not found.end and not _acts(tokens, last):
        return found
    first = found.start if 0 <= found.start < tokens[last].end else 0
    mood = found.mood if found.mood != "none" else "participle"
    return Opening(mood, first, tokens[last].end, found.lead)


def _acts(tokens: Sequence[Token], last: int) -> bool:
    """Whether a run of italics that opens a paragraph without a known verb reads as one."""
    return any(tokens[index].word.endswith(("ing", "ed", "s")) for index in range(last + 1))


def _italic_end(text: str, italics: Sequence[Italic]) -> int:
    """Where the italics end that begin a text; runs parted by a space alone are one."""
    end = 0
    for run in italics:
        if run.start > end and text[end : run.start].strip():
            break
        if run.start > 2 and not end:
            break
        end = max(end, run.end)
    return len(text[:end].rstrip())


def opening_tokens(text: str) -> list[Token]:
    """Return the tokens among which an opening verb is looked for."""
    long = text[:3].lower() in {f"{phrases.FIRST_PERSON},", "if "}
    return tokens_of(text, _SPEAKERS_CHARS if long else _OPENING_CHARS)
