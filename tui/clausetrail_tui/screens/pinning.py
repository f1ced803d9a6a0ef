"""A person's word on which paragraphs belong together: `p` pins and parts, `u` takes back.

What is decided about two texts of the corpus is written there; about files it holds until the
application ends. Either way the texts are compared anew, and the cursor stands on the pair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.message import Message

from clausetrail.model.errors import ClausetrailError
from clausetrail_tui.judging.pinning import (
    Act,
    Decide,
    Mark,
    act_words,
    acts_of,
    joined,
    others,
    partners,
)
from clausetrail_tui.screens.judged import JudgedScreen
from clausetrail_tui.widgets.prompt import Prompt
from clausetrail_tui.widgets.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from clausetrail.model import Group
    from clausetrail_tui.desk import Desk, Job
    from clausetrail_tui.ink import Side
    from clausetrail_tui.judging.deciding import Decided
    from clausetrail_tui.places import ComparePlace


class PinningScreen(JudgedScreen):
    """A comparison that a person can correct."""

    BINDINGS: ClassVar = [
        Binding("p", "pin", "Pin", id="judge.pin",
                tooltip="Pin paragraphs to each other, or part them; what is decided is kept"),
        Binding("u", "undo", "Undo", show=False, id="judge.undo",
                tooltip="Take back what was pinned or parted last"),
    ]  # fmt: skip

    class Picked(Message):
        """One of several acts was picked."""

        def __init__(self, act: Act) -> None:
            """Take it."""
            super().__init__()
            self.act = act

    class Made(Message):
        """Something was decided, or taken back."""

        def __init__(self, decided: Decided) -> None:
            """Take what became of it."""
            super().__init__()
            self.decided = decided

    def __init__(self, place: ComparePlace) -> None:
        """Nothing is marked yet."""
        super().__init__(place)
        self._mark: Mark | None = None
        self._pinned: Decide | None = None  # just now; its group is looked at when it is known

    def content(self) -> ComposeResult:
        """Yield the comparison, and the line that says what is waited for."""
        yield from super().content()
        yield Waiting()

    def compare(self, at: tuple[Side, str] | None = None) -> None:
        """Compare the two texts anew; the cursor goes to a paragraph."""
        raise NotImplementedError

    # Deciding

    def action_pin(self) -> None:
        """Offer what can be decided about the group under the cursor; or take a partner."""
        group = self.judged
        if group is None or self.compared is None:
            self.root.tell("Put the cursor on a paragraph to pin it.", severity="warning")
        elif self._mark is not None:
            self._partner(self._mark, group)
        else:
            word = self.page.word
            first = (word.spot.side, word.spot.ref) if word else None
            self._offer(acts_of(group, self.compared.decisions, first=first))

    def _offer(self, acts: Sequence[Act]) -> None:
        """Let one of several acts be picked; one alone needs no question."""
        if self.compared is None or len(acts) == 1:
            self._take(acts[0])
            return
        from clausetrail_tui.screens.pins import PinScreen

        told = [(act, act_words(act, self.compared.decisions)) for act in acts]
        self.root.push_screen(PinScreen(told, self.place.crumb, self.Picked))

    @on(Picked)
    def _picked(self, event: Picked) -> None:
        self._take(event.act)

    def _take(self, act: Act) -> None:
        if isinstance(act, Mark):
            self._marked(act)
        else:
            self._decide(act)

    def _decide(self, one: Decide) -> None:
        from clausetrail_tui.judging import deciding

        self._unmark()
        if self.compared is None:
            return
        place, person = self.place, self.root.settings.person
        if not deciding.is_kept(place):
            try:
                decided = self.root.passing.decide(place, one, self.compared.comparison)
            except ClausetrailError as error:
                self.root.complain(error)
                return
            self.post_message(self.Made(decided))
            return

        def question(desk: Desk, job: Job) -> Decided:
            del job
            return deciding.decide(desk, place, one, person)

        self.ask(question, self.Made, label="Writing the decision into the corpus", group="pin")

    def give_up(self) -> bool:
        """Stop what is being worked on, but for what is being written."""
        return not self.may_leave() or super().give_up()

    def may_leave(self) -> bool:
        """Whether no decision is being written."""
        if "pin" in self._jobs:
            self.root.tell("This is being written already; u takes it back.", severity="warning")
            return False
        return True

    def action_undo(self) -> None:
        """Take back what was decided last."""
        from clausetrail_tui.judging import deciding

        self._unmark()
        place, person = self.place, self.root.settings.person
        if not deciding.is_kept(place):
            decided = self.root.passing.undo(place)
            if decided is None:
                self.root.tell(deciding.NOTHING)
            else:
                self.post_message(self.Made(decided))
            return

        def question(desk: Desk, job: Job) -> Decided:
            del job
            return deciding.undo(desk, place, person)

        self.ask(question, self.Made, label="Taking the last decision back", group="pin")

    @on(Made)
    def _made(self, event: Made) -> None:
        decided = event.decided
        self.root.tell(decided.words)
        # What is asked in the background opens the corpus anew, and sees the decision too.
        self.root.background.anew(self.root.background.folder)
        if decided.at is not None:
            self._pinned = decided.at if decided.at.verdict == "together" else None
            self.compare(("new", decided.at.new))

    # A marked paragraph that waits for its partner

    def _marked(self, mark: Mark) -> None:
        self._mark = mark
        self.query_one(Waiting).tell(
            f"Pin {mark.words} to …",
            ("p", "on its partner"),
            ("g", "name it"),
            ("esc", "give up"),
        )

    def _unmark(self) -> None:
        self._mark = None
        self.query_one(Waiting).hush()

    @on(JudgedScreen.Ready)
    def _compared_anew(self, event: JudgedScreen.Ready) -> None:
        self._unmark()
        one, self._pinned = self._pinned, None
        if one is None:
            return
        # The comparison may find that another paragraph, alike enough, is a part of the pair.
        for group in event.compared.comparison.groups:
            more = others(one, group)
            if more:
                self.root.tell(f"With them stands {more}: p parts what does not belong.")

    def _partner(self, mark: Mark, group: Group) -> None:
        """Pin the marked paragraph to one of a group; where it has none, ask which."""
        found = partners(mark, group)
        if found:
            self._offer([joined(mark, ref) for ref in found])
        else:
            self._ask_partner(mark)

    def _ask_partner(self, mark: Mark) -> None:
        from clausetrail_tui.jumping import Texts, found, missing, offered

        both = self.references
        texts = Texts((), both.of(mark.other) if both else ())
        self.query_one(Waiting).hush()  # the prompt says the same
        self.prompt(
            "partner",
            f"Pin {mark.words} to",
            hint=f"a paragraph of the {mark.other} text",
            complete=lambda typed: offered(typed, texts),
            check=lambda typed: "" if found(typed, texts) else missing(typed, texts),
        )

    @on(Prompt.Given, "#partner")
    def _partner_named(self, event: Prompt.Given) -> None:
        from clausetrail_tui.jumping import Texts, found

        mark, both = self._mark, self.references
        if mark is None or both is None:
            return
        at = found(event.value, Texts((), both.of(mark.other)))
        if at is not None:
            self._decide(joined(mark, at.ref))

    @on(Prompt.GivenUp, "#partner")
    def _partner_not_named(self) -> None:
        if self._mark is not None:
            self._marked(self._mark)

    def action_goto(self) -> None:
        """Ask for a reference: of the partner, where a paragraph waits for one."""
        if self._mark is not None:
            self._ask_partner(self._mark)
        else:
            super().action_goto()

    def action_back(self) -> None:
        """Give the marked paragraph up; else as everywhere."""
        if self._mark is not None:
            self._unmark()
        else:
            super().action_back()
