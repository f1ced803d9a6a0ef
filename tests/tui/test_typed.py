"""What is typed into the search box, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausetrail_tui.phrases.typed import Typed, completed, read


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("quiet moss", Typed("quiet moss")),
        ("quiet moss series:lanterns", Typed("quiet moss", (("series", "lanterns"),))),
        (
            "session:60..71 moss ONLY:operative",
            Typed("moss", (("session", "60..71"), ("only", "operative"))),
        ),
        ('moss verb:"calls upon"', Typed("moss", (("verb", "calls upon"),))),
        ('"moss series:x"', Typed('"moss series:x"')),
        ('organ:"Security Council moss', Typed("", (("organ", "Security Council moss"),))),
        ("moss series:", Typed("moss")),
        ("http://moss", Typed("http://moss")),
        ("subseries:x", Typed("subseries:x")),
    ],
)
def test_names_before_a_colon_narrow_and_the_rest_is_the_phrase(typed: str, taken: Typed) -> None:
    assert read(typed) == taken


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("quiet moss", ["quiet", "moss"]),
        ("self-help, n'est-ce", ["self-help,", "n'est-ce"]),
        ("quiet OR moss", []),
        ("quiet NEAR/5 moss", []),
        ('"quiet moss"', []),
        ("quiet -moss", []),
        ("mos*", []),
        ("", []),
    ],
)
def test_only_a_phrase_of_bare_words_is_varied(phrase: str, words: list[str]) -> None:
    assert Typed(phrase).words == words


@given(st.text(max_size=200))
def test_anything_can_be_typed(typed: str) -> None:
    read(typed)
    completed(typed, ["canals"])


def test_a_value_is_completed_and_a_phrase_is_not() -> None:
    slugs = ["canals", "lanterns", "lanterns-of-brass"]
    assert completed("moss series:can", slugs) == "moss series:canals"
    assert completed("moss series:lanterns", slugs) == "moss series:lanterns-of-brass"
    assert completed("organ:e", slugs) == "organ:ecosoc"
    assert completed("only:pre", slugs) == "only:preambular"
    assert completed("moss series:zzz", slugs) is None
    assert completed("moss can", slugs) is None
    assert completed("moss series:", slugs) is None
