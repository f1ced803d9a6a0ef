"""Qualifying phrases that one side of a group has and the other lacks."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetrail.lang.lazy import lazy_pattern
from clausetrail.model import Op, Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


# What may be considered instead of done: "to consider, as appropriate, ratifying".
_LESS_ASKED = lazy_pattern(
    r"(?:, [a-z ]{1,40},)? (?:\w{2,}ing|accession|ratification|the (?:ratification|accession))\b"
)
# A participle, or a point in time, behind an adverb.
_NO_ACT = lazy_pattern(
    r" (?:after|before|following|prior|upon|preceding|\w+[^\We]ed|increasing|growing)\b"
)
_BLANKS = str.maketrans("\n\t\u00a0\u202f", "    ")


class _Found(NamedTuple):
    key: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _by_anchor() -> dict[str, list[str]]:
    """Return the phrases by their longest words, the longest phrase first.

    Looking for some hundred words first is several times quicker than one pattern of all
    phrases, and most paragraphs hold none of them.
    """
    from clausetrail.lang.en.qualifiers import QUALIFIERS

    phrases: dict[str, list[str]] = {}
    for phrase in sorted(QUALIFIERS, key=lambda phrase: (-len(phrase), phrase)):
        phrases.setdefault(max(phrase.split(), key=len), []).append(phrase)
    return phrases


def _find(text: str) -> list[_Found]:
    """Find the phrases of a text in order; of two that overlap, the longer."""
    # In one case and with plain blanks, every character at its own place.
    plain = text.lower()
    if len(plain) != len(text):
        plain = "".join([low if len(low := letter.lower()) == 1 else letter for letter in text])
    plain = plain.translate(_BLANKS)
    found = sorted(
        (
            _Found(phrase, at, at + len(phrase))
            for anchor, phrases in _by_anchor().items()
            if anchor in plain
            for phrase in phrases
            for at in _places(phrase, plain)
            if _qualifies(phrase, plain[at + len(phrase) :])
        ),
        key=lambda one: (one.start, -one.end),
    )
    kept: list[_Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _qualifies(phrase: str, after: str) -> bool:
    """Whether a phrase says how something is to be done, before the words that follow it.

    "to immediately end" does, "immediately after birth" and "urgently needed" tell a time and
    a kind; "to consider ratifying" asks for less, "to consider the report" is an act of its own.
    """
    if phrase.endswith("to consider"):
        return _LESS_ASKED.match(after) is not None
    if phrase.endswith("ly") and " " not in phrase:
        return _NO_ACT.match(after) is None
    return True


def _places(phrase: str, text: str) -> Iterator[int]:
    """Yield where a phrase stands as whole words."""
    at = text.find(phrase)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(phrase) : at + len(phrase) + 1]
        if not (_is_joined(before) or _is_joined(after)):
            yield at
        at = text.find(phrase, at + 1)


def _is_joined(letter: str) -> bool:
    return letter.isalnum() or letter == "-"


def qualifiers_of(old: str, new: str, ops: Sequence[Op]) -> tuple[Qualifier, ...]:
    """Find the qualifying phrases gained and lost.

    Args:
        old: the old text.
        new: the new.
        ops: their word comparison.

    Returns:
        The phrases that touch changed words and that the other side has fewer times, as
        printed; lost ones first, each side in reading order.
    """
    old_found, new_found = _find(old), _find(new)
    if not old_found and not new_found:
        return ()
    old_count = Counter(found.key for found in old_found)
    new_count = Counter(found.key for found in new_found)
    return (
        *_surplus(old, "old", old_found, old_count - new_count, ops),
        *_surplus(new, "new", new_found, new_count - old_count, ops),
    )


def _surplus(
    text: str,
    side: Literal["old", "new"],
    phrases: Sequence[_Found],
    surplus: Counter[str],
    ops: Sequence[Op],
) -> Iterator[Qualifier]:
    """Name the phrases of one side that the other has fewer times and that changed."""
    if not surplus:
        return
    sign = "-" if side == "old" else "+"
    spans: list[tuple[int, int]] = []
    at = 0
    for op, words in ops:
        if op == sign:
            spans.append((at, at + len(words)))
        if op in {"=", sign}:
            at += len(words)
    for found in phrases:
        if surplus[found.key] > 0 and any(
            start < found.end and found.start < end for start, end in spans
        ):
            surplus[found.key] -= 1
            yield Qualifier(side, " ".join(text[found.start : found.end].split()))
