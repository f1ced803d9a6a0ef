"""The help: every key that does something where one is, and how the screen is read.

It is made of the bindings, so that it can neither lack one nor tell of one that is gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from clausetrail.report.spans import width_of, wrap
from clausetrail_tui.ink import DIM, HEAD, PLAIN, REF, Ink, said
from clausetrail_tui.keys import GROUPS, Held, held
from clausetrail_tui.rows import Row, Said
from clausetrail_tui.screens.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.screen import Screen

    from clausetrail_tui.ink import Line, Span
    from clausetrail_tui.legend import Reading

_KEYS = 2  # of an action that stand in the column; others are named behind its words
_KEYS_CELLS = 14  # of the column of keys
_SAMPLE_CELLS = 19  # of the column of marks
_SAYS = {
    "CorpusScreen": "the corpus", "SeriesScreen": "a series", "CompareScreen": "a comparison",
    "TrailScreen": "a trail", "BlameScreen": "the origin of words", "MatrixScreen": "a matrix",
    "SearchScreen": "a search", "AgreedScreen": "agreed language", "BriefScreen": "the brief",
    "ImportScreen": "adding documents", "WaitingScreen": "documents in no series",
"VerbsScreen": "the verbs of a series", "DroppedScreen": "what was dropped",
    "StatsScreen": "the figures of a series", "CitesScreen": "citations",
}  # fmt: skip


class KeyRow(Row):
    """An action with its keys."""

    def __init__(self, one: Held) -> None:
        """Take the action."""
        self._held = one

    def draw(self, width: int) -> Sequence[Line]:
        """Draw keys to the left, what they do to the right."""
        one = self._held
        keys = "  ".join(one.keys[:_KEYS])
        spans: list[Span] = [(one.words, PLAIN)]
        if one.tip and one.tip.casefold() != one.words.casefold():
            spans.append((f" – {one.tip}", DIM))
        if one.keys[_KEYS:]:
            spans.append((f" (also {', '.join(one.keys[_KEYS:])})", DIM))
        return _table(keys, REF, _KEYS_CELLS, spans, width)


class ReadingRow(Row):
    """A mark with its meaning."""

    def __init__(self, one: Reading) -> None:
        """Take both."""
        self._reading = one

    def draw(self, width: int) -> Sequence[Line]:
        """Draw the mark as it looks on the page."""
        one = self._reading
        if not one.sample:
            return wrap([said(one.meaning)], width)
        return _table(one.sample, Ink(one.role), _SAMPLE_CELLS, [said(one.meaning)], width)


def _table(head: str, ink: Ink, cells: int, spans: Sequence[Span], width: int) -> Sequence[Line]:
    """Set a column beside wrapped words; one that is too long moves the first line on."""
    cells = min(cells, width // 3)
    blank: list[Span] = [(" " * cells, PLAIN)]
    gap = max(2, cells - width_of(head))
    return wrap(spans, width, [(head, ink), (" " * gap, PLAIN)], blank)


class HelpScreen(Overlay):
    """The help of a screen, or of what lies over it."""

    SHEET_TITLE: ClassVar = "Help"
    RAIL: ClassVar = True
    BINDINGS: ClassVar = [
        Binding("question_mark,f1", "close", "Close", show=False, id="help.close"),
    ]

    def __init__(self, about: Screen[object]) -> None:
        """Take the screen that it is about, with what has its keys now."""
        super().__init__()
        self._held = held(about)
        self._reading: Sequence[Reading] = getattr(about, "READING", ())
        self._name = _SAYS.get(type(about).__name__, "")

    def rows(self) -> Sequence[Row]:
        """Return the keys group by group, then the marks."""
        rows: list[Row] = []
        for group in GROUPS:
            within = [one for one in self._held if one.group == group]
            if not within:
                continue
            head = f"{group}: {self._name}" if group == GROUPS[0] and self._name else group
            rows += [Said() for _ in rows[:1]]
            rows.append(Said([(head, HEAD)]))
            rows += [KeyRow(one) for one in within]
        if self._reading:
            rows += [Said(), Said([("How this screen is read", HEAD)])]
            rows += [ReadingRow(one) for one in self._reading]
        return rows
