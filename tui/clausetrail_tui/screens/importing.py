"""Importing: which files, what would become of them, how far it is, what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive

from clausetrail.report.safe import safe
from clausetrail.report.words import count
from clausetrail_tui.ink import said
from clausetrail_tui.places import CorpusPlace, ImportPlace, SeriesPlace
from clausetrail_tui.rows import Row, Said
from clausetrail_tui.screens.asking import Failed
from clausetrail_tui.screens.import_deciding import DecidingScreen, Phase
from clausetrail_tui.shelves.import_rows import (
    EntryRow,
    SeriesHead,
    TakenRow,
    adds,
    first_series,
    outcome_rows,
    progress_rows,
    total,
)
from clausetrail_tui.shelves.paths import Entries, entries_of, paths_of, quoted
from clausetrail_tui.shelves.taking import prepare, store
from clausetrail_tui.widgets.lines import Lines
from clausetrail_tui.widgets.page import Page
from clausetrail_tui.widgets.path_line import PathLine

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from clausetrail.corpus.intake import Progress
    from clausetrail_tui.desk import Desk, Job
    from clausetrail_tui.ink import Span
    from clausetrail_tui.shelves.taking import Outcome, Preview


class ImportPage(Page):
    """The page of an import: what Enter does goes by how far one is."""

    BINDINGS: ClassVar = [
        Binding("enter", "take", "Take into the path", id="import.take",
                tooltip="Take the entry of the folder into the path"),
        Binding("enter", "add", "Add them", id="import.add",
                tooltip="Store the documents in the corpus"),
        Binding("enter", "open", "Open the series", id="import.open",
                tooltip="Open the series that the document went to"),
    ]  # fmt: skip
    phase: reactive[Phase] = reactive[Phase]("asking", bindings=True, repaint=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let Enter do what it does now."""
        del parameters
        turns: dict[str, Phase] = {"take": "asking", "add": "asked", "open": "done"}
        return action not in turns or turns[action] == self.phase

    def action_take(self) -> None:
        """Take the entry."""
        self.action_choose()

    def action_add(self) -> None:
        """Store the documents; there need not be a row that the cursor can stand on."""
        self.post_message(self.Chosen(self, self.row))

    def action_open(self) -> None:
        """Open the series."""
        self.action_choose()


