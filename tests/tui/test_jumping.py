"""A paragraph by what a person types."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausetrail_tui.jumping import OFFERED, Found, Texts, found, missing, offered

NEW = (
    "H1", "PP1", "PP2", "PP3", "PP3(a)", "PP3(b)", "OP1", "OP1(1)", "OP2", "OP3", "OP3bis", "OP4",
    "OP10", "OP11", "OP12", "OP12(a)", "OP12(a)(ii)", "OP12(b)", "T1", "Annex/1", "Annex/P1",
    "Annex II/4(a)",
)  # fmt: skip
OLD = ("PP1", "PP9", "OP1", "OP30", "OP31(c)")
TEXTS = Texts(OLD, NEW)


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("OP12", "OP12"), ("op12", "OP12"), (" op 12 ", "OP12"), ("12", "OP12"), ("12.", "OP12"),
        ("op12a", "OP12(a)"), ("12 (a)", "OP12(a)"), ("12a", "OP12(a)"), ("12 a ii", "OP12(a)(ii)"),
        ("op12(a)(ii)", "OP12(a)(ii)"), ("para. 12 (b)", "OP12(b)"), ("paragraph 4", "OP4"),
        ("1(1)", "OP1(1)"), ("op 1 1", "OP1(1)"), ("11", "OP11"), ("3 bis", "OP3bis"),
        ("pp3", "PP3"), ("pp3b", "PP3(b)"), ("preamble 2", "PP2"), ("h1", "H1"), ("table 1", "T1"),
        ("annex 1", "Annex/1"), ("annex/p1", "Annex/P1"), ("annex ii 4a", "Annex II/4(a)"),
        ("+op1", "OP1"), ("n: op1", "OP1"), ("new 2", "OP2"),
    ],
)  # fmt: skip
def test_what_is_typed_is_found_in_the_new_text(typed: str, ref: str) -> None:
    assert found(typed, TEXTS) == Found("new", ref)


@pytest.mark.parametrize(
    ("typed", "ref"),
    [("-op1", "OP1"), ("o:1", "OP1"), ("old pp9", "PP9"), ("- 31 c", "OP31(c)"), ("30", "OP30")],
)
def test_a_side_can_be_said_and_the_old_text_has_what_the_new_has_not(typed: str, ref: str) -> None:
    assert found(typed, TEXTS) == Found("old", ref)


def test_a_section_can_be_left_out_and_is_not_mistaken() -> None:
    texts = Texts((), ("A/OP1", "A/OP2", "B/OP1", "II/PP1"))
    assert found("op2", texts) == Found("new", "A/OP2")
    assert found("b op 1", texts) == Found("new", "B/OP1")
    assert found("b1", texts) is None
    assert found("pp1", texts) == Found("new", "II/PP1")
    assert offered("1", texts)[:2] == ["A/OP1", "B/OP1"]


@pytest.mark.parametrize("typed", ["", "-", "op99", "zz", "()", "op", "pp3c", "\x1b[31m"])
def test_what_is_no_paragraph_is_none(typed: str) -> None:
    assert found(typed, TEXTS) is None


def test_offers_begin_as_typed_the_exact_one_first_and_the_old_ones_marked() -> None:
    assert offered("op12", TEXTS) == ["OP12", "OP12(a)", "OP12(a)(ii)", "OP12(b)"]
    assert offered("3", TEXTS) == ["OP3", "OP3bis", "PP3", "PP3(a)", "PP3(b)", "-OP30", "-OP31(c)"]
    assert offered("-3", TEXTS) == ["-OP30", "-OP31(c)"]
    assert len(offered("op", TEXTS)) == 12
    assert offered("", TEXTS) == []


def test_what_is_missing_is_named_with_its_nearest() -> None:
    assert missing("op13", TEXTS) == "there is no paragraph op13; the nearest is OP12"
    assert missing("-op13", TEXTS) == (
        "there is no paragraph op13 in the old text; the nearest is -OP1"
    )
    assert missing("pp3(c)", TEXTS) == "there is no paragraph pp3(c); the nearest is PP3"
    assert missing("anex 1", Texts((), NEW)) == (
        "there is no paragraph anex 1; the nearest is Annex/1"
    )
    assert missing("5", Texts()) == "there is no paragraph 5"
    assert missing("\x1b", TEXTS).startswith("there is no paragraph ␛")


@given(st.text(max_size=20))
def test_nothing_that_is_typed_fails(typed: str) -> None:
    at = found(typed, TEXTS)
    assert at is None or at.ref in TEXTS.of(at.side)
    assert len(offered(typed, TEXTS)) <= OFFERED
    assert missing(typed, TEXTS)


@given(st.sampled_from(NEW))
def test_every_reference_is_found_as_it_is_printed(ref: str) -> None:
    assert found(ref, TEXTS) == Found("new", ref)
    assert offered(ref, TEXTS)[0] == ref
