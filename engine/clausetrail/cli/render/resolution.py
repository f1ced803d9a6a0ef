"""One text as it was read: its fields, its paragraphs with clauses and anchors, its notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.head import BLANK, measure
from clausetrail.report.safe import safe
from clausetrail.report.spans import (
    BOLD,
    DIM,
    HEAD,
    NOTICE,
    PLAIN,
    REF,
    VERB,
    WARNING,
    Line,
    Span,
    pad,
    wrap,
)
from clausetrail.report.words import count, date_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.model import Paragraph, Resolution

# A thin mark where a paragraph's second and later clauses begin.
CLAUSE_MARK = "¦ "
LABEL_WIDTH = 13
MAX_DEPTH = 4  # levels that are indented: a narrow terminal must keep room for words


def resolution(text: Resolution, *, width: int, colour: bool) -> Iterator[Line]:
    """Yield the lines of a text.

    Without colour a lead verb stands in underscores, `_Recalling_`; the marker of a
    footnote stands in brackets, `[1]`.
    """
    wide = measure(width)
    yield from _fields(text, wide)
    for paragraph in text.paragraphs:
        yield BLANK
        yield from _paragraph(paragraph, wide, colour=colour)
    if text.footnotes:
        yield BLANK
        yield [("Footnotes", BOLD)]
        for note in text.footnotes:
            label = safe(f"[{note.number}] ")
            yield from wrap([(safe(note.text), PLAIN)], wide, [(label, DIM)], [("    ", PLAIN)])
    if text.unplaced:
        yield BLANK
        yield [("Not placed", NOTICE)]
        for piece in text.unplaced:
            yield from wrap([(safe(piece), PLAIN)], wide, [("  ", PLAIN)], [("    ", PLAIN)])
    if text.warnings:
        yield BLANK
        for warning in text.warnings:
            yield from wrap(
                [(safe(warning), WARNING)], wide, [("warning: ", WARNING)], [("  ", PLAIN)]
            )


def _fields(text: Resolution, width: int) -> Iterator[Line]:
    yield from wrap([(safe(text.title) or "(no title)", HEAD)], width)
    vote = ""
    if text.vote:
        counts = (
            (text.vote.in_favour, "in favour"),
            (text.vote.against, "against"),
            (text.vote.abstaining, "abstaining"),
        )
        told = [f"{number} {word}" for number, word in counts if number is not None]
        vote = ", ".join(told) or text.vote.text
    number = len(text.paragraphs)
    clauses = sum(max(1, len(paragraph.clauses)) for paragraph in text.paragraphs)
    holds = f"{count(number, 'paragraph')} in {count(clauses, 'clause')}"
    if text.footnotes:
        holds += f", {count(len(text.footnotes), 'footnote')}"
    fields = (
        ("symbol", text.symbol or "none in the text"),
        ("kind", text.kind),
        ("body", text.body),
        ("session", text.session),
        ("number", text.number),
        ("adopted", date_words(text.adopted) if text.adopted else None),
        ("meeting", text.meeting),
        ("vote", vote),
        ("distributed", date_words(text.distributed) if text.distributed else None),
        ("agenda item", "; ".join(text.agenda)),
        ("drafts", ", ".join(text.drafts)),
        ("report", text.report),
        ("sponsors", ", ".join(text.sponsors)),
        ("job", text.job),
        ("language", text.language),
        ("file", text.source),
        ("holds", holds),
    )  # fmt: skip
    for name, value in fields:
        if value:
            label = pad([(name, DIM)], LABEL_WIDTH)
            yield from wrap([(safe(value), PLAIN)], width, label, [(" " * LABEL_WIDTH, PLAIN)])


def _paragraph(paragraph: Paragraph, width: int, *, colour: bool) -> Iterator[Line]:
    # A sub-paragraph stands to the right of its lead-in.
    depth: Span = ("  " * min(paragraph.ref.count("("), MAX_DEPTH), PLAIN)
    label = safe(paragraph.ref)
    if paragraph.page:
        place = f"page {paragraph.page}"
        label_line: Line = [(label, REF), (f"  {place}", DIM)]
    else:
        label_line = [(label, REF)]
    yield [depth, *label_line]
    role = BOLD if paragraph.kind == "heading" else PLAIN
    for line in _text_lines(paragraph, role, colour=colour):
        yield from wrap(line, width, [depth, ("  ", PLAIN)], [depth, ("  ", PLAIN)])


def _text_lines(paragraph: Paragraph, role: str, *, colour: bool) -> list[list[Span]]:
    """Return the text with its marks, a list of spans for each of its lines (in a table, rows)."""
    text = paragraph.text
    verbs: list[tuple[int, int]] = []
    for clause in paragraph.clauses:
        begin = text.find(clause.verb, clause.start, clause.end) if clause.verb else -1
        if clause.verb and begin >= 0:
            verbs.append((begin, begin + len(clause.verb)))
    anchors: dict[int, str] = {}
    for anchor in paragraph.anchors:
        anchors[anchor.offset] = anchors.get(anchor.offset, "") + f"[{anchor.note}]"
    starts = {clause.start for clause in paragraph.clauses if clause.start}
    cuts = {0, len(text), *anchors, *starts, *(end for verb in verbs for end in verb)}
    ordered = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    lines: list[list[Span]] = [[]]
    for start, end in zip(ordered, [*ordered[1:], len(text)], strict=True):
        if start in anchors:
            lines[-1].append((safe(anchors[start]), DIM))
        if start in starts:
            lines[-1].append((CLAUSE_MARK, DIM))
        is_verb = any(begin <= start < stop for begin, stop in verbs)
        for at, part in enumerate(text[start:end].split("\n")):
            if at:
                lines.append([])
            shown = safe(part.replace("\t", "  "))
            if is_verb and shown:
                lines[-1].append((shown if colour else f"_{shown}_", VERB))
            elif shown:
                lines[-1].append((shown, role))
    return lines
