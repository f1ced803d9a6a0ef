"""How paragraphs of a redline look that is made in a copy: as the document's own of their kind."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from .body import style_of
from .xml import Element, element, qualified, value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Paragraph
    from clausetrail.report.tracked import Sign, TrackedLine

    from .revisions import Revisions

_P, _PPR, _RPR = (qualified(f"w:{name}") for name in ("p", "pPr", "rPr"))
_STYLE, _NUMBERS = qualified("w:pStyle"), qualified("w:numPr")


class Looks:
    """The properties of the old text's paragraphs, as they were before anything was tracked."""

    def __init__(
        self, old: Sequence[Paragraph], nodes: Sequence[Element | None], revisions: Revisions
    ) -> None:
        """Keep the properties of each old paragraph that is a paragraph of the document."""
        self._old = old
        self._clean = [
            deepcopy(node.find(_PPR)) if node is not None and node.tag == _P else None
            for node in nodes
        ]
        self._revisions = revisions

    def pattern(self, paragraph: Paragraph | None) -> Element | None:
        """Return the properties of the last old paragraph of the same kind and level."""
        best: Element | None = None
        for other, look in zip(self._old, self._clean, strict=True):
            if look is None or paragraph is None or style_of(other) != style_of(paragraph):
                continue
            if (other.number is None) == (paragraph.number is None):
                best = look
        return best

    def of_inserted(self, paragraph: Paragraph | None) -> Element | None:
        """Return the properties of a paragraph that is inserted."""
        pattern = self.pattern(paragraph)
        if paragraph is not None and paragraph.kind == "heading":
            pattern = deepcopy(pattern) if pattern is not None else element("w:pPr")
            for numbers in pattern.findall(_NUMBERS):
                pattern.remove(numbers)
            if pattern.find(qualified("w:jc")) is None and pattern.find(_STYLE) is None:
                pattern.append(value("w:jc", "center"))
        return pattern

    def restyle(self, line: TrackedLine, node: Element, properties: Element | None) -> None:
        """Track the change of level or kind of a paragraph that both texts have."""
        if line.new is None or line.old is None or style_of(line.new) == style_of(line.old):
            return
        pattern = self.pattern(line.new)
        made = deepcopy(pattern) if pattern is not None else element("w:pPr")
        before = deepcopy(properties) if properties is not None else element("w:pPr")
        for own in before.findall(_RPR):
            before.remove(own)
        signature = self._revisions.signature(routine=line.routine)
        made.append(element("w:pPrChange", signature, before))
        if properties is not None:
            node.replace(properties, made)
        else:
            node.insert(0, made)

    def marked(self, properties: Element | None, sign: Sign, *, routine: bool) -> Element:
        """Return paragraph properties whose mark is deleted or inserted."""
        made = deepcopy(properties) if properties is not None else element("w:pPr")
        for name in ("sectPr", "pPrChange"):
            for one in made.findall(qualified(f"w:{name}")):
                made.remove(one)
        look = made.find(_RPR)
        if look is None:
            look = element("w:rPr")
            made.append(look)
        mark = self._revisions.mark(sign, routine=routine)
        if mark is not None:
            look.insert(0, mark)
        return made
