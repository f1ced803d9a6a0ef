"""From styled text to a `Resolution`: header fields, paragraphs, references, footnotes, clauses."""

from __future__ import annotations

from .stage import NotAResolutionError, parse, parse_plain

__all__ = ["NotAResolutionError", "parse", "parse_plain"]
