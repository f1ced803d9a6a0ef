"""A place of every kind on the shelf, with what lies beneath it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_args

from tests.tui import shelf

from clausetrail.corpus import Corpus
from clausetrail_tui.places import (
    AgreedPlace,
    BlamePlace,
    ComparePlace,
    CorpusPlace,
    MatrixPlace,
    ScreenName,
    SearchPlace,
    SeriesPlace,
    TrailPlace,
)
from clausetrail_tui.sights import stored

if TYPE_CHECKING:
    from pathlib import Path

    from clausetrail_tui.places import Place


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
        "series": below,
        "compare": (*below, ComparePlace(old, new)),
        "trail": (*below, TrailPlace(new, "OP3" if slug == shelf.CANALS else "OP1")),
        "blame": (*below, BlamePlace(new)),
        "matrix": (*below, MatrixPlace(slug, new)),
        "search": (CorpusPlace(), SearchPlace("illustration")),
        "agreed": (*below, AgreedPlace(draft)),
    }
    assert set(found) == set(get_args(ScreenName))
    return found
