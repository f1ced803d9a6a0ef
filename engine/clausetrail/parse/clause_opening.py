"""The opening of a paragraph: which words are its lead verb, and who speaks in what mood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.lang.en import imperatives
from clausetrail.lang.en import verb_phrases as phrases

from .clause_forms import NO_OPENING, Opening, opening_of, span_of
from .clause_nested import nested_opening
from .lead_tokens import Token, connector_starts, phrase_at, tokens_of
from .lead_verbs import Form, entries, lead_at, skip_adverbs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Italic, ParagraphKind

_FINITE: frozenset[Form] = frozenset({"finite"})
_PARTICIPLE: frozenset[Form] = frozenset({"participle"})
_BASE: frozenset[Form] = frozenset({"base"})
_OPENING_CHARS = 170
_SPEAKERS_CHARS = 1600  # "We, the Heads of State and Government ..., reaffirm" fits
_LONGEST_ITALIC = 9  # tokens; a longer run is a title or a whole paragraph in italics
_QUOTES = "“\"‘'«[("
_NO_TAIL = frozenset({"of", "to", "by", "at", "about", "that", "the", "in", "with", "and", "its"})


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
        tokens: of the text; those of `opening_tokens` are enough.
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
    decided = _decided(tokens, index, body) if tokens[index].word == "at" else 0
    if decided:
        noun = phrases.DECIDED_NOUNS.get(tokens[decided].word)
        longer = (
            noun is not None
            and tokens[decided + 1 : decided + 2]
            and (tokens[decided + 1].word == noun)
        )
        first = decided
        while _is_adverb(tokens[first - 1].word):
            first -= 1
        return span_of("none", tokens, first, decided + bool(longer))
    named = _behind_organ(tokens, index, body)
    if named:
        lead = lead_at(tokens, named, _FINITE)
        if lead is not None:
            return opening_of("organ", tokens, lead)
        return opening_of("participle", tokens, lead_at(tokens, named, _PARTICIPLE))
    if nested or kind not in {"preambular", "operative"}:
        return nested_opening(tokens, index, kind)
    order = (_PARTICIPLE, _FINITE) if kind == "preambular" else (_FINITE, _PARTICIPLE)
    for forms in order:
        lead = lead_at(tokens, index, forms)
        if lead is not None:
            return opening_of("finite" if forms is _FINITE else "participle", tokens, lead)
    return _unknown(tokens, index, kind)


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


def _first_person(tokens: Sequence[Token], index: int) -> Opening:
    """Read "We recognize", "We are convinced", "We, the Ministers ..., reaffirm"."""
    at = index + 1
    if at < len(tokens) and tokens[at].word == ",":
        while at < len(tokens):
            if tokens[at].word in {",", ")"}:
                lead = lead_at(tokens, at + 1, _BASE) or lead_at(tokens, at + 1, _PARTICIPLE)
                if lead is not None and lead.entry.rank != "opening":
                    return opening_of("we", tokens, lead)
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
        return span_of("we", tokens, first, at)
    lead = lead_at(tokens, first, _BASE)
    if lead is not None:
        return opening_of("we", tokens, lead)
    return span_of("we", tokens, first, at) if at < len(tokens) else NO_OPENING


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


def _decided(tokens: Sequence[Token], index: int, body: str | None) -> int:
    """Index of "decided" in "At its 20th plenary meeting, ..., the Council decided"; or 0."""
    name = ["the", *(body or "").lower().split()]
    words = [token.word for token in tokens]
    for start in range(index + 2, len(words) - len(name)):
        if body is not None and words[start : start + len(name)] == name:
            last = name[-1]
            for at in range(start + len(name), len(words)):
                before = words[at - 1]
                known = before in {last, ",", "and"} or _is_adverb(before)
                if known and words[at] in phrases.DECIDED:
                    return at
            return 0
    return 0


def _is_adverb(word: str) -> bool:
    return word in phrases.STRENGTH or word in phrases.SEQUENCE_WORDS


def _unknown(tokens: Sequence[Token], index: int, kind: ParagraphKind) -> Opening:
    """Take a word by its ending where the tables do not know it."""
    at = skip_adverbs(tokens, index)
    if at >= len(tokens):
        return NO_OPENING
    word = tokens[at].word
    if kind == "preambular":
        if word.endswith(("ing", "ed")) and len(word) > 4:
            return span_of("participle", tokens, index, at)
        return NO_OPENING
    if (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "’s", "'s"))
        and word not in {"this", "states", "parties", "members", "whereas", "as"}
        and at + 1 < len(tokens)
        and tokens[at + 1].word in phrases.VERB_FOLLOWERS
    ):
        return span_of("finite", tokens, index, at)
    if word in {"to", "not", "if"} or word in imperatives.IMPERATIVES | imperatives.NOUN_LIKE:
        return nested_opening(tokens, index, kind)
    return NO_OPENING


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
    if found.lead is None and (text[end:].lstrip()[:1] == ":" or not text[end:].strip(" ;.,")):
        return found  # the title of an item, "Protection of harbours: ..."
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
    long = text[:3].lower() in {f"{phrases.FIRST_PERSON},", "if ", "at "}
    return tokens_of(text, _SPEAKERS_CHARS if long else _OPENING_CHARS)
