"""Alignments and comparisons as data: the JSON contract `clausetrail/comparison/1`.

The laws that hold for every value of these types stand in the design: each
paragraph of either text in exactly one group; the `=` and `-` parts of a
group's ops joined are its old paragraphs, `=` and `+` its new ones.
"""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from .resolution import Resolution

Relation = Literal["one-to-one", "split", "merge", "regrouped", "added", "removed"]
Change = Literal["identical", "editorial", "rollover", "substantive"]
Direction = Literal["stronger", "weaker", "same", "other"]
Op = tuple[Literal["=", "-", "+"], str]


def relation_of(n_old: int, n_new: int) -> Relation:
    """Name the relation of a group with so many old and new paragraphs (not both 0)."""
    match (n_old, n_new):
        case (0, _):
            return "added"
        case (_, 0):
            return "removed"
        case (1, 1):
            return "one-to-one"
        case (1, _):
            return "split"
        case (_, 1):
            return "merge"
        case _:
            return "regrouped"


class Pin(Struct, frozen=True):
    """A person's correction of an alignment."""

    old: str  # reference in the old text
    new: str  # reference in the new text
    together: bool = True  # False: these two do not belong together


class Evidence(Struct, frozen=True):
    """Why a group was made; of a paragraph that stands alone, what came nearest to it."""

    score: float  # ratio in [0, 1]; 0 of a paragraph alone
    shared: tuple[str, ...] = ()  # the shared words that weighed most, heaviest first
    runner_up: str | None = None  # reference that came second for this pair, or nearest
    runner_up_score: float | None = None
    # the text that the runner-up stands in: "new", it might have been paired with the old
    # paragraph; "old", with the new one; None without a runner-up
    runner_up_side: Literal["old", "new"] | None = None


class AlignedGroup(Struct, frozen=True, kw_only=True):
    """Paragraphs of the old text and the paragraphs of the new that correspond to them."""

    old: tuple[str, ...]  # references, in document order
    new: tuple[str, ...]
    relation: Relation
    moved: bool = False
    pinned: bool = False
    unsure: bool = False  # the runner-up is close
    similarity: float = 0.0  # ratio in [0, 1] of the words shared
    evidence: Evidence | None = None


class Alignment(Struct, frozen=True):
    """All groups, in the order of the new text; removed ones where they stood."""

    groups: tuple[AlignedGroup, ...]
    fallback: str | None = None  # why a simpler method was used, past a limit


class VerbChange(Struct, frozen=True):
    """The lead verbs of a pair of clauses."""

    old: str
    new: str
    direction: Direction


class Qualifier(Struct, frozen=True):
    """A qualifying phrase that one side has and the other lacks."""

    side: Literal["old", "new"]
    text: str


class Advance(Struct, frozen=True):
    """A difference that was checked as routine advance."""

    kind: str  # "session", "date", "year", "period", "symbol", "resolutions", "ordinal"
    old: str
    new: str
    step: int | None = None  # how far it advanced, in its own unit
    suspect: bool = False  # backward, or unlike its neighbours


class ClauseChange(Struct, frozen=True):
    """A pair of clauses, each named by its paragraph's reference and 0-based index in it."""

    old: tuple[str, int] | None
    new: tuple[str, int] | None
    change: Change


class Restored(Struct, frozen=True):
    """Where a paragraph stood already that is new beside the text before it."""

    symbol: str  # of the last text that had it; a draft's label
    ref: str
    change: Change  # from there to here


class Group(Struct, frozen=True, kw_only=True):
    """A group of the alignment with what changed in it."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    relation: Relation
    moved: bool = False
    pinned: bool = False
    unsure: bool = False
    similarity: float = 0.0
    change: Change
    verbs: tuple[VerbChange, ...] = ()
    qualifiers: tuple[Qualifier, ...] = ()
    advances: tuple[Advance, ...] = ()
    clauses: tuple[ClauseChange, ...] = ()
    ops: tuple[Op, ...] = ()
    evidence: Evidence | UnsetType | None = UNSET
    restored: Restored | UnsetType = UNSET  # of an added paragraph, where a corpus tells it


class FootnoteChange(Struct, frozen=True, kw_only=True):
    """A pair of footnotes, found through their anchors."""

    old: str | None  # number in the old text
    new: str | None
    old_ref: str | None  # paragraph that its first anchor stands in
    new_ref: str | None
    change: Change
    ops: tuple[Op, ...] = ()


class FootnoteSummary(Struct, frozen=True):
    """How many footnotes of each class."""

    identical: int = 0
    editorial: int = 0
    rollover: int = 0
    substantive: int = 0


class Summary(Struct, frozen=True, kw_only=True):
    """Counts over the groups: the four classes add up to them, the relations recount them."""

    identical: int = 0
    editorial: int = 0
    rollover: int = 0
    substantive: int = 0
    added: int = 0
    removed: int = 0
    split: int = 0
    merged: int = 0
    regrouped: int = 0
    moved: int = 0
    verbs_stronger: int = 0
    verbs_weaker: int = 0
    footnotes: FootnoteSummary = FootnoteSummary()


class Side(Struct, frozen=True):
    """Which text stood on one side of a comparison."""

    symbol: str | None
    title: str
    adopted: str | None
    sha256: str


class Comparison(Struct, frozen=True, kw_only=True):
    """Two versions compared; with both texts, so that a report needs nothing else."""

    old: Resolution
    new: Resolution
    groups: tuple[Group, ...]
    footnotes: tuple[FootnoteChange, ...] = ()
    summary: Summary
    fallback: str | None = None  # why a simpler method was used, past a limit


class ComparisonDocument(Struct, frozen=True, kw_only=True):
    """The JSON form of a comparison, `clausetrail/comparison/1`."""

    schema: Literal["clausetrail/comparison/1"] = "clausetrail/comparison/1"
    old: Side
    new: Side
    groups: tuple[Group, ...]
    footnotes: tuple[FootnoteChange, ...]
    summary: Summary
    fallback: str | UnsetType = UNSET


def document_of(comparison: Comparison) -> ComparisonDocument:
    """Return the JSON form of a comparison."""

    def side(text: Resolution) -> Side:
        return Side(text.symbol, text.title, text.adopted, text.sha256)

    return ComparisonDocument(
        old=side(comparison.old),
        new=side(comparison.new),
        groups=comparison.groups,
        footnotes=comparison.footnotes,
        summary=comparison.summary,
        fallback=comparison.fallback or UNSET,
    )
