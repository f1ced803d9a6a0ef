"""What a reader took for furniture and is none: lines of footnotes at the foot of a page.

A reader knows running heads, job and page numbers by their place; the last line of a note
("decision A-32/4.8.2.") may stand in the same place and look like them. What cannot be
furniture is given back, so that nothing is dropped in silence.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from clausetrail.lang.lazy import lazy_pattern
from clausetrail.model.symbol import find_symbols, parse_symbol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Block

_HEAD_BLOCKS = 60  # the title, which running heads repeat, stands within so many blocks
_RULE = lazy_pattern(r"[\s_\-–—=*]{3,}")
_NOTE = lazy_pattern(r"\d{1,3}\s+(?=[A-Z“])(?=.*[a-z]{3}).*[.)]")
_NUMBER = lazy_pattern(r"\d{1,3}(?=\s)")
_WORDS = lazy_pattern(r"[a-z]{3}")
_PRINTED = lazy_pattern(
    r"(?:[A-Z]{1,3}\.)?\d{2}-\d{5,6}.*|\*\d+\*|[-–]?\s?\d{1,4}(?:\s?/\s?\d{1,4})?\s?[-–]?|/?\.{3}"
    r"|[Pp]age \d{1,4}"
)


def misplaced(blocks: Sequence[Block]) -> tuple[set[int], set[int]]:
    """Find the blocks in the margins that are none of the margins'.

    Args:
        blocks: all blocks of a document, in reading order.

    Returns:
        The indices of those that are notes or go on in one, and of those that fit nothing.
    """
    # Where there are no pages, the document itself says what its headers and footers are.
    margins = [
        index
        for index, block in enumerate(blocks)
        if block.role == "furniture" and block.page is not None
    ]
    notes: set[int] = set()
    strange: set[int] = set()
    if not margins:
        return notes, strange
    head = _letters("".join(b.text for b in blocks[:_HEAD_BLOCKS] if b.role != "furniture"))
    symbols = {
        symbol
        for b in blocks[:_HEAD_BLOCKS]
        if b.role != "furniture" and "/" in b.text
        for symbol in find_symbols(b.text)
    }
    often = Counter(_masked(blocks[index].text) for index in margins)
    for index in margins:
        text = blocks[index].text.strip()
        before = blocks[index - 1] if index else None
        if _PRINTED.fullmatch(text) or parse_symbol(text) is not None or _RULE.fullmatch(text):
            continue
        if any(
            text.startswith(f"{symbol} ") for symbol in find_symbols(text)[:1] if symbol in symbols
        ):
            continue  # the running head of a text without a title of its own
        if before is not None and _is_note(text, before, begins=often[_masked(text)] == 1):
            notes.add(index)
        elif often[_masked(text)] == 1 and _WORDS.search(text) and _letters(text) not in head:
            strange.add(index)
    return notes, strange


def _is_note(text: str, before: Block, *, begins: bool) -> bool:
    """Whether a line in the margin begins a note, or goes on in the one above it."""
    begins = begins and _NOTE.fullmatch(text) is not None
    if before.role == "note":
        last = _NUMBER.match(before.text)
        following = _NUMBER.match(text)
        if begins and last and following:
            return int(following[0]) == int(last[0]) + 1
        return text.endswith(".") and before.text.rstrip()[-1:] not in {".", ")", "”"}
    return begins and _RULE.fullmatch(before.text) is not None


def _masked(text: str) -> str:
    return re.sub(r"\d", "0", text)


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower())
