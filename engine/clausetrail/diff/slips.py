"""Tell a slip of the pen ("goverment") from another word ("casual", "now").

A wrong answer here hides a change of substance, so the rule is narrow: one letter within a
long word, where not both words are words that the table of lookalikes knows. Beginnings and
ends are left alone, since that is where English keeps its meaning ("un-", "-ed", "-s").
"""

from __future__ import annotations

from functools import lru_cache

MIN_LETTERS = 7  # of the longer word
HEAD, TAIL = 3, 2  # letters at either end that must agree


def is_slip(one: str, other: str) -> bool:
    """Whether one of two case-folded words is the other with one letter wrong.

    One letter is missing, doubled, changed, or has changed places with its neighbour.
    """
    if max(len(one), len(other)) < MIN_LETTERS or abs(len(one) - len(other)) > 1:
        return False
    if not (one.isascii() and other.isascii() and one.isalpha() and other.isalpha()):
        return False
    shorter = min(len(one), len(other))
    head = 0
    while head < shorter and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < shorter - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    if head < HEAD or tail < TAIL:
        return False
    before, after = one[head : len(one) - tail], other[head : len(other) - tail]
    one_letter = len(before) <= 1 and len(after) <= 1
    swapped = len(before) == 2 and before == after[::-1]
    if not (one_letter or swapped):
        return False
    known = _lookalikes()
    return not (one in known and other in known)


@lru_cache(maxsize=1)
def _lookalikes() -> frozenset[str]:
    from pathlib import Path

    from clausetrail.lang import en

    table = Path(en.__file__).with_name("lookalikes.txt")
    lines = table.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
