"""Rows: what a page shows one below the other, drawn only when they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .ink import PLAIN, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .ink import Span


class Row:
    """One row of a page. Subclasses draw themselves; a row is never changed once it is shown."""

    selectable = True  # whether the cursor stops here
    eager = False  # whether one click opens it
    weight = 1  # about how many lines it takes: the rail is divided by it
    mark = ""  # role of its mark on the rail; nothing for none

    def draw(self, width: int) -> Sequence[Line]:
        """Return its lines, none wider than `width` cells; at least one."""
        raise NotImplementedError

    @property
    def text(self) -> str:
        """Its words, to be copied and looked through."""
        return "\n".join("".join(words for words, _ in line) for line in self.draw(80)).strip()


class Said(Row):
    """Words of the application's own: a heading, a note, a blank line."""

    selectable = False

    def __init__(self, spans: Sequence[Span] = (), *, indent: int = 0) -> None:
        """Take the words; they are wrapped."""
        self._spans = spans
        self._indent = " " * indent

    def draw(self, width: int) -> Sequence[Line]:
        """Wrap the words."""
        from clausetrail.report.spans import wrap

        if not self._spans:
            return [[]]
        indent = [(self._indent, PLAIN)] if self._indent else []
        return wrap(self._spans, max(1, width), indent, indent)
