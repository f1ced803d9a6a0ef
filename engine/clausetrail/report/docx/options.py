"""What a person can choose of a redline."""

from __future__ import annotations

from msgspec import Struct


class DocxOptions(Struct, frozen=True, kw_only=True):
    """How the changes are signed, and what is told in comments."""

    author: str = "Clausetrail"
    date: str | None = None  # ISO date of the changes; None takes the new text's own
    comments: bool = False  # a comment on each changed group names its class
