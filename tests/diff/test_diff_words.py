from __future__ import annotations

import pytest

from clausetrail.diff import matching
from clausetrail.diff.words import diff_words


def marked(old: str, new: str) -> str:
    """Write a comparison with what goes as [-this-] and what comes as [+this+]."""
    return "".join(
        words if sign == "=" else f"[{sign}{words}{sign}]"
        for sign, words in diff_words(old, new).ops
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("at its seventy-first session", "at its seventy-third session",
         "at its [-seventy-first-][+seventy-third+] session"),
        ("A/69/228", "A/71/160", "A/[-69/228-][+71/160+]"),
        ("A/71/L.44/Rev.1", "A/71/L.44", "A/[-71/L.44/Rev.1-][+71/L.44+]"),
        ("a sum of 54,105,800 dollars", "a sum of 54,106,800 dollars",
         "a sum of [-54,105,800-][+54,106,800+] dollars"),
        ("held on 23 December 2016 in the hall", "held on 24 January 2018 in the hall",
         "held on [-23 December 2016-][+24 January 2018+] in the hall"),
        ("held from 21 to 25 August 2023 in", "held from 25 to 29 August 2025 in",
         "held from [-21 to 25 August 2023-][+25 to 29 August 2025+] in"),
        ("held on 23 December 2016 in", "held in December 2016 in",
         "held [-on 23-][+in+] December 2016 in"),
        ("the high-Level panel", "the high-level panel", "the high-[-Level-][+level+] panel"),
        ("capacity building", "capacity-building", "capacity[- -][+-+]building"),
        ("the Committee's work", "the Committee’s work", "the Committee[-'s-][+’s+] work"),
        ("e\u0301te\u0301 one", "e\u0301te one", "[-e\u0301te\u0301-][+e\u0301te+] one"),
    ],
)  # fmt: skip
def test_changes_are_whole_words_ordinals_dates_symbols_and_numbers(
    old: str, new: str, expected: str
) -> None:
    assert marked(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "both"),
    [
        ("Lamps\t63 930 800\t58 552 400", "Lamps\t62 287 400\t57 451 300",
         "Lamps\t[-63 930 800\t58 552 400-][+62 287 400\t57 451 300+]"),
        ("Lamps\t(3\u202f369\u202f000)\nMoths", "Lamps\t(8\u202f898\u202f000)\nMoths",
         "Lamps\t([-3\u202f369\u202f000-][+8\u202f898\u202f000+])\nMoths"),
        # Figures of a sentence are no amount: they may stand beside each other by chance.
        ("In 12 200 lamps burn", "In 12 300 lamps burn", "In 12 [-200-][+300+] lamps burn"),
    ],
)  # fmt: skip
def test_an_amount_in_a_cell_of_a_table_is_one_word(old: str, new: str, both: str) -> None:
    assert marked(old, new) == both


def test_scraps_between_two_replacements_are_joined() -> None:
    assert (
        marked(
            "the report of the Committee on its methods", "the report of the Group on our sources"
        )
        == "the report of the [-Committee on its methods-][+Group on our sources+]"
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("safe lamps and moths return", "safe lamps, moths and swans return",
         "safe lamps[- and-][+,+] moths[+ and swans+] return"),
        ("safe lamps, moths and sand and dust", "safe lamps and moths and dust",
         "safe lamps[-,-][+ and+] moths[- and sand-] and dust"),
    ],
)  # fmt: skip
def test_no_word_that_stayed_goes_on_one_side_of_an_and_to_come_on_the_other(
    old: str, new: str, expected: str
) -> None:
    assert marked(old, new) == expected


def test_a_word_that_stayed_is_never_swallowed() -> None:
    assert (
        marked("repair the old bridge soon", "rebuild the new bridge later")
        == "[-repair the old-][+rebuild the new+] bridge [-soon-][+later+]"
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("bridges, roads and ports", "bridges, tunnels, roads and ports",
         "bridges,[+ tunnels,+] roads and ports"),
        ("the cost and the time of it", "the cost and the risk and the time of it",
         "the cost[+ and the risk+] and the time of it"),
        ("to repair the bridge;", "to repair the bridge, where applicable;",
         "to repair the bridge[+, where applicable+];"),
    ],
)  # fmt: skip
def test_an_insertion_stands_where_a_reader_would_mark_it(
    old: str, new: str, expected: str
) -> None:
    assert marked(old, new) == expected


def test_paragraphs_are_joined_by_a_line_feed() -> None:
    assert marked("Urges all to act, and to wait;", "Urges all to act;\nUrges all to wait;") == (
        "Urges all to act[-, and-][+;\nUrges all+] to wait;"
    )


def test_past_the_limit_only_the_common_ends_are_kept_and_the_result_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(matching, "MAX_BITS", 3)
    compared = diff_words("one two three four five", "one 2 three 4 five")
    assert compared.fallback == matching.TOO_LARGE
    assert [words for sign, words in compared.ops if sign == "="] == ["one ", " five"]


def test_characters_of_the_private_planes_are_words_like_others() -> None:
    assert marked("\U000f0000 a \U00100000", "\U000f0000 b \U00100000") == (
        "\U000f0000 [-a-][+b+] \U00100000"
    )
