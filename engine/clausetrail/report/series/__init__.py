"""A whole series as one report: its timeline, its matrix, what entered and what left it.

`told` says what stands in it, from a history; a module a format writes it.
"""

from __future__ import annotations

from .formats import FORMATS, write
from .told import SeriesReport, told_of

__all__ = ["FORMATS", "SeriesReport", "told_of", "write"]
