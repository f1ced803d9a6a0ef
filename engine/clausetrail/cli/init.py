"""`clausetrail init`: an empty corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .place import corpus_option, locate, shown

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "init",
    epilog="""Examples:

\b
  clausetrail init                      yours, where every command looks by itself
  clausetrail init resolutions.git      one in a folder""",
)
@click.argument("folder", metavar="[DIR]", required=False)
@corpus_option
def command(*, folder: str | None, place: Path | None) -> None:
    """Make an empty corpus: a bare git repository that holds series of resolutions.

    DIR is a folder that is empty or not there yet. Where a corpus is already, nothing changes.
    """
    from pathlib import Path

    if folder is not None and place is not None:
        raise click.UsageError("Give the folder once: as DIR or as --corpus.")
    from clausetrail.corpus.corpus import Corpus

    target = Path(folder) if folder is not None else locate(place)
    there = (target / "HEAD").exists()
    with Corpus.init(target) as corpus:
        texts = sum(len(one.versions) + len(one.drafts) for one in corpus.series())
    from .output import say

    name = shown(target)
    if there:
        say(f"There is a corpus in {name} already, with {texts} texts; it stays as it is.")
        return
    say(f"An empty corpus is in {name}.")
    say("Fill it with: " + _filling(folder, place))


def _filling(folder: str | None, place: Path | None) -> str:
    import shlex

    words = ["clausetrail", "add"]
    if folder is not None or place is not None:
        words += ["--corpus", str(folder or place)]
    return shlex.join(words) + " FOLDER"
