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
from .deciding import check_decision
from .deriving import Source, derive_all, is_whole
from .errors import CorpusError, ParserError
from .given import PARSER, Card, Decision, Prepared
from .pins import Overruled
from .state import CARD, SOURCE, Parcel, State, decision_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .messages import Person
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


class Other(Struct, frozen=True, kw_only=True):
    """What another corpus was given, read from its state; not yet believed."""

    state: State
    parser: int
    parcels: dict[str, Parcel]
    cards: dict[str, Card]
    decisions: tuple[Decision, ...]
    pins: str | None  # tip of its branch `pins`


def read_other(state: State, their_pins: str | None) -> Other:
    """Read what another corpus was given.

    Raises:
        CorpusError: its state is damaged, or was made by something else.
    """
    try:
        parcels = state.parcels()
        return Other(
            state=state,
            parser=state.manifest.parser,
            parcels=parcels,
            cards=state.cards({sha256: p for sha256, p in parcels.items() if CARD in p}),
            decisions=tuple(state.decisions().values()),
            pins=their_pins,
        )
    except (CorpusError, ValueError, KeyError, IndexError) as error:
        raise CorpusError(
            "the state of the other corpus cannot be read",
            hint="mend it there with: clausetrail verify --repair",
        ) from error


def merge(
    store: Store,
    other: Other,
    person: Person,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> Merged:
    """Bring another corpus in, whose objects are in this store already.

    Args:
        store: this corpus.
        other: what the other one was given.
        person: who merges, and when; for the pins alone.
        progress: called with how many documents of how many are parsed.

    Raises:
        ParserError: the two were derived by different parsers.
        BusyError, ReadOnlyError, DiskFullError: this corpus cannot be written now.
    """
    _check_parsers(store, other.parser)
    own = store.state.parcels()
    parcels = {sha256: p for sha256, p in other.parcels.items() if sha256 not in own}
    conflicts: list[Conflict] = []
    decisions = _decisions(store.state, other, conflicts)
    documents = _documents(store, other, parcels, conflicts, progress)
    added = adding.add(store, documents, decisions) if parcels or decisions else None
    placements = added.placements if added else ()
    refused = [placement for placement in placements if placement.status == "refused"]
    conflicts += [_refused(store, other, one.sha256, one.other) for one in refused]
    overruled = pins.merge(store, other.pins, person) if other.pins else ()
    return Merged(
        documents=len(placements) - len(refused),
        interrupted=added is not None and added.interrupted,
        series=added.series if added else (),
        conflicts=tuple(sorted(conflicts, key=lambda one: (one.place, one.message))),
        overruled=overruled,
    )


def _check_parsers(store: Store, other: int) -> None:
    """Refuse to join what different parsers derived.

    Raises:
        ParserError: they did.
    """
    adding.check_parser(store, store.state)
    if other != PARSER:
        raise ParserError(
            f"the other corpus was made with parser {other}; this one with parser {PARSER}",
            hint="update Clausetrail, and run: clausetrail upgrade"
            if other > PARSER
            else "let its owner update Clausetrail, and run there: clausetrail upgrade",
        )


def _decisions(ours: State, other: Other, conflicts: list[Conflict]) -> list[Decision]:
    """Their decisions that are not ours; where ours differ, ours stay."""
    own = ours.decisions()
    new: list[Decision] = []
    for decision in other.decisions:
        try:
            check_decision(decision)
        except CorpusError as error:
            conflicts.append(
                Conflict(
                    place=decision.sha256[:64],
                    message=f"a decision there means nothing: {error.message}",
                    remedy="mend it there with: clausetrail verify --repair",
                )
            )
            continue
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
    other: Other,
    parcels: dict[str, Parcel],
    conflicts: list[Conflict],
    progress: Callable[[int, int], None] | None,
) -> Iterator[Prepared]:
    """Their documents that are not ours, parsed here; what is broken there is named."""

    def sources() -> Iterator[Source]:
        for sha256 in sorted(parcels):
            data = _source(store, parcels[sha256])
            card = other.cards.get(sha256)
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
            conflicts.append(_broken(derived.sha256, other.cards.get(derived.sha256), told))
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


def _refused(store: Store, other: Other, sha256: str, ours: str | None) -> Conflict:
    symbol = other.cards[sha256].symbol or sha256
    return Conflict(
        place=symbol,
        message=f"the other corpus has another text under this symbol: there {sha256[:12]}, "
        f"here {(ours or 'unknown')[:12]}",
        remedy=f"compare the two; where the other one is right, take it over: save it with "
        f"git -C {store.repository.folder} show {other.parcels[sha256][SOURCE][:12]} and add it "
        "with --replace",
    )
