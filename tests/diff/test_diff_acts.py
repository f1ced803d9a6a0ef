from __future__ import annotations

import pytest
from tests.diff.illustrations import aligned, text_of

from clausetrail.diff import diff
from clausetrail.diff.verbs import act_of, differ, direction, is_known_act
from clausetrail.lang.en.strength import LADDERS, RUNGS
from clausetrail.model import Anchor, Clause, ClauseChange, Group, Qualifier, VerbChange


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Takes note of", "Notes", "same"),
        ("Taking note", "welcomes", "stronger"),
        ("Welcomes", "Commends", "stronger"),
        ("Notes with appreciation", "Welcomes", "stronger"),
        ("Notes", "Notes with satisfaction", "stronger"),
        ("Invites", "Encourages", "stronger"),
        ("Encourages", "Calls upon", "stronger"),
        ("Strongly encourages", "Calls upon", "stronger"),
        ("Calls upon", "Urges", "stronger"),
        ("Urges", "Strongly urges", "stronger"),
        ("Demands", "Urges", "weaker"),
        ("Urging", "encourages", "weaker"),
        ("Reiterates its call upon", "Calls upon", "same"),
        ("Reiterates its request", "Also requests", "same"),
        ("Concerned", "Deeply concerned", "stronger"),
        ("Expressing its deep concern", "Gravely concerned", "stronger"),
        ("Notes with concern", "Expresses grave concern", "stronger"),
        ("Noting with deep concern", "Expressing its concern", "weaker"),
        ("Remains concerned", "Continues to be concerned", "same"),
        ("Condemns", "Strongly condemns", "stronger"),
        ("Requests", "Urges", "other"),
        ("Decides", "Requests", "other"),
        ("Looks forward to", "Welcomes", "other"),
        ("Welcoming", "Recalling", "other"),
        ("Recognizing", "Recognizes", "same"),
        ("To encourage", "To urge", "stronger"),
        ("Takes note", "Notes", "same"),
        ("Commends", "Takes note", "weaker"),
        ("Strongly urges", "Demands", "stronger"),
        ("Requests", "Invites", "other"),
        ("Requests", "Strongly requests", "stronger"),
        ("Decides", "Urges", "other"),
        ("Deeply concerned", "Gravely concerned", "stronger"),
        ("Takes note with concern", "Concerned", "same"),
        ("Looks forward to", "Recalls", "other"),
        ("Welcomes", "Recalls", "other"),
        ("Renews its call", "Calls upon", "same"),
        ("Urging", "Urges", "same"),
        ("Expresses its sympathy", "Expresses its readiness", "other"),
        ("Expresses its sympathy", "Expressing sympathy", "same"),
        ("To swim", "To sail", "other"),
        ("Sails", "Sailing", "same"),
    ],
)
def test_the_ladder(old: str, new: str, expected: str) -> None:
    assert direction(old, new) == expected


@pytest.mark.parametrize(
    ("verb", "known"),
    [
        ("Urges", True),
        ("Dances", True),
        ("Urging", True),
        ("Reminding", True),
        ("Agreeing", True),
        ("To urge", True),
        ("To dance", False),
        ("Dancing and singing", False),
        ("Taking", False),
        ("Taking note", True),
    ],
)
def test_what_others_are_to_do_is_no_act_of_the_organ(verb: str, known: bool) -> None:
    assert is_known_act(verb) == known


def test_each_verb_stands_on_one_rung() -> None:
    verbs = [
        verb for rungs in LADDERS.values() for row in rungs.values() for verb in row.split("|")
    ]
    assert len(verbs) == len(set(verbs)) == len(RUNGS)


def test_sequence_words_and_capitals_make_no_other_verb() -> None:
    assert not differ("Also requests", "requests further")
    assert differ("Requests", "Requesting")
    assert not differ(None, "Requests")
    assert act_of("") == act_of("also")


OLD = "Encourages all to repair the bridge, and invites the town to pay for the road;"
NEW = "Urges all to repair the bridge;"
MORE = "Also invites the town, as appropriate, to pay for the road, and decides to dance;"


def compared() -> Group:
    old = text_of(
        "A/RES/71/1",
        {"OP4": OLD},
        clauses={"OP4": (Clause("Encourages", 0, 36), Clause("invites", 36, len(OLD)))},
    )
    new = text_of(
        "A/RES/73/1",
        {"OP5": NEW, "OP6": MORE},
        clauses={
            "OP5": (Clause("Urges", 0, len(NEW)),),
            "OP6": (Clause("Also invites", 0, 60), Clause("decides", 60, len(MORE))),
        },
    )
    return diff(aligned(("OP4", "OP5 OP6")), old, new).groups[0]


def test_clauses_are_paired_and_their_verbs_compared() -> None:
    group = compared()
    assert group.change == "substantive"
    assert group.clauses == (
        ClauseChange(("OP4", 0), ("OP5", 0), "substantive"),
        ClauseChange(("OP4", 1), ("OP6", 0), "substantive"),
        ClauseChange(None, ("OP6", 1), "substantive"),
    )
    assert group.verbs == (VerbChange("Encourages", "Urges", "stronger"),)


