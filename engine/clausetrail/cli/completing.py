"""What the shell may complete: names of series and references to texts."""

from __future__ import annotations

import contextlib
import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import click
    from click.shell_completion import CompletionItem

    from clausetrail.corpus.corpus import Corpus

MOST = 200  # more than a person reads


def complete_series(
    context: click.Context, _: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete the name of a series."""
    from click.shell_completion import CompletionItem

    with _corpus(context) as corpus:
        entries = corpus.series() if corpus else ()
    return [
        CompletionItem(entry.slug, help=entry.title)
        for entry in entries
        if entry.slug.startswith(incomplete.casefold())
    ][:MOST]


def complete_ref(
    context: click.Context, _: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete a REF: a symbol ("A/RES/71/255", "71/255"), `series@session`, or a file."""
    from click.shell_completion import CompletionItem

    found: list[CompletionItem] = []
    with _corpus(context) as corpus:
        if corpus is not None:
            from clausetrail.corpus.completing import complete

            told = itertools.islice(complete(corpus, incomplete), MOST)
            found = [CompletionItem(name, help=words) for name, words in told]
    # A shell completes paths by itself where it is told that a file is meant.
    return found or [CompletionItem(incomplete, type="file")]


def complete_place(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete what can be shown: a series, or a REF."""
    series = [] if "@" in incomplete else complete_series(context, parameter, incomplete)
    return [*series, *complete_ref(context, parameter, incomplete)]


@contextlib.contextmanager
def _corpus(context: click.Context) -> Iterator[Corpus | None]:
    """Open the corpus; None where it cannot be read, for completion never fails."""
    from clausetrail.model import ClausetrailError

    from .place import open_corpus

    try:
        corpus = open_corpus(context.params.get("place"))
    except (ClausetrailError, OSError):
        yield None
        return
    with corpus:
        yield corpus
