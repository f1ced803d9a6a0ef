"""PDF with a text layer to blocks, through pypdfium2."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial
from typing import Any

from ..model.styled import Block, StyledText
from .errors import (
    MAX_PAGES,
    BrokenPdfError,
    EncryptedPdfError,
    ScannedPdfError,
    TooLargeError,
)
from .joining import Hyphens
from .pdf_blocks import Draft, block_of, drafts_of, pitch_of
from .pdf_lines import Line, rows_of
from .pdf_objects import ObjectReader
from .pdf_page import PageRows, has_marker, is_rule, row_text, sort_pages


def read_pdf(data: bytes, name: str) -> StyledText:
    """Read a PDF that has a text layer.

    Raises:
        EncryptedPdfError, BrokenPdfError, ScannedPdfError, TooLargeError: as they say.
    """
    pages = _pages(data, name)
    if not any(page.rows for page in pages):
        raise ScannedPdfError(
            "the PDF has no text layer: its pages are pictures",
            source=name,
            hint="run it through text recognition (OCR), or give the text as .txt",
        )
    sort_pages(pages)
    blocks = _blocks(pages)
    return StyledText(name, hashlib.sha256(data).hexdigest(), "pdf", True, tuple(blocks))


def _pages(data: bytes, name: str) -> list[PageRows]:
    import pypdfium2.raw as pdfium

    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _refusal(pdfium.FPDF_GetLastError(), pdfium, name)
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count > MAX_PAGES:
            raise TooLargeError(
                f"the PDF has {count} pages, more than {MAX_PAGES}",
                source=name,
                hint="give the pages of one resolution",
            )
        reader = ObjectReader()
        return [_page(document, index, reader, pdfium) for index in range(count)]
    finally:
        pdfium.FPDF_CloseDocument(document)


def _page(document: Any, index: int, reader: ObjectReader, pdfium: Any) -> PageRows:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return PageRows(index + 1, 0.0, 0.0, [], [])
    try:
        textpage = pdfium.FPDFText_LoadPage(page)
        try:
            content = reader.read(page, textpage)
            rows = rows_of(content.spans, partial(reader.written_space, textpage))
        finally:
            pdfium.FPDFText_ClosePage(textpage)
    finally:
        pdfium.FPDF_ClosePage(page)
    return PageRows(index + 1, content.width, content.height, rows, content.rules)


def _refusal(code: int, pdfium: Any, name: str) -> EncryptedPdfError | BrokenPdfError:
    if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return EncryptedPdfError(
            "the PDF is encrypted and asks for a password",
            source=name,
            hint="save a copy without a password",
        )
    return BrokenPdfError(
        "the PDF is damaged and cannot be opened", source=name, hint="download it again"
    )


def _blocks(pages: Sequence[PageRows]) -> list[Block]:
    hyphens = Hyphens(
        (line.text for page in pages for row in page.rows for line in row), typeset=False
    )
    out: list[Draft] = []
    last: Draft | None = None
    note: Draft | None = None
    for page in pages:
        right = _right(page.body)
        pitch = pitch_of(page.body, page.body_size)
        out += drafts_of(
            page.rows[: page.head], page.number, 1, role="furniture", right=right, pitch=pitch
        )
        body = drafts_of(
            page.body[page.masthead :],
            page.number,
            page.head + page.masthead + 1,
            role="body",
            right=right,
            pitch=pitch,
            rules=page.rules,
        )
        body[:0] = drafts_of(
            page.body[: page.masthead],
            page.number,
            page.head + 1,
            role="body",
            right=right,
            pitch=pitch,
        )
        if body and last is not None and _continues(last, body[0]):
            last.lines += body[0].lines
            last.full = body[0].full
            body = body[1:]
        if body:
            last = body[-1]
        out += body
        rows = page.rows[page.notes : page.foot]
        if rows:
            ruled = int(is_rule(rows[0]))
            out += drafts_of(
                rows[:ruled],
                page.number,
                page.notes + 1,
                role="furniture",
                right=right,
                pitch=pitch,
            )
            rows = rows[ruled:]
            notes = drafts_of(
                rows,
                page.number,
                page.notes + ruled + 1,
                role="note",
                right=_right(rows),
                pitch=pitch_of(rows, 0.8 * page.body_size),
            )
            if notes and note is not None and not has_marker(notes[0].lines[0]):
                note.lines += notes[0].lines
                notes = notes[1:]
            if notes:
                note = notes[-1]
            out += notes
        out += drafts_of(
            page.rows[page.foot :],
            page.number,
            page.foot + 1,
            role="furniture",
            right=right,
            pitch=pitch,
        )
    return [block_of(draft, hyphens) for draft in out]


def _right(rows: Sequence[Sequence[Line]]) -> float:
    """x that the lines of a column reach on their right, the widest few left aside."""
    ends = sorted(line.x1 for row in rows for line in row[-1:] if len(row_text(row)) > 20)
    return ends[int(0.9 * (len(ends) - 1))] if ends else 0.0


def _continues(last: Draft, first: Draft) -> bool:
    """Whether a page's first block is the rest of the block before it."""
    line = first.lines[0]
    if line.tab is not None or abs(line.size - last.lines[-1].size) > 0.5 or not last.full:
        return False
    hang = last.hang if last.hang is not None else None
    if hang is None:
        return line.x0 <= last.left + 0.3 * line.size
    return abs(line.x0 - hang) < 0.6 * line.size
