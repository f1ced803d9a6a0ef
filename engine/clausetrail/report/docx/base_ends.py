"""What is inserted behind the old text, in a copy of its document: an annex at the very end.

The last mark of a document, of a cell or of a section cannot be inserted: the one before is
tracked in its place.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from .xml import Element, element, qualified

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.report.tracked import TrackedLine

    from .base_looks import Looks
    from .revisions import Revisions

_P, _TBL, _PPR, _RPR = (qualified(f"w:{name}") for name in ("p", "tbl", "pPr", "rPr"))


class Ends:
    """Puts paragraphs behind others."""

    def __init__(self, root: Element, looks: Looks, revisions: Revisions) -> None:
        """Take the document, and how its paragraphs look."""
        self._root = root
        self._looks = looks
        self._revisions = revisions

    def put(self, pending: Sequence[tuple[Element, TrackedLine]], last: Element) -> None:
        """Put in what comes behind the last paragraph of the old text."""
        cut = _annex_in([line for _, line in pending])
        made = [one for one, _ in pending]
        self._put_behind(last, made[:cut])
        body = self._root.find(qualified("w:body"))
        ends = [one for one in body if one.tag in {_P, _TBL}] if body is not None else []
        if ends:
            self._put_behind(ends[-1], made[cut:])

    def _put_behind(self, after: Element, made: list[Element]) -> None:
        for one in made:
            after.addnext(one)
            after = one
        if made and self._ends_container(after):
            self._shift_marks(after, len(made))

    @staticmethod
    def _ends_container(node: Element) -> bool:
        return not any(one.tag in {_P, _TBL} for one in node.itersiblings())

    def _shift_marks(self, last: Element, count: int) -> None:
        """Track the mark before what was inserted, as the last mark of a document stays.

        The last paragraph keeps its look; rejected, it takes the look of the one before, whose
        words then stand in it.
        """
        before = last
        for _ in range(count):
            previous = before.getprevious()
            if previous is None:
                return
            before = previous
        look = before.find(_PPR)
        made = self._looks.marked(look, "+", routine=False)
        if look is not None:
            before.remove(look)
        before.insert(0, made)
        own = last.find(_PPR)
        if own is None:
            own = element("w:pPr")
            last.insert(0, own)
        for marked in own.findall(_RPR):
            own.remove(marked)
        formerly = deepcopy(look) if look is not None else element("w:pPr")
        for name in ("rPr", "sectPr", "pPrChange"):
            for one in formerly.findall(qualified(f"w:{name}")):
                formerly.remove(one)
        signature = self._revisions.signature(routine=False)
        own.append(element("w:pPrChange", signature, formerly))


def _annex_in(lines: Sequence[TrackedLine]) -> int:
    """Return where an annex begins in lines that are inserted, its headings with it."""
    first = next(
        (at for at, line in enumerate(lines) if line.new is not None and line.new.kind == "annex"),
        len(lines),
    )
    while 0 < first < len(lines):
        before = lines[first - 1].new
        if before is None or before.kind != "heading":
            break
        first -= 1
    return first
