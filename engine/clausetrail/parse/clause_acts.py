"""Later acts of a paragraph: where the organ that speaks takes up a second verb.

A later act is a lead verb in the form of the first, or a participle of statement that hangs
on it, behind a comma, "and" or a connecting phrase, whose subject is the organ. A verb with a
subject of its own ("which affirms and welcomes"), a gerund ("by recognizing"), a participle
that tells how others are to act ("bearing in mind") and whatever stands in quotation marks or
brackets is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetrail.lang.en import verb_phrases as phrases

from .clause_forms import Mood, following_is_object, is_verb
from .clause_joins import Join, joined
from .clause_subjects import (
    REACH,
    behind_gerunds,
    behind_relative,
    encloses,
    foreign_subject,
    in_gerunds,
    of_noun,
    resumes,
    within_aside,
)
from .lead_tokens import connector_starts, phrase_at
from .lead_verbs import Entry, Form, Lead, entries, lead_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lead_tokens import Token

_FORMS: dict[Form, frozenset[Form]] = {
    "finite": frozenset({"finite"}),
    "participle": frozenset({"participle"}),
    "base": frozenset({"base"}),
}


class Act(NamedTuple):
    """A later act among tokens."""

    start: int  # index of the clause's first token, the connecting words included
    lead: Lead
    first: int  # index of the first token of the verb as quoted


def later_acts(
    tokens: Sequence[Token], first: int, *, mood: Mood, opening: Lead | None
) -> list[Act]:
    """Find the acts behind an opening verb.

    Args:
        tokens: of the paragraph's text.
        first: index of the first token behind the opening verb.
        mood: of the opening.
        opening: the opening verb, where it is one of the tables.

    Returns:
        The acts in ascending order.
    """
    acts: list[Act] = []
    known = entries()
    current = opening
    begin = first
    index = first
    depth = _Depth(tokens)
    outside = True
    while index < len(tokens):
        word = tokens[index].word
        if word in _MARKS:
            outside = depth.passes(word)
        elif outside and word in known and index > first:
            act = _act_at(tokens, begin, index, mood=mood, current=current, known=known)
            if act is not None and act.start >= begin:
                acts.append(act)
                current = act.lead
                begin = act.lead.stop
                for inner in range(index + 1, begin):
                    outside = depth.passes(tokens[inner].word)
                index = begin
                continue
        index += 1
    return acts


class _Depth:
    """Counts quotation marks and brackets that are open, of the kinds that a text closes."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        marks = [token.word for token in tokens if token.word in _MARKS]
        self._opens: dict[str, str] = {}  # by the mark that closes
        self._open: dict[str, int] = {}  # how many are open, by the mark that closes
        for opening, closing in _PAIRS:
            number = marks.count(opening)
            # A mark without its fellow is a slip and parts nothing.
            if number == marks.count(closing) and (opening != closing or number % 2 == 0):
                self._opens[opening] = closing
                self._open[closing] = 0

    def passes(self, word: str) -> bool:
        """Take a token in; tell whether it stands outside quotation marks and brackets."""
        if word in _MARKS:
            if self._open.get(word):
                self._open[word] -= 1
            elif word in self._opens:
                self._open[self._opens[word]] += 1
        return not any(self._open.values())


_PAIRS = (("“", "”"), ("«", "»"), ('"', '"'), ("(", ")"), ("[", "]"))
_MARKS = frozenset('“”«»"()[]')


def _act_at(
    tokens: Sequence[Token],
    begin: int,
    index: int,
    *,
    mood: Mood,
    current: Lead | None,
    known: dict[str, tuple[Entry, ...]],
) -> Act | None:
    """Read an act whose verb is the token at an index, if it is one."""
    join = joined(tokens, begin, index)
    if join is None:
        return None
    for entry in known[tokens[index].word]:
        lead = lead_at(tokens, index, _FORMS[entry.form])
        if lead is None:
            continue
        hanging = current is not None and current.entry.form == "participle"
        if entry.form == "base":
            good = mood == "we" and _first_person(tokens, begin, join, lead)
        elif entry.form == "finite":
            good = _finite(tokens, begin, join, lead, mood)
        elif mood == "participle" or (mood != "none" and hanging):
            good = _among_participles(tokens, begin, join, lead)
        elif mood == "none":
            good = _beside_infinitive(tokens, begin, join, lead)
        else:
            good = _beside_finite(tokens, begin, join, lead, current)
        if good:
            return Act(join.start, lead, join.first)
    return None


