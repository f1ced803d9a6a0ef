"""Several proposals beside one base text: the table that negotiators work on.

`table` says what stands in it, from finished comparisons of the base text with each proposal;
a module a format writes it.
"""

from __future__ import annotations

from .formats import FORMATS, write
from .model import Table
from .table import table_of

__all__ = ["FORMATS", "Table", "table_of", "write"]
