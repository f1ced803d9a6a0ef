"""Layouts of other producers and organs, in illustrations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.read.pdf_builder import Page, Run, Stroke, pdf

from clausetrail.read import read_bytes

if TYPE_CHECKING:
    from clausetrail.model.styled import Block


def _read(*pages: Page) -> list[Block]:
    return list(read_bytes(pdf(*pages), "illustration.pdf").blocks)


def _texts(blocks: list[Block], role: str = "body") -> list[str]:
    return [block.text for block in blocks if block.role == role]


def _text(text: str) -> list[Block]:
    return list(read_bytes(text.encode(), "illustration.txt").blocks)


WIDE = "An illustration whose line is filled up to the right edge of the only column of the page."


def test_a_space_that_begins_a_run_is_a_space() -> None:
    (block,) = _read([Run(123, 700, "Noting", "italic"), Run(150, 700, " that it illustrates,")])
    assert block.text == "Noting that it illustrates,"


def test_a_space_before_a_marker_goes_behind_it() -> None:
    (block,) = _read(
        [
            Run(123, 700, "Noting the report,"),
            Run(199, 704, "1", size=6),
            Run(203, 700, " and the rest,"),
            Run(123, 688, WIDE),
        ]
    )
    assert block.text.startswith("Noting the report,1 and the rest, An")


def test_a_line_in_another_face_begins_a_block() -> None:
    page = [
        Run(123, 700, "An illustrated heading", "bold"),
        Run(123, 688, "The Board of Illustrations,", "italic"),
        *(Run(123, 676 - 12 * index, WIDE) for index in range(4)),
    ]
    assert len(_read(page)) == 3


def test_a_heading_of_two_full_lines_is_one_block() -> None:
    page = [
        Run(
            123, 700, "An illustrated heading that is as long as the column of the page is", "bold"
        ),
        Run(123, 688, "wide", "bold"),
    ]
    assert len(_read([*page, Run(123, 660, WIDE)])) == 2


def test_lines_against_the_right_edge_are_blocks_of_their_own() -> None:
    page = [
        Run(123, 700, WIDE),
        Run(420, 676, "12th meeting", "italic"),
        Run(415, 664, "112th meeting", "italic"),
        Run(123, 652, "[Illustrated without a vote.]"),
    ]
    texts = _texts(_read([*page, Run(473, 600, ".")]))
    assert texts[1:4] == ["12th meeting", "112th meeting", "[Illustrated without a vote.]"]


def test_cells_of_a_masthead_do_not_run_into_the_lines_below() -> None:
    page = [
        Run(360, 700, "4 May 2001"),
        Run(60, 688, "Second illustrated session"),
        Run(123, 640, WIDE),
    ]
    assert _texts(_read(page))[:2] == ["4 May 2001", "Second illustrated session"]


def test_headings_with_labels_below_each_other_are_no_table() -> None:
    page = [
        Run(123, 700, "II.", "bold"),
        Run(170, 700, "Illustrated means", "bold"),
        Run(123, 676, "A.", "bold"),
        Run(170, 676, "Their use", "bold"),
        Run(123, 652, WIDE),
    ]
    blocks = _read(page)
    assert _texts(blocks, "table") == []
    assert [text.replace("\t", " ") for text in _texts(blocks)][:2] == [
        "II. Illustrated means",
        "A. Their use",
    ]


def test_a_lone_line_above_a_rule_on_a_later_page_is_a_running_head() -> None:
    first: list[Run | Stroke] = [Run(123, 700, WIDE), Run(123, 688, WIDE[:60])]
    second: list[Run | Stroke] = [
        Run(200, 750, "Illustrations of the Second Committee"),
        Stroke(60, 550, 744),
        Run(123, 700, "goes on over the page."),
    ]
    assert _texts(_read(first, second), "furniture") == ["Illustrations of the Second Committee"]


def test_a_running_head_of_two_parts_in_one_run_is_furniture() -> None:
    first = [
        Run(60, 750, "B/ILL/12"),
        Run(60, 720, "Illustrations of gardens"),
        Run(123, 600, WIDE),
    ]
    second = [Run(60, 750, "B/ILL/12 Illustrations of gardens"), Run(123, 700, WIDE)]
    furniture = _texts(_read(first, second), "furniture")
    assert "B/ILL/12 Illustrations of gardens" in furniture


PAGED = """Illustration of a text that came out of a paged document

The Board of Illustrations,

Noting that the lines of this text are broken by the page on which they once
stood, and that the job number below it is no text at all,

25-11111 (E)    010125
*2511111*
\fB/ILL/12

as everyone can see from the page that follows, where the sentence goes on as
it would have without any break,

1.
Decides that a number on a line of its own begins the paragraph that follows it
and is not taken for the number of a page.
\f"""


def test_job_numbers_are_furniture_and_labels_are_not() -> None:
    blocks = _text(PAGED)
    body = _texts(blocks)
    assert not any("11111" in text for text in body)
    assert any(text.startswith("1.\tDecides") for text in body)
    assert [text for text in _texts(blocks, "furniture") if "2511111" in text]


UNRULED = """Illustration of footnotes below a rule that was drawn

The Board of Illustrations,

Noting the first report of all those that it has seen in the course of the year,1
and the second of them as well,2

