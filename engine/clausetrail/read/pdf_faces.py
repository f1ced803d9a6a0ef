"""The fonts of a PDF: their style, and the white space behind their glyphs."""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

import pypdfium2.raw

pdfium: Any = pypdfium2.raw  # names made by a generator, which no type checker sees

_FLAG_ITALIC, _FLAG_FORCE_BOLD = 1 << 6, 1 << 18  # PDF 32000-1, table 123


class Known(NamedTuple):
    """What all fonts of one name have in common."""

    bold: bool
    italic: bool
    bearings: dict[str, float]  # by character, in em


class Face:
    """A font: its style, and the white space behind its glyphs."""

    def __init__(self, font: Any, known: Known) -> None:
        """Keep a font that is open, and what is known of all fonts of its name."""
        self.bold = known.bold
        self.italic = known.italic
        self._font = font
        self._bearings = known.bearings

    def bearing(self, char: str) -> float:
        """The distance from the end of a glyph's ink to the end of its advance, in em."""
        known = self._bearings.get(char)
        if known is None:
            known = _bearing(self._font, char)
            if known is None:
                return 0.0
            self._bearings[char] = known
        return known


def _bearing(font: Any, char: str) -> float | None:
    width, x, y = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    if not pdfium.FPDFFont_GetGlyphWidth(font, ord(char), 1.0, width) or width.value <= 0:
        return None  # a subset without this glyph
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


def known_of(font: Any, name: str) -> Known:
    """A font's style by its name, its flags, its weight and its angle."""
    flags = max(pdfium.FPDFFont_GetFlags(font), 0)
    angle = ctypes.c_int()
    slanted = bool(pdfium.FPDFFont_GetItalicAngle(font, angle)) and angle.value != 0
    bold = any(part in name for part in ("bold", "black", "heavy"))
    return Known(
        bold=bold or bool(flags & _FLAG_FORCE_BOLD) or pdfium.FPDFFont_GetWeight(font) >= 600,
        italic="italic" in name or "oblique" in name or bool(flags & _FLAG_ITALIC) or slanted,
        bearings={},
    )
