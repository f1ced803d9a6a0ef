"""What a check of two values found, and the bounds that the checks share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .context import Context

# A later event, report or list may follow its predecessor by more than the step of the texts
# (a congress meets every five years), but hardly by more than this beside it.
MAX_EXTRA_YEARS = 6
# Bodies that meet oftener than once a year meet at most so often (the human rights bodies).
MAX_MEETINGS_A_YEAR = 4


class Finding(NamedTuple):
    """What became of one value."""

    same: bool  # nothing of meaning changed
    routine: bool  # advanced as it should
    kind: str = ""  # as in `Advance.kind`
    step: int | None = None  # in its own unit


SAME = Finding(same=True, routine=False)


def advanced(kind: str, step: int | None, *, routine: bool) -> Finding:
    """Say that a value moved, as it should or not."""
    return Finding(same=False, routine=routine, kind=kind, step=step)


def failed(kind: str, step: int | None = None) -> Finding:
    """Say that a value changed in a way that is no advance."""
    return Finding(same=False, routine=False, kind=kind, step=step)


def at_most(years: float, context: Context) -> bool:
    """Whether something may have moved on by so many years between two texts."""
    return years <= (context.years or 0) + MAX_EXTRA_YEARS
