"""What a person decided about an alignment, checked and turned into indexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clausetrail.model.errors import ClausetrailError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model.comparison import Pin


class PinError(ClausetrailError):
    """A pin that cannot be honoured: it names no paragraph, or contradicts another."""


class Bonds(Struct, frozen=True):
    """Pins by 0-based index.

    Attributes:
        together: groups that must stand together: old and new indexes, ascending.
        apart: pairs (old, new) that may not.
    """

    together: tuple[tuple[list[int], list[int]], ...] = ()
    apart: frozenset[tuple[int, int]] = frozenset()


def bonds_of(pins: Sequence[Pin], old_refs: Sequence[str], new_refs: Sequence[str]) -> Bonds:
    """Turn pins into bonds.

    Pins that share a paragraph make one group: OP4 with OP5 and OP4 with OP6 is a split.

    Raises:
        PinError: a reference is not in its text, or pins contradict each other.
    """
    where_old = {ref: index for index, ref in enumerate(old_refs)}
    where_new = {ref: index for index, ref in enumerate(new_refs)}
    groups: list[tuple[set[int], set[int]]] = []
    apart: set[tuple[int, int]] = set()
    for pin in pins:
        pair = _find(pin.old, where_old, "old"), _find(pin.new, where_new, "new")
        if not pin.together:
            apart.add(pair)
            continue
        touched = [g for g in groups if pair[0] in g[0] or pair[1] in g[1]]
        olds = {pair[0]}.union(*[g[0] for g in touched])
        news = {pair[1]}.union(*[g[1] for g in touched])
        groups = [*[g for g in groups if g not in touched], (olds, news)]
    for olds, news in groups:
        for i, j in sorted(apart):
            if i in olds and j in news:
                raise PinError(
                    f"the pins keep {old_refs[i]} (old) and {new_refs[j]} (new) apart "
                    "and in one group at the same time",
                    hint="take one of these pins back",
                )
    together = sorted((sorted(olds), sorted(news)) for olds, news in groups)
    return Bonds(tuple(together), frozenset(apart))


def _find(ref: str, where: dict[str, int], side: str) -> int:
    index = where.get(ref)
    if index is None:
        raise PinError(
            f"a pin names {ref!r}, which is no paragraph of the {side} text",
            hint="name a paragraph by its reference, as `clausetrail show` prints it",
        )
    return index
