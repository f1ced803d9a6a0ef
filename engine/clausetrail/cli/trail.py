"""`clausetrail trail`: one paragraph through all the texts of its series."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .answering import ENDINGS, answer_options, asked, write_answer
from .completing import complete_ref
from .options import format_for

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "trail",
    epilog="""Examples:

\b
  clausetrail trail 71/255:OP4
  clausetrail trail asean@latest:OP12 --clause 2     the second act of a paragraph
  clausetrail trail asean@71:PP3 --drafts            in the drafts of each session too
  clausetrail trail 71/255:OP4 --format csv -o op4.csv""",
)
@click.argument("ref", metavar="REF:PARA", shell_complete=complete_ref)
@click.option(
    "--clause", type=click.IntRange(min=1), metavar="N", help="Follow the Nth clause alone."
)
@click.option("--drafts", is_flag=True, help="Show where it stands in the drafts as well.")
@click.option("--full", is_flag=True, help="Shorten nothing.")
@answer_options
def command(
    *, ref: str, clause: int | None, drafts: bool, full: bool, form: str | None,
    place: Path | None, file: Path | None, width: int | None, color: str, pager: bool,
) -> None:  # fmt: skip
    """Follow one paragraph through its series, both ways in time.

    Each step is a text in which the paragraph stands: where, and what changed since the step
    before, across splits, mergers, moves and renumbering. A paragraph that came back after an
    absence is on the same trail, with the gap.
    """
    form = format_for(file, form, ENDINGS)
    from clausetrail.history import trail_of

    from .output import choose, write_lines

    output = choose(width=width, color=color, pager=pager, file=file)
    with asked(ref, place) as question:
        if question.paragraph is None:
            raise click.UsageError(f"Name a paragraph as well: {ref}:OP1")
        if clause is not None and drafts:
            raise click.UsageError("Drafts are shown for whole paragraphs: leave --clause out.")
        trail = trail_of(
            question.history,
            question.name,
            question.paragraph,
            clause - 1 if clause is not None else None,
            drafts=drafts,
        )
        names = tuple(one.name for one in question.history.versions)
    if form != "text":
        write_answer(trail, form, output)
        return
    from .render.trail import trail_lines

    look = output.look
    write_lines(trail_lines(trail, names, look.width, colour=look.colour, full=full), output)
