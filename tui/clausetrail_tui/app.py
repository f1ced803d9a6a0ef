"""The application: which screen is shown, what is kept, what all screens share."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

import msgspec
from textual import on
from textual.binding import Binding

from clausetrail.model.errors import ClausetrailError
from clausetrail.report.safe import safe

from . import state
from .ahead import AheadApp
from .desk import Desk
from .judging.deciding import Passing
from .leaving import ends_by_signal
from .notices import Notice, Severity
from .palette import actions, series_of_corpus
from .places import CorpusPlace
from .screens import screen_of
from .themes import DARK, NAMES, TERMINAL, THEMES
from .widgets.crumbs import Crumbs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual.app import SystemCommand
    from textual.screen import Screen

    from .places import Place
    from .screens.base import AnyScreen
    from .settings import Settings

INTERRUPTED = 130  # the exit code of what was ended by Ctrl-C
NOTICE_S = 6  # a notice stays so long in its corner


class ClausetrailApp(AheadApp):
    """`clausetrail browse`."""

    TITLE = "Clausetrail"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar = {actions, series_of_corpus}
    CSS = """
    /* In the line above the keys one is asked things, and told what is worked on. */
    ToastRack { margin-bottom: 2; }
    Toast {
        width: auto;
        max-width: 80%;
        min-width: 24;
        padding: 0 1;
        background: $panel;
        &.-information { border-left: outer $primary; }
    }
    Input:ansi {
        & > .input--cursor, & > .input--selection {
            background: ansi_default; color: ansi_default; text-style: reverse;
        }
    }
    CommandPalette SearchIcon { display: none; }
    CommandPalette > Vertical { max-width: 100; }
    CommandPalette OptionList:ansi {
        scrollbar-color: ansi_default; scrollbar-background: ansi_default;
        & > .option-list--option-highlighted {
            background: ansi_default; color: ansi_default; text-style: reverse;
        }
    }
    """
    BINDINGS: ClassVar = [
        Binding("question_mark", "help", "Help", show=False, id="app.help",
                tooltip="Every key that does something here, and how the screen is read"),
        Binding("f1", "help", "Help", show=False, id="app.help.anywhere", priority=True),
        Binding("y", "copy", "Copy the text", show=False, id="app.copy",
                tooltip="The paragraph under the cursor, or the chosen words"),
        Binding("c", "copy_citation", "Copy the citation", show=False, id="app.cite",
                tooltip="As the United Nations cite: resolution 71/255, para. 4"),
        Binding("e", "export", "Export what is shown", show=False, id="app.export",
                tooltip="To a file: a redline for Word, a web page, a table, a picture …"),
        Binding("exclamation_mark", "notices", "Read the notices again", show=False,
                id="app.notices", tooltip="Whatever was said in the corner, whole"),
        Binding("ctrl+t", "theme", "Another theme", show=False, id="app.theme",
                tooltip="Dark, light, high contrast, the terminal's own colours, none"),
        Binding("ctrl+p", "command_palette", "Look for an action", show=False, id="app.palette",
                priority=True, tooltip="Type a few letters of what it is called, or of a series"),
        Binding("ctrl+z", "suspend_process", "To the shell, for a while", show=False,
                id="app.suspend", tooltip="`fg` comes back"),
        Binding("q", "quit", "Quit", show=False, id="app.quit"),
        # Over a sheet too, where q closes that.
        Binding("ctrl+q", "quit", "Quit", show=False, id="app.quit.anywhere", priority=True),
    ]  # fmt: skip

    def __init__(self, settings: Settings) -> None:
        """Take what it is started with; nothing of the corpus is read yet."""
        super().__init__()
        self.settings = settings
        self.kept = state.load(settings.state)
        self.foreground = Desk(settings.corpus, settings.caches)
        self.background = Desk(settings.corpus, settings.caches)
        self.notices: list[Notice] = []  # oldest first
        self.complaints: list[Exception] = []  # what the errors among them are of
        self.crash: Exception | None = None  # what ended the application, where that is a defect
        self.passing = Passing()  # pins of files
        self.typed: dict[str, list[str]] = {}  # what was given to each prompt, oldest first
        for theme in THEMES:
            self.register_theme(theme)
        usual = TERMINAL if self.console.color_system == "standard" else DARK
        wanted = settings.theme or self.kept.theme
        self.theme = wanted if wanted in NAMES else usual

    def on_mount(self) -> None:
        """Show the first screen; those before it lie beneath, for the way back."""
        ends_by_signal(self)
        start = self.settings.start
        if start[:-1]:
            from .screens.later import LaterScreen

            for place in start[:-1]:
                self.push_screen(LaterScreen(place))
        for place in start[-1:]:
            self.go(place)

    def on_unmount(self) -> None:
        """Let go of the corpus."""
        for desk in (self.foreground, self.background):
            desk.close()

    # Where one is

    @property
    def way(self) -> list[AnyScreen]:
        """The screens from the first to the one that is seen."""
        from .screens.base import BaseScreen

        return [screen for screen in self.screen_stack if isinstance(screen, BaseScreen)]

    @property
    def path(self) -> tuple[str, ...]:
        """The breadcrumbs."""
        return tuple(screen.place.crumb for screen in self.way)

    def go(self, place: Place) -> None:
        """Show a place."""
        self._said_enough()
        self.push_screen(screen_of(place))

    def back(self, steps: int = 1) -> None:
        """Go back so many screens; from the first one, nowhere."""
        if not self.way[-1].may_leave():
            return
        self._said_enough()
        for _ in range(min(steps, len(self.way) - 1)):
            self.pop_screen()
        from .screens.later import LaterScreen

        if isinstance(self.screen, LaterScreen):
            self.switch_screen(self.screen.made())

    def _said_enough(self) -> None:
        """Take away what was said of the screen that is left, unless something went wrong there."""
        if not (self.notices and self.notices[-1].severity == "error"):
            self.clear_notifications()

    def show_corpus(self, folder: Path | None, place: CorpusPlace | None = None) -> None:
        """Read another corpus from now on, or the same one as it is now; its list shows it.

        Args:
            folder: of the corpus.
            place: of the list of its series; None for the one that there is.
        """
        for desk in (self.foreground, self.background):
            desk.anew(folder)
        from .screens.corpus import CorpusScreen
        from .screens.later import LaterScreen

        for screen in self.way:
            if isinstance(screen, CorpusScreen | LaterScreen) and isinstance(
                screen.place, CorpusPlace
            ):
                screen.show_place(place or screen.place)

    @on(Crumbs.Picked)
    def _picked(self, event: Crumbs.Picked) -> None:
        self.back(event.back)

    # What is kept

    def keep(self, **changes: object) -> None:
        """Keep something for the next run."""
        kept = msgspec.structs.replace(self.kept, **changes)
        if kept != self.kept:
            self.kept = kept
            state.save(self.settings.state, **changes)

    # What is said

    def tell(self, words: str, *, severity: str = "information") -> None:
        """Say something in a corner for a while; it can be read again among the notices."""
        kind = cast("Severity", severity)
        clock = self.settings.clock
        self.notices.append(Notice(kind, words, clock() if clock else ""))
        shown = "\n".join(map(safe, words.split("\n")))
        self.notify(shown, severity=kind, markup=False, timeout=NOTICE_S)

    def complain(self, error: Exception) -> None:
        """Say what went wrong; what should not have happened says so, and how to report it."""
        self.complaints.append(error)
        if isinstance(error, ClausetrailError):
            self.tell(str(error), severity="error")
            return
        where = ""
        if self.settings.debug:
            import traceback

            where = "".join(traceback.format_exception(error)).rstrip() + "\n"
        self.tell(
            f"Clausetrail failed where it should not: {type(error).__name__}: {error}\n{where}"
            "hint: please report this with what you did; under CLAUSETRAIL_DEBUG=1 the notice "
            "tells where it happened",
            severity="error",
        )

    def _handle_exception(self, error: Exception) -> None:
        """End, and leave it to whoever started the application to say why, on a sane terminal.

        Textual would print a trace with the values of all variables, texts among them.
        """
        self.crash = self.crash or error
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    # Actions of the whole application

    def action_copy(self) -> None:
        """Copy the text under the cursor, or the phrase that is chosen."""
        self.copy(self.way[-1].copied, self.way[-1].copied_name)

    def action_copy_citation(self) -> None:
        """Copy the citation of the paragraph under the cursor."""
        self.copy(self.way[-1].citation, "the citation")

    def copy(self, text: str, what: str) -> None:
        """Copy a text, and say so: `Copied the citation: …`."""
        if not text:
            self.tell(f"There is nothing here of which {what} could be copied.", severity="warning")
            return
        self.copy_to_clipboard(text)
        shown = text if len(text) <= 60 else text[:59] + "…"
        self.tell(f"Copied {what}: {shown}")

    def action_theme(self) -> None:
        """Change to the next theme."""
        names = list(NAMES)
        self.set_theme(names[(names.index(self.theme) + 1) % len(names)])

    def set_theme(self, name: str) -> None:
        """Change to a theme, and keep it."""
        self.theme = name
        self.keep(theme=name)
        self.tell(f"Theme: {NAMES[name]}.")

    def action_help(self) -> None:
        """Show every key that does something where one is, and how the screen is read."""
        from .screens.asking import AskingScreen
        from .screens.help import HelpScreen

        if not isinstance(self.screen, AskingScreen):
            self.pop_screen()  # the palette has no keys to tell of: the screen beneath has
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_notices(self) -> None:
        """Show what was said."""
        from .screens.notices import NoticesScreen

        self.push_screen(NoticesScreen(self.notices))

    def action_export(self, ending: str = "") -> None:
        """Ask for the form and the name of a file of what is shown.

        Args:
            ending: of the form to begin with; nothing for the first.
        """
        from .screens.export import ExportScreen, offers_of

        offers = offers_of(self)
        self.push_screen(ExportScreen(offers, ending))

    def action_help_quit(self) -> None:
        """End at Ctrl-C, as every other program does."""
        self.exit(return_code=INTERRUPTED)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Return none: the palette's own providers say everything (`palette`)."""
        del screen
        return ()
