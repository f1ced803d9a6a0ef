"""A progress bar on standard error: how much of how many, and how long it will take."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from typing import TextIO

_BETWEEN_S = 0.1  # no eye reads faster
_SURE_S = 1.0  # before this, a guess of the time left would jump
_BAR = 20  # cells


class Progress:
    """A line that is written over and over, on a terminal alone.

    Args:
        verb: what is being done: "Reading".
        unit: what is counted, many of them: "files".
        stream: where to; standard error.
    """

    def __init__(self, verb: str, unit: str = "files", stream: TextIO | None = None) -> None:
        self._verb, self._unit = verb, unit
        self._stream = stream or sys.stderr
        self._shown = False
        self._on = self._stream.isatty()
        self._begun = time.monotonic()
        self._last = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def __call__(self, done: int, total: int, share: float | None = None) -> None:
        """Show that `done` of `total` are done; `share` of the work, where that is known better."""
        now = time.monotonic()
        if not self._on or (now - self._last < _BETWEEN_S and done < total):
            return
        self._last = now
        line = bar_line(self._verb, done, total, self._unit, now - self._begun, share=share)
        self._write(f"\r{line}\x1b[K")
        self._shown = True

    def clear(self) -> None:
        """Take the line away again."""
        if self._shown:
            self._write("\r\x1b[K")
            self._shown = False

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, UnicodeEncodeError, ValueError):
            self._on = False  # nobody can read it; the work goes on


def bar_line(
    verb: str, done: int, total: int, unit: str, spent_s: float, *, share: float | None = None
) -> str:
    """Return `Reading  [#####...............] 64 of 256 files, about 12 s left`.

    Args:
        verb: what is being done.
        done: how many are.
        total: of how many.
        unit: what they are.
        spent_s: seconds since the beginning.
        share: how much of the work that is, from 0 to 1; by default, of the number.
    """
    if share is None:
        share = done / total if total else 1.0
    filled = round(share * _BAR)
    line = f"{verb}  [{'#' * filled}{'.' * (_BAR - filled)}] {done} of {total} {unit}"
    if 0 < share < 1 and spent_s >= _SURE_S:
        line += f", about {time_words(spent_s / share * (1 - share))} left"
    return line


def time_words(seconds: float) -> str:
    """Return `12 s`, `3 min`, `1 h 5 min`."""
    if seconds < 60:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min"
