"""Which pins can be set where the cursor is, and how they are told: plain data and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from clausetrail.report.safe import safe
from clausetrail.report.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetrail.corpus.pin_branch import Pinned, Verdict
    from clausetrail.model import Group
    from clausetrail_tui.ink import Side


class Mark(NamedTuple):
    """A paragraph that is to be pinned to another one, which is not named yet."""

    side: Side
    ref: str

    @property
    def other(self) -> Side:
        """The side that its partner stands on."""
        return "new" if self.side == "old" else "old"

    @property
    def words(self) -> str:
        """What it is called."""
        return safe(f"{self.ref} of the {self.side} text")


class Decide(NamedTuple):
    """A decision about two paragraphs."""

    old: str
    new: str
    verdict: Verdict


Act: TypeAlias = Mark | Decide


def joined(mark: Mark, ref: str) -> Decide:
    """Return the decision that a marked paragraph and another one belong together."""
    old, new = (mark.ref, ref) if mark.side == "old" else (ref, mark.ref)
    return Decide(old, new, "together")


def acts_of(
    group: Group, decisions: Sequence[Pinned], *, first: tuple[Side, str] | None = None
) -> list[Act]:
    """Return what can be decided about a group, the likeliest first.

    Args:
        group: the one under the cursor.
        decisions: what was decided about the two texts.
        first: the paragraph that the word under the cursor stands in.
    """
    acts: list[Act] = []
    held = {(one.old, one.new): one.verdict for one in decisions}
    for pair in ((old, new) for old in group.old for new in group.new):
        if held.get(pair) == "together":
            acts.append(Decide(*pair, "none"))
        acts.append(Decide(*pair, "apart"))
    acts += _apart(group, held)
    acts += [Mark("old", ref) for ref in group.old]
    acts += [Mark("new", ref) for ref in group.new]
    if first is not None:
        acts.sort(key=lambda act: first not in _touched(act))
    return acts


def _apart(group: Group, held: dict[tuple[str, str], Verdict]) -> Iterator[Act]:
    """Yield how to take back that paragraphs of the group are kept apart from others."""
    for (old, new), verdict in held.items():
        if verdict == "apart" and (old in group.old or new in group.new):
            yield Decide(old, new, "none")


def _touched(act: Act) -> tuple[tuple[Side, str], ...]:
    if isinstance(act, Mark):
        return ((act.side, act.ref),)
    return (("old", act.old), ("new", act.new))


def act_words(act: Act, decisions: Sequence[Pinned]) -> str:
    """Return what an act does, as a choice that is offered."""
    if isinstance(act, Mark):
        return f"Pin {act.words} to another paragraph …"
    pair = safe(f"{act.old} (old) and {act.new} (new)")
    if act.verdict == "apart":
        return f"Part {pair}: they do not belong together"
    if act.verdict == "together":
        return f"Pin {pair}: they belong together"
    held = {(one.old, one.new): one.verdict for one in decisions}
    what = "are kept apart" if held.get((act.old, act.new)) == "apart" else "are pinned"
    return f"Take back that {pair} {what}"


def partners(mark: Mark, group: Group) -> tuple[str, ...]:
    """Return the paragraphs of a group that a marked one may be pinned to."""
    return group.new if mark.side == "old" else group.old


def others(one: Decide, group: Group) -> str:
    """Return what else stands in the group of two paragraphs; nothing for any other group."""
    if one.old not in group.old or one.new not in group.new:
        return ""
    more = [f"{ref} (old)" for ref in group.old if ref != one.old]
    more += [f"{ref} (new)" for ref in group.new if ref != one.new]
    return safe(listed(more))


_SAID = {
    "together": "belong together",
    "apart": "are kept apart",
    "none": "are paired as the texts say, no longer as a person decided",
}


def made_words(one: Decide, old: str, new: str) -> str:
    """Return what was decided, in a sentence.

    Args:
        one: the decision.
        old: what the old text is called.
        new: what the new text is called.
    """
    return safe(f"{one.old} of {old} and {one.new} of {new} {_SAID[one.verdict]}.")
