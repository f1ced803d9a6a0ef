"""PDF with a text layer to blocks, through pypdfium2."""

from __future__ import annotations

import hashlib
import threading
from typing import Any

from clausetrail.model.styled import StyledText

from .errors import (
    MAX_PAGES,
    BrokenPdfError,
    EncryptedPdfError,
    ScannedPdfError,
    TooLargeError,
)
from .pages import blocks_of
from .pdf_columns import areas_of
from .pdf_faces import pdfium
from .pdf_lines import rows_of
from .pdf_objects import MAX_WORK, ObjectReader
from .pdf_page import PageRows
from .pdf_swelling import swells

_PDFIUM = threading.Lock()
"""pdfium may run in one thread at a time."""


def read_pdf(data: bytes, name: str) -> StyledText:
    """Read a PDF that has a text layer.

    Raises:
        EncryptedPdfError, BrokenPdfError, ScannedPdfError, TooLargeError: as they say.
    """
    with _PDFIUM:
        pages, warnings = _pages(data, name)
    if not any(page.rows for page in pages):
        raise ScannedPdfError(
            "the PDF has no text layer: its pages are pictures",
            source=name,
            hint="run it through text recognition (OCR), or give the text as .txt",
        )
    return StyledText(
        name,
        hashlib.sha256(data).hexdigest(),
        form="pdf",
        styled=True,
        blocks=tuple(blocks_of(pages)),
        warnings=tuple(warnings),
    )


def _pages(data: bytes, name: str) -> tuple[list[PageRows], list[str]]:
    """The rows of all pages, and warnings of what on them could not be read."""
    if swells(data):
        raise TooLargeError(
            "the PDF's pages unpack to more than can be read",
            source=name,
            hint="print it to a new PDF, or give the text as .txt",
        )
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _refusal(pdfium.FPDF_GetLastError(), name)
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count > MAX_PAGES:
            raise TooLargeError(
                f"the PDF has {count} pages, more than {MAX_PAGES}",
                source=name,
                hint="give the pages of one resolution",
            )
        reader = ObjectReader()
        pages: list[PageRows] = []
        warnings: list[str] = []
        for index in range(count):
            pages.append(_page(document, index, reader))
            warnings += [f"page {index + 1} {odd}" for odd in reader.odd]
        if reader.work > MAX_WORK:
            raise TooLargeError(
                "the PDF is drawn in too many pieces to be read",
                source=name,
                hint="print it to a new PDF, or give the text as .txt",
            )
        return pages, warnings
    finally:
        pdfium.FPDF_CloseDocument(document)


def _page(document: Any, index: int, reader: ObjectReader) -> PageRows:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        reader.odd = ["is damaged, and is not read"]
        return PageRows(index + 1, 0.0, 0.0, [], [], [], [])
    try:
        textpage = pdfium.FPDFText_LoadPage(page)
        try:
            content = reader.read(page, textpage)
            areas = [rows_of(spans, reader.written_space) for spans in areas_of(content.spans)]
        finally:
            pdfium.FPDFText_ClosePage(textpage)
    finally:
        pdfium.FPDF_ClosePage(page)
    return PageRows.of(index + 1, content, areas)


def _refusal(code: int, name: str) -> EncryptedPdfError | BrokenPdfError:
    if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return EncryptedPdfError(
            "the PDF is encrypted and asks for a password",
            source=name,
            hint="save a copy without a password",
        )
    return BrokenPdfError(
        "the PDF is damaged and cannot be opened", source=name, hint="download it again"
    )
