"""`clausetrail sync`: this corpus and another one made the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .options import form_option, output_options
from .person import person_now
from .place import corpus_option, open_corpus

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "sync",
    epilog="""Examples:

\b
  clausetrail sync /media/stick/resolutions.git
  clausetrail sync ssh://host/resolutions.git
  clausetrail sync origin                   a remote of the corpus, as git knows it""",
)
@click.argument("remote", metavar="REMOTE")
@form_option
@corpus_option
@output_options
def command(
    *, remote: str, form: str, place: Path | None, width: int | None, color: str, pager: bool
) -> int:
    """Make this corpus and another one the same.

    REMOTE is a folder, an address that git knows, or the name of a remote; an empty repository
    is filled. Both sides then hold the documents, the decisions and the pins of both. What they
    differ on (another text of one symbol) is named and left to you: nothing is sent before it
    is settled, the exit code is 4, and neither side loses anything.
    """
    from .merged import write_merged
    from .output import choose
    from .progress import Progress

    output = choose(width=width, color=color, pager=pager, file=None)
    with open_corpus(place) as corpus, Progress("Merging", "documents") as progress:
        found = corpus.sync(remote, person_now(), progress=progress)
    return write_merged(found.merged, output, command="sync", form=form, sent=found.sent)
