"""Pair the clauses within a group, and say what became of each and of its verb."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.lang.en.formulas import FUNCTION_WORDS
from clausetrail.model import Change, ClauseChange, Paragraph, VerbChange

from .classes import RANK, Read, classify_read
from .tokens import tokenize
from .verbs import act_of, differ, direction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .context import Context

# Clauses that share less of their words than this are not one clause reworded; where the acts
# are unlike, a shared subject ("the report of the Committee") is not enough. Found by reading
# the 142 pairs of unlike acts in 130 pairs of texts: below four tenths, hardly one was the same
# clause; above, most were.
MIN_SHARED = 0.2
MIN_SHARED_UNLIKE = 0.4
# What an equal verb, or one on the same ladder, is worth beside the share of common words.
SAME_VERB, SAME_LADDER = 0.3, 0.15
# More pairs than this to weigh, and clauses are paired in order: no real group has as many.
MAX_PAIRS = 2_500

Place = tuple[str, int]  # reference of the paragraph, 0-based index of the clause in it


class ClausesCompared(NamedTuple):
    """The clauses of a group: what became of each, and the verbs that changed."""

    clauses: tuple[ClauseChange, ...] = ()
    verbs: tuple[VerbChange, ...] = ()


class _Clause(NamedTuple):
    place: Place
    verb: str | None
    text: str
    span: tuple[int, int]  # in the group's joined text


def compare_clauses(
    old: Sequence[Paragraph],
    new: Sequence[Paragraph],
    change: Change,
    reads: tuple[Read, Read] | None,
    context: Context,
) -> ClausesCompared:
    """Pair the clauses of a group.

    Args:
        old: the group's old paragraphs.
        new: its new ones.
        change: the group's class.
        reads: the joined texts of both sides as they were read; None for an identical group.
        context: the step between the versions.

    Returns:
        Every clause of either side once, in the order of the new text, those without a
        counterpart where they stood; and the pairs whose verbs differ.
    """
    old_clauses, new_clauses = _clauses(old), _clauses(new)
    if not old_clauses and not new_clauses:
        return ClausesCompared()
    if change == "identical" and len(old_clauses) == len(new_clauses):
        pairs = [(index, index) for index in range(len(old_clauses))]
    else:
        pairs = _pair(old_clauses, new_clauses)
    partner = {j: i for i, j in pairs}
    paired = {i for i, _ in pairs}
    changes: list[ClauseChange] = []
    verbs: list[VerbChange] = []
    alone = [index for index in range(len(old_clauses)) if index not in paired]
    for j, after in enumerate(new_clauses):
        i = partner.get(j)
        if i is None:
            changes.append(ClauseChange(None, after.place, "substantive"))
            continue
        while alone and alone[0] < i:
            changes.append(ClauseChange(old_clauses[alone.pop(0)].place, None, "substantive"))
        before = old_clauses[i]
        verdict: Change = "identical"
        if before.text != after.text:
            verdict = change
            if reads is not None and len(old_clauses) + len(new_clauses) > 2:
                verdict = classify_read(
                    reads[0].part(*before.span), reads[1].part(*after.span), context
                ).change
            # The whole group saw more than the clause: its word is the last.
            verdict = min(verdict, change, key=RANK.__getitem__)
        changes.append(ClauseChange(before.place, after.place, verdict))
        if before.verb and after.verb and _differ(before, after):
            verbs.append(VerbChange(before.verb, after.verb, direction(before.verb, after.verb)))
    changes += [ClauseChange(old_clauses[i].place, None, "substantive") for i in alone]
    return ClausesCompared(tuple(changes), tuple(verbs))


def _differ(old: _Clause, new: _Clause) -> bool:
    """Whether the lead verbs of two clauses differ, and not only in how far they were read.

    A print whose italics end early makes "Notes" of "Notes with satisfaction": where the words
    of the longer verb stand in both clauses, nobody changed it.
    """
    if not differ(old.verb, new.verb):
        return False
    short, long = sorted((old, new), key=lambda one: len(one.verb or ""))
    starts = [one.text.find(one.verb or "") for one in (short, long)]
    return min(starts) < 0 or not short.text.startswith(long.verb or "", starts[0])


def _clauses(paragraphs: Sequence[Paragraph]) -> list[_Clause]:
    clauses: list[_Clause] = []
    offset = 0
    for paragraph in paragraphs:
        for index, clause in enumerate(paragraph.clauses):
            text = paragraph.text[clause.start : clause.end]
            span = (offset + clause.start, offset + clause.end)
            clauses.append(_Clause((paragraph.ref, index), clause.verb, text, span))
        offset += len(paragraph.text) + 1  # and the line feed that joins them
    return clauses


def _pair(old: Sequence[_Clause], new: Sequence[_Clause]) -> list[tuple[int, int]]:
    if len(old) == len(new) == 1:
        return [(0, 0)]
    if len(old) * len(new) > MAX_PAIRS:
        return [(index, index) for index in range(min(len(old), len(new)))]
    old_words, new_words = [_words(clause) for clause in old], [_words(clause) for clause in new]
    weighed: list[tuple[float, int, int, int]] = []
    for i, before in enumerate(old):
        for j, after in enumerate(new):
            shared = _shared(old_words[i], new_words[j])
            bonus = _likeness(before, after)
            least = MIN_SHARED_UNLIKE if bonus is None else MIN_SHARED
            if shared >= least:
                weighed.append((-shared - (bonus or 0.0), abs(i - j), i, j))
    pairs: list[tuple[int, int]] = []
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for _, _, i, j in sorted(weighed):
        if i not in taken_old and j not in taken_new:
            pairs.append((i, j))
            taken_old.add(i)
            taken_new.add(j)
    rest_old = [i for i in range(len(old)) if i not in taken_old]
    rest_new = [j for j in range(len(new)) if j not in taken_new]
    whole = len({one.place[0] for one in old}) == len({one.place[0] for one in new}) == 1
    if whole and rest_old[:1] == rest_new[:1] == [0]:
        pairs.append((0, 0))  # the acts that open the two forms of one paragraph
    elif (
        len(old) == len(new)
        and len(rest_old) == len(rest_new) == 1
        and _likeness(old[rest_old[0]], new[rest_new[0]]) is not None
    ):
        pairs.append((rest_old[0], rest_new[0]))  # the only one left, and no break moved
    return sorted(pairs)


def _words(clause: _Clause) -> Counter[str]:
    return Counter(
        word
        for word in map(str.lower, tokenize(clause.text).texts)
        if word not in FUNCTION_WORDS and word[:1].isalnum()
    )


def _shared(old: Counter[str], new: Counter[str]) -> float:
    """Share of the words of both that they have in common, 0 to 1."""
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 0.0


def _likeness(old: _Clause, new: _Clause) -> float | None:
    """Say what the verbs of two clauses add to their common words; None for unlike acts."""
    if not old.verb or not new.verb:
        return 0.0
    before, after = act_of(old.verb), act_of(new.verb)
    if before.ladder != after.ladder:
        return None
    return SAME_VERB if before.rung == after.rung else SAME_LADDER
