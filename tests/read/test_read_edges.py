"""Page furniture of short documents, which a text may keep without its form feeds.

All texts are illustrations; they are set as `pdftotext` sets what Geneva and New York print.
"""

from __future__ import annotations

import pytest

from clausetrail.read import read_bytes

GENEVA = """\
          United Nations                                     A/HRC/RES/98/31
          General Assembly                                   Distr.: General
                                                             11 April 2093

Human Rights Council
Ninety-eighth session

          98/31. Illustration of lamps

          The Human Rights Council,
          Taking note of the report of the illustrator, 1 and regretting that the lamps of
     the quay were not lit,
          1.     Condemns the darkness;
          2.     Decides to extend the mandate of the illustrator for a further period of
     one year, and requests:


     1
          A/HRC/98/66.


GE.93-05912(E){page}
A/HRC/RES/98/31


          (a)    A report on the lamps that have been lit since the last session of the
     Council;
          3.     Decides to remain seized of the matter.


2                                                              GE.93-05912
"""
NEW_YORK = """\
United Nations S/RES/9719 (2093)
Security Council
Resolution 9719 (2093)
Adopted by the Security Council at its 9518th meeting, on
21 December 2093
The Security Council,
Recalling its illustrations of lamps in the north of the imaginary strait and on all of
its quays,
1. Agrees to consider requests from the lamplighters, taking into account:
93-25973 (E)
*9325973*{page}
S/RES/9719 (2093){title}
(a) The oil that is left in the lamps of the quay; and
(b) The wicks;
2. Decides to remain seized of the matter.
2/2 93-25973
"""
NINETIES = """\
     The General Assembly,

     Recalling the lamps that were lit on the quays of the harbour before
the winter of that year,

     1.   Decides that the lamplighter shall:

     (a)  Light the lamps;


93-01567                                                     /...
{page}
A/RES/98/141
{english}Page 2


     (b)  Trim them.
"""


def _shown(text: str) -> list[str]:
    blocks = read_bytes(text.encode(), "illustration.txt").blocks
    return [block.text.replace("\t", " ") for block in blocks if block.role == "body"]


@pytest.mark.parametrize("page", ["", "\f"])
def test_a_page_of_geneva_ends_at_its_job_number(page: str) -> None:
    before, *shown = _shown(GENEVA.format(page=page))[-3:]
    assert before.endswith("for a further period of one year, and requests:")
    assert shown == [
        "(a) A report on the lamps that have been lit since the last session of the Council;",
        "3. Decides to remain seized of the matter.",
    ]
    blocks = read_bytes(GENEVA.format(page=page).encode(), "illustration.txt").blocks
    assert [block.text for block in blocks if block.role == "note"] == ["1 A/HRC/98/66."]


@pytest.mark.parametrize("title", ["", " The lamps of the imaginary strait"])
@pytest.mark.parametrize("page", ["", "\f"])
def test_the_councils_symbol_is_a_running_head(page: str, title: str) -> None:
    assert _shown(NEW_YORK.format(page=page, title=title))[-4:] == [
        "1. Agrees to consider requests from the lamplighters, taking into account:",
        "(a) The oil that is left in the lamps of the quay; and",
        "(b) The wicks;",
        "2. Decides to remain seized of the matter.",
    ]


@pytest.mark.parametrize("english", ["", "English\n"])
@pytest.mark.parametrize("page", ["", "\f"])
def test_the_head_of_a_page_of_the_nineties(page: str, english: str) -> None:
    head = "A/RES/98/141\nORIGINAL: ENGLISH\n\n98/141.  Illustration of lamps\n\n"
    assert _shown(head + NINETIES.format(page=page, english=english))[-3:] == [
        "1. Decides that the lamplighter shall:",
        "(a) Light the lamps;",
        "(b) Trim them.",
    ]


def test_a_symbol_above_the_organ_and_a_longer_one_are_no_running_heads() -> None:
    text = (
        "A/RES/98/141\n98/141. Illustration\nThe General Assembly,\nRecalling the lamp that "
        "stands on the\nquay and is described in\nA/RES/98/141/Add.1 and elsewhere,\n"
        "1. Lights it."
    )
    assert "Recalling the lamp that stands on the quay and is described in A/RES/98/141/Add.1 " in (
        _shown(text)[3] + " "
    )


def test_a_short_text_is_wrapped_where_one_line_goes_on() -> None:
    text = (
        "98/300. Illustration\nThe General Assembly,\n1. Decides that the lamp of the quay shall "
        "be lit\nuntil the morning;\n2. Decides to look at it again."
    )
    assert _shown(text)[2:] == [
        "1. Decides that the lamp of the quay shall be lit until the morning;",
        "2. Decides to look at it again.",
    ]


def test_a_marker_with_a_stroke_ends_a_paragraph_behind_its_comma() -> None:
    text = (
        "The General Assembly,\nWelcoming the lamps of the harbour, 1/ as well as those that were "
        "lit\non the night of 4 May 1994 on the quay, 2/\nReaffirming that it has a permanent "
        "interest in the light of\nall lamps,\n1. Decides to light them."
    )
    assert [line.partition(" ")[0] for line in _shown(text)[1:3]] == ["Welcoming", "Reaffirming"]


