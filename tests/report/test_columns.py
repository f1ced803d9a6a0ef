"""Proposals beside the base text: where each paragraph stands, and what is shown once."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
import openpyxl  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from lxml import etree
from tests.diff.strategies import resolutions
from tests.report.hostile import PIECES, hostile

from clausetrail.diff import compare
from clausetrail.model import Anchor, Footnote, Paragraph, Resolution
from clausetrail.report.columns import FORMATS, table_of, write
from clausetrail.report.columns.model import Row, Table, spans_of
from clausetrail.report.columns.wording import label_of, note_of, ref_of

if TYPE_CHECKING:
    from clausetrail.model import Comparison

PATHS = "Requests the city gardeners to publish a map of all paths through the orchards"
TREES = "Encourages every school to plant apple trees beside the river before the winter"
WATER = "Invites the owners of old wells to share their water in the dry months of the year"
BIRDS = "Welcomes the return of the storks to the towers of the three northern villages"
BOATS = "Decides to repair the ferry boats that carry the harvest across the lake each week"
DATES = "Notes that beekeepers meet on the first Monday of each month in the town hall"


def text(*paragraphs: str, title: str = "Illustration", notes: tuple[str, ...] = ()) -> Resolution:
    return Resolution(
        symbol=None,
        kind="plain",
        title=f"{title} (no United Nations document)",
        source="illustration.txt",
        paragraphs=tuple(
            Paragraph(
                f"OP{at}", "operative", str(at), words,
                anchors=(Anchor(len(words), "1"),) if notes and at == 1 else (),
            )
            for at, words in enumerate(paragraphs, start=1)
        ),
        footnotes=tuple(Footnote(str(at), words) for at, words in enumerate(notes, start=1)),
    )  # fmt: skip


BASE = text(PATHS, TREES, WATER)


def table(*proposals: Resolution, base: Resolution = BASE) -> Table:
    names = [f"Group {letter}" for letter in "ABCDEFGH"[: len(proposals)]]
    return table_of([compare(base, one) for one in proposals], names)


def shown(made: Table) -> list[list[str]]:
    """Return the table in words: deletions in [], insertions in {}, agreement in a span."""
    return [[ref_of(row), *(_cell(span, made) for span in spans_of(row))] for row in made.rows]


def _cell(span: Any, made: Table) -> str:
    marks = {"-": "[{}]", "+": "{{{}}}", "=": "{}"}
    words = " / ".join(
        "".join(marks[run.sign].format(run.text) for run in line) for line in span.cell.lines
    )
    told = f"{label_of(span, made)}: {words}" if label_of(span, made) else words
    return f"{note_of(span, made) or told}" + (f" x{span.width}" if span.width > 1 else "")


def test_what_nobody_changes_is_said_once() -> None:
    assert shown(table(BASE, BASE)) == [
        ["OP1", "no change x2"],
        ["OP2", "no change x2"],
        ["OP3", "no change x2"],
    ]


def test_changes_are_marked_beside_the_base() -> None:
    new = text(PATHS, TREES.replace("apple", "pear"), WATER)
    row = table(new).rows[1]
    assert "".join(run.text for run in row.base) == f"2. {TREES}"
    assert shown(table(new))[1][1] == TREES.replace("apple", "[apple]{pear}")


def test_a_new_paragraph_stands_where_it_belongs() -> None:
    found = shown(table(BASE, text(PATHS, BIRDS, TREES, WATER)))
    assert [row[0] for row in found] == ["OP1", "new", "OP2", "OP3"]
    assert found[1][1:] == ["–", f"OP2: {{{BIRDS}}}"]
    assert found[2][1:] == ["no change", "no change (OP3)"] or found[2][1:] == ["no change x2"]


def test_new_paragraphs_before_all_and_behind_all() -> None:
    found = shown(table(text(BIRDS, PATHS, TREES, WATER, BOATS)))
    assert [row[0] for row in found] == ["new", "OP1", "OP2", "OP3", "new"]


def test_what_several_propose_alike_has_one_row() -> None:
    one = text(PATHS, TREES, WATER, BIRDS)
    other = text(PATHS, TREES, WATER, BIRDS)
    found = shown(table(one, other))
    assert [row[0] for row in found] == ["OP1", "OP2", "OP3", "new"]
    assert found[3] == ["new", f"OP4: {{{BIRDS}}} x2"]


def test_two_wordings_of_one_new_paragraph_stand_in_one_row() -> None:
    other = BIRDS.replace("northern", "southern")
    found = shown(table(text(PATHS, TREES, WATER, BIRDS), text(PATHS, TREES, WATER, other)))
    assert found[3] == ["new", f"OP4: {{{BIRDS}}}", f"OP4: {{{other}}}"]


def test_different_new_paragraphs_have_rows_of_their_own() -> None:
    found = shown(table(text(PATHS, TREES, WATER, BIRDS), text(PATHS, TREES, WATER, BOATS, DATES)))
    assert found[3:] == [
        ["new", f"OP4: {{{BIRDS}}}", "–"],
        ["new", "–", f"OP4: {{{BOATS}}}"],
        ["new", "–", f"OP5: {{{DATES}}}"],
    ]


def test_agreement_of_those_who_sit_apart_is_named() -> None:
    changed = text(PATHS, TREES.replace("apple", "pear"), WATER)
    found = shown(table(changed, BASE, changed))
    assert found[1][2:] == ["no change", "as Group A"]


def test_agreement_of_some_neighbours_names_them() -> None:
    changed = text(PATHS, TREES.replace("apple", "pear"), WATER)
    words = TREES.replace("apple", "[apple]{pear}")
    assert shown(table(changed, changed, BASE))[1] == [
        "OP2", f"Group A, Group B: {words} x2", "no change",
    ]  # fmt: skip


def test_a_deletion_is_told() -> None:
    found = shown(table(text(PATHS, WATER)))
    assert found[1] == ["OP2", "deleted"]


def test_a_merger_stands_in_the_first_of_its_rows() -> None:
    merged = text(f"{PATHS}, and also {TREES[0].lower()}{TREES[1:]}", WATER)
    found = shown(table(merged))
    assert found[0][1].startswith("merged: ") or found[0][1].startswith("OP1, merged: ")
    assert found[1] == ["OP2", "joined with OP1"]


def test_titles_and_footnotes_have_rows() -> None:
    base = text(PATHS, TREES, notes=("Garden report, volume 1.",))
    new = text(PATHS, TREES, title="Illustration of more", notes=("Garden report, volume 2.",))
    found = shown(table(new, base=base))
    assert found[0][0] == "Title"
    assert found[0][1].startswith("Illustration{ of more}")
    assert found[-1] == ["Footnote 1", "Garden report, volume [1]{2}."]


def test_every_word_of_the_base_stands_in_the_table_once() -> None:
    made = table(text(BIRDS, PATHS, WATER), text(TREES, PATHS))
    base = [row for row in made.rows if row.section == "paragraph" and row.base]
    assert [row.ref for row in base] == ["OP1", "OP2", "OP3"]


@given(resolutions(4), st.lists(resolutions(4), min_size=1, max_size=3))
@hypothesis_settings(max_examples=25)
def test_no_word_of_a_proposal_is_lost(base: Resolution, proposals: list[Resolution]) -> None:
    made = table(*proposals, base=base)
    assert [row.ref for row in made.rows if row.section == "paragraph" and row.ref] == [
        one.ref for one in base.paragraphs
    ]
    for at, proposal in enumerate(proposals):
        told: list[str] = []
        for row in made.rows:
            cell = row.cells[at]
            if row.section != "paragraph":
                continue
            if cell.state == "same":
                told.append(_base(row))
            told += [
                "".join(run.text for run in line if run.sign != "-" and run.kind == "words")
                for line in cell.lines
            ]
        for paragraph in proposal.paragraphs:
            assert any(paragraph.text in words for words in told)
    for ending in FORMATS:
        assert write(made, ending) == write(made, ending)


def _base(row: Row) -> str:
    return "".join(run.text for run in row.base if run.kind == "words")


def hostile_table() -> Table:
    comparison: Comparison = hostile()
    return table_of([comparison, comparison], ["<b>A</b>", "=1+1"])


def test_hostile_text_is_text_in_a_page() -> None:
    page = write(hostile_table(), ".html")
    tree = etree.fromstring(page, etree.HTMLParser())
    assert not tree.findall(".//script")
    assert not tree.findall(".//b")
    words = "".join(map(str, tree.itertext()))
    for piece in PIECES:
        assert piece in words, piece
    assert "\u202e" not in words
    assert "<U+202E>" in words


def test_a_page_asks_for_nothing() -> None:
    page = write(hostile_table(), ".html")
    tree = etree.fromstring(page, etree.HTMLParser())
    for node in tree.iter():
        assert not {"src", "href", "onload", "srcset"} & set(node.attrib), node.tag
    policy = tree.find(".//meta[@http-equiv]")
    assert policy is not None
    assert policy.get("content") == "default-src 'none'; style-src 'unsafe-inline'"


def test_hostile_text_is_text_in_a_document_and_a_workbook() -> None:
    document = docx.Document(io.BytesIO(write(hostile_table(), ".docx")))
    words = "\n".join(cell.text for row in document.tables[0].rows for cell in row.cells)
    book = openpyxl.load_workbook(io.BytesIO(write(hostile_table(), ".xlsx")))
    cells = [str(cell.value) for row in book["Proposals"].iter_rows() for cell in row]
    for piece in (*PIECES, "<b>A</b>", "=1+1"):
        assert piece in words, piece
        assert any(piece in cell for cell in cells), piece
    assert "\u202e" not in words


@pytest.mark.parametrize("count", [1, 3, 4, 7])
def test_a_document_has_a_column_a_proposal(count: int) -> None:
    changed = text(PATHS, TREES.replace("apple", "pear"), WATER)
    made = table(*[changed, BASE, changed, changed, BASE, BASE, changed][:count])
    document = docx.Document(io.BytesIO(write(made, ".docx")))
    grid = document.tables[0]
    assert len(grid.columns) == count + 3
    assert all(len(row.cells) == count + 3 for row in grid.rows)
    wide = sum(int(column.width or 0) for column in grid.columns)
    section = document.sections[0]
    room = int(section.page_width or 0) - int(section.left_margin or 0) * 2
    assert 0.98 * room <= wide <= room
