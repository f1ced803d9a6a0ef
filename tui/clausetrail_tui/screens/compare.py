"""Two texts compared: side by side in step, or in one stream."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.message import Message

from clausetrail.report.safe import safe
from clausetrail.report.spans import width_of
from clausetrail_tui import legend
from clausetrail_tui.comparing.facts import CLASSES, COUNTED, USUAL, column_head, facts_of
from clausetrail_tui.comparing.laying import lay, row_of
from clausetrail_tui.comparing.prose import Prose
from clausetrail_tui.comparing.rows import FoldRow, GroupRow, StubRow
from clausetrail_tui.filtering import pressed
from clausetrail_tui.ink import said
from clausetrail_tui.rows import Said
from clausetrail_tui.screens.asking import Failed
from clausetrail_tui.screens.pointed import PointedScreen
from clausetrail_tui.themes import PLAIN
from clausetrail_tui.widgets.column_heads import ColumnHeads
from clausetrail_tui.widgets.crumbs import LEAST_STEP
from clausetrail_tui.widgets.groups import Groups
from clausetrail_tui.widgets.page import EDGES as PAGE_EDGES
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from clausetrail.model import Group
    from clausetrail_tui.comparing.laying import Made
    from clausetrail_tui.comparing.pair import Compared
    from clausetrail_tui.desk import Desk, Job
    from clausetrail_tui.ink import Side
    from clausetrail_tui.places import ComparePlace
    from clausetrail_tui.rows import Row

LINES_ABOVE = 3  # so much of what stands before a change is shown where one jumps to it
NARROW = 100  # cells: below, both sides go in one stream unless a person says otherwise


class Completed(Message):
    """A comparison that is shown already, whole now."""

    def __init__(self, compared: Compared) -> None:
        """Take it."""
        super().__init__()
        self.compared = compared


class CompareScreen(PointedScreen):
    """Two texts compared.

    What hangs on it asks `compared` (None until it is there), `group_index` and `group`,
    listens to `GroupChanged`, and moves the cursor with `show_group` and `show_paragraph`;
    `compare` compares anew.
    """

    READING: ClassVar = legend.COMPARE

    BINDINGS: ClassVar = [
        Binding("n", "change(1)", "Next", id="compare.next", tooltip="The next change"),
        Binding("N", "change(-1)", "Previous change", show=False, id="compare.previous",
                tooltip="The change before"),
        Binding("1", "classes('substantive')", "Filter", key_display="1–4",
                id="compare.substantive", tooltip="Show the changes of substance alone, with other "
                "classes whose keys are pressed too; pressed again, all changes"),
        Binding("2", "classes('rollover')", "Routine changes", show=False,
                id="compare.routine", tooltip="Show routine changes: sessions, dates and symbols "
                "that advance as they should"),
        Binding("3", "classes('editorial')", "Editorial changes", show=False,
                id="compare.editorial", tooltip="Show changes of punctuation, spelling, numbering"),
        Binding("4", "classes('identical')", "What is unchanged", show=False,
                id="compare.unchanged", tooltip="Show what is unchanged"),
        Binding("0", "all", "Everything", show=False, id="compare.all",
                tooltip="Show both texts whole, or fold again what is unchanged"),
        Binding("v", "view", "View", id="compare.view",
                tooltip="Side by side, or both texts in one stream"),
        Binding("o", "other_end", "Other end", id="compare.other",
                tooltip="Where a moved paragraph stood in the old text, and back"),
        Binding("x", "across", "Across", show=False, id="compare.across",
                tooltip="From a word of the one text to the other text, and back"),
        Binding("left_square_bracket", "pair('before')", "The pair before in the series",
                show=False, id="compare.before",
                tooltip="The older text beside the one before it"),
        Binding("right_square_bracket", "pair('after')", "The pair after in the series",
                show=False, id="compare.after",
                tooltip="The newer text beside the one after it"),
    ]  # fmt: skip

    def __init__(self, place: ComparePlace) -> None:
        """Take the two texts, and where to begin."""
        super().__init__(place)
        self.compared: Compared | None = None
        self._opened: set[int] = set()  # first groups of the folds that are open
        self._laid: tuple[Compared | None, Made] = (None, {})  # rows, of what they were made of
        self._facts: list[str] = [""]  # how much there is of each class, in ever shorter words
        self._changes: list[int] = []  # the rows that a change stands in
        self._ended = 0  # the end at which it was said that there is no further change
        self._openable = False  # whether the last line offers to open the row
        self._drawn_inline = False
        self._at: tuple[Side, str] | None = None  # the paragraph to begin at
        self._told: int | None = None  # the group that was told last

    def reading(self) -> ComposeResult:
        """Yield the page."""
        yield ColumnHeads(PAGE_EDGES)
        yield Groups(id="compare")

    def on_mount(self) -> None:
        """Compare."""
        self.focus_first(self.page)
        self.app.theme_changed_signal.subscribe(self, self._theme_changed)
        self.compare()

    def on_unmount(self) -> None:
        """Let go of the rows that were made of the comparison."""
        self._laid = (None, {})

    # What hangs on this screen asks and sets

    @property
    def page(self) -> Groups:
        """The page of groups."""
        return self.query_one(Groups)

    @property
    def group_index(self) -> int | None:
        """Index of the group that the cursor is on; of a fold, its first."""
        row = self.page.row
        if isinstance(row, GroupRow):
            return row.index
        if isinstance(row, StubRow):
            return row.stub.group
        return row.fold.first if isinstance(row, FoldRow) else None

    @property
    def group(self) -> Group | None:
        """The group that the cursor is on."""
        index = self.group_index
        return None if index is None or not self.compared else self._groups[index]

    @property
    def _groups(self) -> tuple[Group, ...]:
        return self.compared.comparison.groups if self.compared else ()

    def compare(
        self, at: tuple[Side, str] | None = None, *, place: ComparePlace | None = None
    ) -> None:
        """Compare the two texts, anew where a pin was set, or two others.

        Args:
            at: the paragraph that the cursor goes to.
            place: the other texts; the screen is about these as soon as they are compared.
        """
        place = place or self.place
        passing = self.root.passing.held(place)
        self._at = at or place.begin

        def question(desk: Desk, job: Job) -> Compared:
            from clausetrail_tui.comparing.pair import compared

            return compared(desk, place, passing, soon=True, check=job.check)

        self.ask(question, self.Ready, label=f"Comparing {place.crumb}")

    def _complete(self) -> None:
        """Find what was restored, while the comparison is read already."""
        known = self.comparison
        place, passing = self.place, self.root.passing.held(self.place)

        def question(desk: Desk, job: Job) -> Compared:
            from clausetrail_tui.comparing.pair import compared

            return compared(desk, place, passing, known=known, check=job.check)

        self.ask(
            question,
            Completed,
            label="Looking for what was restored",
            group="restored",
            background=True,
            unasked=True,
        )

    @on(Completed)
    def _completed(self, event: Completed) -> None:
        """Show the same comparison again, with what was restored."""
        if self.compared is None or not event.compared.continues(self.compared):
            return
        self.compared = event.compared
        self._lay()
        self.post_message(self.GroupChanged(self.group_index, self.group))

    def show_paragraph(self, side: Side, ref: str) -> bool:
        """Set the cursor on the group of a paragraph; say whether there is one."""
        for index, group in enumerate(self._groups):
            if ref in (group.old if side == "old" else group.new):
                self.show_group(index)
                return True
        return False

    def show_group(self, index: int) -> None:
        """Set the cursor on a group; a fold that holds it is opened."""
        at = row_of(self.page.rows, index)
        if at is None:
            return
        row = self.page.rows[at]
        if isinstance(row, FoldRow):
            self._opened.add(row.fold.first)
            self._lay()
            at = row_of(self.page.rows, index) or 0
        self.page.go_to(at, line=LINES_ABOVE)

    # The rows

    @on(PointedScreen.Ready)
    def _ready(self, event: PointedScreen.Ready) -> None:
        self.compared = event.compared
        if self.place != event.compared.place:
            self.place = event.compared.place
            self.tell_place()
        self._opened.clear()
        comparison = event.compared.comparison
        self.query_one(ColumnHeads).names = (
            column_head(comparison.old),
            column_head(comparison.new),
        )
        self._lay()
        if self._at is not None:
            side, ref = self._at
            self.show_paragraph(side, ref) or self.show_paragraph("old", ref)
        if not event.compared.whole:
            self._complete()

    @on(Failed)
    def _could_not(self, event: Failed) -> None:
        """Leave what went wrong on the page: the notice goes by itself."""
        if self.compared is None:
            self.page.show([Said(), Said([said(safe(str(event.error)), "warning")])])

    def gave_up(self) -> None:
        """Go back, where there is nothing to be seen here."""
        if self.compared is None:
            if len(self.root.way) > 1:
                self.root.back()
            else:
                self.page.show([Said(), Said([said("The comparison was given up.", "dim")])])

    @property
    def inline(self) -> bool:
        """Whether both texts are shown in one stream."""
        view = self.root.kept.view
        return self._is_narrow if view is None else view == "inline"

    @property
    def _is_narrow(self) -> bool:
        """Whether there is no room for both texts, beside a panel perhaps."""
        return (self.page.size.width or self.size.width) < NARROW

    def _rows(self, compared: Compared) -> list[Row]:
        look = Prose(self.inline, signs=self.app.theme == PLAIN)
        if self._laid[0] is not compared:
            self._laid = (compared, {})
        return lay(compared, self.root.kept.hidden, self._opened, look, self._laid[1])

    def _lay(self) -> None:
        """Lay the rows anew; the cursor stays on its group."""
        if self.compared is None:
            return  # what is said instead stays
        index = self.group_index
        rows = self._rows(self.compared)
        self._drawn_inline = self.inline
        self.query_one(ColumnHeads).display = not self.inline
        at = None if index is None else row_of(rows, index, self.page.row)
        self.page.show(rows, cursor=at, hold=at is not None)
        hidden = self.root.kept.hidden
        self._facts = facts_of(self._groups, hidden, self.compared.plan.folded(hidden))
        self._changes = [
            at for at, row in enumerate(rows) if isinstance(row, GroupRow) and row.changed
        ]
        self._tell_facts()

    def _tell_facts(self) -> None:
        """Say how much there is of each class, what is folded, and the place among the changes."""
        if self.compared is None:
            return
        facts = self._facts
        if self.page.cursor in self._changes:
            at = self._changes.index(self.page.cursor) + 1
            all_of = len(self._changes)
            facts = [
                *(f"change {at} of {all_of}  {one}" for one in facts[:1]),
                *(f"{at}/{all_of}  {one}" for one in facts[1:]),
                f"{at}/{all_of}",
            ]
        path = [width_of(safe(one)) for one in self.root.path]
        cut = [min(one, LEAST_STEP) for one in path[1:-1]]
        # How much has changed is worth more than a long name on the way.
        for steps in (path, [*path[:1], *cut, *path[-1:]]):
            room = self.size.width - sum(steps) - 3 * len(steps) - 4
            fits = [one for one in facts[:COUNTED] if len(one) <= room]
            if fits:
                break
        fits += [one for one in facts[COUNTED:] if len(one) <= room]
        self.tell_facts(fits[0] if fits else facts[-1])

    @on(Page.Highlighted)
    def _highlighted(self) -> None:
        self._tell_facts()
        if self._openable != self.page.openable:
            self._openable = self.page.openable
            self.refresh_bindings()
        index = self.group_index
        if index != self._told:
            self._told, self._ended = index, 0
            self.post_message(self.GroupChanged(index, self.group))

    @on(Page.Chosen)
    def _chosen(self, event: Page.Chosen) -> None:
        row = event.row
        if isinstance(row, FoldRow):
            self._opened ^= {row.fold.first}
            self._lay()
        elif isinstance(row, StubRow):
            self.show_group(row.stub.group)

    @on(Page.Resized)
    def _resized(self) -> None:
        """Lay the rows anew where the other view fits the width now."""
        if self.compared is not None and self._drawn_inline != self.inline:
            self._lay()
        self._tell_facts()

    def _theme_changed(self, _: object) -> None:
        self._lay()

    # Keys

    def action_change(self, step: int) -> None:
        """Go to the next change that is shown, or the one before."""
        if self.compared is None:
            return
        here = self.page.cursor
        ahead = [at for at in self._changes if (at > here if step > 0 else at < here)]
        if ahead:
            self.page.go_to(ahead[0] if step > 0 else ahead[-1], line=LINES_ABOVE)
            return
        if self._ended == step:
            return  # it was said already
        self._ended = step
        way = "behind" if step > 0 else "before"
        shown = " that is shown" if set(self.root.kept.hidden) - {"identical"} else ""
        self.root.tell(f"There is no change{shown} {way} this one.")

    def action_classes(self, change: str) -> None:
        """Show a class alone, one more of them, or one less."""
        self._hide(pressed(change, self.root.kept.hidden, CLASSES, USUAL))

    def action_all(self) -> None:
        """Show everything; or fold again what is unchanged."""
        self._hide(() if self.root.kept.hidden else USUAL)

    def _hide(self, hidden: tuple[str, ...]) -> None:
        self.root.keep(hidden=hidden)
        self._opened.clear()
        self._lay()

    def action_view(self) -> None:
        """Show both texts side by side, or in one stream."""
        by_width = "inline" if self._is_narrow else "side-by-side"
        view = "side-by-side" if self.inline else "inline"
        self.root.keep(view=None if view == by_width else view)
        self._lay()

    def action_other_end(self) -> None:
        """Go to where the group stood in the other text, and from there back."""
        if self.compared is None:
            return
        here, index = self.page.cursor, self.group_index
        ends = [
            at
            for at, row in enumerate(self.page.rows)
            if (isinstance(row, GroupRow) and row.index == index)
            or (isinstance(row, StubRow) and row.stub.group == index)
        ]
        if here in ends and len(ends) > 1:
            self.page.go_to(ends[(ends.index(here) + 1) % len(ends)], line=LINES_ABOVE)
            return
        group = self.group
        if group is None or (group.old and group.new):
            self.root.tell("This paragraph stands where it stood.")
        else:
            which = "new" if group.new else "old"
            self.root.tell(f"This paragraph stands in the {which} text alone.")

    def action_across(self) -> None:
        """Go from the word under the cursor to the other text."""
        self.page.cross()

    def action_pair(self, which: str) -> None:
        """Compare the pair of texts before or after these two in their series."""
        if self.compared is None:
            return
        place = self.compared.before if which == "before" else self.compared.after
        if place is None:
            self.root.tell(
                f"The series has no text {which} these two." if which == "before" else
                "The series has no text behind these two.", severity="warning")  # fmt: skip
            return
        group = self.group
        at: tuple[Side, str] | None = None
        if group is not None:
            refs = group.old if which == "before" else group.new
            side: Side = "new" if which == "before" else "old"
            at = (side, refs[0]) if refs else None
        self.compare(at, place=place)
