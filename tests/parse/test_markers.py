from __future__ import annotations

from collections.abc import Callable

import pytest

from clausetrail.model import Block, Resolution, StyledText
from clausetrail.parse import parse
from clausetrail.parse.marker_weights import likely

Parsed = Callable[[str], Resolution]
HEAD = "98/7. Illustration of footnotes\nThe General Assembly,\n"


def places(resolution: Resolution) -> list[tuple[str, str, str]]:
    """Reference, word before the marker, footnote."""
    return [
        (paragraph.ref, paragraph.text[: anchor.offset].split()[-1], anchor.note)
        for paragraph in resolution.paragraphs
        for anchor in paragraph.anchors
    ]


def test_markers_glued_to_words_and_punctuation(parsed: Parsed) -> None:
    resolution = parsed(
        HEAD + "Recalling the lamps of 8 August 2067,1 in particular light,\n"
        "Noting the Agenda for Oil2 and resolution 70/1,\n"
        "1. Decides to light 25 lamps by 2025;3\n2. Requests oil.\n"
        "1 Lamps, vol. 1.\n2 Oil, vol. 2.\n3 See 1, 2 and 3.\n"
    )
    assert places(resolution) == [
        ("PP1", "2067,", "1"),
        ("PP2", "Oil", "2"),
        ("OP1", "2025;", "3"),
    ]
    assert resolution.paragraphs[0].text.endswith("8 August 2067, in particular light,")
    assert resolution.paragraphs[1].text == "Noting the Agenda for Oil and resolution 70/1,"
    assert [note.text for note in resolution.footnotes][2] == "See 1, 2 and 3."


def test_markers_set_apart_by_a_space(parsed: Parsed) -> None:
    resolution = parsed(
        HEAD + "Recalling the lamps of 8 August 2067, 1 in particular light,\n"
        "Noting the report of the keeper, 2\nNoting also the oil of 30 June 2024 3 and wicks,\n"
        "1. Decides, in 1 year, to light 2 lamps.\n1 Lamps.\n2 Report.\n3 Oil.\n"
    )
    assert places(resolution) == [
        ("PP1", "2067,", "1"),
        ("PP2", "keeper,", "2"),
        ("PP3", "2024", "3"),
    ]
    assert resolution.paragraphs[1].text == "Noting the report of the keeper,"
    assert resolution.paragraphs[3].text == "Decides, in 1 year, to light 2 lamps."


def test_without_footnotes_no_digit_is_taken(parsed: Parsed) -> None:
    text = "Recalling the lamps of 2067,1 in particular Oil2 and wicks,"
    resolution = parsed(f"{HEAD}{text}\n1. Decides.")
    assert resolution.paragraphs[0].text == text


def test_a_footnote_without_marker_is_told_and_takes_nothing(parsed: Parsed) -> None:
    resolution = parsed(
        HEAD + "Recalling resolution 70/1 and paragraph 2 of resolution 69/2,\n"
        "1. Decides to light lamps.1\n1 Lamps.\n2 Oil.\n"
    )
    assert places(resolution) == [("OP1", "lamps.", "1")]
    assert resolution.paragraphs[0].text.endswith("paragraph 2 of resolution 69/2,")
    assert "no marker was found in the text for footnote 2" in resolution.warnings


def test_a_footnote_named_twice(parsed: Parsed) -> None:
    resolution = parsed(
        HEAD + "Recalling the Convention on Lamps,1\nNoting oil,2\n"
        "1. Decides that the Convention on Lamps1 be lit.\n1 Lamps.\n2 Oil.\n"
    )
    assert [note for _, _, note in places(resolution)] == ["1", "2", "1"]


def test_a_list_of_footnotes_may_begin_anywhere(parsed: Parsed) -> None:
    resolution = parsed(
        "Resolution 999 (2093)\nThe Security Council,\nRecalling the lamps of the keeper, 15\n"
        "Decides to light. 16\n15 Ibid., lamps.\n16 Two keepers slept.\n"
    )
    assert [note for _, _, note in places(resolution)] == ["15", "16"]


def test_numbering_that_starts_again_on_each_page() -> None:
    blocks = (
        Block("The General Assembly,", page=1),
        Block("Recalling the Convention on Lamps,1", page=1),
        Block("1 Lamps.", "note", page=1),
        Block("1.\tDecides to buy Oil;1", page=2),
        Block("2.\tRequests wicks.", page=2),
        Block("1 Oil.", "note", page=2),
    )
    resolution = parse(
        StyledText("illustration", "0" * 64, "text-pages", styled=False, blocks=blocks)
    )
    assert places(resolution) == [("PP1", "Lamps,", "1"), ("OP1", "Oil;", "1 (p. 2)")]
    assert [note.number for note in resolution.footnotes] == ["1", "1 (p. 2)"]


