"""The formats of the table, and the module that writes each."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model import Table

# The ending of the file, and the module of this package that writes it, loaded on use.
FORMATS = {
    ".docx": "docx",
    ".html": "html",
    ".xlsx": "xlsx",
}


def write(table: Table, ending: str) -> bytes:
    """Write a table; the same table gives the same bytes.

    Args:
        table: a finished table.
        ending: one of `FORMATS`.
    """
    module = import_module(f".{FORMATS[ending]}", __package__)
    content: bytes = module.columns(table)
    return content
