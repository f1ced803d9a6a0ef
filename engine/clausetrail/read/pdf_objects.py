"""The text runs and the ruled lines of a PDF page, through pdfium's raw interface.

pdfium draws a page from objects; a text object is one run of glyphs in one font. Reading
objects instead of characters saves nine tenths of the calls, and a call through ctypes is
what reading costs. An object's own text is trusted for its letters only: pdfium adds spaces
to it where it guesses one, so spaces at its ends are decided from the geometry (`pdf_lines`).
"""

from __future__ import annotations

import ctypes
import math
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from .joining import visible

_TEXT, _PATH, _FORM = (
    pdfium.FPDF_PAGEOBJ_TEXT,
    pdfium.FPDF_PAGEOBJ_PATH,
    pdfium.FPDF_PAGEOBJ_FORM,
)
_MAX_FORM_DEPTH = 6
_MAX_OBJECTS = 200_000  # of one page; a page of a resolution has some 200
_INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
_FLAG_ITALIC, _FLAG_FORCE_BOLD = 1 << 6, 1 << 18  # PDF 32000-1, table 123


class Span(NamedTuple):
    """A run of glyphs in one font on one baseline, in points from the page's lower left."""

    text: str  # its letters, outer spaces removed
    x0: float  # the origin of the first glyph
    x1: float  # where the last glyph's advance ends, letter-spacing aside
    y: float  # the baseline
    size: float
    bold: bool
    italic: bool
    spaced: bool  # its own text says that a space follows


class Rule(NamedTuple):
    """A thin horizontal line that is drawn and not written."""

    x0: float
    x1: float
    y: float


class PageContent(NamedTuple):
    """What is drawn on a page."""

    width: float
    height: float
    spans: list[Span]
    rules: list[Rule]


