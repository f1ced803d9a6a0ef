from __future__ import annotations

from collections.abc import Callable

import pytest

from clausetrail.model import ClausetrailError, Resolution, StyledText
from clausetrail.parse import NotAResolutionError, parse, parse_plain

Outline = Callable[[str], list[tuple[str, str]]]
HEAD = "98/7. Illustration of an outline\nThe General Assembly,\n"


def refs(outline: list[tuple[str, str]]) -> list[str]:
    return [ref for ref, _ in outline]


def test_sub_paragraphs_to_three_levels_and_a_closing_line(outline: Outline) -> None:
    found = outline(
        HEAD
        + "Recalling:\n(a) Lamps,\n(b) Oil,\n1. Decides:\n(a) To light:\n(i) Lamps:\na. Large;\n"
        "b. Small;\n(ii) Wicks;\n(b) To buy;\nwith a view to light;\n2. Requests oil."
    )
    assert refs(found) == [
        "PP1",
        "PP1(a)",
        "PP1(b)",
        "OP1",
        "OP1(a)",
        "OP1(a)(i)",
        "OP1(a)(i)(a)",
        "OP1(a)(i)(b)",
        "OP1(a)(ii)",
        "OP1(b)",
        "X1",
        "OP2",
    ]


def test_the_ninth_letter_is_no_numeral(outline: Outline) -> None:
    items = "\n".join(f"({letter}) Lamp {letter};" for letter in "abcdefghijk")
    found = outline(f"{HEAD}1. Decides:\n{items}\n2. Requests oil.")
    assert refs(found)[1:12] == [f"OP1({letter})" for letter in "abcdefghijk"]


def test_numerals_under_the_eighth_letter(outline: Outline) -> None:
    items = "\n".join(f"({letter}) Lamp {letter};" for letter in "abcdefg")
    found = outline(
        f"{HEAD}1. Decides:\n{items}\n(h) Oil:\n(i) Whale;\n(ii) Rape;\n(i) Wicks;\n(j) Glass."
    )
    assert refs(found)[8:] == ["OP1(h)", "OP1(h)(i)", "OP1(h)(ii)", "OP1(i)", "OP1(j)"]


def test_numbered_lists_inside_a_paragraph(outline: Outline) -> None:
    found = outline(
        HEAD + "1. Takes note of:\n(1) Lamps;\n(2) Oil;\n2. Recalls:\n1. Wicks;\n2. Glass;\n"
        "3. Decides."
    )
    assert refs(found) == ["OP1", "OP1(1)", "OP1(2)", "OP2", "OP2(1)", "OP2(2)", "OP3"]


def test_inserted_numbers(outline: Outline, parsed: Callable[[str], Resolution]) -> None:
    text = HEAD + "1. Decides;\n2. Requests;\n2 bis. Invites;\n2 ter. Urges;\n3. Welcomes."
    assert refs(outline(text)) == ["OP1", "OP2", "OP2bis", "OP2ter", "OP3"]
    assert [p.number for p in parsed(text).paragraphs] == ["1", "2", "2 bis", "2 ter", "3"]
    assert not parsed(text).warnings


def test_a_letter_behind_the_number(outline: Outline, parsed: Callable[[str], Resolution]) -> None:
    text = HEAD + "1. (a) Decides to light;\n(b) Requests oil;\n2. Invites;\n2A. Urges."
    assert refs(outline(text)) == ["OP1(a)", "OP1(b)", "OP2", "OP2A"]
    assert [p.number for p in parsed(text).paragraphs] == ["1 (a)", "(b)", "2", "2A"]


def test_a_second_chapeau_between_operative_paragraphs(outline: Outline) -> None:
    found = outline(
        "The Security Council,\nRecalling lamps,\n1. Decides;\n2. Requests;\n"
        "Acting under the illustrated chapter,\n3. Decides also:\n(a) To light;\n4. Ends."
    )
    assert refs(found) == ["PP1", "OP1", "OP2", "PP2", "OP3", "OP3(a)", "OP4"]


