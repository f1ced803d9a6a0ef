"""Places of comparisons in the corpus of the tests, and what is asked of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.tui.shelf import CANALS

from clausetrail.corpus import Corpus
from clausetrail_tui.app import ClausetrailApp
from clausetrail_tui.comparing.pair import stored
from clausetrail_tui.comparing.rows import FoldRow, GroupRow, StubRow
from clausetrail_tui.places import ComparePlace, CorpusPlace, SeriesPlace
from clausetrail_tui.screens.compare import CompareScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.harness import AppPilot

    from clausetrail_tui.places import Place


def pair(
    corpus: Path, old: str | int, new: str | int, slug: str = CANALS, at: str | None = None
) -> tuple[Place, ...]:
    """Return the way to the comparison of two texts, by session or symbol."""
    with Corpus.open(corpus) as opened:
        old_one, new_one = (
            stored(opened.resolve(f"{slug}@{of}" if isinstance(of, int) else of))
            for of in (old, new)
        )
    return CorpusPlace(), SeriesPlace(slug), ComparePlace(old_one, new_one, at)


def screen_of(app: Any) -> CompareScreen:
    """Return the screen that is seen."""
    screen = app.screen
    assert isinstance(screen, CompareScreen)
    return screen


def root(pilot: AppPilot) -> ClausetrailApp:
    """Return the application, by its own type."""
    assert isinstance(pilot.app, ClausetrailApp)
    return pilot.app


def here(app: Any) -> str:
    """Return what the cursor is on: `OP1/OP2`, `fold 0-2`, `stub old PP4`."""
    row = screen_of(app).page.row
    match row:
        case GroupRow():
            return f"{'+'.join(row.group.old)}/{'+'.join(row.group.new)}"
        case FoldRow():
            return f"fold {row.fold.first}-{row.fold.last}"
        case StubRow():
            return f"stub {row.stub.side} {'+'.join(row.stub.refs)}"
        case _:
            return "nothing"
