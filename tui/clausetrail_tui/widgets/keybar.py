"""`KeyBar`: the bottom line: the keys that do something here, or what is being worked on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from clausetrail.report.safe import safe
from clausetrail.report.spans import clip, line_width, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.style import Style
    from textual import events
    from textual.screen import Screen


class Working(NamedTuple):
    """Work that is going on."""

    label: str
    done: int = 0
    total: int = 0


_HELP = " ? help "
_BAR_CELLS = 20
_RANK = {"judge": 1, "lead": 2}  # of keys, by the first part of their binding's id


class KeyBar(Widget):
    """One line, drawn from the bindings that hold now; a click on a key presses it."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keybar--key", "keybar--word", "keybar--bar"}
    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        background: $panel;
        color: $foreground;
        & > .keybar--key { color: $primary; text-style: bold; }
        & > .keybar--word { color: $quiet; }
        & > .keybar--bar { color: $primary; }
        &:ansi {
            text-style: reverse;
            & > .keybar--key, & > .keybar--bar { color: ansi_default; }
        }
    }
    """
    working: reactive[Working | None] = reactive(None, layout=False)

    def on_mount(self) -> None:
        """Draw anew whenever other keys hold."""
        self.screen.bindings_updated_signal.subscribe(self, self._updated)

    def _updated(self, _: Screen[object]) -> None:
        self.refresh()

    def _keys(self) -> Iterator[tuple[str, str, str]]:
        """Yield key, its display and its word of what is bound, each action once.

        What one looks at goes before what one thinks of it, and that before what leads on; and
        Enter before all others of its rank.
        """
        told: set[str] = set()
        keys = sorted(
            self.screen.active_bindings.items(),
            key=lambda of: (
                _RANK.get((of[1].binding.id or "").partition(".")[0], 0),
                of[0] != "enter",
            ),
        )
        for key, active in keys:
            binding = active.binding
            if not (binding.show and active.enabled) or binding.action in told:
                continue
            told.add(binding.action)
            yield key, self.app.get_key_display(binding), binding.description

    def _line(self, base: Style) -> list[tuple[str, Style, str]]:
        """Return the spans of the line, each with the key that a click on it presses."""
        key, word, bar = (
            base + self.get_component_rich_style(f"keybar--{name}", partial=True)
            for name in ("key", "word", "bar")
        )
        if self.working is not None:
            at = self.working
            line: list[tuple[str, Style, str]] = []
            if at.total:
                full = min(_BAR_CELLS, at.done * _BAR_CELLS // at.total)
                line += [
                    (" ", base, ""),
                    ("━" * full, bar, ""),
                    ("─" * (_BAR_CELLS - full), word, ""),
                    (f" {at.done} of {at.total}", word, ""),
                ]
            line += [("   ", base, ""), ("esc", key, "escape"), (" cancel", word, "escape")]
            # What is worked on may have a long name; how it is stopped is always told.
            room = self.size.width - width_of(_HELP) - 1 - sum(width_of(text) for text, *_ in line)
            label = clip([(safe(at.label), word)], max(1, room))
            return [(" ", base, ""), *((text, style, "") for text, style in label), *line]
        line = [(" ", base, "")]
        left = self.size.width - width_of(_HELP) - 1
        for pressed, shown, told in self._keys():
            left -= width_of(shown) + width_of(told) + 1
            if left < 0:
                break  # a key that is cut would be read as another; the help tells all
            line += [(shown, key, pressed), (f" {told}", word, pressed), ("  ", base, "")]
            left -= 2
        return line

    def render_line(self, y: int) -> Strip:
        """Draw the line: keys as far as they fit, and always the one for help."""
        del y
        base, width = self.rich_style, self.size.width
        line = [(text, style) for text, style, _ in self._line(base)]
        end = _HELP
        if line_width(line) > width - width_of(end):
            line = clip(line, width - width_of(end)) if self.working else line[:-1]
        key = base + self.get_component_rich_style("keybar--key", partial=True)
        line += [(" " * (width - line_width(line) - width_of(end)), base), (end, key)]
        return Strip([Segment(text, style) for text, style in line], width)

    async def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        event.stop()
        if event.x >= self.size.width - 8:
            self.app.simulate_key("question_mark")
            return
        column = 0
        for text, _, key in self._line(self.rich_style):
            if column <= event.x < column + width_of(text) and key:
                self.app.simulate_key(key)
            column += width_of(text)