def test_targets_between_numbered_paragraphs(outline: Outline) -> None:
    found = outline(
        HEAD + "1. Decides;\n2. Requests;\nGoal 1. End of darkness\n1.1 By 2093, light.\n"
        "1.a Ensure wicks.\nGoal 2. End of cold\n2.1 By 2094, heat.\n3. Invites."
    )
    assert refs(found) == ["OP1", "OP2", "H1", "OP1.1", "OP1.a", "H2", "OP2.1", "OP3"]


def test_a_number_that_begins_a_broken_line_is_no_label(outline: Outline) -> None:
    found = outline(HEAD + "1. Decides to keep the warming below\n1.5 degrees;\n2. Requests.")
    assert refs(found) == ["OP1", "X1", "OP2"]


def test_a_declaration_in_an_annex_keeps_to_it(outline: Outline) -> None:
    found = outline(
        HEAD + "1. Adopts the annex.\nAnnex\nIllustrative declaration\nThe General Assembly,\n"
        "Recalling lamps,\nDeclares:\n"
    )
    assert refs(found) == ["OP1", "H1", "Annex/1", "Annex/2"]


def test_sections_that_number_anew(outline: Outline) -> None:
    found = outline(
        HEAD + "I\nLamps\nRecalling lamps,\n1. Takes note;\n2. Requests;\n"
        "II\nOil\nRecalling oil,\nNoting wicks,\n1. Welcomes."
    )
    assert found[0] == ("H1", "Lamps")
    assert refs(found) == [
        "H1", "I/PP1", "I/OP1", "I/OP2", "H2", "II/PP1", "II/PP2", "II/OP1",
    ]  # fmt: skip


def test_sections_that_number_on(outline: Outline) -> None:
    found = outline(
        HEAD + "Recalling light,\nA. Lamps\n1. Takes note;\n2. Requests;\nB. Oil\n3. Welcomes."
    )
    assert refs(found) == ["PP1", "H1", "OP1", "OP2", "H2", "OP3"]


def test_parts_of_one_resolution(outline: Outline) -> None:
    found = outline(
        "98/7. Illustration of parts\nA\nLamps\nThe General Assembly,\nRecalling lamps,\n"
        "1. Takes note.\n65th plenary meeting\n6 December 2093\n"
        "B\nOil\nThe General Assembly,\nRecalling oil,\n1. Welcomes;\n2. Requests.\n"
    )
    assert refs(found) == ["H1", "A/PP1", "A/OP1", "H2", "B/PP1", "B/OP1", "B/OP2"]


def test_annexes(outline: Outline, parsed: Callable[[str], Resolution]) -> None:
    text = (
        HEAD + "1. Adopts the annexes.\nAnnex I\nLamps\nThe lamps are these.\n1. Large:\n"
        "(a) Red;\n(b) Green.\n2. Small.\nAnnex II\nOil\nWhale.\nRape.\n"
    )
    assert refs(outline(text)) == [
        "OP1", "H1", "Annex I/P1", "Annex I/1", "Annex I/1(a)", "Annex I/1(b)", "Annex I/2",
        "H2", "Annex II/1", "Annex II/2",
    ]  # fmt: skip
    headings = [p for p in parsed(text).paragraphs if p.kind == "heading"]
    assert [(p.number, p.text) for p in headings] == [("Annex I", "Lamps"), ("Annex II", "Oil")]


def test_articles_of_an_annex(outline: Outline) -> None:
    found = outline(
        HEAD + "1. Adopts the annex.\nAnnex\nIllustrative statute\nThe States Parties to the "
        "illustration,\nAgree as follows:\nArticle 1\n1. Lamps are lit.\n2. Oil is bought.\n"
        "Article 2\n1. Wicks are cut.\n"
    )
    assert refs(found)[-5:] == [
        "Annex/Article 1/1",
        "Annex/Article 1/2",
        "H3",
        "Annex/Article 2/1",
    ] or refs(found)[-4:] == ["Annex/Article 1/1", "Annex/Article 1/2", "H3", "Annex/Article 2/1"]
    assert ("Annex/P1", "The States Parties") in found


