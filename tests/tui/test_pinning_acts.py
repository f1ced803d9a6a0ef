"""What can be decided about a group, and how it is told."""

from __future__ import annotations

import pytest

from clausetrail.align.pins import PinError
from clausetrail.corpus.pin_branch import Pinned, Verdict
from clausetrail.diff import compare
from clausetrail.model import Comparison, Group, Pin
from clausetrail.parse import parse_plain
from clausetrail.read import read_bytes
from clausetrail_tui.judging.deciding import FOR_NOW, Decided, Passing, is_kept, pins_of
from clausetrail_tui.judging.pinning import (
    Decide,
    Mark,
    act_words,
    acts_of,
    joined,
    made_words,
    others,
    partners,
)
from clausetrail_tui.places import ComparePlace, File, Stored

PLACE = ComparePlace(File("one.txt"), File("two.txt"))


def group(old: tuple[str, ...], new: tuple[str, ...]) -> Group:
    return Group(old=old, new=new, relation="one-to-one", change="substantive")


def decided(old: str, new: str, verdict: Verdict) -> Pinned:
    return Pinned(
        old=old, new=new, verdict=verdict, by="A <a>", when="", old_words="", new_words=""
    )


def illustration() -> Comparison:
    texts = [
        parse_plain(read_bytes("\n\n".join(lines).encode(), "illustration.txt"))
        for lines in (
            ("Benches stand beside the water.", "Locks open at dawn.", "Moths gather."),
            ("Locks open at dawn and dusk.", "Benches stand beside the water.", "Swans nest."),
        )
    ]
    return compare(texts[0], texts[1])


def test_a_pair_can_be_parted_or_either_paragraph_be_pinned_elsewhere() -> None:
    assert acts_of(group(("OP1",), ("OP2",)), ()) == [
        Decide("OP1", "OP2", "apart"), Mark("old", "OP1"), Mark("new", "OP2"),
    ]  # fmt: skip


def test_a_paragraph_alone_can_only_be_pinned() -> None:
    assert acts_of(group(("OP1",), ()), ()) == [Mark("old", "OP1")]
    assert acts_of(group((), ("OP1",)), ()) == [Mark("new", "OP1")]


def test_every_pair_of_a_split_can_be_parted() -> None:
    acts = acts_of(group(("OP1",), ("OP2", "OP3")), ())
    assert acts[:2] == [Decide("OP1", "OP2", "apart"), Decide("OP1", "OP3", "apart")]


def test_the_word_under_the_cursor_comes_first() -> None:
    acts = acts_of(group(("OP1",), ("OP2", "OP3")), (), first=("new", "OP3"))
    assert acts[:2] == [Decide("OP1", "OP3", "apart"), Mark("new", "OP3")]


def test_what_was_decided_can_be_taken_back() -> None:
    held = (decided("OP1", "OP2", "together"), decided("OP1", "OP9", "apart"))
    acts = acts_of(group(("OP1",), ("OP2",)), held)
    assert acts[0] == Decide("OP1", "OP2", "none")
    assert Decide("OP1", "OP9", "none") in acts
    told = [act_words(act, held) for act in acts]
    assert told == [
        "Take back that OP1 (old) and OP2 (new) are pinned",
        "Part OP1 (old) and OP2 (new): they do not belong together",
        "Take back that OP1 (old) and OP9 (new) are kept apart",
        "Pin OP1 of the old text to another paragraph …",
        "Pin OP2 of the new text to another paragraph …",
    ]
    assert not [act for act in acts_of(group((), ("OP5",)), held) if isinstance(act, Decide)]


def test_a_mark_is_joined_with_its_partner_whichever_side_it_is_on() -> None:
    assert joined(Mark("old", "OP1"), "OP7") == Decide("OP1", "OP7", "together")
    assert joined(Mark("new", "OP1"), "OP7") == Decide("OP7", "OP1", "together")
    assert act_words(joined(Mark("old", "OP1"), "OP7"), ()) == (
        "Pin OP1 (old) and OP7 (new): they belong together"
    )
    assert partners(Mark("old", "X"), group(("OP1",), ("OP2", "OP3"))) == ("OP2", "OP3")
    assert partners(Mark("new", "X"), group(("OP1",), ())) == ("OP1",)


def test_what_stands_with_a_pinned_pair_is_named() -> None:
    one = Decide("OP1", "OP2", "together")
    assert others(one, group(("OP1", "OP7"), ("OP2", "OP3", "OP4"))) == (
        "OP7 (old), OP3 (new) and OP4 (new)"
    )
    assert others(one, group(("OP1",), ("OP2",))) == ""
    assert others(one, group(("OP1",), ("OP3",))) == ""


def test_what_is_told_is_safe() -> None:
    assert "␛" in Mark("old", "OP\x1b").words
    assert "␛" in made_words(Decide("OP\x1b", "OP1", "apart"), "a", "b")


def test_only_two_texts_of_the_corpus_are_decided_about_for_good() -> None:
    stored = Stored("canals", "0", "A/RES/1/1")
    assert is_kept(ComparePlace(stored, stored))
    assert not is_kept(ComparePlace(stored, File("b.txt")))
    assert not is_kept(ComparePlace(File("a.txt"), stored))


def test_decisions_about_files_hold_the_latest_of_each_pair_and_are_undone_one_by_one() -> None:
    passing, of = Passing(), illustration()
    first = passing.decide(PLACE, Decide("P1", "P1", "together"), of)
    assert first == Decided(f"P1 of one.txt and P1 of two.txt belong together. {FOR_NOW}",
                            Decide("P1", "P1", "together"))  # fmt: skip
    passing.decide(PLACE, Decide("P1", "P1", "apart"), of)
    assert pins_of(passing.held(PLACE)) == (Pin("P1", "P1", together=False),)
    back = passing.undo(PLACE)
    assert back is not None
    assert back.at == Decide("P1", "P1", "together")
    assert pins_of(passing.held(PLACE)) == (Pin("P1", "P1"),)
    again = passing.undo(PLACE)
    assert again is not None
    assert again.at == Decide("P1", "P1", "none")
    assert passing.held(PLACE) == ()
    assert passing.undo(PLACE) is None


def test_decisions_about_files_do_not_contradict_each_other() -> None:
    passing, of = Passing(), illustration()
    passing.decide(PLACE, Decide("P1", "P1", "together"), of)
    passing.decide(PLACE, Decide("P1", "P2", "together"), of)
    passing.decide(PLACE, Decide("P2", "P1", "together"), of)
    with pytest.raises(PinError, match=r"keep P2 .old. and P2 .new. apart"):
        passing.decide(PLACE, Decide("P2", "P2", "apart"), of)
    assert len(passing.held(PLACE)) == 3


def test_decisions_about_other_files_are_others() -> None:
    passing, of = Passing(), illustration()
    passing.decide(PLACE, Decide("P1", "P1", "apart"), of)
    assert passing.held(ComparePlace(PLACE.new, PLACE.old)) == ()
