"""A redline in a copy of documents that are numbered, titled and noted in ways of their own."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from lxml import etree
from msgspec.structs import replace
from tests.read.docx_builder import build, p, r

from clausetrail.diff import compare
from clausetrail.model import Footnote, Resolution
from clausetrail.parse import parse
from clausetrail.read import read_bytes
from clausetrail.read.docx import read_docx
from clausetrail.report.docx import redline, report
from clausetrail.report.docx.proof import Own, RedlineProofError, prove
from clausetrail.report.options import Options

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TITLE = "Illustration (not a United Nations document): care of the common gardens"
ORGAN = p("The General Assembly,")
LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
CALL = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
STAR = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="{}"/><w:t>*</w:t></w:r>'


def parsed(data: bytes) -> Resolution:
    return parse(read_bytes(data, "x.docx"))


def lines(data: bytes, tracked: str, role: str = "body") -> list[str]:
    found = read_docx(data, "x", tracked)  # type: ignore[arg-type]
    return [one.text for one in found.blocks if one.role == role]


def words(data: bytes, part: str, tag: str = "t") -> str:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(part))
    return "".join(one.text or "" for one in root.iter(f"{W}{tag}"))


def numbered(*, second: str, sections: tuple[str, str] = ("I", "II")) -> bytes:
    """Make a text whose sections are numbered by hand, and whose paragraphs by a list."""
    heading = '<w:jc w:val="center"/>'
    body = (
        p(TITLE)
        + ORGAN
        + p("Recalling the opening of the first garden,")
        + p(f"{sections[0]}. The paths", properties=heading)
        + p("Requests the gardeners to sweep the paths every morning;", properties=LISTED)
        + p(f"{sections[1]}. The pond", properties=heading)
        + p(second, properties=LISTED)
    )
    return build(body, numbering=NUMBERING)


def test_a_list_s_number_is_not_typed_where_sections_are_numbered_by_hand() -> None:
    old = numbered(second="Invites the neighbours to feed the fish in the pond.")
    text = parsed(numbered(second="Urges the neighbours to feed the fish in the pond."))
    ahead = replace(text.paragraphs[-1], ref="II/OP1", number="1")
    # The new text counts anew in its second section; the document's list goes on.
    new = replace(text, paragraphs=(*text.paragraphs[:-1], ahead))
    marked = report(compare(parsed(old), new), Options(base=old))
    assert lines(marked, "accepted")[-1] == (
        "2.\tUrges the neighbours to feed the fish in the pond."
    )
    assert lines(marked, "rejected") == lines(old, "accepted")


def noted(
    *, call: str = "", notes: str = "", kind: str = "footnotes", verb: str = "Thanks"
) -> bytes:
    """Make a text whose title calls a note, or none."""
    body = (
        p(TITLE, *([call] if call else []))
        + ORGAN
        + p("Recalling the opening of the first garden,")
        + p(f"1. {verb} the neighbours for their tools.")
    )
    return build(
        body, **{kind: notes or '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'}
    )


def star(words: str) -> str:
    return f'<w:footnote w:id="4"><w:p>{r("*")}{r(f" {words}")}</w:p></w:footnote>'


def test_a_note_that_no_paragraph_calls_comes_with_its_own_mark() -> None:
    old = noted()
    new = parsed(noted(call=STAR.format(4), notes=star("Reissued for illustration."), verb="Urges"))
    assert [one.number for one in new.footnotes] == ["*"]
    marked = report(compare(parsed(old), new), Options(base=old))
    assert lines(marked, "accepted")[0] == f"{TITLE}*"
    assert lines(marked, "accepted", "note") == ["* Reissued for illustration."]
    assert lines(marked, "rejected") == lines(old, "accepted")
    assert not lines(marked, "rejected", "note")


def test_a_note_that_no_paragraph_calls_goes() -> None:
    old = noted(call=STAR.format(4), notes=star("Reissued for illustration."))
    marked = report(compare(parsed(old), parsed(noted())), Options(base=old))
    assert lines(marked, "accepted")[0] == TITLE
    assert not lines(marked, "accepted", "note")
    assert lines(marked, "rejected")[0] == f"{TITLE}*"
    assert lines(marked, "rejected", "note") == lines(old, "accepted", "note")


def test_a_note_that_no_paragraph_calls_changes() -> None:
    old = noted(call=STAR.format(4), notes=star("Reissued for illustration."))
    new = noted(call=STAR.format(4), notes=star("Reissued for a better illustration."))
    marked = report(compare(parsed(old), parsed(new)), Options(base=old))
    assert lines(marked, "accepted", "note") == lines(new, "accepted", "note")
    assert lines(marked, "rejected", "note") == lines(old, "accepted", "note")


def calling(*paragraphs: tuple[str, int], notes: dict[int, str]) -> bytes:
    """Make a text whose paragraphs call footnotes by their ids."""
    body = "".join(p(words, CALL.format(note), ",") for words, note in paragraphs)
    footnotes = "".join(
        f'<w:footnote w:id="{at}">{p(told)}</w:footnote>' for at, told in notes.items()
    )
    return build(p(TITLE) + ORGAN + body + p("1. Thanks the neighbours."), footnotes=footnotes)


ROSES, LILIES = "Recalling the roses of the first garden", "Noting the lilies of the second one"


def test_the_ids_of_footnotes_ascend_as_they_are_called() -> None:
    old = calling((LILIES, 7), notes={7: "Book of lilies."})
    new = calling((ROSES, 7), (LILIES, 8), notes={7: "Record of roses.", 8: "Book of lilies."})
    marked = report(compare(parsed(old), parsed(new)), Options(base=old))
    parts = (("word/document.xml", "footnoteReference"), ("word/footnotes1.xml", "footnote"))
    for name, tag in parts:
        root = etree.fromstring(zipfile.ZipFile(io.BytesIO(marked)).read(name))
        assert [one.get(f"{W}id") for one in root.iter(f"{W}{tag}")] == ["7", "8"]
    for tracked, wanted in (("accepted", new), ("rejected", old)):
        notes = (lines(marked, tracked, "note"), lines(wanted, "accepted", "note"))
        assert [one.split() for one in notes[0]] == [one.split() for one in notes[1]]


@pytest.mark.parametrize("first", [ROSES, LILIES])
def test_a_note_that_is_called_again_is_written_once(first: str) -> None:
    both = {7: "Book of gardens.", 8: "Book of gardens."}
    old = calling((ROSES, 7), (LILIES, 8), notes=both)
    text = parsed(old)
    stays = "1" if first == ROSES else "2"
    again = tuple(
        replace(one, anchors=tuple(replace(at, note=stays) for at in one.anchors))
        for one in text.paragraphs
    )
    kept = tuple(one for one in text.footnotes if one.number == stays)
    new = replace(text, paragraphs=again, footnotes=kept)
    marked = report(compare(text, new), Options(base=old))
    assert len(lines(marked, "accepted", "note")) == 1
    assert lines(marked, "rejected", "note") == lines(old, "accepted", "note")


def test_an_endnote_changes_though_a_footnote_has_its_id() -> None:
    def text(told: str) -> bytes:
        body = (
            p(TITLE) + ORGAN
            + p("Recalling the first garden", CALL.format(1), ",")
            + p("Noting the book of the gardens", '<w:r><w:endnoteReference w:id="1"/></w:r>', ",")
            + p("1. Thanks the neighbours for their tools.")
        )  # fmt: skip
        return build(
            body,
            footnotes=f'<w:footnote w:id="1">{p("Opened in spring.")}</w:footnote>',
            endnotes=f'<w:endnote w:id="1">{p(told)}</w:endnote>',
        )

    old, new = text("Volume one, page two."), text("Volume one, page three.")
    marked = report(compare(parsed(old), parsed(new)), Options(base=old))
    assert lines(marked, "accepted", "note") == lines(new, "accepted", "note")
    assert words(marked, "word/footnotes1.xml") == "Opened in spring."


def test_a_note_s_id_may_be_any_name() -> None:
    old = noted(
        notes=f'<w:footnote w:id="first">{p("Opened.")}</w:footnote>', call=CALL.format("first")
    )
    new = replace(parsed(old), footnotes=(Footnote("1", "Opened in spring."),))
    marked = report(compare(parsed(old), new), Options(base=old))
    assert [one.split() for one in lines(marked, "accepted", "note")] == [
        ["1", "Opened", "in", "spring."]
    ]


ROWS = (("Item", "2023", "2024"), ("Spades", "100", "200"), ("Rakes", "50", ""), ("Pots", "1", "2"))


def tabled(*, last: str = "2", note: str = "Bought in spring.", extra: str = "") -> bytes:
    """Make a text with a table, one cell of which calls a footnote."""
    rows = [*ROWS[:-1], (*ROWS[-1][:-1], last)]
    cells = [
        [p(word, *([CALL.format(3)] if word == "Rakes" else [])) for word in row] for row in rows
    ]
    table = "".join(
        f"<w:tr>{''.join(f'<w:tc>{one}{extra}</w:tc>' for one in row)}</w:tr>" for row in cells
    )
    body = p(TITLE) + ORGAN + p("1. Decides on the tools below:") + f"<w:tbl>{table}</w:tbl>"
    return build(
        body + p("2. Thanks the neighbours."),
        footnotes=f'<w:footnote w:id="3">{p(note)}</w:footnote>',
    )


def test_a_cell_of_a_table_changes_where_it_stands() -> None:
    old, new = tabled(), tabled(last="30", note="Bought in autumn.")
    marked = report(compare(parsed(old), parsed(new)), Options(base=old, comments=True))
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(marked)).read("word/document.xml"))
    changed = [
        [
            "".join(each.text or "" for each in one.iter(f"{W}{text}"))
            for one in root.iter(f"{W}{tag}")
        ]
        for tag, text in (("del", "delText"), ("ins", "t"))
    ]
    assert changed == [["2"], ["30"]]
    for tracked, wanted in (("accepted", new), ("rejected", old)):
        for role in ("table", "note"):
            assert lines(marked, tracked, role) == lines(wanted, "accepted", role)


def test_the_note_of_a_table_that_stays_changes() -> None:
    old, new = tabled(), tabled(note="Bought in autumn.")
    marked = report(compare(parsed(old), parsed(new)), Options(base=old))
    assert lines(marked, "accepted", "note") == lines(new, "accepted", "note")
    # So does that of cells of several paragraphs, which are not taken apart.
    old, new = (tabled(note=one, extra=p("and more")) for one in ("In spring.", "In autumn."))
    marked = report(compare(parsed(old), parsed(new)), Options(base=old))
    assert lines(marked, "accepted", "note") == lines(new, "accepted", "note")


def test_a_table_that_gains_a_row_is_written_anew_as_text() -> None:
    old = tabled()
    text = parsed(old)
    table = next(one for one in text.paragraphs if one.kind == "table")
    longer = replace(table, text=f"{table.text}\nHoses\t4\t5")
    new = replace(text, paragraphs=tuple(longer if o is table else o for o in text.paragraphs))
    marked = report(compare(text, new), Options(base=old))
    (found,) = lines(marked, "accepted", "table")
    assert " ".join(found.split()).endswith("Rakes1 50 Pots 1 2 Hoses 4 5")
    assert lines(marked, "rejected", "table") == lines(old, "accepted", "table")


def test_a_title_that_the_document_has_not_in_one_paragraph_is_told_in_a_comment() -> None:
    made = docx.Document()
    for line in (
        "Illustration (not a United Nations document)",
        "The General Assembly,",
        "Recalling the opening of the first garden,",
        "1. Thanks the neighbours.",
    ):
        made.add_paragraph(line)  # fmt: skip
    stream = io.BytesIO()
    made.save(stream)
    old = replace(parsed(stream.getvalue()), title="Illustration: gardens in two paragraphs")
    new = replace(old, title=TITLE)
    marked = report(compare(old, new), Options(base=stream.getvalue()))
    assert words(marked, "word/comments.xml") == f"The new text's title: {TITLE}."
    assert lines(marked, "accepted") == lines(stream.getvalue(), "accepted")


def test_a_copy_that_keeps_what_is_gone_is_found_out() -> None:
    old = noted()
    text = parsed(old)
    shorter = replace(text, paragraphs=text.paragraphs[:-1])
    own = Own(old, "accepted", len(text.paragraphs))
    prove(old, compare(text, text), own)
    with pytest.raises(RedlineProofError, match="a paragraph too many"):
        prove(old, compare(text, shorter), own)


def test_a_copy_that_changed_the_old_text_is_found_out() -> None:
    old = noted()
    comparison = compare(parsed(old), parsed(old))
    other = noted(verb="Urges")
    with pytest.raises(RedlineProofError, match="Thanks the neighbours"):
        prove(other, comparison, Own(old, "accepted", 2))


def test_words_before_a_paragraph_s_own_are_found_out() -> None:
    old = noted()
    text = parsed(old)
    last = text.paragraphs[-1]
    less = replace(last, text=last.text.partition(" ")[2])
    cut = replace(text, paragraphs=(*text.paragraphs[:-1], less))
    with pytest.raises(RedlineProofError, match="the neighbours for"):
        prove(old, compare(text, cut), Own(old, "accepted", len(text.paragraphs)))
    with pytest.raises(RedlineProofError, match="the neighbours for"):
        prove(redline(compare(text, text)), compare(text, cut))


def test_a_note_that_no_paragraph_calls_of_a_text_without_a_title_is_kept() -> None:
    note = (Footnote("3", "Two members did not take part in the illustration."),)
    old = replace(parsed(noted()), title="")
    for before, after in ((old, replace(old, footnotes=note)), (replace(old, footnotes=note), old)):
        marked = report(compare(before, after), Options())
        assert len(lines(marked, "accepted", "note")) == len(after.footnotes)
        assert len(lines(marked, "rejected", "note")) == len(before.footnotes)
