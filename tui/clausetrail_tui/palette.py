"""What the command palette offers; the providers are loaded when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.command import Provider


def actions() -> type[Provider]:
    """Return the provider of every action that there is where one is."""
    from .commands import Actions

    return Actions


def series_of_corpus() -> type[Provider]:
    """Return the provider of all series, to go to."""
    from .commands import SeriesOfCorpus

    return SeriesOfCorpus
