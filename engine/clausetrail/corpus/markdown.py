"""A resolution as `resolution.md`: for people, and for plain git.

    # Cooperation …                           the title
                                              - Symbol, Adopted, Agenda item …: a line each
    The General Assembly,

    - Recalling the aims of …, [^1331-22341]  a preambular paragraph, a clause a line
      and noting …,                           its second clause
    - Noting …,

    1. Encourages …;                          an operative one: Markdown counts by itself
       1. To report …;                        its first sub-paragraph

    [^1331-22341]: United Nations, Treaty …   the footnotes

A line is one clause, so `git blame` tells who brought a clause and `git diff` shows the clause
that changed. Nothing counts what stands before it: a number that an insertion far above moves
would be a change in every line below. A footnote is therefore named by what it cites. And no
empty line parts two paragraphs: git takes empty lines for text that stayed, and
`--word-diff` then compares what happens to stand between them (a paragraph with another that
was inserted before it) instead of finding the words that are the same.

The words of the text are literal: they are never Markdown, HTML or a terminal's commands.
"""

from __future__ import annotations

import re
from itertools import count, pairwise
from typing import TYPE_CHECKING

from .escaping import cut_cell, literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetrail.model import Paragraph, Resolution

_ITEM = "1. "
_BULLET = "- "
_LEVELS = re.compile(r"\([^()]*\)")
_BREAK = "<!-- -->"  # parts two lists that nothing else parts
MAX_LABEL_CHARS = 40


def write(resolution: Resolution) -> str:
    """Write a resolution as Markdown.

    Returns:
        The text with LF line ends; a function of the record alone. It holds every word of the
        paragraphs, the footnotes and what could not be placed.
    """
    names = footnote_labels(resolution)
    labels = {note.number: name for note, name in zip(resolution.footnotes, names, strict=True)}
    parts = [f"# {literal(resolution.title or resolution.symbol or 'Untitled text')}"]
    facts = [f"- {name}: {literal(value)}" for name, value in _facts(resolution)]
    parts.append("\n".join(facts))
    if resolution.body:
        parts.append(f"The {literal(resolution.body)},")
    elif facts:
        parts.append(_BREAK)
    parts.append("\n".join(_paragraphs(resolution.paragraphs, labels)).strip("\n"))
    if resolution.sponsors:
        parts.append("## Sponsors")
        parts.append("\n".join(f"- {literal(sponsor)}" for sponsor in resolution.sponsors))
    if resolution.unplaced:
        parts.append("## Not placed by the parser")
        parts.append("\n".join(f"- {literal(text)}" for text in resolution.unplaced))
    parts.append(
        "\n".join(
            f"[^{name}]: {literal(note.text)}".rstrip()
            for note, name in zip(resolution.footnotes, names, strict=True)
        )
    )
    return "\n\n".join(filter(None, parts)) + "\n"


def footnote_labels(resolution: Resolution) -> tuple[str, ...]:
    """Name the footnotes by what they cite, so that a new one renames none below it.

    "Resolution 70/1." is `70/1`, a treaty its volume and number; a note that cites nothing is
    named by its first words. Of two alike the second gets more words, or a number.

    Returns:
        A label for each footnote, in their order; no two are equal, also in another case.
    """
    used: dict[str, str] = {}
    for note in resolution.footnotes:
        for label in _label_candidates(note.text):
            if label.casefold() not in used:
                used[label.casefold()] = label
                break
    return tuple(used.values())


def _label_candidates(text: str) -> Iterator[str]:
    words = re.findall(r"[A-Za-z0-9](?:[A-Za-z0-9./()-]*[A-Za-z0-9])?", text[:2_000])
    symbols = [word for word in words if "/" in word and any(map(str.isdigit, word))]
    numbers = [word for word in words if any(map(str.isdigit, word))]
    best = ""
    for chosen, fewest in ((symbols, 1), (numbers, 2), (words, 3)):
        for taken in range(min(fewest, len(chosen)), len(chosen) + 1):
            label = "-".join(chosen[:taken])
            if not label or len(label) > MAX_LABEL_CHARS:
                break
            best = best or label
            yield label
    best = best or "note"
    yield best
    yield from (f"{best}-{number}" for number in count(2))


def _facts(resolution: Resolution) -> Iterator[tuple[str, str]]:
    """What the top of the document says, a line each; what is unknown is left out."""
    if resolution.symbol and resolution.title:
        yield "Symbol", resolution.symbol
    if resolution.kind in ("draft", "amendment"):
        yield "Kind", resolution.kind
    if resolution.session:
        yield "Session", resolution.session
    if resolution.adopted or resolution.meeting:
        yield "Adopted", ", ".join(filter(None, (resolution.adopted, resolution.meeting)))
    if resolution.vote:
        yield "Vote", resolution.vote.text
    if resolution.distributed:
        yield "Distributed", resolution.distributed
    if resolution.agenda:
        yield "Agenda item", ", ".join(resolution.agenda)
    if resolution.report:
        yield "Report", resolution.report
    if resolution.drafts:
        yield "Drafts", ", ".join(resolution.drafts)


