"""Checking a corpus: everything stored is held against what was given, and git against itself."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from . import names
from .deriving import Source, derive_all, is_whole
from .errors import CorpusError, DamagedError, NotACorpusError, ReadOnlyError
from .fastimport import DryImport
from .given import PARSER, Card
from .hashing import object_id
from .recovering import current_refs, is_ours, leftovers
from .state import PARCEL, SOURCE, Parcel, State
from .verify_pins import faults_of_pins
from .writing import Given, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .store import Store

FaultKind = Literal["git", "state", "source", "record", "commit", "ref", "file", "parser", "pin"]

_REPAIR = "run: clausetrail verify --repair"
_GIVE_AGAIN = "add the document again, then run: clausetrail verify --repair"


class Fault(Struct, frozen=True, kw_only=True):
    """One thing that is not as it should be."""

    kind: FaultKind
    place: str  # symbol, ref, file or object
    message: str  # what is wrong, as a sentence's end: "the ref is gone"
    remedy: str


class Verified(Struct, frozen=True, kw_only=True):
    """What a corpus holds, and what is wrong with it."""

    faults: tuple[Fault, ...]
    documents: int  # that were given
    series: int
    texts: int  # that stand in a series, drafts too

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def verify(
    store: Store, *, parse: bool = True, progress: Callable[[int, int], None] | None = None
) -> Verified:
    """Check a corpus.

    Args:
        store: the corpus.
        parse: parse every document again; else its stored card and record are believed.
        progress: called with how many documents of how many are parsed.

    Raises:
        BusyError: another process is writing.
    """
    with contextlib.ExitStack() as stack:
        # Nobody is to move refs meanwhile; where nothing can be written, nobody does. A state
        # that cannot be read is told as a fault.
        with contextlib.suppress(ReadOnlyError, NotACorpusError, DamagedError):
            stack.enter_context(store.writing())
        return _verify(store, parse, progress)


def _verify(store: Store, parse: bool, progress: Callable[[int, int], None] | None) -> Verified:
    faults = [*_of_git(store), *_of_files(store)]
    given: Given | None = None
    entries = 0
    texts = 0
    try:
        state = store.state
        given = Given.of(state)
        faults += _of_parser(state)
        if parse and not faults:
            faults += _of_records(store, given, progress)
        else:
            faults += _of_sources(store, given)
        faults += _of_state(state, given) if state.manifest.parser == PARSER else []
        faults += _of_refs(store, state)
        faults += [
            Fault(kind="pin", place=place, message=message, remedy=remedy)
            for place, message, remedy in faults_of_pins(store, state)
        ]
        series = state.entries()
        entries, texts = len(series), sum(len(e.versions) + len(e.drafts) for e in series)
    except CorpusError as error:
        faults.append(Fault(kind="state", place=names.STATE, message=error.message, remedy=_REPAIR))
    return Verified(
        faults=tuple(dict.fromkeys(faults)),
        documents=len(given.cards) if given is not None else 0,
        series=entries,
        texts=texts,
    )


def label_of(card: Card | None, sha256: str) -> str:
    """How a document is named to a person."""
    if card is None:
        return f"document {sha256[:12]}"
    return card.symbol or card.title or f"document {sha256[:12]}"


def sources_of(
    store: Store, cards: Mapping[str, Card], parcels: Mapping[str, Parcel]
) -> Iterator[Source]:
    """The documents themselves, those that can be read, one by one.

    Args:
        store: where they are.
        cards: what is known of them; of a document whose card is lost, its bytes tell.
        parcels: the blobs of each document.
    """
    for sha256, parcel in sorted(parcels.items()):
        data = readable(store, parcel.get(SOURCE, ""))
        if data is not None and is_whole(data, sha256):
            card = cards.get(sha256)
            yield Source(
                sha256=sha256,
                extension=card.extension if card else "pdf" if b"%PDF-" in data[:1024] else "txt",
                plain=card is not None and card.kind == "plain",
                data=data,
            )


def readable(store: Store, blob: str) -> bytes | None:
    """The bytes of a blob, None where it is missing or broken."""
    if not blob:
        return None
    try:
        found = store.objects.find(blob)
    except DamagedError:
        return None
    return found.data if found is not None else None


def _of_git(store: Store) -> Iterator[Fault]:
    """What git's own check says; the notices of a corpus without `HEAD` aside."""
    said = store.repository.git(
        "fsck", "--full", "--strict", "--no-dangling", "--no-progress", check=False, lines=True
    )
    for line in said.decode(errors="replace").splitlines():
        if line and not line.startswith(("notice: ", "dangling ")):
            found = re.search(r"[0-9a-f]{40}", line)
            yield Fault(
                kind="git",
                place=found[0] if found else "git fsck",
                message=f"git fsck says: {line}",
                remedy=_REPAIR,
            )


