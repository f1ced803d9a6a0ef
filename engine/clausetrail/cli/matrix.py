"""`clausetrail matrix`: the paragraphs of a series down, its texts across."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .answering import ENDINGS, answer_options, series_asked, write_answer
from .completing import complete_series
from .options import format_for

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "matrix",
    epilog="""Examples:

\b
  clausetrail matrix asean
  clausetrail matrix asean@71                 as it stood at the 71st session
  clausetrail matrix asean --format csv -o asean.csv""",
)
@click.argument("series", metavar="SERIES", shell_complete=complete_series)
@answer_options
def command(
    *, series: str, form: str | None, place: Path | None, file: Path | None, width: int | None,
    color: str, pager: bool,
) -> None:  # fmt: skip
    """Lay the paragraphs of a series against its texts.

    A row is a paragraph through all texts, a column is a text; the sign says what became of
    the paragraph there. Rows stand as in the newest text, vanished paragraphs beneath.
    """
    form = format_for(file, form, ENDINGS)
    from clausetrail.history import matrix_of

    from .output import choose, write_lines

    output = choose(width=width, color=color, pager=pager, file=file)
    with series_asked(series, place) as question:
        matrix = matrix_of(question.history)
    if form != "text":
        write_answer(matrix, form, output)
        return
    from .render.matrix import matrix_lines

    write_lines(matrix_lines(matrix, output.look.width), output)
