"""The order of the page: its parts, and where the old text had what has moved since."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetrail.model import Comparison, Group

PARTS = {"preambular": "Preamble", "operative": "Operative part", "annex": "Annex"}


class Part(NamedTuple):
    """A heading of the page."""

    title: str


class Ghost(NamedTuple):
    """The place in the old text of a group that moved."""

    group: int  # its index


class Place(NamedTuple):
    """A group."""

    group: int  # its index


class Same(NamedTuple):
    """The beginning of a run of groups in which nothing changed."""

    old: tuple[str, ...]
    new: tuple[str, ...]


Item = Part | Ghost | Place | Same


def items_of(comparison: Comparison, plain: Sequence[bool]) -> Iterator[Item]:
    """Yield what the page shows, in order.

    Args:
        comparison: a finished comparison.
        plain: of each group, whether nothing of it changed, its footnotes neither.
    """
    kinds = {one.ref: one.kind for one in comparison.old.paragraphs}
    kinds_new = {one.ref: one.kind for one in comparison.new.paragraphs}
    ghosts = _ghosts(comparison)
    parts = list(PARTS)
    for index, group in enumerate(comparison.groups):
        of = [kinds_new[ref] for ref in group.new] or [kinds[ref] for ref in group.old]
        if of[0] in parts:
            yield Part(PARTS[of[0]])
            # A part of a long text may begin anew in a section: it is told once.
            del parts[: parts.index(of[0]) + 1]
        for ghost in ghosts.get(index, ()):
            yield Ghost(ghost)
        if plain[index] and (index == 0 or not plain[index - 1]):
            run = _run(comparison.groups, plain, index)
            yield Same(
                tuple(ref for one in run for ref in one.old),
                tuple(ref for one in run for ref in one.new),
            )
        yield Place(index)
    for ghost in ghosts.get(len(comparison.groups), ()):
        yield Ghost(ghost)


def _run(groups: Sequence[Group], plain: Sequence[bool], start: int) -> Sequence[Group]:
    end = start
    while end < len(groups) and plain[end]:
        end += 1
    return groups[start:end]


def _ghosts(comparison: Comparison) -> dict[int, list[int]]:
    """Return the groups that moved by the index of the group that they once stood before.

    What did not move is in the order of the old text too, so a moved group stood behind
    the last of those whose old paragraphs come before its own.
    """
    at = {one.ref: place for place, one in enumerate(comparison.old.paragraphs)}
    stayed = [
        (index, at[group.old[0]])
        for index, group in enumerate(comparison.groups)
        if group.old and not group.moved
    ]
    found: dict[int, list[int]] = {}
    moved = [index for index, group in enumerate(comparison.groups) if group.moved and group.old]
    for ghost in sorted(moved, key=lambda index: at[comparison.groups[index].old[0]]):
        first = at[comparison.groups[ghost].old[0]]
        before = [index for index, place in stayed if place < first]
        found.setdefault(before[-1] + 1 if before else 0, []).append(ghost)
    return found
