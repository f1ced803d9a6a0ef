"""Text that is placed on a page, whatever format placed it: runs of glyphs and ruled lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .pdf_faces import Face


class Span(NamedTuple):
    """A run of glyphs in one font on one baseline, in points from the page's lower left."""

    text: str  # its letters, outer spaces removed
    x0: float  # the origin of the first glyph
    x1: float  # the right edge of the ink
    y: float  # the baseline
    size: float
    bold: bool
    italic: bool
    spaced: bool  # its own text says that a space follows
    face: Face | None = None  # None once the page is closed to questions
    leading: bool = False  # its own text begins with a space, which only a glyph can do
    behind_blank: bool = False  # drawn right after a run of spaces alone

    @property
    def end(self) -> float:
        """Where the last glyph's advance ends, letter-spacing aside."""
        return self.x1 + self.face.bearing(self.text[-1]) * self.size if self.face else self.x1


class Rule(NamedTuple):
    """A thin horizontal line that is drawn and not written."""

    x0: float
    x1: float
    y: float


class PageContent(NamedTuple):
    """What is drawn on a page, turned so that its text stands upright."""

    width: float
    height: float
    spans: list[Span]
    rules: list[Rule]
    aside: list[str]  # text that is turned against the rest: margin marks, watermarks
