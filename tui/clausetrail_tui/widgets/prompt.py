"""`Prompt`: one line at the foot of a screen that asks for something, in place of the keys.

A screen opens it with `self.prompt("goto", "Go to", ...)`; what becomes of it comes as messages
that carry that name, so that they are handled with `@on(Prompt.Given, "#goto")`:

- `Given`: Enter was pressed, and `check` had nothing against it. The prompt has closed.
- `GivenUp`: Escape was pressed, or something else was clicked. The prompt has closed.
- `Typed`: with `live` alone, after every change; a click elsewhere then gives what stands there.
- `Stepped`: with `live` alone, ↑ and ↓, for the list that is being filtered.

Without `live`, ↑ and ↓ bring back what was given to a prompt of this name before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from clausetrail.report.safe import safe
from clausetrail.report.spans import clip, line_width, width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult

    from clausetrail_tui.widgets.line import Line

_BEFORE, _BEHIND = " ", " › "  # stand around a label
_REMEMBERED = 50  # of what was given before, by name


class Prompt(Widget):
    """A line of input with its label, and below it a hint, what it may become, or an error."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Prompt {
        dock: bottom;
        height: 2;
        layout: vertical;
        background: $panel;
        & > #prompt-line { height: 1; layout: horizontal; background: $panel; }
    }
    """
    BINDINGS: ClassVar = [
        Binding("escape", "give_up", "Give up", show=False, id="prompt.escape"),
        Binding("tab", "complete(1)", "Complete", show=False, id="prompt.tab"),
        Binding("shift+tab", "complete(-1)", "Complete", show=False, id="prompt.back"),
        Binding("up", "step(-1)", "What was typed before", show=False, id="prompt.up"),
        Binding("down", "step(1)", "What was typed after", show=False, id="prompt.down"),
    ]

    class Told(Message):
        """Something about a prompt. A handler of a message gets those of its subclasses too."""

        def __init__(self, prompt: Prompt, value: str) -> None:
            """Take the prompt, and its value without the spaces around it."""
            super().__init__()
            self.prompt, self.value = prompt, value

        @property
        def control(self) -> Prompt:
            """The prompt; its id is the name that it was opened by."""
            return self.prompt

    class Given(Told):
        """A value was given."""

    class Typed(Told):
        """The value changed."""

    class GivenUp(Told):
        """Nothing was given."""

    class Stepped(Told):
        """↑ or ↓ was pressed: `step` is -1 or 1."""

        def __init__(self, prompt: Prompt, step: int) -> None:
            """Take the prompt and the step."""
            super().__init__(prompt, prompt.value)
            self.step = step

    def __init__(
        self,
        name: str,
        label: str,
        value: str = "",
        *,
        hint: str = "",
        complete: Callable[[str], Sequence[str]] | None = None,
        check: Callable[[str], str] | None = None,
        live: bool = False,
        before: Sequence[str] = (),
    ) -> None:
        """Take what is asked.

        Args:
            name: what it is about; the id of the widget.
            label: what is asked for, in a word or three.
            value: what stands there at first.
            hint: what may be typed, in a sentence, shown below.
            complete: returns what a value may become, the likeliest first; called at every
                change, so it must be quick.
            check: returns what is wrong with a value, in words, or nothing.
            live: every change is told.
            before: what was given earlier, oldest first.
        """
        super().__init__(id=name)
        self._label, self._first, self._hint = label, value, hint
        self._complete, self._check, self._live = complete, check, live
        self._before = [*before, value]
        self._at = len(before)
        self._tried: tuple[list[str], int] | None = None  # completions, and which one stands there
        self._line: Line | None = None
        self._settled = False

    @property
    def value(self) -> str:
        """What stands there."""
        return self._first if self._line is None else self._line.value

    def compose(self) -> ComposeResult:
        """Yield the label, the input and the line below."""
        from clausetrail_tui.widgets.line import Line

        self._line = Line(self._first)
        with Widget(id="prompt-line"):
            yield Label(self._label)
            yield self._line
        yield Below(self._hint, completes=self._complete is not None)

    def on_mount(self) -> None:
        """Take the keys."""
        if self._line is not None:
            self._line.focus(scroll_visible=False)
        self._offer()

    def complain(self, words: str) -> None:
        """Say what is wrong with the value; it goes with the next change."""
        self.query_one(Below).error = words

    def _offer(self) -> None:
        below = self.query_one(Below)
        below.error = ""
        value = self.value
        below.offers = tuple(self._complete(value)) if self._complete and value.strip() else ()

    # What is typed

    def on_input_submitted(self, event: Message) -> None:
        """Give the value; named so that Textual's `Input` need not be imported for it."""
        event.stop()
        self._give()

    def on_input_changed(self, event: Message) -> None:
        """Tell what the value may become."""
        event.stop()
        if self._tried and self._tried[0][self._tried[1]] != self.value:
            self._tried = None
        if self._tried is None:
            self._offer()
        if self._live and not self._settled:
            self.post_message(self.Typed(self, self.value))

    def on_input_blurred(self, event: Message) -> None:
        """Close where the keys went elsewhere; not where the terminal itself lost them."""
        event.stop()
        self.call_after_refresh(self._left)

    def _give(self) -> None:
        value = self.value.strip()
        wrong = self._check(value) if self._check else ""
        if wrong:
            self.complain(wrong)
            return
        self._settle(self.Given(self, value))

    def action_give_up(self) -> None:
        """Close without a value."""
        self._settle(self.GivenUp(self, self.value))

    def _settle(self, event: Message) -> None:
        if not self._settled:
            self._settled = True
            # To the screen itself: what a widget that goes away has to say goes with it.
            self.screen.post_message(Closed(self))
            self.screen.post_message(event)

    def action_complete(self, step: int) -> None:
        """Let the value become what it may; the same key again, the next one."""
        if self._line is None:
            return
        if self._tried is None:
            offers = list(self.query_one(Below).offers)
            if not offers:
                return
            shared = _shared(offers)
            longer = len(shared) > len(self.value) and _begins(shared, self.value)
            if len(offers) > 1 and longer:
                self._line.put(shared)
                return
            self._tried = (offers, 0 if step > 0 else len(offers) - 1)
        else:
            offers, at = self._tried
            self._tried = (offers, (at + step) % len(offers))
        self.take(self._tried[0][self._tried[1]])
        self.query_one(Below).tried = self._tried[1]

    def take(self, value: str) -> None:
        """Let a value stand there."""
        if self._line is not None:
            self._line.put(value)

    def action_step(self, step: int) -> None:
        """Bring back what was given before; with `live`, move in the list instead."""
        if self._live:
            self.post_message(self.Stepped(self, step))
            return
        at = self._at + step
        if 0 <= at < len(self._before):
            if self._at == len(self._before) - 1:
                self._before[-1] = self.value
            self._at = at
            self.take(self._before[at])

    def _left(self) -> None:
        if not self.is_attached or not self.app.app_focus or self.screen.focused is self._line:
            return
        if self._live:
            self._settle(self.Given(self, self.value.strip()))
        else:
            self.action_give_up()


