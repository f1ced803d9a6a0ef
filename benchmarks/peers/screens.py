"""Two minimal Textual applications, for what is Textual's own share of a screen.

`python -m benchmarks.peers.screens hello` shows one line; `... list` a list of 2,000 lines with a
cursor.
"""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult

HELLO = "hello, terminal"
ROWS = 2000


class Hello(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """Yield it."""
        from textual.widgets import Static

        yield Static(HELLO)


class Rows(App[None]):
    """A list with a cursor."""

    def compose(self) -> ComposeResult:
        """Yield the list."""
        from textual.widgets import OptionList

        yield OptionList(*(f"{HELLO} {number}" for number in range(ROWS)))


if __name__ == "__main__":
    (Rows() if sys.argv[1:] == ["list"] else Hello()).run()
