"""`Telling`: a few lines at the foot of a screen, about what the cursor is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip

from clausetrail.report.spans import clip, line_width, wrap
from clausetrail_tui.widgets.inked import Roled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail_tui.ink import Ink, Line, Span

_LOW = 30  # lines of a terminal, below which one line is told


class Telling(Roled):
    """Facts of what the cursor is on; what finds no room is cut."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Telling {
        height: 3;
        background: $surface;
        color: $foreground;
        border-top: solid $rule;
        & > .ink--strong { text-style: bold; }
        & > .ink--dim { color: $quiet; }
        & > .ink--ref { color: $primary; text-style: bold; }
        & > .ink--notice { color: $warning; text-style: italic; }
        & > .ink--warning { color: $warning; text-style: bold; }
        & > .ink--stronger { color: $warning; text-style: bold; }
        & > .ink--weaker { color: $accent; text-style: bold; }
        & > .ink--editorial { color: $quiet; }
        & > .ink--rollover { color: $routine; }
        & > .ink--substantive { color: $warning; text-style: bold; }
        & > .ink--added { color: $inserted; text-style: bold; }
        & > .ink--age1 { color: $age-1; text-style: bold; }
        & > .ink--age2 { color: $age-2; text-style: bold; }
        & > .ink--age3 { color: $age-3; text-style: bold; }
        & > .ink--age4 { color: $age-4; text-style: bold; }
        & > .ink--newest { color: $inserted; text-style: bold; }
    }
    Telling.-low { height: 2; }
    """
    told: reactive[tuple[Span, ...]] = reactive((), layout=False)

    def tell(self, spans: Sequence[Span]) -> None:
        """Say something else; the words are wrapped."""
        self.told = tuple(spans)

    def on_mount(self) -> None:
        """Take less room on a low terminal."""
        self._fit()

    def on_resize(self) -> None:
        """Take less room on a low terminal."""
        self._fit()

    def _fit(self) -> None:
        self.set_class(self.app.size.height < _LOW, "-low")

    def render_line(self, y: int) -> Strip:
        """Draw one line; the last ends with an ellipsis where there is more."""
        base, width = self.rich_style, self.size.width
        room = max(1, width - 4)
        lines: list[Line] = wrap(self.told, room)
        last = max(1, self.size.height) - 1
        line: Line = lines[y] if y < len(lines) else []
        if y == last and len(lines) > last + 1:
            line = clip([*line, *[(f" {text}", ink) for text, ink in lines[last + 1]]], room)
        segments = [Segment("  ", base)]
        segments += [Segment(text, base + self._style(ink)) for text, ink in line]
        segments.append(Segment(" " * max(0, width - 2 - line_width(line)), base))
        return Strip(segments, width)

    def _style(self, ink: Ink) -> Style:
        if not ink.role:
            return Style.null()
        return self.get_component_rich_style(f"ink--{ink.role}", partial=True)
