"""What the answers to questions about the history have in common: plain frozen data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from msgspec import UNSET, Struct, UnsetType

from clausetrail.model import Advance, Change, Op, Qualifier, Relation, VerbChange

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .versions import Version

# From the least to the most of a change, and of an upheaval among paragraphs.
CHANGES: tuple[Change, ...] = ("identical", "editorial", "rollover", "substantive")
RELATIONS: tuple[Relation, ...] = (
    "removed", "added", "one-to-one", "merge", "split", "regrouped",
)  # fmt: skip


class Part(Struct, frozen=True, kw_only=True):
    """How paragraphs came into a version: from which earlier ones, and what changed."""

    since: str | None  # the version that they come from; None where they are new
    old: tuple[str, ...]  # references in it
    new: tuple[str, ...]
    relation: Relation
    change: Change
    moved: bool = False
    unsure: bool = False
    pinned: bool = False
    similarity: float = 0.0  # ratio in [0, 1]
    verbs: tuple[VerbChange, ...] = ()
    qualifiers: tuple[Qualifier, ...] = ()
    advances: tuple[Advance, ...] = ()
    ops: tuple[Op, ...] = ()
    old_clauses: tuple[tuple[str, int], ...] | UnsetType = UNSET  # on the trail of a clause
    new_clauses: tuple[tuple[str, int], ...] | UnsetType = UNSET


class Step(Struct, frozen=True, kw_only=True):
    """A version in which the paragraphs of a trail stand."""

    symbol: str  # of the version, or a draft's label
    session: str | None
    adopted: str | None  # ISO date; a draft's is None
    refs: tuple[str, ...]
    clauses: tuple[tuple[str, int], ...] | UnsetType = UNSET  # on the trail of a clause
    relation: Relation  # of the parts, the one that tells most
    change: Change  # of the parts, the greatest
    absent: tuple[str, ...] = ()  # versions since the step before, in which it did not stand
    parts: tuple[Part, ...] = ()
    ended: tuple[str, ...] = ()  # references in the version before that have no successor
    draft: bool = False


class Ended(Struct, frozen=True):
    """Where something stood last, and the first version without it."""

    last: str
    gone: str


class Trail(Struct, frozen=True, kw_only=True):
    """One paragraph or clause through the versions of its series, oldest first."""

    schema: Literal["clausetrail/trail/1"] = "clausetrail/trail/1"
    series: str  # slug
    title: str
    asked: tuple[str, str]  # symbol and reference
    clause: int | None = None  # 0-based, on the trail of a clause
    entered: str  # the version that has it first
    vanished: Ended | None = None  # None where the newest version has it
    gaps: tuple[Ended, ...] = ()  # absences that it came back from
    steps: tuple[Step, ...]

    def to_records(self) -> list[dict[str, Any]]:
        """One flat record for each step."""
        return [
            {
                "series": self.series,
                "symbol": step.symbol,
                "session": step.session,
                "adopted": step.adopted,
                "draft": step.draft,
                "refs": " ".join(step.refs),
                "relation": step.relation,
                "change": step.change,
                "moved": any(part.moved for part in step.parts),
                "absent": len(step.absent),
                "verbs": "; ".join(
                    f"{verb.old} -> {verb.new} ({verb.direction})"
                    for part in step.parts
                    for verb in part.verbs
                ),
                "qualifiers": "; ".join(
                    f"{'+' if one.side == 'new' else '-'}{one.text}"
                    for part in step.parts
                    for one in part.qualifiers
                ),
                "text": "\n".join(
                    "".join(words for op, words in part.ops if op != "-") for part in step.parts
                ),
            }
            for step in self.steps
        ]


def greatest_change(changes: Iterable[Change]) -> Change:
    """Return the greatest of some changes; of none, identical."""
    return max(changes, key=CHANGES.index, default="identical")


def telling_relation(relations: Iterable[Relation]) -> Relation:
    """Return of some relations the one that tells most; of none, added."""
    return max(relations, key=RELATIONS.index, default="added")


def named(versions: Sequence[Version], start: int, end: int) -> tuple[str, ...]:
    """Return the names of the versions from one index up to another."""
    return tuple(version.name for version in versions[start:end])
