"""The sheet of changes: a row a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.runs import Run
from clausetrail.report.selection import notes_of
from clausetrail.report.words import (
    CLASS_WORDS,
    advance_words,
    is_act,
    note_words,
    qualifier_words,
    tags,
    verb_words,
)

from .book import Book, Column, Sheet, width_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetrail.model import Comparison, FootnoteChange, Group
    from clausetrail.report.runs import Line, Words

_TEXT_WIDTHS = 46, 90  # characters, least and most


def write_changes(book: Book, comparison: Comparison, names: str, words: Words) -> None:
    """Write the sheet.

    Args:
        book: what it goes into.
        comparison: a finished comparison.
        names: what the printed pages say at their top.
        words: the comparison's words.
    """
    wide = width_for(_longest(comparison), *_TEXT_WIDTHS)
    columns = (
        Column("Old", 8), Column("New", 8), Column("Old text", wide), Column("New text", wide),
        Column("Change", 11), Column("Relation", 11), Column("Lead verbs", 20),
        Column("Qualifiers", 18), Column("Routine advance", 22), Column("Footnotes", 14),
        Column("Notes", 28),
    )  # fmt: skip
    sheet = book.sheet("Changes", columns, names)
    sheet.head(0, columns)
    notes, _ = notes_of(comparison)
    pairs = zip(comparison.groups, notes, strict=True)
    for row, (group, group_notes) in enumerate(pairs, start=1):
        _write_row(sheet, row, group, group_notes, words)
    sheet.filter(max(1, len(comparison.groups)), len(columns) - 1)
    sheet.freeze(1, 2)


def _longest(comparison: Comparison) -> int:
    """Return the characters of the longest side of a group."""
    return max(
        (
            sum(len(text) for op, text in group.ops if op != other)
            for group in comparison.groups
            for other in "-+"
        ),
        default=0,
    )


def _write_row(
    sheet: Sheet, row: int, group: Group, notes: Sequence[FootnoteChange], words: Words
) -> None:
    kind = "quiet" if group.change == "identical" else "text"
    wording = words.of(group)
    sheet.text(row, 0, "\n".join(group.old), kind)
    sheet.text(row, 1, "\n".join(group.new), kind)
    sheet.runs(row, 2, _cell(wording.old), kind)
    sheet.runs(row, 3, _cell(wording.new), kind)
    strong = "strong" if group.change == "substantive" else kind
    sheet.text(row, 4, CLASS_WORDS[group.change], strong)
    relation = [word for word in tags(group) if word != CLASS_WORDS[group.change]]
    sheet.text(row, 5, ", ".join(relation), "warning" if group.unsure else kind)
    verbs = [verb_words(one) for one in group.verbs if one.direction != "same" and is_act(one)]
    sheet.text(row, 6, "\n".join(verbs), kind)
    sheet.text(row, 7, "\n".join(map(qualifier_words, group.qualifiers)), kind)
    suspect = any(advance.suspect for advance in group.advances)
    advances = [
        ("check: " if one.suspect else "") + advance_words(one.kind, one.old, one.new, one.step)
        for one in group.advances
    ]
    sheet.text(row, 8, "\n".join(advances), "warning" if suspect else kind)
    changed = [note_words(one) for one in notes if one.change != "identical"]
    sheet.text(row, 9, "\n".join(changed), kind)
    sheet.text(row, 10, "", "notes")


def _cell(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield the paragraphs of a side, each of several on its own line behind its reference."""
    for at, line in enumerate(lines):
        if len(lines) > 1:
            yield Run("=", f"{chr(10) if at else ''}{line.paragraph.ref}: ")
        yield from line.runs
