"""What the application has said, to be read again."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Severity: TypeAlias = Literal["information", "warning", "error"]

# How a severity is told, in a sign and a word: never by colour alone.
SIGNS: dict[str, tuple[str, str, str]] = {
    "information": ("·", "note", "dim"),
    "warning": ("!", "attention", "warning"),
    "error": ("✗", "error", "removed"),
}


class Notice(NamedTuple):
    """Something that was said."""

    severity: Severity
    words: str  # whole; a remedy stands on a line of its own that begins "hint: "
    when: str = ""  # time of day; empty where there is no clock
