"""A `Comparison` -> what its brief says: a verdict, the sections of the page, the closing lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetrail.report.head import header
from clausetrail.report.safe import safe
from clausetrail.report.same import same
from clausetrail.report.spans import (
    DELETED,
    DIM,
    HEAD,
    INSERTED,
    PLAIN,
    WARNING,
    Line,
    Span,
    wrap,
)
from clausetrail.report.words import advance_words, footnote_words, listed, pair_words, refs_words

from .page import TEXT, Sheet, Shown, all_of, cut_list, page_of
from .sections import MIDDLE

if TYPE_CHECKING:
    from clausetrail.model import Comparison, FootnoteChange

MORE = "--brief --full writes all out; --only substantive shows every change with its words"
DOUBTS = frozenset({"Check", "Unsure pairings"})  # the closing lines that warn


class Brief(NamedTuple):
    """What stands under the head of the page."""

    verdict: str  # the whole comparison in a sentence, or nothing
    sections: tuple[Shown, ...]
    closing: tuple[tuple[str, str], ...]  # name and sentence


def brief_of(
    comparison: Comparison, *, full: bool = False, sheet: Sheet = TEXT, more: str = MORE
) -> Brief:
    """Fill the page beside what always stands on it.

    Args:
        comparison: a finished comparison.
        full: whether every entry is written out, past the page.
        sheet: what it has to fit.
        more: how to see what found no room, in a sentence without its full stop.
    """
    last = _closing(comparison)
    width = sheet.width
    page = all_of(comparison, sheet=sheet)
    head = sum(1 for _ in header(comparison, width))
    if not full and head + _height(last, width) + page.lines > sheet.lines:
        last = _closing(comparison, short=True)
        last.append(("Shortened to a page", more))
        room = sheet.lines - head - _height(last, width)
        page = all_of(comparison, MIDDLE, sheet)
        page = page if page.lines <= room else page_of(comparison, room, sheet)
    return Brief(verdict(comparison), page.sections, tuple(last))


def verdict(comparison: Comparison) -> str:
    """Return the whole comparison in a sentence, or nothing where it has no short answer."""
    old, new = comparison.old, comparison.new
    whole = old.title == new.title and old.unplaced == new.unplaced
    if old.kind == "draft" and new.kind == "adopted" and whole:
        # A draft's first page has notes of its own (on sponsors, on a reissue): not its text.
        classes = {group.change for group in comparison.groups}
        classes |= {one.change for one in comparison.footnotes if one.old_ref or one.new_ref}
        if not any(group.moved for group in comparison.groups):
            if classes <= {"identical"}:
                return "Adopted as tabled: no word of the draft changed."
            if classes <= {"identical", "editorial"}:
                return "Adopted as tabled, save for editorial changes."
    if same(comparison):
        return "No changes: the two texts have the same words."
    return ""


def _closing(comparison: Comparison, *, short: bool = False) -> list[tuple[str, str]]:
    """Return the lines of one sentence at the end: routine, footnotes, what is in doubt.

    Args:
        comparison: a finished comparison.
        short: whether to name no more references than fit about a line.
    """
    told: list[tuple[str, str]] = []
    routine: list[str] = []
    for change, word in (("rollover", "advanced as they should"), ("editorial", "editorial")):
        refs = [ref for g in comparison.groups if g.change == change for ref in g.new]
        if refs:
            number = f"{len(refs)} " if short else ""
            named = refs_words(refs)
            routine.append(f"{number}{word}: {cut_list(named) if short else named}")
    if routine:
        told.append(("Routine", "; ".join(routine)))
    notes = footnote_words(comparison)
    if notes:
        where = [_look_at(note) for note in comparison.footnotes if note.change == "substantive"]
        look = cut_list(", ".join(where)) if short else listed(where)
        told.append(("Footnotes", notes + (f"; look at {look}" if where else "")))
    doubt = [pair_words(group) for group in comparison.groups if group.unsure]
    if doubt:
        told.append(("Unsure pairings", cut_list(", ".join(doubt)) if short else listed(doubt)))
    suspect = [
        f"{pair_words(group)}: {advance_words(a.kind, a.old, a.new, a.step)}"
        for group in comparison.groups
        for a in group.advances
        if a.suspect
    ]
    if suspect:
        named = "; ".join(suspect)
        told.append(("Check", cut_list(named, "; ") if short else named))
    return told


def _look_at(note: FootnoteChange) -> str:
    """Return `4 (OP12)`, `4 (OP12, new)`; of one that is gone its old number and place."""
    number, ref, word = note.new, note.new_ref, "" if note.old is not None else ", new"
    if number is None:
        number, ref, word = note.old, note.old_ref, ", gone"
    return f"{number} ({ref or 'of no paragraph'}{word})"


def in_a_row(section: Shown) -> list[Span]:
    """Return the entries of a section one behind the other."""
    spans: list[Span] = []
    for entry in section.entries:
        spans += [("; ", DIM), *entry.spans] if spans else entry.spans
    return [*spans, (".", PLAIN)]


def closing_lines(name: str, sentence: str, width: int) -> list[Line]:
    """Return a closing line as text."""
    label = [(f"{name}: ", WARNING if name in DOUBTS else HEAD)]
    return wrap([(safe(stopped(sentence)), PLAIN)], width, label, [("  ", PLAIN)])


def in_marks(span: Span) -> Span:
    """Return a change in the marks that tell it without colour: `[-old-]`, `{+new+}`."""
    text, role = span
    if role == DELETED:
        return f"[-{text}-]", role
    return (f"{{+{text}+}}", role) if role == INSERTED else span


def stopped(sentence: str) -> str:
    """Return a sentence with its full stop."""
    return sentence if sentence.endswith("…") else f"{sentence}."


def _height(last: list[tuple[str, str]], width: int) -> int:
    return 1 + sum(len(closing_lines(name, told, width)) for name, told in last)
