"""What the geometry of a page says about its text."""

from __future__ import annotations

from tests.read.pdf_builder import Page, Run, Stroke, pdf

from clausetrail.model.styled import Block, Style
from clausetrail.read import read_bytes

BODY = [
    "Illustrating that a paragraph runs over several lines, the first of which is",
    "indented and all of which are filled to the right edge, so that it can be seen",
    "where it ends,",
]


def _paragraph(y: float, lines: list[str] = BODY, *, indent: float = 24) -> list[Run]:
    return [
        Run(123 + (0 if index else indent), y - 12 * index, line)
        for index, line in enumerate(lines)
    ]


def _read(*pages: Page) -> list[Block]:
    return list(read_bytes(pdf(*pages), "illustration.pdf").blocks)


def _texts(blocks: list[Block], role: str = "body") -> list[str]:
    return [block.text for block in blocks if block.role == role]


def test_lines_make_a_paragraph_with_its_indents() -> None:
    (block,) = _read([*_paragraph(700)])
    assert block.text == " ".join(BODY)
    assert (block.left, block.hang, block.size, block.page, block.line) == (147, 123, 10, 1, 1)


def test_a_gap_parts_paragraphs_and_is_told() -> None:
    blocks = _read([*_paragraph(700), *_paragraph(658)])
    assert [block.gap for block in blocks] == [None, 6.0]


def test_an_indent_parts_paragraphs_without_a_gap() -> None:
    assert len(_read([*_paragraph(700), *_paragraph(664)])) == 2


def test_a_label_set_apart_has_a_tab() -> None:
    (block,) = _read(
        [Run(147, 700, "1."), Run(171, 700, "Decides", "italic"), Run(205, 700, "so.")]
    )
    assert block.text == "1.\tDecides so."
    assert block.styles == (Style(3, 10, italic=True),)


def test_a_number_within_a_line_is_no_label() -> None:
    (block,) = _read([Run(147, 700, "Article"), Run(180, 700, "1."), Run(191, 700, "stands.")])
    assert block.text == "Article 1. stands."


def test_spaces_come_from_gaps() -> None:
    # "deve" is 18.3 points wide at size 10: the second run follows at once, the third after 3.
    (block,) = _read([Run(100, 700, "deve"), Run(118.4, 700, "lop"), Run(136, 700, "it")])
    assert block.text == "develop it"


def test_a_superscript_is_set_tight_and_told() -> None:
    (block,) = _read(
        [Run(100, 700, "text,"), Run(119, 703.5, "12", size=6.5), Run(129, 700, "and")]
    )
    assert block.text == "text,12 and"
    assert block.styles == (Style(5, 7, superscript=True),)


def test_bold_is_told() -> None:
    (block,) = _read([Run(100, 700, "An illustration", "bold", 14)])
    assert (block.styles, block.size) == ((Style(0, 15, bold=True),), 14)


def test_a_paragraph_is_joined_over_pages_and_notes() -> None:
    note = [
        Run(99, 200, "_______________", size=9),
        Run(117, 190, "1", size=5.5),
        Run(123, 187, "A note of this illustration that is broken by the", size=8.5),
    ]
    rest = [
        Run(99, 200, "_______________", size=9),
        Run(123, 187, "end of its page.", size=8.5),
        Run(117, 180, "2", size=5.5),
        Run(123, 177, "Another.", size=8.5),
    ]
    blocks = _read([*_paragraph(700, BODY[:2]), *note], [Run(123, 700, BODY[2]), *rest])
    assert _texts(blocks) == [" ".join(BODY)]
    assert _texts(blocks, "note") == [
        "1 A note of this illustration that is broken by the end of its page.",
        "2 Another.",
    ]


def test_a_new_paragraph_on_a_new_page_is_not_joined() -> None:
    assert len(_texts(_read([*_paragraph(700)], [*_paragraph(700)]))) == 2


def test_running_heads_page_numbers_and_bar_codes_are_furniture() -> None:
    def page(number: int) -> list[Run | Stroke]:
        return [
            Run(60, 735, "An illustration of a head", "bold", 8.5),
            Stroke(60, 552, 727),
            *_paragraph(700),
            Run(60, 38, "99-00000", size=7),
            Run(540, 38, f"{number}/3", "bold", 8.5),
        ]

    first = [
        Run(123, 735, "An illustration of a title"),
        *_paragraph(700),
        Run(60, 38, "*9900000*"),
    ]
    blocks = _read(first, page(2), page(3))
    assert _texts(blocks) == ["An illustration of a title", *[" ".join(BODY)] * 3]
    assert len(_texts(blocks, "furniture")) == 7


