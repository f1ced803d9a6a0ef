"""The brief of a comparison as rows of a page; every reference in it knows where it leads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetrail.report.brief.told import DOUBTS, brief_of, in_a_row, in_marks, stopped
from clausetrail.report.head import header
from clausetrail.report.safe import safe
from clausetrail.report.spans import wrap
from clausetrail_tui.comparing.heading import in_inks
from clausetrail_tui.ink import DIM, PLAIN, Ink, Spot, said
from clausetrail_tui.rows import Row, Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausetrail.model import Comparison
    from clausetrail.report.spans import Span as ReportSpan
    from clausetrail_tui.ink import Line, Side, Span

MEASURE = 100  # cells: a page that is wider reads badly
MORE = "f writes all out"


class HeadRow(Row):
    """The two texts, the summary in words, and the warnings."""

    selectable = False
    weight = 8

    def __init__(self, comparison: Comparison) -> None:
        """Take the comparison."""
        self._comparison = comparison

    def draw(self, width: int) -> Sequence[Line]:
        """Draw it as every report says it."""
        return [*(in_inks(line) for line in header(self._comparison, min(width, MEASURE))), []]


class EntryRow(Row):
    """An entry of a section, or a closing line."""

    def __init__(self, spans: Sequence[Span], *, first: Sequence[Span] = ()) -> None:
        """Take its words, and what its first line begins with."""
        self._spans = spans
        self._first = first

    @property
    def lead(self) -> Spot | None:
        """The first paragraph that it names; one of the new text before one of the old."""
        spots = [ink.spot for _, ink in self._spans if ink.spot is not None]
        return next((one for one in spots if one.side == "new"), spots[0] if spots else None)

    def draw(self, width: int) -> Sequence[Line]:
        """Wrap its words."""
        return wrap(self._spans, max(1, min(width, MEASURE)), self._first, [("  ", PLAIN)])


class Leads:
    """Finds references in words, and the text that each stands in."""

    def __init__(self, comparison: Comparison) -> None:
        """Take the two texts."""
        self._new = {one.ref for one in comparison.new.paragraphs}
        every = {one.ref for one in comparison.old.paragraphs} | self._new
        longest = sorted((safe(ref) for ref in every), key=lambda ref: (-len(ref), ref))
        # OP1 stands neither in OP12 nor in OP1(a) nor in A/OP1.
        names = "|".join(map(re.escape, longest)) or r"(?!)"
        self._refs = re.compile(rf"(?<![\w/])(?:{names})(?![\w(/])")

    def spans(
        self, text: str, role: str, *, side: Side | None = None, ref: str = "ref"
    ) -> list[Span]:
        """Return a text as spans, in which each reference leads to its paragraph.

        Args:
            text: such as `OP4 → OP5 + OP6, PP2`; what stands before an arrow is of the old text.
            role: how all but the references look.
            side: of all references; None for what the arrows say, and the new text without one.
            ref: how the references look.
        """
        spans: list[Span] = []
        for part in re.split(r"([,;:])", text):
            arrow = part.find("→")
            end = 0
            for match in self._refs.finditer(part):
                before: Side = "old" if match.start() < arrow else "new"
                where = side or before
                if where == "new" and match[0] not in self._new:
                    where = "old"
                spans.append((part[end : match.start()], Ink(role)))
                spans.append((match[0], Ink(ref, Spot(where, match[0], 0))))
                end = match.end()
            spans.append((part[end:], Ink(role)))
        return [span for span in spans if span[0]]

    def of(self, spans: Iterable[ReportSpan], *, side: Side | None = None) -> list[Span]:
        """Return a report's spans, with what it calls references leading on."""
        found: list[Span] = []
        for text, role in spans:
            if role == "ref":
                found += self.spans(text, "ref", side=side)
            else:
                found += in_inks([(text, role)])
        return found


def brief_rows(comparison: Comparison, *, full: bool, signs: bool) -> list[Row]:
    """Return the brief as rows.

    Args:
        comparison: a finished comparison.
        full: whether every entry is written out, past the page.
        signs: whether changes are told by brackets too.
    """
    brief = brief_of(comparison, full=full, more=MORE)
    leads = Leads(comparison)
    rows: list[Row] = [HeadRow(comparison)]
    if brief.verdict:
        rows += [Said([said(brief.verdict, "strong")]), Said()]
    for section in brief.sections:
        side: Side | None = "old" if section.title == "Gone" else None
        if section.inline:
            title = [said(f"{section.title}: ", "head")]
            rows += [EntryRow(leads.of(in_a_row(section)), first=title), Said()]
            continue
        head = said(section.title, "head")
        if section.rest:  # what found no room can be gone to all the same
            rest = leads.spans(f"  ({safe(section.rest)})", "dim", side=side, ref="dim")
            rows.append(EntryRow([head, *rest]))
        else:
            rows.append(Said([head]))
        for entry in section.entries:
            spans = [in_marks(span) for span in entry.spans] if signs else entry.spans
            rows.append(EntryRow(leads.of(spans, side=side), first=[("- ", DIM)]))
        rows.append(Said())
    for name, sentence in brief.closing:
        label = [said(f"{name}: ", "warning" if name in DOUBTS else "head")]
        rows.append(EntryRow(leads.spans(safe(stopped(sentence)), ""), first=label))
    return rows
