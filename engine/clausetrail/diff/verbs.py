"""Compare two lead verbs on the ladder of strength."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.lang.en.routine import SEQUENCE
from clausetrail.lang.en.strength import (
    ACT_ADJECTIVES,
    ACT_NOUNS,
    INTENSIFIERS,
    LADDERS,
    LIGHT_VERBS,
    RUNGS,
    SPOKEN,
    VERB_FORMS,
)

if TYPE_CHECKING:
    from clausetrail.model import Direction

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# "calls upon", "takes note", "looks forward": a verb and what makes it another one.
_PARTICLES = frozenset(
    ("upon", "on", "for", "note", "forward", "tribute", "attention", "mind", "out")
)
_CONCERNS = {
    word: act for word, act in (*ACT_NOUNS.items(), *ACT_ADJECTIVES.items())
    if RUNGS.get(act, ("",))[0] == "concern"
}  # fmt: skip
_FALLBACK_ENDINGS = ("ing", "ies", "es", "ed", "s", "e")


class Act(NamedTuple):
    """What a lead verb does, and how strongly."""

    ladder: str
    rung: int
    lift: int  # by adverbs and the like, within the rung


def plain_words(verb: str) -> tuple[str, ...]:
    """Return the words of a lead verb, without its sequence words and in lower case."""
    return tuple(word for word in map(str.lower, _WORD.findall(verb)) if word not in SEQUENCE)


def base_words(verb: str) -> tuple[str, ...]:
    """Return the plain words of a lead verb, each in its base form: "calls upon", (call, upon)."""
    return tuple(VERB_FORMS.get(word, word) for word in plain_words(verb))


def differ(old: str | None, new: str | None) -> bool:
    """Whether two lead verbs differ by more than sequence words and capitals."""
    return old is not None and new is not None and plain_words(old) != plain_words(new)


def direction(old: str, new: str) -> Direction:
    """Say whether the new verb is stronger; acts of unlike kind are "other"."""
    before, after = act_of(old), act_of(new)
    if before.ladder != after.ladder:
        return "other"
    if before[1:] == after[1:]:
        return "same"
    return "stronger" if after[1:] > before[1:] else "weaker"


@lru_cache(maxsize=4096)
def act_of(verb: str) -> Act:
    """Read a lead verb: "Expressing its deep concern" is concern, lifted by "deep"."""
    words = plain_words(verb)
    if words[:1] == ("to",):  # the infinitive of a sub-paragraph
        words = words[1:]
    head = next((at for at, word in enumerate(words) if word in VERB_FORMS), None)
    base = VERB_FORMS[words[head]] if head is not None else ""
    after = words[head + 1 :] if head is not None else words
    if base == "continue" and "to" in after:
        return act_of(" ".join(after[after.index("to") + 1 :]) or base)
    concern = next((word for word in words if word in _CONCERNS), None)
    adjective = next((word for word in words if word in ACT_ADJECTIVES), None)
    noun = _act_noun(after) if base in LIGHT_VERBS else None
    named = None
    if concern is not None:
        # "Notes with concern" is a concern as "Concerned" is.
        named, act = concern, _CONCERNS[concern]
    elif adjective is not None and _is_state(base, words, head, adjective):
        named, act = adjective, ACT_ADJECTIVES[adjective]
    elif noun is not None:
        named, act = noun, ACT_NOUNS[noun]
    elif base == "express" and after:
        act = f"express {after[-1]}"  # "expresses its sympathy": no ladder knows it
    elif base:
        act = _with_particle(base, after)
    else:
        act = _stem(next((word for word in words if not word.endswith("ly")), ""))
    ladder, rung = RUNGS.get(act, (act, 0))
    return Act(ladder, rung, _lift(words, named))


def is_known_act(verb: str) -> bool:
    """Whether a verb is the organ's own: in a finite form, on a ladder, or known to be spoken.

    An infinitive or a gerund of any other verb ("To protect", "Scaling up") opens a
    sub-paragraph, and says what others are to do.
    """
    words = plain_words(verb)
    if not words or (words[0] != "to" and not words[0].endswith("ing")):
        return True
    if act_of(verb).ladder in LADDERS:
        return True
    return words[0] != "to" and VERB_FORMS.get(words[0]) in SPOKEN


def _lift(words: tuple[str, ...], named: str | None) -> int:
    return max((INTENSIFIERS.get(word, 0) for word in words if word != named), default=0)


def _is_state(base: str, words: tuple[str, ...], head: int | None, adjective: str) -> bool:
    """Whether an adjective is the act: "Deeply convinced", "remains seized"."""
    if head is None or base in {"be", "remain", "continue"}:
        return True
    return words.index(adjective) <= head


def _act_noun(words: tuple[str, ...]) -> str | None:
    return next((word for word in words if word in ACT_NOUNS), None)


def _with_particle(base: str, after: tuple[str, ...]) -> str:
    for particle in after[:2]:
        if particle in _PARTICLES and f"{base} {particle}" in RUNGS:
            return f"{base} {particle}"
    return "bear in mind" if base == "bear" else base


def _stem(word: str) -> str:
    for ending in _FALLBACK_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
