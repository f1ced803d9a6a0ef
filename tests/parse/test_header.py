from __future__ import annotations

from collections.abc import Callable

import pytest

from clausetrail.model import Resolution
from clausetrail.parse.masthead import agenda_items
from clausetrail.parse.sponsors import sponsors_of

Parsed = Callable[[str], Resolution]

BODY = """
The General Assembly,
Recalling lamps,
1. Decides that the illustration be lit.
"""


@pytest.mark.parametrize(
    ("printed", "items"),
    [
        ("126 (r)", ("126 (r)",)),
        ("14 and 118", ("14", "118")),
        ("71 (b) and (c)", ("71 (b)", "71 (c)")),
        ("9, 12 (d) and 19", ("9", "12 (d)", "19")),
        ("99 (aa) Prevention of 2 illustrations", ("99 (aa)",)),
    ],
)
def test_agenda_items(printed: str, items: tuple[str, ...]) -> None:
    assert agenda_items(printed) == items


def test_sponsors_keep_their_own_and_and_their_brackets() -> None:
    printed = (
        "Antigua and Barbuda, Bolivia (Plurinational State of),* Egypt (on behalf of the States "
        "Members that are members of the Group of 77, and China) and Trinidad and Tobago"
    )
    assert sponsors_of(printed) == (
        "Antigua and Barbuda",
        "Bolivia (Plurinational State of)",
        "Egypt (on behalf of the States Members that are members of the Group of 77, and China)",
        "Trinidad and Tobago",
    )


def test_a_sponsor_on_behalf_of_a_group() -> None:
    printed = "Ruritania,* on behalf of the Group of Illustrated States, and Freedonia"
    assert sponsors_of(printed) == (
        "Ruritania, on behalf of the Group of Illustrated States",
        "Freedonia",
    )


def test_a_resolution_of_the_assembly(parsed: Parsed) -> None:
    resolution = parsed(
        "United Nations\nA/RES/98/7\nDistr.: General\n6 December 2093\n"
        "Ninety-eighth session\nAgenda item 100 (f) Illustrations\n"
        "Resolution adopted by the General Assembly on 4 December 2093\n"
        "[on the report of the Committee on Illustrations\n(A/98/410, para. 17)]\n"
        "98/7. Illustration of lamps\nand of oil\n"
        + BODY
        + "42nd plenary meeting\n4 December 2093\n93-24472 (E) 141293\n"
    )
    assert resolution.symbol == "A/RES/98/7"
    assert (resolution.session, resolution.number) == ("98", "7")
    assert resolution.title == "Illustration of lamps and of oil"
    assert (resolution.adopted, resolution.distributed) == ("2093-12-04", "2093-12-06")
    assert resolution.report == "A/98/410, para. 17"
    assert resolution.drafts == ()
    assert resolution.agenda == ("100 (f)",)
    assert resolution.meeting == "42nd plenary meeting"


def test_a_draft_with_sponsors(parsed: Parsed) -> None:
    resolution = parsed(
        "United Nations\nA/C.3/98/L.29/Rev.1\nDistr.: Limited\n3 December 2093\n"
        "Original: English\nNinety-eighth session\nThird Committee\nAgenda item 72 (a)\n"
        "Illustrations\nRuritania, Freedonia* and Bosnia and Herzegovina:** revised draft "
        "resolution\nIllustration of lamps\n" + BODY
    )
    assert resolution.kind == "draft"
    assert resolution.symbol == "A/C.3/98/L.29/Rev.1"
    assert resolution.sponsors == ("Ruritania", "Freedonia", "Bosnia and Herzegovina")
    assert resolution.title == "Illustration of lamps"
    assert resolution.adopted is None


def test_a_draft_submitted_by_the_chair(parsed: Parsed) -> None:
    resolution = parsed(
        "A/C.2/98/L.54\nNinety-eighth session\nAgenda item 18\nIllustrations\n"
        "Draft resolution submitted by the Vice-Chair of the Committee, Ms. A. B. (Ruritania), "
        "on the basis of informal consultations held on draft resolution A/C.2/98/L.16\n"
        "Illustration of lamps\n" + BODY
    )
    assert resolution.kind == "draft"
    assert resolution.sponsors == ("Vice-Chair of the Committee, Ms. A. B. (Ruritania)",)
    assert resolution.drafts == ("A/C.2/98/L.16",)
    assert resolution.title == "Illustration of lamps"


