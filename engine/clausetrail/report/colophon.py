"""What every report says of itself: what it compared, what it left out, and what made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail._version import __version__

if TYPE_CHECKING:
    from clausetrail.model import Comparison, Resolution

TOOL = f"Clausetrail {__version__}"
LEFT_OUT = (
    "Left out: running heads, page numbers, job numbers and the emblem; tables stand as text."
)
MADE_BY = f"Made by {TOOL}; no official document."


def name_of(text: Resolution) -> str:
    """Return what a text is called: its symbol, else its file, else its title."""
    return text.symbol or file_of(text) or text.title or "untitled"


def file_of(text: Resolution) -> str:
    """Return the name of the file that a text was read from; its folder concerns nobody."""
    return text.source.replace("\\", "/").rstrip("/").rpartition("/")[2]


def colophon(comparison: Comparison) -> list[str]:
    """Return the lines, in plain words."""
    old, new = comparison.old, comparison.new
    lines = [
        f"Old: {identity(old)}",
        f"New: {identity(new)}",
        LEFT_OUT,
        MADE_BY,
    ]
    unplaced = [
        f"{len(text.unplaced)} of the {label} text"
        for label, text in (("old", old), ("new", new))
        if text.unplaced
    ]
    if unplaced:
        lines.insert(2, f"Passages that could not be placed, left out: {', '.join(unplaced)}.")
    if comparison.fallback:
        lines.insert(2, f"Compared more simply than usual: {comparison.fallback}.")
    return lines


def identity(text: Resolution) -> str:
    """Return what a text is: its name, its dates, the hash of its source."""
    dates = [
        f"{word} {date}"
        for word, date in (("adopted", text.adopted), ("distributed", text.distributed))
        if date
    ]
    told = [name_of(text), *dates]
    if text.sha256:
        told.append(f"sha256 {text.sha256}")
    return ", ".join(told)
