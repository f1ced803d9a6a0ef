"""Comments: where the other half of a moved group stands, and, on request, each group's class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.words import (
    advance_words,
    is_act,
    pair_words,
    qualifier_words,
    tags,
    verb_words,
)

from .xml import Element, element, extend, text_nodes, value

if TYPE_CHECKING:
    from clausetrail.model import Comparison, Group
    from clausetrail.report.options import Options
    from clausetrail.report.tracked import TrackedLine


class Comments:
    """Collects the comments of a redline while its body is written."""

    def __init__(
        self, comparison: Comparison, options: Options, date: str | None, first: int = 0
    ) -> None:
        """Sign the comments as the changes are signed; their ids begin at `first`."""
        self._first = first
        self._groups = comparison.groups
        self._options = options
        day = options.date or date
        self._date = f"{day}T00:00:00Z" if day else None
        self._texts: list[str] = []
        self._told: set[int] = set()

    def around(self, line: TrackedLine) -> tuple[list[Element], list[Element]]:
        """Return what opens and what closes the comment on a line, if it has one."""
        text = self._text(line)
        return self.saying(text) if text else ([], [])

    def saying(self, text: str) -> tuple[list[Element], list[Element]]:
        """Return what opens and what closes a comment."""
        number = str(self._first + len(self._texts))
        self._texts.append(text)
        reference = element(
            "w:r",
            None,
            element("w:rPr", None, value("w:rStyle", "CommentReference")),
            element("w:commentReference", {"w:id": number}),
        )
        return (
            [element("w:commentRangeStart", {"w:id": number})],
            [element("w:commentRangeEnd", {"w:id": number}), reference],
        )

    def _text(self, line: TrackedLine) -> str:
        told = []
        if line.elsewhere:
            told.append(line.elsewhere[0].upper() + line.elsewhere[1:] + ".")
        if self._options.comments and line.group is not None and line.group not in self._told:
            group = self._groups[line.group]
            if group.change != "identical":
                self._told.add(line.group)
                told.append(describe(group))
        return " ".join(told)

    def __len__(self) -> int:
        return len(self._texts)

    def part(self, root: Element | None = None) -> Element:
        """Return `comments.xml`, or one that is there with these behind its own."""
        root = element("w:comments") if root is None else root
        for number, text in enumerate(self._texts, start=self._first):
            attributes = {"w:id": str(number), "w:author": self._options.author, "w:initials": "C"}
            if self._date:
                attributes["w:date"] = self._date
            run = extend(element("w:r"), text_nodes(text, deleted=False))
            paragraph = element(
                "w:p", None, element("w:pPr", None, value("w:pStyle", "CommentText")), run
            )
            root.append(element("w:comment", attributes, paragraph))
        return root


def describe(group: Group) -> str:
    """Say in a sentence or two what became of a group."""
    sentences = [f"{pair_words(group)}: {', '.join(tags(group))}."]
    sentences += [
        f"Lead verb: {verb_words(verb)}."
        for verb in group.verbs
        if verb.direction != "same" and is_act(verb)
    ]
    sentences += [f"Qualifier {qualifier_words(one)}." for one in group.qualifiers]
    sentences += [
        f"{'Check this advance' if one.suspect else 'Advance'}: "
        f"{advance_words(one.kind, one.old, one.new, one.step)}."
        for one in group.advances
    ]
    return " ".join(sentences)