1See the first illustration.
2 See the second illustration, which runs
over two lines.
\fDecides to illustrate further, which is the last of what it has to say today.
\f"""


def test_footnotes_without_a_rule_are_told_by_the_numbers_that_are_due() -> None:
    assert _texts(_text(UNRULED), "note") == [
        "1 See the first illustration.",
        "2 See the second illustration, which runs over two lines.",
    ]


UNSPACED = """Illustration without blank lines
The Board of Illustrations,
Recalling Illustrated Note 12 of the year 2001, and the others that were made then,
Recognizing Board and Committee alike, and all of the work that they have now done,
Noting also, with
regret, that the work of drawing is done by few, and
that fewer still would do it,
1. Decides to draw.
"""


def test_preambular_paragraphs_without_blank_lines() -> None:
    texts = _texts(_text(UNSPACED))
    assert texts[1] == "The Board of Illustrations,"
    assert [text.split()[0] for text in texts[2:5]] == ["Recalling", "Recognizing", "Noting"]


def test_the_last_line_of_a_paragraph_on_a_pages_top_is_no_running_head() -> None:
    first = [Run(123, 700, WIDE), Run(123, 688, "of the Board of Illustrations;")]
    second = [Run(123, 720, "of Illustrations;"), Run(147, 696, WIDE), Run(123, 684, WIDE)]
    blocks = _read(first, second)
    assert _texts(blocks, "furniture") == []
    assert any(text.startswith("of Illustrations;") for text in _texts(blocks))


def test_the_lines_ruled_in_a_table_end_no_running_head() -> None:
    first = [Run(60, 750, "B/ILL/12"), Run(123, 600, WIDE)]
    table: list[Run | Stroke] = [
        Run(60, 750, "B/ILL/12"),
        Stroke(60, 550, 744),
        Run(123, 720, "Garden"),
        Run(300, 720, "Cost"),
        Stroke(60, 550, 714),
        Run(123, 700, "Illustrated"),
        Run(300, 700, "1 000"),
        Run(123, 650, WIDE),
    ]
    blocks = _read(first, table)
    assert _texts(blocks, "furniture") == ["B/ILL/12"]
    assert _texts(blocks, "table") == ["Garden\tCost\nIllustrated\t1 000"]


def test_cells_of_several_lines_stay_in_their_rows() -> None:
    page: list[Run | Stroke] = [
        Run(123, 700, "Garden"),
        Run(300, 700, "Cost"),
        Run(360, 700, "Why"),
    ]
    for index, name in enumerate(["First", "Second", "Third"]):
        y = 680 - 40 * index
        page += [Run(123, y, name), Run(300, y, "1 000")]
        page += [
            Run(360, y, f"{name} illustrated reason that is"),
            Run(360, y - 11, "set on lines"),
        ]
        page += [Run(360, y - 22, "of which there are three here")]
    page.append(Run(123, 500, WIDE))
    reason = "illustrated reason that is set on lines of which there are three here"
    assert _texts(_read(page), "table") == [
        "Garden\tCost\tWhy\n"
        + "\n".join(f"{name}\t1 000\t{name} {reason}" for name in ["First", "Second", "Third"])
    ]


def test_the_rest_of_a_note_below_a_drawn_rule_goes_to_its_note() -> None:
    first: list[Run | Stroke] = [
        Run(123, 700, WIDE),
        Run(123, 688, "and a marker,"),
        Run(178, 692, "1", size=6),
        Stroke(60, 160, 112),
        Run(123, 100, "1", size=6),
        Run(130, 96, "See an illustration that goes on", size=8),
    ]
    second: list[Run | Stroke] = [
        *(Run(123, 700 - 12 * index, WIDE) for index in range(4)),
        Stroke(60, 160, 122),
        Run(123, 110, "over the page, and ends there.", size=8),
        Run(123, 100, "2", size=6),
        Run(130, 96, "See another.", size=8),
    ]
    notes = [text.replace("\t", " ") for text in _texts(_read(first, second), "note")]
    assert notes == [
        "1 See an illustration that goes on over the page, and ends there.",
        "2 See another.",
    ]


def test_notes_of_a_table_are_notes_each() -> None:
    page = [
        Run(123, 700, "Garden"),
        Run(300, 700, "Cost"),
        Run(123, 680, "Illustrated"),
        Run(170, 684, "a", size=6),
        Run(300, 680, "1 000"),
        Run(123, 664, "a", size=6),
        Run(130, 660, "See an illustration."),
        Run(123, 652, "b", size=6),
        Run(130, 648, "See another."),
        Run(123, 600, WIDE),
    ]
    assert _texts(_read(page), "note") == ["a See an illustration.", "b See another."]


def test_a_line_set_lower_for_its_marker_goes_on() -> None:
    page = [Run(123, 700 - 12 * index, WIDE) for index in range(4)]
    page += [Run(123, 648.5, "and a marker,"), Run(178, 652, "1", size=6)]
    assert len(_read(page)) == 1


def test_the_last_line_of_a_note_is_no_foot_though_it_is_bare() -> None:
    page = [
        *(Run(123, 700 - 12 * index, WIDE) for index in range(4)),
        Run(60, 90, "____________________", size=8),
        Run(123, 78, "1", size=6),
        Run(130, 75, "See the illustration in decision", size=8),
        Run(123, 66, "B-32/4.8.2.", size=8),
        Run(60, 40, "01-11111"),
    ]
    blocks = _read(page)
    assert [text.split("decision")[1] for text in _texts(blocks, "note")] == [" B-32/4.8.2."]
    assert "01-11111" in _texts(blocks, "furniture")
