"""Find the sequence words of lead verbs: "also" and "further", which tell only the order."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from clausetrail.lang.en.routine import AFTER_SEQUENCE, IN_LEAD_VERB, SEQUENCE, SPEAKING
from clausetrail.lang.en.strength import VERB_FORMS
from clausetrail.lang.en.verb_phrases import STATES, STRENGTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lexemes import Lexeme

_LEAD_WORDS = IN_LEAD_VERB | STATES | STRENGTH


def sequence_words(text: str, lexed: list[Lexeme], verbs: Sequence[tuple[int, int]]) -> set[int]:
    """Find the "also" and "further" that belong to a lead verb, as indexes of lexemes."""
    found: set[int] = set()
    starts = [start for start, _ in verbs]
    for at, lexeme in enumerate(lexed):
        if lexeme.kind != "word":
            continue
        word = lexeme.text.lower()
        gap = text[lexed[at - 1].end : lexeme.start] if at else ""
        if at == 0 or "\n" in gap:
            found |= _in_lead_verb(lexed, at)
        elif (word in SEQUENCE and _is_within(verbs, starts, lexeme.start)) or (
            word in SEQUENCE
            and (lexed[at - 1].text.lower() in {"and", "regard"} or ";" in gap)
            and at + 1 < len(lexed)
            and _speaks(lexed[at + 1].text)
        ):
            found.add(at)
    return found


def _is_within(verbs: Sequence[tuple[int, int]], starts: Sequence[int], place: int) -> bool:
    index = bisect_right(starts, place) - 1
    return index >= 0 and place < verbs[index][1]


def _in_lead_verb(lexed: list[Lexeme], start: int) -> set[int]:
    found: set[int] = set()
    verb = False
    for at in range(start, min(start + 8, len(lexed))):
        word = lexed[at].text.lower()
        following = lexed[at + 1].text.lower() if at + 1 < len(lexed) else ""
        if word in SEQUENCE:
            if (
                word == "also" and (verb or following in VERB_FORMS or following in _LEAD_WORDS)
            ) or (
                word == "further" and (_stands_alone(lexed, at + 1) if verb else _speaks(following))
            ):
                found.add(at)
            elif word == "further":
                break
        elif word in VERB_FORMS:
            verb = True
        elif word not in _LEAD_WORDS:
            break
    return found


def _stands_alone(lexed: list[Lexeme], at: int) -> bool:
    """Whether a "further" before this place belongs to the verb, not to the noun behind it."""
    if at >= len(lexed) or lexed[at].kind != "word":
        return False
    word = lexed[at].text
    return word.lower() in AFTER_SEQUENCE or word[0].isupper()


def _speaks(word: str) -> bool:
    """Whether a word is a verb in a form in which the organ itself speaks."""
    lowered = word.lower()
    finite = lowered.endswith("s") and VERB_FORMS.get(lowered, lowered) != lowered
    return finite or lowered in SPEAKING
