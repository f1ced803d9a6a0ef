"""How often the change class agrees with a careful reader's, given the reader's own groups.

Run `python -m benchmarks.classes [-v]`: reads the hand-aligned pairs of ../shared/data/aligned
and prints, for each pair and over all, the groups judged right. Groups that the reader marked
as unsure do not count. With -v every disagreement is printed with its words.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.diff import diff
from clausetrail.model import AlignedGroup, Alignment, Group, relation_of

from .documents import DATA, Case, hand_aligned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Judged(NamedTuple):
    """One group: what the reader said and what the engine said."""

    pair: str
    expected: str
    unsure: bool
    note: str
    group: Group


def judged(folder: Path = DATA / "aligned") -> Iterator[Judged]:
    """Compare every hand-aligned pair, given the reader's groups, and yield these."""
    for case in hand_aligned(folder):
        compared = diff(_alignment_of(case), case.old, case.new)
        for reader, group in zip(case.groups, compared.groups, strict=True):
            yield Judged(case.name, reader.change, reader.unsure, reader.note, group)


def _alignment_of(case: Case) -> Alignment:
    return Alignment(
        tuple(
            AlignedGroup(
                old=group.old,
                new=group.new,
                relation=relation_of(len(group.old), len(group.new)),
                moved=group.moved,
            )
            for group in case.groups
        )
    )


def main(*, verbose: bool = False) -> float:
    """Print the table and return the share of sure groups judged right."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    confused: Counter[tuple[str, str]] = Counter()
    for one in judged():
        agreed = one.expected == one.group.change
        if not one.unsure:
            total[one.pair] += 1
            right[one.pair] += agreed
            confused[one.expected, one.group.change] += 1
        if verbose and not agreed:
            words = "".join(
                text if sign == "=" and len(text) < 60
                else f"{text[:25]} … {text[-25:]}" if sign == "="
                else f"[{sign}{text}]"
                for sign, text in one.group.ops
            )  # fmt: skip
            mark = " (unsure)" if one.unsure else ""
            print(
                f"{one.pair} {one.group.old} {one.group.new}{mark}: the reader says {one.expected},"
                f" the engine {one.group.change}. {one.note}\n    {words}\n    {one.group.advances}"
            )
    for name, count in total.items():
        print(f"{name:40} {right[name]:4} of {count:4}  {right[name] / count:.3f}")
    share = sum(right.values()) / sum(total.values())
    print(f"{'all':40} {sum(right.values()):4} of {sum(total.values()):4}  {share:.3f}")
    for (expected, said), count in sorted(confused.items()):
        print(f"    {expected:12} judged {said:12} {count:4}")
    return share


if __name__ == "__main__":
    main(verbose="-v" in sys.argv[1:])
