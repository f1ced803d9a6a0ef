"""`--brief`: the one page that an adviser sends home, as text and as Markdown.

What it tells is sorted in `.brief_sections`; what of it fits is chosen in `.page`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .brief_sections import MIDDLE
from .lines import BOLD, DELETED, DIM, HEAD, INSERTED, PLAIN, REF, WARNING, Line, Span, wrap
from .page import PAGE_LINES, PAGE_WIDTH, Page, Shown, all_of, cut_list, page_of
from .parts import BLANK, advance_words, header, measure, side_facts
from .safe import safe
from .same import same
from .words import footnote_words, listed, pair_words, refs_words, summary_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.model import Comparison

MORE = "--brief --full writes all out; --only substantive shows every change with its words"


def verdict(comparison: Comparison) -> str:
    """Return the whole comparison in a sentence, or nothing where it has no short answer."""
    if comparison.old.kind == "draft" and comparison.new.kind == "adopted":
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


def closing(comparison: Comparison, *, short: bool = False) -> list[tuple[str, str]]:
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
        where = [
            f"{note.new or note.old} ({note.new_ref or note.old_ref or 'of no paragraph'})"
            for note in comparison.footnotes
            if note.change == "substantive"
        ]
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


def brief_lines(
    comparison: Comparison, *, width: int, colour: bool, full: bool = False
) -> Iterator[Line]:
    """Yield the brief as lines of text; `full` writes every entry out, past the page."""
    wide = measure(width)
    yield from header(comparison, width)
    told = verdict(comparison)
    if told:
        yield BLANK
        yield from wrap([(told, BOLD)], wide)
    page, last = _page(comparison, full=full)
    for section in page.sections:
        yield BLANK
        if section.inline:
            spans = _in_a_row(section)
            yield from wrap(spans, wide, [(f"{section.title}: ", HEAD)], [("  ", PLAIN)])
            continue
        told = f"  ({safe(section.rest)})" if section.rest else ""
        yield from wrap([(section.title, HEAD), (told, DIM)], wide)
        for entry in section.entries:
            spans = list(entry.spans) if colour else [_in_marks(span) for span in entry.spans]
            yield from wrap(spans, wide, [("- ", DIM)], [("  ", PLAIN)])
    if last:
        yield BLANK
    for name, sentence in last:
        yield from _closing_lines(name, sentence, wide)


def _in_a_row(section: Shown) -> list[Span]:
    """Return the entries of a section one behind the other."""
    spans: list[Span] = []
    for entry in section.entries:
        spans += [("; ", DIM), *entry.spans] if spans else entry.spans
    return [*spans, (".", PLAIN)]


def _closing_lines(name: str, sentence: str, width: int) -> list[Line]:
    label = [(f"{name}: ", WARNING if name in {"Check", "Unsure pairings"} else HEAD)]
    return wrap([(safe(_stopped(sentence)), PLAIN)], width, label, [("  ", PLAIN)])


def _stopped(sentence: str) -> str:
    return sentence if sentence.endswith("…") else f"{sentence}."


def _page(comparison: Comparison, *, full: bool) -> tuple[Page, list[tuple[str, str]]]:
    """Fill the page beside what always stands on it; return it and its end."""
    head = sum(1 for _ in header(comparison, PAGE_WIDTH))
    last = closing(comparison)
    page = all_of(comparison)
    if full or head + _height(last) + page.lines <= PAGE_LINES:
        return page, last
    last = closing(comparison, short=True)
    last.append(("Shortened to a page", MORE))
    room = PAGE_LINES - head - _height(last)
    page = all_of(comparison, MIDDLE)
    return (page if page.lines <= room else page_of(comparison, room)), last


def _height(last: list[tuple[str, str]]) -> int:
    return 1 + sum(len(_closing_lines(name, told, PAGE_WIDTH)) for name, told in last)


def brief_markdown(comparison: Comparison, *, full: bool = False) -> str:
    """Return the brief as Markdown: deleted words struck out, inserted ones bold."""
    old, new = comparison.old, comparison.new
    lines = [f"# What changed: {_escaped(safe(new.title or old.title))}", ""]
    lines.append(f"- old: {_escaped(side_facts(old, new))}")
    lines.append(f"- new: {_escaped(side_facts(new, old))}")
    if old.title != new.title:
        lines.append(f"- old title: {_escaped(safe(old.title))}")
    lines += ["", _escaped(" ".join(summary_sentences(comparison)))]
    warned = [*old.warnings, *new.warnings, *([comparison.fallback] if comparison.fallback else [])]
    lines += [f"\n> warning: {_escaped(safe(warning))}" for warning in warned]
    told = verdict(comparison)
    if told:
        lines += ["", f"**{told}**"]
    page, last = _page(comparison, full=full)
    for section in page.sections:
        if section.inline:
            told = "".join(map(_marked_down, _in_a_row(section)))
            lines += ["", f"**{section.title}:** {told}"]
            continue
        lines += ["", f"## {section.title}", ""]
        lines += ["- " + "".join(map(_marked_down, entry.spans)) for entry in section.entries]
        if section.rest:
            lines += ["", f"({_escaped(safe(section.rest))})"]
    for name, sentence in last:
        lines += ["", f"**{name}:** {_escaped(safe(_stopped(sentence)))}"]
    return "\n".join(lines) + "\n"


def _in_marks(span: Span) -> Span:
    text, role = span
    if role == DELETED:
        return f"[-{text}-]", role
    return (f"{{+{text}+}}", role) if role == INSERTED else span


_SPECIAL = re.compile(r"([\\`*_\[\]<>#~|&])")


def _escaped(text: str) -> str:
    """Escape what Markdown or HTML would read as more than text."""
    return _SPECIAL.sub(r"\\\1", text)


def _marked_down(span: Span) -> str:
    text, role = span
    marks = {DELETED: "~~", INSERTED: "**", REF: "**", BOLD: "*"}.get(role, "")
    if not marks or not text.strip():
        return _escaped(text)
    # Markdown closes no emphasis behind a space.
    core = text.strip()
    lead, tail = text[: text.index(core)], text[text.index(core) + len(core) :]
    return f"{lead}{marks}{_escaped(core)}{marks}{tail}"
