"""What the tests of trail, blame and matrix share: the texts of the shelf as places name them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from clausetrail.corpus import Corpus
from clausetrail_tui.app import ClausetrailApp
from clausetrail_tui.places import Stored

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.harness import AppPilot

    from clausetrail_tui.places import Place


@cache
def _texts(corpus: Path) -> dict[str, Stored]:
    with Corpus.open(corpus) as opened:
        return {
            one.symbol or one.label: Stored(entry.slug, one.sha256, one.symbol or one.label)
            for entry in opened.series()
            for one in (*entry.versions, *entry.drafts)
        }


def stored(corpus: Path, symbol: str) -> Stored:
    """Return where the text of a symbol is."""
    return _texts(corpus)[symbol]


def root(pilot: AppPilot) -> ClausetrailApp:
    """Return the application, by its own type."""
    assert isinstance(pilot.app, ClausetrailApp)
    return pilot.app


def here(pilot: AppPilot) -> Place:
    """Return the place that is seen."""
    place: Place = root(pilot).way[-1].place
    return place
