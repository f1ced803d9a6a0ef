"""A text with the origin of its words: a mark before each run of words, colours by age.

68   20 December 2013    68/230     270 words   8 %
79   24 December 2024    79/236     830 words  24 %

OP4  [68]Encourages the keepers of lamps [79]to count the moths [68*], as appropriate;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET

from clausetrail.report.head import measure
from clausetrail.report.origins import Key, key_of, origin_labels
from clausetrail.report.safe import safe
from clausetrail.report.spans import (
    AGES,
    BOLD,
    DIM,
    HEAD,
    NEWEST,
    PLAIN,
    REF,
    Line,
    line_width,
    pad,
    wrap,
)
from clausetrail.report.words import count, date_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausetrail.history.blame import Blame, BlamedParagraph


def blame_lines(blame: Blame, width: int, *, colour: bool) -> Iterator[Line]:
    """Yield the lines of a blamed text.

    Args:
        blame: the answer.
        width: cells a line.
        colour: whether the marks may be coloured; they are printed either way.
    """
    wide = measure(width)
    yield from wrap([(safe(f"{blame.symbol}: where its words come from"), HEAD)], wide)
    if blame.title:
        yield from wrap([(safe(f"{blame.title} · {blame.series}"), DIM)], wide)
    yield []
    labels, roles = origin_labels(blame), _roles(blame)
    yield from _legend(blame, labels, roles, wide)
    starred = any(span.gaps for one in blame.paragraphs for span in one.spans)
    if starred:
        yield from wrap([("*  had been absent for one text or more", DIM)], wide)
    for paragraph in blame.paragraphs:
        yield []
        yield from _paragraph(paragraph, labels, roles, wide, colour=colour)


def _roles(blame: Blame) -> dict[Key, str]:
    """Give each text a colour, so that neighbours in time differ; the text's own words theirs."""
    roles = {key_of(one): AGES[at % len(AGES)] for at, one in enumerate(blame.sources)}
    roles["", blame.symbol] = NEWEST
    return roles


def _legend(
    blame: Blame, labels: Mapping[Key, str], roles: Mapping[Key, str], width: int
) -> Iterator[Line]:
    keys = [key_of(one) for one in blame.sources]
    size = max((len(labels[key]) for key in keys), default=0)
    longest = max((len(one.symbol) for one in blame.sources), default=0)
    for key, one in zip(keys, blame.sources, strict=True):
        share = round(100 * one.words / blame.words) if blame.words else 0
        told = f"{one.words:>6} {'word' if one.words == 1 else 'words'}  {share:>3} %"
        when = date_words(one.adopted) if one.adopted else ""
        if one.series is not UNSET:
            when = one.series
        elif one.symbol == blame.symbol:
            when = ", ".join(filter(None, [when, "its own"]))
        line = [
            *pad([(labels[key], roles[key])], size + 2),
            *pad([(safe(one.symbol), REF)], longest + 2),
            (f"{told}  ", PLAIN),
            (safe(when), DIM),
        ]
        # As it stands, so that the figures are in columns; what finds no room goes below.
        if line_width(line) <= width:
            yield line
        elif line_width(line[:-1]) <= width:
            yield from (line[:-1], [(" " * (size + 2), PLAIN), line[-1]])
        else:
            yield from wrap(line, width, rest=[(" " * (size + 2), PLAIN)])
    if not blame.sources:
        yield [(f"{count(0, 'word')}", PLAIN)]


def _paragraph(
    paragraph: BlamedParagraph,
    labels: Mapping[Key, str],
    roles: Mapping[Key, str],
    width: int,
    *,
    colour: bool,
) -> Iterator[Line]:
    spans: Line = []
    before: tuple[Key, bool] | None = None
    for span in paragraph.spans:
        key, starred = key_of(span), bool(span.gaps)
        text = safe(paragraph.text[span.start : span.end].replace("\n", " ¶ "))
        # The mark stands with the word behind it, not with a blank before it.
        core = text.lstrip(" ")
        spans.append((" " * (len(text) - len(core)), PLAIN))
        if before != (key, starred):
            mark = f"[{safe(labels[key])}{'*' if starred else ''}]"
            spans.append((mark, DIM if colour else BOLD))
        spans.append((core, roles[key]))
        before = (key, starred)
    yield from wrap(spans, width, [(safe(paragraph.ref), REF), ("  ", PLAIN)], [("  ", PLAIN)])
