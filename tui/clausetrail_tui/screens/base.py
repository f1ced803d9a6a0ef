"""What all screens of a place have in common: the frame, the way back, what can be taken along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual.binding import Binding

from clausetrail_tui.places import Place
from clausetrail_tui.screens.asking import AskingScreen
from clausetrail_tui.widgets.crumbs import Crumbs
from clausetrail_tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from clausetrail_tui.exporting import Export
    from clausetrail_tui.legend import Reading

AnyPlace = TypeVar("AnyPlace", bound=Place)


class BaseScreen(AskingScreen, Generic[AnyPlace]):
    """A screen that shows one place.

    A subclass yields its content in `content`, asks the engine with `ask`, and changes its
    widgets in handlers of the messages that the answers come as.
    """

    BINDINGS: ClassVar = [
        Binding(
            "escape,backspace",
            "back",
            "Back",
            show=False,
            id="app.back",
            tooltip="Back, or stop what is being worked on",
        ),
    ]

    READING: ClassVar[Sequence[Reading]] = ()
    """How the screen is read: what the help shows of it, each mark as it looks on the page."""

    def __init__(self, place: AnyPlace) -> None:
        """Take the place to show."""
        super().__init__()
        self.place = place

    def compose(self) -> ComposeResult:
        """Yield the frame and the content."""
        yield Crumbs()
        yield from self.content()
        yield KeyBar()

    def content(self) -> ComposeResult:
        """Yield what stands between the top and the bottom line."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        """Say where one is."""
        self.tell_place()

    def tell_place(self) -> None:
        """Write the breadcrumbs anew."""
        self.query_one(Crumbs).path = self.root.path

    def tell_facts(self, facts: str) -> None:
        """Say something at the right of the top line."""
        self.query_one(Crumbs).facts = facts

    def action_back(self) -> None:
        """Stop what is being worked on; where nothing is, go back to the screen before."""
        if not self.give_up():
            self.root.back()

    def may_leave(self) -> bool:
        """Whether the screen can be left now; where it cannot, it says why.

        What is being written into the corpus cannot be stopped, and the screen has to hear of it.
        """
        return True

    # What is copied and exported

    def exports(self) -> Sequence[Export]:
        """The forms in which what is shown can be written to a file (`exporting` makes them).

        Asked when the person presses `e`. A page as text and the screen as a picture are added to
        these; nothing is offered while there is no answer yet.
        """
        return ()

    @property
    def stem(self) -> str:
        """What a file of this screen is called by default, without its ending."""
        from clausetrail_tui.exporting import stem_of

        return stem_of(self.place.crumb.replace("→", ""))

    @property
    def copied(self) -> str:
        """The text that `y` copies."""
        return ""

    @property
    def copied_name(self) -> str:
        """What it is called, where one is told that it was copied."""
        return "the text"

    @property
    def citation(self) -> str:
        """The citation that `c` copies, in the form of the United Nations."""
        return ""

    def focus_first(self, widget: Widget) -> None:
        """Give a widget the keys, without a scroll."""
        self.set_focus(widget, scroll_visible=False)


AnyScreen = BaseScreen[Any]
