"""Files made to be costly: a clear refusal, or an answer."""

from __future__ import annotations

import zlib

import pytest

from clausetrail.read import read_bytes
from clausetrail.read.errors import MAX_LINES, TooLargeError
from clausetrail.read.pdf_swelling import MAX_UNPACKED, swells


def _packed(size: int, about: bytes = b"") -> bytes:
    packed = zlib.compress(b"0 0 m\n" * (size // 6), 9)
    head = b"1 0 obj\n<< /Length %d /Filter /FlateDecode %s >>\n" % (len(packed), about)
    return b"%PDF-1.4\n" + head + b"stream\n" + packed + b"\nendstream\nendobj\n"


def test_a_stream_that_swells_is_told() -> None:
    assert swells(_packed(MAX_UNPACKED + 1024))
    assert not swells(_packed(MAX_UNPACKED // 2))
    assert not swells(_packed(MAX_UNPACKED + 1024, b"/Subtype /Image"))


def test_streams_that_swell_are_added_up() -> None:
    assert swells(_packed(MAX_UNPACKED // 2 + 1024) * 2)


def test_a_damaged_stream_does_not_swell() -> None:
    data = _packed(MAX_UNPACKED // 2)
    assert not swells(data[: len(data) // 2])
    assert not swells(data.replace(b"stream\n", b"stream\nno zlib", 1))


def test_a_pdf_that_swells_is_refused() -> None:
    with pytest.raises(TooLargeError, match="illustration: the PDF's pages unpack to more"):
        read_bytes(_packed(MAX_UNPACKED + 1024), "illustration")


@pytest.mark.parametrize("end", ["\n", "\f", "\r"])
def test_too_many_lines_are_refused(end: str) -> None:
    with pytest.raises(TooLargeError, match=f"more than {MAX_LINES} lines"):
        read_bytes(f"a{end}".encode() * (MAX_LINES + 1), "illustration")


@pytest.mark.parametrize(
    "text",
    [
        "a" + " " * 2_000_000 + "b",
        "a" * 2_000_000 + "1-\nand so on and\nso on\n",
        "gardens and\n" + "the garden-\n" * 50_000,
        "gardens (\n" + "and the (\n" * 50_000 + "1) and\n",
        "gardens of it 1 and\n" * 9 + "1 See it.\n" * 20_000 + "\fabc\n",
        "gardens are -\n" * 20_000 + "\f" + "gardens -are\n" * 20_000,
        "(" * 2_000_000 + "\nand\nthe\n1) end\n",
    ],
    ids=["spaces", "a word", "hyphens", "brackets", "notes", "dashes", "one bracket"],
)
def test_nothing_of_a_long_text_is_lost(text: str) -> None:
    blocks = read_bytes(text.encode(), "illustration").blocks
    read = "".join(char for block in blocks for char in block.text if char.isalnum())
    assert sorted(read) == sorted(filter(str.isalnum, text))  # notes stand behind their page
