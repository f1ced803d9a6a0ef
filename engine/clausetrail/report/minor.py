"""Which words of a group are routine or editorial though the group changed in substance.

A reader of a long paragraph looks for what matters in it. Two things that the comparison knows
tell the rest apart: the class of each clause, and the advances that were checked.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Group
    from clausetrail.report.atoms import Atom
    from clausetrail.report.sides import TextSide

# Offsets in a paragraph, by its side and its position there.
Spans = dict[tuple[Literal["old", "new"], int], list[tuple[int, int]]]


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
    checked = {(one.old, one.new) for one in group.advances if not one.suspect}
    for before, after in pairwise(atoms):
        if before.sign == "-" and after.sign == "+":
            pair = before.text.strip(), after.text.strip()
            if pair in checked:
                _add(found, "old", before.old, before.old_start, before.text)
                _add(found, "new", after.new, after.new_start, after.text)
    return found


def _add_clause(
    found: Spans, name: Literal["old", "new"], side: TextSide, which: tuple[str, int]
) -> None:
    ref, index = which
    place = side.place[ref]
    clause = side.paragraphs[place].clauses[index]
    found.setdefault((name, place), []).append((clause.start, clause.end))


def _add(found: Spans, name: Literal["old", "new"], place: int, start: int, words: str) -> None:
    found.setdefault((name, place), []).append((start, start + len(words)))
