"""What the tests of why, pins, brief and going to a paragraph share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tests.tui.blank import Blank
from tests.tui.shelf import CANALS

from clausetrail.corpus import Corpus
from clausetrail_tui.judging.why_rows import why_rows
from clausetrail_tui.places import ComparePlace, Stored
from clausetrail_tui.screens.compare import CompareScreen
from clausetrail_tui.widgets.beside import Beside, Main
from clausetrail_tui.widgets.waiting import Waiting
from clausetrail_tui.widgets.why import Why

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from clausetrail.model import Comparison


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


def comparison_of(corpus: Path, old: int, new: int) -> Comparison:
    """Return the comparison of the texts of two sessions of the long series."""
    with Corpus.open(corpus) as opened:
        texts = [opened.resolve(f"{CANALS}@{session}") for session in (old, new)]
        return opened.comparison(texts[0], texts[1])


class Panelled(Blank):
    """A blank page with a panel beside it: comparisons may look otherwise without this one."""

    def __init__(self, comparison: Comparison, group: int) -> None:
        super().__init__()
        self._comparison, self._group = comparison, group

    def content(self) -> ComposeResult:
        with Beside():
            with Main():
                yield from super().content()
            yield Why()
        yield Waiting()

    def on_mount(self) -> None:
        of = self._comparison
        self.query_one(Why).tell(lambda: why_rows(of, of.groups[self._group]))
        self.query_one(Waiting).tell("Pin OP1 of the old text to …", ("p", "on its partner"))


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
