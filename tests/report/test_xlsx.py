"""The workbook: a row a group, text as text, the changes in rich text."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from msgspec.structs import replace
from tests.diff.strategies import resolutions
from tests.report.hostile import HIDDEN, PIECES, hostile

from clausetrail.diff import compare
from clausetrail.parse import parse
from clausetrail.read import read
from clausetrail.report.formats import write
from clausetrail.report.options import Options
from clausetrail.report.runs import Run, tidied
from clausetrail.report.xlsx.book import CELL_CHARS, CUT, fitting, width_for

if TYPE_CHECKING:
    from pathlib import Path

    from clausetrail.model import Comparison, Group, Resolution


@pytest.fixture(scope="module")
def sample(root: Path) -> Comparison:
    folder = root / "corpus" / "asean"
    return compare(
        parse(read(folder / "A_RES_71_255.txt")), parse(read(folder / "illustration-1.txt"))
    )


def book(comparison: Comparison) -> Any:
    data = write(comparison, ".xlsx", Options())
    return openpyxl.load_workbook(io.BytesIO(data), rich_text=True)


def rows(sheet: Any) -> list[list[Any]]:
    return [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)]


def words(value: Any) -> str:
    return "" if value is None else str(value)


def changed(value: Any, look: str) -> str:
    """Return the runs of a cell that are struck out, or underlined."""
    if value is None or isinstance(value, str):
        return ""
    return "".join(
        block.text for block in value if hasattr(block, "font") and getattr(block.font, look)
    )


def bare(text: str) -> str:
    return "".join(text.split())


def test_a_row_a_group_with_its_words(sample: Comparison) -> None:
    found = rows(book(sample)["Changes"])
    assert len(found) == len(sample.groups)
    old = {one.ref: one.text for one in sample.old.paragraphs}
    new = {one.ref: one.text for one in sample.new.paragraphs}
    for group, row in zip(sample.groups, found, strict=True):
        assert words(row[0]).split("\n") == list(group.old) or not group.old
        assert words(row[1]).split("\n") == list(group.new) or not group.new
        for refs, texts, cell in ((group.old, old, row[2]), (group.new, new, row[3])):
            for ref in refs:
                markers = [str(n) for n in range(1, 10)]
                told = words(cell)
                for piece in texts[ref].split(" "):
                    assert piece in told or piece.strip(".,;") in told, (piece, markers)


def one_by_one(comparison: Comparison) -> list[tuple[Group, list[Any]]]:
    return [
        (group, row)
        for group, row in zip(comparison.groups, rows(book(comparison)["Changes"]), strict=True)
        if group.relation == "one-to-one" and group.change != "identical"
    ]


def test_what_was_deleted_is_struck_out_and_what_was_inserted_underlined(
    sample: Comparison,
) -> None:
    pairs = one_by_one(sample)
    assert len(pairs) > 10
    for group, row in pairs:
        for sign, cell, look in (("-", row[2], "strike"), ("+", row[3], "u")):
            expected = bare("".join(text for op, text in group.ops if op == sign))
            told = bare(changed(cell, look))
            # The markers of footnotes stand among the words.
            assert told.startswith(expected[:9])
            assert len(told) - len(expected) in range(4)


def test_verbs_classes_and_relations_are_told(sample: Comparison) -> None:
    found = {words(row[1]): row for row in rows(book(sample)["Changes"])}
    assert found["OP6"][4:7] == ["substantive", None, "Encourages → Calls upon (stronger)"]
    relations = {words(row[5]) for row in found.values()}
    assert {"", "new", "moved"} <= relations


def test_every_routine_advance_and_every_footnote_has_a_row(sample: Comparison) -> None:
    made = book(sample)
    advances = [one for group in sample.groups for one in group.advances]
    told = [row[2:5] for row in rows(made["Routine advance"])]
    assert told == [[one.old, one.new, one.step] for one in advances]
    notes = rows(made["Footnotes"])
    assert [(row[0], row[1]) for row in notes] == [(one.old, one.new) for one in sample.footnotes]
    fewer = compare(sample.old, replace(sample.old, footnotes=sample.old.footnotes[:-1]))
    assert [row[6] for row in rows(book(fewer)["Footnotes"])][-2:] == ["unchanged", "gone"]


def test_the_summary_says_what_was_compared_and_by_what(sample: Comparison) -> None:
    told = "\n".join(" ".join(words(cell) for cell in row) for row in rows(book(sample)["Summary"]))
    assert "A/RES/71/255" in told
    assert "Made by Clausetrail" in told
    assert bare(sample.old.sha256) in bare(told)


def test_sheets_are_made_to_be_read_and_printed(sample: Comparison) -> None:
    sheet = book(sample)["Changes"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == f"A1:K{len(sample.groups) + 1}"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)


def test_the_same_comparison_gives_the_same_bytes(sample: Comparison) -> None:
    assert write(sample, ".xlsx", Options()) == write(sample, ".xlsx", Options())
    other = write(sample, ".xlsx", Options(date="2020-02-02"))
    assert b"2020-02-02T" in part(other, "docProps/core.xml")


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def test_hostile_text_is_text() -> None:
    comparison = hostile()
    data = write(comparison, ".xlsx", Options())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/"):
                content = archive.read(name)
                assert b"<f>" not in content
                assert b"hyperlink" not in content
    made = openpyxl.load_workbook(io.BytesIO(data), rich_text=True)
    told = [words(row[2]) for row in rows(made["Changes"])]
    for piece in PIECES:
        assert any(cell.startswith(piece) for cell in told), piece
    shown = "bell␇ override<U+202E> end<U+FFFE>"
    assert any(shown in cell for cell in told)
    assert not any(sign in "".join(told) for sign in HIDDEN if not sign.isprintable())


@given(resolutions(), resolutions())
@hypothesis_settings(max_examples=15)
def test_any_two_texts_make_a_workbook(old: Resolution, new: Resolution) -> None:
    comparison = compare(old, new)
    assert len(rows(book(comparison)["Changes"])) == len(comparison.groups)


def test_a_cell_that_cannot_hold_all_says_so() -> None:
    parts = fitting([("a" * 20_000, ()), ("b" * 20_000, ("+",))])
    assert [words[0] for words, _ in parts] == ["a", "b", " "]
    assert parts[-1][0] == CUT
    assert sum(len(words) for words, _ in parts) == CELL_CHARS
    assert fitting([("a" * CELL_CHARS, ())]) == [("a" * CELL_CHARS, ())]
    # A sign outside the basic plane takes two units, and is never cut in half.
    (head, _), cut = fitting([("\U0001d11e" * 20_000, ())])
    assert cut[0] == CUT
    assert set(head) == {"\U0001d11e"}


def test_no_stroke_goes_through_a_blank() -> None:
    runs = [Run("=", "the"), Run("-", " old "), Run("=", "one")]
    assert tidied(runs) == [Run("=", "the "), Run("-", "old"), Run("=", " one")]


def test_a_column_is_as_wide_as_its_longest_text_asks() -> None:
    assert width_for(10, 46, 90) == 46
    assert 46 < width_for(2600, 46, 90) < 90
    assert width_for(100_000, 46, 90) == 90
