"""Choose what of the brief fits on a page, and say what does not.

Every section gets a few entries, the weightiest first; then the sections take turns until the
page is full. What was chosen stands in the order of the text. Nothing is left out in silence:
a section that could not show all says how many there are, and which are missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetrail.report.spans import DELETED, INSERTED, PLAIN, wrap
from clausetrail.report.words import refs_words

from .sections import AMPLE, SHORT, Detail, Entry, Section, sections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Comparison

PAGE_LINES = 60
PAGE_WIDTH = 80


class Sheet(NamedTuple):
    """What the brief has to fit."""

    lines: int
    width: int  # characters a line
    heading: float  # lines that a heading takes, with the space above it


TEXT = Sheet(PAGE_LINES, PAGE_WIDTH, 2)
# A4 in print: found by laying out briefs of the longest texts with Word's and a browser's lines.
PRINT = Sheet(52, 104, 1.5)

LEAST_ENTRIES = 1  # of each section, however full the page is
NAMED_CHARS = 40  # of the references that found no room: they stand in the heading's line

_MARGIN = 4  # characters of a line that an entry leaves free


class Shown(NamedTuple):
    """A section as the page shows it."""

    title: str
    entries: tuple[Entry, ...]
    rest: str  # "2 of 5; not here: OP5, OP7–OP8", or nothing
    inline: bool  # whether the entries follow each other in one paragraph


class Page(NamedTuple):
    """The sections of a page."""

    sections: tuple[Shown, ...]
    lines: float  # that it takes


def all_of(comparison: Comparison, detail: Detail = AMPLE, sheet: Sheet = TEXT) -> Page:
    """Return every entry, on as many sheets as it takes."""
    found = sections(comparison, detail)
    shown = tuple(Shown(one.title, one.entries, "", one.inline) for one in found)
    return Page(shown, sum(_all_lines(one, sheet) for one in found))


def page_of(comparison: Comparison, room: float, sheet: Sheet = TEXT) -> Page:
    """Fill a page.

    Args:
        comparison: a finished comparison.
        room: lines of the page that the sections may take.
        sheet: of which they are.
    """
    found = sections(comparison, SHORT._replace(line=sheet.width - _MARGIN))
    chosen = _chosen(found, room, sheet)
    shown = tuple(
        Shown(
            one.title, tuple(one.entries[at] for at in sorted(kept)), _rest(one, kept), one.inline
        )
        for one, kept in zip(found, chosen, strict=True)
    )
    return Page(shown, room)


def cut_list(listed: str, separator: str = ", ", chars: int = 2 * PAGE_WIDTH - 40) -> str:
    """Cut a list of references behind one that fits, an ellipsis for the rest."""
    if len(listed) <= chars:
        return listed
    head = listed[:chars].rpartition(separator)[0] or listed.partition(separator)[0]
    return f"{head}{separator}…"


def _all_lines(section: Section, sheet: Sheet) -> float:
    return sheet.heading + sum(_lines(entry, section, sheet.width) for entry in section.entries)


def _lines(entry: Entry, section: Section, width: int) -> float:
    if section.inline:
        return sum(len(text) for text, _ in entry.spans) / width
    mark = [("  ", PLAIN)]
    # The marks of a deletion and an insertion take four signs each.
    marks = [("[--]", PLAIN) for _, role in entry.spans if role in {DELETED, INSERTED}]
    return len(wrap([*entry.spans, *marks], width, mark, mark))


def _chosen(found: Sequence[Section], room: float, sheet: Sheet) -> list[set[int]]:
    """Return for each section the indexes of its entries that the page shows."""
    waiting = [
        sorted(range(len(one.entries)), key=lambda at: (-one.entries[at].weight, at))
        for one in found
    ]
    chosen: list[set[int]] = [set() for _ in found]
    room -= sheet.heading * len(found)
    round_ = 0
    while any(waiting):
        full = True
        for section, queue, kept in zip(found, waiting, chosen, strict=True):
            if not queue:
                continue
            cost = _lines(section.entries[queue[0]], section, sheet.width)
            if cost <= room or round_ < LEAST_ENTRIES or section.inline:
                kept.add(queue.pop(0))
                room -= cost
                full = False
        round_ += 1
        if full:
            break
    return chosen


def _rest(section: Section, kept: set[int]) -> str:
    left = [entry.refs for at, entry in enumerate(section.entries) if at not in kept]
    if not left:
        return ""
    named = cut_list(refs_words(left), chars=NAMED_CHARS)
    return f"{len(kept)} of {len(section.entries)}; not here: {named}"
