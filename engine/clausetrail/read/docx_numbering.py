"""Automatic numbers of a Word document as the text that a reader sees.

Source: ECMA-376, part 1, 17.9 (Numbering).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetrail.model.symbol import roman

from .docx_package import W, attribute, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from .docx_package import Element
    from .docx_styles import ParagraphLook

_LEVELS = 9
_LAST_ROMAN = 32_767  # to which Word counts
_BULLET = "\u2022"


def _letters(count: int) -> str:
    """A … z, aa … zz, as Word counts."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if 0 < count < 1000 else ""


def _ordinal(count: int) -> str:
    last = count % 100
    ending = "th" if 10 < last < 14 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


def _roman(count: int) -> str:
    return roman(count) if count <= _LAST_ROMAN else str(count)


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperRoman": _roman,
    "ordinal": _ordinal,
    "none": lambda _: "",
}


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: Element | None) -> None:
        """Read `numbering.xml`; None is a document without lists."""
        self._levels: dict[str, dict[int, Element]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int]] = {}
        self._begun: set[str] = set()
        if root is None:
            return
        for one in root.iter(f"{W}abstractNum"):
            self._levels[attribute(one, "abstractNumId") or ""] = _levels(one)
        for number in root.iter(f"{W}num"):
            identifier = attribute(number, "numId") or ""
            abstract = attribute(number.find(f"{W}abstractNumId")) or ""
            self._abstract[identifier] = abstract
            for override in number.iter(f"{W}lvlOverride"):
                level = whole(attribute(override, "ilvl")) or 0
                start = whole(attribute(override.find(f"{W}startOverride")))
                if start is not None:
                    self._starts[identifier, level] = start
                own = override.find(f"{W}lvl")
                if own is not None:
                    self._levels.setdefault(f"of {identifier}", {})[level] = own

    def label(self, look: ParagraphLook) -> str:
        """Count a paragraph, and return its number as it is shown, or "" for none."""
        identifier, level = look.list_id, min(max(look.level or 0, 0), _LEVELS - 1)
        if not identifier or identifier == "0" or identifier not in self._abstract:
            return ""
        shown = self._level(identifier, level)
        if shown is None:
            return ""
        counts = self._count(identifier, level)
        text = attribute(shown.find(f"{W}lvlText"))
        form = attribute(shown.find(f"{W}numFmt")) or "decimal"
        if form == "bullet":
            return _BULLET
        legal = shown.find(f"{W}isLgl") is not None

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            told = self._level(identifier, at)
            own = attribute(told.find(f"{W}numFmt")) if told is not None else None
            written = _FORMS.get("decimal" if legal else own or "decimal", str)
            return written(counts[at] or self._start(identifier, at))

        return re.sub(r"%([1-9])", number, text or "").strip()

    def _count(self, identifier: str, level: int) -> list[int]:
        # Lists of one abstract definition count on from each other, unless one says otherwise.
        abstract = self._abstract[identifier]
        counts = self._counts.setdefault(abstract, [0] * _LEVELS)
        if identifier not in self._begun:
            self._begun.add(identifier)
            for at in range(_LEVELS):
                if (identifier, at) in self._starts:
                    counts[at] = 0
        if counts[level] == 0:
            counts[level] = self._start(identifier, level)
        else:
            counts[level] += 1
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        return counts

    def _level(self, identifier: str, level: int) -> Element | None:
        own = self._levels.get(f"of {identifier}", {}).get(level)
        return (
            own if own is not None else self._levels.get(self._abstract[identifier], {}).get(level)
        )

    def _start(self, identifier: str, level: int) -> int:
        if (identifier, level) in self._starts:
            return self._starts[identifier, level]
        told = self._level(identifier, level)
        start = whole(attribute(told.find(f"{W}start"))) if told is not None else None
        return 1 if start is None else start


def _levels(abstract: Element) -> dict[int, Element]:
    return {whole(attribute(one, "ilvl")) or 0: one for one in abstract.findall(f"{W}lvl")}
