"""The screens, one a file; each is imported when it is first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausetrail_tui.places import Place
    from clausetrail_tui.screens.base import AnyScreen

# The module and the class of the screen that shows a kind of place.
_HOMES = {
    "CorpusPlace": ("corpus", "CorpusScreen"),
    "ImportPlace": ("importing", "ImportScreen"),
    "WaitingPlace": ("waiting", "WaitingScreen"),
    "SeriesPlace": ("series", "SeriesScreen"),
    "ComparePlace": ("compare", "CompareScreen"),
    "BriefPlace": ("brief", "BriefScreen"),
    "TrailPlace": ("trail", "TrailScreen"),
    "BlamePlace": ("blame", "BlameScreen"),
    "MatrixPlace": ("matrix", "MatrixScreen"),
    "SearchPlace": ("search", "SearchScreen"),
    "AgreedPlace": ("agreed", "AgreedScreen"),
    "CitesPlace": ("cites", "CitesScreen"),
    "VerbsPlace": ("verbs", "VerbsScreen"),
    "DroppedPlace": ("dropped", "DroppedScreen"),
    "StatsPlace": ("stats", "StatsScreen"),
}


def screen_of(place: Place) -> AnyScreen:
    """Make the screen that shows a place."""
    module, name = _HOMES[type(place).__name__]
    screen: AnyScreen = getattr(import_module(f".{module}", __name__), name)(place)
    return screen
