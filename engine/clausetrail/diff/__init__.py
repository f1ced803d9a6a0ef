"""What changed: an `Alignment` of two `Resolution`s -> a `Comparison`."""

from __future__ import annotations

from .compare import DiffError, compare, diff

__all__ = ["DiffError", "compare", "diff"]
