"""Counts, dates and references in words; they live with the reports, which use them too."""

from __future__ import annotations

from clausetrail.report.words import (
    CLASS_WORDS,
    MONTHS,
    SECTIONS,
    SectionCount,
    advance_words,
    change_words,
    count,
    date_words,
    first_of,
    footnote_words,
    is_act,
    listed,
    pair_words,
    refs_words,
    section_counts,
    section_words,
    side_facts,
    summary_sentences,
    tags,
)

__all__ = [
    "CLASS_WORDS",
    "MONTHS",
    "SECTIONS",
    "SectionCount",
    "advance_words",
    "change_words",
    "count",
    "date_words",
    "first_of",
    "footnote_words",
    "is_act",
    "listed",
    "pair_words",
    "refs_words",
    "section_counts",
    "section_words",
    "side_facts",
    "summary_sentences",
    "tags",
]
