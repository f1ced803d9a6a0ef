"""`clausetrail blame`: every word of a text with the text that first had it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .answering import ENDINGS, answer_options, asked, write_answer
from .completing import complete_ref
from .options import format_for

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "blame",
    epilog="""Examples:

\b
  clausetrail blame 71/255
  clausetrail blame 71/255:OP4
  clausetrail blame asean@latest --across      from other paragraphs and series too
  clausetrail blame draft.pdf                  a draft's words, before it is added""",
)
@click.argument("ref", metavar="REF[:PARA]", shell_complete=complete_ref)
@click.option(
    "--across",
    is_flag=True,
    help="Find the origin of new words in other paragraphs and in other series as well.",
)
@answer_options
def command(
    *, ref: str, across: bool, form: str | None, place: Path | None, file: Path | None,
    width: int | None, color: str, pager: bool,
) -> None:  # fmt: skip
    """Say of every word of a text which text of its series first had it.

    A mark before a run of words names the session that brought them in, by the history of
    their own paragraph: [71] the 71st session, [69*] the 69th, and absent for a while since.
    """
    form = format_for(file, form, ENDINGS)
    from clausetrail.history import blame_of

    from .output import choose, write_lines

    output = choose(width=width, color=color, pager=pager, file=file)
    with asked(ref, place) as question:
        elsewhere = None
        if across:
            from clausetrail.history.across import across_of

            elsewhere = across_of(question.history, question.name, question.corpus)
        blame = blame_of(question.history, question.name, question.paragraph, elsewhere=elsewhere)
    if form != "text":
        write_answer(blame, form, output)
        return
    from .render.blame import blame_lines

    look = output.look
    write_lines(blame_lines(blame, look.width, colour=look.colour), output)
