"""What the tests of why, pins, brief and going to a paragraph share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tests.tui.shelf import CANALS

from clausetrail.corpus import Corpus
from clausetrail_tui.places import ComparePlace, Stored
from clausetrail_tui.screens.compare import CompareScreen

if TYPE_CHECKING:
    from pathlib import Path


class Refs(NamedTuple):
    """A group's references."""

    old: tuple[str, ...]
    new: tuple[str, ...]


def pair(corpus: Path, old: int, new: int, *, at: str | None = None) -> ComparePlace:
    """Return the place where the texts of two sessions of the long series are compared."""
    with Corpus.open(corpus) as opened:
        texts = [opened.resolve(f"{CANALS}@{session}") for session in (old, new)]
        first, second = (Stored(one.series, one.sha256, one.symbol or "") for one in texts)
    return ComparePlace(first, second, at)


def comparing(app: Any) -> CompareScreen:
    """Return the screen, which is to be a comparison."""
    screen = app.screen
    assert isinstance(screen, CompareScreen)
    return screen


def refs_at(app: Any) -> Refs:
    """Return the references of the group that the cursor is on."""
    group = comparing(app).group
    assert group is not None
    return Refs(group.old, group.new)
