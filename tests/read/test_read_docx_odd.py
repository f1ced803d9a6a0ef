"""Word documents whose tree holds a thing twice, hides it or breaks off: all is read, and once."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from tests.read.docx_builder import build, p

from clausetrail.diff import compare
from clausetrail.parse import parse
from clausetrail.read import docx_package
from clausetrail.read.docx import read_docx
from clausetrail.read.errors import BrokenDocxError, TooLargeError

if TYPE_CHECKING:
    from clausetrail.model import Resolution, StyledText

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def text_of(body: str, **parts: str) -> StyledText:
    return read_docx(build(body, **parts), "illustration.docx")


def words(document: StyledText) -> list[str]:
    return [word for block in document.blocks for word in block.text.split()]


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def boxed(*inside: str) -> str:
    """A paragraph with a text box that is written twice, for Word and for older programs."""
    box = f"<w:txbxContent>{''.join(inside)}</w:txbxContent>"
    return (
        f'<w:p><w:r><w:t>host</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="{MC}">'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


NESTED = table((p("one"), p("two")), (p("three"), p("four")), (p("five"), p("six")))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (table((p("a") + NESTED + p("b"), p("c"))), "a one two three four five six b c"),
        (
            table((p("a"), p("b")), (p("c") + NESTED, p("d")), (p("e"), p("f"))),
            "a b c one two three four five six d e f",
        ),
        (boxed(p("box")), "host box"),
        (boxed(boxed(p("box"))), "host host box"),
        (table((boxed(p("box")), p("a")), (p("b"), p("c")), (p("d"), p("e"))),
         "host box a b c d e"),
        ((f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Fallback>{p("a")}</mc:Fallback>'
         "</mc:AlternateContent>"), "a"),
    ],
    ids=["low table", "table", "box", "box in a box", "box in a table", "older form"],
)  # fmt: skip
def test_what_stands_in_another_thing_is_read_once(body: str, found: str) -> None:
    assert words(text_of(body)) == found.split()


def test_a_header_with_a_box_is_read_once() -> None:
    document = text_of(p("body"), header=boxed(p("box")))
    assert words(document) == ["host", "box", "body"]


@pytest.mark.parametrize(
    "field",
    [
        FIELD.format("begin"),
        FIELD.format("begin") * 3 + FIELD.format("end"),
        FIELD.format("begin")
        + FIELD.format("separate").replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>"),
    ],
    ids=["never ends", "one ends", "hidden"],
)
def test_a_field_that_never_ends_hides_nothing(field: str) -> None:
    body = f"<w:p>{field}<w:r><w:t>lamps</w:t></w:r></w:p>{p('are lit')}"
    assert words(text_of(body)) == ["lamps", "are", "lit"]
    assert words(text_of(p("lamps"), header=f"<w:p>{field}</w:p>")) == ["lamps"]


def test_formulas_and_words_with_their_pronunciation_are_text() -> None:
    body = (
        f'<w:p><w:r><w:t xml:space="preserve">E is </w:t></w:r><m:oMath xmlns:m="{MATH}"><m:r>'
        "<m:t>mc</m:t></m:r></m:oMath><w:r><w:ruby><w:rt><w:r><w:t>above</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t> base</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
    )
    document = text_of(body)
    assert words(document) == ["E", "is", "mc", "base"]
    assert "1 formulas are read as a line of their signs" in document.warnings


def test_notes_that_call_notes_and_marks_in_a_run_of_their_own() -> None:
    def call(note: int, more: str = "") -> str:
        return f'<w:r><w:footnoteReference w:id="{note}"{more}/></w:r>'

    notes = "".join(
        f'<w:footnote w:id="{note}">{text}</w:footnote>'
        for note, text in ((2, f"<w:p><w:r><w:t>See</w:t></w:r>{call(3)}</w:p>"),
                           (3, p("the log.")), (4, p("* A star.")))
    )  # fmt: skip
    mark = call(4, ' w:customMarkFollows="1"') + "<w:r><w:t>*</w:t></w:r>"
    body = f"<w:p><w:r><w:t>Lamps</w:t></w:r>{mark}{call(2)}</w:p>"
    document = text_of(body, footnotes=notes)
    assert [block.text for block in document.blocks] == [
        "Lamps*1", "* A star.", "1\tSee2", "2\tthe log.",
    ]  # fmt: skip


@pytest.mark.parametrize("value", ["", "²", "x", "-1", "nan", "1e999", "9" * 400, "9" * 5000])
def test_numbers_that_are_none_are_passed_over(value: str) -> None:
    look = f'<w:rPr><w:sz w:val="{value}"/></w:rPr>'
    place = f'<w:pPr><w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="1"/></w:numPr>'
    body = f'<w:p>{place}<w:ind w:left="{value}"/></w:pPr><w:r>{look}<w:t>lamps</w:t></w:r></w:p>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="{value}"><w:start w:val="{value}"/>'
        '<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="{value}">'
        f'<w:startOverride w:val="{value}"/></w:lvlOverride></w:num>'
    )
    assert words(text_of(body, numbering=numbering))[-1] == "lamps"


@pytest.mark.parametrize("code", ["D800", "0", "1F", "110000", "FFFFFFFF", "-41"])
def test_signs_that_no_text_can_hold_are_left_out(code: str) -> None:
    body = f'<w:p><w:r><w:t>lamps</w:t><w:sym w:char="{code}"/></w:r></w:p>'
    assert [block.text for block in text_of(body).blocks] == ["lamps"]


def test_a_long_roman_number_is_written_in_digits() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="900000000"/>'
        '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = p("lamps", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    assert words(text_of(body, numbering=numbering)) == ["900000000.", "lamps"]


def test_paragraphs_whose_marks_are_all_deleted_are_one() -> None:
    gone = '<w:rPr><w:del w:author="A"/></w:rPr>'
    body = "".join(p(f"lamp {at} ", properties=gone) for at in range(2000)) + p("end")
    assert words(text_of(body)) == [
        *(word for at in range(2000) for word in ("lamp", str(at))), "end",
    ]  # fmt: skip


@pytest.mark.parametrize("place", ["", "x", "9" * 5000])
def test_boxes_without_a_place_are_paragraphs(place: str) -> None:
    anchor = (
        f'<wp:anchor xmlns:wp="{WP}"><wp:positionH><wp:posOffset>{place}</wp:posOffset>'
        "</wp:positionH></wp:anchor>"
    )
    body = boxed(p("in a box")).replace("<w:drawing>", f"<w:drawing>{anchor}") * 30
    assert words(text_of(body)) == ["host", "in", "a", "box"] * 30


def placed(top: int, text: str) -> str:
    def at(axis: str, points: int) -> str:
        return f"<wp:{axis}><wp:posOffset>{points * 12700}</wp:posOffset></wp:{axis}>"

    return (
        f'<w:p><w:r><w:drawing><wp:anchor xmlns:wp="{WP}">{at("positionH", 72)}'
        f'{at("positionV", top)}<wp:extent cx="{300 * 12700}" cy="{12 * 12700}"/>'
        f"<w:txbxContent>{p(text)}</w:txbxContent></wp:anchor></w:drawing></w:r></w:p>"
    )


def test_what_stands_beside_placed_boxes_is_read_too() -> None:
    lines = [f"lamp {at} is lit beside the harbour" for at in range(30)]
    body = "".join(placed(72 + 14 * at, line) for at, line in enumerate(lines))
    document = text_of(body + p("and green"))
    assert sorted(words(document)) == sorted(" ".join([*lines, "and green"]).split())


def test_the_place_of_a_shape_that_is_no_number() -> None:
    shape = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" '
        'style="margin-left:1.2.3pt;margin-top:.pt;width:9pt"><w:txbxContent>{}</w:txbxContent>'
        "</v:shape></w:pict></w:r></w:p>"
    )
    assert "".join(words(text_of(shape.format(p("lamp")) * 30))) == "lamp" * 30


def _parsed(*lines: str) -> Resolution:
    return parse(text_of("".join(map(p, lines))))


@pytest.mark.parametrize("sign", ["\u2011", "\u00a0", "\u200b", "\u202e", "\u00ad", "\u2066"])
def test_signs_that_nobody_sees_are_no_change(sign: str) -> None:
    plain = {"\u2011": "-", "\u00a0": " "}.get(sign, "")
    old, new = (
        _parsed("The General Assembly,", f"1. Decides to re{one}light the lamps.")
        for one in (plain, sign)
    )
    assert [group.change for group in compare(old, new).groups] == ["identical"]


def test_a_part_that_is_too_large_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_XML", 1000)
    with pytest.raises(
        TooLargeError, match=r"the part word/document\.xml of the Word document has"
    ):
        text_of(p("lamps " * 400))


@pytest.mark.parametrize("at", range(0, 1200, 40))
def test_a_damaged_archive_is_read_or_refused(at: int) -> None:
    data = bytearray(build("".join(p(f"lamp {number}") for number in range(99))))
    data[at % len(data)] ^= 0x55
    with contextlib.suppress(BrokenDocxError, TooLargeError):
        assert words(read_docx(bytes(data), "illustration.docx"))
