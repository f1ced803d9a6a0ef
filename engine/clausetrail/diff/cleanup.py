"""Tidy up a raw comparison of tokens, so that a change reads as a person would mark it.

Before (each line a run; raw longest common subsequence):

    = the report of the
    - Committee          + Group
    = on
    - its second         + methods
    = session, and
    + the progress and
    = the plans

After:

    = the report of the
    - Committee on its second    + Group on methods      scraps joined over a lone "on"
    = session,
    + and the progress                                   slid to begin with its connecting word
    = and the plans

A joined change never hides a word that stayed: a run is swallowed only if it holds no
content word, and a joined change whose two sides share a content word is taken apart again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .matching import match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .matching import Pair

# Words so common that one of them alone, between two changes, tells a reader nothing.
_SCRAPS = frozenset(
    (
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "as",
        "its",
        "their",
        "from",
    )
)
_OPENERS = frozenset(
    ("and", "or", "as", "including", "with", "which", "in", "through", "for", "by", "to", "while")
)
_BREAKS = frozenset(",;:.–—")
_MAX_SCRAPS = 2  # tokens between two changes that may be swallowed
_MIN_LONG = 3  # content words; between rewritings of this length a scrap is a coincidence
_MAX_SLIDE = 80  # tokens; a longer repetition is not worth the search

Run = tuple[int, int, int]  # index in old, index in new, number of equal tokens


def is_content(token: str) -> bool:
    """Whether a token tells a reader something: a word or number beyond the commonest."""
    return token.lower() not in _SCRAPS and any(map(str.isalnum, token))


def tidy(old: Sequence[str], new: Sequence[str], pairs: Sequence[Pair]) -> list[Run]:
    """Turn matched tokens into runs that stay, slid and joined for reading.

    Args:
        old: tokens of the old text.
        new: of the new.
        pairs: ascending matches.

    Returns:
        The runs that stay, ascending; all between them is changed. The last one is empty and
        stands at both ends.
    """
    runs = _runs(pairs, len(old), len(new))
    _slide(old, new, runs)
    runs = _merge_empty(runs)
    runs = _absorb(old, new, runs)
    return _part(old, new, runs)


def _runs(pairs: Sequence[Pair], n_old: int, n_new: int) -> list[Run]:
    runs: list[Run] = []
    start_i = start_j = count = 0
    for i, j in pairs:
        if count and i == start_i + count and j == start_j + count:
            count += 1
            continue
        if count:
            runs.append((start_i, start_j, count))
        start_i, start_j, count = i, j, 1
    if count:
        runs.append((start_i, start_j, count))
    runs.append((n_old, n_new, 0))
    return runs


def _merge_empty(runs: list[Run]) -> list[Run]:
    merged: list[Run] = []
    for run in runs[:-1]:
        if not run[2]:
            continue
        if merged:
            i, j, count = merged[-1]
            if i + count == run[0] and j + count == run[1]:
                merged[-1] = (i, j, count + run[2])
                continue
        merged.append(run)
    return [*merged, runs[-1]]


def _slide(old: Sequence[str], new: Sequence[str], runs: list[Run]) -> None:
    """Shift each pure insertion or deletion to where a reader would see it."""
    for index in range(len(runs)):
        before = runs[index - 1] if index else (0, 0, 0)
        after = runs[index]
        start_i, start_j = before[0] + before[2], before[1] + before[2]
        if (after[0] == start_i) == (after[1] == start_j):
            continue  # both sides changed, or neither
        text, start, end = (
            (new, start_j, after[1]) if after[0] == start_i else (old, start_i, after[0])
        )
        left = right = 0
        while left < min(before[2], _MAX_SLIDE) and text[start - left - 1] == text[end - left - 1]:
            left += 1
        while right < min(after[2], _MAX_SLIDE) and text[start + right] == text[end + right]:
            right += 1
        best = max(
            range(-left, right + 1),
            key=lambda by: (_score(text, start + by, end + by), -abs(by)),
        )
        if best:
            if index:
                runs[index - 1] = (before[0], before[1], before[2] + best)
            elif best > 0:
                continue  # nothing stands before it to grow
            runs[index] = (after[0] + best, after[1] + best, after[2] - best)


def _score(text: Sequence[str], start: int, end: int) -> int:
    """Say how well a change reads that covers `text[start:end]`."""
    first, last = text[start], text[end - 1]
    before = text[start - 1] if start else ";"
    after = text[end] if end < len(text) else ";"
    score = 0
    if first in _BREAKS:
        score += 3 if after in _BREAKS or not is_content(after) else 2
    elif first.lower() in _OPENERS:
        score += 2
    if last in _BREAKS and before in _BREAKS:
        score += 3
    if after in _BREAKS:
        score += 1
    if last.lower() in _SCRAPS:
        score -= 2
    if before in _BREAKS or start == 0:
        score += 1
    return score


def _absorb(old: Sequence[str], new: Sequence[str], runs: list[Run]) -> list[Run]:
    """Join two changes over a scrap, where together they replace words by words.

    Also where what goes on one side of it comes on the other: there the word that stays is told
    as gone and come again, for a scrap that might as well be taken for the one or the other.

        lamps and [-moths-]{+, moths+} and {+swans+}    lamps [-and-]{+,+} moths {+and swans+}
    """
    starts = [(0, 0), *[(i + count, j + count) for i, j, count in runs[:-1]]]
    changed = [
        (_count_content(old, i, run[0]), _count_content(new, j, run[1]))
        for (i, j), run in zip(starts, runs, strict=True)
    ]
    kept: list[Run] = []
    for index, run in enumerate(runs[:-1]):
        i, _, count = run
        joins = False
        if count <= _MAX_SCRAPS and not _count_content(old, i, i + count):
            joins = _replaces(changed[index], changed[index + 1]) or _crosses(
                old, new, (starts[index], run), (starts[index + 1], runs[index + 1])
            )
        if not joins:
            kept.append(run)
    return [*kept, runs[-1]]


def _crosses(
    old: Sequence[str],
    new: Sequence[str],
    before: tuple[Pair, Run],
    after: tuple[Pair, Run],
) -> bool:
    """Whether a content word goes in one of two neighbouring changes, and comes in the other."""
    gone, come = (
        [
            {token for token in tokens[start[side] : end[side]] if is_content(token)}
            for start, end in (before, after)
        ]
        for side, tokens in enumerate((old, new))
    )
    return not gone[0].isdisjoint(come[1]) or not gone[1].isdisjoint(come[0])


def _replaces(before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether two changes, each given by its content words gone and come, read as one."""
    if all(before) and all(after):
        return True
    long = min(sum(before), sum(after)) >= _MIN_LONG
    return long and before[0] + after[0] > 0 and before[1] + after[1] > 0


