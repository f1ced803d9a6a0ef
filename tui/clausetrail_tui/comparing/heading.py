"""What stands above the words of a group: its references, tags, verbs, qualifiers, advances."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clausetrail.report.group_head import details, heading
from clausetrail.report.safe import safe
from clausetrail.report.selection import Unchanged, unchanged_runs
from clausetrail.report.spans import line_width, wrap
from clausetrail.report.words import CLASS_WORDS, refs_words
from clausetrail_tui.ink import DIM, PLAIN, Ink, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetrail.model import FootnoteChange, Group
    from clausetrail_tui.ink import Line, Span

# What a report's role looks like on a page, where the names differ.
_ROLES = {"bold": "strong"}
_GLYPHS = {
    "substantive": "█", "rollover": "▒", "editorial": "░", "added": "+", "removed": "-",
    "moved": "m",
}  # fmt: skip


def in_inks(spans: Iterable[tuple[str, str]]) -> Line:
    """Return a report's spans in the inks of a page."""
    return [(text, Ink(_ROLES.get(role, role))) for text, role in spans]


def head_lines(
    group: Group, notes: Sequence[FootnoteChange], width: int, mark: str
) -> Iterator[Line]:
    """Yield the lines above a group's words."""
    wide = min(width, 120)
    head = [said(f"{_GLYPHS.get(mark, ' ')} ", mark), *in_inks(heading(group, notes))]
    told: list[Span] = []
    for spans in details(group):
        if told:
            told.append((" · ", DIM))
        # What a routine change was checked for is in its words already.
        quiet = group.change == "rollover" and not any(role == "warning" for _, role in spans)
        told += [(text, DIM) for text, _ in spans] if quiet else in_inks(spans)
    if line_width(head) + 3 + line_width(told) <= wide:
        yield [*head, ("   ", PLAIN), *told] if told else head
        return
    yield from wrap(head, width, rest=[said("  ")])
    yield from wrap(told, wide, [("  ", PLAIN)], [("    ", PLAIN)])


def folded(groups: Sequence[Group]) -> list[Span]:
    """Return the references of folded groups, and what they are."""
    told = [
        refs_words(new or old) if old == new or not (old and new)
        else f"{refs_words(old)} → {refs_words(new)}"
        for old, new in unchanged_runs(Unchanged(tuple(groups)))
    ]  # fmt: skip
    counts: Counter[str] = Counter(group.change for group in groups)
    if len(counts) == 1:
        words = CLASS_WORDS[groups[0].change]
    else:
        words = ", ".join(f"{counts[one]} {CLASS_WORDS[one]}" for one in CLASS_WORDS if counts[one])
    return [(safe(", ".join(told)), DIM), (f"  {words}", DIM)]
