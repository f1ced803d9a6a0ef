"""Which paragraphs of two texts correspond: two `Resolution`s -> an `Alignment`."""

from __future__ import annotations

from .api import align, align_texts
from .pins import PinError

__all__ = ["PinError", "align", "align_texts"]
