"""What a person decides about documents before they are stored: what is right, how it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.binding import Binding
from textual.message import Message

from clausetrail.report.safe import safe
from clausetrail_tui.places import ImportPlace
from clausetrail_tui.screens.base import BaseScreen
from clausetrail_tui.shelves.import_rows import TakenRow, file_of
from clausetrail_tui.shelves.taking import decide
from clausetrail_tui.widgets.page import Page
from clausetrail_tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from clausetrail.corpus.given import Decision
    from clausetrail.corpus.intake import Progress
    from clausetrail_tui.rows import Row
    from clausetrail_tui.shelves.taking import Preview

Phase = Literal["asking", "reading", "asked", "nothing", "storing", "done"]


class DecidingScreen(BaseScreen[ImportPlace]):
    """A preview of an import, in which a person decides what the documents cannot tell."""

    BINDINGS: ClassVar = [
        Binding("r", "replace", "Replace", id="import.replace",
                tooltip="Let this text stand in the place of another of the same symbol, or not"),
        Binding("l", "label", "Name the draft", id="import.label",
                tooltip="Give a draft without a symbol a name, by which it is found"),
    ]  # fmt: skip

    class Previewed(Message):
        """What would become of the documents is known."""

        def __init__(self, preview: Preview) -> None:
            """Take it."""
            super().__init__()
            self.preview = preview

    def __init__(self, place: ImportPlace) -> None:
        """Nothing was read yet."""
        super().__init__(place)
        self.preview: Preview | None = None
        self._named: TakenRow | None = None  # the draft that is being named

    @property
    def phase(self) -> Phase:
        """How far one is."""
        raise NotImplementedError

    @property
    def folder(self) -> Path | None:
        """The corpus that is imported into."""
        raise NotImplementedError

    def tell_progress(self, progress: Progress) -> None:
        """Take note of progress; called in the desk's thread."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a decision where there is something to decide."""
        if action in {"replace", "label"}:
            rows = self._page.rows if self.phase in {"asked", "nothing"} else ()
            return any(_may(action, row) for row in rows)
        return super().check_action(action, parameters)

    @property
    def _page(self) -> Page:
        return self.query_one(Page)

    def _chosen_for(self, action: str) -> TakenRow | None:
        """The row under the cursor; where it is none of these, the only one there is."""
        may = [row for row in self._page.rows if isinstance(row, TakenRow) and _may(action, row)]
        row = self._page.row
        if isinstance(row, TakenRow) and row in may:
            return row
        return may[0] if len(may) == 1 else None

    def action_replace(self) -> None:
        """Let a text stand in the place of the other of its symbol, or take that back."""
        row = self._chosen_for("replace")
        if row is None:
            self.root.tell("Put the cursor on a text that is refused.", severity="warning")
            return
        placement = row.taken.placement
        if row.replaces:
            self._decide(placement.sha256, "replace", None)
        elif placement.other is not None:
            self._decide(placement.sha256, "replace", placement.other)

    def action_label(self) -> None:
        """Ask what a draft is called."""
        row = self._named = self._chosen_for("label")
        if row is None:
            self.root.tell("Put the cursor on a draft without a symbol.", severity="warning")
            return
        self.prompt(
            "label", f"Name of {safe(file_of(row.taken.name))}", row.label,
            hint="how the draft is called beside the texts of its series, such as zero-draft",
            check=_wrong,
        )  # fmt: skip

    @on(Prompt.Given, "#label")
    def _label_given(self, event: Prompt.Given) -> None:
        if self._named is not None:
            self._decide(self._named.taken.placement.sha256, "label", event.value or None)

    def _decide(self, sha256: str, kind: Literal["replace", "label"], value: str | None) -> None:
        from clausetrail.corpus.given import Decision

        preview, folder = self.preview, self.folder
        if preview is None or folder is None:
            return
        kept = [one for one in preview.decisions if (one.sha256, one.kind) != (sha256, kind)]
        if value is not None:
            # Of two texts one is right: the other's claim goes.
            kept = [
                one for one in kept if (one.kind, one.sha256, one.value) != (kind, value, sha256)
            ]
            kept.append(Decision(kind=kind, sha256=sha256, value=value))
        self._ask_anew(preview, kept, folder)

    def _ask_anew(self, preview: Preview, decisions: Sequence[Decision], folder: Path) -> None:
        self.ask(
            decide(preview, tuple(decisions), folder, self.tell_progress),
            self.Previewed,
            label="Looking where each goes",
            group="import",
            background=True,
        )


def _may(action: str, row: Row) -> bool:
    return isinstance(row, TakenRow) and (row.may_replace if action == "replace" else row.may_label)


def _wrong(label: str) -> str:
    """Return what is wrong with the name of a draft; none is the default one."""
    from clausetrail.corpus.deciding import DecisionError, check_decision
    from clausetrail.corpus.given import Decision

    if not label:
        return ""
    try:
        check_decision(Decision(kind="label", sha256="0" * 64, value=label))
    except DecisionError as error:
        return error.message
    return ""
