"""Where an organ begins to speak: the openings of a resolution, its parts and quoted drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.lang.en.structure import ORGANS

from .labels import section_of
from .shapes import HEADING_CHARS, QUOTES, is_annex_line, is_connective
from .words import opening_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .piece import Piece


class Openings:
    """The openings of a text, by the index of their piece.

    A line that names another organ than the first opens nothing, save in a draft that is
    quoted for that organ; nor does a line in an annex (a treaty's "The States Parties", a
    declaration's "The General Assembly,"), unless the letter of a new part stands over it.
    """

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._run_on: dict[int, int] = {}
        # The organ's name alone in an annex, or below its preamble: no paragraph.
        self.silent: set[int] = set()
        organ: str | None = None
        annexed = False
        for index, piece in enumerate(pieces):
            found = opening_of(piece.text) if piece.block.role == "body" else None
            if found is None:
                annexed = annexed or is_annex_line(piece)
                continue
            organ = organ or found[0]
            quoted = piece.text[:1] in QUOTES
            if found[0] != organ and not quoted:
                continue
            if annexed and self.letter(index) is None:
                if found[0] in ORGANS and found[1] >= len(piece.text):
                    self.silent.add(index)
                continue
            annexed = annexed and quoted
            early = begins_before(pieces, index)
            if early < index and found[1] >= len(piece.text):
                # "Whereas ...," stands above "The General Assembly".
                self._run_on[early] = 0
                self.silent.add(index)
                continue
            self._run_on[index] = found[1]
        self.several = sum(pieces[index].text[:1] not in QUOTES for index in self._run_on) > 1

    def __contains__(self, index: int) -> bool:
        return index in self._run_on

    def run_on(self, index: int) -> int:
        """Offset of what runs on from the organ's name."""
        return self._run_on[index]

    def letter(self, index: int) -> str | None:
        """The letter or numeral that heads the part which opens at an index."""
        before = _letter_before(self._pieces, index)
        found = section_of(self._pieces[before].text) if before is not None else None
        return found[1] if found else None


def _letter_before(pieces: Sequence[Piece], index: int) -> int | None:
    """Index of the letter that heads a part, within three lines before its opening."""
    for before in range(index - 1, max(index - 4, -1), -1):
        if len(pieces[before].text) <= HEADING_CHARS:
            found = section_of(pieces[before].text)
            if found is not None and found[2] == len(pieces[before].text):
                return before
    return None


def first_part(pieces: Sequence[Piece], opening: int) -> int:
    """Where the body begins: at the opening, or at the letter of the first of several parts."""
    more = any(
        opening_of(piece.text) is not None and piece.text[:1] not in QUOTES
        for piece in pieces[opening + 1 :]
        if piece.block.role == "body" and len(piece.text) < HEADING_CHARS
    )
    early = begins_before(pieces, opening)
    letter = _letter_before(pieces, early)
    return letter if more and letter is not None else early


def begins_before(pieces: Sequence[Piece], opening: int) -> int:
    """Where the preamble of an opening begins: above it, where it is one of "Whereas"."""
    first = opening
    for index in range(opening - 1, -1, -1):
        text = pieces[index].text
        if text.startswith(("Whereas ", "WHEREAS ")):
            first = index
        elif not is_connective(text):
            break
    return first
