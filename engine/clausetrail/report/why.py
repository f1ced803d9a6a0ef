"""Why paragraphs stand together, and what changed in them: the facts of a group, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .facts import Fact, Section
from .safe import safe
from .spans import BOLD, DIM, NOTICE, PLAIN, REF, STRONGER, VERB, WARNING, WEAKER, Line, Span
from .why_alone import content, nearest
from .words import (
    CLASS_WORDS,
    advance_words,
    date_words,
    is_act,
    note_words,
    short_symbol,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetrail.corpus.pin_branch import Pinned
    from clausetrail.model import Comparison, Evidence, FootnoteChange, Group, Paragraph, VerbChange

    from .facts import Side

_CLASS_TOLD = {
    "identical": "the same words",
    "editorial": "nothing but punctuation, spelling, numbering or sequence words",
    "rollover": "nothing but routine advance, each step checked",
    "substantive": "words of substance changed",
}
_SHAPE_TOLD = {
    "split": "one paragraph became {new}",
    "merge": "{old} paragraphs became one",
    "regrouped": "{old} paragraphs became {new}",
}


def why(
    group: Group,
    comparison: Comparison,
    *,
    notes: Sequence[FootnoteChange] = (),
    decisions: Sequence[Pinned] = (),
) -> tuple[Section, ...]:
    """Tell what speaks for a group, and what its verbs, qualifiers and advances did.

    Args:
        group: one of the comparison's.
        comparison: a finished comparison.
        notes: the footnotes of the group.
        decisions: what was decided about the two texts, by references as they are now.
    """
    footnotes = (Fact("footnote", [(_without_name(one), PLAIN)]) for one in notes)
    if not (group.old and group.new):
        found: tuple[Section, ...] = (
            Section("Why alone", (
                *_pins(group, decisions), *_shape(group), *nearest(group, comparison),
            )),
            Section("What came in" if group.new else "What went", (
                *content(group, comparison), *footnotes,
            )),
        )  # fmt: skip
    else:
        found = (
            Section("Why together", (
                *_pins(group, decisions), *_shape(group), *_evidence(group),
            )),
            Section("What changed", (
                *_class(group), *_verbs(group), *_qualifiers(group), *_advances(group),
                *footnotes,
            )),
            Section("Clauses", tuple(_clauses(group, comparison))),
        )  # fmt: skip
    return tuple(one for one in found if one.facts)


def _shape(group: Group) -> Iterator[Fact]:
    told = _SHAPE_TOLD.get(group.relation, "")
    if told:
        words = told.format(old=len(group.old), new=len(group.new))
        yield Fact(group.relation.replace("merge", "merged"), [(words, BOLD)])
    if group.restored:
        at = group.restored
        since = {
            "identical": "word for word", "editorial": "but for editing",
            "rollover": "but for routine",
        }.get(at.change, "edited")  # fmt: skip
        symbol = safe(short_symbol(at.symbol))
        yield Fact("restored", [(f"from {symbol}, {safe(at.ref)}", BOLD), (f", {since}", PLAIN)])


def _pins(group: Group, decisions: Sequence[Pinned]) -> Iterator[Fact]:
    """Yield what a person decided about the group's paragraphs."""
    told = False
    for one in decisions:
        touched = one.old in group.old, one.new in group.new
        by = _signed(one)
        if one.verdict == "together" and all(touched):
            told = True
            yield Fact("pinned", [(safe(f"{one.old} with {one.new}"), BOLD), by])
        elif one.verdict == "apart" and any(touched):
            far: tuple[Side, str] = ("new", one.new) if touched[0] else ("old", one.old)
            words = f"from {safe(far[1])} of the {far[0]} text"
            yield Fact("kept apart", [(words, BOLD), by], far)
    if group.pinned and not told:
        yield Fact("pinned", [("a person decided it", BOLD)])


def _signed(one: Pinned) -> Span:
    """Return who decided it and when; a decision that is kept nowhere has no time."""
    name = one.by.partition(" <")[0] or one.by
    when = f", {date_words(one.when[:10])}" if one.when else ""
    return (safe(f" by {name}{when}"), DIM)


def _evidence(group: Group) -> Iterator[Fact]:
    yield Fact("alike", [(f"{round(group.similarity * 100)} %", BOLD), (" of the words", PLAIN)])
    evidence = group.evidence
    if evidence:
        if evidence.shared:
            yield Fact("in common", [(safe(", ".join(evidence.shared)), PLAIN)])
        yield Fact("score", [(f"{evidence.score:.2f}", PLAIN)])
        yield _runner_up(group, evidence)
    if group.unsure:
        several = len(group.old) > 1 or len(group.new) > 1
        told = "a part of it is a close call" if several else "this is a close call"
        yield Fact("unsure", [(told, NOTICE)])


