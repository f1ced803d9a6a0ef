"""Patterns that are compiled when they are first needed.

A run reads one or two documents; of the patterns for all the forms of headers most are never
tried. Compiling them all took a third of the time that the parser took to load.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class LazyPattern:
    """A regular expression that is compiled at its first use; the methods are those of `re`."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.source, self._flags)

    def match(self, text: str) -> re.Match[str] | None:
        """Match at the start."""
        return self.compiled.match(text)

    def search(self, text: str) -> re.Match[str] | None:
        """Match anywhere."""
        return self.compiled.search(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Match the whole."""
        return self.compiled.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in order."""
        return self.compiled.finditer(text)
