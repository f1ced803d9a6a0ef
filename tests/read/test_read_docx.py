"""Word documents: numbers are text, footnotes are notes, changes are settled."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from tests.read.docx_builder import PACKAGE, build, changed, p, r

from clausetrail.diff import compare
from clausetrail.parse import parse
from clausetrail.read import ReadError, read, read_bytes
from clausetrail.read.docx import read_docx
from clausetrail.read.errors import BrokenDocxError, EmptyFileError, TooLargeError
from clausetrail.report.docx import redline

if TYPE_CHECKING:
    from pathlib import Path

    from clausetrail.model.styled import StyledText

LIST = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="5">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="(%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/>'
    '<w:lvlText w:val="(%3)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def texts(document: StyledText, role: str = "body") -> list[str]:
    return [block.text for block in document.blocks if block.role == role]


def test_automatic_numbers_are_text() -> None:
    body = "".join(
        p(text, properties=LIST.format(level, number))
        for text, level, number in [
            ("Bridges;", 0, 1), ("Gardens:", 0, 1), ("Roses;", 1, 1), ("Red;", 2, 1),
            ("White;", 2, 1), ("Lilies;", 1, 1), ("Ponds.", 0, 1), ("Again.", 0, 2),
        ]
    )  # fmt: skip
    assert texts(read_docx(build(body, numbering=NUMBERING), "x")) == [
        "1.\tBridges;", "2.\tGardens:", "(a)\tRoses;", "(i)\tRed;", "(ii)\tWhite;",
        "(b)\tLilies;", "3.\tPonds.", "1.\tAgain.",
    ]  # fmt: skip


def test_italics_come_from_styles_too() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Verb"><w:name w:val="Verb"/>'
        "<w:rPr><w:i/></w:rPr></w:style>"
        '<w:style w:type="character" w:styleId="Strong"><w:basedOn w:val="Verb"/>'
        "<w:rPr><w:b/></w:rPr></w:style>"
    )
    body = p(
        r("Urging", '<w:rStyle w:val="Strong"/>'), " all ",
        r("gardeners", '<w:rStyle w:val="Strong"/><w:i w:val="0"/>'),
    )  # fmt: skip
    (block,) = read_docx(build(body, styles=styles), "x").blocks
    assert [(s.start, s.end, s.italic, s.bold) for s in block.styles] == [
        (0, 6, True, True), (11, 20, False, True),
    ]  # fmt: skip


def test_footnotes_are_notes_and_their_markers_superscript() -> None:
    call = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = p("Roses", call.format(7), " and lilies", call.format(3), ".")
    notes = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>' + "".join(
        f'<w:footnote w:id="{number}">{p(text)}</w:footnote>'
        for number, text in ((3, "On lilies."), (7, "On roses."))
    )
    document = read_docx(build(body, footnotes=notes), "x")
    assert texts(document) == ["Roses1 and lilies2."]
    assert texts(document, "note") == ["1\tOn roses.", "2\tOn lilies."]
    raised = [s for s in document.blocks[0].styles if s.superscript]
    assert [(s.start, s.end) for s in raised] == [(5, 6), (17, 18)]


@pytest.mark.parametrize(
    ("tracked", "lines"),
    [
        ("accepted", ["Plant new roses now.", "End."]),
        ("rejected", ["Plant old roses", "now. End."]),
    ],
)
def test_tracked_changes_are_settled_either_way(tracked: str, lines: list[str]) -> None:
    body = (
        p("Plant ", changed("del", r("old", tag="delText")), changed("ins", r("new")), " roses",
          properties='<w:rPr><w:del w:id="9" w:author="Other"/></w:rPr>')
        + p(" now.", properties='<w:rPr><w:ins w:id="8" w:author="Editor"/></w:rPr>')
        + p(" End.")
    )  # fmt: skip
    document = read_docx(build(body), "x", tracked)  # type: ignore[arg-type]
    assert texts(document) == lines
    other = "rejected" if tracked == "accepted" else "accepted"
    told = f"4 tracked changes by Editor, Other are read as {tracked}; "
    assert document.warnings == (f"{told}--tracked {other} reads them the other way",)


def test_what_is_left_out_or_struck_is_told() -> None:
    body = p("Roses ", r("lilies", "<w:strike/>"), r("secret", "<w:vanish/>"), ".")
    document = read_docx(build(body, comments="<w:comment/><w:comment/>"), "x")
    assert texts(document) == ["Roses lilies."]
    assert document.warnings == (
        "2 comments are left out",
        "1 runs of text are struck through; they are kept as text",
        "1 runs of hidden text are left out",
    )


def test_headers_and_footers_stand_apart() -> None:
    document = read_docx(build(p("Body."), header=p("A/Head"), footer=p("Foot 1")), "x")
    assert texts(document) == ["Body."]
    assert texts(document, "furniture") == ["A/Head", "Foot 1"]


def test_fields_show_their_results_and_brackets_of_negotiation_stay() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("12")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(read_docx(build(p("See page ", field, " [EU: and roses].")), "x")) == [
        "See page 12 [EU: and roses]."
    ]


def test_tables_are_rows_of_cells_and_low_ones_are_layout() -> None:
    def table(rows: int) -> str:
        row = f"<w:tr><w:tc>{p('left')}</w:tc><w:tc>{p('ri', 'ght')}{p('two')}</w:tc></w:tr>"
        return f"<w:tbl>{row * rows}</w:tbl>"

    document = read_docx(build(table(3) + p("Text.") + table(1)), "x")
    assert texts(document, "table") == ["left\tright two\n" * 2 + "left\tright two"]
    assert texts(document) == ["Text.", "left", "right", "two"]


def test_content_controls_links_and_text_boxes_are_text() -> None:
    body = p(
        "Roses <w/>".replace(" <w/>", " "),
        f"<w:sdt><w:sdtContent>{r('in a control')}</w:sdtContent></w:sdt>",
        f"<w:hyperlink>{r(' and a link')}</w:hyperlink>",
        f"<w:r><w:pict><w:txbxContent>{p('A box.')}</w:txbxContent></w:pict></w:r>",
    )
    assert texts(read_docx(build(body), "x")) == ["Roses in a control and a link", "A box."]


def test_another_librarys_documents_are_read(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Roses.", style="List Number")
    made.add_paragraph("Lilies.", style="List Number")
    path = tmp_path / "x.docx"
    made.save(str(path))
    assert texts(read(path)) == ["1.\tRoses.", "2.\tLilies."]


def test_our_own_redline_reads_as_both_texts(root: Path) -> None:
    folder = root / "corpus" / "asean"
    old = parse(read(folder / "A_RES_71_255.txt"))
    new = parse(read(folder / "illustration-1.txt"))
    document = redline(compare(old, new))
    for tracked, text in (("accepted", new), ("rejected", old)):
        again = parse(read_docx(document, "x", tracked))  # type: ignore[arg-type]
        assert [(one.ref, one.text) for one in again.paragraphs] == [
            (one.ref, one.text) for one in text.paragraphs
        ]
        assert [note.text for note in again.footnotes] == [note.text for note in text.footnotes]


def zipped(*entries: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return stream.getvalue()


ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="urn:x">&a;</w:document>'


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"PK\x03\x04 word/ and no more", BrokenDocxError),
        (zipped(("word/other.xml", b"<x/>")), BrokenDocxError),
        (zipped(("word/document.xml", b"<x><unclosed>")), BrokenDocxError),
        (zipped(("word/document.xml", ENTITY)), BrokenDocxError),
        (zipped(("word/document.xml", b"<x>" * 5000 + b"</x>" * 5000)), BrokenDocxError),
        (zipped(("word/document.xml", b" " * 90_000_000)), TooLargeError),
        (zipped(*((f"word/{at}", b"") for at in range(5000))), TooLargeError),
        (build(p("")), EmptyFileError),
    ],
    ids=["no archive", "no document", "not well-formed", "entities", "deep", "bomb", "parts",
         "empty"],
)  # fmt: skip
def test_hostile_files_get_one_clear_error(data: bytes, error: type[ReadError]) -> None:
    with pytest.raises(error) as raised:
        read_bytes(data, "hostile.docx")
    assert "hostile.docx" in str(raised.value)
    assert raised.value.hint


def test_a_relation_to_outside_is_not_followed() -> None:
    relations = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
        'TargetMode="External" Target="file:///etc/passwd"/></Relationships>'
    )
    data = zipped(
        (
            "word/document.xml",
            zipfile.ZipFile(io.BytesIO(build(p("Roses.")))).read("word/document.xml"),
        ),
        ("word/_rels/document.xml.rels", relations.encode()),
    )
    assert texts(read_bytes(data, "x.docx")) == ["Roses."]