class ImportScreen(DecidingScreen):
    """Documents into the corpus."""

    DEFAULT_CSS = """
    ImportScreen {
        #head { margin: 1 0; }
        PathLine { margin: 0 2 1 2; }
    }
    """

    class Found(Message):
        """What a path may go on with."""

        def __init__(self, entries: Entries) -> None:
            """Take the entries of the folder."""
            super().__init__()
            self.entries = entries

    class Told(Message):
        """How far the reading is."""

        def __init__(self, progress: Progress) -> None:
            """Take it."""
            super().__init__()
            self.progress = progress

    class Stored(Message):
        """The documents are in."""

        def __init__(self, outcome: Outcome) -> None:
            """Take what became of them."""
            super().__init__()
            self.outcome = outcome

    def __init__(self, place: ImportPlace) -> None:
        """Take the paths to begin with."""
        super().__init__(place)
        self._entries = Entries(0, "", "", ())

    @property
    def phase(self) -> Phase:
        """How far one is."""
        return self.query_one(ImportPage).phase

    @phase.setter
    def phase(self, phase: Phase) -> None:
        self.query_one(ImportPage).phase = phase

    @property
    def folder(self) -> Path | None:
        """The person's own corpus, also while the sample is looked at."""
        return self.root.settings.corpus

    def content(self) -> ComposeResult:
        """Yield what to do, the line of paths, and the page."""
        yield Lines(id="head")
        yield PathLine(" ".join(map(quoted, self.place.paths)))
        yield ImportPage(id="found")

    def on_mount(self) -> None:
        """Ask for paths."""
        self._ask_for_paths()

    # Which files

    def _ask_for_paths(self) -> None:
        self.phase = "asking"
        self._say(
            [said("Which documents?", "head")],
            [said(
                "A file, a folder with all that is in it, or a pattern (*.pdf); several paths "
                "with spaces between. Nothing is stored before you have seen where each goes.",
                "dim",
            )],
        )  # fmt: skip
        line = self.query_one(PathLine)
        line.display = True
        line.focus()
        self._look()

    def _say(self, *told: list[Span]) -> None:
        self.query_one("#head", Lines).say([Said(spans) for spans in told])

    def _look(self) -> None:
        """Look what the path may go on with."""
        typed = self.query_one(PathLine).value

        def question(_: Desk, __: Job) -> Entries:
            from clausetrail.corpus.gathering import known_suffixes

            return entries_of(typed, known_suffixes())

        self.ask(question, self.Found, label="Looking into the folder", group="look")

    @on(PathLine.Changed)
    def _typed(self) -> None:
        if self.phase == "asking":
            self._look()

    @on(Found)
    def _found(self, event: Found) -> None:
        if self.phase != "asking":
            return
        entries = self._entries = event.entries
        rows: list[Row] = [EntryRow(one) for one in entries.found]
        if entries.others:
            more = count(entries.others, "other file")
            rows.append(Said([said(f"{more}, no document by its name", "dim")]))
        if not rows:
            rows.append(Said([said("Nothing in this folder begins so.", "dim")]))
        self.query_one(ImportPage).show(rows)

    @on(PathLine.Completing)
    def _complete(self) -> None:
        line, page = self.query_one(PathLine), self.query_one(ImportPage)
        if not self._entries.found:
            return
        completed = self._entries.common(line.value)
        if completed == line.value or page.cursor > 0:
            self._take(page.row)
        else:
            self._set(completed)

    def _take(self, row: Row | None) -> None:
        """Take an entry into the line."""
        if isinstance(row, EntryRow):
            self._set(self._entries.completed(self.query_one(PathLine).value, row.entry))

    def _set(self, typed: str) -> None:
        line = self.query_one(PathLine)
        line.put(typed)
        line.focus()

    @on(PathLine.Moved)
    def _moved(self, event: PathLine.Moved) -> None:
        self.query_one(ImportPage).action_cursor(event.step)

    @on(PathLine.Left)
    def _left(self) -> None:
        self.action_back()

    # What would become of them

    @on(PathLine.Submitted)
    def _read(self) -> None:
        paths = paths_of(self.query_one(PathLine).value)
        if not paths:
            self.root.tell("Type a path first, or choose one with Tab.", severity="warning")
            return
        if self.folder is None:
            self.root.tell(
                "There is no corpus to import into: start with clausetrail browse --corpus DIR.",
                severity="warning",
            )
            return
        self.phase, self.preview = "reading", None
        self.query_one(PathLine).display = False
        page = self.query_one(ImportPage)
        page.show(())
        page.focus()
        self._say([said("Reading", "head")], [said("Esc gives up: nothing is stored.", "dim")])
        self.ask(
            prepare(paths, self.folder, self.tell_progress),
            self.Previewed,
            label="Reading",
            group="import",
            background=True,
        )

    def tell_progress(self, progress: Progress) -> None:
        """Take note of progress; called in the desk's thread."""
        self.post_message(self.Told(progress))

    @on(Told)
    def _told(self, event: Told) -> None:
        if self.phase in {"reading", "storing"}:
            self.query_one(ImportPage).show(progress_rows(event.progress))

    @on(DecidingScreen.Previewed)
    def _previewed(self, event: DecidingScreen.Previewed) -> None:
        self._show_preview(event.preview)

    def _show_preview(self, preview: Preview) -> None:
        self.preview, outcome = preview, preview.outcome
        self.phase = "asked" if adds(outcome) else "nothing"
        if adds(outcome):
            told = "Enter adds them. What is added stays: a corpus forgets nothing. Esc: not now."
            if not outcome.made:
                where = safe(str(self.folder))
                told = f"There is no corpus yet. Enter makes one in {where} and adds them. Esc: no."
        else:
            told = "There is nothing to add. Esc: another path."
        self._say([said(total(outcome), "head")], [said(told, "dim")])
        page, rows = self.query_one(ImportPage), outcome_rows(outcome)
        row = page.row
        sha256 = row.taken.placement.sha256 if isinstance(row, TakenRow) else None
        same = (at for at, one in enumerate(rows)
                if isinstance(one, TakenRow) and one.taken.placement.sha256 == sha256)  # fmt: skip
        page.show(rows, cursor=next(same, None))
        page.focus()
        self.refresh_bindings()

    # Done

    @on(Page.Chosen)
    def _chosen(self, event: Page.Chosen) -> None:
        if self.phase == "asking":
            self._take(event.row)
        elif self.phase == "asked":
            self._store()
        elif self.phase == "done" and isinstance(event.row, SeriesHead | TakenRow):
            self._open(event.row.slug)

    def _store(self) -> None:
        preview, folder = self.preview, self.folder
        if preview is None or folder is None or not adds(preview.outcome):
            return
        if "import" in self._jobs:
            self.root.tell("One moment: it is being looked where each goes.")
            return
        self.phase = "storing"
        self._say(
            [said("Storing", "head")],
            [said("It is stored whole, or not at all: Esc gives up.", "dim")],
        )
        self.ask(
            store(preview, folder, self.tell_progress),
            self.Stored,
            label="Storing",
            group="import",
            background=True,
        )

    @on(Stored)
    def _stored(self, event: Stored) -> None:
        self.phase = "done"
        outcome = event.outcome
        self.preview = None
        self._say(
            [said(total(outcome), "head")],
            [said("Enter opens the series under the cursor. Esc: to the list of series.", "dim")],
        )
        rows = outcome_rows(outcome)
        at = next((n for n, row in enumerate(rows) if isinstance(row, SeriesHead)), None)
        page = self.query_one(ImportPage)
        page.show(rows, cursor=None if outcome.bad else at)
        page.focus()
        self.root.tell(total(outcome))
        slug = first_series(outcome)
        if slug is not None:
            self.root.keep(series=slug, organ=None)
        # At once: there are other ways back to the list than the key for it.
        self.root.show_corpus(self.folder, CorpusPlace())

    def action_back(self) -> None:
        """One step back: what is being read or stored is given up, what is stored is shown."""
        if self.phase == "done":
            self.root.back()
        elif self.phase in {"asked", "nothing"}:
            self.preview = None
            self._ask_for_paths()
        elif self.phase == "asking":
            self.root.back()
        else:
            super().action_back()

    def may_leave(self) -> bool:
        """Whether nothing is being stored."""
        if self.phase == "storing":
            self.root.tell("The documents are being stored; Esc gives that up.")
            return False
        return True

    def give_up(self) -> bool:
        """Stop what is being worked on, but for what is as good as stored."""
        job = self._jobs.get("import")
        if job is not None and not job.cancel():
            self.root.tell("This is stored already.", severity="warning")
            return True
        return super().give_up()

    def gave_up(self) -> None:
        """Say that nothing was stored, and ask again."""
        self.root.tell("Given up: nothing was stored.")
        if self.preview is not None:
            self._show_preview(self.preview)
        else:
            self._ask_for_paths()

    @on(Failed)
    def _not_done(self) -> None:
        # The notice is the frame's; here one may try again.
        if self.phase != "asking":
            self._ask_for_paths()

    def _open(self, slug: str | None) -> None:
        """Open a series, with the cursor on it in the list that lies beneath."""
        from clausetrail_tui.screens.corpus import CorpusScreen

        if slug is None:
            self.root.tell("This document is in no series.", severity="warning")
            return
        self.root.back()
        for screen in self.root.way:
            if isinstance(screen, CorpusScreen):
                screen.point_at(slug)
        self.root.go(SeriesPlace(slug))
