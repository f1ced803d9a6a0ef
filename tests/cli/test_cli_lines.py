"""Laws of wrapping, clipping and making text safe to print."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausetrail.report.safe import safe
from clausetrail.report.spans import clip, line_width, pad, width_of, wrap

TEXTS = st.text(st.sampled_from("ab é,-/ 　日本語é́\u0301€“”…  "), max_size=120)
SPANS = st.lists(st.tuples(TEXTS, st.sampled_from(["", "deleted", "inserted"])), max_size=6)


def text_of(line: list[tuple[str, str]]) -> str:
    return "".join(text for text, _ in line)


@given(SPANS, st.integers(4, 60))
def test_wrapping_keeps_every_character_but_spaces(
    spans: list[tuple[str, str]], width: int
) -> None:
    wrapped = "".join(text_of(line) for line in wrap(spans, width))
    assert wrapped.replace(" ", "") == text_of(spans).replace(" ", "")


@given(SPANS, st.integers(4, 60))
def test_no_line_is_wider_than_asked(spans: list[tuple[str, str]], width: int) -> None:
    for line in wrap(spans, width, [("- ", "")], [("  ", "")]):
        assert line_width(line) <= width


@given(SPANS, st.integers(4, 60))
def test_wrapping_keeps_the_role_of_every_character(
    spans: list[tuple[str, str]], width: int
) -> None:
    def roles(line: list[tuple[str, str]]) -> list[tuple[str, str]]:
        return [(char, role) for text, role in line for char in text if char != " "]

    assert [one for line in wrap(spans, width) for one in roles(line)] == roles(spans)


def test_a_word_over_several_spans_is_not_broken_between_them() -> None:
    lines = wrap([("one two A/", ""), ("71", "deleted"), ("73", "inserted"), ("/9", "")], 12)
    assert [text_of(line) for line in lines] == ["one two", "A/7173/9"]


def test_an_address_wider_than_the_line_is_broken() -> None:
    lines = wrap([("see https://example.org/a/very/long/path now", "")], 16)
    assert [text_of(line) for line in lines] == [
        "see", "https://example.", "org/a/very/long/", "path now",
    ]  # fmt: skip


def test_wide_characters_take_two_cells_and_marks_none() -> None:
    assert width_of("日本") == 4
    assert width_of("e\u0301") == 1
    assert [text_of(line) for line in wrap([("日本語日本語", "")], 8)] == ["日本語日", "本語"]


@given(SPANS, st.integers(2, 40))
def test_a_clipped_line_fits(spans: list[tuple[str, str]], width: int) -> None:
    assert line_width(clip(spans, width)) <= width


@given(SPANS, st.integers(0, 40))
def test_a_padded_line_is_full(spans: list[tuple[str, str]], width: int) -> None:
    assert line_width(pad(spans, width)) >= width


@given(st.text())
def test_safe_text_drives_no_terminal_and_hides_nothing(text: str) -> None:
    shown = safe(text)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert all(unicodedata.category(char) != "Cs" for char in shown)


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[2Jgone", "␛[2Jgone"),
        ("\x9b31m", "<U+009B>31m"),
        ("a\u202eb", "a<U+202E>b"),
        ("a\u200bb", "a<U+200B>b"),
        ("\ud800", "<U+D800>"),
        ("\x7f\r\x07", "␡␍␇"),
        ("tab\tand\nline", "tab and line"),
        ("[bold]no markup[/bold]", "[bold]no markup[/bold]"),
        ("naïve “quotes” — 日本語", "naïve “quotes” — 日本語"),
    ],
)
def test_hostile_characters_are_shown_as_what_they_are(hostile: str, shown: str) -> None:
    assert safe(hostile) == shown
