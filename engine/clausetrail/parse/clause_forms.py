"""What an opening is, and how a form is known for a verb: shared by all that reads lead verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetrail.lang.en import verb_phrases as phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lead_tokens import Token
    from .lead_verbs import Lead

Mood = Literal["finite", "participle", "we", "organ", "none"]


class Opening(NamedTuple):
    """How a paragraph opens."""

    mood: Mood
    start: int  # offsets of the lead verb in the text; both 0 where there is none
    end: int
    lead: Lead | None = None


NO_OPENING = Opening("none", 0, 0)


def opening_of(mood: Mood, tokens: Sequence[Token], lead: Lead | None) -> Opening:
    """Return the opening that a lead verb makes, or none."""
    if lead is None:
        return NO_OPENING
    return Opening(mood, tokens[lead.first].start, tokens[lead.stop - 1].end, lead)


def span_of(mood: Mood, tokens: Sequence[Token], first: int, last: int) -> Opening:
    """Return the opening from one token to another, which is no lead verb of the tables."""
    return Opening(mood, tokens[first].start, tokens[last].end)


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