def _clauses_of(*texts: tuple[str, str]) -> tuple[str, tuple[Clause, ...]]:
    """Join clauses, each a verb and what follows it, into a paragraph."""
    clauses: list[Clause] = []
    joined = ""
    for verb, rest in texts:
        clauses.append(Clause(verb, len(joined), len(joined) + len(verb) + len(rest)))
        joined += verb + rest
    return joined, tuple(clauses)


def _changed_verbs(
    old: dict[str, tuple[tuple[str, str], ...]], new: dict[str, tuple[tuple[str, str], ...]]
) -> list[tuple[str, str, str]]:
    sides = []
    for symbol, paragraphs in (("A/RES/71/1", old), ("A/RES/73/1", new)):
        made = {ref: _clauses_of(*texts) for ref, texts in paragraphs.items()}
        sides.append(
            text_of(
                symbol,
                {ref: text for ref, (text, _) in made.items()},
                clauses={ref: clauses for ref, (_, clauses) in made.items()},
            )
        )
    group = diff(aligned((" ".join(old), " ".join(new))), *sides).groups[0]
    return [(verb.old, verb.new, verb.direction) for verb in group.verbs]


def test_a_verb_that_was_read_less_far_is_no_other_verb() -> None:
    def verbs(old: tuple[str, str], new: tuple[str, str]) -> list[tuple[str, str, str]]:
        return _changed_verbs({"OP1": (old,)}, {"OP1": (new,)})

    whole = ("Notes with satisfaction", " the work of the harbour")
    for harbour in ("harbour", "old harbour"):
        less_far = ("Notes", f" with satisfaction the work of the {harbour}")
        assert verbs(whole, less_far) == []
        assert verbs(less_far, whole) == []
    plain = ("Notes", " the work of the harbour")
    assert verbs(whole, plain) == [("Notes with satisfaction", "Notes", "weaker")]


def test_equal_verbs_have_precedence_and_unlike_acts_stay_alone() -> None:
    towns = " the towns and the cities of the river and of the hills"
    assert (
        _changed_verbs(
            {
                "OP3": (("Reaffirms", towns + ";"),),
                "OP4": (("Recognizes", towns + ", their gardens, bridges, roads and ports;"),),
            },
            {"OP2": (("Reaffirms", " the plan of" + towns + ", "),
                     ("looks forward", " to a feast on the river;"))},
        )
        == []
    )  # fmt: skip


def test_the_opening_acts_of_one_paragraph_are_compared_however_unlike() -> None:
    assert _changed_verbs(
        {"OP1": (("Commends", " the mayor for the feast, "), ("invites", " all to dance;"))},
        {"OP1": (("Regrets", " a lack of music, "), ("urges", " all to dance;"))},
    ) == [("Commends", "Regrets", "other"), ("invites", "urges", "stronger")]


def test_qualifiers_gained_and_lost() -> None:
    assert compared().qualifiers == (Qualifier("new", "as appropriate"),)
    old = text_of("A/RES/71/1", {"OP1": "Acts within existing resources, and as appropriate;"})
    new = text_of("A/RES/73/1", {"OP1": "Acts, as appropriate, in voluntary ways;"})
    assert diff(aligned(("OP1", "OP1")), old, new).groups[0].qualifiers == (
        Qualifier("old", "within existing resources"),
        Qualifier("new", "voluntary"),
    )


@pytest.mark.parametrize(
    ("words", "qualifies"),
    [
        ("to immediately repair it", True),
        ("to repair it immediately after the feast", False),
        ("to urgently proceed", True),
        ("to buy urgently needed bricks", False),
        ("to consider, as soon as it can, repairing it", True),
        ("to consider ratifying the Treaty of Bricks", True),
        ("to consider the Treaty of Bricks", False),
    ],
)
def test_a_qualifier_says_how_something_is_done(words: str, qualifies: bool) -> None:
    from clausetrail.diff.qualifiers import _find

    assert bool(_find(f"Urges the town {words};")) == qualifies


def test_a_clause_is_classed_by_its_own_words() -> None:
    words = "Notes the bridge; requests a report at its seventy-{} session;"
    cut = words.index(" requests")
    old, new = (
        text_of(
            symbol,
            {"OP1": words.format(session)},
            clauses={
                "OP1": (
                    Clause("Notes", 0, cut),
                    Clause("requests", cut, len(words.format(session))),
                )
            },
        )
        for symbol, session in (("A/RES/71/1", "third"), ("A/RES/73/1", "fifth"))
    )
    group = diff(aligned(("OP1", "OP1")), old, new).groups[0]
    assert [clause.change for clause in group.clauses] == ["identical", "rollover"]


