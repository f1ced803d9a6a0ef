"""The divisions of a text: its parts, annexes and sections, and what heads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetrail.model.symbol import roman, roman_value

from .labels import section_of
from .shapes import ANNEX, HEADING_CHARS, ends_sentence, looks_like_heading
from .words import is_finite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .labels import Label
    from .openings import Openings
    from .piece import Piece

_SEQUEL = 600  # how many blocks ahead the next division is looked for
_CENTRED = 6  # columns that a line in the middle stands right of the text
_PROSE = 60  # characters of a line that is no heading
_STARS = frozenset(["", "*", "**"])


class Divisions:
    """Where in a text a reader is, and whether a line leads into another division.

    Args:
        pieces: the body.
        labels: the label of each piece, or None.
        openings: where an organ begins to speak.
        styled: whether bold type and centring are known.
    """

    def __init__(
        self,
        pieces: Sequence[Piece],
        labels: Sequence[Label | None],
        openings: Openings,
        *,
        styled: bool,
    ) -> None:
        self._pieces = pieces
        self._labels = labels
        self._openings = openings
        self._styled = styled
        self._found = [
            section_of(piece.text) if len(piece.text) <= HEADING_CHARS else None for piece in pieces
        ]
        self.part: str | None = None  # letter of the resolution's part, where it has several
        self.annex: str | None = None  # "Annex", "Annex II"
        self.section: tuple[str, ...] = ()  # labels of the open divisions, outermost first
        self._styles: tuple[str, ...] = ()  # how the labels of `section` are written
        self._unlettered = 0  # parts without a letter of their own

    def leave(self) -> None:
        """Leave all sections."""
        self.section = self._styles = ()

    def next_part(self) -> str:
        """Name a part that has no letter of its own."""
        self._unlettered += 1
        return chr(64 + self._unlettered) if self._unlettered <= 26 else str(self._unlettered)

    def annex_at(self, index: int) -> tuple[str, Piece] | None:
        """Read the head of an annex.

        Returns:
            Its name ("Annex II"), and the title behind the name, without text where the
            name stands alone; None where there is no such head.
        """
        piece = self._pieces[index]
        match = ANNEX.match(piece.text)
        if match is None:
            return None
        rest = piece.cut(match.end())
        if rest.text not in _STARS and not (
            looks_like_heading(rest, styled=self._styled)
            and (match["number"] or match["stop"] or piece.share(bold=True) > 0.8)
            and not ends_sentence(rest.text)
        ):
            return None
        word = match["word"].capitalize()
        name = f"{word} {match['number']}" if match["number"] else word
        return name, rest if rest.text not in _STARS else piece.cut(0, 0)

    def section_at(self, index: int) -> tuple[str, str, Piece] | None:
        """Read the head of a section.

        Returns:
            Its label as printed, the part of it that goes before references, and the title
            behind it, without text where the label stands alone; or None.
        """
        found = self._found[index]
        if found is None:
            return None
        printed, key, end = found
        rest = self._pieces[index].cut(end)
        if rest.text and not self._is_division(index, printed, rest):
            return None
        return printed, key, rest

    def heads(self, index: int) -> bool:
        """Whether a division begins at an index."""
        return self.annex_at(index) is not None or self.section_at(index) is not None

    def title_below(self, index: int) -> Piece | None:
        """The title that stands in the block below a division's label, if one does."""
        following = index + 1
        if following >= len(self._pieces):
            return None
        below = self._pieces[following]
        if (
            below.block.role == "body"
            and following not in self._openings
            and following not in self._openings.silent
            and self._labels[following] is None
            and section_of(below.text) is None
            and ANNEX.match(below.text) is None
            and looks_like_heading(below, styled=self._styled)
            and (below.text.isupper() or not is_finite(below.text) or not ends_sentence(below.text))
        ):
            return below
        return None

    def title_goes_on(self, index: int) -> bool:
        """Whether a plain text's line is the next one of a title that is set in the middle."""
        if self._styled or index >= len(self._pieces):
            return False
        above, here = self._pieces[index - 1].block, self._pieces[index].block
        base = min((p.block.left or 0 for p in self._pieces if len(p.text) > _PROSE), default=0)
        return (
            here.gap == 0
            and min(above.left or 0, here.left or 0) >= base + _CENTRED
            and (self._pieces[index].text[:1].islower() or self.title_below(index - 1) is not None)
        )

    def _is_division(self, index: int, printed: str, rest: Piece) -> bool:
        """Whether a label with words behind it heads a division ("A. Trade", "II Funding")."""
        piece = self._pieces[index]
        if not looks_like_heading(rest, styled=self._styled) or ends_sentence(rest.text):
            return False
        if piece.text[len(printed) : len(printed) + 1] in {".", "\t", ":"}:
            return True
        # "A world fit for children" is a title: a letter before a mere space heads a
        # division only where its neighbours in the alphabet or in the numerals do.
        return " " in printed or self._has_sequel(index, printed)

    def _has_sequel(self, index: int, printed: str) -> bool:
        value = roman_value(printed)
        neighbours = {chr(ord(printed[-1]) + 1), chr(ord(printed[-1]) - 1)}
        if value is not None:
            neighbours |= {roman(value + 1), roman(value - 1)} - {""}
        if self.section and self.section[-1] in neighbours:
            return True
        return any(
            found is not None and found[0] in neighbours
            for found in self._found[index + 1 : index + _SEQUEL]
        )

    def enter(self, key: str) -> None:
        """Enter a section: beside the open ones of its style, or below them."""
        depth, style = self._depth_of(key)
        self.section = (*self.section[:depth], key)
        self._styles = (*self._styles[:depth], style)

    def _depth_of(self, key: str) -> tuple[int, str]:
        style = _style_of(key)
        if style in self._styles:
            return self._styles.index(style), style
        if key in {"I", "V", "X", "C", "D", "L"} and "A" in self._styles:
            depth = self._styles.index("A")
            if ord(key) == ord(self.section[depth][-1]) + 1:
                return depth, "A"
        return len(self._styles), style

    def has_numbers(self, start: int) -> bool:
        """Whether the section that was entered last has numbered paragraphs.

        Args:
            start: index of its first piece.
        """
        outer = set(self._styles)
        for index in range(start, len(self._pieces)):
            if index in self._openings or self.annex_at(index) is not None:
                return False
            found = self.section_at(index)
            if found is not None and _style_of(found[1]) in outer:
                return False
            label = self._labels[index]
            if label is not None and label.style in {"1.", "OP"}:
                return True
        return False


def _style_of(key: str) -> str:
    head, _, tail = key.rpartition(" ")
    if head:
        return head
    if re.fullmatch(r"[IVXL]+", tail):
        return "I"
    return "A" if tail.isalpha() else "1"
