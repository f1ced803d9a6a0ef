"""Texts whose paragraphs are only counted: amendments, statements, and any other text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetrail.lang.en.structure import AMENDING_WORDS
from clausetrail.lang.lazy import lazy_pattern

from .items import Item
from .labels import label_of, section_of
from .shapes import looks_like_heading
from .words import is_participle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .piece import Piece

_PLAIN_DIVISION = lazy_pattern(r"(§+\s*\d[\w.()–-]*|(?:Sec|Art|Cl|Para)\.\s*\d[\w.()–-]*)\s+")
INSTRUCTION = lazy_pattern(rf"[“\"(]?(?:\d+\.\s+)?(?:{'|'.join(AMENDING_WORDS)})\b")

_LINE_CHARS = 8_000  # over a hundred sponsors take some 2,500


def first_instruction(pieces: Sequence[Piece], *, styled: bool) -> int:
    """Index of the first paragraph below the sponsors and the title."""
    for index, piece in enumerate(pieces):
        line = piece.text[:_LINE_CHARS]
        if re.search(r"\bamendments?\b.*\bdraft\s+resolution", line, re.IGNORECASE):
            below = index + 1
            while below < len(pieces) and (
                looks_like_heading(pieces[below], styled=styled)
                and label_of(pieces[below].text) is None
                and INSTRUCTION.match(pieces[below].text) is None
            ):
                below += 1
            return below
    return len(pieces)


def plain_item(piece: Piece, *, styled: bool) -> Item:
    """Tell what a piece of such a text is: a heading, a table, or a paragraph."""
    if piece.block.role == "table":
        return Item(piece, "table")
    label = label_of(piece.text)
    division = _division_of(piece.text)
    if label is None and division is not None:
        rest = piece.cut(division[1])
        heading = looks_like_heading(rest, styled=styled)
        # "A lamp is lit." begins with an article; "IV. Lamps" and "§ 2. Lamps" do not.
        if rest.text and (heading or len(division[0]) > 1):
            return Item(rest, "heading" if heading else "text", number=division[0], path=("P",))
    if label is not None and piece.text[label.end :].strip():
        rest = piece.behind(label.end)
        heading = styled and rest.share(bold=True) > 0.8
        return Item(rest, "heading" if heading else "text", number=label.number, path=("P",))
    if looks_like_heading(piece, styled=styled) and not is_participle(piece.text):
        return Item(piece, "heading", path=("P",))
    return Item(piece, "text", path=("P",))


def _division_of(text: str) -> tuple[str, int] | None:
    """The label of a statute's or a contract's division, and the offset behind it."""
    match = _PLAIN_DIVISION.match(text)
    if match:
        return match[1].rstrip("."), match.end()
    found = section_of(text)
    if found is None or (len(found[0]) == 1 and text[1:2] == " "):
        return None
    return found[0], found[2]


def plain_names(items: Sequence[Item]) -> list[str]:
    """Name the items `P1 …`, headings `H1 …` and tables `T1 …`."""
    counts: dict[str, int] = {}
    names = []
    for item in items:
        head = {"heading": "H", "table": "T"}.get(item.kind, "P")
        counts[head] = counts.get(head, 0) + 1
        names.append(f"{head}{counts[head]}")
    return names
