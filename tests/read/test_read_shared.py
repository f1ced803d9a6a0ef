"""The real documents, read as they are; only figures are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks import reading

from clausetrail.read import read

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.shared


def test_the_paragraphs_of_the_reference_are_whole(shared_data: Path) -> None:
    got = reading.fidelity()
    assert got.paragraphs > 3000
    assert got.whole >= 0.998 * got.paragraphs
    assert got.exact >= 0.996 * got.paragraphs
    assert got.alone >= 0.996 * got.paragraphs
    assert got.leaks == 0


def test_every_footnote_has_its_superscript(shared_data: Path) -> None:
    got = reading.markers()
    assert got.notes > 1500
    assert got.found == got.notes


@pytest.mark.program("pdftotext")
@pytest.mark.parametrize("mode", [(), ("-layout",)])
def test_text_taken_out_of_a_pdf_reads_nearly_as_well(
    shared_data: Path, mode: tuple[str, ...]
) -> None:
    got = reading.fidelity(mode=mode)
    assert got.whole >= 0.995 * got.paragraphs
    assert got.exact >= 0.965 * got.paragraphs
    assert got.alone >= 0.97 * got.paragraphs


def test_the_forms_of_the_real_texts(shared_data: Path) -> None:
    forms = {path: read(path).form for path in sorted((shared_data / "texts").rglob("*.txt"))}
    for path, form in forms.items():
        if path.name.endswith(".pdftext.txt"):
            assert form == "text-pages", path
        elif not path.parent.name.startswith("sc-"):
            assert form == "text", path
    scanned = [form for path, form in forms.items() if path.parent.name.startswith("sc-")]
    assert scanned.count("text-wrapped") >= 0.9 * len(scanned)  # some are a paragraph a line
