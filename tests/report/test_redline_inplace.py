"""A redline in a copy of the old text's own document: only what changed is touched."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.shared import Pt
from lxml import etree
from tests.report.pandoc import pandoc, plain

from clausetrail.diff import compare
from clausetrail.parse import parse
from clausetrail.read import read, read_bytes
from clausetrail.read.docx import read_docx
from clausetrail.read.docx_settling import settle
from clausetrail.report.docx import redline, report
from clausetrail.report.options import Options

if TYPE_CHECKING:
    from pathlib import Path

    from clausetrail.model import Resolution

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TITLE = "Illustration (not a United Nations document): care of the common gardens"
OLD = [
    "The General Assembly,",
    "Recalling the opening of the first garden in 2016,",
    "Noting the roses that were planted there,",
    "1.\tWelcomes the work of the gardeners, who have planted roses and lilies;",
    "2.\tEncourages the gardeners to water the lilies in the morning;",
    "3.\tRequests the head gardener to report on the roses;",
    "4.\tDecides to look at the gardens again.",
]
NEW = [
    "The General Assembly,",
    "Recalling the opening of the first garden in 2016,",
    "Welcoming the new pond,",
    "1.\tWelcomes the work of the gardeners, who have planted roses, tulips and lilies;",
    "2.\tThanks the neighbours for their old tools;",
    "3.\tUrges the gardeners to water the lilies in the morning;",
    "4.\tDecides to look at the gardens again;",
    "5.\tInvites all visitors to come in spring.",
]


def written(lines: list[str]) -> bytes:
    """Build a document as a delegation might: typed numbers, a header, looks of its own."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Illustration, no document"
    made.add_heading(TITLE, level=1)
    for line in lines:
        label, tab, words = line.rpartition("\t")
        paragraph = made.add_paragraph(label + tab)
        paragraph.paragraph_format.space_after = Pt(9)
        verb, _, rest = words.partition(" ")
        paragraph.add_run(verb).italic = True
        run = paragraph.add_run(f" {rest}")
        run.font.size = Pt(11)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def parsed(data: bytes) -> Resolution:
    return parse(read_bytes(data, "x.docx"))


def part(data: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def paragraphs(data: bytes, *, rejected: bool) -> list[bytes]:
    root = etree.fromstring(part(data, "word/document.xml"))
    if rejected:
        settle(root, "rejected")
    return [etree.tostring(one, method="c14n") for one in root.iter(f"{W}p")]


@pytest.fixture(scope="module")
def old() -> bytes:
    return written(OLD)


@pytest.fixture(scope="module")
def marked(old: bytes) -> bytes:
    return report(compare(parsed(old), parsed(written(NEW))), Options(base=old))


def test_accepted_it_is_the_new_text_and_rejected_the_old(old: bytes, marked: bytes) -> None:
    for tracked, lines in (("accepted", NEW), ("rejected", OLD)):
        found = read_docx(marked, "x", tracked)  # type: ignore[arg-type]
        assert [one.text for one in found.blocks if one.role == "body"] == [TITLE, *lines]


def test_unchanged_paragraphs_and_other_parts_are_not_touched(old: bytes, marked: bytes) -> None:
    before, after = paragraphs(old, rejected=False), paragraphs(marked, rejected=True)
    unchanged = [0, 1, 2]  # title, organ, first preambular paragraph
    assert [after[at] for at in unchanged] == [before[at] for at in unchanged]
    with zipfile.ZipFile(io.BytesIO(old)) as archive:
        others = {
            name: archive.read(name)
            for name in archive.namelist()
            if name not in {"word/document.xml", "[Content_Types].xml"}
            and not name.endswith("document.xml.rels")
        }
    assert all(part(marked, name) == content for name, content in others.items())


def test_a_change_looks_as_what_stands_around_it(marked: bytes) -> None:
    root = etree.fromstring(part(marked, "word/document.xml"))
    inserted = {
        one.findtext(f"{W}r/{W}t") or "": one.find(f"{W}r/{W}rPr/{W}sz")
        for one in root.iter(f"{W}ins")
    }
    size = next(size for text, size in inserted.items() if "tulips" in text)
    assert size is not None
    assert size.get(f"{W}val") == "22"
    verb = next(
        one
        for one in root.iter(f"{W}ins")
        if (one.findtext(f"{W}r/{W}t") or "").startswith("Urges")
    )
    assert verb.find(f"{W}r/{W}rPr/{W}i") is not None


@pytest.mark.program("pandoc")
def test_pandoc_reads_it_so_too(marked: bytes, tmp_path: Path) -> None:
    path = tmp_path / "redline.docx"
    path.write_bytes(marked)
    for mode, lines in (("accept", NEW), ("reject", OLD)):
        found, _ = pandoc(path, mode)
        assert [plain(one) for one in found] == [plain(one) for one in [TITLE, *lines]]


def test_changes_that_the_base_tracks_are_accepted_first(old: bytes) -> None:
    middle = report(compare(parsed(old), parsed(written(NEW))), Options(base=old))
    again = report(compare(parsed(middle), parsed(old)), Options(base=middle))
    for tracked, lines in (("accepted", OLD), ("rejected", NEW)):
        found = read_docx(again, "x", tracked)  # type: ignore[arg-type]
        assert [one.text for one in found.blocks if one.role == "body"] == [TITLE, *lines]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("before", "after"),
    [("A_RES_79_81", "A_RES_80_72"), ("A_RES_78_156", "A_RES_80_141"),
     ("A_RES_79_182", "A_RES_80_221")],
)  # fmt: skip
def test_real_texts(before: str, after: str, shared_data: Path) -> None:
    folder = shared_data / "resolutions"
    text = parse(read(folder / f"{before}.pdf"))
    base = redline(compare(text, text))
    comparison = compare(parsed(base), parse(read(folder / f"{after}.pdf")))
    made = report(comparison, Options(base=base))
    for tracked, wanted in (("accepted", comparison.new), ("rejected", comparison.old)):
        again = parse(read_docx(made, "x", tracked))  # type: ignore[arg-type]
        assert [(one.ref, one.text) for one in again.paragraphs] == [
            (one.ref, one.text) for one in wanted.paragraphs
        ]
    unchanged = sum(g.change == "identical" and not g.moved for g in comparison.groups)
    kept = set(paragraphs(made, rejected=True)) & set(paragraphs(base, rejected=False))
    assert len(kept) >= unchanged


def test_signs_that_nobody_sees_stay_as_the_document_has_them() -> None:
    lines = [
        *OLD[:3],
        "1.\tWelcomes the re\u2011opened\u00a0gardens and\u200b their roses;",
        *OLD[4:],
    ]
    data = written(lines)
    new = [*OLD[:3], "1.\tWelcomes the re-opened gardens and their lilies;", *OLD[4:]]
    options = Options(base=data, date=None)
    made = report(compare(parsed(data), parsed(written(new))), options)
    kept = "".join(
        one.text or "" for one in etree.fromstring(part(made, "word/document.xml")).iter(f"{W}t")
    )
    assert "re\u2011opened\u00a0gardens and\u200b their " in kept
