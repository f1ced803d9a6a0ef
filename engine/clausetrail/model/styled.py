"""What a reader hands to the parser: blocks of text with their styling.

A block is a paragraph as the page shows it: its lines are joined, words that a
line's or a page's end had broken are whole again, and what is furniture or a
footnote says so in its `role`. A reader knows how a text is set, never what a
resolution is.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Role = Literal["body", "note", "furniture", "table"]


class Style(Struct, frozen=True):
    """A run of a block's text that is set unlike the plain text around it."""

    start: int  # offset of the first character in the block's text (code points)
    end: int  # offset behind the last character
    italic: bool = False
    bold: bool = False
    superscript: bool = False


class Block(Struct, frozen=True):
    """One paragraph, footnote, table or piece of page furniture, in reading order."""

    text: str  # one paragraph without line breaks; a tab stands after a label where the
    # source has one. A table: a row a line ("\n"), a cell a tab ("\t").
    role: Role = "body"
    line: int = 0  # 1-based line of the source on which it starts; in a PDF, on its page
    page: int | None = None  # 1-based; None where the source has no pages
    styles: tuple[Style, ...] = ()  # ascending, not overlapping; empty for plain runs
    left: float | None = None  # x of the first line: points, or columns in plain text
    hang: float | None = None  # x of the second line; None for a block of one line
    right: float | None = None  # x of the end of the widest line
    size: float | None = None  # type size in points that most characters have
    centered: bool = False  # set about the middle of the text column
    gap: float | None = (
        None  # space above, in points (blank lines in plain text); None on a page's top
    )


class StyledText(Struct, frozen=True):
    """A whole document as read."""

    source: str  # the name for messages: a path as given, or "<stdin>"
    sha256: str  # of the bytes that were read, in hex
    form: str  # which reader and form: "pdf", "text", "text-pages", "text-wrapped" ...
    styled: bool  # whether italics, bold and superscript are known
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()