def _of_files(store: Store) -> Iterator[Fault]:
    """Files of killed processes; where a writer is at work, they may be its own."""
    lock = store.repository.lock
    if lock.file is None and lock.unfinished():
        return
    for path in leftovers(store.repository.folder):
        place = str(path.relative_to(store.repository.folder))
        yield Fault(
            kind="file", place=place, message="a killed process left this file", remedy=_REPAIR
        )


def _of_parser(state: State) -> Iterator[Fault]:
    number = state.manifest.parser
    if number != PARSER:
        yield Fault(
            kind="parser",
            place=f"parser {number}",
            message=f"the corpus was made with parser {number}, and this is parser {PARSER}: "
            "records and commits were not checked",
            remedy="update Clausetrail" if number > PARSER else "run: clausetrail upgrade",
        )


def _of_sources(store: Store, given: Given) -> Iterator[Fault]:
    """Documents whose bytes are gone, or are no longer those that were given."""
    for sha256, card in given.cards.items():
        data = readable(store, given.parcels[sha256].get(SOURCE, ""))
        if data is None or not is_whole(data, sha256):
            yield Fault(
                kind="source",
                place=label_of(card, sha256),
                message=f"the document that was given is "
                f"{'missing' if data is None else 'not the one that was given'} ({sha256})",
                remedy=_GIVE_AGAIN,
            )


def _of_records(
    store: Store, given: Given, progress: Callable[[int, int], None] | None
) -> Iterator[Fault]:
    """Every document is parsed again; what is stored has to be what comes of it."""
    yield from _of_sources(store, given)
    total = len(given.cards)
    sources = sources_of(store, given.cards, given.parcels)
    for number, derived in enumerate(derive_all(sources, total), 1):
        place = label_of(given.cards[derived.sha256], derived.sha256)
        if derived.card is None:
            yield Fault(
                kind="record",
                place=place,
                message=f"the document cannot be parsed any more: {derived.error}",
                remedy="please report this with the document",
            )
        stored = given.parcels[derived.sha256]
        for name, data in derived.files.items():
            if stored.get(name) != object_id("blob", data):
                yield Fault(
                    kind="record",
                    place=place,
                    message=f"its {name} is not what its document parses to",
                    remedy=_REPAIR,
                )
        if progress is not None:
            progress(number, total)


def _of_state(state: State, given: Given) -> Iterator[Fault]:
    """Every commit, and the state itself, made again from what was given."""
    incomplete = [s for s, parcel in given.parcels.items() if set(parcel) != set(PARCEL)]
    for sha256 in incomplete:
        yield Fault(
            kind="state",
            place=label_of(given.cards.get(sha256), sha256),
            message="files of this document are missing from the state",
            remedy=_REPAIR,
        )
    if incomplete:
        return
    made = DryImport()
    write(None, given, given.plan(), made)
    stored = state.files()
    for path in sorted(made.files.keys() | stored.keys()):
        if made.files.get(path) != stored.get(path):
            yield Fault(
                kind="commit" if path.startswith("series/") else "state",
                place=path.removesuffix(".json"),
                message="it is not what follows from what was given",
                remedy=_REPAIR,
            )
    if made.files == stored and made.state != state.commit:
        yield Fault(
            kind="state",
            place=names.STATE,
            message="its commit is not what follows from what was given",
            remedy=_REPAIR,
        )


def _of_refs(store: Store, state: State) -> Iterator[Fault]:
    """Branches and tags, which follow from the state."""
    wanted = state.refs()
    present = current_refs(store.repository)
    for ref, commit in sorted(wanted.items()):
        if ref not in present:
            yield Fault(kind="ref", place=ref, message="the ref is gone", remedy=_REPAIR)
        elif present[ref] != commit:
            yield Fault(
                kind="ref",
                place=ref,
                message=f"the ref points to {present[ref][:12]} instead of {commit[:12]}",
                remedy=_REPAIR,
            )
    for ref in sorted(present.keys() - wanted.keys()):
        if is_ours(ref):
            yield Fault(
                kind="ref", place=ref, message="the corpus knows no such ref", remedy=_REPAIR
            )
