"""Bars and sparklines: how much changed, drawn in cells; readable without any colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetrail_tui.ink import Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Summary
    from clausetrail_tui.ink import Span


class Part(NamedTuple):
    """A kind of change, as bars show it."""

    role: str
    glyph: str
    word: str


# In the order of a bar: what matters stands first. The glyphs are those of the rail.
PARTS = (
    Part("substantive", "█", "substantive"),
    Part("added", "+", "new"),
    Part("removed", "-", "gone"),
    Part("rollover", "▒", "routine"),
    Part("editorial", "░", "editorial"),
    Part("identical", "·", "unchanged"),
)

_STEPS = "▁▂▃▄▅▆▇█"
PENDING = "·"


def counts(summary: Summary) -> tuple[int, ...]:
    """Return how many groups of paragraphs are of each of `PARTS`: each counted once."""
    edited = summary.substantive - summary.added - summary.removed
    return (
        max(0, edited),
        summary.added,
        summary.removed,
        summary.rollover,
        summary.editorial,
        summary.identical,
    )


def bar(summary: Summary, most: int, width: int) -> list[Span]:
    """Return a bar, as long beside `width` as its paragraphs are beside `most`.

    Args:
        summary: what is shown.
        most: paragraphs for which the bar would fill the whole width.
        width: cells.

    Returns:
        Spans of together at most `width` cells; what is there at all has at least one cell, as
        far as there are cells.
    """
    shown = counts(summary)
    total = sum(shown)
    if not total or width < 1:
        return []
    length = min(width, max(1, round(width * total / max(most, total)), sum(map(bool, shown))))
    return [
        (part.glyph * cells, Ink(part.role))
        for part, cells in zip(PARTS, shared(shown, length), strict=True)
        if cells
    ]


def shared(amounts: Sequence[int], cells: int) -> list[int]:
    """Share cells among amounts: one for each that is not 0 while they last, the rest by size."""
    total = sum(amounts)
    given = [0] * len(amounts)
    if not total:
        return given
    left = cells
    for place in sorted(range(len(amounts)), key=lambda at: -amounts[at]):
        if amounts[place] and left:
            given[place] = 1
            left -= 1
    # The cells that are left go one by one to whatever has the least for its size.
    exact = [amount * cells / total for amount in amounts]
    for _ in range(left):
        place = max(range(len(amounts)), key=lambda at: (exact[at] - given[at], -at))
        given[place] += 1
    return given


def share(summary: Summary) -> float | None:
    """Return which share of the paragraphs changed in substance, 0 to 1; None without any."""
    total = sum(counts(summary))
    return summary.substantive / total if total else None


def sparkline(shares: Sequence[float | None], width: int) -> str:
    """Return the last `width` shares, a block each, at the right edge of `width` cells.

    Args:
        shares: 0 to 1 from the oldest to the newest; None where it is not known (yet).
        width: cells.
    """
    shown = shares[-width:] if width > 0 else ()
    return "".join(PENDING if one is None else step(one) for one in shown).rjust(width)


def step(value: float) -> str:
    """Return the block that stands for a share: the lowest for nothing, the full one for all."""
    return _STEPS[min(len(_STEPS) - 1, max(0, int(value * len(_STEPS))))]


def legend() -> list[Span]:
    """Return what the glyphs of a bar mean."""
    return [
        span
        for part in PARTS
        for span in (
            (part.glyph, Ink(part.role)),
            (f"\N{NO-BREAK SPACE}{part.word}", Ink("dim")),
            ("  ", Ink("dim")),
        )
    ]
