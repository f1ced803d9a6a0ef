"""PDFs that are drawn in odd ways: nothing of the text is lost in silence."""

from __future__ import annotations

import zlib

import pytest
from tests.read.pdf_builder import Picture, Run, Stroke, pdf

from clausetrail.read import read_bytes
from clausetrail.read.pdf_swelling import MAX_UNPACKED, swells

LINES = [Run(72, 700 - 12 * at, f"lamp {at} is lit") for at in range(4)]


def body(data: bytes) -> str:
    blocks = read_bytes(data, "illustration.pdf").blocks
    return " ".join(block.text for block in blocks if block.role == "body")


def test_a_run_that_is_pressed_flat() -> None:
    flat = Run(100, 700, "are", matrix="1 0 0 0")
    assert body(pdf([Run(72, 700, "Lamps"), flat, Run(130, 700, "lit")])) == "Lamps are lit"


def test_a_negative_type_size_that_the_matrix_turns_back() -> None:
    turned = [line._replace(size=-10.0, matrix="-1 0 0 -1") for line in LINES]
    assert body(pdf(turned)) == body(pdf(LINES))


def test_a_stamp_does_not_hide_the_text_that_was_recognized() -> None:
    recognized = [line._replace(mode=3) for line in LINES]
    data = pdf([Picture(612, 792), *recognized, Run(72, 40, "Stamped")])
    assert body(data) == body(pdf(LINES))
    found = read_bytes(data, "illustration.pdf")
    assert [block.text for block in found.blocks if block.role == "furniture"] == ["Stamped"]
    assert found.warnings == ()


def test_text_that_is_not_shown_beside_text_that_is() -> None:
    found = read_bytes(pdf([*LINES, Run(72, 600, "unseen", mode=3)]), "illustration.pdf")
    assert found.warnings == ("page 1 has text that is not shown, and is left out",)


@pytest.mark.parametrize(
    ("page", "warnings"),
    [
        ([Picture(612, 792)], ("page 2 is a picture without a text layer, and is not read",)),
        ([Picture(100, 100)], ()),
        ([Stroke(72, 500, 400)], ()),
        ([], ()),
    ],
    ids=["picture", "emblem", "rule", "blank"],
)
def test_a_page_without_text_among_others(
    page: list[Stroke | Picture], warnings: tuple[str, ...]
) -> None:
    assert read_bytes(pdf(LINES, page, LINES), "illustration.pdf").warnings == warnings


def test_a_page_that_cannot_be_loaded_is_told() -> None:
    data = pdf(LINES, LINES).replace(b"/Kids [6 0 R 8 0 R]", b"/Kids [6 0 R 0 0 R]")
    assert read_bytes(data, "illustration.pdf").warnings == ("page 2 is damaged, and is not read",)


def test_a_stream_that_is_packed_twice_swells() -> None:
    packed = zlib.compress(zlib.compress(b"0 0 m\n" * (MAX_UNPACKED // 6 + 1024), 9), 9)
    assert len(packed) < 4096
    data = b"1 0 obj\n<< /Filter [/FlateDecode /Fl] >>\nstream\n%s\nendstream\nendobj\n"
    assert swells(data % packed)
    assert not swells(data % zlib.compress(zlib.compress(b"0 0 m\n")))
    assert not swells(data % packed[:100])
