"""`clausetrail export`: the whole corpus in one file."""

from __future__ import annotations

from pathlib import Path

import click

from .place import corpus_option, open_corpus, shown


@click.command(
    "export",
    epilog="""Example:

\b
  clausetrail export resolutions.bundle        then: git clone resolutions.bundle""",
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help="Write over FILE where there is one.")
@corpus_option
def command(*, file: Path, force: bool, place: Path | None) -> None:
    """Write the whole corpus to one file.

    FILE is a bundle of git's: `clausetrail import` merges it into another corpus, and plain
    `git clone` reads it.
    """
    if file.exists() and not force:
        raise click.UsageError(f"{file} is there already; --force writes over it.")
    from .output import say

    with open_corpus(place) as corpus:
        corpus.export(file)
        documents = corpus.documents()
    say(f"{documents} documents are in {shown(file)} ({_size(file.stat().st_size)}).")


def _size(size_bytes: int) -> str:
    """Return `812 kB`, `3.4 MB`."""
    if size_bytes < 1_000_000:
        return f"{max(1, round(size_bytes / 1000))} kB"
    return f"{size_bytes / 1_000_000:.1f} MB"
