"""The words of a change as spans: deletions and insertions in place, each word with its spot.

ops       [= Encourages ] [- States ] [+ all States ] [= to report ¶ Decides …]
lines     OP4   Encourages States all States to report
OP5   Decides …
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.report.safe import safe

from .ink import DIM, PLAIN, Ink, Span, Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetrail.model import Advance, Clause, Op

    from .ink import Side

_TOKEN = re.compile(r"\s+|\S+")
_WORD = re.compile(r"\S+")
EDGE = 8  # words that stay at either end of what did not change
HEAD_WORDS = 6  # of what did not change at the beginning, so that one sees which paragraph it is


class Stretch(NamedTuple):
    """A paragraph, or a part of one, on one side of a change."""

    ref: str
    text: str
    start: int = 0  # offset of the text's first character in the paragraph
    clauses: tuple[Clause, ...] = ()  # of the paragraph


class Bit(NamedTuple):
    """Words of one kind within one paragraph."""

    sign: str  # "=", "-" or "+"; "…" for words left out, "¶" for the break before a new paragraph
    text: str
    spot: Spot  # of its first character: in the new text, of a deletion in the old one
    minor: bool = False  # a routine or editorial change


def bits_of(
    ops: Sequence[Op],
    old: Sequence[Stretch],
    new: Sequence[Stretch],
    *,
    advances: Iterable[Advance] = (),
    minor: bool = False,
) -> list[Bit]:
    """Cut ops where a paragraph begins, and find out where each stretch stands.

    Args:
        ops: of a change; "=" and "-" joined are the old stretches, joined by line feeds, "="
            and "+" the new ones.
        old: what changed.
        new: what it became.
        advances: that were checked; the unsuspected ones are minor.
        minor: all of the change is.
    """
    checked = {(one.old, one.new) for one in advances if not one.suspect}
    follow = [*ops[1:], ("", "")]
    before = [("", ""), *ops[:-1]]
    at = {"old": 0, "new": 0}
    starts = {"old": _starts(old), "new": _starts(new)}
    bits: list[Bit] = []
    for (sign, text), behind, ahead in zip(ops, before, follow, strict=True):
        side: Side = "old" if sign == "-" else "new"
        quiet = minor or (
            (sign == "-" and ahead[0] == "+" and (text.strip(), ahead[1].strip()) in checked)
            or (sign == "+" and behind[0] == "-" and (behind[1].strip(), text.strip()) in checked)
        )
        stretches = old if side == "old" else new
        for start, end, index in _pieces(text, at[side], starts[side]):
            stretch = stretches[index]
            offset = at[side] + start - starts[side][index]
            part = text[start:end]
            kept = part[: max(0, len(stretch.text) - offset)]
            if kept:
                spot = Spot(side, stretch.ref, stretch.start + offset)
                bits.append(Bit(sign, kept, spot, quiet and sign != "="))
            if kept != part and index + 1 < len(stretches):  # the line feed behind a paragraph
                break_ = Spot(side, stretches[index + 1].ref, stretches[index + 1].start)
                bits.append(Bit("-" if side == "old" else "¶", "\n", break_))
        if sign != "+":
            at["old"] += len(text)
        if sign != "-":
            at["new"] += len(text)
    return bits


def _starts(stretches: Sequence[Stretch]) -> list[int]:
    starts, at = [], 0
    for one in stretches:
        starts.append(at)
        at += len(one.text) + 1
    return starts


def _pieces(text: str, at: int, starts: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and stretch of the pieces of a text that begins at an offset."""
    if not starts:
        return
    cuts = [0, *(one - at for one in starts if 0 < one - at < len(text)), len(text)]
    for start, end in pairwise(cuts):
        yield start, end, max(index for index, one in enumerate(starts) if one <= at + start)


def elided(bits: Sequence[Bit]) -> list[Bit]:
    """Leave out of what did not change all but a few words around each change."""
    shown: list[Bit] = []
    last = len(bits) - 1
    for index, bit in enumerate(bits):
        if bit.sign != "=":
            shown.append(bit)
            continue
        # Whether a change stands beside it; a paragraph's break is none.
        left = index > 0 and bits[index - 1].sign in "-+"
        right = index < last and bits[index + 1].sign in "-+"
        shown += _shortened(bit, EDGE if left else HEAD_WORDS, EDGE if right else 0)
    return shown


def shortened(bit: Bit, words: int) -> list[Bit]:
    """Leave of a bit its first words."""
    return _shortened(bit, words, 0)


