"""The application: which screen is shown, what is kept, what all screens share."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual import on
from textual.app import App
from textual.binding import Binding

from clausetrail.model.errors import ClausetrailError

from . import state
from .desk import Desk
from .screens import screen_of
from .themes import DARK, NAMES, THEMES
from .widgets.crumbs import Crumbs

if TYPE_CHECKING:
    from .places import Place
    from .screens.base import AnyScreen
    from .settings import Settings


class ClausetrailApp(App[None]):
    """`clausetrail browse`."""

    TITLE = "Clausetrail"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar = [
        Binding("question_mark,f1", "help", "Help", show=False, id="app.help"),
        Binding("q,ctrl+q", "quit", "Quit", show=False, id="app.quit"),
        Binding("y", "copy", "Copy the text", show=False, id="app.copy"),
        Binding("c", "copy_citation", "Copy the citation", show=False, id="app.cite"),
        Binding("e", "export", "Export what is shown", show=False, id="app.export"),
        Binding(
            "exclamation_mark", "notices", "Read the notices again", show=False, id="app.notices"
        ),
        Binding("ctrl+t", "theme", "Another theme", show=False, id="app.theme"),
    ]

    def __init__(self, settings: Settings) -> None:
        """Take what it is started with; nothing of the corpus is read yet."""
        super().__init__()
        self.settings = settings
        self.kept = state.load(settings.state)
        self.foreground = Desk(settings.corpus, settings.caches)
        self.background = Desk(settings.corpus, settings.caches)
        self.notices: list[tuple[str, str]] = []  # severity and words, oldest first
        self.typed: dict[str, list[str]] = {}  # in prompts, by their name, oldest first
        for theme in THEMES:
            self.register_theme(theme)
        wanted = settings.theme or self.kept.theme
        self.theme = wanted if wanted in NAMES else DARK

    def on_mount(self) -> None:
        """Show the first screen; those before it lie beneath, for the way back."""
        for place in self.settings.start:
            self.go(place)

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
        self.push_screen(screen_of(place))

    def back(self, steps: int = 1) -> None:
        """Go back so many screens; from the first one, nowhere."""
        for _ in range(min(steps, len(self.way) - 1)):
            self.pop_screen()

    @on(Crumbs.Picked)
    def _picked(self, event: Crumbs.Picked) -> None:
        self.back(event.back)

    # What is kept

    def keep(self, **changes: object) -> None:
        """Keep something for the next run."""
        kept = msgspec.structs.replace(self.kept, **changes)
        if kept != self.kept:
            self.kept = kept
            state.save(self.settings.state, kept)

    # What is said

    def tell(self, words: str, *, severity: str = "information") -> None:
        """Say something in a corner for a while; it can be read again among the notices."""
        self.notices.append((severity, words))
        self.notify(words, severity=severity, markup=False, timeout=6)  # type: ignore[arg-type]

    def complain(self, error: Exception) -> None:
        """Say what went wrong; what should not have happened says so, and how to report it."""
        if isinstance(error, ClausetrailError):
            self.tell(str(error), severity="error")
            return
        self.tell(
            f"Clausetrail failed where it should not: {type(error).__name__}: {error}\n"
            "hint: please report this with what you did",
            severity="error",
        )

    # Actions of the whole application

    def action_copy(self) -> None:
        """Copy the text under the cursor, or the phrase that is chosen."""
        self._copy(self.way[-1].copied, "the text")

    def action_copy_citation(self) -> None:
        """Copy the citation of the paragraph under the cursor."""
        self._copy(self.way[-1].citation, "the citation")

    def _copy(self, text: str, what: str) -> None:
        if not text:
            self.tell(f"There is nothing here of which {what} could be copied.", severity="warning")
            return
        self.copy_to_clipboard(text)
        shown = text if len(text) <= 60 else text[:59] + "…"
        self.tell(f"Copied {what}: {shown}")

    def action_theme(self) -> None:
        """Change to the next theme."""
        names = list(NAMES)
        self.theme = (
            names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else DARK
        )
        self.keep(theme=self.theme)
        self.tell(f"Theme: {NAMES[self.theme]}.")
