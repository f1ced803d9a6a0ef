"""Sort every paragraph, or every clause, of a series into trails.

A trail is what the links tie together: a paragraph, what it became, what it was split into and
what was merged with it. So each paragraph of each version is on one trail, and it is the same
trail from whichever of its paragraphs one starts, forward or backward.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

from .clause_ties import ties

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .clause_ties import ClausePlace
    from .versions import Link, SeriesHistory

T = TypeVar("T")


class Track(Struct, Generic[T], frozen=True):
    """One trail: where it stands in each version that has it."""

    stands: tuple[tuple[int, tuple[T, ...]], ...]  # version's index, and places in its order

    @property
    def first(self) -> int:
        """Index of the first version that has it."""
        return self.stands[0][0]

    @property
    def last(self) -> int:
        """Index of the last version that has it."""
        return self.stands[-1][0]

    def at(self, version: int) -> tuple[T, ...]:
        """Where it stands in a version; nothing where it does not."""
        return next((places for index, places in self.stands if index == version), ())

    def nodes(self) -> Iterable[tuple[int, T]]:
        """Every place of it, oldest version first."""
        return ((version, place) for version, places in self.stands for place in places)


class Tracks(Generic[T]):
    """All trails of a series, ordered by their first place."""

    def __init__(self, tracks: Sequence[Track[T]]) -> None:
        self.tracks = tuple(tracks)
        self._of = {node: at for at, track in enumerate(self.tracks) for node in track.nodes()}

    def of(self, version: int, place: T) -> int | None:
        """Return the number of the trail that a place is on; None where there is no such place."""
        return self._of.get((version, place))


def paragraph_tracks(history: SeriesHistory) -> Tracks[str]:
    """Sort the paragraphs of a series into trails; places are references."""
    places = [list(refs) for refs in history.paragraphs]
    return _tracks(places, history.links, lambda link: [(link.group.old, link.group.new)])


def clause_tracks(history: SeriesHistory) -> Tracks[ClausePlace]:
    """Sort the clauses of a series into trails, also across what another clause took up or let go.

    A paragraph without clauses has none.
    """
    return _tracks(
        _clause_places(history),
        history.links,
        lambda link: [
            (tie.old, tie.new)
            for tie in ties(link.group, history.paragraphs[link.old], history.paragraphs[link.new])
        ],
    )


def counterpart_tracks(history: SeriesHistory) -> Tracks[ClausePlace]:
    """Sort the clauses of a series into trails of one act each: counterparts alone are tied."""
    return _tracks(
        _clause_places(history),
        history.links,
        lambda link: [
            ((one.old,), (one.new,)) for one in link.group.clauses if one.old and one.new
        ],
    )


def _clause_places(history: SeriesHistory) -> list[list[ClausePlace]]:
    return [
        [(ref, at) for ref, one in refs.items() for at in range(len(one.clauses))]
        for refs in history.paragraphs
    ]


def _tracks(
    places: Sequence[Sequence[T]],
    links: Iterable[Link],
    tied: Callable[[Link], Iterable[tuple[Sequence[T], Sequence[T]]]],
) -> Tracks[T]:
    numbers = {
        node: at
        for at, node in enumerate((v, place) for v, here in enumerate(places) for place in here)
    }
    nodes = list(numbers)
    parent = list(range(len(nodes)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for link in links:
        for old, new in tied(link):
            both = [numbers[link.old, one] for one in old] + [numbers[link.new, one] for one in new]
            for other in both[1:]:
                one, two = root(both[0]), root(other)
                # The smaller number stays the root: it is the earliest place.
                parent[max(one, two)] = min(one, two)
    members: dict[int, dict[int, list[T]]] = {}
    for at, (version, place) in enumerate(nodes):
        members.setdefault(root(at), {}).setdefault(version, []).append(place)
    return Tracks(
        [
            Track(tuple((version, tuple(here)) for version, here in sorted(stands.items())))
            for stands in members.values()
        ]
    )
