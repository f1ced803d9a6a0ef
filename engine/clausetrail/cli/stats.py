"""`clausetrail stats`: what each text of a series is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .answering import ENDINGS, answer_options, series_asked, write_answer
from .completing import complete_series
from .options import format_for

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "stats",
    epilog="""Examples:

\b
  clausetrail stats asean
  clausetrail stats asean --format csv -o asean.csv""",
)
@click.argument("series", metavar="SERIES", shell_complete=complete_series)
@answer_options
def command(
    *, series: str, form: str | None, place: Path | None, file: Path | None, width: int | None,
    color: str, pager: bool,
) -> None:  # fmt: skip
    """Count what each text of a series is made of.

    Paragraphs, and in the bar their words: carried unchanged (or edited in spelling alone),
    routine (sessions, dates and symbols advanced), edited, back after an absence, new; and how
    many of the text before are gone.
    """
    form = format_for(file, form, ENDINGS)
    from clausetrail.history import stats_of

    from .output import choose, write_lines

    output = choose(width=width, color=color, pager=pager, file=file)
    with series_asked(series, place) as question:
        stats = stats_of(question.history)
    if form != "text":
        write_answer(stats, form, output)
        return
    from .render.stats import stats_lines

    write_lines(stats_lines(stats, output.look.width), output)
