"""A finished `Comparison` as a Word document whose changes are tracked."""

from __future__ import annotations

from .options import DocxOptions
from .redline import redline

__all__ = ["DocxOptions", "redline"]
