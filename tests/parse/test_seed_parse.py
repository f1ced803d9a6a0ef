from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetrail.parse import parse
from clausetrail.read import read

if TYPE_CHECKING:
    from pathlib import Path

    from clausetrail.model import Resolution


@pytest.fixture(scope="module")
def resolution(seed: Path) -> Resolution:
    return parse(read(seed))


def test_header_of_the_seed(resolution: Resolution) -> None:
    assert resolution.symbol == "A/RES/71/255"
    assert resolution.kind == "adopted"
    assert (resolution.body, resolution.session, resolution.number) == (
        "General Assembly",
        "71",
        "255",
    )
    assert resolution.title == (
        "Cooperation between the United Nations and the Association of Southeast Asian Nations"
    )
    assert (resolution.adopted, resolution.distributed) == ("2016-12-23", "2017-01-30")
    assert resolution.meeting == "68th plenary meeting"
    assert resolution.agenda == ("126 (r)",)
    assert resolution.drafts == ("A/71/L.44/Rev.1", "A/71/L.44/Add.1")
    assert resolution.job == "N1646647E"


def test_paragraphs_of_the_seed(resolution: Resolution) -> None:
    refs = [paragraph.ref for paragraph in resolution.paragraphs]
    assert refs == [f"PP{n}" for n in range(1, 13)] + [f"OP{n}" for n in range(1, 22)]
    assert resolution.paragraphs[12].number == "1"
    assert resolution.paragraphs[0].number is None
    assert not resolution.unplaced
    assert not resolution.warnings


def test_footnotes_of_the_seed_stand_at_their_words(resolution: Resolution) -> None:
    places = {
        anchor.note: (paragraph.ref, paragraph.text[: anchor.offset].split()[-1])
        for paragraph in resolution.paragraphs
        for anchor in paragraph.anchors
    }
    assert places == {
        "1": ("PP1", "1967,"),
        "2": ("PP2", "2008,"),
        "3": ("PP4", "Nations,"),
        "4": ("PP5", "Secretary-General,"),
        "5": ("OP5", "Development"),
        "6": ("OP12", "Rights"),
        "7": ("OP13", "Sea,"),
        "8": ("OP15", "diseases;"),
    }
    assert [note.number for note in resolution.footnotes] == list("12345678")
    assert resolution.footnotes[0].text.endswith("No. 22341.")
    assert resolution.paragraphs[0].anchors[0].offset == 136


def test_no_digit_of_the_seed_is_taken_that_belongs_there(resolution: Resolution) -> None:
    text = " ".join(paragraph.text for paragraph in resolution.paragraphs)
    assert "Blueprint 2025, the" in text
    assert "8 August 1967, in particular" in text
    assert "(Bali Concord III) Plan of Action (2013-2017)" in text


def test_the_trailer_is_in_no_paragraph(resolution: Resolution) -> None:
    text = " ".join(paragraph.text for paragraph in resolution.paragraphs)
    assert "ODS" not in text
    assert "Please recycle" not in text
