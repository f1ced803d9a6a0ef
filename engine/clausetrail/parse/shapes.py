"""What the look of a block tells: a heading, an annex's head, the end of a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetrail.lang.en.structure import ANNEX_WORDS, CONNECTIVES

if TYPE_CHECKING:
    from .piece import Piece

HEADING_CHARS = 260  # the longest heading met in the real documents has 190
QUOTES = frozenset('“"‘')
ANNEX = re.compile(
    rf"[\[“\"]?(?P<word>{'|'.join(ANNEX_WORDS)}|{'|'.join(w.upper() for w in ANNEX_WORDS)})"
    r"(?:\s+(?P<number>[IVXL]+|\d{1,2}|[A-Z]))?(?P<stop>[.:*\]]|\s*[–—]\s)?(?=\s|$)\s*"
)


def is_connective(text: str) -> bool:
    """Whether a line is but the hinge between two paragraphs ("Now, therefore,")."""
    return text.rstrip(" ,:").lower() in CONNECTIVES


def ends_sentence(text: str) -> bool:
    """Whether a block ends as a paragraph does, and not as a heading."""
    return text.rstrip(" ”\"’'").endswith((";", ".", ",", ":")) or text.rstrip().endswith(
        ("; and", "; or", ", and", " and", "…")
    )


def looks_like_heading(piece: Piece, *, styled: bool) -> bool:
    """Whether a block without a label is set, or in plain text worded, as a heading."""
    text = piece.text
    if not text or len(text) > HEADING_CHARS or text[0].islower() or text[0] in ",;:.)":
        return False
    if text.startswith(("And ", "Or ")):
        return False
    if sum(character.isalpha() for character in text) * 3 < len(text):
        return False
    if styled:
        bold = piece.share(bold=True) > 0.8
        if bold and text.rstrip()[-1:] not in {",", ";", ":"}:
            return True
        if ends_sentence(text):
            return False
        return bold or piece.block.centered or piece.share() > 0.8 or len(text) <= 120
    return not ends_sentence(text)


def is_annex_line(piece: Piece) -> bool:
    """Whether a block is the head of an annex, alone or set in bold with its title."""
    match = ANNEX.match(piece.text)
    return match is not None and (match.end() == len(piece.text) or piece.share(bold=True) > 0.8)
