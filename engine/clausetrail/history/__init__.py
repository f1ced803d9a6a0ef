"""Questions to the history: functions that return plain frozen data.

history = SeriesHistory.of_corpus(corpus, corpus.entry("asean"))
trail_of(history, "A/RES/71/255", "OP4").to_records()

with Index.of(corpus) as index:
    search_of(index, "preventive diplomacy").to_records()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .agreed import agreed_of
    from .blame import blame_of
    from .cites import cites_of
    from .dropped import dropped_of
    from .index import Index
    from .matrix import matrix_of
    from .search import Filters, search_of
    from .stats import stats_of
    from .trail import trail_of
    from .verbs import verbs_of
    from .versions import SeriesHistory, Version

# Each name is imported when it is first asked for: a search needs no alignment of texts.
_HOMES = {
    "Filters": "search",
    "Index": "index",
    "SeriesHistory": "versions",
    "Version": "versions",
    "agreed_of": "agreed",
    "blame_of": "blame",
    "cites_of": "cites",
    "dropped_of": "dropped",
    "matrix_of": "matrix",
    "search_of": "search",
    "stats_of": "stats",
    "trail_of": "trail",
    "verbs_of": "verbs",
}

__all__ = [
    "Filters",
    "Index",
    "SeriesHistory",
    "Version",
    "agreed_of",
    "blame_of",
    "cites_of",
    "dropped_of",
    "matrix_of",
    "search_of",
    "stats_of",
    "trail_of",
    "verbs_of",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{home}", __name__), name)
