"""Spaces and hyphens that were lost or made when a text was taken out of a PDF.

`pdftotext` guesses spaces from gaps ("th at", "Secretary -General"), and where a line ends with
a hyphen it joins the next line to it without one ("the Secretary-" / "General of" becomes one
line with "SecretaryGeneral", twice as long as others). What the document has elsewhere tells
what stood there; where it is silent, the text is left as it is.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.lang.en.compounds import FIRST_PARTS, LAST_PARTS, SMALL_WORDS, SUSPENDING
from clausetrail.lang.lazy import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

_WORD = lazy_pattern(r"[^\W_]+(?:-[^\W_]+)*")
_APART = lazy_pattern(r"(?<![^\W_])([^\W\d_]+) (?=([^\W\d_]+)(?![^\W_]))")
_BEFORE_HYPHEN = lazy_pattern(r"(?<![^\W_])([^\W_]+) -(?=([^\W_]+|$))")
_SUSPENDED = lazy_pattern(
    rf"(?<=[^\W\d_]) - (?=(?:{'|'.join(sorted(SUSPENDING))}) (?:\w+ ){{0,2}}\w+ ?-)"
)
_BEFORE_DASH = lazy_pattern(r"(?<=\d) –(?=\d)")
_BEFORE_STOP = lazy_pattern(r"(?<=[^\W_]) (?=[,;:](?:\s|$))")
_VOWEL = lazy_pattern(r"[aeiouy]")
_LONGEST = 60  # characters of a word that is looked into
_MOST = 8  # widths of a line: more lines than these are joined by nobody
_JOINED_FROM, _SEAM = 1.25, (0.6, 1.35)  # widths of a line: a joined one, and where its seam is


class _Seam(NamedTuple):
    """A place where a hyphen may have stood."""

    before: str
    space: str  # what stands there now: a space, or nothing
    after: str
    at: int  # the offset in the line


class _Words(NamedTuple):
    """How often a document has a word, and how often two words behind each other."""

    single: Counter[str]
    pairs: Counter[tuple[str, str]]

    @classmethod
    def of(cls, lines: Iterable[str]) -> _Words:
        """Count the words of a text."""
        single: Counter[str] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        for line in lines:
            lowered = line.lower()
            single.update(_WORD.findall(lowered))
            pairs.update((match[1], match[2]) for match in _APART.finditer(lowered))
        return cls(single, pairs)

    def are_one(self, first: str, last: str) -> bool:
        """Whether a space has been made between two parts of a word."""
        if last[0].isupper() and not first.isupper():
            return False
        first, last = first.lower(), last.lower()
        whole, together = self.single[first + last], self.pairs[first, last]
        strange = [
            part not in SMALL_WORDS and self.single[part] == together for part in (first, last)
        ]
        if whole < 2:
            return whole > 0 and all(strange)
        # "in" before a rare word may stand there by right ("in formation"), behind one hardly.
        return any(
            part not in SMALL_WORDS
            and self.single[part] < whole
            and (
                len(part) == 1
                or _VOWEL.search(part) is None
                or (alone and (len(part) == 2 or other == last or other not in SMALL_WORDS))
            )
            for part, other, alone in zip((first, last), (last, first), strange, strict=True)
        )

    def has_hyphen(self, seam: _Seam) -> bool:
        """Whether two parts, set solid or apart, are written with a hyphen elsewhere."""
        first, last = seam.before.lower(), seam.after.lower()
        now = self.pairs[first, last] if seam.space else self.single[first + last]
        return 0 < now <= self.single[f"{first}-{last}"]


def mend(lines: Sequence[str]) -> list[str]:
    """Take out spaces that stand within words, and put back hyphens that were lost.

    Args:
        lines: all lines of the document.

    Returns:
        As many lines.
    """
    words = _Words.of(lines)
    mended = [_without_spaces(line, words) for line in lines]
    lengths = sorted(length for line in mended if (length := len(line.strip())) > 20)
    if not lengths:
        return mended
    # Some lines are joined: what most are not longer than is the width of one.
    width = lengths[int(0.7 * (len(lengths) - 1))]
    words = _Words.of(mended)
    return [
        _with_hyphens(line, words, width)
        if _SEAM[0] * width < len(line.strip()) < _MOST * width
        else line
        for line in mended
    ]


def _without_spaces(line: str, words: _Words) -> str:
    if " -" in line:
        line = _SUSPENDED.sub("- ", line)
        line = _BEFORE_HYPHEN.sub(lambda match: _hyphened(match, words), line)
    line = _BEFORE_STOP.sub("", _BEFORE_DASH.sub("–", line))
    return _APART.sub(
        lambda match: match[1] if words.are_one(match[1], match[2]) else match[0], line
    )


def _hyphened(match: re.Match[str], words: _Words) -> str:
    first, last = match[1], match[2]
    sure = first[-1].isalpha() and (not last or last[0].isalpha())
    return f"{first}-" if sure or words.single[f"{first}-{last}".lower()] else match[0]


def _with_hyphens(line: str, words: _Words, width: int) -> str:
    """Put back the hyphens that a line had where another was joined to it."""
    start = len(line) - len(line.lstrip())
    low, high = start + _SEAM[0] * width, start + _SEAM[1] * width
    joined = len(line) - start > _JOINED_FROM * width and "   " not in line[start:]
    seams = [seam for seam in _seams(line) if seam.at >= low]
    known = [
        seam
        for seam in seams
        if words.has_hyphen(seam) and (not seam.space or (joined and seam.at <= high))
    ]
    if joined and not known:
        scores = [_score(seam, words) if seam.at <= high else 0.0 for seam in seams]
        if any(scores):
            known = [seams[scores.index(max(scores))]]
    for seam in reversed(known):
        line = f"{line[: seam.at]}-{line[seam.at + len(seam.space) :]}"
    return line


def _seams(line: str) -> list[_Seam]:
    found = [
        _Seam(word[:cut], "", word[cut:], match.start() + cut)
        for match in _WORD.finditer(line)
        for word in [match[0]]
        if len(word) <= _LONGEST
        for cut in range(1, len(word))
        if word[cut - 1].isalpha() and word[cut].isalpha()
    ]
    found += [_Seam(match[1], " ", match[2], match.end(1)) for match in _APART.finditer(line)]
    return sorted(found, key=lambda seam: seam.at)


def _score(seam: _Seam, words: _Words) -> float:
    """How surely a joined line had a hyphen between two parts; 0 if that is not known."""
    first, last = seam.before.lower(), seam.after.lower()
    head, tail = first.rpartition("-")[2], last.partition("-")[0]
    compound = (head in FIRST_PARTS) + (tail in LAST_PARTS)
    if seam.space:
        return 1.5 if compound == 2 else 0.0
    if words.single[first + last] > 1:
        return 0.0
    if seam.before[-1].islower() and seam.after[0].isupper():
        return 5.0
    known = words.single[head] and words.single[tail]
    if min(len(head), len(tail)) < 4 or not (known or compound == 2):
        return 0.0
    return 1.0 + compound
