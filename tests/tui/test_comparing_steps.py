"""The words of a group in step: none is lost, and each knows where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.diff.strategies import alignments, resolutions

from clausetrail.diff import compare, diff
from clausetrail.model import Anchor, Clause, Footnote, FootnoteChange, Paragraph, Resolution
from clausetrail.parse import parse
from clausetrail.read import read
from clausetrail.report.runs import Words
from clausetrail.report.safe import safe
from clausetrail.report.spans import line_width
from clausetrail_tui.comparing.prose import Prose
from clausetrail_tui.comparing.setting import Look, set_bits
from clausetrail_tui.comparing.steps import steps_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from clausetrail.model import Comparison, Group
    from clausetrail_tui.comparing.steps import Bit
    from clausetrail_tui.ink import Side

WAYS = {"old": "left", "new": "right"}


def check(comparison: Comparison) -> None:
    """Hold every group to the laws below."""
    words = Words(comparison, minor=True)
    for group in comparison.groups:
        steps = steps_of(group, words)
        for side, name in WAYS.items():
            text = comparison.old if side == "old" else comparison.new
            texts = {one.ref: one.text for one in text.paragraphs}
            refs = group.old if side == "old" else group.new
            alone = [bit for step in steps for bit in getattr(step, name)]
            mixed = [
                bit
                for step in steps
                for bit in step.both
                if bit.spot and (bit.spot.side == side or (side == "old" and bit.run.sign == "="))
            ]
            assert squeezed(alone) == "".join("".join(texts[ref].split()) for ref in refs)
            if side == "new":
                assert squeezed(mixed) == squeezed(alone)
            for bit in alone:
                assert bit.spot is not None
                assert bit.spot.side == side
                if bit.run.kind == "words":
                    assert texts[bit.spot.ref].startswith(bit.run.text, bit.spot.offset)
            assert [begun.ref for step in steps if (begun := getattr(step, side))] == [
                ref for ref in refs if texts[ref]
            ]


def squeezed(bits: Iterable[Bit]) -> str:
    """Return the words of bits without anything between them."""
    return "".join("".join(bit.run.text.split()) for bit in bits if bit.run.kind == "words")


def words_with_spots(comparison: Comparison, group: Group, *, inline: bool) -> None:
    """Hold the words of a drawn group to the texts that they say they stand in."""
    texts: dict[tuple[Side, str], str] = {
        **{("old", one.ref): one.text for one in comparison.old.paragraphs},
        **{("new", one.ref): one.text for one in comparison.new.paragraphs},
    }
    words = Words(comparison, minor=True)
    for line in Prose(inline, signs=True).set(group, words, 2000):
        for text, ink in line:
            if ink.spot is not None and not text.isspace():
                whole = texts[ink.spot.side, ink.spot.ref]
                assert safe(whole[ink.spot.offset :]).startswith(text)


@given(resolutions(), resolutions())
def test_no_word_is_lost_and_each_knows_its_place(old: Resolution, new: Resolution) -> None:
    check(compare(old, new))


@given(st.data())
def test_whatever_the_groups_are(data: st.DataObject) -> None:
    old, new = data.draw(resolutions()), data.draw(resolutions())
    check(diff(data.draw(alignments(old, new)), old, new))


@given(st.data())
def test_a_drawn_word_stands_where_it_says(data: st.DataObject) -> None:
    old, new = data.draw(resolutions()), data.draw(resolutions())
    comparison = diff(data.draw(alignments(old, new)), old, new)
    for group in comparison.groups:
        words_with_spots(comparison, group, inline=data.draw(st.booleans()))


@given(st.data(), st.integers(12, 130))
def test_no_line_is_wider_than_it_may_be(data: st.DataObject, width: int) -> None:
    old, new = data.draw(resolutions()), data.draw(resolutions())
    comparison = compare(old, new)
    words = Words(comparison, minor=True)
    look = Prose(inline=data.draw(st.booleans()), signs=data.draw(st.booleans()))
    for group in comparison.groups:
        for line in look.set(group, words, width):
            assert line_width(line) <= max(width, 2 * 12)


def one(text: str, *notes: tuple[int, str]) -> Resolution:
    """Return a text of one paragraph, an illustration, with footnotes called at offsets."""
    return Resolution(
        symbol=None,
        kind="plain",
        title="Illustration",
        paragraphs=(
            Paragraph(
                ref="OP1",
                kind="operative",
                number="1",
                text=text,
                clauses=(Clause(None, 0, len(text)),),
                anchors=tuple(Anchor(at, number) for at, number in notes),
            ),
        ),
        footnotes=tuple(Footnote(number, f"Note {number}.") for _, number in notes),
    )


def shown(old: Resolution, new: Resolution, way: str) -> str:
    """Return the words of two texts of one paragraph as they are set without colour."""
    comparison = compare(old, new)
    (group,) = comparison.groups
    (step,) = steps_of(group, Words(comparison, minor=True))
    spans = set_bits(getattr(step, way), Look(signs=True))
    return "".join(text for text, _ in spans)


@pytest.mark.parametrize(
    ("old", "new", "both"),
    [
        ("Keep the green lamp lit", "Keep the blue lamp lit",
         "Keep the [-green-] {+blue+} lamp lit"),
        ("Keep all lamps and hedges lit", "Keep all lamps, hedges lit",
         "Keep all lamps [-and-]{+,+} hedges lit"),
        ("Keep the lamp lit", "Keep the lamp lit and clean", "Keep the lamp lit {+and clean+}"),
        ("Keep the tall lamp lit", "Keep the lamp lit", "Keep the [-tall-] lamp lit"),
    ],
)  # fmt: skip
def test_changes_in_one_stream_without_colour(old: str, new: str, both: str) -> None:
    assert shown(one(old), one(new), "both") == both


def test_each_side_has_its_own_change_alone() -> None:
    old, new = one("Keep the green lamp lit"), one("Keep the blue lamp lit")
    assert shown(old, new, "left") == "Keep the [-green-] lamp lit"
    assert shown(old, new, "right") == "Keep the {+blue+} lamp lit"


def test_footnotes_are_raised_and_break_no_word() -> None:
    old = one("Keep every lamp, and all moths", (16, "12"), (30, "a"))
    assert shown(old, old, "both") == "Keep every lamp,¹² and all mothsᵃ"


def test_a_tab_of_a_table_parts_cells_and_hostile_letters_are_shown() -> None:
    old = one("lamps\t12 \x1b[31m\u202e")
    assert shown(old, old, "both") == "lamps │ 12 ␛[31m<U+202E>"


def columns(comparison: Comparison, group: Group) -> tuple[str, str]:
    """Return the words of both columns of a drawn group, without what is between them."""
    found = {"old": "", "new": ""}
    for line in Prose(inline=False, signs=False).set(group, Words(comparison), 400):
        for text, ink in line:
            if ink.spot is not None:
                found[ink.spot.side] += "".join(text.split())
    return found["old"], found["new"]


@pytest.mark.parametrize(
    ("note", "left", "right"),
    [
        (FootnoteChange(old="3", new="4", old_ref="OP1", new_ref="OP1", change="rollover",
                        ops=(("=", "See lamp "), ("-", "67/1"), ("+", "69/1"), ("=", "."))),
         "footnote 3 (routine): See lamp [-67/1-].", "footnote 4: See lamp {+69/1+}."),
        (FootnoteChange(old=None, new="4", old_ref=None, new_ref="OP1", change="substantive",
                        ops=(("+", "See the hedge."),)),
         "", "footnote 4 (new): See the hedge."),
        (FootnoteChange(old="3", new=None, old_ref="OP1", new_ref=None, change="substantive",
                        ops=(("-", "See the hedge."),)),
         "footnote 3 (gone): See the hedge.", ""),
    ],
    ids=["changed", "new", "gone"],
)  # fmt: skip
def test_a_footnote_stands_below_the_column_of_its_text(
    note: FootnoteChange, left: str, right: str
) -> None:
    (line,) = Prose(inline=False, signs=True).note(note, 120)
    columns = "".join(text for text, _ in line).split("│")
    assert [column.strip() for column in columns] == [left, right]


@given(st.data())
def test_no_word_is_lost_in_the_columns(data: st.DataObject) -> None:
    old, new = data.draw(resolutions()), data.draw(resolutions())
    comparison = diff(data.draw(alignments(old, new)), old, new)
    texts = [{one.ref: one.text for one in side.paragraphs} for side in (old, new)]
    for group in comparison.groups:
        assert columns(comparison, group) == tuple(
            "".join(safe("".join(of[ref].split())) for ref in refs)
            for of, refs in zip(texts, (group.old, group.new), strict=True)
        )


@pytest.fixture
def sample(root: Path) -> Comparison:
    folder = root / "corpus" / "asean"
    return compare(
        parse(read(folder / "A_RES_71_255.txt")), parse(read(folder / "illustration-1.txt"))
    )


def test_the_sample_in_step(sample: Comparison) -> None:
    """The whole sample, both sides and one stream, by all laws."""
    check(sample)
    for group in sample.groups:
        words_with_spots(sample, group, inline=True)
        words_with_spots(sample, group, inline=False)
