"""`clausetrail dropped`: what fell out of a series and never came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .answering import ENDINGS, answer_options, series_asked, write_answer
from .completing import complete_ref
from .options import format_for

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "dropped",
    epilog="""Examples:

\b
  clausetrail dropped asean                 what the newest text has no more
  clausetrail dropped asean@71              what the text of the 71st session had no more
  clausetrail dropped draft.pdf             what a draft would leave out
  clausetrail dropped asean --since 73/259  only what fell out after that text""",
)
@click.argument("series", metavar="SERIES|REF", shell_complete=complete_ref)
@click.option("--since", metavar="REF", help="Only what this text, or a later one, still had.")
@click.option("--full", is_flag=True, help="Shorten nothing.")
@answer_options
def command(
    *, series: str, since: str | None, full: bool, form: str | None, place: Path | None,
    file: Path | None, width: int | None, color: str, pager: bool,
) -> None:  # fmt: skip
    """Show what fell out of a series and never came back.

    Requests to report come first, then commitments (what the organ decides, requests,
    authorizes), appeals, and the rest; of each, what fell out last. A clause is named on its
    own where the rest of its paragraph is still there.
    """
    form = format_for(file, form, ENDINGS)
    from msgspec.structs import replace

    from clausetrail.history import dropped_of

    from .output import choose, write_lines

    output = choose(width=width, color=color, pager=pager, file=file)
    with series_asked(series, place) as question:
        history = question.history
        dropped = dropped_of(history)
        if since is not None:
            found = question.corpus.resolve(since)
            first = history.index(found.symbol or found.label)
            kept = tuple(one for one in dropped.lost if history.index(one.last) >= first)
            dropped = replace(dropped, lost=kept)
    if form != "text":
        write_answer(dropped, form, output)
        return
    from .render.dropped import dropped_lines

    write_lines(dropped_lines(dropped, output.look.width, full=full), output)
