"""`Crumbs`: the top line: where one is, how one came there, and a few facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from clausetrail.report.safe import safe
from clausetrail.report.spans import clip, line_width, width_of

if TYPE_CHECKING:
    from textual import events

_PARTED = " › "
LEAST_STEP = 14  # cells that a name on the way keeps, where there is not room for all of it


class Crumbs(Widget):
    """One line: breadcrumbs to the left, facts to the right."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"crumbs--path", "crumbs--here", "crumbs--facts"}
    DEFAULT_CSS = """
    Crumbs {
        dock: top;
        height: 1;
        background: $panel;
        color: $foreground;
        & > .crumbs--path { color: $quiet; }
        & > .crumbs--here { color: $foreground; text-style: bold; }
        & > .crumbs--facts { color: $quiet; }
        &:ansi { text-style: reverse; }
    }
    """
    path: reactive[tuple[str, ...]] = reactive((), layout=False)
    facts: reactive[str] = reactive("", layout=False)

    class Picked(Message):
        """A step of the way was clicked: so many screens back."""

        def __init__(self, back: int) -> None:
            """Take the number of screens."""
            super().__init__()
            self.back = back

    def _shown(self) -> list[str]:
        """Return the path as far as it fits, its end whole.

        Facts tell more than a long name on the way: such names are cut where the facts would
        find no room beside them.
        """
        parts = [safe(part) for part in self.path]
        room = self.size.width - 2
        want = room - width_of(safe(self.facts)) - 2 if self.facts else room
        spare = want - sum(map(width_of, parts)) - len(_PARTED) * (len(parts) - 1)
        for place in range(1, len(parts) - 1):
            cut = max(LEAST_STEP, width_of(parts[place]) + min(0, spare))
            if width_of(parts[place]) > cut:
                spare += width_of(parts[place]) - cut
                parts[place] = "".join(text for text, _ in clip([(parts[place], "")], cut))
        while len(parts) > 1 and sum(map(width_of, parts)) + 3 * (len(parts) - 1) > room:
            parts = ["…", *parts[2:]] if parts[0] == "…" else ["…", *parts[1:]]
        return parts

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        del y
        base, width = self.rich_style, self.size.width
        quiet, here, facts = (
            base + self.get_component_rich_style(f"crumbs--{name}", partial=True)
            for name in ("path", "here", "facts")
        )
        parts = self._shown()
        line = [(" ", base)]
        for place, part in enumerate(parts):
            last = place == len(parts) - 1
            line.append((part, here if last else quiet))
            if not last:
                line.append((_PARTED, quiet))
        line = clip(line, width)
        left = width - line_width(line)
        told = safe(self.facts)
        if told and width_of(told) + 3 <= left:
            line += [(" " * (left - width_of(told) - 1), base), (told, facts), (" ", base)]
        else:
            line.append((" " * left, base))
        return Strip([Segment(text, style) for text, style in line], width)

    def on_click(self, event: events.Click) -> None:
        """Go back to the step that was clicked."""
        event.stop()
        column, parts = 1, self._shown()
        for place, part in enumerate(parts):
            if column <= event.x < column + width_of(part) and place < len(parts) - 1:
                self.post_message(self.Picked(len(parts) - 1 - place))
            column += width_of(part) + len(_PARTED)
