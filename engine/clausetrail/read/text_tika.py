"""What a converter writes into the text of a Word document: notes, pictures, bookmarks.

Apache Tika, and the search services built on it, put "[footnoteRef:1]" where the marker
stood and "[1: the note]" behind its paragraph; a picture is "[image: ...]", a bookmark
"[bookmark: ...]". A marker becomes the number alone, as it is in other plain texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.lang.lazy import lazy_pattern
from clausetrail.model.styled import Block

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from .text_wrapped import Source

_SIGN = "[footnoteRef:"
_REFERENCE = lazy_pattern(r"(?P<before>\d?)\[(?:foot|end)noteRef:(?P<number>\d{1,3})\]")
_NOTE = lazy_pattern(r"\[(?P<number>\d{1,3}): (?P<text>[^\n]*?)\](?=\s*(?:\[\d{1,3}: |$))")
_OBJECT = lazy_pattern(r"\[(?:image|bookmark): ?[^\][\n]*\]")


def without_marks(lines: Sequence[Source]) -> tuple[list[Source], list[Block]]:
    """Take out a converter's marks, if the text bears any.

    Returns:
        The lines, and the footnotes that stood in them as notes.
    """
    if not any(_SIGN in line.text for line in lines):
        return list(lines), []
    cleaned: list[Source] = []
    notes: list[Block] = []
    for line in lines:
        text = line.text
        if "[" in text:
            for match in _NOTE.finditer(text):
                note = " ".join(match["text"].split())
                notes.append(Block(f"{match['number']} {note}", "note", line=line.number))
            text = _OBJECT.sub("", _REFERENCE.sub(_number, _NOTE.sub("", text))).rstrip(" ")
        cleaned.append(line._replace(text=text))
    return cleaned, notes


def _number(match: re.Match[str]) -> str:
    """The marker as its number, set apart where it would lengthen another."""
    return f"{match['before']}{' ' if match['before'] else ''}{match['number']}"