def test_an_amendment(parsed: Parsed) -> None:
    resolution = parsed(
        "A/98/L.30\nNinety-eighth session\nAgenda item 72\nIllustrations\n"
        "Ruritania: amendments to draft resolution A/98/L.25/Rev.1\nIllustration of lamps\n"
        "1. In operative paragraph 2, delete “oil”.\n"
        "2. After the third preambular paragraph, insert the following:\n“Recalling wicks,”\n"
    )
    assert resolution.kind == "amendment"
    assert resolution.drafts == ("A/98/L.25/Rev.1",)
    assert resolution.title == "Illustration of lamps"
    assert [(p.ref, p.kind, p.number) for p in resolution.paragraphs] == [
        ("P1", "text", "1"),
        ("P2", "text", "2"),
        ("P3", "text", None),
    ]


def test_the_human_rights_council_with_its_vote(parsed: Parsed) -> None:
    resolution = parsed(
        "Human Rights Council\nNinety-ninth session\n27 February–4 April 2093\nAgenda item 3\n"
        "Resolution adopted by the Human Rights Council on 3 April 2093\n"
        "99/1. Illustration of lamps\nThe Human Rights Council,\nRecalling oil,\n"
        "1. Decides to remain seized of the illustration.\n55th meeting\n3 April 2093\n"
        "[Adopted by a recorded vote of 21 to 8, with 18 abstentions. The voting was as follows:\n"
        "In favour:\nRuritania\nAgainst:\nFreedonia\nAbstaining:\nSylvania]\n"
    )
    assert resolution.symbol == "A/HRC/RES/99/1"
    assert resolution.body == "Human Rights Council"
    assert resolution.vote is not None
    assert (
        resolution.vote.in_favour,
        resolution.vote.against,
        resolution.vote.abstaining,
    ) == (21, 8, 18)
    assert resolution.vote.text.endswith("Abstaining: Sylvania")
    assert [p.ref for p in resolution.paragraphs] == ["PP1", "OP1"]
    assert not resolution.unplaced


def test_the_human_rights_council_without_a_vote(parsed: Parsed) -> None:
    resolution = parsed(
        "52/… Illustration of lamps\nThe Human Rights Council,\nRecalling oil,\n"
        "1. Decides to remain seized of the illustration.\n[Adopted without a vote.]\n"
    )
    assert resolution.title == "Illustration of lamps"
    assert resolution.vote is not None
    assert resolution.vote.text == "Adopted without a vote."
    assert resolution.vote.in_favour is None


def test_the_economic_and_social_council(parsed: Parsed) -> None:
    resolution = parsed(
        "Economic and Social Council\n2093 session\nAgenda items 9 and 12 (d)\n"
        "Resolution adopted by the Economic and Social Council on 7 June 2093\n"
        "[on the recommendation of the Commission on Illustrations (E/2093/27, chap. I, sect. A)]\n"
        "2093/5. Illustration of lamps\nThe Economic and Social Council,\nRecalling oil,\n"
        "1. Decides that lamps be lit.\n"
    )
    assert resolution.symbol == "E/RES/2093/5"
    assert (resolution.session, resolution.number) == ("2093", "5")
    assert resolution.report == "E/2093/27, chap. I, sect. A"


@pytest.mark.parametrize(
    ("head", "foot", "meeting", "votes"),
    [
        (
            (
                "Resolution 999 (2093)\n"
                "Adopted by the Security Council at its 9237th meeting, on 9 January 2093\n"
            ),
            "",
            "9237th meeting",
            None,
        ),
        (
            "Resolution 999 (2093)\nof 9 January 2093\n",
            "Adopted at the 1809th meeting by 13 votes to none.\n",
            "1809th meeting",
            (13, 0, None),
        ),
        (
            "RESOLUTION 999 (2093)\nof 9 January 2093\n",
            "Adopted at the 1809th meeting by 14 votes to none, with 1 abstention (Ruritania).\n",
            "1809th meeting",
            (14, 0, 1),
        ),
        (
            "Resolution 999 (2093) of 9 January 2093\n",
            "Adopted unanimously at the 1927th meeting.\n",
            "1927th meeting",
            (None, None, None),
        ),
    ],
)
def test_the_security_council(
    parsed: Parsed,
    head: str,
    foot: str,
    meeting: str,
    votes: tuple[int | None, int | None, int | None] | None,
) -> None:
    resolution = parsed(
        f"{head}The Security Council,\nRecalling oil,\nDecides:\n(a) To light the illustration;\n"
        f"(b) To buy oil.\n{foot}"
    )
    assert resolution.symbol == "S/RES/999 (2093)"
    assert resolution.session is None
    assert resolution.number == "999"
    assert resolution.adopted == "2093-01-09"
    assert resolution.meeting == meeting
    vote = resolution.vote
    assert (vote and (vote.in_favour, vote.against, vote.abstaining)) == votes
    assert [p.ref for p in resolution.paragraphs] == ["PP1", "OP1", "OP1(a)", "OP1(b)"]