@pytest.mark.parametrize(
    "written",
    [
        "The General Assembly, recalling its illustration, decides to light the lamps.",
        "The General Assembly decides to light the illustration.",
    ],
)
def test_a_single_paragraph_that_runs_on_from_the_organ(outline: Outline, written: str) -> None:
    assert refs(outline(f"98/7. Illustration\n{written}")) == ["OP1"]


def test_unnumbered_operative_paragraphs(outline: Outline) -> None:
    found = outline(
        HEAD + "Recalling lamps,\nDeeply concerned about oil,\nDecides to light;\nAlso requests "
        "oil;\nInvites all to see."
    )
    assert refs(found) == ["PP1", "PP2", "OP1", "OP2", "OP3"]


def test_numbers_behind_an_unnumbered_lead_in_are_its_list(outline: Outline) -> None:
    found = outline(HEAD + "Mindful of oil,\nDeclares that:\n1. Lamps are lit.\n2. Oil is bought.")
    assert refs(found) == ["PP1", "OP1", "OP1(1)", "OP1(2)"]


def test_a_draft_quoted_in_a_resolution(outline: Outline) -> None:
    found = outline(
        "2093/5. Illustration\nThe Economic and Social Council,\nRecalling oil,\n"
        "1. Recommends to the General Assembly the following draft resolution:\n"
        "“The General Assembly,\n“Recalling lamps,\n“1. Decides;\n“2. Requests.”\n"
        "2. Decides to remain seized."
    )
    assert refs(found) == ["PP1", "OP1", "Draft/PP1", "Draft/OP1", "Draft/OP2", "OP2"]


def test_the_sign_before_a_number_stays(parsed: Callable[[str], Resolution]) -> None:
    resolution = parsed(HEAD + "1. Decides:\n[2. Requests oil;]\n“3. Invites all.”\n[OP4 Urges.]")
    assert [(p.number, p.text) for p in resolution.paragraphs] == [
        ("1", "Decides:"),
        ("2", "[Requests oil;]"),
        ("3", "“Invites all.”"),
        ("OP4", "[Urges.]"),
    ]


def test_labels_that_say_preambular_and_operative(outline: Outline) -> None:
    found = outline(
        "Zero draft of an illustration\nPP1. Recalling lamps,\nPP1 bis. Noting oil,\n"
        "OP1. Decides to light;\nOP2. Requests oil."
    )
    assert refs(found) == ["PP1", "PP1bis", "OP1", "OP2"]


def test_odd_numbers_are_kept_and_told(parsed: Callable[[str], Resolution]) -> None:
    resolution = parsed(HEAD + "1. Decides;\n3. Requests;\n3. Invites;\n2. Urges.")
    assert [p.ref for p in resolution.paragraphs] == ["OP1", "OP3", "OP3#2", "OP2"]
    assert 'line 4: paragraph "3" comes after 1; it is kept where it stands' in resolution.warnings
    assert any('called "OP3#2"' in warning for warning in resolution.warnings)


def test_labels_that_a_scan_spoiled(outline: Outline) -> None:
    found = outline(
        HEAD + "l. Decides to light;\n2, Requests oil;\n3 Invites all:\n(a) Keepers;\n(6) Guests;\n"
        "(c) Others."
    )
    assert refs(found) == ["OP1", "OP2", "OP3", "OP3(a)", "OP3(b)", "OP3(c)"]


def test_a_paragraph_broken_in_two_is_one(outline: Outline) -> None:
    found = outline(
        HEAD + "1. Decides to light each of the lamps that stand along the coast of the\n"
        "illustrated island;\n2. Requests oil."
    )
    assert refs(found) == ["OP1", "OP2"]


