"""Where an organ begins to speak: the openings of a resolution, its parts and quoted drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.lang.en.structure import ORGANS
from clausetrail.lang.lazy import lazy_pattern

from .labels import section_of
from .shapes import HEADING_CHARS, QUOTES, is_annex_line, is_connective
from .words import opening_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .piece import Piece

# The number that heads a title: "96 (I).", "57/1.".
_NUMBERED = lazy_pattern(r"\d{1,4}(?:\s?[A-Z])?\s?\([IVXLC]+\)\.|\d{1,3}/\d{1,3}\.")
_SENTENCE_WORDS = 10


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
        # Index of the organ's name below a preamble that stands above it; else 0.
        self.named_at = 0
        organ: str | None = None
        annexed = titled = False
        for index, piece in enumerate(pieces):
            titled = titled or (index > 0 and _is_titled(pieces[index - 1]))
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
            early = begins_before(pieces, index, titled=titled)
            if not self._run_on and _letter_before(pieces, early) is None:
                early = 0  # the head of the page was cut off where the preamble begins
            if early < index and found[1] >= len(piece.text):
                # "Whereas ...," stands above "The General Assembly".
                self._run_on[early] = 0
                self.silent.add(index)
                self.named_at = self.named_at or index
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
    early = begins_before(pieces, opening, titled=any(map(_is_titled, pieces[:opening])))
    letter = _letter_before(pieces, early)
    return letter if more and letter is not None else early


def begins_before(pieces: Sequence[Piece], opening: int, *, titled: bool) -> int:
    """Where the preamble of an opening begins: above it, where it is one of "Whereas".

    So it does in the earliest resolutions too, which state their reasons in whole sentences
    between the numbered title and "The General Assembly, therefore,".

    Args:
        pieces: of the text.
        opening: index of the piece that names the organ.
        titled: whether a numbered title stands above it.
    """
    first = opening
    for index in range(opening - 1, -1, -1):
        text = pieces[index].text
        if text.startswith(("Whereas ", "WHEREAS ")) or (titled and _is_sentence(text)):
            first = index
        elif not is_connective(text):
            break
    return first


def _is_titled(piece: Piece) -> bool:
    return _NUMBERED.match(piece.text) is not None


def _is_sentence(text: str) -> bool:
    return (
        text[:1].isupper()
        and text.rstrip().endswith((".", ";"))
        and len(text.split()) >= _SENTENCE_WORDS
        and _NUMBERED.match(text) is None
    )
