"""What is shown where there is no text yet: what this is, and how to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.safe import safe
from clausetrail.report.spans import wrap
from clausetrail_tui.ink import DIM, PLAIN, Ink, said
from clausetrail_tui.rows import Row, Said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from clausetrail_tui.ink import Line


class Offer(Row):
    """Something to begin with: a key, and what it does."""

    def __init__(self, key: str, action: str, words: str, more: str) -> None:
        """Take the key, the screen's action, and the words."""
        self.key, self.action, self._words, self._more = key, action, words, more

    def draw(self, width: int) -> Sequence[Line]:
        """Draw key and words, what more there is to say below."""
        begin = [(f"{self.key}  ", Ink("ref"))]
        rest = [("   ", PLAIN)]
        return [
            *wrap([said(self._words, "strong")], width, begin, rest),
            *wrap([(self._more, DIM)], width, rest, rest),
            [],
        ]


def welcome(folder: Path | None, *, made: bool) -> list[Row]:
    """Return the page.

    Args:
        folder: where the corpus is, or would be made.
        made: whether there is one, without any text.
    """
    where = safe(str(folder)) if folder is not None else ""
    state = f"The corpus in {where} is empty." if made else f"There is no corpus in {where} yet."
    return [
        Said(),
        Said([said("Welcome to Clausetrail", "head")]),
        Said(),
        Said(
            [
                said(
                    "It compares successive United Nations resolutions clause by clause, keeps "
                    "them by series, and tells where each wording comes from."
                )
            ]
        ),
        Said(),
        *([Said([said(state, "notice")]), Said()] if where else []),
        Offer(
            "i", "import", "Import files",
            "Resolutions and drafts as PDF, Word or plain text: one file, or a folder.",
        ),
        Offer(
            "o", "sample", "Open the sample",
            "One resolution and two drafts that were invented for it, to look around.",
        ),
        Said([said("From the shell:", "dim")]),
        _command("clausetrail add FOLDER", "imports all that is in it"),
        _command("clausetrail demo", "shows the sample"),
    ]  # fmt: skip


def _command(command: str, does: str) -> Said:
    return Said([said(command.ljust(25), "strong"), said(does, "dim")], indent=3)
