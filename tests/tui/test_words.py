"""The words of a drawn row, by which the cursor goes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clausetrail.report.spans import wrap
from clausetrail_tui.ink import Ink, Spot, placed, said
from clausetrail_tui.widgets.words import nearest, phrase_of, words_of

TEXT = "Urges all gardeners to water the illustrative beds, weather permitting;"


def drawn(text: str, width: int) -> list[list[tuple[str, Ink]]]:
    return wrap(placed(text, "", Spot("new", "OP1", 0)), width, [said("1. ", "dim")])


@given(st.integers(8, 90))
def test_each_word_knows_its_own_offset_however_the_lines_break(width: int) -> None:
    words = words_of(drawn(TEXT, width))
    assert [word.text for word in words] == TEXT.split()
    for word in words:
        assert TEXT[word.spot.offset :].startswith(word.text)


@given(st.text(alphabet="ab ,\u4e2d\u0301é", min_size=1, max_size=60))
def test_offsets_hold_for_wide_and_combining_characters(text: str) -> None:
    for word in words_of([placed(text, "", Spot("new", "P1", 7))]):
        assert text[word.spot.offset - 7 :].startswith(word.text)
        assert word.first < word.last or not word.text.strip("\u0301")


def test_a_word_that_changed_is_two_words_one_on_each_side() -> None:
    line = [
        *placed("the ", "", Spot("new", "OP1", 0)),
        *placed("Seventh", "deleted", Spot("old", "OP1", 4)),
        *placed("Ninth", "inserted", Spot("new", "OP1", 4)),
    ]
    assert [(word.text, word.spot.side) for word in words_of([line])] == [
        ("the", "new"), ("Ninth", "new"), ("Seventh", "old"),
    ]  # fmt: skip


def test_the_applications_own_words_are_no_place_for_the_cursor() -> None:
    assert words_of([[said("OP4 → OP5", "ref")]]) == []


def test_a_phrase_leaves_the_punctuation_around_it() -> None:
    words = words_of(drawn(TEXT, 90))
    assert phrase_of(words[5:8]) == "the illustrative beds"


def test_the_nearest_word_of_a_line_is_the_one_above_or_below() -> None:
    words = words_of(drawn(TEXT, 30))
    below = nearest(words, 1, words[0].first, "new")
    assert words[below].line == 1
    assert words[below].first == min(word.first for word in words if word.line == 1)
