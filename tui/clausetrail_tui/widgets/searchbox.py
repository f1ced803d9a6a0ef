"""`SearchBox`: the line in which a phrase is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from clausetrail.report.safe import safe
from clausetrail_tui.keys import is_typed
from clausetrail_tui.phrases.typed import completed

if TYPE_CHECKING:
    from collections.abc import Sequence


class SearchBox(Input):
    """One line of input; what follows a name such as `series:` is completed with the right key."""

    DEFAULT_CSS = """
    SearchBox {
        height: 1;
        border: none;
        padding: 0;
        background: $surface;
        & > .input--suggestion { color: $quiet; }
        & > .input--placeholder { color: $quiet; }
        &:focus { border: none; }
    }
    """
    BINDINGS: ClassVar = [
        Binding("enter", "submit", "To what was found", id="box.submit",
                tooltip="Search at once, and go on to what is found"),
        Binding("down,tab,pagedown", "leave", "To what was found", show=False, id="box.leave",
                tooltip="Leave the search box for what it found"),
    ]  # fmt: skip

    class Left(Message):
        """The person goes on to what was found."""

    def __init__(self, value: str) -> None:
        """Take what it begins with."""
        super().__init__(
            value,
            placeholder="a phrase",
            compact=True,
            suggester=_Series(()),
            select_on_focus=False,
        )
        self.cursor_blink = False  # nothing moves by itself

    def know(self, slugs: Sequence[str]) -> None:
        """Complete with these series from now on."""
        self.suggester = _Series(slugs)

    def validate_value(self, value: str) -> str:
        """Take out what would drive the terminal or hide: it may be words of a text, or pasted."""
        return "".join(" " if safe(letter) != letter else letter for letter in value)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Say which keys are typed into it, so that the bar does not offer them for something."""
        return is_typed(key, character)

    def action_leave(self) -> None:
        """Go on to what was found."""
        self.post_message(self.Left())


class _Series(Suggester):
    """Goes on with the value of the name that is being typed."""

    def __init__(self, slugs: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._slugs = slugs

    async def get_suggestion(self, value: str) -> str | None:
        return completed(value, self._slugs)
