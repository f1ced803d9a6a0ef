"""The forms of plain text, their encodings and their joints."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausetrail.read import ReadError, read, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from clausetrail.model.styled import Block

LONG = "\tIllustrating that “a paragraph” is a line – however long it may be –, " + "and on " * 30
EXPORT = f"An illustration, no document\n[Start1]\n{LONG}\n1.\tDecides so;\n\n\tThe end."

WRAPPED = """An illustration, no document

The Illustrating Body,

Illustrating that lines are wrapped at some width, and that a
paragraph goes on to the next line until it has come to its end,
with a compound such as result-
oriented, and with a word that is bro-
ken, which is not broken elsewhere,

1. Decides that a label begins a paragraph, also where there
is no blank line before it;
2. Decides also:

(a) That it is so;

(b) That it is result-oriented;
"""

PAGES = """AN/ILL/1
An illustration of a title
that goes on

The Illustrating Body,

Illustrating that a paragraph which a page's end has broken is
one again, and that its words are, too, wherever the footnotes1
_______________

1  A note of this illustration.

AN/ILL/1
An illustration of a title
that goes on

00-00000
2/2

and the furniture have been set, and that nothing of it stays,

Ending.
"""


def _texts(text: str | bytes, role: str = "body") -> list[str]:
    data = text if isinstance(text, bytes) else text.encode()
    return [block.text for block in read_bytes(data).blocks if block.role == role]


def test_one_paragraph_a_line() -> None:
    styled = read_bytes(EXPORT.encode(), "illustration.txt")
    assert (styled.form, styled.styled, styled.source) == ("text", False, "illustration.txt")
    assert [block.text for block in styled.blocks] == [
        "An illustration, no document",
        "[Start1]",
        LONG.strip(),
        "1.\tDecides so;",
        "The end.",
    ]
    assert [block.line for block in styled.blocks] == [1, 2, 3, 4, 6]
    assert styled.blocks[-1].gap == 1


def test_the_seed_is_one_paragraph_a_line(seed: Path) -> None:
    styled = read(seed)
    written = [line.strip() for line in seed.read_text("utf-8").splitlines() if line.strip()]
    assert styled.form == "text"
    assert ["".join(block.text.split()) for block in styled.blocks] == [
        "".join(line.split()) for line in written
    ]


@pytest.mark.parametrize(
    "data",
    [
        EXPORT.encode(),
        codecs.BOM_UTF8 + EXPORT.encode(),
        codecs.BOM_UTF16_LE + EXPORT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + EXPORT.encode("utf-16-be"),
        EXPORT.encode("utf-16-le"),
        EXPORT.encode("utf-16-be"),
        EXPORT.encode("cp1252"),
        EXPORT.replace("\n", "\r\n").encode(),
        EXPORT.replace("\n", "\r").encode(),
    ],
)
def test_every_encoding_and_line_end_reads_the_same(data: bytes) -> None:
    assert read_bytes(data).blocks == read_bytes(EXPORT.encode()).blocks


def test_bytes_that_windows_1252_leaves_open_are_kept() -> None:
    assert _texts(b"An illustration \x93so\x94 \x81.") == ["An illustration “so” \x81."]


def test_wrapped_lines() -> None:
    assert read_bytes(WRAPPED.encode()).form == "text-wrapped"
    broken = (
        "Illustrating that lines are wrapped at some width, and that a paragraph goes on to the "
        "next line until it has come to its end, with a compound such as result-oriented, and "
        "with a word that is broken, which is not broken elsewhere,"
    )
    assert _texts(WRAPPED) == [
        "An illustration, no document",
        "The Illustrating Body,",
        broken,
        "1.\tDecides that a label begins a paragraph, also where there is no blank line before it;",
        "2.\tDecides also:",
        "(a)\tThat it is so;",
        "(b)\tThat it is result-oriented;",
    ]


def test_wrapped_lines_told_by_their_indent() -> None:
    text = "\n".join(
        [
            "     Illustrating that a paragraph is told by its indent where there is",
            "no blank line, and goes on without one,",
            "     Illustrating it again, so that what is told here is seen for certain",
            "and goes on to another line,",
        ]
    )
    blocks = read_bytes(text.encode()).blocks
    assert [(block.left, block.hang) for block in blocks] == [(5, 0), (5, 0)]


def _blocks_of_pages(text: str) -> list[Block]:
    styled = read_bytes(text.encode())
    assert styled.form == "text-pages"
    return list(styled.blocks)


@pytest.mark.parametrize("text", [PAGES, PAGES.replace("\nAN/ILL/1\nAn", "\n\fAN/ILL/1\nAn")])
def test_page_furniture_is_taken_out(text: str) -> None:
    blocks = _blocks_of_pages(text)
    body = [block.text for block in blocks if block.role == "body"]
    whole = (
        "Illustrating that a paragraph which a page's end has broken is one again, and that its "
        "words are, too, wherever the footnotes1 and the furniture have been set, and that "
        "nothing of it stays,"
    )
    assert body[-2:] == [whole, "Ending."]
    assert [block.text for block in blocks if block.role == "note"] == [
        "1 A note of this illustration."
    ]
    assert {block.text for block in blocks if block.role == "furniture"} >= {"00-00000", "2/2"}


def test_a_label_on_a_line_of_its_own_begins_the_next() -> None:
    text = PAGES.replace("Ending.\n", "1.\n\nDecides so, as an illustration;\n")
    assert _blocks_of_pages(text)[-1].text == "1.\tDecides so, as an illustration;"


def test_fixed_spaces_and_hyphens_are_as_a_reader_sees_them() -> None:
    assert _texts("An illus\xadtration\xa0of non\u2011breaking\u200b signs.") == [
        "An illustration of non-breaking signs."
    ]


def test_a_line_of_many_megabytes_is_one_block() -> None:
    assert len(read_bytes(b"illustration " * 200_000).blocks) == 1


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        styled = read_bytes(data, "any")
    except ReadError as error:
        assert error.source == "any"  # noqa: PT017
    else:
        assert styled.blocks
        assert all(block.text.strip() for block in styled.blocks)


@given(st.text(alphabet="ab C,.;:-1()\n\t\f_/“’", max_size=300))
def test_no_letter_is_lost_in_any_form(text: str) -> None:
    try:
        styled = read_bytes(text.encode())
    except ReadError:
        assert not text.strip()
        return
    read_letters = "".join(block.text for block in styled.blocks)
    assert sorted(filter(str.isalnum, read_letters)) == sorted(filter(str.isalnum, text))


def test_lettered_lines_do_not_go_on_with_the_line_before() -> None:
    lines = ["1. Keeper One", "a. Lamps: none", "b. Oil: none", "2. Keeper Two", "a. Lamps: two"]
    text = read_bytes("\n".join(lines).encode())
    assert text.form == "text"
    assert [block.text for block in text.blocks] == lines


def test_the_export_is_a_paragraph_a_line_however_short() -> None:
    lines = ["Lamps of", "the coast and of", "the island", "<<ODS JOB NO>>N1<<ODS JOB NO>>"]
    text = read_bytes("\n".join(lines).encode())
    assert text.form == "text"
    assert [block.text for block in text.blocks] == lines


def test_notes_that_differ_in_their_numbers_alone_are_no_running_head() -> None:
    text = PAGES.replace(
        "1  A note of this illustration.\n",
        "1  A note of this illustration, vol. 1.\n\n2  A note of this illustration, vol. 22.\n",
    )
    blocks = _blocks_of_pages(text)
    assert [block.text for block in blocks if block.role == "note"] == [
        "1 A note of this illustration, vol. 1.",
        "2 A note of this illustration, vol. 22.",
    ]
    assert {block.text for block in blocks if block.role == "furniture"} >= {"00-00000", "2/2"}


def test_an_underlined_space_is_a_space() -> None:
    assert _texts("4. Calls_on the keepers;\n5. Reads lamp_oil.txt and LAMP_OIL.") == [
        "4. Calls on the keepers;",
        "5. Reads lamp_oil.txt and LAMP_OIL.",
    ]


@pytest.mark.parametrize("stray", [b"\xff", b"\xc3"], ids=["no byte of UTF-8", "a cut character"])
def test_stray_bytes_spoil_no_other_character(stray: bytes) -> None:
    found = read_bytes("A “lamp” – red.\nThe Côte.\nIt is lit".encode() + stray, "illustration")
    text = "\n".join(block.text for block in found.blocks)
    assert text == "A “lamp” – red.\nThe Côte.\nIt is lit" + stray.decode("cp1252")
    assert found.warnings == (
        "bytes that are no UTF-8 (1, the first in line 3) are read as Windows-1252",
    )


def test_lines_are_counted_as_the_source_has_them() -> None:
    found = read_bytes("A lamp\xad\nlight is lit.\n\nIt is red.\n".encode(), "illustration")
    assert [(block.line, block.text) for block in found.blocks] == [
        (1, "A lamplight is lit."),
        (4, "It is red."),
    ]


def test_a_rule_over_words_that_are_no_notes_parts_text_from_text() -> None:
    rule = "_" * 20
    text = (
        f"The lamps are lit.\n{rule}\nSigned by the keeper\nof the lamps\n\f"
        f"They are red.1\n{rule}\nAt dusk they are seen.\n{rule}\n1 See the log.\n"
    )
    found = read_bytes(text.encode(), "illustration")
    assert found.form == "text-pages"
    roles: dict[str, list[str]] = {block.role: [] for block in found.blocks}
    for block in found.blocks:
        roles[block.role].append(block.text)
    assert roles["note"] == ["1 See the log."]
    body = " ".join(roles["body"])
    for words in ("Signed by the keeper of the lamps", "At dusk they are seen."):
        assert words in body


def test_a_text_that_begins_with_the_letters_of_an_archive_is_a_text() -> None:
    found = read_bytes(b"PK is a password/word/for lamps", "illustration")
    assert [block.text for block in found.blocks] == ["PK is a password/word/for lamps"]
