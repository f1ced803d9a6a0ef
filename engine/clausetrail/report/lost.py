"""What fell out of a series, in words, as the terminal and the application tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .symbols import short
from .words import count, refs_words

if TYPE_CHECKING:
    from clausetrail.history.dropped import Dropped, Lost

WEIGHT_WORDS = {
    "report": "Requests to report",
    "commitment": "Commitments",
    "appeal": "Appeals",
    "other operative": "Other operative paragraphs",
    "preambular": "Preambular paragraphs",
    "other": "Headings, annexes and the like",
}
_WORDS = 30


def dropped_words(dropped: Dropped) -> str:
    """Return `3 paragraphs and 2 clauses of earlier texts not in 71/255`."""
    clauses = sum(one.clause is not None for one in dropped.lost)
    told = count(len(dropped.lost) - clauses, "paragraph")
    if clauses:
        told += f" and {count(clauses, 'clause')}"
    if not dropped.lost:
        told = "Nothing"
    return f"{told} of earlier texts not in {short(dropped.symbol)}"


def lost_place(one: Lost) -> str:
    """Return `69/110  OP4, clause 2`."""
    what = refs_words(one.refs)
    if one.clause is not None:
        what += f", clause {one.clause + 1}"
    return f"{short(one.last)}  {what}"


def lost_facts(one: Lost) -> str:
    """Return `not in 71/255; since 57/35, 6 texts; the rest is OP5`."""
    told = [f"not in {short(one.gone)}"]
    if one.versions > 1:
        told.append(f"since {short(one.since)}, {one.versions} texts")
    if one.stays:
        told.append(f"the rest is {refs_words(one.stays)}")
    return "; ".join(told)


def lost_words(one: Lost, *, full: bool) -> str:
    """Return its words, the paragraphs parted by "¶".

    Args:
        one: what fell out.
        full: else no more than its first words, from the clause that makes it weighty.
    """
    text = one.text.replace("\n", " ¶ ")
    if full:
        return text
    at = one.offset + 2 * one.text[: one.offset].count("\n")
    words = text[at:].split(" ")
    cut = len(words) > _WORDS + 3
    return ("… " if at else "") + " ".join(words[:_WORDS] if cut else words) + (" …" if cut else "")
