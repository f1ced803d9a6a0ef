"""What holds for the alignment of any two texts."""

from __future__ import annotations

from collections import Counter
from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from tests.align.strategies_align import lists_of_paragraphs, resolutions, successors

from clausetrail.align import align, align_texts
from clausetrail.model import Alignment, Pin, Resolution, relation_of


def check(alignment: Alignment, old_refs: list[str], new_refs: list[str]) -> None:
    olds = [ref for group in alignment.groups for ref in group.old]
    news = [ref for group in alignment.groups for ref in group.new]
    assert Counter(olds) == Counter(old_refs)
    assert Counter(news) == Counter(new_refs)
    firsts = [new_refs.index(group.new[0]) for group in alignment.groups if group.new]
    assert firsts == sorted(firsts)
    for group in alignment.groups:
        assert group.old or group.new
        assert group.relation == relation_of(len(group.old), len(group.new))
        assert list(group.old) == sorted(group.old, key=old_refs.index)
        assert list(group.new) == sorted(group.new, key=new_refs.index)
        assert 0 <= group.similarity <= 1
        if not (group.old and group.new):
            assert not group.moved
        if group.evidence:
            assert 0 <= group.evidence.score <= 1


def numbered(texts: list[str]) -> list[str]:
    return [f"P{k + 1}" for k in range(len(texts))]


@given(lists_of_paragraphs(), lists_of_paragraphs())
def test_every_paragraph_stands_in_exactly_one_group(old: list[str], new: list[str]) -> None:
    check(align_texts(old, new), numbered(old), numbered(new))


@given(successors())
def test_every_paragraph_of_a_successor_stands_in_exactly_one_group(
    texts: tuple[list[str], list[str]],
) -> None:
    old, new = texts
    check(align_texts(old, new), numbered(old), numbered(new))


@given(lists_of_paragraphs())
def test_a_text_and_itself_are_pairs_that_stay(texts: list[str]) -> None:
    alignment = align_texts(texts, texts)
    assert [(g.old, g.new, g.moved, g.unsure) for g in alignment.groups] == [
        ((ref,), (ref,), False, False) for ref in numbered(texts)
    ]
    assert all(group.similarity == 1 for group in alignment.groups)


@given(st.data())
def test_a_resolution_and_itself_are_pairs_that_stay(data: st.DataObject) -> None:
    text = data.draw(resolutions(data.draw(lists_of_paragraphs())))
    for group in align(text, text).groups:
        assert group.old == group.new
        assert (group.relation, group.moved, group.unsure) == ("one-to-one", False, False)


@given(successors())
def test_two_runs_agree(texts: tuple[list[str], list[str]]) -> None:
    assert align_texts(*texts) == align_texts(*texts)


def draw_pair(data: st.DataObject) -> tuple[Resolution, Resolution]:
    old, new = data.draw(successors())
    return data.draw(resolutions(old)), data.draw(resolutions(new))


@given(st.data())
def test_laws_hold_with_kinds_structure_and_pins(data: st.DataObject) -> None:
    old, new = draw_pair(data)
    old_refs = [p.ref for p in old.paragraphs]
    new_refs = [p.ref for p in new.paragraphs]
    pairs = list(product(old_refs[:6], new_refs[:6]))
    chosen = data.draw(st.lists(st.sampled_from(pairs), max_size=3, unique=True)) if pairs else []
    together = [Pin(a, b) for a, b in chosen]
    joined = align(old, new, together)
    check(joined, old_refs, new_refs)
    for pin in together:
        (group,) = [g for g in joined.groups if pin.old in g.old]
        assert pin.new in group.new
        assert group.pinned
        assert not group.unsure
    apart = [Pin(a, b, together=False) for a, b in chosen]
    split = align(old, new, apart)
    check(split, old_refs, new_refs)
    assert not any(pin.old in g.old and pin.new in g.new for pin in apart for g in split.groups)


@given(st.data())
def test_what_crosses_between_preamble_and_operative_part_has_moved(data: st.DataObject) -> None:
    old, new = draw_pair(data)
    kinds_old = {p.ref: p.kind for p in old.paragraphs}
    kinds_new = {p.ref: p.kind for p in new.paragraphs}
    for group in align(old, new).groups:
        kinds = {kinds_old[ref] for ref in group.old} | {kinds_new[ref] for ref in group.new}
        if group.old and group.new and {"preambular", "operative"} <= kinds:
            assert group.moved


@given(successors())
def test_taking_out_the_moved_groups_leaves_the_rest_in_order(
    texts: tuple[list[str], list[str]],
) -> None:
    alignment = align_texts(*texts)
    stay = [
        min(int(ref[1:]) for ref in group.old)
        for group in alignment.groups
        if group.old and group.new and not group.moved
    ]
    assert stay == sorted(stay)
