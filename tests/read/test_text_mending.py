"""Spaces and hyphens of texts taken out of a PDF, in illustrations."""

from __future__ import annotations

from clausetrail.read import read_bytes
from clausetrail.read.text_mending import mend

FULL = "which is as long as the lines of this illustration are when they are full,"


def _mended(line: str, *others: str) -> str:
    return mend([line, *([FULL] * 4), *others])[0]


def test_a_space_within_a_word_goes_if_the_document_has_the_word() -> None:
    known = ("the colours of the gardens", "colours and gardens, in the colours")
    assert _mended("Noting the colo urs of th e gardens", *known) == (
        "Noting the colours of the gardens"
    )
    assert _mended("Noting the colo urs of the gardens") == "Noting the colo urs of the gardens"


def test_two_words_that_are_one_elsewhere_stay_two_where_both_stand_alone() -> None:
    known = ("the healthcare of health, and care", "healthcare and care for health")
    assert _mended("Noting health care", *known) == "Noting health care"
    known = ("information and information", "information")
    assert _mended("Noting the geese in formation", *known) == "Noting the geese in formation"


def test_a_letter_that_is_a_name_stays_apart() -> None:
    known = ("resolutions and resolutions", "resolutions")
    assert _mended("Noting resolution S of the", *known) == "Noting resolution S of the"


def test_spaces_before_hyphens_and_stops_go() -> None:
    assert _mended("the Under -Secretary , in 2001 –2002") == "the Under-Secretary, in 2001–2002"
    assert _mended("short - and long-term") == "short- and long-term"
    assert _mended("a garden - and a house") == "a garden - and a house"


def test_the_hyphen_of_a_joined_line_comes_back() -> None:
    start = "Noting what an illustration says of the way in which seeds and garden"
    end = "making are to be seen, which is a line as long as the one before it,"
    known = ("garden-making and garden-making",)
    assert _mended(f"{start}{end}", *known) == f"{start}-{end}"
    assert _mended(f"{start} {end}", *known) == f"{start}-{end}"
    start = start.removesuffix("garden") + "Vice"
    assert _mended(f"{start}Chair of all gardens, which is a line as long as it,").startswith(
        f"{start}-Chair"
    )


def test_a_long_word_is_not_looked_into() -> None:
    word = "a" * 1_000_000
    assert _mended(f"{FULL} {word}") == f"{FULL} {word}"


def test_a_rule_joined_to_a_line_sets_the_notes_apart() -> None:
    text = f"""An illustration

The Board of Illustrations,

Noting what is said of the gardens of the city, and of all who come to see the garden ________

1
 See the first illustration.
\f{FULL} and the garden-
makers as well,
\f"""
    blocks = read_bytes(text.encode(), "illustration.txt").blocks
    body = [block.text for block in blocks if block.role == "body"]
    assert not any("__" in text for text in body)
    assert [block.text for block in blocks if block.role == "note"] == [
        "1 See the first illustration."
    ]
