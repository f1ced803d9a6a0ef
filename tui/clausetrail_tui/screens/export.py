"""Exporting: in which form, and to which file."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.message import Message

from clausetrail.report.safe import safe
from clausetrail.report.spans import clip
from clausetrail_tui.desk import CancelledError
from clausetrail_tui.exporting import Export, of_rows
from clausetrail_tui.ink import said
from clausetrail_tui.rows import Row
from clausetrail_tui.screens.overlay import Overlay
from clausetrail_tui.widgets.page import Page
from clausetrail_tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.screen import Screen

    from clausetrail_tui.app import ClausetrailApp
    from clausetrail_tui.desk import Desk, Job
    from clausetrail_tui.ink import Line

_NAME_CELLS = 32
_MOST_FOLDERS = 40  # that are offered


class Offers(NamedTuple):
    """What can be written of what is seen."""

    about: str  # where one is
    exports: tuple[Export, ...]


def offers_of(app: ClausetrailApp) -> Offers:
    """Return the forms in which what is seen can be had: its own, as text, and as a picture."""
    from clausetrail_tui.screenshot import strips_of
    from clausetrail_tui.svg import svg_of

    screen = app.way[-1]
    shown = app.screen
    own = tuple(getattr(shown, "exports", screen.exports)())
    stem = own[0].stem if own else screen.stem
    rows = _rows_of(shown)
    texts = (of_rows(rows, stem),) if rows else ()
    strips = strips_of(app)
    title = f"{app.TITLE} — {' › '.join(app.path)}"

    def picture(desk: Desk, job: Job) -> bytes:
        del desk, job
        return svg_of(strips, title=title).encode()

    return Offers(
        app.path[-1],
        (*own, *texts, Export("Picture of the screen", ".svg", f"screen-{stem}", picture)),
    )


def _rows_of(screen: Screen[object]) -> list[Row]:
    """Return the rows of a screen's page, and of the heads above it."""
    rows: list[Row] = []
    for page in screen.query(Page):
        rows += page.exported
        if page.can_focus:
            break  # what stands below tells of the row under the cursor alone
    return rows


class FormRow(Row):
    """A form that what is shown can be written in."""

    def __init__(self, export: Export) -> None:
        """Take it."""
        self.export = export

    def draw(self, width: int) -> Sequence[Line]:
        """Draw its name and the ending of its file."""
        one = self.export
        line = [said(f"{one.name:<{_NAME_CELLS}}"), said(one.ending, "dim")]
        return [clip(line, width)]


class ExportScreen(Overlay):
    """Asks for a form, then for a file, and writes it."""

    SHEET_TITLE: ClassVar = "Export"
    DEFAULT_CSS = """
    ExportScreen > #sheet { max-width: 72; }
    """

    class Written(Message):
        """The file is there."""

        def __init__(self, path: Path) -> None:
            """Take the whole path."""
            super().__init__()
            self.path = path

    def __init__(self, offers: Offers, ending: str = "") -> None:
        """Take what can be written, and the ending of the form to begin with."""
        super().__init__()
        self._offers = offers
        self._ending = ending
        self._asked_of = ""  # the file that was said to be there already
        self._chosen: Export | None = None

    def rows(self) -> Sequence[Row]:
        """Return the forms."""
        return [FormRow(one) for one in self._offers.exports]

    def on_mount(self) -> None:
        """Say of what, and begin at the form that was asked for."""
        sheet = self.query_one("#sheet")
        sheet.styles.height = len(self._offers.exports) + 5  # the frame, the prompt, a blank line
        sheet.border_subtitle = safe(self._offers.about).replace("[", "\\[")
        endings = [one.ending for one in self._offers.exports]
        if self._ending in endings:
            self.page.go_to(endings.index(self._ending))
            self._ask_name(self._offers.exports[endings.index(self._ending)])

    @on(Page.Chosen)
    def _form_chosen(self, event: Page.Chosen) -> None:
        if isinstance(event.row, FormRow):
            self._ask_name(event.row.export)

    def _ask_name(self, export: Export) -> None:
        self._chosen, self._asked_of = export, ""
        self.prompt(
            "export",
            "Write to",
            f"{export.stem}{export.ending}",
            hint=f"in {_short(_here())}, unless it says another folder; ~ is your own",
            complete=partial(_folders, f"{export.stem}{export.ending}"),
            check=self._wrong,
        )

    def _wrong(self, value: str) -> str:
        """Return what is wrong with the name of a file; that it is there is said once."""
        if not value:
            return "name a file"
        path = _path(value)
        try:
            if path.is_dir():
                return "this is a folder: name a file in it"
            if not path.parent.is_dir():
                return f"there is no folder {_short(path.parent)}"
            there = path.exists()
        except OSError as error:  # the name is too long, or the folder may not be looked into
            return f"no file can be written there: {error.strerror or error}"
        if there and self._asked_of != value:
            self._asked_of = value
            return "there is such a file: enter again writes over it"
        return ""

    @on(Prompt.Given, "#export")
    def _named(self, event: Prompt.Given) -> None:
        export, path = self._chosen, _path(event.value)
        if export is None:
            return

        def question(desk: Desk, job: Job) -> Path:
            from clausetrail.report.files import write_file

            made = export.make(desk, job)
            if job.cancelled:  # no file is wanted any more
                raise CancelledError
            write_file(path, made)
            return path

        self.ask(question, self.Written, label=f"Writing {path.name}")

    @on(Written)
    def _written(self, event: Written) -> None:
        self.root.tell(f"Wrote {event.path}")
        self.dismiss()


def _folders(name: str, value: str) -> list[str]:
    """Return the folders that a path may go on with, each with the file's name in it.

    Args:
        name: of the file, by default.
        value: what was typed.
    """
    parent, parted, begin = value.rpartition(os.sep)
    if not parted and not value.startswith("~"):
        return []  # it names a file here
    try:
        inside = sorted(one.name for one in _path(parent or os.sep).iterdir() if one.is_dir())
    except OSError:
        return []
    found = [one for one in inside if one.startswith(begin) and (begin or not one.startswith("."))]
    return [f"{parent}{os.sep}{one}{os.sep}{name}" for one in found[:_MOST_FOLDERS]]


def _path(value: str) -> Path:
    """Return the file that was named."""
    try:
        path = Path(value).expanduser()
    except RuntimeError:  # nobody knows whose home `~name` is
        path = Path(value)
    return _here() / path


def _here() -> Path:
    """Return the folder that one is in; where it is gone, one's own."""
    try:
        return Path.cwd()
    except OSError:
        return Path.home()


def _short(path: Path) -> str:
    """Return a folder as a person would write it."""
    try:
        return f"~/{path.relative_to(Path.home())}".removesuffix("/.")
    except (ValueError, RuntimeError):
        return str(path)
