"""Trails, by example."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.history.made_series import (
    BENCHES,
    CRANES,
    HARBOUR,
    KITES,
    LAMPS,
    REPORT,
    parsed,
    series,
)

from clausetrail.history import SeriesHistory, Version, dropped_of, matrix_of, trail_of, verbs_of
from clausetrail.history.dropped import weight_of
from clausetrail.history.errors import UnknownPlaceError, UnknownVersionError


def _refs(history: SeriesHistory, name: str, ref: str) -> list[tuple[str, ...]]:
    return [step.refs for step in trail_of(history, name, ref).steps]


def test_a_renumbered_paragraph_keeps_its_trail() -> None:
    history = series((CRANES, LAMPS), (KITES, CRANES, LAMPS), (LAMPS, KITES))
    trail = trail_of(history, "A/RES/60/900", "OP2")
    assert [step.refs for step in trail.steps] == [("OP2",), ("OP3",), ("OP1",)]
    assert [step.change for step in trail.steps] == ["substantive", "identical", "identical"]
    assert (trail.entered, trail.vanished, trail.gaps) == ("A/RES/60/900", None, ())


def test_a_paragraph_comes_back_after_an_absence_with_other_words() -> None:
    changed = LAMPS.replace("every evening", "each morning")
    history = series((LAMPS, CRANES), (CRANES, REPORT), (CRANES, KITES), (KITES, changed, CRANES))
    trail = trail_of(history, "A/RES/63/900", "op2")
    assert [(step.symbol, step.refs, step.absent) for step in trail.steps] == [
        ("A/RES/60/900", ("OP1",), ()),
        ("A/RES/63/900", ("OP2",), ("A/RES/61/900", "A/RES/62/900")),
    ]
    assert [(gap.last, gap.gone) for gap in trail.gaps] == [("A/RES/60/900", "A/RES/61/900")]
    assert trail.steps[1].parts[0].since == "A/RES/60/900"
    assert ("+", "each morning") in trail.steps[1].parts[0].ops
    cell = next(row for row in matrix_of(history).rows if "moths" in row.words).cells[3]
    assert cell is not None
    assert cell.back


def test_a_paragraph_that_vanished_says_where() -> None:
    history = series((LAMPS, CRANES), (LAMPS, CRANES), (CRANES,))
    trail = trail_of(history, "A/RES/60/900", "OP1")
    assert trail.vanished is not None
    assert (trail.vanished.last, trail.vanished.gone) == ("A/RES/61/900", "A/RES/62/900")


def test_a_split_and_a_merger_stay_on_one_trail() -> None:
    long = (
        "Encourages the keepers of lamps to count the moths around each lamp every evening, and "
        "requests the harbour masters of Aldport to publish the number of moths in their almanac;"
    )
    second = (
        "Requests the harbour masters of Aldport to publish the number of moths in their almanac;"
    )
    history = series((long, CRANES), (LAMPS, second, CRANES), (long, CRANES))
    assert _refs(history, "A/RES/61/900", "OP2") == [("OP1",), ("OP1", "OP2"), ("OP1",)]
    relations = [step.relation for step in trail_of(history, "A/RES/60/900", "OP1").steps]
    assert relations == ["added", "split", "merge"]


def test_a_step_tells_verbs_and_qualifiers() -> None:
    stronger = CRANES.replace("Calls upon", "Urges").replace(", as appropriate", "")
    history = series((CRANES, LAMPS), (stronger, LAMPS))
    part = trail_of(history, "A/RES/60/900", "OP1").steps[1].parts[0]
    assert [(verb.old, verb.new, verb.direction) for verb in part.verbs] == [
        ("Calls upon", "Urges", "stronger")
    ]
    assert [(one.side, one.text) for one in part.qualifiers] == [("old", "as appropriate")]
    shift = verbs_of(history).shifts[0]
    assert (shift.old_refs, shift.refs, shift.direction) == (("OP1",), ("OP1",), "stronger")
    assert verbs_of(history).net[0].verbs == ("Calls upon", "Urges")


def test_the_trail_of_one_clause_leaves_the_other_out() -> None:
    both = "Welcomes the painted cranes of Aldport, and urges their owners to oil them weekly;"
    one = "Welcomes the painted cranes of Aldport;"
    history = series((both, LAMPS), (one, LAMPS))
    first = trail_of(history, "A/RES/60/900", "OP1", 0)
    second = trail_of(history, "A/RES/60/900", "OP1", 1)
    assert [step.clauses for step in first.steps] == [(("OP1", 0),), (("OP1", 0),)]
    assert [step.symbol for step in second.steps] == ["A/RES/60/900"]
    assert second.vanished is not None
    lost = dropped_of(history).lost
    assert [(item.clause, item.stays, item.weight) for item in lost] == [(1, ("OP1",), "appeal")]


_YELLOW = "Emphasizes the importance of yellow cranes for every harbour;"
_OILED = "Emphasizes that oiled winches save the keepers of cranes much labour and some sleep;"


@pytest.mark.parametrize(
    ("opening", "lost"),
    [
        ("Emphasizes the importance of yellow cranes for every harbour and", []),
        ("Emphasizes also the importance of clean, yellow cranes for every harbour and", []),
        ("Emphasizes the importance of cranes for every harbour and", ["OP1"]),
        ("Notes the importance of yellow cranes for every harbour and", ["OP1"]),
    ],
)
def test_a_clause_that_another_took_up_is_not_lost(opening: str, lost: list[str]) -> None:
    merged = _OILED.replace("Emphasizes", opening)
    history = series((_YELLOW, _OILED, LAMPS), (merged, LAMPS))
    (group,) = (one for one in history.comparisons[0].groups if "OP1" in one.new)
    assert group.relation == "merge"
    assert [one.refs[0] for one in dropped_of(history).lost] == lost
    trail = trail_of(history, "A/RES/60/900", "OP1", 0)
    assert [step.relation for step in trail.steps] == ["added", *([] if lost else ["merge"])]


def test_a_request_that_a_preamble_recalls_is_lost() -> None:
    painted = "Requests the mayors of Aldport to publish a list of all oiled winches every spring;"
    numbered = "Requests the mayors of Aldport to number every crane of the harbour in white;"
    recalled = "Recalling that it {} and {},".format(
        *(one[:-1].lower() for one in (painted, numbered))
    )
    history = series((painted, numbered, LAMPS), (recalled, LAMPS))
    assert history.comparisons[0].groups[0].relation == "merge"
    assert [one.text for one in dropped_of(history).lost] == [numbered]


def test_every_clause_of_a_trail_that_ends_is_told() -> None:
    winches, wall = (
        "elcomes the oiled winches of Aldport",
        "elcomes the painted wall of the harbour",
    )
    stressed = "and stresses the importance of moths;"
    history = series(
        (f"W{winches} and {wall.removeprefix('elcomes ')}, {stressed}", LAMPS),
        (f"W{winches}, w{wall}, {stressed}", LAMPS),
        ("Stresses the importance of moths;", LAMPS),
    )
    assert [(one.clause, one.since, one.text) for one in dropped_of(history).lost] == [
        (0, "A/RES/60/900", f"W{winches},"),
        (1, "A/RES/60/900", f"w{wall},"),
    ]
    first, second = trail_of(history, "A/RES/61/900", "OP1", 1).steps
    assert (first.relation, second.relation) == ("added", "split")
    (part,) = second.parts
    assert (part.old_clauses, part.new_clauses) == ((("OP1", 0),), (("OP1", 0), ("OP1", 1)))
    told = "".join(words for sign, words in part.ops if sign != "-")
    assert told == f"W{winches}, w{wall}, "


def test_a_dropped_request_to_report_comes_before_other_losses() -> None:
    history = series((HARBOUR, KITES, BENCHES, REPORT, CRANES), (CRANES, LAMPS))
    assert [one.weight for one in dropped_of(history).lost] == [
        "report", "commitment", "appeal", "preambular",
    ]  # fmt: skip


def test_drafts_stand_before_what_came_of_them() -> None:
    texts = [parsed(60, CRANES, LAMPS), parsed(61, CRANES, KITES, LAMPS)]
    draft = replace(parsed(61, KITES, LAMPS), symbol="A/61/L.9", kind="draft", adopted=None)
    versions = [Version(name=text.symbol or "", text=text) for text in texts]
    made = Version(
        name="A/61/L.9", text=draft, label="A-61-L.9", base="A/RES/60/900", outcome="A/RES/61/900"
    )
    history = SeriesHistory("harbours", "Harbours", versions, drafts=lambda: [made])
    steps = trail_of(history, "A/RES/61/900", "OP3", drafts=True).steps
    assert [(step.symbol, step.refs, step.draft) for step in steps] == [
        ("A/RES/60/900", ("OP2",), False),
        ("A/61/L.9", ("OP2",), True),
        ("A/RES/61/900", ("OP3",), False),
    ]
    new = trail_of(history, "A/RES/61/900", "OP2", drafts=True).steps
    assert [step.symbol for step in new] == ["A/61/L.9", "A/RES/61/900"]
    assert [step.symbol for step in trail_of(history, "A/RES/61/900", "OP2").steps] == [
        "A/RES/61/900"
    ]


def test_a_series_of_one_text_has_a_trail_of_one_step() -> None:
    history = series((CRANES,))
    assert _refs(history, "A/RES/60/900", "OP1") == [("OP1",)]
    assert dropped_of(history).lost == ()


def test_what_is_unknown_is_named() -> None:
    history = series((HARBOUR, CRANES), (HARBOUR, CRANES))
    with pytest.raises(UnknownVersionError) as version:
        trail_of(history, "A/RES/1/1", "OP1")
    assert str(version.value) == (
        "A/RES/1/1: is no adopted text of the series\n"
        "hint: its texts are A/RES/60/900, A/RES/61/900"
    )
    with pytest.raises(UnknownPlaceError) as place:
        trail_of(history, "A/RES/60/900", "OP9")
    assert str(place.value) == (
        "A/RES/60/900: has no paragraph OP9\nhint: the last of each kind: PP1, OP1"
    )
    with pytest.raises(UnknownPlaceError) as clause:
        trail_of(history, "A/RES/60/900", "OP1", 4)
    assert str(clause.value) == (
        "A/RES/60/900: OP1 has no clause 5\nhint: it has 1; clauses count from 1"
    )


def test_a_history_ends_at_an_earlier_text_when_asked_to() -> None:
    history = series((CRANES, LAMPS), (CRANES,), (CRANES, KITES, LAMPS)).until(1)
    assert [one.text for one in dropped_of(history).lost] == [LAMPS]


@pytest.mark.parametrize(
    ("act", "weight"),
    [
        ("Requests the harbour master to report on painted bridges in the spring", "report"),
        ("Requests the harbour master to continue to report", "report"),
        ("Requests the harbour master to submit to it, in the spring, an oral report", "report"),
        ("Requests the harbour master to keep it informed of every moth", "report"),
        ("Requests the harbour master to help children to report stolen kites", "commitment"),
        ("Requests the harbour master to consider the report on painted bridges", "commitment"),
        ("Requests the mayor to give support to those who report lost lanterns", "commitment"),
        ("Invites the mayor to provide all assistance for the report on moths", "appeal"),
        ("Urges the mayor to provide counselling and reporting boxes for sailors", "appeal"),
    ],
)
def test_who_reports_violence_or_helps_with_a_report_is_asked_for_none(
    act: str, weight: str
) -> None:
    (paragraph,) = parsed(60, f"{act};").paragraphs
    assert weight_of(paragraph, paragraph.clauses[0]) == weight
