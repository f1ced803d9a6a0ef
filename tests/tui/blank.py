"""A screen of the tests' own: what lies over a screen is looked at over this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from clausetrail_tui import legend
from clausetrail_tui.exporting import Export
from clausetrail_tui.ink import said
from clausetrail_tui.places import CorpusPlace
from clausetrail_tui.rows import Said
from clausetrail_tui.screens.base import BaseScreen
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


class Blank(BaseScreen[CorpusPlace]):
    """A page with a line on it."""

    READING: ClassVar = (*legend.CHANGES, *legend.WORDS)
    BINDINGS: ClassVar = [
        Binding("n", "next", "Next", id="blank.next", tooltip="The next of the illustrations"),
        Binding("N", "before", "The one before", show=False, id="blank.before"),
        Binding("x,space,ctrl+x", "mark", "Mark", id="blank.mark",
                tooltip="Mark an illustration, of which there may be so many that what is said "
                "of them here takes more than a line"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__(CorpusPlace())

    def content(self) -> ComposeResult:
        yield Page([Said([said("An illustration.")])])

    def exports(self) -> Sequence[Export]:
        return (
            Export("Word, with tracked changes", ".docx", "illustration", lambda desk, job: b"w"),
            Export("Web page", ".html", "illustration", lambda desk, job: b"h"),
            Export("Table (CSV)", ".csv", "illustration", lambda desk, job: b"c"),
        )
