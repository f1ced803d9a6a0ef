"""Which words of a group are routine or editorial though the group changed in substance.

A reader of a long paragraph looks for what matters in it. Two things that the comparison knows
tell the rest apart: the class of each clause, and the advances that were checked. The sequence
words of a lead verb ("Also decides", "Further decides") come and go with the order of paragraphs.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Group
    from clausetrail.report.atoms import Atom
    from clausetrail.report.sides import TextSide

_Side = Literal["old", "new"]
# Offsets in a paragraph, by its side and its position there.
Spans = dict[tuple[_Side, int], list[tuple[int, int]]]


def minor_spans(group: Group, atoms: Sequence[Atom], old: TextSide, new: TextSide) -> Spans:
    """Return where the changes of a group are routine or editorial.

    Args:
        group: of the comparison; nothing is told of one whose class says it as a whole.
        atoms: the runs of its words.
        old: the old text.
        new: the new one.
    """
    found: Spans = {}
    if group.change != "substantive" or not (group.old and group.new):
        return found
    for change in group.clauses:
        if change.change in {"rollover", "editorial"} and change.old and change.new:
            _add_clause(found, "old", old, change.old)
            _add_clause(found, "new", new, change.new)
    verbs = _verbs(group, old, new)
    checked = {(one.old, one.new) for one in group.advances if not one.suspect}
    for before, after in pairwise(atoms):
        if before.sign == "-" and after.sign == "+":
            pair = before.text.strip(), after.text.strip()
            if pair in checked or _is_sequence(before, after, verbs):
                _add(found, "old", before.old, before.old_start, before.text)
                _add(found, "new", after.new, after.new_start, after.text)
    for at, atom in enumerate(atoms):
        beside = {one.sign for one in atoms[max(0, at - 1) : at + 2]}
        if len(beside - {"="}) == 1 and _is_only_sequence(atom, verbs):
            name, place, start = _where(atom)
            _add(found, name, place, start, atom.text)
    return found


def _verbs(group: Group, old: TextSide, new: TextSide) -> Spans:
    """Return where the lead verbs of a group stand."""
    found: Spans = {}
    sides: tuple[tuple[_Side, TextSide, tuple[str, ...]], ...] = (
        ("old", old, group.old), ("new", new, group.new),
    )  # fmt: skip
    for name, side, refs in sides:
        for ref in refs:
            place = side.place[ref]
            one = side.paragraphs[place]
            for clause in one.clauses:
                at = one.text.find(clause.verb, clause.start, clause.end) if clause.verb else -1
                if clause.verb and at >= 0:
                    found.setdefault((name, place), []).append((at, at + len(clause.verb)))
    return found


def _where(atom: Atom) -> tuple[_Side, int, int]:
    """Return side, position and offset of what went or came."""
    if atom.sign == "-":
        return "old", atom.old, atom.old_start
    return "new", atom.new, atom.new_start


def _in_verb(atom: Atom, verbs: Spans) -> bool:
    """Whether the words that went, or came, are a part of a lead verb."""
    name, place, at = _where(atom)
    start = at + len(atom.text) - len(atom.text.lstrip())
    end = at + len(atom.text.rstrip())
    return any(first <= start and end <= last for first, last in verbs.get((name, place), ()))


def _is_sequence(gone: Atom, come: Atom, verbs: Spans) -> bool:
    """Whether a lead verb has other sequence words, or none, and is the same for the rest."""
    from clausetrail.diff.verbs import plain_words

    return (
        _in_verb(gone, verbs)
        and _in_verb(come, verbs)
        and plain_words(gone.text) == plain_words(come.text)
    )


def _is_only_sequence(atom: Atom, verbs: Spans) -> bool:
    """Whether nothing but the sequence words of a lead verb went, or came."""
    from clausetrail.diff.verbs import plain_words

    if atom.sign == "=" or not atom.text.strip() or not _in_verb(atom, verbs):
        return False
    return not plain_words(atom.text)


def _add_clause(found: Spans, name: _Side, side: TextSide, which: tuple[str, int]) -> None:
    ref, index = which
    place = side.place[ref]
    clause = side.paragraphs[place].clauses[index]
    found.setdefault((name, place), []).append((clause.start, clause.end))


def _add(found: Spans, name: _Side, place: int, start: int, words: str) -> None:
    found.setdefault((name, place), []).append((start, start + len(words)))
