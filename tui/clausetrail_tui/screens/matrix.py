"""`MatrixScreen`: the paragraphs of a series down, its texts across."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding
from textual.message import Message

from clausetrail.report.safe import safe
from clausetrail.report.words import count
from clausetrail_tui.exporting import TEXT_WIDTH
from clausetrail_tui.following.matrix_rows import (
    LEGEND,
    HeadRow,
    MatrixRow,
    cell_words,
    frame_of,
    matrix_rows,
)
from clausetrail_tui.ink import said
from clausetrail_tui.legend import Reading
from clausetrail_tui.places import ComparePlace, MatrixPlace
from clausetrail_tui.rows import Said
from clausetrail_tui.screens.leads import Subject
from clausetrail_tui.screens.question import QuestionScreen
from clausetrail_tui.widgets.grid import Grid, GridHead
from clausetrail_tui.widgets.page import Page
from clausetrail_tui.widgets.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from clausetrail.history.matrix import Matrix
    from clausetrail_tui.asked import Paragraphs
    from clausetrail_tui.desk import Desk, Job
    from clausetrail_tui.exporting import Export
    from clausetrail_tui.ink import Line, Side
    from clausetrail_tui.jumping import Texts
    from clausetrail_tui.places import Text
    from clausetrail_tui.rows import Row


class Laid(NamedTuple):
    """A matrix, and what is needed to show it and to lead on from it."""

    matrix: Matrix
    name: str  # of the text to begin at
    texts: Mapping[str, Text]
    paragraphs: Paragraphs


class MatrixGrid(Grid):
    """The grid of a matrix."""

    BINDINGS: ClassVar = [
        Binding("enter", "choose", "Compare", id="page.choose",
                tooltip="Compare this text with the one before it, at this paragraph"),
    ]  # fmt: skip

    @property
    def exported(self) -> Sequence[Row]:
        """The matrix with its head, and the newest texts, as many as find room."""
        screen = self.screen
        laid = screen.laid if isinstance(screen, MatrixScreen) else None
        if laid is None:
            return super().exported
        frame = frame_of(laid.matrix, len(laid.matrix.versions) - 1)
        frame.settle(TEXT_WIDTH)
        heads = [Said(spans) for spans in _head(laid.matrix)]
        lines = [HeadRow(frame, line) for line in (0, 1)]
        return [*heads, Said(), *lines, *matrix_rows(laid.matrix, frame)]


class MatrixScreen(QuestionScreen[MatrixPlace]):
    """A matrix of paragraphs and texts."""

    BINDINGS: ClassVar = [
        Binding("n", "next(1)", "Next change", id="matrix.next",
                tooltip="The next paragraph that changed in this text, by more than routine"),
        Binding("N", "next(-1)", "Previous change", show=False, id="matrix.previous",
                tooltip="The paragraph before that changed in this text, by more than routine"),
    ]  # fmt: skip

    READING: ClassVar[Sequence[Reading]] = (
        Reading("─", "dim", "the paragraph stands, unchanged; the line is as long as it does"),
        Reading("░ ▒ █", "substantive", "it changed: editorial, routine, of substance"),
        Reading("+", "added", "new"),
        Reading("b  m", "strong", "back after an absence; moved"),
        Reading("▲ ▼", "stronger", "its lead verb is stronger, or weaker, than before"),
        Reading("┄  ·", "dim", "absent for a while; not there yet, or no more"),
        Reading("", "", "The rail at the right edge is of the chosen text, as is the line below."),
    )

    class Answered(Message):
        """The matrix is known."""

        def __init__(self, laid: Laid) -> None:
            """Take the matrix."""
            super().__init__()
            self.laid = laid

    def __init__(self, place: MatrixPlace) -> None:
        """Take the place to show."""
        super().__init__(place)
        self.laid: Laid | None = None

    def content(self) -> ComposeResult:
        """Yield the head that stays, the grid, and the lines about the cell under the cursor."""
        grid = MatrixGrid(id="matrix")
        yield GridHead(grid, id="heads")
        yield grid
        yield Telling(id="cell")

    def on_mount(self) -> None:
        """Ask for the matrix."""
        self.focus_first(self.query_one(Grid))
        self.again()

    def again(self) -> None:
        """Lay the series out, or lay it out again."""
        place = self.place
        self.ask(
            lambda desk, job: _laid(desk, job, place),
            self.Answered,
            label=f"Laying out {place.slug}",
        )

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        name, ref = self._at() or (event.laid.name, self.place.ref or "")
        self.laid = laid = event.laid
        matrix = laid.matrix
        frame = frame_of(matrix, matrix.versions.index(name))
        rows = matrix_rows(matrix, frame)
        wanted = ref.lower()
        cursor = next(
            (
                at
                for at, row in enumerate(rows)
                if isinstance(row, MatrixRow)
                and (cell := row.track.cells[frame.column]) is not None
                and wanted in [ref.lower() for ref in cell.refs]
            ),
            None,
        )
        self.query_one(GridHead).tell(*_head(matrix))
        self.query_one(Grid).show_frame(rows, frame, cursor=cursor)
        gone = sum(row.cells[-1] is None for row in matrix.rows)
        told = f"{count(len(matrix.versions), 'text')}, {count(len(matrix.rows), 'paragraph')}"
        self.tell_facts(f"{told}, {gone} gone" if gone else told)
        self.refresh_bindings()

    def _at(self) -> tuple[str, str] | None:
        """Return the chosen text, and where the row stands in it; None before the answer."""
        grid = self.query_one(Grid)
        row, frame = grid.row, grid.frame
        if self.laid is None or frame is None or not isinstance(row, MatrixRow):
            return None
        cell = row.track.cells[frame.column]
        return self.laid.matrix.versions[frame.column], cell.refs[0] if cell else ""

    @on(Page.Highlighted)
    def _highlighted(self) -> None:
        grid, telling = self.query_one(Grid), self.query_one(Telling)
        self.query_one(GridHead).refresh()
        row, frame = grid.row, grid.frame
        if self.laid is None or frame is None or not isinstance(row, MatrixRow):
            telling.tell(())
            return
        told = cell_words(row.track, frame.column, frame.columns, self.laid.paragraphs)
        telling.tell(tuple(told))

    @property
    def is_answered(self) -> bool:
        """Whether the matrix is known."""
        return self.laid is not None

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no way to where one is."""
        return False if action == "matrix" else super().check_action(action, parameters)

    @on(Page.Chosen)
    def _chosen(self, event: Page.Chosen) -> None:
        grid = self.query_one(Grid)
        frame, row = grid.frame, event.row
        if self.laid is None or frame is None or not isinstance(row, MatrixRow):
            return
        at, names, texts = frame.column, self.laid.matrix.versions, self.laid.texts
        cells = row.track.cells
        if at == 0:
            self.action_trail()  # there is no text before it to compare it with
            return
        cell = cells[at] or cells[at - 1]
        if cell is None:
            self.root.tell(
                "The paragraph stands neither in this text nor in the one before it; press t to "
                "follow it.",
                severity="warning",
            )
            return
        ref = cell.refs[0] if cells[at] else f"-{cell.refs[0]}"  # where it stood, or stands
        self.root.go(ComparePlace(texts[names[at - 1]], texts[names[at]], ref))

    def action_next(self, step: int) -> None:
        """Go to the next row that changed in the chosen text."""
        grid = self.query_one(Grid)
        rows, at = grid.rows, grid.cursor + step
        while 0 <= at < len(rows):
            if rows[at].mark in {"substantive", "added", "removed"}:
                grid.go_to(at)
                return
            at += step
        self.root.tell("No other change of substance in this text that way.")

    # Where the cursor leads

    @property
    def subject(self) -> Subject | None:
        """The paragraph in the chosen text; where it does not stand there, in the nearest."""
        grid = self.query_one(Grid)
        row, frame = grid.row, grid.frame
        if self.laid is None or frame is None or not isinstance(row, MatrixRow):
            return None
        cells = row.track.cells
        stands = [at for at, cell in enumerate(cells) if cell is not None]
        at = min(stands, key=lambda one: abs(one - frame.column))
        cell, name = cells[at], self.laid.matrix.versions[at]
        ref = cell.refs[0] if cell else ""
        known = self.laid.paragraphs.get(name, {}).get(ref)
        return Subject(self.laid.texts[name], ref, words=known.text if known else "")

    @property
    def references(self) -> Texts | None:
        """The paragraphs of the chosen text."""
        from clausetrail_tui.jumping import Texts

        frame = self.query_one(Grid).frame
        if self.laid is None or frame is None:
            return None
        cells = [row.cells[frame.column] for row in self.laid.matrix.rows]
        return Texts(new=[ref for cell in cells if cell is not None for ref in cell.refs])

    def jump(self, side: Side, ref: str) -> None:
        """Set the cursor on the row of a paragraph."""
        del side
        grid = self.query_one(Grid)
        for at, row in enumerate(grid.rows):
            if grid.frame is not None and isinstance(row, MatrixRow):
                cell = row.track.cells[grid.frame.column]
                if cell is not None and ref in cell.refs:
                    grid.go_to(at)

    @property
    def slug(self) -> str | None:
        """The series."""
        return self.place.slug

    def exports(self) -> Sequence[Export]:
        """The answer as data, and the series as a report."""
        if self.laid is None:
            return ()
        from clausetrail_tui.exporting import of_answer, of_series

        return (*of_answer(self.laid.matrix, "matrix", self.place.slug),
                *of_series(self.place.slug))  # fmt: skip


def _head(matrix: Matrix) -> tuple[Line, Line]:
    """Return the title, and what the signs mean."""
    legend: Line = []
    for sign, role, words in LEGEND:
        legend += [said(sign, role), said(f"\u00a0{words}", "dim"), said("   ")]
    return [said(safe(matrix.title or matrix.series), "head")], legend


def _laid(desk: Desk, job: Job, place: MatrixPlace) -> Laid:
    from clausetrail.history.matrix import matrix_of
    from clausetrail_tui.asked import asked, series_asked, unhurried

    progress = unhurried(job)
    found = (
        asked(desk, place.text, progress)
        if place.text
        else series_asked(desk, place.slug, progress)
    )
    return Laid(matrix_of(found.history), found.name, found.texts, found.paragraphs())
