"""Two texts compared: side by side in step, or in one stream."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.message import Message

from clausetrail.report.words import CLASS_WORDS
from clausetrail_tui.comparing.plan import Fold, Part, Place, items_of
from clausetrail_tui.comparing.prose import Prose
from clausetrail_tui.comparing.rows import FoldRow, GroupRow, PartRow, StubRow, SummaryRow
from clausetrail_tui.places import ComparePlace
from clausetrail_tui.screens.leads import LeadsScreen, Subject
from clausetrail_tui.themes import PLAIN
from clausetrail_tui.widgets.page import Page

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from clausetrail.model import Comparison, Group
    from clausetrail_tui.comparing.pair import Compared
    from clausetrail_tui.desk import Desk, Job
    from clausetrail_tui.ink import Side
    from clausetrail_tui.rows import Row

CLASSES = ("substantive", "rollover", "editorial", "identical")  # in the order of the keys 1 to 4
NARROW = 100  # cells: below, both sides go in one stream unless a person says otherwise


class CompareScreen(LeadsScreen[ComparePlace]):
    """Two texts compared.

    What hangs on it asks `compared` (None until it is there), `group_index` and `group`,
    listens to `GroupChanged`, and moves the cursor with `show_group` and `show_paragraph`;
    `compare` compares anew.
    """

    BINDINGS: ClassVar = [
        Binding("n", "change(1)", "Next", id="compare.next", tooltip="The next change"),
        Binding("N", "change(-1)", "Previous change", show=False, id="compare.previous"),
        Binding("1", "classes('substantive')", "Show or fold changes of substance", show=False,
                id="compare.substantive"),
        Binding("2", "classes('rollover')", "Show or fold routine changes", show=False,
                id="compare.routine"),
        Binding("3", "classes('editorial')", "Show or fold editorial changes", show=False,
                id="compare.editorial"),
        Binding("4", "classes('identical')", "Show or fold what is unchanged", show=False,
                id="compare.unchanged"),
        Binding("v", "view", "View", id="compare.view",
                tooltip="Side by side, or both texts in one stream"),
        Binding("o", "other_end", "Other end", id="compare.other",
                tooltip="Where a moved paragraph stood in the old text, and back"),
        Binding("left_square_bracket", "pair('before')", "The pair before in the series",
                show=False, id="compare.before"),
        Binding("right_square_bracket", "pair('after')", "The pair after in the series",
                show=False, id="compare.after"),
    ]  # fmt: skip

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

    def __init__(self, place: ComparePlace) -> None:
        """Take the two texts, and where to begin."""
        super().__init__(place)
        self.compared: Compared | None = None
        self._opened: set[int] = set()  # first groups of the folds that are open
        self._told: int | None = None  # the group that was told last

    def content(self) -> ComposeResult:
        """Yield the page."""
        yield Page(id="compare")

    def on_mount(self) -> None:
        """Compare."""
        self.focus_first(self.page)
        self.app.theme_changed_signal.subscribe(self, self._theme_changed)
        self.compare()

    # What hangs on this screen asks and sets

    @property
    def page(self) -> Page:
        """The page of groups."""
        return self.query_one("#compare", Page)

    @property
    def comparison(self) -> Comparison | None:
        """The comparison, once it is made."""
        return self.compared.comparison if self.compared else None

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

    def compare(self, at: tuple[Side, str] | None = None) -> None:
        """Compare the two texts, anew where a pin was set; the cursor goes to a paragraph."""
        place = self.place
        self._at = at or (("new", place.at) if place.at else None)

        def question(desk: Desk, job: Job) -> Compared:
            from clausetrail_tui.comparing.pair import compared

            del job
            return compared(desk, place)

        self.ask(question, self.Ready, label=f"Comparing {place.crumb}")

    def show_paragraph(self, side: Side, ref: str) -> bool:
        """Set the cursor on the group of a paragraph; say whether there is one."""
        for index, group in enumerate(self._groups):
            if ref in (group.old if side == "old" else group.new):
                self.show_group(index)
                return True
        return False

    def show_group(self, index: int) -> None:
        """Set the cursor on a group; a fold that holds it is opened."""
        at = self._row_of(index)
        if at is None:
            for fold in (row.fold for row in self.page.rows if isinstance(row, FoldRow)):
                if fold.first <= index <= fold.last:
                    self._opened.add(fold.first)
            self._lay()
            at = self._row_of(index)
        if at is not None:
            self.page.go_to(at)

    # The rows

    @on(Ready)
    def _ready(self, event: Ready) -> None:
        self.compared = event.compared
        self._opened.clear()
        self._lay()
        if self._at is not None:
            side, ref = self._at
            self.show_paragraph(side, ref) or self.show_paragraph("old", ref)

    @property
    def inline(self) -> bool:
        """Whether both texts are shown in one stream."""
        view = self.root.kept.view
        return self.size.width < NARROW if view is None else view == "inline"

    def _rows(self) -> list[Row]:
        if self.compared is None:
            return []
        comparison, notes = self.compared.comparison, self.compared.notes
        look = Prose(self.inline, signs=self.app.theme == PLAIN)
        words, groups = self.compared.words, comparison.groups
        rows: list[Row] = [SummaryRow(comparison, self.compared.told)]
        for item in items_of(comparison, notes, self.root.kept.hidden, self._opened):
            match item:
                case Part():
                    rows.append(PartRow(item.title))
                case Place(at):
                    rows.append(GroupRow(at, groups[at], notes[at], words, look))
                case Fold():
                    rows.append(FoldRow(item, groups, opened=item.first in self._opened))
                case _:
                    rows.append(StubRow(item, groups[item.group], words))
        return rows

    def _lay(self) -> None:
        """Lay the rows anew; the cursor stays on its group."""
        index = self.group_index
        rows = self._rows()
        self._drawn_inline = self.inline
        self.page.show(rows, cursor=0)
        if index is not None:
            at = self._row_of(index)
            if at is None:
                at = next(
                    (
                        place
                        for place, row in enumerate(rows)
                        if isinstance(row, FoldRow) and row.fold.first <= index <= row.fold.last
                    ),
                    None,
                )
            if at is not None:
                self.page.go_to(at)
        self._tell_facts()

    def _row_of(self, index: int) -> int | None:
        """Return the row of a group that is shown."""
        return next(
            (
                at
                for at, row in enumerate(self.page.rows)
                if isinstance(row, GroupRow) and row.index == index
            ),
            None,
        )

    def _tell_facts(self) -> None:
        if self.compared is None:
            return
        counts: Counter[str] = Counter(group.change for group in self._groups)
        hidden = self.root.kept.hidden
        told = [
            f"{key} {CLASS_WORDS[one]} {counts[one]}{' folded' if one in hidden else ''}"
            for key, one in enumerate(CLASSES, 1)
        ]
        self.tell_facts("  ".join(told))

    @on(Page.Highlighted)
    def _highlighted(self) -> None:
        index = self.group_index
        if index != self._told:
            self._told = index
            self.post_message(self.GroupChanged(index, self.group))

    @on(Page.Chosen)
    def _chosen(self, event: Page.Chosen) -> None:
        row = event.row
        if isinstance(row, FoldRow):
            self._opened ^= {row.fold.first}
            at = self.page.cursor
            self._lay()
            self.page.go_to(at)
        elif isinstance(row, StubRow):
            self.show_group(row.stub.group)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the rows anew where the other view fits the width now."""
        del event
        if self.compared is not None and self._drawn_inline != self.inline:
            self._lay()

    def _theme_changed(self, _: object) -> None:
        self._lay()

    # Keys

    def action_change(self, step: int) -> None:
        """Go to the next change that is shown, or the one before."""
        rows = self.page.rows
        at = self.page.cursor + step
        while 0 <= at < len(rows):
            row = rows[at]
            if isinstance(row, GroupRow) and row.changed:
                self.page.go_to(at)
                return
            at += step
        self.root.tell("There is no change behind this one." if step > 0 else
                       "There is no change before this one.")  # fmt: skip

    def action_classes(self, change: str) -> None:
        """Show a class of changes, or fold it."""
        hidden = set(self.root.kept.hidden) ^ {change}
        self.root.keep(hidden=tuple(one for one in CLASSES if one in hidden))
        self._opened.clear()
        self._lay()

    def action_view(self) -> None:
        """Show both texts side by side, or in one stream."""
        by_width = "inline" if self.size.width < NARROW else "side-by-side"
        view = "side-by-side" if self.inline else "inline"
        self.root.keep(view=None if view == by_width else view)
        self._lay()

    def action_other_end(self) -> None:
        """Go to where the group stood in the other text, and from there back."""
        row = self.page.row
        if isinstance(row, StubRow):
            self.show_group(row.stub.group)
            return
        index = self.group_index
        for at, other in enumerate(self.page.rows):
            if isinstance(other, StubRow) and other.stub.group == index:
                self.page.go_to(at)
                return
        self.root.tell("This paragraph stands where it stood.", severity="warning")

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
        self.place = place
        self.tell_place()
        self.compare(at)

    # What the cursor is on

    @property
    def subject(self) -> Subject | None:
        """The paragraph, and the word in it."""
        group = self.group
        if group is None or self.comparison is None:
            return None
        word = self.page.word
        if word is not None:
            side, ref, offset = word.spot
        else:
            side = "new" if group.new else "old"
            ref, offset = (group.new or group.old)[0], 0
        text = self.comparison.old if side == "old" else self.comparison.new
        paragraph = next(one for one in text.paragraphs if one.ref == ref)
        clause = None
        if word is not None and len(paragraph.clauses) > 1:
            clause = next(
                (at for at, one in enumerate(paragraph.clauses) if one.start <= offset < one.end),
                None,
            )
        return Subject(
            self.place.old if side == "old" else self.place.new,
            ref,
            offset,
            self.page.phrase,
            paragraph.text,
            clause,
        )