def test_an_early_resolution_has_its_symbol_from_its_number(parsed: Parsed) -> None:
    resolution = parsed("217 A (III). Illustration of lamps\n" + BODY)
    assert resolution.symbol == "A/RES/217 (III) A"
    assert (resolution.session, resolution.number) == ("3", "217 A")
    assert resolution.kind == "adopted"


def test_an_agenda_item_that_is_a_list_is_no_sponsor(parsed: Parsed) -> None:
    resolution = parsed(
        "A/C.1/98/L.60\nNinety-eighth session\nFirst Committee\nAgenda item 106\n"
        "Convention on the Keeping, Lighting and Cleaning of Lamps\nRuritania: draft resolution\n"
        "Illustration of lamps\n" + BODY
    )
    assert resolution.sponsors == ("Ruritania",)
    assert resolution.title == "Illustration of lamps"


@pytest.mark.parametrize(
    "line",
    [
        "United Nations",
        "UNITED",
        "NATIONS A",
        "Distr.: General",
        "Distr. LIMITED",
        "LIMITED",
        "Original: English",
        "ORIGINAL: ENGLISH",
        "ENGLISH/FRENCH",
        "Advance unedited version",
        "Please recycle",
        "Third Committee",
        "Special Political and Decolonization Committee (Fourth Committee)",
        "Provisional",
        "(continued)",
        "26–28 March 2093",
        "2093 session",
        "Substantive session of 2093",
        "Resumed organizational session",
    ],
)
def test_lines_of_the_head_that_carry_no_title(parsed: Parsed, line: str) -> None:
    resolution = parsed(f"{line}\n98/7. Illustration of lamps\n{BODY}")
    assert resolution.title == "Illustration of lamps"
    assert not resolution.unplaced


def test_notes_run_together_in_one_block(parsed: Parsed) -> None:
    resolution = parsed(
        "98/7. Illustration\nThe General Assembly,\nRecalling lamps,1\nNoting oil,2\n"
        "1. Decides.3\n1 Lamps, 2 of them. 2 Oil. 3 Wicks.\n"
    )
    assert [note.text for note in resolution.footnotes] == ["Lamps, 2 of them.", "Oil.", "Wicks."]


def test_a_title_without_a_number_below_the_act_of_adoption(parsed: Parsed) -> None:
    resolution = parsed(
        "Resolution adopted by the General Assembly on 3 May 2098\n"
        "[on the report of the Third Committee (A/98/1)]\n"
        "Lamps of the harbour\n"
        "The General Assembly,\n"
        "1. Decides to light the lamps."
    )
    assert (resolution.title, resolution.adopted) == ("Lamps of the harbour", "2098-05-03")
    assert resolution.unplaced == ()


def test_words_beside_a_job_number_are_told(parsed: Parsed) -> None:
    text = "{}\nThe General Assembly,\n1. Decides to light the lamps."
    line = "98-12345 (E) corrected for technical reasons"
    assert parsed(text.format(line)).title == line
    assert parsed(text.format("98-12345 (E) 030598")).title == ""


@pytest.mark.parametrize("date", ["31 June 2098", "3 May 0000", "0 May 2098"])
def test_a_day_that_is_none_is_no_date(parsed: Parsed, date: str) -> None:
    text = (
        f"Resolution adopted by the General Assembly on {date}\n98/1. Lamps\n"
        "The General Assembly,\n1. Decides to light the lamps."
    )
    assert parsed(text).adopted is None


@pytest.mark.parametrize(
    "line",
    [
        f"{'9' * 5000}th session",
        "[Adopted by a recorded vote of ² to ³, with ¹ abstentions]",
        f"[Adopted by a recorded vote of {'9' * 5000} to none]",
    ],
    ids=["session", "raised", "long"],
)
def test_numbers_that_are_none_are_left_alone(parsed: Parsed, line: str) -> None:
    text = f"{line}\nThe General Assembly,\n1. Decides to light the lamps.\n{line}"
    resolution = parsed(text)
    assert resolution.session is None
    assert resolution.paragraphs[0].text == "Decides to light the lamps."
    assert resolution.vote is None or resolution.vote.in_favour is None
