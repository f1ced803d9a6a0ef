"""The texts that words come from: how they are told apart, and their short labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET

from .safe import safe
from .symbols import labels_of, short

if TYPE_CHECKING:
    from clausetrail.history.blame import Blame, Source, Span

Key = tuple[str, str]
"""A text that words come from: slug of another series, or ""; its symbol."""


def key_of(one: Span | Source) -> Key:
    """Return the text that words come from."""
    return ("" if one.series is UNSET else one.series, one.symbol)


def origin_labels(blame: Blame) -> dict[Key, str]:
    """Return a short label for each text: its session, of another series its symbol."""
    own = [one for one in blame.sources if one.series is UNSET]
    told = labels_of([one.symbol for one in own], [one.session for one in own])
    labels = {key_of(one): label for one, label in zip(own, told, strict=True)}
    for one in blame.sources:
        labels.setdefault(key_of(one), safe(short(one.symbol)))
    return labels
