from __future__ import annotations

import itertools

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.diff.illustrations import aligned, text_of
from tests.diff.strategies import alignments, resolutions, texts

from clausetrail.diff import DiffError, compare, diff
from clausetrail.diff.classes import RANK
from clausetrail.diff.cleanup import is_content
from clausetrail.diff.matching import by_bits, by_myers, match
from clausetrail.diff.tokens import tokenize
from clausetrail.diff.words import diff_words
from clausetrail.model import Comparison, Resolution, document_of


def joined(text: Resolution, refs: tuple[str, ...]) -> str:
    by_ref = {paragraph.ref: paragraph.text for paragraph in text.paragraphs}
    return "\n".join(by_ref[ref] for ref in refs)


def check(comparison: Comparison) -> None:
    """Every law of the design that holds for any comparison."""
    old, new = comparison.old, comparison.new
    for side, text in (("old", old), ("new", new)):
        named = [ref for group in comparison.groups for ref in getattr(group, side)]
        assert sorted(named) == sorted(paragraph.ref for paragraph in text.paragraphs)
    for group in comparison.groups:
        kept_and_gone = "".join(words for sign, words in group.ops if sign != "+")
        kept_and_come = "".join(words for sign, words in group.ops if sign != "-")
        assert kept_and_gone == joined(old, group.old)
        assert kept_and_come == joined(new, group.new)
        assert all(words for _, words in group.ops)
        assert all(a[0] != b[0] for a, b in zip(group.ops, group.ops[1:], strict=False))
        assert (group.change == "identical") <= (joined(old, group.old) == joined(new, group.new))
        for side, text, refs in (("old", old, group.old), ("new", new, group.new)):
            by_ref = {paragraph.ref: paragraph for paragraph in text.paragraphs}
            places = [place for clause in group.clauses if (place := getattr(clause, side))]
            assert sorted(places) == sorted(
                (ref, index) for ref in refs for index in range(len(by_ref[ref].clauses))
            )
        assert all(RANK[clause.change] <= RANK[group.change] for clause in group.clauses
                   if clause.old and clause.new)  # fmt: skip
    summary = comparison.summary
    classes = (summary.identical, summary.editorial, summary.rollover, summary.substantive)
    assert sum(classes) == len(comparison.groups)
    relations = [group.relation for group in comparison.groups]
    assert summary.added == relations.count("added")
    assert summary.removed == relations.count("removed")
    assert summary.split == relations.count("split")
    assert summary.merged == relations.count("merge")
    assert summary.regrouped == relations.count("regrouped")
    for side, text in (("old", old), ("new", new)):
        numbers = [n for note in comparison.footnotes if (n := getattr(note, side)) is not None]
        assert sorted(numbers) == sorted(note.number for note in text.footnotes)
    notes = msgspec.structs.astuple(summary.footnotes)
    assert sum(notes) == len(comparison.footnotes)


@given(texts, texts)
def test_what_stays_and_goes_is_the_old_text_and_what_stays_and_comes_the_new(
    old: str, new: str
) -> None:
    ops = diff_words(old, new).ops
    assert "".join(words for sign, words in ops if sign != "+") == old
    assert "".join(words for sign, words in ops if sign != "-") == new
    assert all(a[0] != b[0] for a, b in itertools.pairwise(ops))


@given(texts, texts)
def test_no_change_deletes_and_inserts_one_content_word(old: str, new: str) -> None:
    ops = diff_words(old, new).ops
    for (sign, gone), (following, come) in itertools.pairwise(ops):
        if (sign, following) == ("-", "+"):
            shared = set(tokenize(gone).texts) & set(tokenize(come).texts)
            assert not any(map(is_content, shared))


@given(texts)
def test_a_text_in_tokens_is_the_text(text: str) -> None:
    tokens = tokenize(text)
    put_together = "".join(a + b for a, b in zip(tokens.gaps, tokens.texts, strict=True))
    assert put_together + tokens.tail == text


@given(
    st.lists(st.sampled_from("abcd"), max_size=30), st.lists(st.sampled_from("abcd"), max_size=30)
)
def test_both_algorithms_keep_as_many_tokens(old: list[str], new: list[str]) -> None:
    by_either = [by_myers(old, new), by_bits(old, new), match(old, new)[0]]
    assert len({len(pairs) for pairs in by_either}) == 1
    for pairs in by_either:
        assert all(old[i] == new[j] for i, j in pairs)
        assert pairs == sorted(set(pairs))


@given(st.data())
def test_any_alignment_makes_a_lawful_comparison(data: st.DataObject) -> None:
    old, new = data.draw(resolutions()), data.draw(resolutions())
    check(diff(data.draw(alignments(old, new)), old, new))


@given(resolutions(), resolutions())
def test_two_texts_make_a_lawful_comparison_and_always_the_same(
    old: Resolution, new: Resolution
) -> None:
    compared = compare(old, new)
    check(compared)
    assert compare(old, new) == compared


@given(resolutions())
def test_a_text_with_itself_is_all_identical(text: Resolution) -> None:
    compared = compare(text, text)
    check(compared)
    assert {group.change for group in compared.groups} <= {"identical"}
    assert {note.change for note in compared.footnotes} <= {"identical"}
    assert all(not (group.verbs or group.advances or group.qualifiers) for group in compared.groups)


def test_a_comparison_can_be_given_up_before_every_step_and_is_the_same_if_it_is_not() -> None:
    tea, swans = "Invites all keepers of the lamps to tea;", "Counts the swans of the canal."
    old = text_of(None, {"OP1": tea, "OP2": swans, "OP3": "Paints nothing."})
    new = text_of(None, {"OP1": tea.replace("tea", "supper"), "OP2": "Feeds moths.", "OP3": swans})
    steps = 0

    def count() -> None:
        nonlocal steps
        steps += 1

    whole = compare(old, new, check=count)
    assert whole == compare(old, new)
    assert steps > len(whole.groups) + 5

    for least in range(1, steps + 1):
        left = least

        def give_up() -> None:
            nonlocal left
            left -= 1
            if not left:
                raise InterruptedError

        with pytest.raises(InterruptedError):
            compare(old, new, check=give_up)


def test_one_paragraph_a_hundred_times() -> None:
    line = "Urges States to repair the bridge, as appropriate;"
    old = text_of(None, {f"OP{number}": line for number in range(1, 101)})
    new = text_of(None, {f"OP{number}": line for number in range(1, 102)})
    compared = compare(old, new)
    check(compared)
    assert compared.summary.identical == 100
    assert compared.summary.added == 1


def test_a_comparison_is_written_as_the_contract_says() -> None:
    old = text_of("A/RES/71/1", {"OP1": "Urges States to act;"})
    new = text_of("A/RES/72/1", {"OP1": "Urges States to wait;"})
    document = msgspec.json.decode(msgspec.json.encode(document_of(compare(old, new))))
    assert document["schema"] == "clausetrail/comparison/1"
    assert document["groups"][0]["ops"] == [
        ["=", "Urges States to "], ["-", "act"], ["+", "wait"], ["=", ";"],
    ]  # fmt: skip


def test_an_alignment_of_other_texts_is_refused_by_name() -> None:
    old = text_of("A/RES/71/1", {"OP1": "Urges States to act;"})
    with pytest.raises(DiffError) as caught:
        diff(aligned(("OP1", "OP1"), ("OP9", "")), old, old)
    assert str(caught.value) == (
        "A/RES/71/1: the alignment names a paragraph OP9 that the text does not have\n"
        "hint: align the two texts again"
    )
