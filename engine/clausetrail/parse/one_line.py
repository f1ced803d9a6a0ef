"""A whole document in one line, as tables of texts and some viewers hand it on.

Before: "... 98/7. Title The General Assembly, Recalling ... 50th plenary meeting 18 December
2093 ____ 1 A/98/53."
After:  the head | the text | the meeting | the notes
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clausetrail.lang.en.structure import MONTHS, ORGANS
from clausetrail.lang.lazy import lazy_pattern

from .words import is_finite, is_participle

if TYPE_CHECKING:
    from clausetrail.model import Block

_ORGAN = lazy_pattern(rf"(?<=\S)\s+(?=The (?:{'|'.join(ORGANS)}),?\s+(?P<first>[A-Z]))")
_CLOSING = lazy_pattern(
    r"(?<=[.”\"])\s+(?P<meeting>\d{1,5}(?:st|nd|rd|th) (?:plenary )?meeting,? "
    rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}})(?=\s|$)"
)
_RULE = lazy_pattern(r"\s_{5,}(?=\s)")
_LEAST = 300  # characters of the shortest such text


def in_parts(block: Block) -> list[Block]:
    """Part a block in which an organ begins to speak behind the head of its document."""
    text = block.text
    if len(text) < _LEAST or " The " not in text:
        return [block]
    opening = next(
        (
            match
            for match in _ORGAN.finditer(text)
            if is_participle(text[match.start("first") :])
            or is_finite(text[match.start("first") :])
        ),
        None,
    )
    if opening is None or opening.start() * 3 > len(text) * 2:
        return [block]
    cuts = [0, opening.end()]
    closing = next(_CLOSING.finditer(text, opening.end()), None)
    if closing is not None:
        cuts += [closing.start("meeting"), closing.end("meeting")]
    rule = _RULE.search(text, cuts[-1])
    if rule is not None:
        cuts += [rule.start(), rule.end()]
    spans = zip(cuts, [*cuts[1:], len(text)], strict=True)
    parts = [text[start:end].strip() for start, end in spans]
    return [msgspec.structs.replace(block, text=part) for part in parts if part.strip("_ ")]