def _strong(lead: Lead, tokens: Sequence[Token]) -> bool:
    """Whether a verb is one with which an organ acts, also in a later clause."""
    rank, base = lead.entry.rank, lead.entry.base
    if rank in {"statement", "directive"}:
        return base not in phrases.EMPTY or lead.stop > lead.head + 1
    if base == "have":
        return tokens[lead.stop - 1].word in phrases.HAVING
    if base == "act":
        return lead.stop < len(tokens) and tokens[lead.stop].word == "under"
    if base in {"remain", "continue", "be", "stand"}:
        return lead.stop > lead.head + 1
    if rank == "weak":
        return lead.stop > lead.head + 1 or following_is_object(tokens, lead.stop)
    return False


def _finite(tokens: Sequence[Token], begin: int, join: Join, lead: Lead, mood: Mood) -> bool:
    """Whether a verb in the third person has the organ as its subject."""
    if not _strong(lead, tokens) or not is_verb(tokens, lead, apart=join.comma):
        return False
    if mood == "we" or behind_relative(tokens, begin, join.start):
        return False
    if mood == "none" and tokens[0].word in phrases.SUBORDINATORS:
        return False
    if mood == "participle":
        return join.comma and not foreign_subject(tokens, begin, join.start)
    weak = lead.entry.rank not in {"statement", "directive"} and not _continues(lead)
    if weak and lead.entry.base in phrases.OF_THINGS and not _attitude(lead):
        return False
    if not join.conjunction:
        avowed = not weak or _avowed(tokens, lead)
        return avowed and not foreign_subject(tokens, begin, join.start)
    if join.conjunction not in {"and", "but", "yet"}:
        return False
    if weak and not (join.comma or join.connector):
        return False
    if weak or not (join.comma or join.connector):
        return not foreign_subject(tokens, begin, join.start)
    return True


def _attitude(lead: Lead) -> bool:
    """Whether a verb carries a noun of attitude ("observing with concern", "voicing its hope")."""
    return any(word in phrases.ATTITUDES for word in lead.complement.split())


def _spoken(tokens: Sequence[Token], lead: Lead) -> bool:
    """Whether a weak participle says what the organ thinks ("considering also", "hoping that")."""
    if _attitude(lead):
        return True
    said = tokens[lead.stop - 1].word in {"also", "further"} or (
        lead.stop < len(tokens) and tokens[lead.stop].word == "that"
    )
    return said and lead.entry.base in phrases.AVOWALS


def _continues(lead: Lead) -> bool:
    """Whether a lead verb is "continues to call for", an act of the organ for certain."""
    return lead.entry.base == "continue" and lead.stop > lead.head + 1


def _avowed(tokens: Sequence[Token], lead: Lead) -> bool:
    """Whether a weak verb tells behind a bare comma what the organ itself does."""
    base, following = lead.entry.base, tokens[lead.stop : lead.stop + 1]
    if _attitude(lead):
        return True
    if base not in phrases.AVOWALS or not following:
        return False
    return following[0].word in {"to", "itself", "it"} or following_is_object(tokens, lead.stop)


def _among_participles(tokens: Sequence[Token], begin: int, join: Join, lead: Lead) -> bool:
    """Whether a participle or a state of mind has the organ as its subject, in a preamble."""
    entry = lead.entry
    if entry.rank == "state":
        return _state(tokens, join, lead)
    if not _strong(lead, tokens) or (entry.base == "have" and lead.stop == lead.head + 1):
        return False
    if in_gerunds(tokens, begin, join) or encloses(tokens, lead.stop):
        return False
    if _weighs(tokens, lead, None):
        return bool(join.conjunction)
    if entry.rank == "weak":
        return join.comma and (bool(join.conjunction) or _spoken(tokens, lead))
    if entry.rank == "directive" and not join.conjunction:
        return not behind_gerunds(tokens, begin, join.start) and following_is_object(
            tokens, lead.stop
        )
    return True


def _state(tokens: Sequence[Token], join: Join, lead: Lead) -> bool:
    following = tokens[lead.stop].word if lead.stop < len(tokens) else ""
    if following not in phrases.STATE_LINKS and following != ",":
        return False
    if join.conjunction and (join.comma or join.connector):
        return True
    return following == "that" or tokens[lead.head].word in phrases.SPOKEN_STATES


