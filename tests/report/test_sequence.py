"""The sequence of tracked lines: both texts stand in it whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.diff.strategies import alignments, resolutions

from clausetrail.diff import compare, diff
from clausetrail.parse import parse
from clausetrail.read import read
from clausetrail.report.sequence import sequence
from clausetrail.report.skeleton import Pair, heaviest_chain
from clausetrail.report.tracked import Sign, TrackedLine, Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from clausetrail.model import Comparison, Resolution


def one_side(lines: Sequence[TrackedLine], without: Sign) -> list[str]:
    """Read one text out of the lines, each footnote as its index in angle brackets."""
    found, current = [], ""
    for line in lines:
        for piece in line.pieces:
            if piece.sign == without:
                continue
            if isinstance(piece, Words):
                current += piece.text
            else:
                current += f"<{piece.old if without == '+' else piece.new}>"
        if line.mark != without:
            found.append(current)
            current = ""
    assert current == ""
    return found


def as_given(text: Resolution) -> list[str]:
    places: dict[str, int] = {}
    for index, note in enumerate(text.footnotes):
        places.setdefault(note.number, index)
    found = []
    for paragraph in text.paragraphs:
        written, at = "", 0
        for anchor in paragraph.anchors:
            if anchor.note in places:
                written += paragraph.text[at : anchor.offset] + f"<{places[anchor.note]}>"
                at = anchor.offset
        found.append(written + paragraph.text[at:])
    return found


def check(comparison: Comparison) -> None:
    lines = sequence(comparison)
    assert one_side(lines, "+") == as_given(comparison.old)
    assert one_side(lines, "-") == as_given(comparison.new)


@given(resolutions(), resolutions())
def test_both_texts_stand_in_the_sequence_whole(old: Resolution, new: Resolution) -> None:
    check(compare(old, new))


@given(st.data())
def test_whatever_the_groups_are(data: st.DataObject) -> None:
    old, new = data.draw(resolutions()), data.draw(resolutions())
    check(diff(data.draw(alignments(old, new)), old, new))


def test_the_same_text_has_no_change(seed: Path) -> None:
    text = parse(read(seed))
    lines = sequence(compare(text, text))
    assert {piece.sign for line in lines for piece in line.pieces} == {"="}
    assert {line.mark for line in lines} == {"="}


@pytest.mark.parametrize(
    ("pairs", "kept"),
    [
        ([(0, 0, 5), (1, 1, 5)], [(0, 0), (1, 1)]),
        ([(0, 1, 5), (1, 0, 9)], [(1, 0)]),
        ([(0, 0, 1), (0, 1, 1), (1, 1, 1)], [(0, 0), (0, 1), (1, 1)]),
        ([], []),
    ],
    ids=["in order", "the lighter of two that cross", "a split and a merge", "none"],
)
def test_the_heaviest_chain(pairs: list[tuple[int, int, int]], kept: list[tuple[int, int]]) -> None:
    chain = heaviest_chain(Pair(*pair) for pair in pairs)
    assert [(pair.old, pair.new) for pair in chain] == kept


def test_what_moved_names_its_other_place(root: Path) -> None:
    folder = root / "corpus" / "asean"
    old = parse(read(folder / "A_RES_71_255.txt"))
    new = parse(read(folder / "illustration-1.txt"))
    lines = sequence(compare(old, new))
    told = {
        (line.old or line.new).ref: line.elsewhere  # type: ignore[union-attr]
        for line in lines
        if line.elsewhere
    }
    assert told == {
        "PP11": "moved to OP5",
        "OP5": "moved from PP11",
        "OP12": "moved to OP16",
        "OP16": "moved from OP12",
    }