def test_a_paragraph_that_breaks_off_at_an_article_goes_on(outline: Outline) -> None:
    found = outline(
        HEAD + "Noting the wish of the keepers along the illustrated coast that the\n"
        "Board of Lamps extend the light for six months,\n1. Decides so."
    )
    assert refs(found)[-2:] == ["PP1", "OP1"]
    assert found[-2][1].startswith("Noting the wish")


def test_numbers_in_blocks_of_their_own(outline: Outline) -> None:
    found = outline(
        HEAD + "Recalling lamps,\n1.\nDecides:\n(a)\nTo light;\n(b)\nTo douse;\n2.\nRequests."
    )
    assert found[1:] == [
        ("OP1", "Decides:"),
        ("OP1(a)", "To light;"),
        ("OP1(b)", "To douse;"),
        ("OP2", "Requests."),
    ]


def test_headings_by_type(styled_of: Callable[[str], StyledText]) -> None:
    resolution = parse(
        styled_of(
            "**98/7. Illustration**\nThe General Assembly,\nRecalling lamps,\n"
            "**Part of lamps, and of oil.**\n1. Decides;\n**I Lamps**\n2. Requests;\n**II Oil**\n"
            "3. Urges."
        )
    )
    assert [(p.ref, p.number) for p in resolution.paragraphs if p.kind == "heading"] == [
        ("H1", None),
        ("H2", "I"),
        ("H3", "II"),
    ]


def test_tables_stay_in_their_place(parsed: Callable[[str], Resolution]) -> None:
    from clausetrail.model import Block, StyledText

    blocks = (
        Block("The General Assembly,", line=1),
        Block("1. Decides as follows:", line=2),
        Block("lamps\t12\noil\t3", "table", 3),
        Block("2. Requests wicks.", line=4),
    )
    text = StyledText("illustration", "0" * 64, "pdf", styled=True, blocks=blocks)
    resolution = parse(text)
    assert [(p.ref, p.kind) for p in resolution.paragraphs] == [
        ("OP1", "operative"),
        ("T1", "table"),
        ("OP2", "operative"),
    ]
    assert resolution.paragraphs[1].text == "lamps\t12\noil\t3"


def test_a_text_that_is_no_resolution(text_of: Callable[..., StyledText]) -> None:
    with pytest.raises(NotAResolutionError) as caught:
        parse(text_of("Dear keeper,\n1. The lamp is out.\nYours", source="letter.txt"))
    assert isinstance(caught.value, ClausetrailError)
    assert str(caught.value) == (
        "letter.txt: this is no resolution: no line names an organ that speaks, such as "
        '"The General Assembly,", and it is no amendment to a draft resolution\n'
        "hint: to read it as any other text, say --as plain"
    )


@pytest.mark.parametrize(
    ("adjunct", "what"), [("Corr.1", "a corrigendum to"), ("Add.2", "an addition to")]
)
def test_what_hangs_on_a_draft_is_called_by_its_name(
    text_of: Callable[..., StyledText], adjunct: str, what: str
) -> None:
    written = f"A/98/L.4/{adjunct}\nAn illustration of lamps\nFor lamps read lanterns"
    with pytest.raises(NotAResolutionError) as caught:
        parse(text_of(written, source="slip.txt"))
    assert str(caught.value) == (
        f"slip.txt: this is {what} A/98/L.4, and has no text of a resolution of its own\n"
        "hint: give A/98/L.4 itself; to read this as any other text, say --as plain"
    )


def test_plain_text_keeps_its_labels(text_of: Callable[..., StyledText]) -> None:
    resolution = parse_plain(
        text_of(
            "Illustrative contract\n1. Lamps are lit by the keeper.\n1.1 Each evening.\n"
            "Article 2. Oil is bought by the owner.\n(a) daily;\nNo lamp goes out."
        )
    )
    assert resolution.kind == "plain"
    assert resolution.title == "Illustrative contract"
    assert [(p.ref, p.number, p.kind) for p in resolution.paragraphs] == [
        ("H1", None, "heading"),
        ("P1", "1", "text"),
        ("P2", "1.1", "text"),
        ("P3", "Article 2", "text"),
        ("P4", "(a)", "text"),
        ("P5", None, "text"),
    ]


