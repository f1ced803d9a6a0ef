"""One table: how right the alignments are, ours and the peers', on the same texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.documents import Case, hand_aligned
from benchmarks.peers.aligners import Aligner, peers
from clausetrail.align import align

from .generator import LEVELS, generate
from .gold import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CASES = 25  # generated for each level


def ours(case: Case, tally: Tally) -> None:
    """Align a case and count it."""
    groups = align(case.old, case.new).groups
    tally.add(case, [((group.old, group.new), group.moved) for group in groups])


def theirs(aligner: Aligner, case: Case, tally: Tally) -> None:
    """Let a peer align a case and count it."""
    old = [paragraph.ref for paragraph in case.old.paragraphs]
    new = [paragraph.ref for paragraph in case.new.paragraphs]
    found = aligner(
        [paragraph.text for paragraph in case.old.paragraphs],
        [paragraph.text for paragraph in case.new.paragraphs],
    )
    said = [
        ((tuple(old[i] for i in olds), tuple(new[j] for j in news)), moved)
        for olds, news, moved in found
    ]
    tally.add(case, said)


def figures(cases: Iterable[Case]) -> dict[str, Tally]:
    """Count all cases for us and for every peer that is installed."""
    tallies = {"clausetrail": Tally()}
    aligners = peers()
    tallies |= {name: Tally() for name in aligners}
    for case in cases:
        ours(case, tallies["clausetrail"])
        for name, aligner in aligners.items():
            theirs(aligner, case, tallies[name])
    return tallies


def lines(name: str, cases: list[Case], *, moved: bool) -> Iterator[str]:
    """Yield the lines of the table for one set of cases."""
    if not cases:
        yield f"{name}: the real documents (../shared/data) are not here"
        return
    for who, tally in figures(cases).items():
        pairs, groups, moves = tally.figures()
        last = f"{moves:.3f}" if moved else "–"
        yield f"{name:<14} {who:<18} {pairs:>9.4f} {groups:>9.4f} {last:>9}"
        name = ""


def main() -> None:
    """Print the table."""
    print(f"{'alignment':<14} {'':<18} {'pairs F1':>9} {'groups':>9} {'moved F1':>9}")
    for line in lines("hand-aligned", hand_aligned(), moved=True):
        print(line)
    for level in LEVELS:
        for line in lines(f"made, {level}", generate(level, CASES), moved=False):
            print(line)


if __name__ == "__main__":
    main()
