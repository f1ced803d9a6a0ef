"""What the cursor of a comparison is on: to be copied, cited, followed, exported."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from clausetrail.report.words import refs_words
from clausetrail_tui.comparing.rows import FoldRow
from clausetrail_tui.places import File, short
from clausetrail_tui.screens.leads import Subject
from clausetrail_tui.screens.pinning import PinningScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Comparison, Group
    from clausetrail_tui.exporting import Export
    from clausetrail_tui.ink import Side


class PointedScreen(PinningScreen):
    """A comparison whose paragraphs can be taken along, of either text."""

    BINDINGS: ClassVar = [
        Binding("Y", "copy_old", "Copy the old text", show=False, id="compare.copy",
                tooltip="Of the paragraph under the cursor; y copies the new text"),
    ]  # fmt: skip

    @property
    def comparison(self) -> Comparison | None:
        """The comparison, once it is made."""
        return self.compared.comparison if self.compared else None

    # What is copied

    @property
    def copied(self) -> str:
        """The chosen phrase, or else all new paragraphs under the cursor, as they are now."""
        if self.page.word is not None or not self._pointed:
            return super().copied
        return self._text_of(self._side)

    @property
    def copied_name(self) -> str:
        """Which paragraphs, of which text."""
        word = self.page.word
        if word is not None:
            side, refs = word.spot.side, word.spot.ref
            return f"words of {refs} of {self._called(side)}"
        return self._name_of(self._side) if self._pointed else super().copied_name

    def action_copy_old(self) -> None:
        """Copy the old text's paragraphs under the cursor."""
        if not self._pointed:
            self.root.tell("Put the cursor on a paragraph to copy it.", severity="warning")
        elif not self._refs("old"):
            self.root.tell("This paragraph stands in the new text alone.", severity="warning")
        else:
            self.root.copy(self._text_of("old"), self._name_of("old"))

    @property
    def _pointed(self) -> Sequence[Group]:
        """The groups under the cursor: of a fold, all that are in it."""
        row, group = self.page.row, self.judged
        if isinstance(row, FoldRow) and self.comparison is not None:
            return self.comparison.groups[row.fold.first : row.fold.last + 1]
        return () if group is None else (group,)

    @property
    def _side(self) -> Side:
        """The side that is copied where none is asked for."""
        return "new" if self._refs("new") else "old"

    def _refs(self, side: Side) -> list[str]:
        return [ref for one in self._pointed for ref in (one.old if side == "old" else one.new)]

    def _text_of(self, side: Side) -> str:
        refs = set(self._refs(side))
        both = self.comparison
        text = both and (both.old if side == "old" else both.new)
        return "\n".join(one.text for one in text.paragraphs if one.ref in refs) if text else ""

    def _name_of(self, side: Side) -> str:
        return f"{refs_words(self._refs(side))} of {self._called(side)}"

    def _called(self, side: Side) -> str:
        return f"the {side} text ({short(self.place.old if side == 'old' else self.place.new)})"

    # What it is called, and where it leads

    @property
    def citation(self) -> str:
        """The paragraph, cited: also of a file, whose text says its symbol itself."""
        subject = self.subject
        if subject is None or self.comparison is None or not isinstance(subject.text, File):
            return super().citation
        old = subject.text == self.place.old
        symbol = (self.comparison.old if old else self.comparison.new).symbol
        if not symbol:
            return ""
        from clausetrail.history.citing import citation, text_citation

        return citation(symbol, subject.ref) if subject.ref else text_citation(symbol)

    @property
    def subject(self) -> Subject | None:
        """The paragraph, and the word in it."""
        group = self.judged
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

    def exports(self) -> Sequence[Export]:
        """The reports of the comparison, as it is shown: with its pins."""
        if self.comparison is None:
            return ()
        from clausetrail_tui.exporting import of_comparison

        return of_comparison(self.comparison, self.place.old, self.place.new)
