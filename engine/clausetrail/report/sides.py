"""One text as a stream of tokens: runs of words, markers of footnotes, paragraph marks."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetrail.model import Paragraph, Resolution


class Run(NamedTuple):
    """A run of words in one paragraph."""

    paragraph: int  # position in its text
    start: int  # offset in the paragraph
    words: str


# Keys of the words at an offset, and of a marker by offset and footnote.
Keys = dict[int | tuple[int, int], int]


class Token(NamedTuple):
    """One thing in the stream of a text."""

    key: int | None  # the same in both streams where it stays
    kind: str  # "words", "note", "mark"
    paragraph: int  # position in its text
    group: int  # index of its group; -1 for none
    text: str = ""
    italic: bool = False
    note: int = -1  # index in the text's footnotes


class TextSide:
    """One side: its paragraphs by position, and what the stream needs of them."""

    def __init__(self, text: Resolution) -> None:
        self.paragraphs = text.paragraphs
        self.place = {one.ref: index for index, one in enumerate(text.paragraphs)}
        self.group = [-1] * len(text.paragraphs)
        self.notes = {
            note.number: index for index, note in reversed(list(enumerate(text.footnotes)))
        }
        self.italics = [_italics(one, styled=_is_styled(text)) for one in text.paragraphs]
        self.tokens: list[list[Token]] = [[] for _ in text.paragraphs]

    def calls(self, paragraph: int, start: int, end: int) -> list[tuple[int, str]]:
        """Return offset and number of the markers behind `start` up to `end`.

        A marker stands behind the words that it follows; one at the paragraph's start goes
        with its first run.
        """
        return [
            (anchor.offset, anchor.note)
            for anchor in self.paragraphs[paragraph].anchors
            if start < anchor.offset <= end or (anchor.offset == 0 == start)
        ]

    def notes_at(self, paragraph: int, start: int, end: int) -> list[tuple[int, int]]:
        """Return offset and footnote of the markers behind `start` up to `end`."""
        return [
            (offset, self.notes[number])
            for offset, number in self.calls(paragraph, start, end)
            if number in self.notes
        ]


def lay(text: TextSide, run: Run, keys: Keys | None = None, cuts: Iterable[int] = ()) -> None:
    """Append a run to its paragraph's stream, cut at markers and where italics begin or end."""
    keys = keys or {}
    size = len(run.words)
    notes = text.notes_at(run.paragraph, run.start, run.start + size)
    edges = {0, size, *cuts, *(offset - run.start for offset, _ in notes)}
    italics = text.italics[run.paragraph]
    edges |= {edge - run.start for both in italics for edge in both if 0 < edge - run.start < size}
    tokens, group = text.tokens[run.paragraph], text.group[run.paragraph]

    def mark(at: int) -> None:
        for offset, note in notes:
            if offset - run.start == at:
                key = keys.get((offset, note))
                tokens.append(Token(key, "note", run.paragraph, group, note=note))

    mark(0)
    for left, right in pairwise(sorted(edges)):
        at = run.start + left
        italic = any(first <= at < last for first, last in italics)
        words = run.words[left:right]
        tokens.append(Token(keys.get(at), "words", run.paragraph, group, words, italic))
        mark(right)


def _is_styled(text: Resolution) -> bool:
    return any(paragraph.italics for paragraph in text.paragraphs)


def _italics(paragraph: Paragraph, *, styled: bool) -> list[tuple[int, int]]:
    """Where a paragraph is set in italics: as printed, or else its lead verbs."""
    if styled:
        return [(run.start, run.end) for run in paragraph.italics]
    found = []
    for clause in paragraph.clauses:
        if clause.verb:
            start = paragraph.text.find(clause.verb, clause.start, clause.end)
            if start >= 0:
                found.append((start, start + len(clause.verb)))
    return found
