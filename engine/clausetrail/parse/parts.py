"""A document's blocks, sorted: text, footnotes, margins and the export's trailer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .margins import misplaced
from .markers import take_markers
from .mending import parted
from .notes import Note, notes_of, notes_set_off, starred, tail_of_notes
from .one_line import in_parts
from .piece import Piece
from .running import unrolled
from .words import opening_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Block, StyledText

    from .header import Header

_TRAILER = "<<ODS "
_START_MARK = re.compile(r"\[Start\d*\]")


class Parts:
    """A document's blocks, sorted: text, footnotes, margins and the export's trailer."""

    def __init__(self, text: StyledText) -> None:
        body: list[Block] = []
        notes: list[Block] = []
        self.margins: list[str] = []
        trailer: list[str] = []
        given_back, strange = misplaced(text.blocks)
        self.unplaced = [text.blocks[index].text.strip() for index in sorted(strange)]
        for index, block in enumerate(text.blocks):
            if trailer or _TRAILER in block.text:
                trailer.append(f"{block.text}\n")
            elif block.role == "note" or index in given_back or _begins_raised(block):
                notes.append(block)
            elif block.role == "furniture":
                # A strange line is told as not placed; it may say the symbol nevertheless.
                self.margins.append(block.text)
            elif not _START_MARK.fullmatch(block.text.strip()) and block.text.strip():
                body.append(block)
        self.trailer = "".join(trailer)
        if not text.styled:
            body = [part for block in body for part in in_parts(block)]
        texts = [block.text for block in body]
        stars = starred(texts) | notes_set_off(texts)
        notes.extend(block for index, block in enumerate(body) if index in stars)
        body = [block for index, block in enumerate(body) if index not in stars]
        numbered = any(block.text[:1].isdigit() for block in notes)
        start = len(body) if numbered else tail_of_notes([block.text for block in body])
        notes.extend(body[start:])
        self.notes: list[Note] = notes_of(notes)
        whole = [Piece.of(block).cut(0) for block in body[:start]]
        pieces = parted(whole, styled=text.styled)
        if not text.styled:
            pieces = unrolled(pieces)
        raised = text.styled and any(
            style.superscript for piece in pieces for style in piece.styles
        )
        self.pieces, self.warnings = take_markers(pieces, self.notes, styled=raised)

    def opening(self) -> int | None:
        """Index of the piece in which the organ that speaks is named first."""
        for index, piece in enumerate(self.pieces):
            if piece.block.role == "body" and opening_of(piece.text) is not None:
                return index
        return None

    def read_margins(self, header: Header, head: Sequence[Piece]) -> None:
        """Give the header what stands in the margins and in the trailer.

        Some readers give the print at the foot of the first page among the lines of `head`.
        """
        if self.trailer:
            header.read_trailer(self.trailer)
        header.read_furniture([*self.margins, *(piece.text for piece in head)])


def _begins_raised(block: Block) -> bool:
    """Whether a block of the text begins with a superscript: a note to the table above it."""
    first = block.styles[0] if block.styles else None
    return (
        first is not None
        and block.role == "body"
        and first.superscript
        and first.start == 0
        and len(block.text[: first.end].strip()) <= 3
        and first.end < len(block.text)
    )