def test_the_clauses_tell_which_also_orders_acts_only() -> None:
    old_words, new_words = "Notes it, considers it;", "Notes it, also considers it;"
    old = text_of(
        "A/RES/71/1",
        {"OP1": old_words},
        clauses={"OP1": (Clause("Notes", 0, 9), Clause("considers", 9, len(old_words)))},
    )
    new = text_of(
        "A/RES/73/1",
        {"OP1": new_words},
        clauses={"OP1": (Clause("Notes", 0, 9), Clause("also considers", 9, len(new_words)))},
    )
    group = diff(aligned(("OP1", "OP1")), old, new).groups[0]
    assert group.change == "editorial"
    assert [clause.change for clause in group.clauses] == ["identical", "editorial"]
    assert group.verbs == ()


def test_footnotes_are_paired_through_their_anchors() -> None:
    body = {"PP1": "Recalling the bridge and the road,", "PP2": "Noting the report,"}
    anchors = {"PP1": (Anchor(20, "1"), Anchor(33, "2")), "PP2": (Anchor(17, "3"),)}
    old = text_of(
        "A/RES/71/1",
        body,
        anchors=anchors,
        footnotes={"1": "Treaty of bricks, vol. 5, No. 7.", "2": "Ibid., vol. 9, No. 1.",
                   "3": "A/71/160."},
    )  # fmt: skip
    new = text_of(
        "A/RES/73/1",
        body,
        anchors={"PP1": (Anchor(20, "1"), Anchor(33, "2")), "PP2": (Anchor(17, "4"),)},
        footnotes={"1": "Treaty of bricks, vol. 5, No. 7.",
                   "2": "Treaty of bricks, vol. 9, No. 1.", "3": "Not called.",
                   "4": "See A/73/328."},
    )  # fmt: skip
    comparison = diff(aligned(("PP1", "PP1"), ("PP2", "PP2")), old, new)
    assert [group.change for group in comparison.groups] == ["identical", "identical"]
    assert [(note.old, note.new, note.change) for note in comparison.footnotes] == [
        ("1", "1", "identical"),
        ("2", "2", "editorial"),
        (None, "3", "substantive"),
        ("3", "4", "rollover"),
    ]
    assert comparison.summary.footnotes.rollover == 1
    assert comparison.footnotes[3].old_ref == comparison.footnotes[3].new_ref == "PP2"


WORK = "See Records of the League"
TENTH = f"{WORK}, Tenth Session, Supplement No. 5 (L/10/5)"
RECORDS = f"{TENTH}, chap. IV, sect. A."
NINTH = "Ninth Session, Supplement No. 5 (L/9/5), chap. IV."


@pytest.mark.parametrize(
    ("text", "written_out"),
    [
        ("Ibid.", RECORDS),
        ("Ibid., chap. II.", f"{TENTH}, chap. II."),
        (f"Ibid., {NINTH}", f"{WORK}, {NINTH}"),
        ("Ibid., sect. B.", f"{TENTH}, chap. IV, sect. B."),
        ("Ibid., 3 May 1990.", f"{TENTH}, chap. IV, sect. A, 3 May 1990."),
        ("See L/10/7.", "See L/10/7."),
    ],
)
def test_ibid_takes_the_place_of_the_parts_that_it_names(text: str, written_out: str) -> None:
    from clausetrail.diff.footnotes import _resolved

    assert _resolved(text, RECORDS) == written_out


def test_notes_of_bare_symbols_keep_their_order() -> None:
    # The first and the third have as many symbols as another: that is no likeness.
    body, calls = {"PP1": "Having read one, two and three,"}, (16, 21, 31)
    anchors = {"PP1": tuple(Anchor(at, str(note)) for note, at in enumerate(calls, 1))}
    first, second = (
        text_of(symbol, body, anchors=anchors, footnotes=dict(zip("123", notes, strict=True)))
        for symbol, notes in (
            ("A/RES/78/1", ("A/78/2, A/78/3 and A/78/4.", "Book of lamps.", "A/78/5 and A/78/6.")),
            ("A/RES/79/1", ("A/79/12 and A/79/13.", "Book of lamps.", "A/79/15.")),
        )
    )
    notes = diff(aligned(("PP1", "PP1")), first, second).footnotes
    assert [(note.old, note.new) for note in notes] == [("1", "1"), ("2", "2"), ("3", "3")]


def test_an_ibid_of_the_same_work_is_the_same_note() -> None:
    later = "Ibid., Tenth Session, Supplement No. 5 (L/10/5), chap. IV, sect. A."
    newer = "See Records of the League, Eleventh Session, Supplement No. 5 (L/11/5), chap. I."
    old = text_of(
        "A/RES/71/1",
        {"OP1": "Recalls it;"},
        anchors={"OP1": (Anchor(7, "1"),)},
        footnotes={"1": RECORDS},
    )
    new = text_of(
        "A/RES/73/1",
        {"OP1": "Recalls it;"},
        anchors={"OP1": (Anchor(6, "1"), Anchor(7, "2"))},
        footnotes={"1": newer, "2": later},
    )
    notes = diff(aligned(("OP1", "OP1")), old, new).footnotes
    assert [(note.old, note.new, note.change) for note in notes] == [
        (None, "1", "substantive"),
        ("1", "2", "editorial"),
    ]
