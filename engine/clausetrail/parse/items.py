"""The paragraphs-to-be of a text, before they are named."""

from __future__ import annotations

from msgspec import Struct, field

from clausetrail.model import ParagraphKind

from .closing import Closing
from .piece import Piece


class Item(Struct):
    """One paragraph-to-be."""

    piece: Piece  # without its label
    kind: ParagraphKind
    number: str | None = None
    part: str | None = None  # letter of the resolution's part, where it has several
    annex: str | None = None  # "Annex", "Annex II"
    section: tuple[str, ...] = ()  # labels of the divisions around it
    heading: int = 0  # how many headings stand before it
    path: tuple[str, ...] = ()  # tokens of its labels, outermost first; () without any
    counted: bool = False  # the first token is to be counted, not read
    lead_in: Piece | None = None  # the paragraph that announces this sub-paragraph


class Outline(Struct):
    """The items of a text, and what was found beside them."""

    items: list[Item] = field(default_factory=list)
    closing: Closing = field(default_factory=Closing)
    warnings: list[str] = field(default_factory=list)
