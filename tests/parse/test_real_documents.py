"""The parse of real documents, beside what people and the Secretariat make of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from benchmarks.parsing import (
    against_reference,
    letters,
    markers_in_plain_text,
    read_all,
    words_lost,
)

from clausetrail.parse import parse
from clausetrail.read import read

if TYPE_CHECKING:
    from pathlib import Path

    from clausetrail.model import StyledText

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def resolutions(shared_data: Path) -> dict[str, StyledText]:
    return read_all(shared_data / "resolutions")


def _file_of(symbol: str, shared_data: Path) -> Path:
    name = symbol.replace("/", "_").replace(" ", "_")
    folders = [shared_data / "resolutions", shared_data / "drafts"]
    found = [folder / f"{name}.pdf" for folder in folders if (folder / f"{name}.pdf").exists()]
    return found[0] if found else next((shared_data.parent / "seeds").glob("*.txt"))


def test_references_and_texts_agree_with_those_aligned_by_hand(shared_data: Path) -> None:
    files = sorted((shared_data / "aligned").glob("*.json"))
    assert files
    for file in files:
        pair = json.loads(file.read_text("utf-8"))
        for side in ("old", "new"):
            resolution = parse(read(_file_of(pair[side], shared_data)))
            ours = {p.ref: letters(p.text) for p in resolution.paragraphs}
            theirs = {p["ref"]: letters(p["text"]) for p in pair[f"{side}_paras"]}
            assert resolution.symbol == pair[side]
            assert {ref for ref in theirs if ours.get(ref) != theirs[ref]} == set()
            # A heading over an annex is a paragraph of ours, and none of theirs.
            assert {ref for ref in ours if ref not in theirs} <= {"H1"}
            assert [ref for ref in ours if ref in theirs] == list(theirs)


def test_paragraphs_agree_with_the_secretariats(
    resolutions: dict[str, StyledText], shared_data: Path
) -> None:
    found, known, same = against_reference(resolutions, shared_data)
    assert found.total > 3000
    assert found.ratio >= 0.995, found.misses
    assert known.ratio >= 0.99, known.misses
    assert same.ratio >= 0.995, same.misses


def test_markers_of_the_print_are_found_without_styling(
    resolutions: dict[str, StyledText],
) -> None:
    common, found, printed, differences = markers_in_plain_text(resolutions)
    assert printed > 1000
    assert 2 * common / (found + printed) >= 0.98, differences


def test_no_word_is_lost(resolutions: dict[str, StyledText]) -> None:
    for name, text in resolutions.items():
        lost = [
            word
            for word in words_lost(text)
            # "2030" with the marker 5 glued to it is the word "20305" before the parse.
            if not word[:4].isdigit() and len(word) > 1 and word[-1] not in "abc"
        ]
        assert not lost, (name, lost)


def test_every_document_is_read_with_its_header(shared_data: Path) -> None:
    for path in sorted(shared_data.glob("drafts/*.pdf")):
        resolution = parse(read(path))
        assert resolution.symbol is not None
        assert resolution.symbol.replace("/", "_") == path.stem
        assert resolution.kind in {"draft", "amendment"}
        assert resolution.title
        assert resolution.agenda
        assert resolution.distributed
        assert resolution.job
        assert not resolution.unplaced


def test_every_text_of_the_security_council_has_its_symbol(shared_data: Path) -> None:
    for path in sorted(shared_data.glob("texts/sc-*/*.txt")):
        _, _, number, year, *_ = path.stem.split("_")
        resolution = parse(read(path))
        assert resolution.symbol == f"S/RES/{int(number)} ({year})"
        assert resolution.adopted is not None
        assert resolution.adopted.startswith(year)
        assert any(p.kind == "preambular" for p in resolution.paragraphs)
