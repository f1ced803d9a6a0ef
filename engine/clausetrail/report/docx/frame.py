"""The lines around the paragraphs, tracked like the rest: title, organ, meeting, dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetrail.diff.words import diff_words
from clausetrail.report.sequence import sequence
from clausetrail.report.tracked import Note, Sign, TrackedLine, Words
from clausetrail.report.words import date_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Comparison, Resolution


class FramedLine(NamedTuple):
    """A line and the style that it is set in; None for a paragraph of either text."""

    style: str | None
    line: TrackedLine


def framed(comparison: Comparison) -> list[FramedLine]:
    """Return all lines of a redline.

    The meeting and its date stand behind the last operative paragraph, before an annex.
    Footnotes that no paragraph calls belong to the title, as the notes of a reissue do; where
    neither text has one, to the line above it.
    """
    old, new = comparison.old, comparison.new
    notes, titles = unanchored(comparison), (_title(old), _title(new))
    lines = [FramedLine(None, line) for line in sequence(comparison)]
    end = next((at for at in range(len(lines), 0, -1) if _acts(lines[at - 1].line)), len(lines))
    head = [
        _framed("Adopted", _adopted(old), _adopted(new), () if any(titles) else notes),
        _framed("Title", *titles, notes if any(titles) else ()),
        _framed("Organ", _organ(old), _organ(new)),
    ]
    foot = [
        _framed("Closing", old.meeting or "", new.meeting or ""),
        _framed("Closing", date_words(old.adopted or ""), date_words(new.adopted or "")),
    ]
    return [line for line in (*head, *lines[:end], *foot, *lines[end:]) if line is not None]


def _acts(line: TrackedLine) -> bool:
    return any(
        one is not None and one.kind in {"preambular", "operative"} for one in (line.old, line.new)
    )


def _framed(style: str, old: str, new: str, notes: Sequence[Note] = ()) -> FramedLine | None:
    if not (old or new or notes):
        return None
    mark: Sign = "=" if bool(old) == bool(new) else "-" if old else "+"
    pieces: list[Words | Note] = [Words(sign, text) for sign, text in diff_words(old, new).ops]
    line = TrackedLine(pieces=(*pieces, *notes), mark=mark, old=None, new=None, group=None)
    return FramedLine(style, line)


def unanchored(comparison: Comparison) -> list[Note]:
    """Return the markers of the notes that no paragraph calls, partners together."""
    places = []
    for text in (comparison.old, comparison.new):
        called = {anchor.note for one in text.paragraphs for anchor in one.anchors}
        places.append(
            {
                note.number: index
                for index, note in enumerate(text.footnotes)
                if note.number not in called
            }
        )
    old, new = places
    notes = [
        Note("=", old.pop(change.old), new.pop(change.new))
        for change in comparison.footnotes
        if change.old in old and change.new in new
    ]
    notes += [Note("-", index, None) for index in old.values()]
    notes += [Note("+", None, index) for index in new.values()]
    return notes


def _adopted(text: Resolution) -> str:
    if text.kind == "adopted" and text.body:
        day = date_words(text.adopted or "")
        return f"Resolution adopted by the {text.body}" + (f" on {day}" if day else "")
    if text.kind == "draft":
        sponsors = ", ".join(text.sponsors)
        return f"{sponsors}: draft resolution" if sponsors else "Draft resolution"
    return ""


def _title(text: Resolution) -> str:
    number = ""
    if text.kind == "adopted" and text.number:
        number = f"{text.session}/{text.number}. " if text.session else f"{text.number}. "
    return f"{number}{text.title}" if text.title else ""


def _organ(text: Resolution) -> str:
    return f"The {text.body}," if text.body and text.kind != "plain" else ""