def _count_content(tokens: Sequence[str], start: int, end: int) -> int:
    return sum(is_content(tokens[at]) for at in range(start, end))


def _part(old: Sequence[str], new: Sequence[str], runs: list[Run]) -> list[Run]:
    """Take a change apart whose two sides share a content word."""
    parted: list[Run] = []
    i = j = 0
    for run in runs:
        content_old = [at for at in range(i, run[0]) if is_content(old[at])]
        content_new = [at for at in range(j, run[1]) if is_content(new[at])]
        if content_old and content_new:
            found, _ = match(
                [old[at] for at in content_old], [new[at] for at in content_new], shown=False
            )
            parted += _grown(
                old, new, [(content_old[a], content_new[b]) for a, b in found], (i, j), run
            )
        parted.append(run)
        i, j = run[0] + run[2], run[1] + run[2]
    return _merge_empty(parted)


def _grown(
    old: Sequence[str], new: Sequence[str], pairs: list[Pair], start: Pair, end: Run
) -> list[Run]:
    """Let each matched word take in the equal tokens beside it."""
    runs: list[Run] = []
    i, j = start
    for index, (at_old, at_new) in enumerate(pairs):
        if at_old < i:  # taken in by the word before
            continue
        limit_old, limit_new = pairs[index + 1] if index + 1 < len(pairs) else (end[0], end[1])
        first_old, first_new = at_old, at_new
        while first_old > i and first_new > j and old[first_old - 1] == new[first_new - 1]:
            first_old, first_new = first_old - 1, first_new - 1
        last_old, last_new = at_old + 1, at_new + 1
        while last_old < limit_old and last_new < limit_new and old[last_old] == new[last_new]:
            last_old, last_new = last_old + 1, last_new + 1
        runs.append((first_old, first_new, last_old - first_old))
        i, j = last_old, last_new
    return runs
