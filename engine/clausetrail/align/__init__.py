"""Which paragraphs of two texts correspond: two `Resolution`s -> an `Alignment`."""

from __future__ import annotations

from .api import AlignmentError, align, align_texts

__all__ = ["AlignmentError", "align", "align_texts"]