def test_where_there_is_styling_superscripts_decide(
    styled_of: Callable[[str], StyledText],
) -> None:
    resolution = parse(
        styled_of(
            "The General Assembly,\nRecalling the Convention on Lamps2,^1^ and 5 m^2^ of glass,\n"
            "Noting Oil^1, 2^ and the 21^st^ lamp,\n1. Decides that wicks ^2^ be cut.\n"
            "#^1^ Lamps.\n#^2^ Oil."
        )
    )
    assert places(resolution) == [
        ("PP1", "Lamps2,", "1"),
        ("PP2", "Oil", "1"),
        ("PP2", "Oil", "2"),
        ("OP1", "wicks", "2"),
    ]
    assert [paragraph.text for paragraph in resolution.paragraphs] == [
        "Recalling the Convention on Lamps2, and 5 m2 of glass,",
        "Noting Oil and the 21st lamp,",
        "Decides that wicks be cut.",
    ]


def test_a_marker_that_the_print_forgot_to_raise(
    styled_of: Callable[[str], StyledText],
) -> None:
    resolution = parse(
        styled_of(
            "The General Assembly,\nRecalling lamps^1^ and 3 wicks,\nNoting the Oil2 of 2067,\n"
            "1. Decides that glass^3^ be cut^7^.\n#^1^ Lamps.\n#^2^ Oil.\n#^3^ Glass."
        )
    )
    assert places(resolution) == [
        ("PP1", "lamps", "1"),
        ("PP2", "Oil", "2"),
        ("OP1", "glass", "3"),
    ]
    assert resolution.paragraphs[2].text == "Decides that glass be cut7."
    assert resolution.warnings == (
        'page 1, line 4: no footnote has the number of the raised "7"; it is kept in the text',
    )


def test_asterisks(parsed: Parsed) -> None:
    resolution = parsed(
        HEAD + "Recalling the lamps,* and oil,**\n1. Decides.\n* Lit.\n** Bought.\n"
    )
    assert places(resolution) == [("PP1", "lamps,", "*"), ("PP1", "oil,", "**")]
    assert [(note.number, note.text) for note in resolution.footnotes] == [
        ("*", "Lit."),
        ("**", "Bought."),
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("in 2025 and", "2025"),
        ("resolution 70/1", "1"),
        ("COVID-19 and", "19"),
        ("about 56,126 dollars", "126"),
        ("of 0.7 per cent", "7"),
        ("A/71/L.44/Add.2 and", "2"),
        ("GC(69)/RES/9 A.2 and", "2"),
        ("paragraph 4 of", "4"),
        ("on 4 December 2093", "4"),
        ("of 5 km2 and", "2"),
        ("to the G20 and", "20"),
    ],
)
def test_numbers_that_are_no_markers(text: str, number: str) -> None:
    start = text.rindex(number)
    assert likely(text, start, start + len(number)) < 1


SLASHED = (
    HEAD + "Recalling the lamps of 1967, 1/ in particular light,\n"
    "Noting oil 2/ and A/68/1 and 1/3 of the wicks and his/her light and 24/7 lamps,\n"
    "1. Decides to buy 1/2 of it, 3/ as in S/RES/2/3 and 5/6, or 2 / 3;\n"
    "2. Requests lamps. 4/\n"
)


def test_markers_printed_with_a_stroke(parsed: Parsed) -> None:
    resolution = parsed(f"{SLASHED}1/ Lamps.\n2/ Oil, No. 1/2.\n3/ Ibid., 1/ above.\n4/ Wicks.\n")
    assert places(resolution) == [
        ("PP1", "1967,", "1"),
        ("PP2", "oil", "2"),
        ("OP1", "it,", "3"),
        ("OP2", "lamps.", "4"),
    ]
    assert [p.text for p in resolution.paragraphs] == [
        "Recalling the lamps of 1967, in particular light,",
        "Noting oil and A/68/1 and 1/3 of the wicks and his/her light and 24/7 lamps,",
        "Decides to buy 1/2 of it, as in S/RES/2/3 and 5/6, or 2 / 3;",
        "Requests lamps.",
    ]
    assert [note.text for note in resolution.footnotes] == [
        "Lamps.",
        "Oil, No. 1/2.",
        "Ibid., 1/ above.",
        "Wicks.",
    ]
    assert not resolution.warnings


def test_strokes_without_footnotes_stay(parsed: Parsed) -> None:
    resolution = parsed(SLASHED)
    assert not resolution.footnotes
    assert resolution.paragraphs[0].text.endswith("of 1967, 1/ in particular light,")


