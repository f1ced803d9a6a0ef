"""From the bytes of a document to all that is stored of it; in several processes for many."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from clausetrail.model import ClausetrailError, Resolution

from . import markdown
from .cards import card_of
from .given import Card
from .state import CARD, RECORD, TEXT, encoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .workers import Parse

_FEW = 24
"""So many documents are parsed before other processes would have begun."""


class Source(Struct, frozen=True, kw_only=True):
    """A document that the corpus was given."""

    sha256: str
    extension: str
    plain: bool  # it was taken as a text like any other, not as a resolution
    data: bytes


class Derived(Struct, frozen=True, kw_only=True):
    """What follows from a document."""

    sha256: str
    card: Card | None  # None where it cannot be parsed
    files: dict[str, bytes]  # file under `given` -> its bytes; the source is not among them
    error: str = ""


def derive(source: Source) -> Derived:
    """Read and parse a document again, as it was when it was added."""
    from clausetrail.parse import parse, parse_plain
    from clausetrail.read import read_bytes

    try:
        text = read_bytes(source.data, source.sha256)
        record = parse_plain(text) if source.plain else parse(text)
    except ClausetrailError as error:
        return Derived(sha256=source.sha256, card=None, files={}, error=error.message)
    card, files = parcel_of(record, source.extension, source.sha256)
    return Derived(sha256=source.sha256, card=card, files=files)


def parcel_of(record: Resolution, extension: str, sha256: str) -> tuple[Card, dict[str, bytes]]:
    """The card of a record, and the files that are stored beside its source."""
    # The file's name differs from person to person, and is no part of the text.
    record = msgspec.structs.replace(record, source="", sha256=sha256)
    card = card_of(record, extension)
    text = markdown.write(record)
    return card, {RECORD: encoded(record), TEXT: text.encode(), CARD: encoded(card)}


def derive_all(sources: Iterable[Source], count: int) -> Iterator[Derived]:
    """Derive many documents, on all cores where that is worth it, in their order.

    Args:
        sources: read as they are needed, so that few of them are in memory.
        count: how many they are.
    """
    if count <= _FEW:
        yield from map(derive, sources)
        return
    from .parsing_worker import Parsed, Task
    from .workers import cores, spread

    def work(source: Source, parse: Parse) -> Derived:
        task = Task(
            name=source.sha256,
            sha256=source.sha256,
            data=source.data,
            plain=source.plain,
            extension=source.extension,
        )
        answer = parse(task)
        if isinstance(answer, Parsed):
            return Derived(sha256=source.sha256, card=answer.card, files=answer.files)
        return Derived(sha256=source.sha256, card=None, files={}, error=answer.message)

    yield from spread(sources, work, cores(), in_order=True)


def is_whole(data: bytes, sha256: str) -> bool:
    """Whether these are the bytes that were given."""
    return hashlib.sha256(data).hexdigest() == sha256
