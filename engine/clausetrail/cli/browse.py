"""`clausetrail browse`: the terminal application."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .place import corpus_option, locate

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "browse",
    epilog="""Examples:

\b
  clausetrail browse""",
)
@corpus_option
def command(*, place: Path | None) -> int:
    """Walk through the corpus in the terminal, from the series down to the word."""
    from clausetrail_tui import browse
    from clausetrail_tui.places import CorpusPlace
    from clausetrail_tui.settings import Settings

    from .indexing import cache_folder
    from .person import person_now

    return browse(
        Settings(
            corpus=locate(place),
            start=(CorpusPlace(),),
            state=None,
            person=person_now,
            caches=cache_folder(),
        )
    )
