"""The band beside the text: a mark for each change, where in the text it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .markup import link, tag, text

if TYPE_CHECKING:
    from collections.abc import Sequence

LENGTH = 1000  # of the whole band, in its own units
WIDTH = 10
LEAST_SHARE = 0.35  # of the band's width, so that one word changed can be seen
LEAST = 3  # of a mark, so that one word changed can be seen


class Mark(NamedTuple):
    """A group or a footnote in the band."""

    target: str  # id in the page
    name: str
    change: str  # its class; "moved" where nothing else changed; "" for no mark
    chars: int  # how long it is
    share: float  # of it that changed, in [0, 1]


def band(marks: Sequence[Mark]) -> str:
    """Write the band as a drawing; a page with scripts measures it anew by what it shows."""
    total = sum(mark.chars for mark in marks) or 1
    at = 0
    drawn: list[str] = []
    for mark in marks:
        if mark.change:
            rect = tag(
                "rect",
                x="0",
                y=f"{LENGTH * at / total:.1f}",
                width=f"{WIDTH * max(LEAST_SHARE, mark.share):.1f}",
                height=f"{max(LEAST, LENGTH * mark.chars / total):.1f}",
                cls=f"is-{mark.change}",
            )
            drawn.append(link(mark.target, tag("title", text(mark.name)), rect, tabindex="-1"))
        at += mark.chars
    return tag(
        "svg",
        *drawn,
        cls="band",
        viewBox=f"0 0 10 {LENGTH}",
        preserveAspectRatio="none",
        aria_hidden="true",
    )