def test_notes_with_a_stroke_in_the_midst_of_the_text(parsed: Parsed) -> None:
    resolution = parsed(
        HEAD + "Recalling lamps, 1/\n1. Decides as in the annex. 2/\n-----\nNotes\n1/ Lamps.\n"
        "2/ Oil.\n3/ Wicks.\nANNEX\nRegister of lamps\n1. Lamps are red.\n"
    )
    assert [(note.number, note.text) for note in resolution.footnotes] == [
        ("1", "Lamps."),
        ("2", "Oil."),
        ("3", "Wicks."),
    ]
    assert [p.ref for p in resolution.paragraphs] == ["PP1", "OP1", "H1", "Annex/1"]
    assert resolution.warnings == ("no marker was found in the text for footnote 3",)


def test_a_fraction_that_begins_a_line_is_no_note(parsed: Parsed) -> None:
    resolution = parsed(HEAD + "1. Decides to buy:\n(a) 1/2 of the oil;\n2. Requests 1/2 of it.")
    assert [p.ref for p in resolution.paragraphs] == ["OP1", "OP1(a)", "OP2"]
    assert not resolution.footnotes


def test_numbers_with_a_stroke_that_begin_again(parsed: Parsed) -> None:
    resolution = parsed(
        HEAD + "Recalling lamps, 1/\n1/ Lamps.\nNoting oil, 1/\n1. Decides.\n1/ Oil.\n"
    )
    assert places(resolution) == [("PP1", "lamps,", "1"), ("PP2", "oil,", "1 (2)")]


def test_a_note_whose_number_is_misread_hides_none_before_it(parsed: Parsed) -> None:
    resolution = parsed(
        HEAD + "Having considered the report of the keeper, 38\n1. Decides to light lamps.\n"
        "Adopted without a vote. 39\n38 Ibid., vol. 2.\n49 One keeper was absent.\n"
    )
    assert places(resolution) == [("PP1", "keeper,", "38")]
    assert [paragraph.ref for paragraph in resolution.paragraphs] == ["PP1", "OP1"]


def test_a_numbered_line_that_no_text_bears_is_no_note(parsed: Parsed) -> None:
    resolution = parsed(
        HEAD + "Having considered the report of the keeper,\n1. Decides to light lamps.\n"
        "38 Lamps stand along the coast.\n49 One keeper was absent.\n"
    )
    assert [note.number for note in resolution.footnotes] == ["49"]


def test_markers_and_notes_in_brackets(parsed: Parsed) -> None:
    resolution = parsed(
        HEAD + "Recalling the report of the keeper [1] and its lamps[2],\n1. Decides to light [20] "
        "lamps.\n50th plenary meeting,\n20 December 2093.\n[1] Report, chap. I.\n[2] A/98/53.\n"
    )
    assert places(resolution) == [("PP1", "keeper", "1"), ("PP1", "lamps", "2")]
    assert resolution.paragraphs[1].text == "Decides to light [20] lamps."
    assert [note.text for note in resolution.footnotes] == ["Report, chap. I.", "A/98/53."]


def test_a_list_under_the_word_notes_may_have_full_stops(parsed: Parsed) -> None:
    text = HEAD + "Noting the report,1/\n1. Requests the keeper to report thereon.\nNotes\n"
    resolution = parsed(text + "1. A/98/53.\n")
    assert places(resolution) == [("PP1", "report,", "1")]
    assert [(note.number, note.text) for note in resolution.footnotes] == [("1", "A/98/53.")]
    # A list whose numbers the text does not bear is no list of notes.
    assert parsed(text + "7. A/98/53.\n").footnotes == ()


def test_a_stroke_behind_a_word(parsed: Parsed) -> None:
    resolution = parsed(
        HEAD + "Noting the Strategy of Lamps129/ and its 25/ parts,\n1. Acts.\n129/ Resolution 7.\n"
    )
    assert places(resolution) == [("PP1", "Lamps", "129")]
    assert resolution.paragraphs[0].text == "Noting the Strategy of Lamps and its 25/ parts,"


def test_a_marker_that_comes_again(parsed: Parsed) -> None:
    resolution = parsed(
        HEAD + "Having considered the report of the keeper,1,2\n1. Takes note of Rev.1 of the "
        "report,1 including its addendum;2\n1 A/98/53.\n2 A/98/53/Add.1.\n"
    )
    assert places(resolution) == [
        ("PP1", "keeper,", "1"),
        ("PP1", "keeper,", "2"),
        ("OP1", "report,", "1"),
        ("OP1", "addendum;", "2"),
    ]
    assert resolution.paragraphs[0].text == "Having considered the report of the keeper,"
    assert "Rev.1 of the report, including its" in resolution.paragraphs[1].text
