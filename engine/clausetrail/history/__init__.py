"""Questions to the history of a series: functions over it that return plain frozen data.

history = SeriesHistory.of_corpus(corpus, corpus.entry("asean"))
trail_of(history, "A/RES/71/255", "OP4").to_records()
"""

from __future__ import annotations

from .blame import blame_of
from .dropped import dropped_of
from .matrix import matrix_of
from .stats import stats_of
from .trail import trail_of
from .verbs import verbs_of
from .versions import SeriesHistory, Version

__all__ = [
    "SeriesHistory",
    "Version",
    "blame_of",
    "dropped_of",
    "matrix_of",
    "stats_of",
    "trail_of",
    "verbs_of",
]
