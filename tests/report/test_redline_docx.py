"""The Word document: accepted it is the new text, rejected the old one."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import pytest
from hypothesis import given
from lxml import etree
from msgspec.structs import replace
from tests.diff.strategies import resolutions
from tests.report.pandoc import pandoc, plain

from clausetrail.diff import compare
from clausetrail.model import Comparison, Footnote, Paragraph, Resolution
from clausetrail.parse import parse
from clausetrail.read import read
from clausetrail.report.docx import redline, report
from clausetrail.report.docx.proof import RedlineProofError, prove
from clausetrail.report.options import Options

if TYPE_CHECKING:
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAD, FOOT = 3, 2  # lines of the frame: what was adopted, title, organ; meeting and date


@pytest.fixture(scope="module")
def sample(root: Path) -> Comparison:
    folder = root / "corpus" / "asean"
    return compare(
        parse(read(folder / "A_RES_71_255.txt")), parse(read(folder / "illustration-1.txt"))
    )


def part(document: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return etree.fromstring(archive.read(name))


def settled(document: bytes, *, accept: bool) -> list[str]:
    """Return the paragraphs of the body with every change accepted or rejected."""
    gone, mark = ("del", "del") if accept else ("ins", "ins")
    found, current = [], ""
    for paragraph in part(document, "word/document.xml").iter(f"{W}p"):
        for node in paragraph.iter(f"{W}t", f"{W}delText", f"{W}tab", f"{W}br"):
            if any(above.tag == f"{W}{gone}" for above in node.iterancestors()):
                continue
            run = node.getparent()
            style = run.find(f"{W}rPr/{W}rStyle")
            if run.tag == f"{W}r" and style is None:  # a marker's run has a style
                current += {f"{W}tab": "\t", f"{W}br": "\n"}.get(node.tag, node.text)
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{mark}") is None:
            found.append(current)
            current = ""
    return found


def test_accepted_it_is_the_new_text_and_rejected_the_old(sample: Comparison) -> None:
    document = redline(sample)
    for accept, text in ((True, sample.new), (False, sample.old)):
        lines = settled(document, accept=accept)
        paragraphs = [paragraph.text for paragraph in text.paragraphs]
        assert lines[HEAD : HEAD + len(paragraphs)] == paragraphs


@given(resolutions(), resolutions())
def test_so_it_is_for_any_texts(old: Resolution, new: Resolution) -> None:
    document = redline(compare(old, new))
    for accept, text in ((True, new), (False, old)):
        lines = "\n".join(settled(document, accept=accept))
        wanted = "\n".join(paragraph.text for paragraph in text.paragraphs)
        assert printable(wanted) in lines


def printable(text: str) -> str:
    text = text.replace("\r", "\u240d")
    return re.sub(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]",
        lambda match: chr(0x2400 + ord(match[0])) if match[0] < " " else "\ufffd",
        text,
    )


@pytest.mark.program("pandoc")
def test_pandoc_reads_it_so_too(sample: Comparison, tmp_path: Path) -> None:
    path = tmp_path / "redline.docx"
    path.write_bytes(redline(sample))
    for mode, text in (("accept", sample.new), ("reject", sample.old)):
        lines, notes = pandoc(path, mode)
        wanted = [plain(paragraph.text) for paragraph in text.paragraphs]
        assert [plain(line) for line in lines][HEAD : HEAD + len(wanted)] == wanted
        assert [plain(note) for note in notes] == [plain(note.text) for note in text.footnotes]


@pytest.mark.program("pandoc")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A_RES_78_156", "A_RES_80_141"),
        ("A_RES_79_186", "A_RES_80_225"),
        ("A_RES_78_232", "A_RES_79_203"),
        ("A_RES_79_78", "A_RES_80_71"),
        ("A_RES_78_249", "A_RES_79_255"),  # notes "a", "b" of a table, one called twice
    ],
)
def test_pandoc_reads_real_splits_and_merges(
    old: str, new: str, shared_data: Path, tmp_path: Path
) -> None:
    folder = shared_data / "resolutions"
    before, after = (parse(read(folder / f"{name}.pdf")) for name in (old, new))
    path = tmp_path / "redline.docx"
    path.write_bytes(redline(compare(before, after)))
    for mode, text in (("accept", after), ("reject", before)):
        lines, notes = pandoc(path, mode)
        found = [plain(line) for line in lines]
        closing = found.index(plain(text.meeting or ""))  # before an annex, where there is one
        body = [*found[HEAD:closing], *found[closing + FOOT :]]
        wanted = [plain(paragraph.text) for paragraph in text.paragraphs]
        assert [line for line in body if line] == wanted
        assert sorted(map(plain, notes)) == sorted(plain(note.text) for note in text.footnotes)


def test_two_runs_give_the_same_bytes(sample: Comparison) -> None:
    assert redline(sample) == redline(sample)


def test_another_library_opens_it(sample: Comparison) -> None:
    document = docx.Document(io.BytesIO(redline(sample)))
    section = document.sections[0]
    assert section.first_page_header.paragraphs[0].text.startswith("General Assembly")
    assert "sha256" in section.first_page_footer.paragraphs[0].text
    assert "Redline: A/RES/71/255 → " in document.core_properties.title


def test_ids_are_unique_and_every_footnote_is_called(sample: Comparison) -> None:
    document = redline(sample)
    body = part(document, "word/document.xml")
    notes = part(document, "word/footnotes.xml")
    changes = [
        node.get(f"{W}id")
        for root in (body, notes)
        for node in root.iter(f"{W}ins", f"{W}del", f"{W}pPrChange")
    ]
    assert len(changes) == len(set(changes)) > 0
    called = [node.get(f"{W}id") for node in body.iter(f"{W}footnoteReference")]
    written = [node.get(f"{W}id") for node in notes if node.get(f"{W}type") is None]
    assert called == written


def test_routine_changes_are_signed_by_a_second_name(sample: Comparison) -> None:
    body = part(redline(sample, Options(author="Delegation", date="2018-10-01")),
                "word/document.xml")  # fmt: skip
    changes = [node for node in body.iter(f"{W}ins", f"{W}del") if len(node)]
    by_author: dict[str, str] = {}
    for node in changes:
        by_author.setdefault(node.get(f"{W}author"), "")
        by_author[node.get(f"{W}author")] += "".join(node.itertext()) + "|"
    assert set(by_author) == {"Delegation", "Delegation (routine)"}
    assert "Ninth" in by_author["Delegation (routine)"]
    assert "Calls upon" in by_author["Delegation"]
    assert {node.get(f"{W}date") for node in changes} == {"2018-10-01T00:00:00Z"}


def test_comments_name_the_other_place_and_on_request_the_class(sample: Comparison) -> None:
    told = ["".join(one.itertext()) for one in part(redline(sample), "word/comments.xml")]
    assert sorted(told) == [
        "Moved from OP12.", "Moved from PP11.", "Moved to OP16.", "Moved to OP5.",
    ]  # fmt: skip
    more = part(redline(sample, Options(comments=True)), "word/comments.xml")
    assert any("OP5 → OP6: substantive. Lead verb: Encourages → Calls upon (stronger)." in
               "".join(one.itertext()) for one in more)  # fmt: skip


def test_hostile_text_is_text() -> None:
    hostile = "</w:t><script>alert(1)</script> ]]> \x1b[31m \u202e =HYPERLINK(1) \x00"
    text = Resolution(
        symbol=None, kind="plain", title=hostile,
        paragraphs=(Paragraph(ref="P1", kind="text", number=None, text=hostile),),
        footnotes=(Footnote("1", hostile),),
    )  # fmt: skip
    document = redline(compare(text, text))
    assert printable(hostile) in settled(document, accept=True)
    assert all(node.tag.startswith("{") for node in part(document, "word/document.xml").iter())


def test_a_file_s_name_hides_nothing_in_the_header() -> None:
    text = Resolution(symbol=None, kind="plain", title="", source="draft\u202e.docx")
    document = redline(compare(text, text))
    for name in ("header1", "header2", "footer1"):
        told = "".join(part(document, f"word/{name}.xml").itertext())
        assert "draft<U+202E>.docx" in told


def test_a_redline_that_loses_a_word_is_found_out(sample: Comparison) -> None:
    document = redline(sample)
    prove(document, sample)
    with pytest.raises(RedlineProofError) as raised:
        prove(document, compare(sample.old, sample.old))
    assert "does not give A/RES/71/255 back" in str(raised.value)


def test_what_moved_unchanged_can_be_words_own_move(sample: Comparison, tmp_path: Path) -> None:
    old = sample.old
    first, *rest = [one for one in old.paragraphs if one.kind == "operative"]
    preamble = [one for one in old.paragraphs if one.kind == "preambular"]
    new = replace(old, paragraphs=(*preamble, *rest[:5], first, *rest[5:]))
    comparison = compare(old, new)
    document = report(comparison, Options(moves=True))
    body = part(document, "word/document.xml")
    names = {
        half: [one.get(f"{W}name") for one in body.iter(f"{W}{half}RangeStart")]
        for half in ("moveFrom", "moveTo")
    }
    assert len(names["moveFrom"]) == 1
    assert names["moveFrom"] == names["moveTo"]
    (away,) = (one for one in body.iter(f"{W}moveFrom") if len(one))
    assert "".join(away.itertext()) == first.text
    assert not list(body.iter(f"{W}delText"))
