"""The head of a comparison as text: the two texts, the summary in words, the warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .safe import safe
from .spans import DIM, HEAD, MEASURE, PLAIN, WARNING, Line, Span, wrap
from .warned import warned
from .words import side_facts, summary_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.model import Comparison

INDENT: Span = ("  ", PLAIN)
BLANK: Line = []


def measure(width: int) -> int:
    """Return the width that running text is set in."""
    return min(width, MEASURE)


def header(comparison: Comparison, width: int) -> Iterator[Line]:
    """Yield the two texts that are compared, then the summary in words and the warnings."""
    wide = measure(width)
    old, new = comparison.old, comparison.new
    # A text may be compared with itself: it is not told by being the other one.
    for label, text, other in (("old  ", old, new), ("new  ", new, old)):
        facts = side_facts(text, other)
        yield from wrap([(facts, HEAD)], wide, [(label, DIM)], [("     ", PLAIN)])
        # A title may say that a text is no United Nations document: it is never shortened.
        title = safe(text.title) or "(no title)"
        if label.strip() == "new" and new.title and new.title == old.title:
            title = "(the same title)"
        yield from wrap([(title, PLAIN)], wide, [("     ", PLAIN)], [("     ", PLAIN)])
    yield BLANK
    yield from wrap([(" ".join(summary_sentences(comparison)), PLAIN)], wide)
    yield from warnings(comparison, wide)


def warnings(comparison: Comparison, width: int) -> Iterator[Line]:
    """Yield what the reader, the parser and the comparison were not sure of."""
    for warning in warned(comparison):
        yield from wrap(
            [(safe(warning), WARNING)], width, [("warning: ", WARNING)], [("         ", PLAIN)]
        )
