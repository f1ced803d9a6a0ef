"""`ColumnHeads`: the line above two columns that says which text each is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from clausetrail.report.safe import safe
from clausetrail.report.spans import clip, line_width, width_of
from clausetrail_tui.comparing.prose import GAP, column_width, margin_of

if TYPE_CHECKING:
    from rich.style import Style


class ColumnHeads(Widget):
    """One line; hidden where both texts go in one stream."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"heads--name", "heads--rule"}
    DEFAULT_CSS = """
    ColumnHeads {
        height: 1;
        background: $background;
        color: $foreground;
        & > .heads--name { color: $quiet; text-style: bold; }
        & > .heads--rule { color: $rule; }
    }
    """
    names: reactive[tuple[str, str]] = reactive(("", ""), layout=False)

    def __init__(self, room: int) -> None:
        """Take the cells of the page below that are none of a row's."""
        super().__init__()
        self._room = room

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        del y
        base, width = self.rich_style, self.size.width
        name, rule = (
            base + self.get_component_rich_style(f"heads--{of}", partial=True)
            for of in ("name", "rule")
        )
        wide = column_width(width - self._room)
        indent = " " * margin_of(wide)
        line: list[tuple[str, Style]] = [("  ", base)]
        for at, text in enumerate(self.names):
            column = clip([(indent + _fitting(safe(text), wide - len(indent)), name)], wide)
            line += column
            if at == 0:
                line += [(" " * (wide - line_width(column)), base), (GAP, rule)]
        line = clip(line, width)
        line.append((" " * (width - line_width(line)), base))
        return Strip([Segment(text, style) for text, style in line], width)


def _fitting(name: str, width: int) -> str:
    """Leave out the date, and more, of a name that is too long."""
    while width_of(name) > width and " · " in name:
        name = name.rpartition(" · ")[0]
    return name
