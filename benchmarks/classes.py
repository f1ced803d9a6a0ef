"""How often the change class agrees with a careful reader's, given the reader's own groups.

Run `python -m benchmarks.classes [-v]`: reads the hand-aligned pairs of ../shared/data/aligned
and prints, for each pair and over all, the groups judged right. Groups that the reader marked
as unsure do not count. With -v every disagreement is printed with its words.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from clausetrail.diff import diff
from clausetrail.model import AlignedGroup, Alignment, Group, Paragraph, Resolution, relation_of

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "aligned"


class Judged(NamedTuple):
    """One group: what the reader said and what the engine said."""

    pair: str
    expected: str
    unsure: bool
    note: str
    group: Group


def resolution_of(symbol: str, paragraphs: list[dict[str, str]]) -> Resolution:
    """Build a resolution of bare paragraphs."""
    return Resolution(
        symbol=symbol,
        kind="adopted",
        paragraphs=tuple(
            Paragraph(
                ref=paragraph["ref"],
                kind="preambular" if "PP" in paragraph["ref"] else "operative",
                number=None,
                text=paragraph["text"],
            )
            for paragraph in paragraphs
        ),
    )


def load(path: Path) -> tuple[Resolution, Resolution, Alignment, list[dict[str, Any]]]:
    """Read one hand-aligned pair: both texts, the alignment, the reader's groups."""
    pair = json.loads(path.read_text(encoding="utf-8"))
    groups = tuple(
        AlignedGroup(
            old=tuple(group["old"]),
            new=tuple(group["new"]),
            relation=relation_of(len(group["old"]), len(group["new"])),
            moved=group["moved"],
        )
        for group in pair["groups"]
    )
    return (
        resolution_of(pair["old"], pair["old_paras"]),
        resolution_of(pair["new"], pair["new_paras"]),
        Alignment(groups),
        pair["groups"],
    )


def judged(folder: Path = FOLDER) -> Iterator[Judged]:
    """Compare every hand-aligned pair and yield its groups."""
    for path in sorted(folder.glob("*.json")):
        old, new, alignment, readers = load(path)
        compared = diff(alignment, old, new)
        for reader, group in zip(readers, compared.groups, strict=True):
            yield Judged(
                path.stem,
                reader["change"],
                reader.get("unsure", False),
                reader.get("note", ""),
                group,
            )


def main(*, verbose: bool) -> float:
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
