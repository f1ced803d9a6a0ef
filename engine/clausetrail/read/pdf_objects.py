"""The text runs and the ruled lines of a PDF page, through pdfium's raw interface.

pdfium draws a page from objects; a text object is one run of glyphs in one font. Reading
objects instead of characters saves nine tenths of the calls, and a call through ctypes is
what reading costs. An object's own text is trusted for its letters only: pdfium adds spaces
to it where it guesses one, so spaces at its ends are decided from the geometry (`pdf_lines`).
"""

from __future__ import annotations

import ctypes
import math
from typing import Any

from .joining import visible
from .pdf_faces import Face, Known, known_of, pdfium
from .placed import PageContent, Rule, Span

_TEXT, _PATH, _FORM, _IMAGE = (
    pdfium.FPDF_PAGEOBJ_TEXT,
    pdfium.FPDF_PAGEOBJ_PATH,
    pdfium.FPDF_PAGEOBJ_FORM,
    pdfium.FPDF_PAGEOBJ_IMAGE,
)
_SPACES = (0x20, 0xA0)
_INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
_MAX_FORM_DEPTH = 16
_SIZES = 0.1, 1000.0  # points; a run that a matrix presses flat or blows up has one of these
_PICTURE = 0.3  # of the page's area: what covers more is no emblem and no bar code
_MAX_OBJECTS = 200_000  # of one page; a page of a resolution has some 200
MAX_WORK = 2 * 10**9
"""Objects times characters, summed over the pages: pdfium looks through all characters of a
page for the text of each object. A resolution of 60 pages has 3 * 10**7; this is a minute."""

_Matrix = tuple[float, float, float, float, float, float]


