"""What a person does with a comparison: ask why, correct it, read it in brief, go about in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail_tui.places import ComparePlace
from clausetrail_tui.screens.leads import LeadsScreen

if TYPE_CHECKING:
    from clausetrail_tui.comparing.pair import Compared
    from clausetrail_tui.ink import Side
    from clausetrail_tui.jumping import Texts


class JudgedScreen(LeadsScreen[ComparePlace]):
    """A screen that shows a comparison; `CompareScreen` says how."""

    compared: Compared | None = None  # None until it is made

    def show_paragraph(self, side: Side, ref: str) -> bool:
        """Set the cursor on the group of a paragraph; say whether there is one."""
        raise NotImplementedError

    # Going to a paragraph

    @property
    def references(self) -> Texts | None:
        """The references of both texts."""
        if self.compared is None:
            return None
        from clausetrail_tui.jumping import Texts

        comparison = self.compared.comparison
        return Texts(
            tuple(one.ref for one in comparison.old.paragraphs),
            tuple(one.ref for one in comparison.new.paragraphs),
        )

    def jump(self, side: Side, ref: str) -> None:
        """Set the cursor on a paragraph's group."""
        self.show_paragraph(side, ref)
