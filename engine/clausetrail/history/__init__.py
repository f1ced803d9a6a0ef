"""Questions to the history of a series: functions over it that return plain frozen data."""

from __future__ import annotations

from .blame import blame_of
from .trail import trail_of
from .versions import SeriesHistory, Version

__all__ = ["SeriesHistory", "Version", "blame_of", "trail_of"]
