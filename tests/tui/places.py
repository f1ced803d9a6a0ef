"""A place of every kind on the shelf, with what lies beneath it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tests.tui import shelf

from clausetrail.corpus import Corpus
from clausetrail_tui import screens
from clausetrail_tui.places import (
    AgreedPlace,
    BlamePlace,
    BriefPlace,
    CitesPlace,
    ComparePlace,
    CorpusPlace,
    DroppedPlace,
    ImportPlace,
    MatrixPlace,
    SearchPlace,
    SeriesPlace,
    StatsPlace,
    TrailPlace,
    VerbsPlace,
    WaitingPlace,
)
from clausetrail_tui.sights import stored

if TYPE_CHECKING:
    from pathlib import Path

    from clausetrail_tui.places import Place

SCREENS = (
    "corpus", "import", "waiting", "series", "compare", "brief", "trail", "blame", "matrix",
    "search", "agreed", "cites", "verbs", "dropped", "stats",
)  # fmt: skip


@cache
def every_place(corpus: Path, slug: str = shelf.CANALS) -> dict[str, tuple[Place, ...]]:
    """The places of each kind of screen, by its name; the last is seen."""
    with Corpus.open(corpus) as opened:
        entry = opened.entry(slug)
        assert entry is not None
        old, new = (stored(one) for one in entry.versions[-2:])
        draft = stored(entry.drafts[-1]) if entry.drafts else new
    below = (CorpusPlace(), SeriesPlace(slug))
    found: dict[str, tuple[Place, ...]] = {
        "corpus": (CorpusPlace(),),
        "import": (CorpusPlace(), ImportPlace()),
        "waiting": (CorpusPlace(), WaitingPlace()),
        "series": below,
        "compare": (*below, ComparePlace(old, new)),
        "brief": (*below, ComparePlace(old, new), BriefPlace(ComparePlace(old, new))),
        "trail": (*below, TrailPlace(new, "OP3" if slug == shelf.CANALS else "OP1")),
        "blame": (*below, BlamePlace(new)),
        "matrix": (*below, MatrixPlace(slug, new)),
        "search": (CorpusPlace(), SearchPlace("illustration")),
        "agreed": (*below, AgreedPlace(draft)),
        "cites": (*below, CitesPlace(new)),
        "verbs": (*below, VerbsPlace(slug)),
        "dropped": (*below, DroppedPlace(slug)),
        "stats": (*below, StatsPlace(slug)),
    }
    assert tuple(sorted(found)) == tuple(sorted(SCREENS))
    assert {type(places[-1]).__name__ for places in found.values()} == set(screens._HOMES)
    return found
