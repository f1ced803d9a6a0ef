"""`clausetrail unpin`: a pin taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .completing import complete_ref
from .options import form_option, output_options
from .person import person_now
from .pinning import Task, decide
from .place import corpus_option, open_corpus

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "unpin",
    epilog="""Example:

\b
  clausetrail unpin 69/110 71/255 OP4 OP5""",
)
@click.argument("old", shell_complete=complete_ref)
@click.argument("new", shell_complete=complete_ref)
@click.argument("old_paragraph", metavar="PARA")
@click.argument("new_paragraph", metavar="PARA")
@click.option("--by", metavar='"NAME <ADDRESS>"', help="Who decides. Default: as git knows you.")
@form_option
@corpus_option
@output_options
def command(
    *, old: str, new: str, old_paragraph: str, new_paragraph: str, by: str | None, form: str,
    place: Path | None, width: int | None, color: str, pager: bool,
) -> None:  # fmt: skip
    """Take back what was pinned of two paragraphs."""
    from .output import choose, write_json, write_lines

    output = choose(width=width, color=color, pager=pager, file=None)
    task = Task(old, new, ((old_paragraph, new_paragraph),), "none")
    with open_corpus(place) as corpus:
        document, lines = decide(corpus, [task], person_now(by), output.look.width)
    if form == "json":
        write_json(document, output)
    else:
        write_lines(lines, output)