class ObjectReader:
    """Reads the pages of one open document; keeps its buffers and what it knows of fonts."""

    def __init__(self) -> None:
        """Allocate the buffers."""
        self.work = 0
        self._size = 1 << 14  # bytes
        self._allocate()
        self._matrix = pdfium.FS_MATRIX()
        self._points = ctypes.c_float()
        self._edges = tuple(ctypes.c_float() for _ in range(4))
        self._faces: dict[int, Face] = {}  # by address: good while one page is open
        self._known: dict[str, Known] = {}  # by name
        self._textpage: Any = None
        self._turned: list[list[Span]] = []
        self._hidden: list[list[Span]] = []
        self._rules: list[tuple[float, float, float, float]] = []
        self._blank = False  # the text object before was a run of spaces alone
        self._chars = 0  # of the page, as pdfium counts them
        self.odd: list[str] = []  # what of the page that was read last is not in its content

    def _allocate(self) -> None:
        self._buffer = ctypes.create_string_buffer(self._size)
        self._view = memoryview(self._buffer)
        self._wide = ctypes.cast(self._buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))

    def read(self, page: Any, textpage: Any) -> PageContent:
        """The spans and rules of a page, in the order in which they are drawn."""
        self._faces.clear()  # a font's address may be another's when its page is closed
        self._textpage = textpage
        self._turned = [[], [], [], [], []]  # upright, turned by one to three quarters, askew
        self._hidden = [[], [], [], [], []]
        self._rules = []
        self.odd = []
        self._chars = max(pdfium.FPDFText_CountChars(textpage), 0)
        for index in range(self._counted(pdfium.FPDFPage_CountObjects(page))):
            self._object(pdfium.FPDFPage_GetObject(page, index), 0, None)
        content = self._content(page)
        if not (content.spans or content.aside) and self._is_picture(page):
            self.odd.append("is a picture without a text layer, and is not read")
        return content

    def _counted(self, count: int) -> int:
        """How many of so many objects are read: none, once it all would take too long."""
        if count > _MAX_OBJECTS:
            self.odd.append(f"is drawn in more than {_MAX_OBJECTS} pieces; the rest is not read")
        count = min(count, _MAX_OBJECTS)
        self.work += count * self._chars
        return count if self.work <= MAX_WORK else 0

    def _is_picture(self, page: Any) -> bool:
        """Whether a page without text shows something that may be text."""
        area = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
        for index in range(min(pdfium.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
            item = pdfium.FPDFPage_GetObject(page, index)
            if pdfium.FPDFPageObj_GetType(item) in {_IMAGE, _FORM}:
                x0, y0, x1, y1 = self._bounds(item, None)
                if (x1 - x0) * (y1 - y0) > _PICTURE * area:
                    return True
        return False

    def _content(self, page: Any) -> PageContent:
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        if pdfium.FPDFPage_GetRotation(page) % 2:
            width, height = height, width
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        # Text that is not shown is what a recognition laid under a picture of the page, where
        # hardly anything but a stamp is shown; else it is nothing that a person reads.
        turned, others = self._turned, self._hidden
        if _chars_of(others) > _chars_of(turned):
            turned, others = others, turned
        elif any(others):
            self.odd.append("has text that is not shown, and is left out")
            others = []
        chars = [sum(len(span.text) for span in spans) for spans in turned[:4]]
        main = chars.index(max(chars))
        aside = [span.text for index, spans in enumerate(turned) if index != main for span in spans]
        aside += [span.text for spans in others for span in spans]
        spans = [
            _upright(span, main, width, height, (box.left, box.bottom)) for span in turned[main]
        ]
        if main % 2:
            return PageContent(height, width, _on_page(spans, height, width), [], aside)
        rules = [
            Rule(min(x0, x1) - box.left, max(x0, x1) - box.left, (y0 + y1) / 2 - box.bottom)
            for x0, y0, x1, y1 in self._rules
        ]
        return PageContent(
            width, height, _on_page(spans, width, height), rules if main == 0 else [], aside
        )

    def written_space(self, span: Span) -> bool:
        """Whether a space glyph follows a run, and not one that pdfium made from a gap."""
        x, y = span.x1 - 0.15 * span.size, span.y + 0.2 * span.size
        reach = 0.2 * span.size, 0.3 * span.size
        index = pdfium.FPDFText_GetCharIndexAtPos(self._textpage, x, y, *reach)
        if index < 0:
            return False
        for follower in (index, index + 1, index + 2):
            if pdfium.FPDFText_GetUnicode(self._textpage, follower) in _SPACES:
                return not pdfium.FPDFText_IsGenerated(self._textpage, follower)
        return False

    def _object(self, item: Any, depth: int, outer: _Matrix | None) -> None:
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == _TEXT:
            self._text(item, outer)
        elif kind == _PATH:
            self._path(item, outer)
        elif kind == _FORM and depth < _MAX_FORM_DEPTH:
            inner = self._matrix_of(item, outer)
            for index in range(self._counted(pdfium.FPDFFormObj_CountObjects(item))):
                self._object(pdfium.FPDFFormObj_GetObject(item, index), depth + 1, inner)

    def _matrix_of(self, item: Any, outer: _Matrix | None) -> _Matrix:
        m = self._matrix
        pdfium.FPDFPageObj_GetMatrix(item, m)
        inner = (m.a, m.b, m.c, m.d, m.e, m.f)
        return inner if outer is None else _times(inner, outer)

    def _bounds(self, item: Any, outer: _Matrix | None) -> tuple[float, float, float, float]:
        left, bottom, right, top = self._edges
        pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
        if outer is None:
            return x0, y0, x1, y1
        a, b, c, d, e, f = outer
        corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def _text(self, item: Any, outer: _Matrix | None) -> None:
        x0, y0, x1, y1 = self._bounds(item, outer)
        behind_blank, self._blank = self._blank, False
        if x1 <= x0 and y1 <= y0:
            self._blank = True
            return  # spaces; to ask for their text costs ten times as much
        length = pdfium.FPDFTextObj_GetText(item, self._textpage, self._wide, self._size)
        if length > self._size:
            self._size = length
            self._allocate()
            length = pdfium.FPDFTextObj_GetText(item, self._textpage, self._wide, self._size)
        if length <= 2:
            return
        raw = bytes(self._view[: length - 2]).decode("utf-16-le", "replace")
        text = (raw if raw.isascii() and raw.isprintable() else visible(raw)).strip(" \r\n\t\0")
        if not text:
            return
        a, b, c, d, e, f = self._matrix_of(item, outer)
        pdfium.FPDFTextObj_GetFontSize(item, self._points)
        points = self._points.value
        if points < 0:  # the matrix turns it back
            a, b, c, d, points = -a, -b, -c, -d, -points
        size = min(max(points * math.hypot(c, d), _SIZES[0]), _SIZES[1])
        face = self._face(pdfium.FPDFTextObj_GetFont(item))
        turn = _turn(a, b)
        end = (x1, y1, x0, y0, x1)[turn]
        italic = face.italic or abs(a * c + b * d) > 0.1 * abs(a * d - b * c)
        seen = pdfium.FPDFTextObj_GetTextRenderMode(item) != _INVISIBLE
        x, y = (f, e) if turn in (1, 3) else (e, f)
        (self._turned if seen else self._hidden)[turn].append(
            Span(
                text,
                x,
                end,
                y,
                size,
                face.bold,
                italic,
                raw[-1] in " \u00a0",
                face,
                raw[0] in " \u00a0",
                behind_blank,
            )
        )

    def _face(self, font: Any) -> Face:
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        face = self._faces.get(address)
        if face is None:
            length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
            buffer = ctypes.create_string_buffer(max(length, 1))
            pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
            name = buffer.value.decode("utf-8", "replace")
            known = self._known.get(name)
            if known is None:
                known = self._known[name] = known_of(font, name.lower())
            face = self._faces[address] = Face(font, known)
        return face

    def _path(self, item: Any, outer: _Matrix | None) -> None:
        x0, y0, x1, y1 = self._bounds(item, outer)
        if y1 - y0 < 4 and x1 - x0 > 6 * (y1 - y0):
            self._rules.append((x0, y0, x1, y1))


def _chars_of(turned: list[list[Span]]) -> int:
    return sum(len(span.text) for spans in turned for span in spans)


def _turn(a: float, b: float) -> int:
    """By how many quarters a text is turned to the left; 4 if it stands askew."""
    if abs(b) < 0.2 * abs(a):
        return 0 if a > 0 else 2
    if abs(a) < 0.2 * abs(b):
        return 1 if b > 0 else 3
    return 4


def _upright(
    span: Span, turn: int, width: float, height: float, origin: tuple[float, float]
) -> Span:
    """A span in the coordinates of a page that is turned so that its text is upright.

    Of a span that is turned by one or three quarters, `x0`, `x1` run along the page's height
    and `y` along its width.
    """
    left, bottom = origin
    if turn == 0:
        if left == 0 and bottom == 0:
            return span
        return span._replace(x0=span.x0 - left, x1=span.x1 - left, y=span.y - bottom)
    if turn == 1:
        x0, x1, y = span.x0 - bottom, span.x1 - bottom, width - (span.y - left)
    elif turn == 2:
        x0, x1, y = width - (span.x0 - left), width - (span.x1 - left), height - (span.y - bottom)
    else:
        x0, x1, y = height - (span.x0 - bottom), height - (span.x1 - bottom), span.y - left
    # Spaces are looked up on the page as it is drawn, which a turned span cannot do.
    return span._replace(x0=x0, x1=x1, y=y, spaced=False)


def _on_page(spans: list[Span], width: float, height: float) -> list[Span]:
    """The spans that a reader can see; what lies beyond the page's edges is cut off."""
    return [
        span
        for span in spans
        if span.x1 > 0 and span.x0 < width and -span.size < span.y < height + span.size
    ]


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
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
