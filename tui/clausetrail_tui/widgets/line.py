"""`Line`: the input of a prompt. Imported when a prompt is opened: Textual's `Input` costs time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from clausetrail_tui.keys import is_typed

if TYPE_CHECKING:
    from textual import events


class Line(Input):
    """An input of one line without a frame, whose cursor does not blink."""

    DEFAULT_CSS = """
    Line {
        width: 1fr;
        background: $panel;
        &:focus { background-tint: $panel 0%; }
    }
    """

    def __init__(self, value: str) -> None:
        """Take what stands in it at first; it is chosen whole, so that typing replaces it."""
        super().__init__(value, compact=True, validate_on=())
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        """Put all that was pasted in one line, not its first line alone."""
        event.stop()
        event.prevent_default()
        text = one_line(event.text)
        if text:
            self.replace(text, *self.selection)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Say which keys are typed into it, so that nothing offers them for something else."""
        return is_typed(key, character)

    def put(self, value: str) -> None:
        """Let another value stand in it, with the cursor at its end."""
        self.value = value
        self.cursor_position = len(value)


def one_line(text: str) -> str:
    """Return pasted text as one line: its lines joined by spaces, without control characters."""
    joined = " ".join(part.strip() for part in text.splitlines() if part.strip())
    return "".join(char for char in joined.replace("\t", " ") if char.isprintable())
