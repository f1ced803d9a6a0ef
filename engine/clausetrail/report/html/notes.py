"""The footnotes of both texts, compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.runs import Run
from clausetrail.report.words import note_word

from .cells import Targets, runs
from .markup import anchor, link, tag, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Comparison, FootnoteChange


def note_ids(comparison: Comparison) -> tuple[list[str], Targets]:
    """Name the footnotes of the page.

    Returns:
        The id of each change, and where the numbers of either text lead.
    """
    ids = [f"note{index}" for index in range(len(comparison.footnotes))]
    old: dict[str, str] = {}
    new: dict[str, str] = {}
    for where, note in zip(ids, comparison.footnotes, strict=True):
        if note.old is not None:
            old.setdefault(note.old, where)
        if note.new is not None:
            new.setdefault(note.new, where)
    return ids, Targets(old, new)


def footnotes(comparison: Comparison, ids: Sequence[str]) -> str:
    """Write all footnotes, in the order of the comparison, or nothing where there are none."""
    if not comparison.footnotes:
        return ""
    pairs = {(old, new) for group in comparison.groups for old in group.old for new in group.new}
    return tag("h2", "Footnotes", id="footnotes") + "".join(
        _note(note, where, strayed=(note.old_ref, note.new_ref) not in pairs)
        for note, where in zip(comparison.footnotes, ids, strict=True)
    )


def _note(note: FootnoteChange, where: str, *, strayed: bool) -> str:
    """Write a footnote; one that `strayed` is called in another paragraph than it was."""
    old = [Run(sign, words) for sign, words in note.ops if sign != "+"]
    new = [Run(sign, words) for sign, words in note.ops if sign != "-"]
    none = Targets({}, {})
    alike = all(sign == "=" for sign, _ in note.ops)
    numbered = [
        tag("span", f"{text(number)} ", cls="number") if number is not None else ""
        for number in (note.old, note.new)
    ]
    written = [
        tag("div", tag("p", numbered[0], runs(old, none)) if note.old is not None else "",
            cls="cell old"),
        tag("div", tag("p", numbered[1], runs(new, none)) if note.new is not None else "",
            cls="cell new"),
    ]  # fmt: skip
    if note.old is not None and note.new is not None and not alike:
        both = [Run(sign, words) for sign, words in note.ops]
        written.append(tag("div", tag("p", numbered[1], runs(both, none)), cls="cell both"))
    stop = " stop" if note.change != "identical" else ""
    one = " one-sided" if note.old is None or note.new is None else ""
    return tag(
        "article",
        tag("header", _heading(note, where, strayed=strayed), cls="margin"),
        tag("div", *written, cls="cells" if len(written) > 2 else "cells alike"),
        id=where,
        cls=f"g note {note.change} k-{note.change}{stop}{one}",
        data_name=f"footnote {note.new or note.old}: {note_word(note)}",
        aria_labelledby=f"{where}h",
    )


def _heading(note: FootnoteChange, where: str, *, strayed: bool) -> str:
    numbers = [text(one) for one in (note.old, note.new) if one is not None]
    if len(numbers) == 2 and numbers[0] == numbers[1]:
        numbers = numbers[1:]
    homes = [("old", note.old_ref), ("new", note.new_ref)]
    if note.new_ref is not None and not strayed:
        homes = homes[1:]
    links = [link(anchor(side, ref), text(ref)) for side, ref in homes if ref is not None]
    home = ", " + " → ".join(links) if links else ""
    told = tag("span", text(note_word(note)), cls=f"tag is-{note.change}")
    named = tag("span", f"Footnote {' → '.join(numbers)}{home}", cls="refs")
    return tag("h3", named, " ", told, id=f"{where}h", tabindex="-1")
