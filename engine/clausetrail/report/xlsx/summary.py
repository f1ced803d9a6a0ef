"""The first sheet: what was compared, how it went, and what the workbook says of itself."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from clausetrail.report.colophon import colophon
from clausetrail.report.warned import warned
from clausetrail.report.words import (
    CLASS_WORDS,
    SECTIONS,
    pair_words,
    section_counts,
    side_facts,
    summary_sentences,
)

from .book import Book, Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Comparison, Group

_COLUMNS = (Column("", 30), *(Column("", 13) for _ in range(8)))
_LINE_CHARS, _LIST_CHARS = 150, 100  # that the columns have room for
_HEADINGS = ("", *CLASS_WORDS.values(), "new", "gone", "in the old text", "in the new text")


def write_summary(book: Book, comparison: Comparison, names: str) -> None:
    """Write the sheet."""
    old, new = comparison.old, comparison.new
    sheet = book.sheet("Summary", _COLUMNS, names, pages=1)
    sheet.text(0, 0, new.title or old.title or "Comparison", "title")
    lines = [f"Old: {side_facts(old, new)}", f"New: {side_facts(new, old)}"]
    if old.title != new.title:
        lines.append(f"Title of the old text: {old.title or 'none'}")
    row = _lines(sheet, 2, lines)
    row = _lines(sheet, row + 1, summary_sentences(comparison))
    row = _counts(sheet, row + 1, comparison)
    row = _shapes(sheet, row + 1, comparison)
    told = warned(comparison)
    if told:
        row = _lines(sheet, row + 1, [f"Warning: {one}" for one in told])
    _lines(sheet, row + 1, ["About this workbook", *colophon(comparison)])


def _lines(sheet: Sheet, row: int, lines: Sequence[str]) -> int:
    """Write lines, broken where the sheet ends; return the next free row."""
    for line in lines:
        for part in textwrap.wrap(line, _LINE_CHARS) or [""]:
            sheet.text(row, 0, part, "line")
            row += 1
    return row


def _counts(sheet: Sheet, row: int, comparison: Comparison) -> int:
    """Write how the paragraphs of each kind fared; return the next free row."""
    sheet.titles(row, _HEADINGS)
    for one in section_counts(comparison):
        row += 1
        sheet.text(row, 0, SECTIONS[one.kind][1].capitalize())
        numbers = (*one.classes.values(), one.added, one.removed, one.old, one.new)
        for at, number in enumerate(numbers, start=1):
            sheet.number(row, at, number)
    if comparison.footnotes:
        row += 1
        notes = comparison.footnotes
        both: list[str] = [
            one.change for one in notes if one.old is not None and one.new is not None
        ]
        sheet.text(row, 0, "Footnotes")
        counts = (
            *(both.count(change) for change in CLASS_WORDS),
            sum(one.old is None for one in notes),
            sum(one.new is None for one in notes),
            sum(one.old is not None for one in notes),
            sum(one.new is not None for one in notes),
        )
        for at, number in enumerate(counts, start=1):
            sheet.number(row, at, number)
    return row + 1


def _shapes(sheet: Sheet, row: int, comparison: Comparison) -> int:
    """Write how many groups changed their shape or their verbs, and which."""
    groups = comparison.groups
    found = [
        ("Split", [g for g in groups if g.relation == "split"]),
        ("Merged", [g for g in groups if g.relation == "merge"]),
        ("Regrouped", [g for g in groups if g.relation == "regrouped"]),
        ("Moved", [g for g in groups if g.moved]),
        ("Stronger lead verb", [g for g in groups if _turned(g, "stronger")]),
        ("Weaker lead verb", [g for g in groups if _turned(g, "weaker")]),
        ("Pairing unsure", [g for g in groups if g.unsure]),
        ("Advance to check", [g for g in groups if any(a.suspect for a in g.advances)]),
    ]
    sheet.titles(row, ("", "groups", "which"))
    for word, chosen in found:
        row += 1
        sheet.text(row, 0, word)
        sheet.number(row, 1, len(chosen))
        parts = textwrap.wrap(", ".join(map(pair_words, chosen)), _LIST_CHARS)
        for more, part in enumerate(parts):
            row += bool(more)
            sheet.text(row, 2, part, "line")
    return row + 1


def _turned(group: Group, direction: str) -> bool:
    return any(verb.direction == direction for verb in group.verbs)