def test_the_act_of_adoption_and_a_statements_name_begin_lines() -> None:
    adopted = _shown(
        "Lamps that require the attention of the Council and of all its\nmembers\nResolution "
        "adopted by the Human Rights Council\non 4 April 2093\n98/31. Illustration\nThe Human "
        "Rights Council,\n1. Lights them."
    )
    assert any(line.startswith("Resolution adopted by") for line in adopted)
    statement = _shown(
        "Statement by the President of the Security Council\nAt the 8827th meeting of the Security "
        "Council, held on 29 July 2093, in\nconnection with lamps, the President made the "
        "following statement on\nbehalf of the Council:\n“The Security Council lights them.”"
    )
    assert statement[0] == "Statement by the President of the Security Council"


def test_what_a_converter_makes_of_notes_and_pictures() -> None:
    text = (
        "\t[image: a lamp]\n\t98/27.\tIllustration\n\tThe General Assembly,\n"
        "[bookmark: _GoBack]\tRecalling the Declaration of Lamps[footnoteRef:1] of 2011,"
        "[footnoteRef:2] and the year 2020[footnoteRef:3] of light, "
        "[1: \t \tReport (A/98/7), chap. I.]  [2: \t \tIbid.] [3: See [the list].] \n"
        "\t1.\tLights [sic] the lamps.\n"
    )
    blocks = read_bytes(text.encode(), "illustration.txt").blocks
    assert [block.text for block in blocks if block.role == "note"] == [
        "1 Report (A/98/7), chap. I.",
        "2 Ibid.",
        "3 See [the list].",
    ]
    assert _shown(text) == [
        "98/27. Illustration",
        "The General Assembly,",
        "Recalling the Declaration of Lamps1 of 2011,2 and the year 2020 3 of light,",
        "1. Lights [sic] the lamps.",
    ]


def test_a_converters_marks_are_text_where_it_set_none() -> None:
    assert _shown("The General Assembly,\n1. Lights [image: a lamp] lamps.")[1] == (
        "1. Lights [image: a lamp] lamps."
    )


LEFT = """
   2785 (XXVI). Illustration of the
        lamps of the quay
   The General Assembly,
   Having received the recommen-
dation of the keeper of 30 Sep-
tember 2091 that the lamps be
lit,5
   Having considered the oil of the
Lamp Republic,
   1. Decides to light the lamps of
the quay;
   5 Lamps, vol. 2, agenda item 25.
"""
RIGHT = """
   2. Requests the keeper to inform
the members of the Lamp Republic
of the present resolution;

   3. Invites all keepers:
   (a) To light their lamps on all
quays of the Republic;
   (b) To trim them;
   4. Decides to look at the lamps
again.
         1957th plenary meeting,
               7 October 2091.
"""
COLUMNS = [
    "2785 (XXVI). Illustration of the lamps of the quay",
    "The General Assembly,",
    "Having received the recommendation of the keeper of 30 September 2091 that the lamps be lit,5",
    "Having considered the oil of the Lamp Republic,",
    "1. Decides to light the lamps of the quay;",
    "2. Requests the keeper to inform the members of the Lamp Republic of the present resolution;",
    "3. Invites all keepers:",
    "(a) To light their lamps on all quays of the Republic;",
    "(b) To trim them;",
    "4. Decides to look at the lamps again.",
    "1957th plenary meeting,",
]


@pytest.mark.parametrize("apart", [38, 44])
def test_columns_side_by_side_are_read_one_after_the_other(apart: int) -> None:
    lines = zip(LEFT.split("\n"), RIGHT.split("\n"), strict=True)
    text = "\n".join(f"{left:{apart}}{right}".rstrip() for left, right in lines)
    assert _shown(text)[:11] == COLUMNS
    blocks = read_bytes(text.encode(), "illustration.txt").blocks
    assert [block.text for block in blocks if block.role == "note"] == [
        "5 Lamps, vol. 2, agenda item 25."
    ]


def test_a_line_that_falls_between_those_of_the_other_column_parts_nothing() -> None:
    rows: list[str] = []
    for left, right in zip(LEFT.split("\n"), RIGHT.split("\n"), strict=True):
        rows += (
            [left, f"{'':38}{right}".rstrip()]
            if right.startswith("quays")
            else [f"{left:38}{right}".rstrip()]
        )
    assert _shown("\n".join(rows))[:11] == COLUMNS


def test_a_table_is_no_text_in_columns() -> None:
    rows = "\n".join(f"Lamp of quay {n}                    {n} litres" for n in range(12))
    text = f"The General Assembly,\n1. Lights the lamps:\n{rows}"
    assert "Lamp of quay 3 3 litres" in " ".join(" ".join(_shown(text)).split())


def test_genevas_page_number_above_its_job_number() -> None:
    text = (
        "A/HRC/RES/98/31\nThe Human Rights Council,\n1. Lights the lamps on\nall quays;\n"
        "GE.93-05912 (E)\n\fA/HRC/RES/98/31\n2. Trims\nthem.\n\n2\n\nGE.93-05912\n\n57th meeting\n"
    )
    assert _shown(text)[-2:] == ["2. Trims them.", "57th meeting"]


def test_a_date_at_a_lines_beginning_is_no_note() -> None:
    text = (
        "The General Assembly,\nRecalling resolution ES23 and its resolution 98/12 of\n"
        "23 December 2091, and the lamps of\nthe quay,\nNoting oil,\n\f1. Lights them.\n"
    )
    assert _shown(text)[1].endswith("98/12 of 23 December 2091, and the lamps of the quay,")
