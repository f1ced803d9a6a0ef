"""The formats of a series' report, and the module that writes each."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .told import SeriesReport

# The ending of the file, and the module of this package that writes it, loaded on use.
FORMATS = {
    ".html": "html",
    ".xlsx": "xlsx",
}


def write(told: SeriesReport, ending: str) -> bytes:
    """Write a report; the same history gives the same bytes.

    Args:
        told: what stands in it.
        ending: one of `FORMATS`.
    """
    module = import_module(f".{FORMATS[ending]}", __package__)
    content: bytes = module.series(told)
    return content
