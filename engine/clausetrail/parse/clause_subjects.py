"""Whose act a verb is: signs around it that its subject is another than the organ's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.lang.en import imperatives
from clausetrail.lang.en import verb_phrases as phrases

from .clause_joins import Join, is_adverb
from .lead_verbs import entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lead_tokens import Token

REACH = 300  # tokens; how far back or ahead a verb's surroundings are looked at
_ASIDE = 60  # tokens of an aside between a subject and its verb


def foreign_subject(tokens: Sequence[Token], begin: int, stop: int) -> bool:
    """Whether a clause with a singular subject of its own is open, that the verb may continue.

    "which affirms the rights and calls upon all": "calls" goes on with "affirms".
    """
    for index in range(stop - 1, max(begin, stop - REACH) - 1, -1):
        word = tokens[index].word
        if word in {"it", "he", "she"} and tokens[index - 1].word in phrases.SUBORDINATORS:
            return _third_person(tokens[index + 1].word)
        if word not in phrases.RELATIVES and word != "that":
            continue
        at = index + 1
        while at < stop and (is_adverb(tokens, at) or tokens[at].word == ","):
            at += 1
        if word != "that":
            return at < stop and _third_person(tokens[at].word)
        return any(
            reading.form == "finite" and reading.rank in {"statement", "directive"}
            for token in tokens[at:stop]
            for reading in entries().get(token.word, ())
            if token.word not in phrases.NOUN_FORMS
        )
    return False


def behind_relative(tokens: Sequence[Token], begin: int, start: int) -> bool:
    """Whether a verb is the one of a relative clause ("which, inter alia, underscores")."""
    at = start - 1
    while at > begin and tokens[at].word == ",":
        at -= 1
    return at >= begin and (tokens[at].word in phrases.RELATIVES or tokens[at].word == "that")


def _third_person(word: str) -> bool:
    return (
        word.endswith("s")
        and len(word) > 3
        and not word.endswith(("ss", "us", "’s"))
        and word not in {"states", "parties", "members"}
    )


def in_gerunds(tokens: Sequence[Token], begin: int, join: Join) -> bool:
    """Whether a participle goes on with a row of gerunds ("by promoting and recognizing")."""
    if join.connector:
        return False
    stop = join.start
    for index in range(stop - 1, max(begin, stop - REACH), -1):
        word = tokens[index].word
        if word.endswith("ing") and len(word) > 5:
            head = index - 1
            while head > begin and is_adverb(tokens, head):
                head -= 1
            if tokens[head].word in phrases.GERUND_HEADS:
                return not join.comma
    return False


def within_aside(tokens: Sequence[Token], begin: int, start: int) -> bool:
    """Whether a participle stands between a word and the clause that this word opens."""
    at = start - 1 if tokens[start].word not in {"and", "but"} else start
    while at > begin and tokens[at].word == ",":
        at -= 1
    return tokens[at].word in {"that", "and", "but"} and at < start


def behind_gerunds(tokens: Sequence[Token], begin: int, stop: int) -> bool:
    """Whether gerunds stand before, with which a participle behind "and" would go on."""
    return any(
        tokens[index].word.endswith("ing")
        and tokens[index].word not in phrases.PREPOSITIONS_IN_ING
        and tokens[index - 1].word in {*phrases.GERUND_HEADS, ","}
        for index in range(max(begin + 2, stop - REACH), stop)
    )


def resumes(tokens: Sequence[Token], index: int) -> bool:
    """Whether an infinitive goes on behind a participle (", mindful that ..., and to do")."""
    for at in range(index, min(index + REACH, len(tokens) - 2)):
        if tokens[at].word == ",":
            rest = [token.word for token in tokens[at + 1 : at + 3]]
            if rest[0] == "to" or rest == ["and", "to"]:
                return True
    return False


def of_noun(tokens: Sequence[Token]) -> bool:
    """Whether a sub-paragraph is a noun, with no verb that a participle could go on with."""
    word = tokens[0].word
    return word != "to" and not word.endswith("ing") and word not in imperatives.IMPERATIVES


def encloses(tokens: Sequence[Token], index: int) -> bool:
    """Whether a participle stands between another's subject and its verb (", ..., have agreed")."""
    for at in range(index, min(index + _ASIDE, len(tokens) - 1)):
        if tokens[at].word == ",":
            return tokens[at + 1].word in phrases.AUXILIARIES
    return False
