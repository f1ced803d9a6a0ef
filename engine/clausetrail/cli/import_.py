"""`clausetrail import`: another corpus merged in, from one file."""

from __future__ import annotations

from pathlib import Path

import click

from .options import form_option, output_options
from .person import person_now
from .place import corpus_option, open_corpus


@click.command(
    "import",
    epilog="""Example:

\b
  clausetrail import resolutions.bundle""",
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@form_option
@corpus_option
@output_options
def command(
    *, file: Path, form: str, place: Path | None, width: int | None, color: str, pager: bool
) -> int:
    """Merge a file that export wrote into this corpus.

    Its documents, decisions and pins are added. What the two differ on is named and left to
    you; the exit code is then 4.
    """
    from .merged import write_merged
    from .output import choose
    from .progress import Progress

    output = choose(width=width, color=color, pager=pager, file=None)
    with open_corpus(place) as corpus, Progress("Merging", "documents") as progress:
        found = corpus.take_in(file, person_now(), progress=progress)
    return write_merged(found, output, command="import", form=form, sent=None)
