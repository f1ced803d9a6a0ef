"""Texts made to be costly: what is looked for behind each line is counted once."""

from __future__ import annotations

import pytest

from clausetrail.model import Block, Style, StyledText
from clausetrail.parse import parse, parse_plain
from clausetrail.parse.piece import Piece

HEAD = ("The General Assembly,", "Recalling the lamps,", "1. Decides to light them;")
LONG = "Requests the keeper of the harbour to light the lamps " * 4


def _text(*lines: str) -> StyledText:
    blocks = tuple(Block(line, line=number) for number, line in enumerate(lines, 1))
    return StyledText("illustration.txt", "0" * 64, "text", styled=False, blocks=blocks)


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ([*HEAD, "<<ODS JOB NO>>1<<ODS JOB NO>>", *["lamps are red"] * 30_000], 2),
        ([*HEAD, *[f"{number % 900}. {LONG}" for number in range(2, 3000)]], 3000),
        ([*HEAD, "“The General Assembly,", *["“1. Decides to light them”"] * 3000], 3002),
        ([*HEAD, *["The General Assembly,", "2. Lights them;"] * 3000], 3002),
    ],
    ids=["trailer", "long lines", "one number", "one organ"],
)
def test_many_lines_of_one_kind(lines: list[str], count: int) -> None:
    found = parse(_text(*lines)).paragraphs
    assert len({paragraph.ref for paragraph in found}) == len(found) == count


def test_many_lines_that_look_like_notes() -> None:
    lines = [*["A lamp is red."] * 4000, "A lamp is lit, 6", *["6 Lamps are lit"] * 4000]
    found = parse_plain(_text(*lines))
    assert len(found.paragraphs) + len(found.footnotes) == len(lines)


def test_a_note_that_goes_on_for_ever_is_one() -> None:
    notes = (Block("1 See", role="note"), *[Block("the lamps", role="note")] * 30_000)
    text = _text(*HEAD)
    found = parse(StyledText("x", "0", "text", styled=False, blocks=(*text.blocks, *notes)))
    assert [note.text for note in found.footnotes] == ["See" + " the lamps" * 30_000]


def test_many_markers_of_one_paragraph_leave_their_places() -> None:
    count = 6000
    styles = tuple(Style(5 * at + 4, 5 * at + 5, superscript=True) for at in range(count))
    blocks = (Block("lamp1" * count, styles=styles), Block("1 See it.", role="note"))
    found = parse_plain(StyledText("x", "0", "pdf", styled=True, blocks=blocks))
    (paragraph,) = found.paragraphs
    assert paragraph.text == "lamp" * count
    assert [anchor.offset for anchor in paragraph.anchors] == [4 * at + 4 for at in range(count)]


def test_what_is_taken_out_of_a_piece_moves_what_stands_behind_it() -> None:
    piece = Piece("ab12cd34ef", Block("ab12cd34ef"), (Style(1, 9, italic=True),), [(3, 0), (10, 1)])
    left = piece.without([(2, 4), (6, 8)])
    assert (left.text, left.marks) == ("abcdef", [(2, 0), (6, 1)])
    assert [(style.start, style.end) for style in left.styles] == [(1, 5)]
