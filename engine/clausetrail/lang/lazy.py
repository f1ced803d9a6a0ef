"""Patterns that are compiled when they are first needed.

A run reads one or two documents of one form each; of the patterns for all the other forms
most are never tried. Compiling everything took a third of the time of a short command.
"""

from __future__ import annotations

import re
from typing import Any, cast


class Lazy:
    """Stands for a regular expression, and compiles it when a method of it is first asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Return an attribute of the pattern, kept so that it is asked for only once."""
        if name.startswith("__"):
            raise AttributeError(name)
        value = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, value)
        return value


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what behaves as `re.compile(source, flags)` does, compiled at its first use."""
    return cast("re.Pattern[str]", Lazy(source, flags))
