"""`Waiting`: a line at the foot that says what the screen waits for the person to do."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from clausetrail.report.spans import clip, line_width


class Waiting(Widget):
    """One line, shown while there is something to say: words, and keys with what they do."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"waiting--key", "waiting--word"}
    DEFAULT_CSS = """
    Waiting {
        height: 1;
        display: none;
        background: $accent 20%;
        color: $foreground;
        text-style: bold;
        & > .waiting--key { color: $primary; text-style: bold; }
        & > .waiting--word { color: $foreground; }
        &:ansi { text-style: reverse; }
    }
    """
    told: reactive[tuple[str, tuple[tuple[str, str], ...]] | None] = reactive(None, layout=True)

    def tell(self, words: str, *keys: tuple[str, str]) -> None:
        """Say what is waited for, and which keys do what."""
        self.told = (words, keys)

    def hush(self) -> None:
        """Say nothing any more."""
        self.told = None

    def watch_told(self) -> None:
        """Take a line while there is something to say."""
        self.display = self.told is not None

    def render_line(self, y: int) -> Strip:
        """Draw the line; the words go before the keys where there is not room for all."""
        del y
        base, width = self.rich_style, self.size.width
        if self.told is None:
            return Strip.blank(width, base)
        words, keys = self.told
        key, word = (
            base + self.get_component_rich_style(f"waiting--{name}", partial=True)
            for name in ("key", "word")
        )
        line = [(f" {words}", base)]
        for name, does in keys:
            line += [("  ", base), (name, key), (f" {does}", word)]
        line = clip(line, width)
        line.append((" " * (width - line_width(line)), base))
        return Strip([Segment(text, style) for text, style in line], width)