class Closed(Message):
    """A prompt has done its work; the screen takes it away."""

    def __init__(self, prompt: Prompt) -> None:
        """Take the prompt."""
        super().__init__()
        self.prompt = prompt


class Label(Widget):
    """The label before the input, and the sign where typing begins."""

    DEFAULT_CSS = """
    Label { height: 1; max-width: 60%; color: $primary; text-style: bold; }
    """

    def __init__(self, label: str) -> None:
        """Take the words."""
        super().__init__()
        self._words = safe(label)
        self.styles.width = width_of(self._words) + width_of(_BEFORE) + width_of(_BEHIND)

    def render_line(self, y: int) -> Strip:
        """Draw the words, as many as leave room for what is typed."""
        del y
        room = self.size.width - width_of(_BEFORE) - width_of(_BEHIND)
        words = "".join(text for text, _ in clip([(self._words, "")], max(1, room)))
        words = f"{_BEFORE}{words}{_BEHIND}"
        return Strip([Segment(words, self.rich_style)], width_of(words))


class Below(Widget):
    """The line below: an error, else what the value may become, else the hint; and the keys."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "below--key", "below--word", "below--error", "below--offer", "below--tried",
    }  # fmt: skip
    DEFAULT_CSS = """
    Below {
        height: 1;
        color: $foreground;
        & > .below--key { color: $primary; text-style: bold; }
        & > .below--word { color: $quiet; }
        & > .below--error { color: $warning; text-style: bold; }
        & > .below--offer { color: $foreground; }
        & > .below--tried { text-style: reverse; }
    }
    """
    error: reactive[str] = reactive("", layout=False)
    offers: reactive[tuple[str, ...]] = reactive((), layout=False)
    tried: reactive[int] = reactive(-1, layout=False)

    def __init__(self, hint: str, *, completes: bool) -> None:
        """Take the hint, and whether there is anything to complete."""
        super().__init__()
        self._hint = hint
        self._keys = [("enter", "go"), ("esc", "give up")]
        if completes:
            self._keys.insert(0, ("tab", "complete"))

    def watch_offers(self) -> None:
        """None of the new ones stands there yet."""
        self.tried = -1

    def _spans(self) -> list[tuple[str, str]]:
        if self.error:
            return [(" ! ", "error"), (safe(self.error), "error")]
        if not self.offers:
            return [(" ", "word"), (safe(self._hint), "word")]
        spans: list[tuple[str, str]] = [(" ", "word")]
        for at, offer in enumerate(self.offers):
            spans += [(safe(offer), "tried" if at == self.tried else "offer"), ("  ", "word")]
        return spans

    def render_line(self, y: int) -> Strip:
        """Draw what there is to say, and the keys as far as there is room for them."""
        del y
        base, width = self.rich_style, self.size.width
        said = self._spans()
        keys: list[tuple[str, str]] = []
        for key, word in self._keys:
            keys += [(f"  {key}", "key"), (f" {word}", "word")]
        keys.append((" ", "word"))
        room = width - line_width(keys)
        while keys and line_width(said) > room and not (self.offers and room > width // 2):
            keys = keys[2:] if len(keys) > 2 else []
            room = width - line_width(keys)
        said = clip(said, room)
        line = [*said, (" " * (room - line_width(said)), "word"), *keys]
        styles = {
            name: base + self.get_component_rich_style(f"below--{name}", partial=True)
            for name in ("key", "word", "error", "offer", "tried")
        }
        return Strip([Segment(text, styles[role]) for text, role in line], width)

    def on_click(self, event: events.Click) -> None:
        """Take the completion that was clicked."""
        event.stop()
        if self.error or not self.offers:
            return
        column, prompt = 1, self.parent
        for offer in self.offers:
            end = column + width_of(safe(offer))
            if column <= event.x < end and isinstance(prompt, Prompt):
                prompt.take(offer)
                return
            column = end + 2


def _shared(offers: Sequence[str]) -> str:
    """Return what all begin with."""
    first, last = min(offers), max(offers)
    same = (at for at in range(min(len(first), len(last))) if first[at] != last[at])
    return first[: next(same, min(len(first), len(last)))]


def _begins(whole: str, start: str) -> bool:
    return whole.casefold().startswith(start.casefold())


def remember(before: list[str], value: str) -> None:
    """Add what was given to what was given before; what is said twice moves to the end."""
    if value:
        if value in before:
            before.remove(value)
        before.append(value)
        del before[:-_REMEMBERED]