def _runner_up(group: Group, evidence: Evidence) -> Fact:
    """Return what came second; of a split or merger that may be another part of it."""
    ref, side = evidence.runner_up, evidence.runner_up_side or "new"
    if ref is None:
        return Fact("runner-up", [("none came near", DIM)])
    score = f", {evidence.runner_up_score:.2f}" if evidence.runner_up_score else ""
    part = ref in (group.old if side == "old" else group.new)
    return Fact(
        "other part" if part else "runner-up",
        [(safe(ref), REF), (f" of the {side} text{score}", PLAIN)],
        (side, ref),
    )


def _class(group: Group) -> Iterator[Fact]:
    told = _CLASS_TOLD[group.change]
    if group.change == "substantive" and group.relation != "one-to-one":
        told = "a change of shape is one of substance"
    yield Fact(CLASS_WORDS[group.change], [(told, PLAIN)])


def _verbs(group: Group) -> Iterator[Fact]:
    for verb in group.verbs:
        if not is_act(verb):
            continue
        role = {"stronger": STRONGER, "weaker": WEAKER}.get(verb.direction, PLAIN)
        word = {"other": "another act", "same": "as strong"}.get(verb.direction, verb.direction)
        verbs: Line = [(safe(verb.old), VERB), (" → ", DIM), (safe(verb.new), VERB)]
        yield Fact("verb", [*verbs, (" ", PLAIN), (word, role), (f" ({_rungs(verb)})", DIM)])


def _rungs(verb: VerbChange) -> str:
    """Return where two lead verbs stand: `appeal, 2 → 3 of 5`."""
    from clausetrail.diff.verbs import act_of
    from clausetrail.lang.en.strength import LADDERS

    old, new = act_of(verb.old), act_of(verb.new)
    if old.ladder != new.ladder:
        return f"{safe(_ladder(old.ladder))} → {safe(_ladder(new.ladder))}"
    rungs = sorted(LADDERS.get(new.ladder, ()))
    if old.rung not in rungs or new.rung not in rungs:
        return safe(_ladder(new.ladder))
    places = rungs.index(old.rung) + 1, rungs.index(new.rung) + 1
    if places[0] != places[1]:
        return f"{new.ladder}, rung {places[0]} → {places[1]} of {len(rungs)}"
    by = "" if old.lift == new.lift else ", by its adverbs"
    return f"{new.ladder}, rung {places[1]} of {len(rungs)}{by}"


def _ladder(name: str) -> str:
    """Return what a ladder is called; an act that stands on none has its own verb for a name."""
    from clausetrail.lang.en.strength import LADDERS

    return name if name in LADDERS else f"“{name}”"


def _qualifiers(group: Group) -> Iterator[Fact]:
    for one in group.qualifiers:
        label = "gained" if one.side == "new" else "lost"
        yield Fact(label, [(f"“{safe(one.text)}”", PLAIN)])


def _advances(group: Group) -> Iterator[Fact]:
    for one in group.advances:
        told = advance_words("", one.old, one.new, one.step).strip()
        if one.suspect:
            yield Fact(one.kind, [(told, PLAIN), ("  check this", WARNING)])
        else:
            yield Fact(one.kind, [(told, PLAIN), ("  as due", DIM)])


def _without_name(note: FootnoteChange) -> str:
    return note_words(note).removeprefix("footnote ")


def _clauses(group: Group, comparison: Comparison) -> Iterator[Fact]:
    """Yield the clauses of a group that has several, with the class of each."""
    if len(group.clauses) < 2:
        return
    old = {one.ref: one for one in comparison.old.paragraphs if one.ref in group.old}
    new = {one.ref: one for one in comparison.new.paragraphs if one.ref in group.new}
    for one in group.clauses:
        before = _clause("old", old, one.old)
        after = _clause("new", new, one.new)
        here = after or before
        if here is None:
            continue
        word = CLASS_WORDS[one.change] if before and after else "new" if after else "gone"
        verbs: Line = [(here.verb, VERB)]
        if before and after and before.verb != after.verb:
            verbs = [(before.verb, VERB), (" → ", DIM), (after.verb, VERB)]
        yield Fact(
            here.name, [*verbs, ("  ", PLAIN), (word, _CLASS_ROLES.get(word, PLAIN))], here.lead
        )


_CLASS_ROLES = {"unchanged": DIM, "editorial": DIM, "routine": DIM}


class _Clause(NamedTuple):
    name: str  # `2`, or `OP6 2`
    verb: str
    lead: tuple[Side, str]


def _clause(
    side: Side, paragraphs: Mapping[str, Paragraph], place: tuple[str, int] | None
) -> _Clause | None:
    """Return a clause; None where that side has none."""
    if place is None or place[0] not in paragraphs:
        return None
    ref, index = place
    clauses = paragraphs[ref].clauses
    verb = clauses[index].verb if index < len(clauses) else None
    name = f"{ref} " if len(paragraphs) > 1 else ""
    return _Clause(safe(f"{name}{index + 1}"), safe(verb or "(no verb)"), (side, ref))
