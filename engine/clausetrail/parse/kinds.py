"""What a piece without a label is, by its looks, its words and its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .shapes import ends_sentence, is_connective, looks_like_heading
from .words import is_finite, is_participle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .labels import Label
    from .openings import Openings
    from .piece import Piece


class Kinds:
    """Tells headings from paragraphs, and the preamble from what the organ does.

    Args:
        pieces: the body.
        labels: the label of each piece, or None.
        openings: where an organ begins to speak.
        styled: whether bold type and centring are known.
        title: the text's own title.
    """

    def __init__(
        self,
        pieces: Sequence[Piece],
        labels: Sequence[Label | None],
        openings: Openings,
        *,
        styled: bool,
        title: str = "",
    ) -> None:
        self._pieces = pieces
        self._labels = labels
        self._openings = openings
        self._styled = styled
        self._title = title.lower()

    def is_heading(self, piece: Piece, index: int, *, listing: bool, inside: bool) -> bool:
        """Whether a piece without a label is a heading.

        Args:
            piece: the piece, or what is left of it.
            index: where it stands.
            listing: whether the lines behind a lead-in are read, which have no labels.
            inside: whether it stands in an annex or in the operative part.
        """
        if not looks_like_heading(piece, styled=self._styled) or is_connective(piece.text):
            return False
        if not self._styled and piece.text.isupper() and " " in piece.text:
            return True
        if self._title and " ".join(piece.text.lower().split()) == self._title:
            return True
        if listing and not _bold(piece) and not piece.block.centered:
            # A line of a list; but in plain text one above an "(a)" is that list's heading.
            return not self._styled and self._begins_list(index + 1)
        if inside:
            return not (is_finite(piece.text) and len(piece.text) > 60 and not _bold(piece))
        # A preamble has hardly any headings: only type can tell them from a lost comma.
        if _bold(piece):
            return True
        return (
            not is_participle(piece.text)
            and not is_finite(piece.text)
            and (piece.block.centered or not self._styled)
            and len(piece.text) <= 120
        )

    def _begins_list(self, index: int) -> bool:
        label = self._labels[index] if index < len(self._labels) else None
        return label is not None and any(value == 1 for _, value in label.readings)

    def begins_operative(self, piece: Piece, index: int) -> bool:
        """Whether an unnumbered paragraph is the first operative one."""
        if is_finite(piece.text):
            return True
        # The last paragraph that ends in a full stop is what the organ does.
        ends = piece.text.rstrip().endswith((".", ":")) and not is_participle(piece.text)
        return ends and not any(
            later not in self._openings and is_finite(self._pieces[later].text)
            for later in range(index + 1, min(index + 40, len(self._pieces)))
        )

    def heads_section(self, rest: Piece) -> bool:
        """Whether a numbered line of an annex is a heading in bold type ("3. Membership")."""
        return (
            self._styled
            and rest.share(bold=True) > 0.8
            and looks_like_heading(rest, styled=True)
            and not ends_sentence(rest.text)
        )

    def second_chapeau(self, text: str, index: int) -> bool:
        """Whether this is "Acting under Chapter VII ...," between operative paragraphs."""
        following = self._labels[index + 1] if index + 1 < len(self._labels) else None
        return (
            following is not None
            and following.style == "1."
            and text.rstrip().endswith(",")
            and is_participle(text)
        )


def _bold(piece: Piece) -> bool:
    return piece.share(bold=True) > 0.8