def _shortened(bit: Bit, head: int, tail: int) -> list[Bit]:
    words = list(_WORD.finditer(bit.text))
    if len(words) <= head + tail + 3:
        return [bit]
    cut = words[head].start()
    kept = [bit._replace(text=bit.text[:cut]), bit._replace(sign="…", text="…")]
    if tail:
        begin = words[len(words) - tail].start()
        spot = bit.spot._replace(offset=bit.spot.offset + begin)
        kept += [kept[1]._replace(text="… "), bit._replace(text=bit.text[begin:], spot=spot)]
        del kept[1]
    return kept


def spans_of(
    bits: Sequence[Bit],
    new: Sequence[Stretch] = (),
    *,
    marks: bool = False,
) -> list[list[Span]]:
    """Return bits as spans, a list for each paragraph of the new text.

    Args:
        bits: as cut by `bits_of`.
        new: the new stretches: their lead verbs are set apart.
        marks: tell deletions and insertions by signs too: `[-deleted-]`, `{+inserted+}`.
    """
    verbs = {one.ref: verbs_of(one.clauses, one.text, one.start) for one in new}
    lines: list[list[Span]] = [[]]
    before = Bit("=", " ", Spot("new", "", 0))
    for bit in bits:
        if bit.sign == "¶":
            lines.append([])
        elif bit.sign == "…":
            lines[-1].append((bit.text, DIM))
        elif bit.sign == "=":
            lines[-1] += inked(bit.text, "", bit.spot, verbs.get(bit.spot.ref, ()))
        else:
            lines[-1] += _changed(bit, before, lines[-1], marks=marks)
        before = bit
    return [line for line in lines if line] or [[]]


def _changed(bit: Bit, before: Bit, line: Sequence[Span], *, marks: bool) -> list[Span]:
    """Set off a deletion or an insertion; blanks at its ends stand outside."""
    core = bit.text.strip()
    if not core:
        shown = " ¶ " if "\n" in bit.text else " "
        if line and line[-1][0].endswith(" "):
            shown = shown.lstrip()
        return [(shown, Ink("deleted-minor") if "¶" in shown and bit.sign == "-" else PLAIN)]
    start = bit.text.index(core)
    lead = bit.text[:start]
    role = ("deleted" if bit.sign == "-" else "inserted") + ("-minor" if bit.minor else "")
    spans: list[Span] = []
    # Where whole words are replaced a blank parts the new ones from the old; in a symbol none does.
    free = before.sign in "-+" and _is_free(line) and core[0] not in ",.;:)"
    if (lead or free) and line and not line[-1][0].endswith(" "):
        spans.append((" ", PLAIN))
    begin, end = (("[-", "-]") if bit.sign == "-" else ("{+", "+}")) if marks else ("", "")
    spot = bit.spot._replace(offset=bit.spot.offset + start)
    if begin:
        spans.append((begin, Ink(role)))
    spans += inked(core, role, spot)
    if end:
        spans.append((end, Ink(role)))
    if bit.text[start + len(core) :]:
        spans.append((" ", PLAIN))
    return spans


def _is_free(line: Sequence[Span]) -> bool:
    """Whether the change before this one began behind a blank."""
    at = len(line) - 1
    while at >= 0 and line[at][1].role.startswith(("deleted", "inserted")):
        at -= 1
    return at < 0 or line[at][0].endswith(" ")


def verbs_of(clauses: Iterable[Clause], text: str, start: int = 0) -> tuple[tuple[int, int], ...]:
    """Return where the lead verbs stand in a paragraph of which `text` is the part at `start`."""
    found = []
    for one in clauses:
        if one.verb:
            at = text.find(one.verb, max(0, one.start - start))
            if 0 <= at < one.end - start:
                found.append((at + start, at + start + len(one.verb)))
    return tuple(found)


def inked(text: str, role: str, spot: Spot, verbs: Sequence[tuple[int, int]] = ()) -> list[Span]:
    """Return a stretch of a paragraph as spans, one a word, safe to show, each with its spot.

    Args:
        text: the stretch, as the text has it; offsets count its characters, not what is shown.
        role: how it looks.
        spot: where its first character stands.
        verbs: start and end, in the paragraph, of what is set as a lead verb.
    """
    spans: list[Span] = []
    for match in _TOKEN.finditer(text):
        offset = spot.offset + match.start()
        token = match[0]
        here = Ink(role, spot._replace(offset=offset))
        if token.isspace():
            spans.append((" ¶ " if "\n" in token else token.replace("\t", " "), here))
            continue
        lead = any(start <= offset < end for start, end in verbs)
        spans.append((safe(token), here._replace(role="verb") if lead else here))
    return spans
