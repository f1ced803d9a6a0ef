"""Which paragraphs of two texts correspond: two `Resolution`s -> an `Alignment`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .pins import PinError

if TYPE_CHECKING:
    from .api import align, align_texts

__all__ = ["PinError", "align", "align_texts"]


def __getattr__(name: str) -> object:
    # Loaded when it is asked for: a corpus checks pins, and answers from its cache without
    # aligning anything.
    if name in {"align", "align_texts"}:
        from . import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
