"""Bits as spans of a line: roles, marks, superscripts, and the spot of every word."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.report.safe import safe
from clausetrail_tui.ink import Ink

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetrail_tui.comparing.steps import Bit
    from clausetrail_tui.ink import Span, Spot

# There is no raised q.
_RAISED = str.maketrans(
    "0123456789abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
)
_ATOM = re.compile(r"\s+|\S+")
_BLANK: Span = (" ", Ink())


class Look(NamedTuple):
    """How changes are told."""

    signs: bool = False  # in brackets too, where there is no colour: `[-old-]`, `{+new+}`
    minor: bool = False  # the group as a whole is routine or editorial
    whole: bool = False  # the words came or went as whole paragraphs, which the margin tells
    head: bool = False  # the words are a heading
    quiet: bool = False  # what did not change stands back: of a footnote


def set_bits(bits: Iterable[Bit], look: Look) -> list[Span]:
    """Return bits as spans.

    Blanks at the ends of a change stand outside its marks; where whole words are replaced, a
    blank parts the new ones from the old.
    """
    spans: list[Span] = []
    free = True  # whether what comes next stands behind a blank, or at the beginning
    before = "="
    for (sign, minor), same in groupby(bits, key=lambda bit: (bit.run.sign, bit.run.minor)):
        of = list(same)
        if sign == "=":
            spans += _spans(of, "dim" if look.quiet else "head" if look.head else "")
            free = not spans or spans[-1][0].endswith(" ")
        else:
            role = _role(sign, look, minor=minor or look.minor)
            inside = _spans(of, role)
            lead = _taken(inside, first=True)
            tail = _taken(inside, first=False)
            if not inside:
                spans += lead or tail
                continue
            if not lead and before not in {"=", sign} and free and not _closes(inside):
                lead = [_BLANK]
            if not (spans and spans[-1][0].endswith(" ")):
                spans += lead
            spans += _marked(inside, sign, role) if look.signs and not look.whole else inside
            spans += tail
        before = sign
    return spans


def _closes(spans: Sequence[Span]) -> bool:
    """Whether words begin with a sign that follows a word without a blank."""
    return spans[0][0][0] in ",.;:)”’"


def _role(sign: str, look: Look, *, minor: bool) -> str:
    if look.whole:
        return "gone" if sign == "-" else "entered"
    role = "deleted" if sign == "-" else "inserted"
    return f"{role}-minor" if minor else role


def _marked(spans: Sequence[Span], sign: str, role: str) -> list[Span]:
    begin, end = ("[-", "-]") if sign == "-" else ("{+", "+}")
    return [(begin, Ink(role)), *spans, (end, Ink(role))]


def _taken(spans: list[Span], *, first: bool) -> list[Span]:
    """Take a blank at the beginning or the end of a change out of it."""
    at = 0 if first else -1
    if spans and spans[at][0].isspace():
        text, ink = spans.pop(at)
        return [(text, Ink("", ink.spot))]
    return []


def _spans(bits: Iterable[Bit], role: str) -> list[Span]:
    spans: list[Span] = []
    for bit in bits:
        run = bit.run
        if run.kind == "break":
            spans += [_BLANK, ("¶", Ink(role or "dim")), _BLANK]
        elif run.kind == "marker":
            spans.append((safe(run.text).translate(_RAISED), Ink(role or "dim")))
        else:
            of = role or ("verb" if run.italic else "")
            if run.italic and role in {"gone", "entered"}:
                of = f"{role}-verb"
            spans += _words(run.text, of, bit.spot)
    return spans


def _words(text: str, role: str, spot: Spot | None) -> Iterator[Span]:
    """Yield a stretch of a paragraph word by word, each with its own offset."""
    for match in _ATOM.finditer(text):
        atom = match[0]
        ink = Ink(role, spot and spot._replace(offset=spot.offset + match.start()))
        if not atom.isspace():
            yield (safe(atom), ink)
        elif "\t" in atom:  # of a table: it parts two cells
            yield (" │ ", Ink("rule"))
        else:
            yield (" ", ink)