def test_a_vote_whose_bracket_nobody_closes_takes_nothing_in(
    parsed: Callable[[str], Resolution],
) -> None:
    resolution = parsed(
        "The General Assembly,\n1. Decides to light the lamps.\n"
        "[Adopted by a recorded vote of 3 to none, as follows:\n"
        "In favour: Alder, Birch, Cedar\n"
        "Annex\n1. The lamps are red [or green].\n2. They are lit at dusk [or at dawn]"
    )
    assert [p.ref for p in resolution.paragraphs] == ["OP1", "H1", "Annex/1", "Annex/2"]
    assert resolution.vote is not None
    assert resolution.vote.text.endswith("In favour: Alder, Birch, Cedar")


def test_a_roll_belongs_to_the_vote_up_to_its_bracket(
    parsed: Callable[[str], Resolution],
) -> None:
    resolution = parsed(
        "The General Assembly,\n1. Decides to light the lamps.\n"
        "[Adopted by a recorded vote of 3 to none, as follows:\nAlder\nBirch\nCedar.]"
    )
    assert [p.ref for p in resolution.paragraphs] == ["OP1"]
    assert resolution.vote is not None
    assert resolution.vote.text.endswith("as follows: Alder Birch Cedar.")


def test_dates_in_the_annex_of_a_draft_are_its_own(parsed: Callable[[str], Resolution]) -> None:
    draft = parsed(
        "A/98/L.4\nThe General Assembly,\n1. Decides to adopt the plan.\nAnnex\nPlan\n"
        "1 January 2098\nThe lamps are lit.\n2 January 2098\nThe lamps are red."
    )
    assert (draft.adopted, draft.unplaced) == (None, ())
    assert [p.text for p in draft.paragraphs[1:] if p.text[0] in "12"] == [
        "1 January 2098",
        "2 January 2098",
    ]


def test_a_meeting_and_its_date_may_stand_behind_an_annex(
    parsed: Callable[[str], Resolution],
) -> None:
    resolution = parsed(
        "The Human Rights Council,\n1. Decides to adopt the plan.\nAnnex\nPlan\n"
        "1. The lamps are lit.\n38th meeting\n27 June 2098\n[Adopted without a vote.]"
    )
    assert (resolution.meeting, resolution.adopted) == ("38th meeting", "2098-06-27")
    assert resolution.vote is not None
    assert [p.ref for p in resolution.paragraphs] == ["OP1", "H1", "Annex/1"]


@pytest.mark.parametrize(
    ("line", "vote", "unplaced"),
    [
        ("Adopted at the 38th meeting, held on 3 May 2098.", None, ()),
        ("Adopted at the 38th meeting by 3 vot es to none.",
         "Adopted at the 38th meeting by 3 vot es to none.", ()),
        (("Adopted at the 38th meeting 2. Requests the keeper to light all of the red lamps "
         "of the old harbour at dusk, at dawn and at noon;"), None,
         (("Adopted at the 38th meeting 2. Requests the keeper to light all of the red lamps "
          "of the old harbour at dusk, at dawn and at noon;"),)),
    ],
    ids=["meeting", "misread vote", "paragraph"],
)  # fmt: skip
def test_words_beside_the_meeting_of_adoption_are_kept(
    parsed: Callable[[str], Resolution], line: str, vote: str | None, unplaced: tuple[str, ...]
) -> None:
    resolution = parsed(f"The General Assembly,\n1. Decides to light the lamps.\n{line}")
    assert resolution.meeting == "38th meeting"
    assert (resolution.vote.text if resolution.vote else None, resolution.unplaced) == (
        vote, unplaced,
    )  # fmt: skip
