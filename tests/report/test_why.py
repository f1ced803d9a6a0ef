"""The facts of a group, one by one: what speaks for it, and what changed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from tests.corpus.made import document

from clausetrail.corpus.pin_branch import Pinned
from clausetrail.diff import compare
from clausetrail.model import Comparison, Evidence, Group, Pin, Resolution, Restored, VerbChange
from clausetrail.report.why import why

if TYPE_CHECKING:
    from clausetrail.report.facts import Section

HEAD = """Resolution adopted by the General Assembly on 9 December {year}

{session}/301.\tGardens along the Aldport canal (an illustration)


\tThe General Assembly,
\tConvinced that a quiet canal needs benches, hedges and patient gardeners,
{acts}

44th plenary meeting
9 December {year}
"""
BENCHES = (
    "Encourages gardeners to place wooden benches beside the water at every second lamp, and to "
    "paint all benches green before the first frost of each year;"
)
LOCKS = "Invites the keepers of the locks to publish their opening hours{};"
REPORT = "Requests the Secretary-General to report to it at its {} session on the illustration;"


def text(session: int, *acts: str) -> Resolution:
    lines = "\n".join(f"\t{at}.\t{act}" for at, act in enumerate(acts, 1))
    made = document(HEAD.format(year=session + 1945, session=session, acts=lines))
    return made.record


def comparison(*pins: Pin) -> Comparison:
    old = text(60, BENCHES, LOCKS.format(""), REPORT.format("sixty-second"))
    new = text(
        62,
        "Calls upon gardeners to place wooden benches beside the water at every second lamp;",
        "Encourages gardeners to paint all benches green before the first frost of each year;",
        LOCKS.format(", as appropriate").replace("Invites", "Urges"),
        REPORT.format("sixty-fifth"),
        "Welcomes the four swans of the upper basin.",
    )
    return compare(old, new, pins)


def facts(group: Group, of: Comparison, *decisions: Pinned) -> dict[str, list[str]]:
    """Return the facts of a group by their labels, as words."""
    told: dict[str, list[str]] = {}
    for section in sections(group, of, *decisions):
        for fact in section.facts:
            told.setdefault(fact.label, []).append("".join(words for words, _ in fact.spans))
    return told


def sections(group: Group, of: Comparison, *decisions: Pinned) -> tuple[Section, ...]:
    return why(group, of, decisions=decisions)


def at(of: Comparison, ref: str) -> Group:
    return next(one for one in of.groups if ref in one.new)


def decided(old: str, new: str, verdict: str) -> Pinned:
    return Pinned(
        old=old, new=new, verdict=verdict, by="An Illustrator <a@example.org>",  # type: ignore[arg-type]
        when="2026-01-02T03:04:05Z", old_words="", new_words="",
    )  # fmt: skip


def test_a_split_tells_its_shape_and_its_clauses() -> None:
    of = comparison()
    told = facts(at(of, "OP1"), of)
    assert told["split"] == ["one paragraph became 2"]
    assert told["substantive"] == ["a change of shape is one of substance"]
    assert "wooden" in told["in common"][0]
    clauses = sections(at(of, "OP1"), of)[-1]
    assert clauses.title == "Clauses"
    assert [(fact.label, fact.lead) for fact in clauses.facts] == [
        ("OP1 1", ("new", "OP1")), ("OP2 1", ("new", "OP2")),
    ]  # fmt: skip


def test_a_verb_tells_where_it_stands_on_its_ladder() -> None:
    of = comparison()
    assert facts(at(of, "OP3"), of)["verb"] == [
        "Invites → Urges stronger (appeal, rung 1 → 4 of 5)"
    ]
    group = at(of, "OP3")
    others = (
        VerbChange("Invites", "Requests", "other"),
        VerbChange("Concerned", "Deeply concerned", "stronger"),
        VerbChange("Emphasizes", "Stresses", "same"),
        VerbChange("Sings", "Invites", "other"),
    )
    assert facts(replace(group, verbs=others), of)["verb"] == [
        "Invites → Requests another act (appeal → request)",
        "Concerned → Deeply concerned stronger (concern, rung 1 of 3, by its adverbs)",
        "Emphasizes → Stresses as strong (emphasis, rung 1 of 1)",
        "Sings → Invites another act (“sing” → appeal)",
    ]


def test_qualifiers_and_advances_are_told_and_what_is_suspect_is_to_be_checked() -> None:
    of = comparison()
    assert facts(at(of, "OP3"), of)["gained"] == ["“as appropriate”"]
    step = facts(at(of, "OP4"), of)["session"]
    assert step == ["sixty-second → sixty-fifth (+3)  check this"]
    old = text(60, LOCKS.format(""), REPORT.format("sixty-second"))
    due = compare(old, text(62, LOCKS.format(""), REPORT.format("sixty-fourth")))
    told = facts(at(due, "OP2"), due)
    assert told["session"] == ["sixty-second → sixty-fourth (+2)  as due"]
    assert told["routine"] == ["nothing but routine advance, each step checked"]


def test_a_paragraph_alone_tells_where_it_stood_and_what_came_nearest() -> None:
    of = comparison()
    group = at(of, "OP5")
    assert facts(group, of)["nearest"] == ["none came near enough"]
    assert sections(group, of)[0].title == "Why alone"
    restored = replace(group, restored=Restored("A/RES/58/301", "OP7", "rollover"))
    assert facts(restored, of)["restored"] == ["from 58/301, OP7, but for routine"]


def test_a_paragraph_alone_names_the_nearest_and_where_that_one_went() -> None:
    old = text(60, LOCKS.format(""), REPORT.format("sixty-second"))
    again = "Invites the keepers of all locks to paint their opening hours on a green board."
    of = compare(old, text(62, LOCKS.format(""), REPORT.format("sixty-fourth"), again))
    group = at(of, "OP3")
    told = facts(group, of)
    (near,) = told["nearest"]
    assert near.startswith("OP1 of the old text, score 0.")
    assert "opening, hours" in told["in common"][0]
    assert told["but"] == ["that one goes with OP1 of the new text, word for word"]
    first, second = sections(group, of)
    assert [fact.lead for fact in first.facts if fact.lead] == [("old", "OP1"), ("new", "OP1")]
    assert second.title == "What came in"
    back = compare(of.new, old)
    gone = next(one for one in back.groups if not one.new)
    assert facts(gone, back)["nearest"][0].startswith("OP1 of the new text")
    assert sections(gone, back)[1].title == "What went"
    parted = compare(old, of.new, [Pin("OP1", "OP3", together=False)])
    assert facts(at(parted, "OP3"), parted)["nearest"] == ["none came near enough"]


def test_a_paragraph_alone_tells_what_came_near_and_is_alone_too() -> None:
    whole = comparison()
    near = Evidence(0.0, ("swans",), "OP9", 0.21, "old")
    alone = replace(at(whole, "OP5"), evidence=near)
    other = replace(alone, old=("OP9",), new=(), relation="removed")
    of = replace(whole, groups=(*whole.groups[:-1], alone, other))
    told = facts(alone, of)
    assert told["nearest"] == ["OP9 of the old text, score 0.21"]
    assert told["in common"] == ["swans"]
    assert told["but"] == ["too little in common; that one is gone too"]
    doubtful = replace(alone, unsure=True)
    assert facts(doubtful, of)["unsure"] == ["a pairing with it only just failed"]
    assert "but" not in facts(doubtful, of)
    part = replace(other, new=("OP2", "OP3"), relation="split")
    of = replace(whole, groups=(part, alone))
    assert facts(doubtful, of)["unsure"] == ["it nearly is a part of OP9 → OP2 + OP3"]


def test_a_paragraph_alone_tells_its_acts_its_qualifiers_and_its_length() -> None:
    both = (
        "Urges the keepers of the upper basin to count the swans every spring, as appropriate, and "
        "requests them to whisper."
    )
    of = compare(text(60, LOCKS.format("")), text(62, LOCKS.format(""), both))
    told = facts(at(of, "OP2"), of)
    assert told["clause 1"] == ["Urges  appeal, rung 4 of 5"]
    assert told["clause 2"] == ["requests  request"]
    assert told["qualified"] == ["“as appropriate”"]
    assert told["length"] == ["20 words"]
    of = compare(text(60, LOCKS.format("")), text(62, LOCKS.format(""), "Sings to all swans."))
    told = facts(at(of, "OP2"), of)
    assert told["verb"] == ["Sings"]
    assert "qualified" not in told


def test_the_runner_up_of_a_split_may_be_a_part_of_it() -> None:
    of = comparison()
    group = replace(at(of, "OP1"), evidence=Evidence(0.7, (), "OP2", 0.2, "new"))
    assert facts(group, of)["other part"] == ["OP2 of the new text, 0.20"]
    group = replace(group, evidence=Evidence(0.7, (), "OP2", 0.2, "old"), unsure=True)
    assert facts(group, of)["runner-up"] == ["OP2 of the old text, 0.20"]
    assert facts(group, of)["unsure"] == ["a part of it is a close call"]


def test_a_decision_is_told_with_who_made_it_and_when() -> None:
    of = comparison(Pin("OP2", "OP5"), Pin("OP2", "OP3", together=False))
    told = facts(at(of, "OP5"), of, decided("OP2", "OP5", "together"))
    assert told["pinned"] == ["OP2 with OP5 by An Illustrator, 2 January 2026"]
    apart = facts(at(of, "OP3"), of, decided("OP2", "OP3", "apart"))
    assert apart["kept apart"] == ["from OP2 of the old text by An Illustrator, 2 January 2026"]
    assert facts(at(of, "OP5"), of)["pinned"] == ["a person decided it"]


def test_an_unsure_pairing_says_so() -> None:
    of = comparison()
    group = replace(at(of, "OP3"), unsure=True)
    assert facts(group, of)["unsure"] == ["this is a close call"]
    assert "unsure" not in facts(at(of, "OP3"), of)


def test_no_word_of_a_text_drives_the_terminal() -> None:
    of = comparison()
    group = replace(at(of, "OP3"), evidence=Evidence(0.5, ("\x1b[31m",), "OP\x1b1", 0.4, "new"))
    told = facts(group, of)
    assert told["in common"] == ["␛[31m"]
    assert told["runner-up"] == ["OP␛1 of the new text, 0.40"]
