"""A stretch of a document's text that keeps its styling while the parser cuts it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from msgspec import Struct, field

from clausetrail.model import Block, Italic, Style

_OPENING_SIGNS = frozenset("“\"‘'[")

Mark = tuple[int, int]
"""Offset before which a footnote's marker stood, and the 0-based index of the footnote."""


class Piece(Struct):
    """Text of one block, or of a part of it; offsets count characters of `text`."""

    text: str
    block: Block
    styles: tuple[Style, ...] = ()
    marks: list[Mark] = field(default_factory=list)

    @classmethod
    def of(cls, block: Block) -> Piece:
        """Take the whole text of a block."""
        return cls(block.text, block, block.styles)

    @property
    def place(self) -> str:
        """Where the piece stands in the source, for a message."""
        if self.block.page is None:
            return f"line {self.block.line}"
        return f"page {self.block.page}, line {self.block.line}"

    def cut(self, start: int, end: int | None = None) -> Piece:
        """Return the text from start to end without the white space around it."""
        end = len(self.text) if end is None else end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start == 0 and end == len(self.text):
            return self
        return Piece(
            self.text[start:end],
            self.block,
            tuple(
                Style(
                    max(style.start, start) - start,
                    min(style.end, end) - start,
                    style.italic,
                    style.bold,
                    style.superscript,
                )
                for style in self.styles
                if style.end > start and style.start < end
            ),
            [(min(max(offset, start), end) - start, note) for offset, note in self.marks],
        )

    def without(self, spans: list[tuple[int, int]]) -> Piece:
        """Return the piece with some spans (ascending, apart) taken out of its text."""
        if not spans:
            return self
        kept: list[str] = []
        position = 0
        for start, end in spans:
            kept.append(self.text[position:start])
            position = end
        kept.append(self.text[position:])

        starts = [start for start, _ in spans]
        gone = list(accumulate((end - start for start, end in spans), initial=0))

        def moved(offset: int) -> int:
            before = bisect_left(starts, offset)  # spans that begin before it
            if not before:
                return offset
            start, end = spans[before - 1]
            return offset - gone[before - 1] - (min(offset, end) - start)

        styles = []
        for style in self.styles:
            start, end = moved(style.start), moved(style.end)
            if start < end:
                styles.append(Style(start, end, style.italic, style.bold, style.superscript))
        return Piece(
            "".join(kept),
            self.block,
            tuple(styles),
            [(moved(offset), note) for offset, note in self.marks],
        )

    def behind(self, end: int) -> Piece:
        """Return what stands behind a label, with the sign that stood before the label.

        Of “1. Decides" the number goes; the mark that opens the quotation stays. Of "[PP1]
        Recalling" the brackets go with the label.
        """
        rest = self.cut(end)
        if self.text[:1] not in _OPENING_SIGNS or self.text[:end].rstrip().endswith("]"):
            return rest
        return Piece(
            self.text[0] + rest.text,
            self.block,
            tuple(
                Style(s.start + 1, s.end + 1, s.italic, s.bold, s.superscript) for s in rest.styles
            ),
            [(offset + 1, note) for offset, note in rest.marks],
        )

    def joined(self, following: Piece) -> Piece:
        """Return this piece with another behind it, a space between them."""
        shift = len(self.text) + 1
        return Piece(
            f"{self.text} {following.text}",
            self.block,
            self.styles
            + tuple(
                Style(s.start + shift, s.end + shift, s.italic, s.bold, s.superscript)
                for s in following.styles
            ),
            self.marks + [(offset + shift, note) for offset, note in following.marks],
        )

    def italics(self) -> tuple[Italic, ...]:
        """The runs in italics, neighbours joined."""
        runs: list[Italic] = []
        for style in self.styles:
            if not style.italic:
                continue
            if runs and runs[-1].end == style.start:
                runs[-1] = Italic(runs[-1].start, style.end)
            else:
                runs.append(Italic(style.start, style.end))
        return tuple(runs)

    def share(self, *, bold: bool = False) -> float:
        """Ratio of the characters that are bold (or else italic), white space among them."""
        if not self.text:
            return 0.0
        covered = sum(
            style.end - style.start
            for style in self.styles
            if (style.bold if bold else style.italic)
        )
        return covered / len(self.text)
