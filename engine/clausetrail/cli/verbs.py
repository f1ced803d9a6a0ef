"""`clausetrail verbs`: how the acts of a series shifted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .answering import ENDINGS, answer_options, series_asked, write_answer
from .completing import complete_series
from .options import format_for

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "verbs",
    epilog="""Examples:

\b
  clausetrail verbs asean
  clausetrail verbs asean --all              shifts to another kind of act as well
  clausetrail verbs asean --format json | jq '.shifts[] | select(.direction == "weaker")'""",
)
@click.argument("series", metavar="SERIES", shell_complete=complete_series)
@click.option("--all", "every", is_flag=True, help="Show also shifts that are no more, no less.")
@answer_options
def command(
    *, series: str, every: bool, form: str | None, place: Path | None, file: Path | None,
    width: int | None, color: str, pager: bool,
) -> None:  # fmt: skip
    """Show how the lead verbs of a series shifted, by the ladder of strength.

    First how often each text uses each rung (notes < welcomes < commends; invites <
    encourages < calls upon < urges < demands …), then which paragraphs became stronger or
    weaker, and in which text.
    """
    form = format_for(file, form, ENDINGS)
    from clausetrail.history import verbs_of

    from .output import choose, write_lines

    output = choose(width=width, color=color, pager=pager, file=file)
    with series_asked(series, place) as question:
        verbs = verbs_of(question.history)
    if form != "text":
        write_answer(verbs, form, output)
        return
    from .render.verbs import verbs_lines

    write_lines(verbs_lines(verbs, output.look.width, every=every), output)
