"""The formats of a report, and the module that writes each.

A format is one module with a function `report(comparison, options) -> bytes`, and its line here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausetrail.model import Comparison

    from .options import Options

# The ending of the file, and the module of this package that writes it, loaded on use.
FORMATS = {
    ".docx": "docx",
    ".html": "html",
    ".md": "markdown",
    ".xlsx": "xlsx",
}


def write(comparison: Comparison, ending: str, options: Options) -> bytes:
    """Write a report.

    Args:
        comparison: a finished comparison.
        ending: one of `FORMATS`.
        options: how it is signed, and what it tells.

    Returns:
        The bytes of the file; the same for the same comparison and options.
    """
    module = import_module(f".{FORMATS[ending]}", __package__)
    content: bytes = module.report(comparison, options)
    return content
