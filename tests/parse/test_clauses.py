"""Clauses: which words open an act of the organ that speaks, and which do not.

All sentences but those of the seed are illustrations.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausetrail.model import Italic
from clausetrail.parse.clauses import cut_clauses, lead_verb

if TYPE_CHECKING:
    from pathlib import Path

    from clausetrail.model import ParagraphKind


def verbs(text: str, kind: ParagraphKind = "operative", **more: str | None) -> list[str | None]:
    clauses = cut_clauses(text, kind=kind, body=more.get("body"), lead_in=more.get("lead_in"))
    return [clause.verb for clause in clauses]


def seed_paragraphs(seed: Path) -> dict[str, str]:
    """The paragraphs of the seed by reference, their footnote markers left in."""
    lines = seed.read_text(encoding="utf-8").split("The General Assembly,", 1)[1].splitlines()
    found: dict[str, str] = {}
    preambular = 0
    for line in lines:
        text = line.strip()
        if text.startswith("68th plenary"):
            break
        number, dot, rest = text.partition(".\t")
        if dot and number.isdigit():
            found[f"OP{number}"] = rest.strip()
        elif text:
            preambular += 1
            found[f"PP{preambular}"] = text
    return found


def test_the_seed_is_cut_where_its_acts_begin(seed: Path) -> None:
    paragraphs = seed_paragraphs(seed)
    counts = {
        ref: len(cut_clauses(text, kind="preambular" if ref.startswith("PP") else "operative"))
        for ref, text in paragraphs.items()
    }
    assert len(counts) == 33
    assert {ref for ref, count in counts.items() if count == 2} == {
        "PP11", "OP4", "OP7", "OP11", "OP13", "OP14"
    }  # fmt: skip
    assert set(counts.values()) == {1, 2}


def test_the_connecting_words_open_their_clause(seed: Path) -> None:
    text = seed_paragraphs(seed)["OP7"]
    first, second = cut_clauses(text, kind="operative")
    assert first.verb == "Encourages"
    assert second.verb == "welcomes"
    assert text[second.start :].startswith("and in this regard welcomes the convening")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Acts in a row.
        ("Recalls the plan, requests the panel to report, and thanks the hosts;",
         ["Recalls", "requests", "thanks"]),
        ("Notes the plan and therefore urges the panel to act;", ["Notes", "urges"]),
        ("Notes the plan, and, in this context, also urges the panel to act;",
         ["Notes", "also urges"]),
        ("Notes the plan, but regrets that it is late;", ["Notes", "regrets"]),
        ("Notes the plan, as well as recognizes the cost;", ["Notes", "recognizes"]),
        ("Welcomes the plan of May and continues to call for its use;",
         ["Welcomes", "continues to call for"]),
        ("Notes the plan, calls, therefore, upon all to act, and thanks the hosts;",
         ["Notes", "calls, therefore, upon", "thanks"]),
        # A row that goes on with "and for" is no aside of the verb behind it; "and upon" may be.
        ("Expresses its support for the hosts, and for all who help, calls upon all to act;",
         ["Expresses its support", "calls upon"]),
        ("Asks the panel to report, and upon receipt of the report, intends to act;",
         ["Asks", "intends"]),
        # Weak verbs, behind a bare comma.
        ("Notes the plan, supports its aims, intends to act in May, and thanks the hosts;",
         ["Notes", "supports", "intends", "thanks"]),
        ("Notes the plan of the hosts, and commits itself to act;", ["Notes", "commits"]),
        ("Considers that the plan is late, also considers that it is dear;",
         ["Considers", "also considers"]),
        ("Asks for a garden that is safe, is open, and allows all to visit;", ["Asks"]),
        ("Asks the panel, when it considers the plan and decides on its use, to act;", ["Asks"]),
        # Verbs with another subject.
        ("Notes the plan, which affirms the aim and calls upon all to act;", ["Notes"]),
        ("Notes the plan, which, inter alia, underscores the aim;", ["Notes"]),
        ("Notes that the panel welcomes the aim and requests more time;", ["Notes"]),
        ("Urges the panel to plan, promote and protect the garden;", ["Urges"]),
        # Nouns that look like verbs.
        ("Notes the reports, requests and calls of the panel;", ["Notes"]),
        ("Notes the appeals and calls for help of the panel;", ["Notes"]),
        # Two verbs with one object are one act.
        ("Condemns and deplores the delay;", ["Condemns and deplores"]),
        # Quotation marks and brackets part nothing.
        ("Notes the song “Sings, and welcomes the spring”;", ["Notes"]),
        ("Notes the plan (which is old, and welcomes the aim);", ["Notes"]),
        ("Notes the plan “of the panel, and welcomes the aim;", ["Notes", "welcomes"]),
        # Beside a statement "while" adds an act; beside a directive it tells others what to do.
        ("Welcomes the plan, while encouraging further work on it;", ["Welcomes", "encouraging"]),
        ("Asks the panel to act, while encouraging all to join it;", ["Asks"]),
        # What the organ decides to do itself it does with its own acts.
        ("Decides to hold a fair, inviting the hosts to come;", ["Decides", "inviting"]),
        ("Decides that the panel shall hold a fair, inviting the hosts to come;", ["Decides"]),
        # Participles: the organ's own, and those that tell others how to act.
        ("Notes the plan, recalling that it is old;", ["Notes", "recalling"]),
        ("Urges the panel to act, while recognizing that it is late;", ["Urges", "recognizing"]),
        ("Urges the panel to act, bearing in mind the cost;", ["Urges"]),
        ("Urges the panel to act, taking into account the cost;", ["Urges"]),
        ("Urges the panel to act, mindful that it costs, and to report;", ["Urges"]),
        ("Urges the panel to act, including by recognizing the cost;", ["Urges"]),
        ("Notes with regret that, recognizing the cost, the panel left;", ["Notes with regret"]),
    ],
)  # fmt: skip
def test_operative_paragraphs(text: str, expected: list[str]) -> None:
    assert verbs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Noting the plan, and in this regard welcoming the aim,", ["Noting", "welcoming"]),
        ("Noting the plan, recognizing the cost, and concerned about the delay,",
         ["Noting", "recognizing", "concerned"]),
        ("Welcoming and reaffirming the plan,", ["Welcoming and reaffirming"]),
        ("Stressing the need of promoting and encouraging gardens,", ["Stressing"]),
        ("Recalling also its plan, and having considered the report,",
         ["Recalling also", "having considered"]),
        ("Deeply concerned that it is late and convinced that it matters,",
         ["Deeply concerned", "convinced"]),
        ("Determining that it is late, and acting under the charter,", ["Determining", "acting"]),
        ("Noting the plan, considering also that it is late,", ["Noting", "considering also"]),
        ("Noting the plan, observing with concern that it is late,",
         ["Noting", "observing with concern"]),
        ("Noting the plan, including in the town, encouraging further work,",
         ["Noting", "encouraging"]),
        ("Concerned that the drought goes on, and is particularly hard in the hills,",
         ["Concerned"]),
        ("Recalling a plan that is old and sensitive to the needs of bees,", ["Recalling"]),
        ("Having been informed of the plan,", ["Having been informed"]),
        ("Noting that hosts, while recognizing the cost, have come,", ["Noting"]),
        ("Noting that hosts have come, while recognizing the cost,", ["Noting", "recognizing"]),
        ("Deploring the loss, appalled at the toll, and alarmed that it may grow,",
         ["Deploring", "appalled", "alarmed"]),
        ("Noting the plan, and in particular recognizing the cost,", ["Noting", "recognizing"]),
        ("Noting what gardeners owe the town, bearing in mind the cost,",
         ["Noting", "bearing in mind"]),
        ("Noting what gardeners owe the town, bearing in mind their means,", ["Noting"]),
    ],
)  # fmt: skip
def test_preambular_paragraphs(text: str, expected: list[str]) -> None:
    assert verbs(text, "preambular") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("To call upon the panel;", "To call upon"),
        ("To further develop the garden;", "To further develop"),
        ("Ensuring that the garden grows;", "Ensuring"),
        ("Ensure that the garden grows;", "Ensure"),
        ("Support the garden;", "Support"),
        ("Support for the garden;", None),
        ("Support local gardens;", "Support"),
        ("Work closely with the panel;", "Work"),
        ("Provide seeds to the hosts;", "Provide"),
        ("Review and renewal of the plan;", None),
        ("To end and prevent the loss of bees;", "To end and prevent"),
        ("To respect, protect and, where needed, restore gardens;", "To respect"),
        ("To tend, keep and restore gardens;", "To tend, keep and restore"),
        ("To plan, build and open gardens;", "To plan, build and open"),
        ("Planning and building gardens;", "Planning and building"),
        ("To plan and build, where needed, gardens;", "To plan and build"),
        ("Planning and building, in May;", None),
        ("Ensuring, with the help of the hosts, that the garden grows;", "Ensuring"),
        ("Reports on the garden;", None),
        ("A summary of the garden;", None),
        ("Opening of the garden;", None),
    ],
)
def test_sub_paragraphs_have_their_infinitive_participle_or_imperative(
    text: str, expected: str | None
) -> None:
    assert verbs(text, lead_in="Requests the panel:") == [expected]


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Thanks the hosts, and for all their help, calls upon donors to give;", "calls upon"),
        ("Asks the panel to act, and upon receipt of its report, intends to meet;", "and upon"),
        ("Asks the panel to act, and, in view of the cost, thanks the hosts;", "and, in view"),
        ("Asks for plans, as appropriate, thanks the hosts;", "thanks"),
        ("Asks for plans, in this regard, thanks the hosts;", "in this regard"),
    ],
)
def test_an_aside_opens_its_clause_where_it_cannot_belong_to_the_one_before(
    text: str, opens: str
) -> None:
    _, second = cut_clauses(text, kind="operative")
    assert text[second.start :].startswith(opens)


def test_a_sub_paragraph_that_is_a_noun_has_no_participle_but_the_organs() -> None:
    text = "The loss of gardens, and emphasizing in this context the cost, and urges all to act;"
    assert verbs(text, lead_in="Condemns:") == [None, "emphasizing", "urges"]
    text = "Tending gardens, and emphasizing the cost;"
    assert verbs(text, lead_in="Asks for:") == [None]


def test_a_condition_of_a_sub_paragraph_is_no_act() -> None:
    assert verbs("Where the panel finds a need, and decides so by vote;", lead_in=":") == [None]
    assert verbs("To the extent that it is needed;", lead_in=":") == [None]


def test_what_a_sub_paragraph_recalls_in_that_regard_is_an_act() -> None:
    text = "Encouraging that gardens be kept, and in that regard taking note of the plan;"
    assert verbs(text, lead_in="Asks the panel to act, by:") == ["Encouraging", "taking note"]


def test_a_declaration_acts_without_we() -> None:
    text = "Recall that the garden was built by hand, and remember the hands that built it;"
    assert verbs(text, "annex") == ["Recall", "remember"]
    text = "Recall that it was hard to build, with help from all, and affirm that it stands;"
    assert verbs(text, "annex") == ["Recall", "affirm"]
    text = "Recall that it was hard to build, and to see that all knew it, and affirm the plan;"
    assert verbs(text, "annex") == ["Recall"]
    assert verbs("Call upon all to tend the garden.", "annex") == ["Call upon"]
    assert verbs("Amend paragraph 8 to read:", "annex") == ["Amend"]


def test_we_and_the_organ_by_name_speak() -> None:
    text = "We recognize the plan. We further urge the panel to act. The garden is green."
    clauses = cut_clauses(text, kind="operative")
    assert [clause.verb for clause in clauses] == ["recognize", "further urge"]
    assert text[clauses[1].start :].startswith("We further urge")
    assert verbs("We, the gardeners of the town, met in May, reaffirm our plan.") == ["reaffirm"]
    assert verbs(
        "The Garden Council notes the plan. The Council also urges all to act.",
        body="Garden Council",
    ) == ["notes", "also urges"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reiterates its call upon all to act;", "Reiterates its call upon"),
        ("Expressing its deep concern at the delay,", "Expressing its deep concern"),
        ("Recalling its resolution of May,", "Recalling"),
        ("Calls once again upon all;", "Calls once again upon"),
        ("Calls urgently upon all;", "Calls urgently upon"),
        ("Appeals urgently to all;", "Appeals urgently"),
        ("Expresses its concern with regard to the delay;", "Expresses its concern"),
        ("Puts on record the plan;", "Puts on record"),
        ("Takes note with appreciation of the plan;", "Takes note with appreciation"),
        ("Aware also of the plan,", "Aware also"),
        ("Encourages further work on the plan;", "Encourages"),
        ("Condemns in the strongest terms the delay;", "Condemns in the strongest terms"),
        ("Continues to be concerned about the delay;", "Continues to be concerned"),
    ],
)
def test_opening_verbs_have_the_extent_of_the_print(text: str, expected: str) -> None:
    kind: ParagraphKind = "preambular" if text.endswith(",") else "operative"
    span = lead_verb(text, kind=kind)
    assert span is not None
    assert text[slice(*span)] == expected


def test_italics_fix_the_opening_verb() -> None:
    text = "Reaffirming its commitment to the garden,"
    short, long, title = (Italic(0, 12), Italic(0, 30), Italic(0, len(text)))
    for run, expected in (
        ((short,), "Reaffirming"),
        ((long,), "Reaffirming its commitment"),
        ((Italic(0, 2),), "Reaffirming its commitment"),
        ((title,), "Reaffirming its commitment to the garden"),
    ):
        span = lead_verb(text, kind="preambular", italics=run)
        assert span is not None
        assert text[slice(*span)] == expected
    taken = "Taking note of the plan,"
    assert lead_verb(taken, kind="preambular", italics=(Italic(0, 15),)) == (0, 11)


@pytest.mark.parametrize("rest", [": to light them,", ";", ""])
def test_the_title_of_an_item_is_no_verb(rest: str) -> None:
    title = "Protection of lamps"
    run = (Italic(0, len(title)),)
    assert lead_verb(title + rest, kind="operative", italics=run, nested=True) is None


_WORDS = """
Notes notes recalling and , ; . “ ” ( ) We The which that to with its concern also as well
"""
_ODDITIES = ["in this regard", "looks forward", "\ud800", "\u0301", "\u200f", "\U0001f331", "\n"]
_PIECES = st.sampled_from([*_WORDS.split(), *_ODDITIES])


@given(
    st.one_of(st.text(st.characters(), max_size=80), st.lists(_PIECES, max_size=40).map(" ".join)),
    st.sampled_from(["preambular", "operative", "annex", "heading", "table", "text"]),
    st.sampled_from([None, "", "Requests:"]),
)
def test_clauses_partition_their_text(text: str, kind: ParagraphKind, lead_in: str | None) -> None:
    clauses = cut_clauses(text, kind=kind, body="General Assembly", lead_in=lead_in)
    assert "".join(text[clause.start : clause.end] for clause in clauses) == text
    assert all(clause.start < clause.end for clause in clauses)
    assert all(clause.verb is None or clause.verb in text for clause in clauses)


@pytest.mark.shared
def test_paragraphs_are_cut_as_by_hand(shared_data: Path) -> None:
    rows = json.loads((shared_data / "clauses.json").read_text(encoding="utf-8"))
    exact = 0
    for row in rows:
        ref = row["id"].split(":")[1]
        clauses = cut_clauses(
            row["text"],
            kind="preambular" if ref.startswith("PP") else "operative",
            lead_in=":" if "(" in ref else None,
        )
        by_hand = [(clause["start"], clause["verb"]) for clause in row["clauses"]]
        exact += [(clause.start, clause.verb) for clause in clauses] == by_hand
    assert len(rows) == 100
    assert exact >= 98


def test_an_act_that_begins_with_its_conjunction_leaves_no_empty_clause() -> None:
    text = "and decides that the lamps shall be lit, based on the plan of the keeper"
    found = cut_clauses(text, kind="text")
    assert [(clause.verb, clause.start, clause.end) for clause in found] == [
        ("decides", 0, len(text))
    ]
