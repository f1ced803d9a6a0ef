"""Checking the pins: that each can be honoured still."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clausetrail.model import Resolution

from .errors import CorpusError
from .pin_branch import REF
from .pins import Version, stale
from .recovering import noted_pins
from .state import RECORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .given import VersionEntry
    from .state import State
    from .store import Store


def faults_of_pins(store: Store, state: State) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the pins.

    Yields:
        The place, what is wrong there, and the remedy.
    """
    if store.objects.find(REF) is None and noted_pins(store.repository) is not None:
        yield REF, "the ref is gone", "run: clausetrail verify --repair"
    try:
        for file, one, why in stale(store, lambda name: _version(store, state, name)):
            if one is None:
                place, pair = f"{file.old} {file.new}", "the pins of these two"
            else:
                place = f"{file.old}:{one.old} {file.new}:{one.new}"
                pair = "this pin"
            yield (
                place,
                f"{pair} cannot be honoured: {why}",
                "add the texts again, or take the pin back: clausetrail unpin",
            )
    except CorpusError as error:
        yield REF, error.message, error.hint or "mend the branch by hand"


def _version(store: Store, state: State, name: str) -> Version | None:
    entry = _entry(state, name)
    blob = state.parcel(entry.sha256).get(RECORD) if entry else None
    if blob is None:
        return None
    try:
        record = msgspec.json.decode(store.objects.read(blob), type=Resolution)
    except (CorpusError, msgspec.DecodeError, UnicodeDecodeError):
        return None  # said already, of the record
    return Version(name=name, record=record)


def _entry(state: State, name: str) -> VersionEntry | None:
    slug, at, label = name.partition("@")
    series = state.entry(slug if at else state.slug_of(name) or "")
    texts = (*series.versions, *series.drafts) if series else ()
    return next((one for one in texts if name == one.symbol or (at and label == one.label)), None)
