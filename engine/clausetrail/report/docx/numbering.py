"""Automatic numbers that show what is printed.

A number is left to Word's counters where counting gives what the text prints, for both texts;
any other ("3 bis", a list that begins at 5) is a list of its own whose label is fixed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.model.symbol import roman

from .xml import Element, element, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetrail.model import Paragraph

_FORMS = {"decimal": "decimal", "letter": "lowerLetter", "roman": "lowerRoman"}
_PARENTHESES = re.compile(r"\([^()]*\)")
# Where the text of a numbered paragraph begins, by level, in twentieths of a point.
_TEXT_AT = (1440, 1440, 2160, 2880)


class ListPlace(NamedTuple):
    """Where a paragraph hangs in the numbering."""

    number_id: int
    level: int


class _List(NamedTuple):
    """A list of the document: the forms of its levels, or one fixed label."""

    levels: tuple[str, ...]  # "decimal", "letter", "roman", by level
    label: str | None


class Numbering:
    """Gives the paragraphs of both texts their places, and writes `numbering.xml`."""

    def __init__(self, old: Sequence[Paragraph], new: Sequence[Paragraph]) -> None:
        """Plan the lists that both texts need."""
        self._ids: dict[tuple[str, str, int], int] = {}
        self._lists: list[_List] = []
        self._forms: dict[str, dict[int, str]] = {}
        self._fixed: set[int] = set()
        """Which paragraphs (by `id`) have a number that counting does not give."""
        sides = [list(_numbered(old)), list(_numbered(new))]
        for side in sides:
            for home, level, form, _ in side:
                if form:
                    self._forms.setdefault(home, {}).setdefault(level, form)
        for side in sides:
            counters: dict[str, list[int]] = {}
            for home, level, form, paragraph in side:
                counts = counters.setdefault(home, [0] * 9)
                if form != self._forms.get(home, {}).get(level) or not form or (
                    not _counts(counts, level, form, paragraph.number or "")
                ):  # fmt: skip
                    self._fixed.add(id(paragraph))

    def place(self, paragraph: Paragraph) -> ListPlace | None:
        """Return the list and the level of a paragraph, or None where it has no number."""
        if paragraph.number is None:
            return None
        home, level = _home(paragraph)
        if id(paragraph) not in self._fixed:
            levels = self._forms[home]
            forms = tuple(levels.get(at, "decimal") for at in range(max(levels) + 1))
            return ListPlace(self._identify(("counted", home, 0), _List(forms, None)), level)
        label = label_of(paragraph)
        return ListPlace(self._identify(("fixed", label, level), _List((), label)), level)

    def _identify(self, key: tuple[str, str, int], made: _List) -> int:
        if key not in self._ids:
            self._lists.append(made)
            self._ids[key] = len(self._lists)
        return self._ids[key]

    def part(self) -> Element:
        """Return `numbering.xml` with every list that was asked for."""
        root = element("w:numbering")
        for index, one in enumerate(self._lists, start=1):
            abstract = element(
                "w:abstractNum",
                {"w:abstractNumId": str(index)},
                value("w:multiLevelType", "multilevel"),
            )
            for level in range(4):
                abstract.append(_level(one, level))
            root.append(abstract)
        for index in range(1, len(self._lists) + 1):
            root.append(element("w:num", {"w:numId": str(index)}, value("w:abstractNumId", index)))
        return root


def _level(one: _List, level: int) -> Element:
    if one.label is not None:
        form, label = "decimal", one.label.replace("%", "％")
    else:
        form = _FORMS[one.levels[level]] if level < len(one.levels) else "decimal"
        label = f"%{level + 1}." if level == 0 else f"(%{level + 1})"
    indent = {"w:left": "0", "w:firstLine": "720"}
    if level:
        indent = {"w:left": str(_TEXT_AT[level]), "w:hanging": "720"}
    return element(
        "w:lvl",
        {"w:ilvl": str(level)},
        value("w:start", 1),
        value("w:numFmt", form),
        value("w:lvlText", label),
        value("w:lvlJc", "left"),
        element(
            "w:pPr",
            None,
            element("w:tabs", None, element("w:tab", {"w:val": "num",
                                                      "w:pos": str(_TEXT_AT[level])})),
            element("w:ind", indent),
        ),
    )  # fmt: skip


def _numbered(
    paragraphs: Sequence[Paragraph],
) -> Iterator[tuple[str, int, str, Paragraph]]:
    for paragraph in paragraphs:
        if paragraph.number is not None:
            home, level = _home(paragraph)
            yield home, level, _form(paragraph.number, level), paragraph


def _home(paragraph: Paragraph) -> tuple[str, int]:
    """Return the name of a paragraph's list, and its level there.

    A section's numbers begin again, so its prefix names its list; so do sub-paragraphs of a
    paragraph without a number.
    """
    if paragraph.kind == "heading":
        return f"heading {paragraph.ref}", 0
    levels = _PARENTHESES.findall(paragraph.ref)
    stem = _PARENTHESES.sub("", paragraph.ref)
    if paragraph.kind == "preambular":
        return stem, len(levels)
    section, _, _ = stem.rpartition("/")
    return f"{section}/{paragraph.kind}", len(levels)


def _form(number: str, level: int) -> str:
    """Return how a number counts; "" where it does not count."""
    if level == 0:
        return "decimal" if re.fullmatch(r"[0-9]+", number) else ""
    inner = number.strip("()")
    if re.fullmatch(r"[0-9]+", inner):
        return "decimal"
    if level >= 2 and re.fullmatch(r"[ivxl]+", inner):
        return "roman"
    return "letter" if re.fullmatch(r"[a-z]", inner) else ""


def _counts(counters: list[int], level: int, form: str, number: str) -> bool:
    """Count one paragraph on if its number is what the counter shows, and say whether it is."""
    count = counters[level] + 1
    shown = {
        "decimal": str(count),
        "roman": roman(count).lower(),
        "letter": chr(ord("a") + count - 1) if count <= 26 else "",
    }[form]
    if number != (shown if level == 0 else f"({shown})"):
        return False
    counters[level:] = [count, *[0] * (len(counters) - level - 1)]
    return True


def label_of(paragraph: Paragraph) -> str:
    """Return the number of a paragraph as it is printed; "" where it has none."""
    number = paragraph.number or ""
    if paragraph.kind == "heading" or number.startswith("("):
        return number
    return f"{number}." if number[-1:].isalnum() else number
