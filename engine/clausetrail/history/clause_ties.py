"""Which clauses of two texts belong together: counterparts, and what another took up or let go.

    71   OP52  Emphasizes the equality of the languages;        -> OP49, first clause
         OP58  Emphasizes that all staff are committed to it;   -> OP49, first clause
    73   OP49  Emphasizes the equality of the languages and that all staff are committed to it;

A comparison ties each clause to one at the most. What it leaves alone is tied here where nothing of
it is gone: every content word stands, in order, in a clause of the paragraph that its own became,
and the organ still does what it did: with the same act or a stronger one, or in the same words. A
decision that a preamble recalls is none any more, and "notes" does not "endorse". A clause that is
new is tied in the same way to the one that it came out of.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from clausetrail.diff.cleanup import is_content
from clausetrail.diff.tokens import tokenize
from clausetrail.diff.verbs import differ, direction
from clausetrail.diff.words import diff_words
from clausetrail.model import ClauseChange

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from clausetrail.model import Clause, Group, Paragraph

ClausePlace = tuple[str, int]
"""Reference of a paragraph, 0-based index of the clause in it."""

# Words that stand by ones and twos all over a long clause say nothing: on average, a run that
# stands has at least so many content words.
_RUN = 2


class Tie(Struct, frozen=True):
    """Clauses of two texts that belong together."""

    old: tuple[ClausePlace, ...]  # in the order of the text; at least one
    new: tuple[ClausePlace, ...]
    pairs: tuple[ClauseChange, ...]  # what the comparison says of those among them that it tied


def ties(
    group: Group, old: Mapping[str, Paragraph], new: Mapping[str, Paragraph]
) -> tuple[Tie, ...]:
    """Tie the clauses of a group.

    Args:
        group: what became of one or more paragraphs.
        old: the paragraphs of the earlier text, by reference.
        new: of the later one.

    Returns:
        The ties, by their first clause in the comparison. No clause is in two; one that is in
        none has nothing in the other text that it belongs with.
    """
    edges: list[tuple[ClausePlace, ClausePlace]] = []
    before, after = [old[ref] for ref in group.old], [new[ref] for ref in group.new]
    for one in group.clauses:
        if one.old is not None and one.new is not None:
            edges.append((one.old, one.new))
        elif one.old is not None:
            edges += [(one.old, held) for held in _holders(old[one.old[0]], one.old[1], after)]
        elif one.new is not None:
            edges += [(held, one.new) for held in _holders(new[one.new[0]], one.new[1], before)]
    families: list[list[tuple[ClausePlace, ClausePlace]]] = []
    for edge in edges:
        near = [one for one in families if any(edge[0] == a or edge[1] == b for a, b in one)]
        for other in near[1:]:
            families.remove(other)
            near[0].extend(other)
        if near:
            near[0].append(edge)
        else:
            families.append([edge])
    paired = {(one.old, one.new): one for one in group.clauses}
    return tuple(
        Tie(
            tuple(sorted({one for one, _ in family}, key=_by_text(group.old))),
            tuple(sorted({one for _, one in family}, key=_by_text(group.new))),
            tuple(paired[edge] for edge in family if edge in paired),
        )
        for family in families
    )


def stretches(
    paragraphs: Mapping[str, Paragraph], places: Sequence[ClausePlace]
) -> list[tuple[str, int, int]]:
    """Join neighbouring clauses of a paragraph.

    Args:
        paragraphs: of their text, by reference.
        places: clauses, in the order of the text.

    Returns:
        Reference, start and end of each stretch, as offsets in its paragraph.
    """
    found: list[tuple[str, int, int]] = []
    for ref, index in places:
        clause = paragraphs[ref].clauses[index]
        if found and found[-1][0] == ref and found[-1][2] == clause.start:
            found[-1] = (ref, found[-1][1], clause.end)
        else:
            found.append((ref, clause.start, clause.end))
    return found


def _by_text(refs: Sequence[str]) -> Callable[[ClausePlace], tuple[int, int]]:
    """Return a key that sorts clauses as these paragraphs stand."""
    return lambda place: (refs.index(place[0]), place[1])


def _holders(paragraph: Paragraph, index: int, others: Sequence[Paragraph]) -> list[ClausePlace]:
    """The first clause of other paragraphs in which a clause stands whole, if any."""
    clause = paragraph.clauses[index]
    found = (
        (other.ref, at)
        for other in others
        if other.kind == paragraph.kind
        for at, held in enumerate(other.clauses)
        if _stands(paragraph.text, clause, other.text, held)
    )
    return list(islice(found, 1))


def _stands(old_text: str, old: Clause, new_text: str, new: Clause) -> bool:
    whole = new_text[new.start : new.end]
    verb, rest = _parted(old_text[old.start : old.end], old.verb)
    if old.verb and new.verb and _as_strong(old.verb, new.verb):
        return _all_in(rest, _parted(whole, new.verb)[1])
    return _all_in(verb + rest, whole)


def _as_strong(old: str, new: str) -> bool:
    return not differ(old, new) or direction(old, new) in ("same", "stronger")


def _parted(text: str, verb: str | None) -> tuple[str, str]:
    """Cut a clause behind its lead verb; what stands before the verb only connects."""
    at = text.find(verb) if verb else -1
    if verb is None or at < 0:
        return "", text
    return verb, text[at + len(verb) :]


def _all_in(old: str, new: str) -> bool:
    """Whether every content word of a text stands in another, in order and not scattered."""
    ops = diff_words(_folded(old), _folded(new)).ops
    if any(_content(words) for sign, words in ops if sign == "-"):
        return False
    held = [at for at, (sign, words) in enumerate(ops) if sign == "=" and _content(words)]
    if not held:
        return False
    between = sum(sign == "+" and _content(words) > 0 for sign, words in ops[held[0] : held[-1]])
    return _RUN * (between + 1) <= max(sum(_content(ops[at][1]) for at in held), _RUN)


def _folded(text: str) -> str:
    """Lower the first letter: where a clause opens its paragraph, its verb is a capital."""
    return text[:1].lower() + text[1:]


def _content(text: str) -> int:
    return sum(map(is_content, tokenize(text).texts))
