"""A comparison as a workbook: the table of changes that one sends to the capital."""

from __future__ import annotations

from .workbook import report

__all__ = ["report"]