def _beside_finite(
    tokens: Sequence[Token], begin: int, join: Join, lead: Lead, current: Lead | None
) -> bool:
    """Whether a participle that hangs on a finite verb has the organ as its subject."""
    entry = lead.entry
    if not join.comma or within_aside(tokens, begin, join.start):
        return False
    if entry.rank == "state":
        return _state(tokens, join, lead) and not _directs(current)
    if not _stated(tokens, join, lead, current) or not _strong(lead, tokens):
        return False
    if _weighs(tokens, lead, current):
        return False
    if (
        behind_gerunds(tokens, begin, join.start)
        and not join.connector
        and (join.conjunction in {"and", "or", "but"} or not following_is_object(tokens, lead.stop))
    ):
        return False
    return entry.rank == "directive" or not resumes(tokens, lead.stop)


def _stated(tokens: Sequence[Token], join: Join, lead: Lead, current: Lead | None) -> bool:
    """Whether a participle beside a finite verb is the organ's by what it means.

    "Welcomes the plan, while encouraging": beside a statement, "while" sets an act of the
    organ against another; beside a directive it is what others are to do meanwhile. "Decides to
    meet, inviting all to come": what the organ decides to do itself, it does with its own acts.
    """
    rank = lead.entry.rank
    if rank == "directive" and current is not None:
        if join.conjunction in {"while", "whilst"}:
            return current.entry.rank == "statement"
        itself = current.entry.base == "decide" and tokens[current.stop].word == "to"
        return itself and not join.conjunction and following_is_object(tokens, lead.stop)
    return rank == "statement" or (rank == "weak" and _spoken(tokens, lead))


def _beside_infinitive(tokens: Sequence[Token], begin: int, join: Join, lead: Lead) -> bool:
    """Whether a participle in a sub-paragraph has the organ as its subject.

    There the infinitive's subject is near, so that only a whole statement is the organ's.
    """
    following = tokens[lead.stop].word if lead.stop < len(tokens) else ""
    if join.connector and lead.entry.rank == "statement" and _strong(lead, tokens):
        return True
    regards = phrase_at(tokens, lead.stop, connector_starts())
    if regards and lead.stop + regards < len(tokens):
        following = tokens[lead.stop + regards].word
    if following not in {"that", "the"} or lead.entry.rank == "state":
        return False
    if lead.entry.base in phrases.CONSIDERATIONS:
        return False
    if join.conjunction == "and":
        return join.comma and of_noun(tokens) and lead.entry.rank == "statement"
    return _beside_finite(tokens, begin, join, lead, current=None)


def _first_person(tokens: Sequence[Token], begin: int, join: Join, lead: Lead) -> bool:
    """Whether "we" is the subject of a later verb ("We recognize ..., and call upon ...")."""
    if join.conjunction not in {"and", "but"} or lead.entry.rank not in {"statement", "directive"}:
        return False
    if not (lead.stop > lead.head + 1 or following_is_object(tokens, lead.stop)):
        return False
    words = {token.word for token in tokens[max(begin, join.start - REACH) : join.start]}
    if words & phrases.MODALS:
        if join.connector or (lead.stop > lead.head + 1 and join.comma):
            return True
        return join.comma and _says_that(tokens, begin, join, lead)
    return join.comma or join.connector or not words & {"that", *phrases.RELATIVES}


def _says_that(tokens: Sequence[Token], begin: int, join: Join, lead: Lead) -> bool:
    """Whether "and recall that" goes on with "we", and not with an infinitive just before it."""
    if lead.entry.rank != "statement" or tokens[lead.stop : lead.stop + 1] == []:
        return False
    for index in range(join.start - 2, begin, -1):
        if tokens[index].word in phrases.MODALS:
            return False
        if tokens[index].word == ",":
            break
    return tokens[lead.stop].word == "that"


def _weighs(tokens: Sequence[Token], lead: Lead, current: Lead | None) -> bool:
    """Whether a participle tells what others are to weigh ("taking into account")."""
    words = {token.word for token in tokens[lead.head : lead.stop]}
    if words & {"account", "consideration", "attention"}:
        return True
    theirs = lead.stop < len(tokens) and tokens[lead.stop].word == "their"
    return "mind" in words and (theirs or _directs(current))


def _directs(lead: Lead | None) -> bool:
    return lead is not None and lead.entry.rank == "directive"
