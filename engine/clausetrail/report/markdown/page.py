"""`report`: the changed groups one below the other, each with what there is to say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.colophon import colophon
from clausetrail.report.marks import marked
from clausetrail.report.rows import Piece, shown_rows
from clausetrail.report.safe import safe
from clausetrail.report.same import same
from clausetrail.report.selection import Shown, Unchanged, select, unchanged_runs
from clausetrail.report.warned import warned
from clausetrail.report.words import (
    CLASS_WORDS,
    SECTIONS,
    advance_words,
    is_act,
    note_words,
    pair_words,
    qualifier_words,
    refs_words,
    section_counts,
    side_facts,
    summary_sentences,
    tags,
    verb_words,
)

from .words import escaped, marked_down, opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clausetrail.model import Comparison, FootnoteChange, Group, Paragraph
    from clausetrail.report.options import Options


def report(comparison: Comparison, options: Options) -> bytes:
    """Write a comparison as Markdown, in UTF-8.

    Args:
        comparison: a finished comparison.
        options: nothing of them is used.
    """
    del options
    return ("\n\n".join(_blocks(comparison)) + "\n").encode("utf-8", "backslashreplace")


def _blocks(comparison: Comparison) -> Iterator[str]:
    """Yield the blocks of the page, which blank lines part."""
    old, new = comparison.old, comparison.new
    yield f"# What changed: {_told(new.title or old.title or 'two texts')}"
    facts = [f"- old: {_told(side_facts(old, new))}", f"- new: {_told(side_facts(new, old))}"]
    if old.title != new.title:
        facts.append(f"- old title: {_told(old.title or 'none')}")
    yield "\n".join(facts)
    yield _told(" ".join(summary_sentences(comparison)))
    warnings = warned(comparison)
    if warnings:
        yield "\n>\n".join(f"> warning: {_told(warning)}" for warning in warnings)
    if same(comparison):
        yield "**No changes: the two texts have the same words.**"
    else:
        yield _counts(comparison)
        yield "~~struck out~~: deleted · **bold**: inserted · *italics*: lead verbs"
        yield from _changes(comparison)
    yield "---"
    yield "\n".join(f"- {_told(line)}" for line in colophon(comparison))


def _counts(comparison: Comparison) -> str:
    """Return how the paragraphs of each kind fared, as a table."""
    heads = ("", *CLASS_WORDS.values(), "new", "gone")
    lines = [_row(heads), _row(["---", *(["--:"] * (len(heads) - 1))])]
    for one in section_counts(comparison):
        numbers = (*one.classes.values(), one.added, one.removed)
        lines.append(_row([SECTIONS[one.kind][1], *map(str, numbers)]))
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _changes(comparison: Comparison) -> Iterator[str]:
    old = {one.ref: one for one in comparison.old.paragraphs}
    new = {one.ref: one for one in comparison.new.paragraphs}
    items, homeless = select(comparison)
    for item in items:
        if isinstance(item, Unchanged):
            yield f"*{_unchanged(item)}*"
        else:
            yield from _group(item, old, new)
    if homeless:
        yield "### Footnotes of no paragraph"
        yield "\n".join(map(_note, homeless))


def _unchanged(item: Unchanged) -> str:
    told = [
        refs_words(new) if old == new else f"{refs_words(old)} → {refs_words(new)}"
        for old, new in unchanged_runs(item)
    ]
    return _told(f"{', '.join(told)}: unchanged")


def _group(
    item: Shown, old: Mapping[str, Paragraph], new: Mapping[str, Paragraph]
) -> Iterator[str]:
    group = item.group
    words = tags(group)
    if group.change == "identical" and item.notes:
        words.append("footnote changed")
    yield f"### {_told(pair_words(group))}" + (f" · {' · '.join(words)}" if words else "")
    details = list(_details(group))
    if details:
        yield "\n".join(f"- {_told(one)}" for one in details)
    yield from map(opening, _paragraphs(group, old, new))
    if item.notes:
        yield "\n".join(map(_note, item.notes))


def _paragraphs(
    group: Group, old: Mapping[str, Paragraph], new: Mapping[str, Paragraph]
) -> list[str]:
    """Return the words of a group, of several paragraphs each behind its references."""
    several = len(group.old) > 1 or len(group.new) > 1
    found: list[list[str]] = [[]]
    for row in shown_rows(group, old, new, full=False):
        refs = " → ".join(filter(None, (row.old_ref, row.new_ref)))
        if several and refs:
            found.append([f"**{_told(refs)}**"])
        found[-1].append(marked_down(marked(row.pieces, colour=True)).strip())
    return [" ".join(filter(None, one)) for one in found if any(one)]


def _details(group: Group) -> Iterator[str]:
    for verb in group.verbs:
        if verb.direction != "same" and is_act(verb):
            yield f"verb: {verb_words(verb)}"
    for qualifier in group.qualifiers:
        yield f"qualifier {qualifier_words(qualifier)}"
    for advance in group.advances:
        told = advance_words(advance.kind, advance.old, advance.new, advance.step)
        if advance.suspect:
            yield f"check this advance: {told}"
        elif group.change == "rollover":
            yield f"advance: {told}"


def _note(note: FootnoteChange) -> str:
    pieces = [Piece(op, text, verb=False) for op, text in note.ops]
    return f"- {_told(note_words(note))}: {marked_down(marked(pieces, colour=True))}"


def _told(text: str) -> str:
    return escaped(safe(text))
