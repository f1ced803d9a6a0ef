"""Another corpus's documents, decisions and pins, brought into this one: the union of both.

Nothing that the other side derived is believed: its documents are read and parsed here, and as
what is stored follows from what was given, the ids come out the same. What cannot be joined
(two texts under one symbol, two decisions about one document) is named and left to a person;
then this side keeps its own, and all else is joined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from . import adding, pins
from .deriving import Source, derive_all, is_whole
from .errors import ParserError
from .given import PARSER, Card, Prepared
from .pins import Overruled
from .state import CARD, SOURCE, State, decision_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .given import Decision
    from .messages import Person
    from .state import Parcel
    from .store import Store


class Conflict(Struct, frozen=True, kw_only=True):
    """Something on which the two corpora differ, and which a person has to settle."""

    place: str  # a symbol, or the sha256 of a document
    message: str
    remedy: str


class Merged(Struct, frozen=True, kw_only=True):
    """What came of it on this side."""

    documents: int  # that came in
    series: tuple[str, ...]  # slugs of those that changed
    conflicts: tuple[Conflict, ...]
    overruled: tuple[Overruled, ...]  # pins that gave way to later ones, on either side
    interrupted: bool = False  # Ctrl-C: what had come by then is in

    @property
    def whole(self) -> bool:
        """Whether this side now holds all that the other one has."""
        return not self.conflicts and not self.interrupted


def merge(
    store: Store,
    theirs: State,
    their_pins: str | None,
    person: Person,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> Merged:
    """Bring another corpus in, whose objects are in this store already.

    Args:
        store: this corpus.
        theirs: the other one's state.
        their_pins: tip of its branch `pins`; None where it has none.
        person: who merges, and when; for the pins alone.
        progress: called with how many documents of how many are parsed.

    Raises:
        ParserError: the two were derived by different parsers.
        BusyError, ReadOnlyError, DiskFullError: this corpus cannot be written now.
    """
    _check_parsers(store, theirs)
    ours = store.state
    own = ours.parcels()
    parcels = {sha256: parcel for sha256, parcel in theirs.parcels().items() if sha256 not in own}
    conflicts: list[Conflict] = []
    decisions = _decisions(ours, theirs, conflicts)
    documents = _documents(store, theirs, parcels, conflicts, progress)
    with_new = parcels or decisions
    added = adding.add(store, documents, decisions) if with_new else None
    placements = added.placements if added else ()
    refused = [placement for placement in placements if placement.status == "refused"]
    conflicts += [_refused(store, theirs, one.sha256, one.other) for one in refused]
    overruled = pins.merge(store, their_pins, person) if their_pins else ()
    return Merged(
        documents=len(placements) - len(refused),
        interrupted=added is not None and added.interrupted,
        series=added.series if added else (),
        conflicts=tuple(sorted(conflicts, key=lambda one: (one.place, one.message))),
        overruled=overruled,
    )


def _check_parsers(store: Store, theirs: State) -> None:
    """Refuse to join what different parsers derived.

    Raises:
        ParserError: they did.
    """
    adding.check_parser(store, store.state)
    other = theirs.manifest.parser
    if other != PARSER:
        raise ParserError(
            f"the other corpus was made with parser {other}; this one with parser {PARSER}",
            hint="update Clausetrail, and run: clausetrail upgrade"
            if other > PARSER
            else "let its owner update Clausetrail, and run there: clausetrail upgrade",
        )


def _decisions(ours: State, theirs: State, conflicts: list[Conflict]) -> list[Decision]:
    """Their decisions that are not ours; where ours differ, ours stay."""
    own = ours.decisions()
    new: list[Decision] = []
    for decision in theirs.decisions().values():
        held = own.get(decision_file(decision))
        if held is None:
            new.append(decision)
        elif held != decision:
            conflicts.append(
                Conflict(
                    place=decision.sha256,
                    message=f"here its {decision.kind} was decided to be {held.value}, "
                    f"there {decision.value}",
                    remedy="decide the same on both sides with clausetrail add, and sync again",
                )
            )
    return new


def _documents(
    store: Store,
    theirs: State,
    parcels: dict[str, Parcel],
    conflicts: list[Conflict],
    progress: Callable[[int, int], None] | None,
) -> Iterator[Prepared]:
    """Their documents that are not ours, parsed here; what is broken there is named."""
    cards = theirs.cards({sha256: p for sha256, p in parcels.items() if CARD in p})

    def sources() -> Iterator[Source]:
        for sha256 in sorted(parcels):
            data = _source(store, parcels[sha256])
            card = cards.get(sha256)
            if data is None or card is None or not is_whole(data, sha256):
                conflicts.append(_broken(sha256, card, "it is damaged in the other corpus"))
                continue
            yield Source(
                sha256=sha256, extension=card.extension, plain=card.kind == "plain", data=data
            )

    total = len(parcels)
    for number, derived in enumerate(derive_all(sources(), total), 1):
        if progress is not None:
            progress(number, total)
        if derived.card is None:
            told = f"it cannot be parsed: {derived.error}"
            conflicts.append(_broken(derived.sha256, cards.get(derived.sha256), told))
            continue
        data = _source(store, parcels[derived.sha256])
        if data is not None:
            yield Prepared(source=data, derived=(derived.card, derived.files))


def _source(store: Store, parcel: Parcel) -> bytes | None:
    found = store.objects.find(parcel[SOURCE]) if SOURCE in parcel else None
    return None if found is None else found.data


def _broken(sha256: str, card: Card | None, message: str) -> Conflict:
    return Conflict(
        place=(card.symbol if card else None) or sha256,
        message=message,
        remedy="mend it there with: clausetrail verify --repair",
    )


def _refused(store: Store, theirs: State, sha256: str, other: str | None) -> Conflict:
    cards = theirs.cards({sha256: theirs.parcel(sha256)})
    symbol = cards[sha256].symbol or sha256
    return Conflict(
        place=symbol,
        message=f"the other corpus has another text under this symbol: there {sha256[:12]}, "
        f"here {(other or 'unknown')[:12]}",
        remedy=f"compare the two; where the other one is right, take it over: save it with "
        f"git -C {store.repository.folder} show {theirs.parcel(sha256)[SOURCE][:12]} and add it "
        "with --replace",
    )
