"""Around the text, in a copy of its own document: the title, and notes of no paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.diff.words import diff_words

from .cursor import Cursor, parted
from .frame import unanchored
from .xml import Element, element, qualified

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetrail.model import Comparison

    from .base_notes import BaseNotes
    from .revisions import Revisions

_RUN = qualified("w:r")


class Title:
    """Tracks what changed around the text."""

    def __init__(self, comparison: Comparison, notes: BaseNotes, revisions: Revisions) -> None:
        """Take both texts, the document's footnotes, and who signs."""
        self._comparison = comparison
        self._notes = notes
        self._revisions = revisions
        self._node: Element | None = None

    def change(self, around: Iterable[Element]) -> bool:
        """Track what changed in the title.

        Args:
            around: the paragraphs of the document that hold no paragraph of the text.

        Returns:
            Whether what changed is told: no, where the document does not have its title in one
            paragraph.
        """
        old, new = self._comparison.old.title, self._comparison.new.title
        for node in around if old else ():
            cursor = Cursor(node, old)
            if cursor.fits and len(cursor.label.strip()) < len(old):
                self._node = node
                if old != new:
                    cursor.rewrite(node, diff_words(old, new).ops, self._revisions, routine=False)
                return True
        return old == new

    def told(self) -> str:
        """Return the change of the title in a sentence."""
        return f"The new text's title: {self._comparison.new.title or 'none'}."

    def settle_notes(self, around: list[Element], first: Element) -> None:
        """Track the footnotes that no paragraph calls, as those of a reissue.

        Args:
            around: the paragraphs that hold no paragraph of the text.
            first: the first paragraph of the document.
        """
        calls = [call for node in around for call in self._notes.calls_in(node)]
        added: list[Element] = []
        for note in unanchored(self._comparison):
            if note.old is None:
                added += self._revisions.wrap("+", [self._notes.add(note)], routine=note.routine)
                continue
            call = next((one for one in calls if self._notes.is_of(one, note.old)), None)
            if call is None:
                continue
            calls.remove(call)
            if note.sign == "=":
                self._notes.keep(note, call)
            else:
                self._delete(call)
        if not added:
            return
        home = self._node if self._node is not None else next(iter(around), None)
        if home is None:
            home = element("w:p", None, self._inserted_mark())
            first.addprevious(home)
        home.extend(added)

    def _inserted_mark(self) -> Element:
        return element(
            "w:pPr", None, element("w:rPr", None, self._revisions.mark("+", routine=False))
        )

    def _delete(self, call: Element) -> None:
        """Delete the call of a note where it stands, and nothing beside it."""
        run = next((one for one in call.iterancestors(_RUN)), None)
        parent = run.getparent() if run is not None else None
        if run is None or parent is None:
            return
        place = parent.index(run)
        parent.remove(run)
        for piece in parted(run):
            is_call = any(
                one.get(qualified("w:id")) == call.get(qualified("w:id"))
                for one in piece.iter(call.tag)
            )
            made = self._revisions.wrap("-", [piece], routine=False) if is_call else [piece]
            for one in made:
                parent.insert(place, one)
                place += 1