def _paragraphs(paragraphs: Sequence[Paragraph], labels: Mapping[str, str]) -> Iterator[str]:
    """The lines of the text; an empty one before another kind of paragraph."""
    inside = _inside_lists(paragraphs)
    number = 0  # of the last item of the numbered list that is open; 0 where none is
    width = 0  # columns by which the open item's content is set in
    above: str | None = None  # the kind of the paragraph above
    for place, paragraph in enumerate(paragraphs):
        kind, level = paragraph.kind, _level(paragraph)
        own = _own_number(paragraph) if level == 0 else None
        marker, indent, lines = _BULLET, 0, _clause_lines(paragraph, labels)
        if above is not None and (kind != above or kind in ("heading", "table")):
            yield ""
        if own is not None:
            goes_on = own == number + 1 and number > 0
            marker = _ITEM if goes_on or own == 1 else f"{own}. "
            if number and not goes_on:
                yield f"{_BREAK}\n"
            number, width = own, len(marker)
        elif level:
            # Under an unnumbered paragraph a list of numbers would run into the next one.
            marker = _ITEM if number else _BULLET
            indent = (width if number else 0) + (level - bool(number)) * len(marker)
        else:
            if not inside[place]:
                number, width = 0, 0
            indent = width
        if kind == "heading":
            marker, lines = "", [f"## {_heading(paragraph, lines)}"]
        elif kind == "table":
            marker, lines = "", _table(paragraph.text)
        elif own is None and paragraph.number and not level:
            lines[0] = f"{literal(paragraph.number)}. {lines[0]}"
        yield from _set_in(lines, marker, indent)
        above = kind


def _inside_lists(paragraphs: Sequence[Paragraph]) -> list[bool]:
    """Which headings and unnumbered paragraphs stand within a list that goes on below them.

    They are set in, as a part of the item above, so that Markdown counts on.
    """
    inside = [False] * len(paragraphs)
    last = -1
    for place, paragraph in enumerate(paragraphs):
        own = _own_number(paragraph) if _level(paragraph) == 0 else None
        if own is None:
            continue
        above = _own_number(paragraphs[last]) if last >= 0 else None
        if above is not None and own == above + 1:
            inside[last + 1 : place] = [True] * (place - last - 1)
        last = place
    return inside


def _own_number(paragraph: Paragraph) -> int | None:
    """The number that Markdown has to count to; None where it is none ("3 bis")."""
    number = paragraph.number or ""
    if paragraph.kind == "heading" or not re.fullmatch(r"[0-9]{1,6}", number):
        return None
    return int(number)


def _level(paragraph: Paragraph) -> int:
    """How deep a sub-paragraph stands: OP4 0, OP4(a) 1, OP4(a)(ii) 2."""
    if "(" not in paragraph.ref or paragraph.kind in ("heading", "table"):
        return 0
    return min(len(_LEVELS.findall(paragraph.ref)), 8)


def _heading(paragraph: Paragraph, lines: Sequence[str]) -> str:
    text = " ".join(lines)
    number = paragraph.number
    if number and not re.match(rf"{re.escape(number)}(?!\w)", paragraph.text):
        return f"{literal(number)}. {text}"
    return text


def _set_in(lines: Sequence[str], marker: str, indent: int) -> Iterator[str]:
    for place, line in enumerate(lines):
        yield (" " * indent + (" " * len(marker) if place else marker) + line).rstrip()


def _clause_lines(paragraph: Paragraph, labels: Mapping[str, str]) -> list[str]:
    """The paragraph's text, a line a clause, with its footnotes' markers; at least one line."""
    text = paragraph.text
    starts = sorted({clause.start for clause in paragraph.clauses})
    cuts = [0, *(start for start in starts if 0 < start < len(text)), len(text)]
    anchors = sorted(paragraph.anchors, key=lambda anchor: anchor.offset)
    lines = []
    for start, end in pairwise(cuts):
        line, position = "", start
        for anchor in anchors:
            # A marker behind a clause's last word belongs to it, not to the next clause.
            if start < anchor.offset <= end or anchor.offset == start == 0:
                line = _append(line, literal(text[position : anchor.offset]))
                label = labels.get(anchor.note) or _bare_label(anchor.note)
                line = _append(line, f"[^{label}]")
                position = anchor.offset
        lines.append(_append(line, literal(text[position:end])))
    return [line for line in lines if line] or [""]


def _append(line: str, piece: str) -> str:
    """Set a piece behind a line, with a space unless it is punctuation."""
    return f"{line} {piece}" if line and piece and piece[0] not in ",.;:)!?”’" else line + piece


def _bare_label(number: str) -> str:
    """A marker whose footnote is not there: its number, as far as a label can hold it."""
    return re.sub(r"[^A-Za-z0-9*]+", "-", number)[:MAX_LABEL_CHARS].strip("-") or "note"


def _table(text: str) -> list[str]:
    rows = [[cut_cell(cell) for cell in row.split("\t")] for row in text.split("\n")]
    columns = max(map(len, rows))
    full = [row + [""] * (columns - len(row)) for row in rows]
    written = [f"| {' | '.join(row)} |" for row in full]
    return [written[0], "|" + " --- |" * columns, *written[1:]]
