"""The notices: whatever was said in the corner, whole, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from clausetrail.report.safe import safe
from clausetrail.report.spans import wrap
from clausetrail_tui.ink import DIM, PLAIN, Ink, said
from clausetrail_tui.notices import SIGNS
from clausetrail_tui.rows import Row, Said
from clausetrail_tui.screens.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail_tui.ink import Line, Span
    from clausetrail_tui.notices import Notice

_INDENT = 4


class NoticeRow(Row):
    """A notice."""

    def __init__(self, notice: Notice) -> None:
        """Take it."""
        self.notice = notice

    @property
    def text(self) -> str:
        """What was said, to be copied."""
        return self.notice.words

    def draw(self, width: int) -> Sequence[Line]:
        """Draw when it was said and how grave it is, then its lines."""
        notice = self.notice
        sign, word, role = SIGNS[notice.severity]
        head: Line = [(f"{sign} {word}", Ink(role))]
        if notice.when:
            head.append((f"  {notice.when}", DIM))
        blank: list[Span] = [(" " * _INDENT, PLAIN)]
        lines = [head]
        for line in notice.words.split("\n"):
            told = safe(line)
            hint = told.startswith("hint: ")
            lines += wrap([said(told, "dim" if hint else "")], width, blank, blank)
        return [*lines, []]


class NoticesScreen(Overlay):
    """What was said."""

    SHEET_TITLE: ClassVar = "Notices"
    BINDINGS: ClassVar = [
        Binding("y", "copy", "Copy", id="notices.copy", tooltip="Copy this notice"),
        Binding("exclamation_mark", "close", "Close", show=False, id="notices.close"),
    ]

    def __init__(self, notices: Sequence[Notice]) -> None:
        """Take them, oldest first."""
        super().__init__()
        self._notices = notices

    def rows(self) -> Sequence[Row]:
        """Return the notices, newest first."""
        if not self._notices:
            return [Said([said("Nothing was said yet.", "dim")])]
        return [NoticeRow(one) for one in reversed(self._notices)]

    def action_copy(self) -> None:
        """Copy the notice under the cursor."""
        row = self.page.row
        if isinstance(row, NoticeRow):
            self.app.copy_to_clipboard(row.text)
            self.notify("Copied the notice.", markup=False)
