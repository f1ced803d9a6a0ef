"""The flow of text over columns and pages: what a break has parted is one again."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from clausetrail.model.styled import Block

from .pdf_blocks import MAX_INDENT_EM, Draft, drafts_of, face_of, pitch_of, without_tab
from .pdf_page import Area, PageRows, has_marker, is_rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .pdf_lines import Line
    from .placed import Rule

_ENDED = re.compile(r"[.;:][”\"\u2019')\]]*(?: (?:and|or))?$")


class Flow:
    """Collects the blocks of a document page by page, in reading order."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.drafts: list[Draft] = []
        self.asides: list[Block] = []  # text that is turned against the rest of its page
        self._last: Draft | None = None  # the latest of the body
        self._note: Draft | None = None  # the latest footnote

    def add(self, page: PageRows) -> None:
        """Add a page: its running head, its columns each with its notes, its foot."""
        self._plain(page, 0, page.head)
        for area in page.areas:
            self._body(page, area)
            self._notes(page, area)
        self._plain(page, page.foot, len(page.rows))
        self.asides += [Block(text, "furniture", page=page.number) for text in page.aside]

    def _plain(self, page: PageRows, start: int, end: int) -> None:
        rows = page.rows[start:end]
        self.drafts += drafts_of(
            rows, page.number, start + 1, role="furniture", right=right_of(rows), pitch=12.0
        )

    def _body(self, page: PageRows, area: Area) -> None:
        right = right_of(page.rows[area.start : area.notes])
        pitch = pitch_of(page.rows[area.start : area.notes], page.body_size)
        drafts: list[Draft] = []
        top = min(max(area.start, page.masthead), area.notes)
        for start, end, rules in ((area.start, top, []), (top, area.notes, _rules(page))):
            drafts += drafts_of(
                page.rows[start:end],
                page.number,
                start + 1,
                role="body",
                right=right,
                pitch=pitch,
                rules=rules,
            )
        if not drafts:
            return
        for above, draft in itertools.pairwise(drafts):
            if draft.lines[0].pieces[0].superscript and above.role in {"table", "note"}:
                draft.role = "note"  # of the table above it
        lines = [line for draft in drafts for line in draft.lines]
        edge = min(line.x0 for line in lines)
        # Headings are centred in the column of the text, which a masthead may overhang.
        text = min((line.x0 for line in lines if line.x1 > right - 2 * line.size), default=edge)
        for draft in drafts:
            draft.column = edge if len(page.areas) > 1 else 0.0
            draft.centered = _is_centered(draft, text, right)
        last = self._last
        if last is not None and _continues(last, drafts[0]):
            last.lines += [without_tab(drafts[0].lines[0]), *drafts[0].lines[1:]]
            last.full = drafts[0].full
            drafts = drafts[1:]
        if drafts:
            self._last = drafts[-1]
        self.drafts += drafts

    def _notes(self, page: PageRows, area: Area) -> None:
        start = area.notes
        if start < area.end and is_rule(page.rows[start]):
            self._plain(page, start, start + 1)
            start += 1
        rows = page.rows[start : area.end]
        if not rows:
            return
        notes = drafts_of(
            rows,
            page.number,
            start + 1,
            role="note",
            right=right_of(rows),
            pitch=pitch_of(rows, 0.8 * page.body_size),
        )
        while notes and self._note is not None and not has_marker(notes[0].lines[0]):
            self._note.lines += notes[0].lines
            notes = notes[1:]
        if notes:
            self._note = notes[-1]
        self.drafts += notes


def _rules(page: PageRows) -> list[Rule]:
    """The lines drawn on a page, but for the one below its running head."""
    if not page.head:
        return page.rules
    lowest = page.rows[page.head - 1][0]
    return [rule for rule in page.rules if rule.y < lowest.y - 1.5 * lowest.size]


def right_of(rows: Sequence[Sequence[Line]]) -> float:
    """X that the lines of a column reach on their right, the widest few left aside."""
    ends = sorted(row[-1].x1 for row in rows if row[-1].x1 - row[0].x0 > 8 * row[0].size)
    return ends[int(0.9 * (len(ends) - 1))] if ends else 0.0


def _is_centered(draft: Draft, column: float, right: float) -> bool:
    return right > 0 and all(
        line.x0 > column + 1.5 * line.size
        and line.x1 < right - 1.5 * line.size
        and abs(line.x0 + line.x1 - column - right) < 2 * line.size
        for line in draft.lines
    )


def _continues(last: Draft, first: Draft) -> bool:
    """Whether a column's first block is the rest of the block before it.

    It is where it begins as a second line would, behind a line that ran to the right edge.
    Where paragraphs have no indent of their own, the words decide.
    """
    line, before = first.lines[0], last.lines[-1]
    if last.role != "body" or first.role != "body":
        return False
    left, x0 = last.left - last.column, line.x0 - first.column
    hang = left if last.hang is None else last.hang - last.column
    within = abs(x0 - hang) < 0.1 * line.size and hang < left - 0.6 * line.size
    if abs(line.size - before.size) > 0.5 or line.pieces[0].superscript:
        return False
    if (line.tab is not None or has_marker(line)) and not (
        within and last.full and before.text[-1:].isalnum()
    ):
        return False  # a label, and no number of the sentence
    if before.text[-1:] in ".,;:" and face_of(line) != face_of(before):
        return False  # a heading
    text = line.text.lstrip("“\"'(")
    goes_on = text[:1].islower() and _ENDED.search(before.text) is None
    if not (last.full or goes_on):
        return False
    if last.hang is None and x0 < left - 0.6 * line.size:
        return x0 > left - MAX_INDENT_EM * line.size
    if abs(x0 - hang) > 0.6 * line.size:
        return False
    indented = last.hang is not None and abs(hang - left) > 0.6 * line.size
    return indented or goes_on or (_ENDED.search(before.text) is None and len(last.lines) > 1)
