"""Which rows a comparison has: nothing is lost, whatever is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.diff.strategies import alignments, resolutions

from clausetrail.diff import compare, diff
from clausetrail.parse import parse
from clausetrail.read import read
from clausetrail.report.selection import notes_of
from clausetrail_tui.comparing.facts import CLASSES, facts_of
from clausetrail_tui.comparing.plan import Fold, Part, Place, Plan, Stub, is_hidden

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from clausetrail.model import Comparison, Resolution
    from clausetrail_tui.comparing.plan import Item

hidden = st.sets(st.sampled_from(CLASSES))


def items(
    comparison: Comparison, hide: Collection[str], opened: Collection[int] = ()
) -> list[Item]:
    given_notes, _ = notes_of(comparison)
    return list(Plan(comparison, given_notes).items(hide, opened))


@given(st.data(), hidden)
def test_every_group_is_shown_or_folded_once_and_in_order(
    data: st.DataObject, hide: set[str]
) -> None:
    old, new = data.draw(resolutions()), data.draw(resolutions())
    comparison = diff(data.draw(alignments(old, new)), old, new)
    covered: list[int] = []
    for item in items(comparison, hide):
        if isinstance(item, Place):
            covered.append(item.group)
        elif isinstance(item, Fold):
            covered += range(item.first, item.last + 1)
    assert covered == list(range(len(comparison.groups)))


@given(st.data(), hidden)
def test_an_open_fold_is_followed_by_its_groups(data: st.DataObject, hide: set[str]) -> None:
    old, new = data.draw(resolutions()), data.draw(resolutions())
    comparison = diff(data.draw(alignments(old, new)), old, new)
    closed = items(comparison, hide)
    folds = [item for item in closed if isinstance(item, Fold)]
    shown = items(comparison, hide, {fold.first for fold in folds})
    assert [item for item in shown if not isinstance(item, Place)] == [
        item for item in closed if not isinstance(item, Place)
    ]
    assert [item.group for item in shown if isinstance(item, Place)] == list(
        range(len(comparison.groups))
    )


@given(st.data())
def test_a_group_that_moved_is_named_where_it_stood(data: st.DataObject) -> None:
    old, new = data.draw(resolutions()), data.draw(resolutions())
    comparison = diff(data.draw(alignments(old, new)), old, new)
    stubs = [item for item in items(comparison, ()) if isinstance(item, Stub)]
    for index, group in enumerate(comparison.groups):
        told = [ref for stub in stubs if stub.group == index and stub.side == "old"
                for ref in stub.refs]  # fmt: skip
        if group.moved and group.new:
            assert told == list(group.old)
        else:
            assert set(told) < set(group.old) or not told


def test_the_sample_both_places_of_what_moved(root: Path) -> None:
    folder = root / "corpus" / "asean"
    comparison = compare(
        parse(read(folder / "A_RES_71_255.txt")), parse(read(folder / "illustration-1.txt"))
    )
    told: list[str] = []
    for item in items(comparison, {"identical"}):
        match item:
            case Part(title):
                told.append(title)
            case Stub(at, side, refs, below):
                there = "+".join(comparison.groups[at].new)
                told.append(f"{side} {'+'.join(refs)} {'below' if below else 'above'} {there}")
            case Place(at):
                group = comparison.groups[at]
                told.append(f"{'+'.join(group.old)}/{'+'.join(group.new)}")
    assert told.index("old PP11 below OP5") < told.index("Operative part") < told.index("PP11/OP5")
    assert told.index("OP12/OP16") > told.index("old OP12 below OP16")
    assert told[0] == "Preamble"


def test_a_paragraph_that_only_moved_goes_with_what_is_unchanged_and_of_substance(
    root: Path,
) -> None:
    folder = root / "corpus" / "asean"
    text = parse(read(folder / "A_RES_71_255.txt"))
    group = compare(text, text).groups[0]
    from msgspec.structs import replace

    moved = replace(group, moved=True)
    assert is_hidden(group, (), {"identical"})
    assert not is_hidden(moved, (), {"identical"})
    assert not is_hidden(moved, (), {"substantive"})
    assert is_hidden(moved, (), {"substantive", "identical"})


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        # What is gone stands first where nothing is in common.
        (
            ["Admiring the clouds of an illustration,", "1. Asks painters to draw them;"],
            ["Deploring the price of turnips,", "1. Requests bakers to sell none;"],
            ["Preamble", "-PP1", "Operative part", "-OP1",
             "Preamble", "+PP1", "Operative part", "+OP1"],
        ),
        # A preamble that is gone begins no preamble behind the operative part.
        (
            ["1. Asks painters of an illustration to draw a cloud;"],
            ["1. Asks painters of an illustration to draw a cloud;", "2. Welcomes rain;"],
            ["Operative part", "OP1", "+OP2"],
        ),
        # Sections have preambles of their own.
        (
            ["I", "Of ponds", "Noting an illustration,", "1. Welcomes it;",
             "II", "Of lakes", "Noting ponds,", "1. Takes note of fish;"],
            ["I", "Of ponds", "Noting an illustration,", "1. Welcomes it;",
             "II", "Of lakes", "Noting ponds,", "1. Takes note of fish;"],
            ["Preamble", "H1", "I/PP1", "Operative part", "I/OP1", "H2", "II/PP1", "II/OP1"],
        ),
    ],
)  # fmt: skip
def test_where_a_part_of_the_text_begins(
    tmp_path: Path, old: list[str], new: list[str], parts: list[str]
) -> None:
    def text(name: str, lines: list[str]) -> Resolution:
        path = tmp_path / f"{name}.txt"
        path.write_text("\n\n".join(["The General Assembly,", *lines]))
        return parse(read(path))

    comparison = compare(text("old", old), text("new", new))
    told: list[str] = []
    for item in items(comparison, ()):
        if isinstance(item, Part):
            told.append(item.title)
        elif isinstance(item, Place):
            group = comparison.groups[item.group]
            sign = "" if group.old and group.new else "+" if group.new else "-"
            told.append(sign + (group.new or group.old)[0])
    assert told == parts


@given(resolutions(), resolutions(), hidden)
def test_facts_get_shorter_and_always_say_that_something_is_folded(
    old: object, new: object, hide: set[str]
) -> None:
    comparison = compare(old, new)  # type: ignore[arg-type]
    away = Plan(comparison, notes_of(comparison)[0]).folded(hide)
    ways = facts_of(comparison.groups, hide, away)
    assert [len(one) for one in ways] == sorted((len(one) for one in ways), reverse=True)
    folds = [item for item in items(comparison, hide) if isinstance(item, Fold)]
    folded = sum(fold.last - fold.first + 1 for fold in folds)
    assert all(("folded" in one) == bool(folded) for one in ways)
    # What is said to be folded is what is.
    assert f"{folded} folded" in ways[-1] or not folded
