"""From the word under the cursor to every question of the history: the keys that lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding

from clausetrail_tui.places import (
    AgreedPlace,
    BlamePlace,
    CitesPlace,
    File,
    MatrixPlace,
    SearchPlace,
    Stored,
    TrailPlace,
)
from clausetrail_tui.screens.base import AnyPlace, BaseScreen
from clausetrail_tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from clausetrail_tui.ink import Side
    from clausetrail_tui.jumping import Texts
    from clausetrail_tui.places import Text


class Subject(NamedTuple):
    """What the cursor is on."""

    text: Text
    ref: str | None = None  # a paragraph of it
    offset: int = 0  # in the paragraph's text, of the word under the cursor (code points)
    phrase: str = ""  # the words that are chosen
    words: str = ""  # the text of the paragraph
    clause: int | None = None  # 0-based, of the clause that the word stands in


class LeadsScreen(BaseScreen[AnyPlace]):
    """A screen that shows words of texts, and leads from them to the questions of the history."""

    BINDINGS: ClassVar = [
        Binding("t", "trail", "Trail", id="lead.trail",
                tooltip="Follow this paragraph through its series"),
        Binding("b", "blame", "Blame", id="lead.blame",
                tooltip="Which text brought each word in"),
        Binding("m", "matrix", "Matrix", id="lead.matrix",
                tooltip="All paragraphs of the series against all its texts"),
        Binding("s,slash", "search", "Search", id="lead.search",
                tooltip="Look for the chosen words, or any phrase, in the whole corpus"),
        Binding("a", "agreed", "Agreed", id="lead.agreed",
                tooltip="The nearest adopted wording of each paragraph"),
        Binding("C", "cites", "Cites", show=False, id="lead.cites",
                tooltip="What this text cites, and what cites it"),
        Binding("g", "goto", "Go to", id="lead.goto",
                tooltip="Go to a paragraph by typing its reference: 12a, pp4, annex 1"),
    ]  # fmt: skip

    @property
    def subject(self) -> Subject | None:
        """What the cursor is on; None where that is no text."""
        raise NotImplementedError

    @property
    def slug(self) -> str | None:
        """The series that the screen is about; None where it is about none, or several."""
        subject = self.subject
        return subject.text.slug if subject and isinstance(subject.text, Stored) else None

    @property
    def copied(self) -> str:
        """The chosen phrase, or else the paragraph."""
        subject = self.subject
        return (subject.phrase or subject.words) if subject else ""

    @property
    def citation(self) -> str:
        """The paragraph, cited; nothing for a text that has no symbol."""
        subject = self.subject
        if subject is None or isinstance(subject.text, File):
            return ""
        from clausetrail.history.citing import citation, text_citation

        name = subject.text.name
        return citation(name, subject.ref) if subject.ref else text_citation(name)

    def action_trail(self) -> None:
        """Follow the paragraph under the cursor; its clause, where a word is chosen."""
        subject = self.subject
        if subject is None or subject.ref is None:
            self.root.tell("Put the cursor on a paragraph to follow it.", severity="warning")
            return
        self.root.go(TrailPlace(subject.text, subject.ref, subject.clause))

    def action_blame(self) -> None:
        """Say which text brought in each word, beginning at the one under the cursor."""
        subject = self.subject
        if subject is None:
            self.root.tell(
                "Put the cursor on a text to ask where it comes from.", severity="warning"
            )
            return
        self.root.go(BlamePlace(subject.text, subject.ref, subject.offset))

    def action_matrix(self) -> None:
        """Lay the paragraphs of the series against its texts."""
        slug, subject = self.slug, self.subject
        if slug is None:
            self.root.tell("This text belongs to no series of the corpus.", severity="warning")
            return
        self.root.go(MatrixPlace(slug, subject and subject.text, subject and subject.ref))

    def action_search(self) -> None:
        """Look for the chosen words; without any, ask for a phrase."""
        subject = self.subject
        self.root.go(SearchPlace(f'"{subject.phrase}"' if subject and subject.phrase else ""))

    def action_agreed(self) -> None:
        """Find the nearest adopted wording, beginning at the paragraph under the cursor."""
        subject = self.subject
        if subject is None:
            self.root.tell(
                "Put the cursor on a text to look for agreed language.", severity="warning"
            )
            return
        self.root.go(AgreedPlace(subject.text, subject.ref))

    def action_cites(self) -> None:
        """Tell what the text under the cursor cites, and what cites it."""
        subject = self.subject
        if subject is None:
            self.root.tell("Put the cursor on a text to see its citations.", severity="warning")
            return
        self.root.go(CitesPlace(subject.text))

    # Going to a paragraph

    @property
    def references(self) -> Texts | None:
        """The references that `g` goes to; None, the default, where there are none to go to."""
        return None

    def jump(self, side: Side, ref: str) -> None:
        """Set the cursor on a paragraph, one of `references`."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no way to paragraphs where there are none."""
        if action == "goto" and self.references is None:
            return False
        return super().check_action(action, parameters)

    def action_goto(self) -> None:
        """Ask for a reference, and go there."""
        from clausetrail_tui.jumping import found, missing, offered

        texts = self.references
        if texts is None:
            return
        self.prompt(
            "goto",
            "Go to",
            hint="12, 12a, pp4, annex 1" + ("; -12 of the old text" if texts.old else ""),
            complete=lambda typed: offered(typed, texts),
            check=lambda typed: "" if not typed or found(typed, texts) else missing(typed, texts),
        )

    @on(Prompt.Given, "#goto")
    def _go_to(self, event: Prompt.Given) -> None:
        from clausetrail_tui.jumping import found

        texts = self.references
        at = found(event.value, texts) if texts else None
        if at is not None:
            self.jump(at.side, at.ref)