class ObjectReader:
    """Reads the pages of one open document; keeps its buffers and what it knows of fonts."""

    def __init__(self) -> None:
        self._size = 1 << 14
        self._allocate()
        self._matrix = pdfium.FS_MATRIX()
        self._points = ctypes.c_float()
        self._edges = tuple(ctypes.c_float() for _ in range(4))
        self._faces: dict[int, _Face] = {}  # by address: good while one page is open
        self._known: dict[str, _Face] = {}  # by name

    def _allocate(self) -> None:
        self._buffer = ctypes.create_string_buffer(self._size * 2)
        self._wide = ctypes.cast(self._buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))

    def read(self, page: Any, textpage: Any) -> PageContent:
        """The spans and rules of a page, in the order in which they are drawn."""
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        content = PageContent(width, height, [], [])
        self._faces.clear()
        for index in range(min(pdfium.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
            self._object(pdfium.FPDFPage_GetObject(page, index), textpage, content, 0, None)
        return content

    def written_space(self, textpage: Any, span: Span) -> bool | None:
        """Whether a space glyph follows a run, and not one that pdfium made from a gap.

        None where the run's last glyph is not found again or another one follows.
        """
        x, y = span.x1 - 0.15 * span.size, span.y + 0.2 * span.size
        index = pdfium.FPDFText_GetCharIndexAtPos(textpage, x, y, 0.2 * span.size, 0.3 * span.size)
        if index < 0:
            return None
        for follower in (index, index + 1, index + 2):
            if pdfium.FPDFText_GetUnicode(textpage, follower) == 0x20:
                return not pdfium.FPDFText_IsGenerated(textpage, follower)
        return None

    def _object(
        self,
        item: Any,
        textpage: Any,
        content: PageContent,
        depth: int,
        outer: tuple[float, ...] | None,
    ) -> None:
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == _TEXT:
            self._text(item, textpage, content, outer)
        elif kind == _PATH:
            self._path(item, content, outer)
        elif kind == _FORM and depth < _MAX_FORM_DEPTH:
            matrix = self._matrix
            pdfium.FPDFPageObj_GetMatrix(item, matrix)
            inner = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
            if outer is not None:
                inner = _times(inner, outer)
            count = min(pdfium.FPDFFormObj_CountObjects(item), _MAX_OBJECTS)
            for index in range(count):
                child = pdfium.FPDFFormObj_GetObject(item, index)
                self._object(child, textpage, content, depth + 1, inner)

    def _text(
        self, item: Any, textpage: Any, content: PageContent, outer: tuple[float, ...] | None
    ) -> None:
        length = pdfium.FPDFTextObj_GetText(item, textpage, self._wide, self._size)
        if length > self._size * 2:
            self._size = length
            self._allocate()
            length = pdfium.FPDFTextObj_GetText(item, textpage, self._wide, self._size)
        if length <= 2:
            return
        raw = self._buffer.raw[: length - 2].decode("utf-16-le", "replace")
        text = visible(raw).strip(" \r\n\t\0")
        if not text:
            return
        matrix = self._matrix
        pdfium.FPDFPageObj_GetMatrix(item, matrix)
        a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
        left, bottom, right, top = self._edges
        pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        x1 = right.value
        if outer is not None:
            a, b, c, d, e, f = _times((a, b, c, d, e, f), outer)
            x1 = max(outer[0] * left.value + outer[4], outer[0] * right.value + outer[4])
        pdfium.FPDFTextObj_GetFontSize(item, self._points)
        size = self._points.value * math.hypot(c, d)
        font = pdfium.FPDFTextObj_GetFont(item)
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        face = self._faces.get(address)
        if face is None:
            face = self._faces[address] = self._face(font)
        x1 += face.bearing(font, text[-1]) * self._points.value * abs(a)
        italic = face.italic or abs(c) > 0.1 * abs(d)
        content.spans.append(Span(text, e, x1, f, size, face.bold, italic, raw[-1] == " "))

    def _face(self, font: Any) -> _Face:
        length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
        buffer = ctypes.create_string_buffer(max(length, 1))
        pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
        name = buffer.value.decode("utf-8", "replace")
        if name not in self._known:
            self._known[name] = _face_of(font, name.lower())
        return self._known[name]

    def _path(self, item: Any, content: PageContent, outer: tuple[float, ...] | None) -> None:
        left, bottom, right, top = self._edges
        pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
        if outer is not None:
            x0, x1 = outer[0] * x0 + outer[4], outer[0] * x1 + outer[4]
            y0, y1 = outer[3] * y0 + outer[5], outer[3] * y1 + outer[5]
        if abs(y1 - y0) < 4 and abs(x1 - x0) > 6 * abs(y1 - y0):
            content.rules.append(Rule(min(x0, x1), max(x0, x1), (y0 + y1) / 2))


def _times(inner: tuple[float, ...], outer: tuple[float, ...]) -> tuple[float, ...]:
    """The matrix that applies `inner` first and `outer` then (a, b, c, d, e, f)."""
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


class _Face:
    """What is known of a font: its style, and the white space behind its glyphs."""

    def __init__(self, *, bold: bool, italic: bool) -> None:
        self.bold = bold
        self.italic = italic
        self._bearings: dict[str, float] = {}

    def bearing(self, font: Any, char: str) -> float:
        """The distance from the end of a glyph's ink to the end of its advance, in em."""
        known = self._bearings.get(char)
        if known is None:
            known = self._bearings[char] = _bearing(font, char)
        return known


def _bearing(font: Any, char: str) -> float:
    width, x, y = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    if not pdfium.FPDFFont_GetGlyphWidth(font, ord(char), 1.0, width) or width.value <= 0:
        return 0.0
    path = pdfium.FPDFFont_GetGlyphPath(font, ord(char), 1.0)
    if not path:
        return 0.0
    right = 0.0
    for index in range(min(pdfium.FPDFGlyphPath_CountGlyphSegments(path), 500)):
        segment = pdfium.FPDFGlyphPath_GetGlyphPathSegment(path, index)
        if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            right = max(right, x.value)
    bearing = width.value - right
    return bearing if right > 0 and -0.3 < bearing < 0.3 else 0.0


def _face_of(font: Any, name: str) -> _Face:
    """A font's style by its name, its flags, its weight and its angle."""
    flags = max(pdfium.FPDFFont_GetFlags(font), 0)
    angle = ctypes.c_int()
    slanted = bool(pdfium.FPDFFont_GetItalicAngle(font, angle)) and angle.value != 0
    bold = any(part in name for part in ("bold", "black", "heavy"))
    return _Face(
        bold=bold or bool(flags & _FLAG_FORCE_BOLD) or pdfium.FPDFFont_GetWeight(font) >= 600,
        italic="italic" in name or "oblique" in name or bool(flags & _FLAG_ITALIC) or slanted,
    )
