"""Returns that were found once, kept in the corpus's cache.

To find them takes longer than to read the comparisons that they follow from. They depend on the
texts, on which paragraphs the comparisons pair, and on pins, and are kept under all three.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from .versions import Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.corpus.cache import Cache
    from clausetrail.model import Comparison, Resolution

    from .versions import Pins

_KIND = "returns/1"


class Kept:
    """Returns by the texts and comparisons that they follow from."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def get(
        self, texts: Sequence[Resolution], comparisons: Sequence[Comparison], pins: Pins
    ) -> tuple[Link, ...] | None:
        """What was put for these; None where nothing was, or it was lost."""
        data = self._cache.get(_KIND, _key(texts, comparisons, pins))
        if data is None:
            return None
        try:
            return msgspec.msgpack.decode(data, type=tuple[Link, ...])
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None

    def put(
        self,
        links: tuple[Link, ...],
        texts: Sequence[Resolution],
        comparisons: Sequence[Comparison],
        pins: Pins,
    ) -> None:
        """Keep returns."""
        self._cache.put(msgspec.msgpack.encode(links), _KIND, _key(texts, comparisons, pins))


def _key(texts: Sequence[Resolution], comparisons: Sequence[Comparison], pins: Pins) -> str:
    told = hashlib.sha256()
    for text in texts:
        # The paragraphs as they were parsed; the hash of the document would not tell the parser.
        told.update(msgspec.msgpack.encode((text.symbol, text.session, text.adopted)))
        told.update(
            msgspec.msgpack.encode([(p.ref, p.kind, p.text, p.clauses) for p in text.paragraphs])
        )
    for comparison in comparisons:
        told.update(msgspec.msgpack.encode([(group.old, group.new) for group in comparison.groups]))
    told.update(msgspec.msgpack.encode(sorted(pins.items())))
    return told.hexdigest()
