"""Deriving a corpus anew: with a newer parser, or where what was derived is damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from .deriving import derive_all
from .errors import DamagedError, ParserError
from .fastimport import FastImport
from .given import PARSER, Placement
from .state import RECORD, SOURCE
from .verify import label_of, sources_of
from .writing import Given, changed_slugs, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from .store import Store


class Upgraded(Struct, frozen=True, kw_only=True):
    """What a newer parser made different."""

    before: int  # number of the parser that the corpus was made with
    after: int
    documents: int  # that the corpus was given
    changed: tuple[str, ...]  # documents whose record is another one, by symbol or title
    failed: tuple[str, ...]  # those that cannot be parsed any more: they keep their record
    moved: tuple[Placement, ...]  # documents that now stand elsewhere
    series: tuple[str, ...]  # slugs of the series whose commits are others


def upgrade(store: Store, progress: Callable[[int, int], None] | None = None) -> Upgraded:
    """Derive everything anew with this parser.

    Args:
        store: the corpus; only its documents and decisions are kept as they are.
        progress: called with how many documents of how many are parsed.

    Raises:
        ParserError: the corpus was made with a newer parser than this.
        DamagedError: a document is missing or broken.
    """
    with store.writing() as state:
        before = state.manifest.parser
        if before > PARSER:
            raise ParserError(
                f"the corpus was made with parser {before}; this is parser {PARSER}",
                source=str(store.repository.folder),
                hint="update Clausetrail",
            )
        old = Given.of(state)
        sink = FastImport(store.repository)
        try:
            given, failed = derive_anew(store, old, sink, progress)
            planned = given.plan()
            _, mark = write(None, given, planned, sink)
            ids = sink.finish()
        except BaseException:
            sink.abort()
            raise
        placed = {one.sha256: one for one in old.plan().placements}
        entries = {entry.slug: entry for entry in state.entries()}
        commit = ids[mark or 0]
        if commit != state.commit:
            store.move(commit)
        changed = [
            label_of(given.cards[sha256], sha256)
            for sha256, parcel in sorted(given.parcels.items())
            if parcel[RECORD] != old.parcels[sha256][RECORD]
        ]
        return Upgraded(
            before=before,
            after=PARSER,
            documents=len(given.cards),
            changed=tuple(changed),
            failed=tuple(failed),
            moved=tuple(one for one in planned.placements if placed[one.sha256] != one),
            series=changed_slugs(entries, {entry.slug: entry for entry in store.state.entries()}),
        )


def derive_anew(
    store: Store,
    old: Given,
    sink: FastImport,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Given, list[str]]:
    """Parse every document again, and hand the outcome to git.

    Args:
        store: where the documents are read.
        old: them and what was derived of them before.
        sink: takes what is derived now.
        progress: called with how many documents of how many are parsed.

    Returns:
        The documents with their new cards and records, and the names of those that could not be
        parsed, which keep the old ones.

    Raises:
        DamagedError: a document is missing or broken.
    """
    given = Given(parcels={}, cards={}, decisions=dict(old.decisions))
    failed = []
    total = len(old.parcels)
    sources = sources_of(store, old.cards, old.parcels)
    for number, derived in enumerate(derive_all(sources, total), 1):
        sha256 = derived.sha256
        if derived.card is None:
            failed.append(label_of(old.cards.get(sha256), sha256))
            if sha256 not in old.cards:
                continue
            given.cards[sha256], given.parcels[sha256] = old.cards[sha256], old.parcels[sha256]
        else:
            blobs = {name: sink.blob(data) for name, data in derived.files.items()}
            given.cards[sha256] = derived.card
            given.parcels[sha256] = {SOURCE: old.parcels[sha256][SOURCE], **blobs}
        if progress is not None:
            progress(number, total)
    lost = sorted(old.parcels.keys() - given.cards.keys())
    if lost:
        named = ", ".join(label_of(old.cards.get(sha256), sha256) for sha256 in lost[:5])
        raise DamagedError(
            f"{len(lost)} of the documents that were given are missing or broken: {named}"
            + (" …" if len(lost) > 5 else ""),
            source=str(store.repository.folder),
            hint="add them again, then run: clausetrail verify --repair",
        )
    return given, failed
