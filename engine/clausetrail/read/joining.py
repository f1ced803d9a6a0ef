"""Lines to a paragraph: what becomes of the hyphen at a line's end.

A hyphen there belongs to the word ("capacity-" / "building"), only breaks it ("mis-" /
"sion"), or stands for a part that follows ("short-" / "and long-term"). The document decides,
by the spellings that it has elsewhere; where it is silent, the parts of common compounds
(`lang.en.compounds`) and the look of the parts do.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clausetrail.lang.en.compounds import FIRST_PARTS, LAST_PARTS, SUSPENDING
from clausetrail.lang.lazy import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = lazy_pattern(r"[^\W_]+(?:-[^\W_]+)*")
_TAIL = lazy_pattern(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_HEAD = lazy_pattern(r"[^\W_]+(?:-[^\W\d_]+)*")
_LONGEST = 200  # characters of a word
SOFT_HYPHEN = "\xad"

_VISIBLE = str.maketrans(
    {
        "\u2011": "-",  # non-breaking hyphen
        "\u2010": "-",  # hyphen
        "\x02": "-",  # what pdfium makes of a hyphen at a line's end
        **dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\u2002\u2003", " "),  # fixed spaces
        # Nothing to see: joiners, marks and overrides of direction.
        **dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u061c", ""),
        **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
    }
)


def visible(text: str) -> str:
    """A text as a reader sees it: hyphens and spaces in one form, nothing invisible.

    The non-breaking hyphen becomes a hyphen and fixed spaces a space; characters without a
    width go, those that turn the direction of writing among them, behind which a text would
    not be what it seems to be. Soft hyphens are left for the joining of lines.
    """
    return text.translate(_VISIBLE)


def visible_in_place(text: str) -> str:
    """The same text with as many characters: a space stands for each that `visible` takes out."""
    return text if text.isascii() else text.translate(_IN_PLACE)


_IN_PLACE = {code: plain or " " for code, plain in _VISIBLE.items()} | {ord(SOFT_HYPHEN): " "}


class Hyphens:
    """What a document's own words say about a hyphen at a line's end."""

    def __init__(self, lines: Iterable[str], *, typeset: bool) -> None:
        """Count the document's words.

        Args:
            lines: all lines of the document.
            typeset: whether its lines break words by hyphens of their own, as a typeset
                or recognised text does and a word processor's does not; the words that it
                breaks and has elsewhere decide, if there are any.
        """
        self._words: Counter[str] = Counter()
        broken: list[tuple[str, str]] = []
        tail: str | None = None
        for line in lines:
            words = _WORD.findall(line.lower())
            if tail is not None and words:
                broken.append((tail, words.pop(0)))  # parts only
            tail = None
            if words and line.rstrip().endswith("-"):
                tail = words.pop()
            self._words.update(words)
        solid = sum(self._words[tail + head] > 0 for tail, head in broken)
        hyphened = sum(self._words[f"{tail}-{head}"] > 0 for tail, head in broken)
        self._typeset = typeset if solid == hyphened else solid > hyphened

    def join(self, before: str, after: str) -> str:
        """The two lines as one: with a space, with the hyphen, or with neither between."""
        before, after = before.rstrip(" "), after.lstrip(" ")
        if not before or not after:
            return before + after
        if before[-1] == SOFT_HYPHEN:
            return before[:-1] + after
        if before[-1] == "/":
            return before + after
        if before[-1] in "\u2013\u2014" and before[-2:-1].isdigit() and after[0].isdigit():
            return before + after
        if before[-1] != "-":
            return before + " " + after
        tail, head = _TAIL.search(before[-_LONGEST:]), _HEAD.match(after[:_LONGEST])
        if tail is None or head is None:
            # "2030-", "A/71/160-": the hyphen stands; after a space it is a dash.
            return before + (" " if before[-2:-1] in (" ", "") else "") + after
        if head[0] in SUSPENDING and not self._words[(tail[1] + head[0]).lower()]:
            return before + " " + after
        return (before if self._keeps(tail[1], head[0]) else before[:-1]) + after

    def whole(self, lines: Iterable[str]) -> str:
        """Join all lines of a paragraph, none of them empty, nor with white space at its ends."""
        parts: list[str] = []
        for line in lines:
            if parts:
                # Only the seam changes; to join all that went before would cost its square.
                parts[-1] = self.join(parts[-1], line).removesuffix(line)
            parts.append(line)
        return "".join(parts)

    def _keeps(self, tail: str, head: str) -> bool:
        with_hyphen = self._words[f"{tail}-{head}".lower()]
        without = self._words[(tail + head).lower()]
        if with_hyphen != without:
            return with_hyphen > without
        if not head[0].islower():
            return True
        if not self._typeset:
            return True
        first = tail.lower().rpartition("-")[2]
        last = head.lower().partition("-")[0]
        if first in FIRST_PARTS or last in LAST_PARTS:
            return True
        return "-" in tail and self._words[last] > 0 and self._words[first] > 0