def test_a_note_with_an_asterisk_below_a_drawn_rule() -> None:
    page: list[Run | Stroke] = [
        *_paragraph(700),
        Stroke(99, 170, 110),
        Run(123, 100, "* Of this illustration.", size=8.5),
    ]
    assert _texts(_read(page), "note") == ["* Of this illustration."]


def test_a_table_keeps_rows_and_cells() -> None:
    rows = [("Illustration", "10", "20"), ("Second row", "30", "40"), ("Third row", "5", "6")]
    page: list[Run | Stroke] = [Stroke(123, 480, 660)]
    for index, row in enumerate(rows):
        for x, cell in zip((123.0, 330.0, 420.0), row, strict=True):
            page.append(Run(x, 640 - 16 * index, cell, size=9))
    page += [Stroke(123, 480, 600), *_paragraph(560), *_paragraph(518), *_paragraph(476)]
    (table,) = _texts(_read(page), "table")
    assert table == "Illustration\t10\t20\nSecond row\t30\t40\nThird row\t5\t6"


def test_two_columns_are_read_one_after_the_other() -> None:
    words = "illustrating a column of running text with"
    left = [Run(60, 700 - 12 * index, f"left {words}") for index in range(20)]
    right = [Run(320, 700 - 12 * index, f"right {words}") for index in range(20)]
    page: list[Run | Stroke] = []
    for pair in zip(left, right, strict=True):
        page += pair
    text = " ".join(_texts(_read(page)))
    assert text.rindex("left") < text.index("right")


def test_a_compound_at_a_line_end_keeps_its_hyphen() -> None:
    lines = ["Illustrating the work of those who give support to capacity-", "building everywhere,"]
    (block,) = _read([*_paragraph(700, lines)])
    assert block.text.endswith("support to capacity-building everywhere,")


def test_a_turned_page_is_read_upright() -> None:
    page = [Run(100 + 12 * index, 123, line, turn=True) for index, line in enumerate(BODY)]
    (block,) = _read(page)
    assert block.text == " ".join(BODY)


def test_text_under_a_picture_is_read_where_nothing_else_is() -> None:
    hidden = [run._replace(mode=3) for run in _paragraph(700)]
    assert _texts(_read(hidden)) == [" ".join(BODY)]
    assert _texts(_read([*hidden, *_paragraph(600)])) == [" ".join(BODY)]


def test_text_beyond_the_page_is_not_read() -> None:
    assert len(_read([*_paragraph(700), Run(700, 700, "beyond")])) == 1


def test_a_centred_heading() -> None:
    heading, body = _read([Run(251, 730, "Illustration", "bold"), *_paragraph(700)])
    assert (heading.centered, body.centered) == (True, False)


def test_reading_is_deterministic() -> None:
    data = pdf([*_paragraph(700)])
    assert read_bytes(data) == read_bytes(data)


def test_a_squeezed_space_in_a_run_of_its_own_is_a_space() -> None:
    # "have" ends at 118.8: the second run follows after what is no space by its width.
    squeezed = [Run(100, 700, "have"), Run(119.3, 700, " "), Run(119.6, 700, "been")]
    assert [block.text for block in _read(squeezed)] == ["have been"]
    assert [block.text for block in _read([squeezed[0], squeezed[2]])] == ["havebeen"]
    hyphened = [Run(100, 700, "self-"), Run(118.3, 700, " "), Run(118.6, 700, "made")]
    assert [block.text for block in _read(hyphened)] == ["self-made"]


def test_a_bold_heading_on_a_pages_top_goes_on_with_nothing() -> None:
    full = "Decides that an illustration ends on the last line of a page, which it fills up;"
    first = [*_paragraph(300), Run(147, 264, full), Run(123, 252, full)]
    texts = _texts(_read(first, [Run(123, 700, "An illustrated heading", "bold")]))
    assert texts[1:] == [f"{full} {full}", "An illustrated heading"]


def test_a_number_at_a_lines_start_is_no_label_within_a_sentence() -> None:
    lines = [*_paragraph(700, BODY[:2]), Run(123, 676, "11"), Run(140, 676, "May of the year.")]
    assert _texts(_read(lines)) == [f"{BODY[0]} {BODY[1]} 11 May of the year."]


def test_a_number_at_a_pages_start_is_no_label_within_a_sentence() -> None:
    second = [Run(123, 700, "11"), Run(140, 700, "May of the year.")]
    assert _texts(_read([*_paragraph(300, BODY[:2])], second)) == [
        f"{BODY[0]} {BODY[1]} 11 May of the year."
    ]


def test_a_suspended_hyphen_keeps_its_space_behind_it() -> None:
    first = "Noting what an illustration can show of all the measures that are short-"
    (block,) = _read([*_paragraph(700, [first, "and long-term alike"])])
    assert block.text == f"{first} and long-term alike"
