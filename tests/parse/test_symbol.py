from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausetrail.model import find_symbols, parse_symbol
from clausetrail.model.symbol import roman, roman_value


@pytest.mark.parametrize(
    ("written", "text", "session", "number"),
    [
        ("A/RES/71/255", "A/RES/71/255", "71", "255"),
        ("A/RES/46/36L", "A/RES/46/36 L", "46", "36 L"),
        ("A/RES/217(III)A", "A/RES/217 (III) A", "3", "217 A"),
        ("A/RES/217 A (III)", "A/RES/217 (III) A", "3", "217 A"),
        ("A/RES/1514 (XV)", "A/RES/1514 (XV)", "15", "1514"),
        ("A/RES/3201 (S-VI)", "A/RES/3201 (S-VI)", "S-6", "3201"),
        ("A/RES/ES-11/1", "A/RES/ES-11/1", "ES-11", "1"),
        ("A/RES/S-33/1", "A/RES/S-33/1", "S-33", "1"),
        ("A/HRC/RES/52/1", "A/HRC/RES/52/1", "52", "1"),
        ("E/RES/2023/5", "E/RES/2023/5", "2023", "5"),
        ("S/RES/242(1967)", "S/RES/242 (1967)", None, "242"),
    ],
)
def test_symbols_of_resolutions(written: str, text: str, session: str | None, number: str) -> None:
    symbol = parse_symbol(written)
    assert symbol is not None
    assert (symbol.text, symbol.session, symbol.number) == (text, session, number)
    assert symbol.kind == "resolution"


@pytest.mark.parametrize(
    ("written", "organ", "session", "kind"),
    [
        ("A/71/L.44/Rev.1", "General Assembly", "71", "draft"),
        ("A/C.3/80/L.29", "General Assembly", "80", "draft"),
        ("A/ES-10/L.31/Rev.1", "General Assembly", "ES-10", "draft"),
        ("A/HRC/52/L.7", "Human Rights Council", "52", "draft"),
        ("E/2023/L.12", "Economic and Social Council", "2023", "draft"),
        ("S/2023/123", "Security Council", None, "document"),
    ],
)
def test_symbols_of_other_documents(
    written: str, organ: str, session: str | None, kind: str
) -> None:
    symbol = parse_symbol(written)
    assert symbol is not None
    assert (symbol.text, symbol.organ, symbol.session, symbol.kind) == (
        written,
        organ,
        session,
        kind,
    )


@pytest.mark.parametrize("written", ["", "hello", "and/or", "71/255", "A/", "23 December 2016"])
def test_other_text_is_no_symbol(written: str) -> None:
    assert parse_symbol(written) is None


def test_a_reissue_mark_is_no_part_of_the_symbol() -> None:
    symbol = parse_symbol("A/71/L.44*")
    assert symbol is not None
    assert symbol.text == "A/71/L.44"


def test_what_follows_and_replaces_the_last_part() -> None:
    assert find_symbols("(A/71/L.44/Rev.1 and Add.1)") == ("A/71/L.44/Rev.1", "A/71/L.44/Add.1")
    assert find_symbols("A/98/L.10, Corr.1 and Add.2, as revised") == (
        "A/98/L.10",
        "A/98/L.10/Corr.1",
        "A/98/L.10/Add.2",
    )


def test_symbols_in_running_text_end_before_its_punctuation() -> None:
    text = "see A/71/160-S/2016/621, sect. II, and S/RES/2231 (2015). A/RES/46/36 L;"
    assert find_symbols(text) == ("A/71/160", "S/2016/621", "S/RES/2231 (2015)", "A/RES/46/36 L")


@given(st.integers(min_value=1, max_value=3999))
def test_roman_numerals_are_read_as_they_are_written(value: int) -> None:
    assert roman_value(roman(value)) == value
    assert roman_value(roman(value).lower()) == value


@pytest.mark.parametrize("numeral", ["", "IIII", "VX", "ABC", "IC"])
def test_other_letters_are_no_numeral(numeral: str) -> None:
    assert roman_value(numeral) is None


@given(st.text(max_size=40))
def test_a_symbol_is_written_in_one_way_only(written: str) -> None:
    symbol = parse_symbol(written)
    if symbol is not None:
        again = parse_symbol(symbol.text)
        assert again is not None
        assert again.text == symbol.text


@pytest.mark.parametrize("path", ["/ABCD", "/C.3", "/A1B", "/.9"])
def test_what_nearly_is_a_symbol_is_refused_at_once(path: str) -> None:
    # A pattern that reads one run of letters in several ways would try them all: 5 ** 22.
    assert parse_symbol("A" + path * 22 + "/") is None
    assert not any("/" * 2 in symbol for symbol in find_symbols("A" + path * 22 + "//"))


def test_a_long_line_is_no_symbol() -> None:
    assert parse_symbol("A/71/L.44" + " " * 200 + "Rev.1") == parse_symbol("A/71/L.44 Rev.1")
    assert parse_symbol("A/71/L.44" + "/Add.1" * 40) is None


def test_a_number_too_long_for_a_symbol_continues_none() -> None:
    assert find_symbols(f"A/98/L.1/Rev.1 and Add.{'9' * 5000}") == ("A/98/L.1/Rev.1",)
