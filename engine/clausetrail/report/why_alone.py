"""Why a paragraph stands alone, and what it brings in or takes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .facts import Fact
from .safe import safe
from .spans import BOLD, DIM, NOTICE, PLAIN, REF, VERB, Line
from .words import count, listed, pair_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.model import Comparison, Evidence, Group

    from .facts import Side


def nearest(group: Group, comparison: Comparison) -> Iterator[Fact]:
    """Yield what came nearest to a group of one side, and why it is not its partner.

    Args:
        group: one of the comparison's, with one side.
        comparison: a finished comparison.
    """
    evidence = group.evidence
    side: Side = "old" if group.new else "new"
    if not evidence or evidence.runner_up is None:
        yield Fact("nearest", [("none came near enough", DIM)])
        return
    ref = evidence.runner_up
    yield Fact(
        "nearest",
        [(safe(ref), REF), (f" of the {side} text{_scored(evidence)}", PLAIN)],
        (side, ref),
    )
    if evidence.shared:
        yield Fact("in common", [(safe(", ".join(evidence.shared)), PLAIN)])
    home = next(
        (one for one in comparison.groups if ref in (one.old if side == "old" else one.new)), None
    )
    if home is not None and group.unsure:
        told = "a pairing with it only just failed"
        if home.old and home.new:
            told = f"it nearly is a part of {pair_words(home)}"
        yield Fact("unsure", [(safe(told), NOTICE)])
    elif home is not None:
        yield _taken(home, side)


def _scored(evidence: Evidence) -> str:
    return f", score {evidence.runner_up_score:.2f}" if evidence.runner_up_score else ""


def _taken(home: Group, side: Side) -> Fact:
    """Return why the nearest paragraph, of a group of its own, is not taken."""
    other: Side = "new" if side == "old" else "old"
    refs = home.new if side == "old" else home.old
    if not refs:
        told = "gone" if side == "old" else "new"
        return Fact("but", [(f"too little in common; that one is {told} too", PLAIN)])
    alike = f"{round(home.similarity * 100)}\u00a0% alike"
    if home.change == "identical":
        alike = "word for word"
    words: Line = [
        ("that one goes with ", PLAIN), (safe(listed(refs)), REF),
        (f" of the {other} text, {alike}", PLAIN),
    ]  # fmt: skip
    return Fact("but", words, (other, refs[0]))


def content(group: Group, comparison: Comparison) -> Iterator[Fact]:
    """Yield what the paragraph of a group of one side says: its acts, qualifiers, length."""
    from clausetrail.diff.qualifiers import qualifiers_of

    side: Side = "new" if group.new else "old"
    text, refs = (comparison.new, group.new) if group.new else (comparison.old, group.old)
    for one in (one for one in text.paragraphs if one.ref in refs):
        several = len(one.clauses) > 1
        for at, clause in enumerate(one.clauses, 1):
            label = f"clause {at}" if several else "verb"
            if clause.verb:
                rung = _rung(clause.verb)
                told: Line = [(safe(clause.verb), VERB), (f"  {rung}" if rung else "", DIM)]
                yield Fact(label, told, (side, one.ref) if several else None)
            elif several:
                yield Fact(label, [("(no verb)", DIM)], (side, one.ref))
        phrases = dict.fromkeys(
            found.text for found in qualifiers_of("", one.text, [("+", one.text)])
        )
        if phrases:
            told = [(safe(", ".join(f"“{phrase}”" for phrase in phrases)), PLAIN)]
            yield Fact("qualified", told)
        yield Fact("length", [(count(len(one.text.split()), "word"), BOLD)])


def _rung(verb: str) -> str:
    """Return where a lead verb stands: `appeal, rung 2 of 5`; nothing for what is no act."""
    from clausetrail.diff.verbs import act_of, is_known_act
    from clausetrail.lang.en.strength import LADDERS

    act = act_of(verb)
    rungs = sorted(LADDERS.get(act.ladder, ()))
    if not is_known_act(verb) or act.rung not in rungs:
        return ""
    place = f", rung {rungs.index(act.rung) + 1} of {len(rungs)}" if len(rungs) > 1 else ""
    return f"{act.ladder}{place}"
