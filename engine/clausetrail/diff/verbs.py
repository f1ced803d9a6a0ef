"""Compare two lead verbs on the ladder of strength."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from clausetrail.lang.en.routine import SEQUENCE
from clausetrail.lang.en.strength import (
    ACT_ADJECTIVES,
    ACT_NOUNS,
    INTENSIFIERS,
    LIGHT_VERBS,
    RUNGS,
    VERB_FORMS,
)
from clausetrail.model import Direction

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# "calls upon", "takes note", "looks forward": a verb and what makes it another one.
_PARTICLES = frozenset("upon on for note forward tribute attention mind out".split())
_FALLBACK_ENDINGS = ("ing", "ies", "es", "ed", "s", "e")


class Act(NamedTuple):
    """What a lead verb does, and how strongly."""

    ladder: str
    rung: int
    lift: int  # by adverbs and the like, within the rung


def plain_words(verb: str) -> tuple[str, ...]:
    """Return the words of a lead verb, without its sequence words and in lower case."""
    return tuple(word for word in map(str.lower, _WORD.findall(verb)) if word not in SEQUENCE)


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
    lift = max((INTENSIFIERS.get(word, 0) for word in words), default=0)
    head = next((at for at, word in enumerate(words) if word in VERB_FORMS), None)
    adjective = next((word for word in words if word in ACT_ADJECTIVES), None)
    base = VERB_FORMS[words[head]] if head is not None else ""
    if head is not None and words[head] in ACT_ADJECTIVES and head:
        adjective = words[head]
    after = words[head + 1 :] if head is not None else ()
    if _is_concern(words):
        # "Notes with concern" is a concern, if a mild one.
        ladder, rung = "concern", _concern_rung(words)
    elif adjective is not None and (
        head is None
        or base in {"be", "remain", "continue"}
        or words[head] == adjective
        or adjective in words[:head]
    ):
        ladder, rung = RUNGS.get(ACT_ADJECTIVES[adjective], (adjective, 0))
    elif base in LIGHT_VERBS and (noun := _act_noun(after)):
        ladder, rung = RUNGS.get(ACT_NOUNS[noun], (ACT_NOUNS[noun], 0))
        lift = max((INTENSIFIERS.get(word, 0) for word in words if word != noun), default=0)
    elif base == "continue" and "to" in after:
        return act_of(" ".join(after[after.index("to") + 1 :]) or base)
    elif base:
        ladder, rung = _rung(base, after)
    else:
        ladder, rung = (_stem(words[0]) if words else ""), 0
    return Act(ladder, rung, lift)


def _is_concern(words: tuple[str, ...]) -> bool:
    return "concern" in words or "concerns" in words or "alarm" in words


def _concern_rung(words: tuple[str, ...]) -> int:
    return 20 if "alarm" in words else 8 if "with" in words else 10


def _act_noun(words: tuple[str, ...]) -> str | None:
    return next((word for word in words if word in ACT_NOUNS), None)


def _rung(base: str, after: tuple[str, ...]) -> tuple[str, int]:
    for particle in after[:2]:
        if particle in _PARTICLES and f"{base} {particle}" in RUNGS:
            return RUNGS[f"{base} {particle}"]
    if base == "bear":
        return RUNGS["bear in mind"]
    return RUNGS.get(base, (base, 0))


def _stem(word: str) -> str:
    for ending in _FALLBACK_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
