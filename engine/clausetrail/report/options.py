"""What a person can choose of a report."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Tracked = Literal["accepted", "rejected"]


class Options(Struct, frozen=True, kw_only=True):
    """How a report is signed, and what it tells beside the words.

    A format takes what it can use, and leaves the rest.
    """

    author: str = "Clausetrail"  # of tracked changes; routine ones are signed "… (routine)"
    date: str | None = None  # ISO date of the changes; None takes the new text's own
    comments: bool = False  # a comment on each changed group names its class
    moves: bool = False  # native moves, not a deletion and an insertion that name each other
    tracked: Tracked = "accepted"  # how the changes that the base tracks were read
    base: bytes | None = (
        None  # the old text's Word document, in a copy of which the redline is made
    )
