"""Two texts as one sequence of lines whose changes are tracked, as a word processor keeps them.

Reading only what is kept or inserted gives the new text, reading only what is kept or deleted
the old one, paragraph by paragraph. Plain frozen data; `sequence` makes it of a `Comparison`.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from clausetrail.model import Paragraph

Sign = Literal["=", "-", "+"]


class Words(Struct, frozen=True):
    """A run of text in one state and one style."""

    sign: Sign
    text: str
    italic: bool = False
    was_italic: bool = False  # in the old text; of a kept run only
    routine: bool = False  # part of a group in which only routine advanced


class Note(Struct, frozen=True):
    """The place of a footnote's marker."""

    sign: Sign
    old: int | None  # index in the old text's footnotes; None for an inserted one
    new: int | None
    routine: bool = False


class TrackedLine(Struct, frozen=True, kw_only=True):
    """What stands before one paragraph mark.

    A mark that is "=" ends a paragraph of both texts. One that is "-" ends a paragraph of the
    old text only: without it the line runs on in the next, as after "+" in the old text.
    """

    pieces: tuple[Words | Note, ...]
    mark: Sign
    routine: bool = False
    old: Paragraph | None  # the paragraph of the old text that the mark ends
    new: Paragraph | None
    group: int | None  # index of the comparison's group that the mark belongs to
    elsewhere: str | None = None  # "moved to OP7": where the other half of a moved group stands
