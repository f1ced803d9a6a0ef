"""The measures of an alignment against the groups that a person, or a generator, knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.documents import Case, GoldGroup

Members = tuple[tuple[str, ...], tuple[str, ...]]


class Tally(Struct):
    """Counts that add up over cases."""

    pairs_right: int = 0
    pairs_said: int = 0
    pairs_true: int = 0
    groups_right: int = 0
    groups_true: int = 0
    moved_right: int = 0
    moved_said: int = 0
    moved_true: int = 0

    def add(self, case: Case, said: Iterable[tuple[Members, bool]]) -> list[GoldGroup]:
        """Count one alignment; groups whose truth is unsure are counted neither way.

        Args:
            case: the texts and their true groups.
            said: each group's members and whether it is said to have moved.

        Returns:
            The true groups that were missed.
        """
        unsure = {ref for g in case.groups if g.unsure for ref in _named(g.old, g.new)}
        sure = [g for g in case.groups if not g.unsure]
        found = [
            (members, moved)
            for members, moved in said
            if not (_named(*members) <= unsure and _named(*members))
        ]
        truth = {(o, n) for g in sure for o in g.old for n in g.new}
        claims = {
            (o, n)
            for (olds, news), _ in found
            for o in olds
            for n in news
            if not {"-" + o, "+" + n} & unsure
        }
        self.pairs_right += len(truth & claims)
        self.pairs_said += len(claims)
        self.pairs_true += len(truth)
        by_members = dict(found)
        missed = [g for g in sure if (g.old, g.new) not in by_members]
        self.groups_right += len(sure) - len(missed)
        self.groups_true += len(sure)
        moved_true = {(g.old, g.new) for g in sure if g.moved}
        moved_said = {members for members, moved in found if moved}
        self.moved_right += len(moved_true & moved_said)
        self.moved_said += len(moved_said)
        self.moved_true += len(moved_true)
        return missed

    def figures(self) -> tuple[float, float, float]:
        """Return F1 of pairs, share of groups exactly right, F1 of moved groups."""
        return (
            _f1(self.pairs_right, self.pairs_said, self.pairs_true),
            self.groups_right / self.groups_true if self.groups_true else 1.0,
            _f1(self.moved_right, self.moved_said, self.moved_true),
        )


def _named(old: Iterable[str], new: Iterable[str]) -> set[str]:
    return {"-" + ref for ref in old} | {"+" + ref for ref in new}


def _f1(right: int, said: int, true: int) -> float:
    return 2 * right / (said + true) if said + true else 1.0
