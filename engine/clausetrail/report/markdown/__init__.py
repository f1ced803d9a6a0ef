"""A comparison as Markdown, readable as text and on any forge."""

from __future__ import annotations

from .page import report

__all__ = ["report"]
