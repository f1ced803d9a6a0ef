"""The formats of the brief, and the module that writes each."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausetrail.model import Comparison

# The ending of the file, and the module of this package that writes it, loaded on use.
FORMATS = {
    ".docx": "docx",
    ".html": "html",
    ".md": "markdown",
}


def write(comparison: Comparison, ending: str, *, full: bool = False) -> bytes:
    """Write the brief; the same comparison gives the same bytes.

    Args:
        comparison: a finished comparison.
        ending: one of `FORMATS`.
        full: whether every entry is written out, past the page.
    """
    module = import_module(f".{FORMATS[ending]}", __package__)
    content: bytes = module.brief(comparison, full=full)
    return content
