"""What a person does with a comparison: ask why, correct it, read it in brief, go about in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.message import Message

from clausetrail_tui.judging.why_rows import NOTHING, Columns, why_rows
from clausetrail_tui.places import BriefPlace, ComparePlace
from clausetrail_tui.screens.leads import LeadsScreen
from clausetrail_tui.widgets.beside import Beside, Main
from clausetrail_tui.widgets.why import Why

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from clausetrail.model import Group
    from clausetrail_tui.comparing.pair import Compared
    from clausetrail_tui.ink import Side
    from clausetrail_tui.jumping import Texts
    from clausetrail_tui.widgets.page import Page


class JudgedScreen(LeadsScreen[ComparePlace]):
    """A screen that shows a comparison; `CompareScreen` says how."""

    BINDINGS: ClassVar = [
        Binding("w", "why", "Why", id="judge.why",
                tooltip="Why these paragraphs stand together, or alone, and what changed in them"),
        Binding("d", "brief", "In brief", id="judge.brief",
                tooltip="What changed, on one page; its references lead back here"),
    ]  # fmt: skip
    compared: Compared | None = None  # None until it is made

    class Ready(Message):
        """The comparison is made."""

        def __init__(self, compared: Compared) -> None:
            """Take it."""
            super().__init__()
            self.compared = compared

    class GroupChanged(Message):
        """The cursor is on another group."""

        def __init__(self, index: int | None, group: Group | None) -> None:
            """Take the group and its index among the comparison's groups; None for none."""
            super().__init__()
            self.index, self.group = index, group

    # What a subclass says

    def reading(self) -> ComposeResult:
        """Yield what shows the two texts."""
        raise NotImplementedError

    @property
    def page(self) -> Page:
        """The page of groups."""
        raise NotImplementedError

    @property
    def group_index(self) -> int | None:
        """Index of the group that the cursor is on."""
        raise NotImplementedError

    @property
    def judged(self) -> Group | None:
        """The group that the cursor is on."""
        at = self.group_index
        return None if at is None or not self.compared else self.compared.comparison.groups[at]

    def show_paragraph(self, side: Side, ref: str) -> bool:
        """Set the cursor on the group of a paragraph; say whether there is one."""
        raise NotImplementedError

    def content(self) -> ComposeResult:
        """Yield what shows the two texts, and the panel where it was left open."""
        with Beside():
            with Main():
                yield from self.reading()
            if self.root.kept.why:
                yield Why()

    def on_unmount(self) -> None:
        """Let go of the comparison: the screen itself may be remembered for long (`compared`)."""
        self.compared = None

    # Why

    def action_why(self) -> None:
        """Open the panel, or close it."""
        opened = self.query(Why)
        if opened:
            self._why_left()
            opened.remove()
        else:
            beside = self.query_one(Beside)
            beside.mount(Why())
            self.call_after_refresh(beside.fit)
            self.call_after_refresh(self._tell_why)
        self.root.keep(why=not opened)

    @on(GroupChanged)
    def _why_changed(self) -> None:
        self._tell_why()

    @on(Ready)
    def _why_anew(self) -> None:
        self.call_after_refresh(self._tell_why)
        self.refresh_bindings()

    def _tell_why(self) -> None:
        for panel in self.query(Why):
            panel.tell(self._why_rows)

    def _why_rows(self) -> Columns:
        if self.compared is None:
            return NOTHING
        at, found = self.group_index, self.compared
        notes = () if at is None else found.notes[at]
        return why_rows(found.comparison, self.judged, notes, found.decisions)

    @on(Why.Led)
    def _why_led(self, event: Why.Led) -> None:
        self.jump(event.side, event.ref)

    @on(Why.Left)
    def _why_left(self) -> None:
        self.focus_first(self.page)

    # In brief

    def action_brief(self) -> None:
        """Show what changed on a page."""
        from clausetrail_tui.screens.brief import BriefScreen

        if self.compared is not None:
            self.root.push_screen(BriefScreen(BriefPlace(self.place), self.compared))

    # Going to a paragraph

    @property
    def references(self) -> Texts | None:
        """The references of both texts."""
        if self.compared is None:
            return None
        from clausetrail_tui.jumping import Texts

        comparison = self.compared.comparison
        return Texts(
            tuple(one.ref for one in comparison.old.paragraphs),
            tuple(one.ref for one in comparison.new.paragraphs),
        )

    def jump(self, side: Side, ref: str) -> None:
        """Set the cursor on a paragraph's group, and give the texts the keys."""
        self.show_paragraph(side, ref)
        self.focus_first(self.page)
