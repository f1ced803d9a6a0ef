"""Forms of documents that organs and decades have; every text is an illustration."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clausetrail.model import Block, Resolution, StyledText
from clausetrail.parse import parse

Parsed = Callable[[str], Resolution]
Outline = Callable[[str], list[tuple[str, str]]]


def refs(resolution: Resolution) -> list[str]:
    return [paragraph.ref for paragraph in resolution.paragraphs]


def test_a_draft_of_the_human_rights_council(parsed: Parsed) -> None:
    resolution = parsed(
        "United Nations\nA/HRC/98/L.12/Rev.1\nGeneral Assembly\nDistr.: Limited\n3 April 2093\n"
        "Original: English\nHuman Rights Council\nNinety-eighth session\n"
        "26 February–5 April 2093\nAgenda item 3\nLamps, oil and wicks\n"
        "Ruritania,* Freedonia (Plurinational State of),* Sylvania and Trinidad and Tobago:* "
        "draft resolution\n98/… Illustration of lamps\nThe Human Rights Council,\nRecalling oil,\n"
        "1. Welcomes the illustration;\n2. Decides to remain seized of the matter.\n"
        "* State not a member of the Human Rights Council.\n"
    )
    assert (resolution.symbol, resolution.kind) == ("A/HRC/98/L.12/Rev.1", "draft")
    assert (resolution.session, resolution.number) == ("98", "L.12/Rev.1")
    assert resolution.distributed == "2093-04-03"
    assert resolution.agenda == ("3",)
    assert resolution.title == "Illustration of lamps"
    assert resolution.sponsors == (
        "Ruritania",
        "Freedonia (Plurinational State of)",
        "Sylvania",
        "Trinidad and Tobago",
    )
    assert [note.number for note in resolution.footnotes] == ["*"]
    assert refs(resolution) == ["PP1", "OP1", "OP2"]


def test_a_job_number_at_the_end_is_no_paragraph(parsed: Parsed) -> None:
    resolution = parsed(
        "98/7. Illustration\nThe Human Rights Council,\nRecalling oil,\n1. Decides.\n"
        "43rd meeting\n6 October 2093\n[Adopted without a vote.]\nGE.93-12345(E)\n"
    )
    assert resolution.job == "GE.93-12345(E)"
    assert refs(resolution) == ["PP1", "OP1"]
    assert not resolution.unplaced


def test_a_decision_that_adopts_a_text(parsed: Parsed) -> None:
    resolution = parsed(
        "Human Rights Council\nNinety-eighth session\nAgenda item 1\n"
        "Decision adopted by the Human Rights Council on 6 October 2093\n"
        "98/115. Illustration of lamps\nAt its 43rd meeting, on 6 October 2093, the Human Rights "
        "Council decided to adopt the text below:\nThe Human Rights Council,\nRecalling oil,\n"
        "1. Decides to convene a panel.\n[Adopted without a vote.]\n"
    )
    assert resolution.symbol == "A/HRC/DEC/98/115"
    assert resolution.title == "Illustration of lamps"
    assert (resolution.meeting, resolution.adopted) == ("43rd meeting", "2093-10-06")
    assert refs(resolution) == ["PP1", "OP1"]


def test_a_decision_in_one_sentence(parsed: Parsed) -> None:
    resolution = parsed(
        "98/555. Lamps\nAt its 83rd plenary meeting, on 21 December 2093, the General Assembly, on "
        "the recommendation of the First Committee, decided to include the item entitled “Lamps”.\n"
    )
    assert resolution.symbol == "A/DEC/98/555"
    assert (resolution.meeting, resolution.adopted) == ("83rd plenary meeting", "2093-12-21")
    assert [(p.ref, p.kind) for p in resolution.paragraphs] == [("OP1", "operative")]
    assert resolution.paragraphs[0].text.startswith("At its 83rd")


def test_a_presidential_statement_is_plain(parsed: Parsed) -> None:
    resolution = parsed(
        "United Nations\nS/PRST/2093/4\nSecurity Council\nDistr.: General\n15 August 2093\n"
        "Statement by the President of the Security Council\nAt the 9400th meeting of the Security "
        "Council, held on 15 August 2093, in connection with “Lamps”, the President of the "
        "Security Council made the following statement on behalf of the Council:\n"
        "“The Security Council reaffirms its support for lamps.\n"
        "“The Security Council will remain seized of the illustration.”\n"
    )
    assert (resolution.symbol, resolution.kind) == ("S/PRST/2093/4", "plain")
    assert resolution.body == "Security Council"
    assert (resolution.meeting, resolution.adopted) == ("9400th meeting", "2093-08-15")
    assert [p.kind for p in resolution.paragraphs] == ["text", "text", "text"]
    assert refs(resolution) == ["P1", "P2", "P3"]
    assert not resolution.unplaced


@pytest.mark.parametrize(
    ("head", "symbol", "session"),
    [
        ("Nineteenth emergency special session\nAgenda item 5\n{}ES-19/1.", "ES-19/1", "ES-19"),
        ("Ninety-second special session\nAgenda item 8\n{}S-92/1.", "S-92/1", "S-92"),
    ],
)
def test_special_sessions(parsed: Parsed, head: str, symbol: str, session: str) -> None:
    act = "Resolution adopted by the General Assembly on 2 March 2093\n"
    resolution = parsed(
        head.format(act) + " Illustration against darkness\nThe General Assembly,\nRecalling oil,\n"
        "1. Decides to adjourn the emergency special session temporarily.\n5th plenary meeting\n"
        "2 March 2093\n"
    )
    assert resolution.symbol == f"A/RES/{symbol}"
    assert resolution.session == session
    assert resolution.title == "Illustration against darkness"


def test_the_security_council_with_annexes_and_chapters(parsed: Parsed) -> None:
    resolution = parsed(
        "Resolution 9231 (2093)\nAdopted by the Security Council at its 7488th meeting, on "
        "20 July 2093\nThe Security Council,\nRecalling lamps,\n1. Endorses the lamps;\n"
        "Terminations\n2. Decides, acting under the illustrated article, that:\n(a) Lamps burn;\n"
        "Acting under Chapter VII of the illustration,\n3. Decides to remain seized of the matter."
        "\nAnnex A: Joint plan of lamps\nPREFACE\nThe parties welcome the plan.\n"
        "GENERAL PROVISIONS\ni. The lamps are lit.\nii. The oil is bought.\n"
        "1. The plan is complete.\nAnnex B: Statement\nRuritania has stated:\n1. Oil applies.\n"
        "2. Oil lasts.\n"
    )
    assert refs(resolution) == [
        "PP1", "OP1", "H1", "OP2", "OP2(a)", "PP2", "OP3",
        "H2", "H3", "Annex A/P1", "H4", "Annex A/(i)", "Annex A/(ii)", "Annex A/1",
        "H5", "Annex B/P1", "Annex B/1", "Annex B/2",
    ]  # fmt: skip
    assert not resolution.warnings


def test_the_first_resolutions_name_the_organ_in_each_paragraph(parsed: Parsed) -> None:
    resolution = parsed(
        "1 (1946). Resolution of 25 January 1946\nBy Article 47 of the illustration, there shall "
        "be established a lamp;\nTherefore\n1. The Security Council requests the members to meet;\n"
        "2. The Security Council directs that they light the lamp.\nAdopted at the 2nd meeting.\n"
    )
    assert (resolution.symbol, resolution.adopted) == ("S/RES/1 (1946)", "1946-01-25")
    assert resolution.meeting == "2nd meeting"
    assert [(p.ref, p.number) for p in resolution.paragraphs] == [
        ("PP1", None),
        ("PP2", None),
        ("OP1", "1"),
        ("OP2", "2"),
    ]


def test_whereas_stands_above_the_organ(parsed: Parsed) -> None:
    resolution = parsed(
        "917 (III). ILLUSTRATION OF LAMPS\nA\nDECLARATION OF LAMPS\nPREAMBLE\n"
        "Whereas lamps are the foundation of light,\nWhereas oil has been wasted,\n"
        "Now, therefore,\nTHE GENERAL ASSEMBLY\nProclaims this declaration.\n"
        "Hundred and eighty-third plenary meeting,\n10 December 1948.\n"
        "B\nRIGHT OF LIGHT\nThe General Assembly,\nConsidering wicks,\nDecides not to act.\n"
        "Hundred and eighty-third plenary meeting,\n10 December 1948.\n"
    )
    assert resolution.title == "ILLUSTRATION OF LAMPS"
    assert resolution.meeting == "Hundred and eighty-third plenary meeting"
    assert refs(resolution) == [
        "H1", "H2", "A/PP1", "A/PP2", "A/PP3", "A/OP1", "H3", "B/PP1", "B/OP1",
    ]  # fmt: skip


def test_a_hinge_belongs_to_the_act_below_it(outline: Outline) -> None:
    found = outline(
        "914 (XV). Illustration\nThe General Assembly,\nMindful of oil,\n"
        "Solemnly proclaims light;\n"
        "And to this end\nDeclares that:\n1. Lamps burn.\n2. Oil burns."
    )
    assert found[1:] == [
        ("OP1", "Solemnly proclaims light;"),
        ("OP2", "And to this"),
        ("OP2(1)", "Lamps burn."),
        ("OP2(2)", "Oil burns."),
    ]


def test_a_declaration_in_the_body_numbers_its_own_paragraphs(parsed: Parsed) -> None:
    resolution = parsed(
        "9201 (S-VI). Illustration\nThe General Assembly\nAdopts the following Declaration:\n"
        "DECLARATION ON LAMPS\nWe, the keepers of the illustration,\nSolemnly proclaim our "
        "will to work for lamps and, to that end, declare:\n1. Lamps burn.\n2. Oil is founded on:\n"
        "(a) Wicks;\n(b) Glass.\n"
    )
    assert resolution.symbol == "A/RES/9201 (S-VI)"
    assert refs(resolution)[-4:] == ["OP1", "OP2", "OP2(a)", "OP2(b)"]
    assert [p.text for p in resolution.paragraphs if p.kind == "heading"] == [
        "DECLARATION ON LAMPS"
    ]


def test_one_lettered_part_as_a_text_of_its_own(parsed: Parsed) -> None:
    resolution = parsed(
        "Distr.\nGENERAL\nA/RES/96/36\n6 December 2091\nORIGINAL: ENGLISH\nNinety-sixth session\n"
        "Agenda item 60\nRESOLUTION ADOPTED BY THE GENERAL ASSEMBLY\n"
        "[on the report of the First Committee (A/96/673)]\n96/36. General lamps\nL\n"
        "Transparency in lamps\nThe General Assembly,\nRecalling oil,\n1. Decides.\n"
    )
    assert (resolution.symbol, resolution.number) == ("A/RES/96/36 L", "36 L")
    assert resolution.title == "General lamps: Transparency in lamps"
    assert resolution.distributed == "2091-12-06"
    assert resolution.report == "A/96/673"
    assert not resolution.unplaced


def test_a_head_of_the_1990s_with_the_meeting(parsed: Parsed) -> None:
    resolution = parsed(
        "General Assembly\nDistr. GENERAL\nA/RES/97/52\n81st plenary meeting\n9 December 2092\n"
        "ORIGINAL:\nENGLISH\n97/52. General lamps\nThe General Assembly,\nRecalling oil,\n"
        "1. Takes note.\n"
    )
    assert (resolution.meeting, resolution.adopted) == ("81st plenary meeting", "2092-12-09")
    assert not resolution.unplaced


def test_a_section_without_numbers_among_numbered_ones(outline: Outline) -> None:
    found = outline(
        "92/262. Illustration\nThe General Assembly,\nI\nLamps\nRecalling lamps,\n1. Takes note;\n"
        "2. Endorses;\nII\nOil\nNotes that a balance of oil remains;\nIII\nWicks\n1. Decides."
    )
    assert [ref for ref, _ in found] == [
        "H1", "I/PP1", "I/OP1", "I/OP2", "H2", "II/OP1", "H3", "III/OP1",
    ]  # fmt: skip


def test_rules_quoted_between_the_numbers_of_an_annex(parsed: Parsed) -> None:
    resolution = parsed(
        "977 (V). Illustration\nThe General Assembly,\nRecalling oil,\n1. Adopts the annex.\n"
        "ANNEX\nThe rules are amended in the following respects:\n1. Rule 8 shall be (a) of it:\n"
        "“Lamps shall be lit.”\n2. Rule 9 shall be:\n“Oil shall be bought.”\n"
    )
    assert refs(resolution)[2:] == [
        "H1", "Annex/P1", "Annex/1", "Annex/P2", "Annex/2", "Annex/P3",
    ]  # fmt: skip
    assert not resolution.warnings


def test_headings_over_the_letters_of_one_list(outline: Outline) -> None:
    found = outline(
        "98/1. Illustration\nThe General Assembly,\n1. Adopts the annex.\nAnnex\nLamps\n"
        "1. We recommend the following measures:\nPrevention of darkness\n(a) Light lamps;\n"
        "(b) Buy oil;\n"
    )
    assert found[2:] == [
        ("Annex/1", "We recommend the"),
        ("H2", "Prevention of darkness"),
        ("Annex/1(a)", "Light lamps;"),
        ("Annex/1(b)", "Buy oil;"),
    ]


def test_a_resolution_in_one_line(parsed: Parsed) -> None:
    resolution = parsed(
        "S/RES/9223 (2093)\nSecurity Council Distr.: General 28 May 2093\nResolution 9223 (2093)\n"
        "Adopted by the Security Council at its 7451st meeting, on 28 May 2093\n"
        "The Security Council, Recalling its illustration and the statements on lamps of that "
        "year, Reaffirming its commitment to lamps, and recalling oil, Acting under Chapter VII "
        "of the illustration, 1. Endorses the lamps; 2. Requests the keeper to report: (a) on "
        "lamps; and (b) on oil; 3. Decides to remain seized of the matter.\n"
    )
    assert refs(resolution) == [
        "PP1", "PP2", "PP3", "OP1", "OP2", "OP2(a)", "OP2(b)", "OP3",
    ]  # fmt: skip
    assert resolution.paragraphs[1].text.startswith("Reaffirming its commitment")
    assert resolution.paragraphs[-1].text == "Decides to remain seized of the matter."


def test_a_resolution_in_one_line_without_numbers(parsed: Parsed) -> None:
    resolution = parsed(
        "98/7. Illustration\nThe General Assembly, Recalling its illustration of lamps and all "
        "that was said of them, Noting with concern that oil is scarce along the coast, "
        "Requests the keepers to buy oil in good time; Decides to return to the matter of wicks.\n"
    )
    assert refs(resolution) == ["PP1", "PP2", "OP1", "OP2"]


def test_two_items_on_one_line(parsed: Parsed) -> None:
    resolution = parsed(
        "98/7. Illustration\nThe General Assembly,\nRecalling oil,\n1. Decides:\n(a) To light;\n"
        "(b) To take note of the report of the keepers on all of the lamps that stand along the "
        "northern and the southern coast of the illustrated island and on the oil that they burn "
        "each night; 2. Also decides:\n(a) To buy;\n3. Invites, in its resolution 3. Urges, all.\n"
    )
    assert refs(resolution) == [
        "PP1", "OP1", "OP1(a)", "OP1(b)", "OP2", "OP2(a)", "OP3",
    ]  # fmt: skip
    assert not resolution.warnings


def test_a_number_that_begins_a_line_further_down_parts_none(parsed: Parsed) -> None:
    resolution = parsed(
        "98/7. Illustration\nThe General Assembly,\n1. Decides to follow the order of its annex, "
        "in which lamps come first and oil comes last and every keeper on the northern and the "
        "southern coast reads aloud from rule 1. 2. Requests is a word of that rule;\n"
        "2. Requests oil.\n"
    )
    assert refs(resolution) == ["OP1", "OP2"]
    assert resolution.paragraphs[0].text.endswith("a word of that rule;")


def test_an_amendment_that_quotes_the_organ(parsed: Parsed) -> None:
    resolution = parsed(
        "A/C.3/98/L.65\nNinety-eighth session\nAgenda item 71\nLamps\n"
        "Ruritania: amendments to draft resolution A/C.3/98/L.35\nIllustration of lamps\n"
        "Replace the whole text with the following:\nThe General Assembly,\n1. Decides.\n"
    )
    assert resolution.kind == "amendment"
    assert resolution.title == "Illustration of lamps"
    assert refs(resolution) == ["P1", "P2", "P3"]


def test_a_head_of_the_1990s_with_the_organs_letter(parsed: Parsed) -> None:
    resolution = parsed(
        "UNITED\nNATIONS\nS\nSecurity Council\nDistr.\nGENERAL\nS/RES/9096 (2097)\n"
        "30 January 2097\nRESOLUTION 9096 (2097)\nAdopted by the Security Council at its 3735th "
        "meeting,\non 30 January 2097\nThe Security Council,\nRecalling lamps,\n1. Decides.\n"
        "-----\n97-02204 (E) 300197 /...\n"
    )
    assert resolution.symbol == "S/RES/9096 (2097)"
    assert (resolution.adopted, resolution.meeting) == ("2097-01-30", "3735th meeting")
    assert refs(resolution) == ["PP1", "OP1"]
    assert not resolution.unplaced


def test_a_council_draft_without_a_session_in_its_symbol(parsed: Parsed) -> None:
    resolution = parsed(
        "UNITED NATIONS\nSecurity Council\nDistr.\nGENERAL\nS/21969\n29 November 2090\n"
        "ORIGINAL: ENGLISH\nRuritania and Freedonia: draft resolution\nThe Security Council,\n"
        "Recalling lamps,\n1. Decides.\n"
    )
    assert (resolution.symbol, resolution.number) == ("S/21969", "21969")
    assert (resolution.kind, resolution.session) == ("draft", None)
    assert not resolution.unplaced


def test_the_commission_with_its_title_above_its_number(parsed: Parsed) -> None:
    resolution = parsed(
        "The human rights of lamps\nCommission on Human Rights resolution 2097/50\n"
        "The Commission on Human Rights,\nRecalling oil,\n1. Decides.\n65th meeting\n"
        "15 April 2097\n"
        "[Adopted by a roll-call vote of 27 votes to 9, with 17 abstentions. See chap. X.]\n"
    )
    assert resolution.symbol == "E/CN.4/RES/2097/50"
    assert (resolution.kind, resolution.session) == ("adopted", "2097")
    assert resolution.title == "The human rights of lamps"
    assert resolution.vote is not None
    assert resolution.vote.abstaining == 17


def test_a_vote_and_where_it_is_reported(parsed: Parsed) -> None:
    resolution = parsed(
        "7/4. Mandate of lamps\nThe Human Rights Council,\nRecalling oil,\n1. Decides.\n"
        "40th meeting\n27 March 2098\nAdopted by a recorded vote of 34 to 13.*\n[See chap. III]\n"
        "* In favour: Ruritania; Against: Freedonia.\n"
    )
    assert resolution.vote is not None
    assert resolution.vote.text == "Adopted by a recorded vote of 34 to 13. [See chap. III]"
    assert [note.text for note in resolution.footnotes] == [
        "In favour: Ruritania; Against: Freedonia."
    ]
    assert refs(resolution) == ["PP1", "OP1"]


def test_an_outcome_document_that_repeats_the_title(parsed: Parsed) -> None:
    resolution = parsed(
        "70/1. Transforming lamps: the agenda for oil\nThe General Assembly\n"
        "Adopts the following outcome document:\nTransforming lamps: the agenda for oil\n"
        "Preamble\nThis agenda is a plan of action for lamps.\nDeclaration\n"
        "1. We have decided today.\n2. We have adopted a decision.\n"
    )
    headings = [p.text for p in resolution.paragraphs if p.kind == "heading"]
    assert headings == ["Transforming lamps: the agenda for oil", "Preamble", "Declaration"]
    assert refs(resolution)[-2:] == ["OP1", "OP2"]


def test_a_list_of_persons_in_an_annex(parsed: Parsed) -> None:
    resolution = parsed(
        "Resolution 9270 (2093)\nThe Security Council,\nRecalling lamps,\n1. Decides.\nAnnex I\n"
        "Travel ban (individuals)\n1. KEEPER ONE\na. Description: Keeper One.\nb. Alias: none\n"
        "2. KEEPER TWO\na. Description: Keeper Two.\nAnnex V\nLuxury goods\n(1) Watches\n"
        "(2) Vehicles, as follows:\n(a) Boats\n(b) Sledges\n"
    )
    assert refs(resolution)[2:] == [
        "H1", "Annex I/1", "Annex I/1(a)", "Annex I/1(b)", "Annex I/2", "Annex I/2(a)",
        "H2", "Annex V/(1)", "Annex V/(2)", "Annex V/(2)(a)", "Annex V/(2)(b)",
    ]  # fmt: skip
    assert not resolution.warnings


def test_labels_in_brackets(parsed: Parsed) -> None:
    resolution = parsed(
        "Zero draft of an illustration\nThe General Assembly,\n[PP1] Recalling oil,\n"
        "[PP1 bis] Noting wicks,\n1. Decides.\n"
    )
    assert [(p.ref, p.number, p.text) for p in resolution.paragraphs] == [
        ("PP1", "PP1", "Recalling oil,"),
        ("PP1bis", "PP1 bis", "Noting wicks,"),
        ("OP1", "1", "Decides."),
    ]


def test_the_printers_words_are_no_heading(parsed: Parsed) -> None:
    resolution = parsed(
        "95/2. Illustration\nThe Human Rights Council,\nRecalling oil,\n1. Decides.\n"
        "[Adopted without a vote.]\nPlease recycle\nGE.94-06789 (E)\n*9406789*\n/...\n"
    )
    assert refs(resolution) == ["PP1", "OP1"]
    assert resolution.job == "GE.94-06789 (E)"


def test_a_quoted_draft_with_an_annex_of_its_own(parsed: Parsed) -> None:
    resolution = parsed(
        "2093/15. Illustration\nThe Economic and Social Council,\nRecalling oil,\n"
        "1. Recommends to the General Assembly the following draft resolution:\n"
        "“The General Assembly,\n“Recalling wicks,\n“1. Adopts the annex.\n“Annex\n"
        "“Declaration of lamps\n“1. Lamps burn.”\n2. Decides to remain seized.\n"
    )
    assert [(p.ref, p.kind) for p in resolution.paragraphs] == [
        ("PP1", "preambular"),
        ("OP1", "operative"),
        ("Draft/PP1", "preambular"),
        ("Draft/OP1", "operative"),
        ("H1", "heading"),
        ("Draft/Annex/1", "annex"),
        ("OP2", "operative"),
    ]


def test_a_presidential_statement_in_capitals(parsed: Parsed) -> None:
    resolution = parsed(
        "Security Council\nDistr. GENERAL\nS/PRST/2094/12\n10 March 2094\nORIGINAL: ENGLISH\n"
        "STATEMENT BY THE PRESIDENT OF THE SECURITY COUNCIL\nAt the 3344th meeting of the Security "
        "Council, held on 10 March 2094, in connection with lamps, the President made the "
        "following statement:\n“The Security Council is concerned.”\n"
    )
    assert (resolution.kind, resolution.symbol) == ("plain", "S/PRST/2094/12")
    assert resolution.meeting == "3344th meeting"
    assert refs(resolution) == ["P1", "P2"]


def test_a_decision_with_a_list(parsed: Parsed) -> None:
    resolution = parsed(
        "93/501. Election of lamps\nAt its 2nd plenary meeting, on 18 September 2093, the General "
        "Assembly, on the recommendation of the General Committee, decided:\n(a) To light;\n"
        "(b) To buy oil.\n"
    )
    assert resolution.symbol == "A/DEC/93/501"
    assert refs(resolution) == ["OP1", "OP1(a)", "OP1(b)"]


def test_reasons_in_whole_sentences_stand_above_the_organ(parsed: Parsed) -> None:
    resolution = parsed(
        "96 (I). The illustration of lamps\n"
        "Lamps are a foundation of light, as oil is a foundation of the lamp itself; such "
        "foundations are illustrated here.\n"
        "The General Assembly, therefore,\n"
        "Affirms that lamps give light;\nInvites the members to light them.\n"
        "Fifty-fifth plenary meeting,\n11 December 1946.\n"
    )
    assert resolution.title == "The illustration of lamps"
    assert [(p.ref, p.kind) for p in resolution.paragraphs] == [
        ("PP1", "preambular"),
        ("OP1", "operative"),
        ("OP2", "operative"),
    ]


def test_a_decision_that_ends_in_a_list_is_whole(parsed: Parsed) -> None:
    decision = parsed(
        "2093/323. Illustrated agenda\n"
        "At its 20th plenary meeting, on 22 July 2093, the Economic and Social Council took note "
        "of the lamps and approved the agenda set out below:\n"
        "ILLUSTRATED AGENDA\n1. Election of lamps.\n2. General debate:\n(a) Oil;\n(b) Wicks.\n"
    )
    assert [p.ref for p in decision.paragraphs] == [
        "OP1", "H1", "OP1(1)", "OP1(2)", "OP1(2)(a)", "OP1(2)(b)",
    ]  # fmt: skip
    assert decision.paragraphs[0].text.startswith("At its 20th plenary meeting")


def test_a_document_in_one_line(parsed: Parsed) -> None:
    resolution = parsed(
        "Resolution adopted by the General Assembly on 18 December 2093 [on the report of the "
        "Third Committee (A/98/394)] 98/132. Illustration of the lamps of the keeper The General "
        "Assembly, Recalling its resolution 97/251 of 15 March 2092, Strongly condemning the dark, "
        "Having considered the lamps of the report,1,2 1. Takes note of the report;1 2. Requests "
        "the keeper: (a) To light lamps; (b) To report. 50th plenary meeting 18 December 2093 "
        "__________________ 1 A/98/53. 2 Ibid., chap. II."
    )
    assert (resolution.symbol, resolution.adopted) == ("A/RES/98/132", "2093-12-18")
    assert (resolution.title, resolution.report) == (
        "Illustration of the lamps of the keeper",
        "A/98/394",
    )
    assert resolution.meeting == "50th plenary meeting"
    assert refs(resolution) == ["PP1", "PP2", "PP3", "OP1", "OP2", "OP2(a)", "OP2(b)"]
    assert [note.text for note in resolution.footnotes] == ["A/98/53.", "Ibid., chap. II."]
    assert resolution.unplaced == ()


def test_running_heads_above_the_text_say_nothing_new(parsed: Parsed) -> None:
    resolution = parsed(
        "E/RES/2093/27\nIllustration of lamps\nIllustration of lamps E/RES/2093/27\n"
        "Something else\n2093/27. Illustration of lamps\n"
        "The Economic and Social Council,\n1. Lights lamps.\n"
    )
    assert resolution.title == "Illustration of lamps"
    assert resolution.unplaced == ("Something else",)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("the Economic and Social Council took note of lamps.", "took note"),
        ("the Economic and Social Council, noting the oil, decided:", "decided"),
        ("the Economic and Social Council, on his proposal, also appointed it.", "also appointed"),
        ("the Economic and Social Council heard lamps.", None),
    ],
)  # fmt: skip
def test_the_verb_of_a_decision(parsed: Parsed, text: str, verb: str | None) -> None:
    decision = parsed(
        f"2093/323. Illustration\nAt its 20th plenary meeting, on 22 July 2093, {text}\n"
    )
    assert [clause.verb for clause in decision.paragraphs[0].clauses] == [verb]


def test_a_decision_of_the_human_rights_council_that_is_quoted(parsed: Parsed) -> None:
    head = "98/101. Illustration\nAt its 57th meeting, on 4 April 2093, the Human Rights Council "
    body = "“The Human Rights Council,\nRecalling oil,\nDecides to wait.”\n"
    decided = parsed(f"{head}decided to adopt the text set out below:\n{body}")
    assert (decided.symbol, decided.adopted) == ("A/HRC/DEC/98/101", "2093-04-04")
    resolved = parsed(f"{head}decided to adopt the following resolution:\n{body}")
    assert resolved.symbol == "A/HRC/RES/98/101"


def test_the_masthead_may_stand_below_a_statements_name(parsed: Parsed) -> None:
    statement = parsed(
        "United Nations\nSecurity Council\nStatement by the President of the Security Council\n"
        "S/PRST/2091/14\nDistr.: General\n29 July 2091\nOriginal: English\n"
        "At the 8827th meeting of the Security Council, held on 29 July 2091, the President made "
        "the following statement:\n“The Council lights lamps.”\n"
    )
    assert (statement.symbol, statement.distributed) == ("S/PRST/2091/14", "2091-07-29")
    assert refs(statement) == ["P1", "P2"]


def test_a_roll_without_a_vote_above_it(parsed: Parsed) -> None:
    resolution = parsed(
        "Resolution 9664 (2092)\nThe Security Council,\n1. Lights lamps.\n"
        "In favour: Ruritania, Sylvania\nAgainst: none\nAbstaining: Freedonia\n"
    )
    assert refs(resolution) == ["OP1"]
    assert resolution.vote is not None
    assert resolution.vote.text.endswith("Abstaining: Freedonia")


def test_a_running_head_far_above_hides_no_notes(parsed: Parsed) -> None:
    resolution = parsed(
        "4 General Assembly\n917 (XXVI). Illustration\nThe General Assembly,\nNoting the oil of "
        "the Republic,5\nNoting also its lamps,6\n1. Acts.\n5 Oil, vol. 2.\n6 A/98/53.\n"
    )
    assert [note.number for note in resolution.footnotes] == ["5", "6"]


@pytest.mark.parametrize(
    "organ",
    ["Tlie General Assembly,", "The General Assemhly,", "The GeneralAssembly,",
     "'The General Assembly;", "The General Assembly ,"],
)  # fmt: skip
def test_the_organs_line_may_be_misread(parsed: Parsed, organ: str) -> None:
    resolution = parsed(f"917 (XXVI). Illustration\n{organ}\nNoting oil,\n1. Lights lamps.\n")
    assert (resolution.symbol, resolution.body) == ("A/RES/917 (XXVI)", "General Assembly")
    assert resolution.title == "Illustration"
    assert refs(resolution) == ["PP1", "OP1"]


@pytest.mark.parametrize("line", ["The Generation Assessed,", "The Gentle Family,"])
def test_another_line_is_no_misread_organ(parsed: Parsed, line: str) -> None:
    resolution = parsed(f"917 (XXVI). Illustration\n{line}\nNoting oil,\n1. Lights lamps.\n")
    assert resolution.body is None


def test_acts_may_be_numbered_with_half_a_bracket(outline: Outline) -> None:
    head = "917 (XXVI). Illustration\nThe General Assembly,\nNoting oil,\n"
    assert [ref for ref, _ in outline(f"{head}1) Decides to light:\n(a) Lamps;\n2) Acts.")] == [
        "PP1", "OP1", "OP1(a)", "OP2",
    ]  # fmt: skip
    # Beside numbers with a full stop they are a list.
    assert [ref for ref, _ in outline(f"{head}1. Decides to:\n1) Act;\n2) Decides.")] == [
        "PP1", "OP1", "OP1(1)", "OP1(2)",
    ]  # fmt: skip


def test_a_resolution_of_the_trusteeship_council(parsed: Parsed) -> None:
    resolution = parsed(
        "9186 (LIX). Illustration\nThe Trusteeship Council,\nNoting oil,\n1. Lights lamps.\n"
    )
    assert (resolution.symbol, resolution.session) == ("T/RES/9186 (LIX)", "59")


@pytest.mark.parametrize(
    ("indent", "gap", "last", "headings"),
    [
        (20, 0, "Of Quays", ["Illustrated rules on the lamps Of Quays"]),
        (20, 0, "of quays", ["Illustrated rules on the lamps of quays"]),
        (20, 1, "Of Quays", ["Illustrated rules on the lamps", "Of Quays"]),
        (5, 0, "Of Quays", ["Illustrated rules on the lamps", "Of Quays"]),
    ],
)
def test_a_title_in_the_middle_may_take_two_lines(
    indent: int, gap: int, last: str, headings: list[str]
) -> None:
    lines = (
        (5, 0, "98/7. Illustration"),
        (5, 0, "The General Assembly,"),
        (5, 0, "1. Adopts the rules on lamps that are annexed to this illustration of a text."),
        (25, 1, "ANNEX"),
        (indent, 1, "Illustrated rules on the lamps"),
        (indent + 4, gap, last),
        (5, 1, "1. The lamps burn."),
    )
    blocks = tuple(
        Block(text, line=number, left=float(left), gap=float(above))
        for number, (left, above, text) in enumerate(lines, 1)
    )
    resolution = parse(StyledText("lamps.txt", "0" * 64, "text", styled=False, blocks=blocks))
    assert [p.text for p in resolution.paragraphs if p.kind == "heading"] == headings
