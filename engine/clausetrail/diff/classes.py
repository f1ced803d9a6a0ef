"""Decide by arithmetic, not by look, what a change amounts to.

The two texts are read as pieces (words in one spelling, dates, ordinals, lists of resolutions
...). Pieces that stand on one side alone are substance, unless a slip or a spelling explains
them; values that stand on both sides and differ must be an advance, each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from clausetrail.model import Advance, Change

from .advance import check
from .context import Context
from .matching import match
from .pieces import Piece, pieces_of
from .slips import is_slip

RANK: dict[Change, int] = {"identical": 0, "editorial": 1, "rollover": 2, "substantive": 3}
_MAX_DOUBLED = 3  # words written twice by mistake

cached_pieces = lru_cache(maxsize=512)(pieces_of)


class Verdict(NamedTuple):
    """The class of a change and the advances found in it."""

    change: Change
    advances: tuple[Advance, ...] = ()


def classify(old: str, new: str, context: Context) -> Verdict:
    """Class the change from one text to another.

    Args:
        old: the old text; new: the new; either may hold several paragraphs, a line each.
        context: the step between the two versions.

    Returns:
        The class, and every value that differs; one that did not advance is suspect, and
        makes the change substantive.
    """
    if old == new:
        return Verdict("identical")
    old_pieces, new_pieces = cached_pieces(old), cached_pieces(new)
    old_keys = [piece.key for piece in old_pieces]
    new_keys = [piece.key for piece in new_pieces]
    if old_keys == new_keys:
        pairs = [(index, index) for index in range(len(old_keys))]
    else:
        pairs, _ = match(old_keys, new_keys)
    substantive = old_keys != new_keys and not _all_editorial(
        old, new, old_pieces, new_pieces, pairs
    )
    advances: list[Advance] = []
    matched = set(pairs)
    for i, j in pairs:
        before, after = old_pieces[i], new_pieces[j]
        if before.kind == "word":
            continue
        finding = check(before, after, context)
        if finding.same:
            continue
        # Two values face each other only if a word beside them does.
        faced = not substantive or (i - 1, j - 1) in matched or (i + 1, j + 1) in matched
        if faced and finding.kind != "paragraph":
            advances.append(
                Advance(finding.kind, before.text, after.text, finding.step, not finding.routine)
            )
        substantive = substantive or not finding.routine
    if substantive:
        return Verdict("substantive", tuple(advances))
    return Verdict("rollover" if advances else "editorial", tuple(advances))


def _all_editorial(
    old: str,
    new: str,
    old_pieces: Sequence[Piece],
    new_pieces: Sequence[Piece],
    pairs: Sequence[tuple[int, int]],
) -> bool:
    """Whether slips and spellings explain all that stands on one side alone."""
    i = j = 0
    for at_old, at_new in (*pairs, (len(old_pieces), len(new_pieces))):
        if at_old > i or at_new > j:
            gone, come = old_pieces[i:at_old], new_pieces[j:at_new]
            if not (
                _is_spelling(gone, come)
                or _is_doubled(old_pieces, i, at_old, come)
                or _is_doubled(new_pieces, j, at_new, gone)
                or _is_list_end(old, old_pieces, i, at_old, come)
                or _is_list_end(new, new_pieces, j, at_new, gone)
            ):
                return False
        i, j = at_old + 1, at_new + 1
    return True


def _is_spelling(gone: Sequence[Piece], come: Sequence[Piece]) -> bool:
    """Whether two runs of words are the same letters, or one is a slip for the other."""
    if not gone or not come or any(piece.kind != "word" for piece in (*gone, *come)):
        return False
    before = "".join([piece.key for piece in gone])
    after = "".join([piece.key for piece in come])
    if before == after:
        return before.isalpha()
    return len(gone) == len(come) and all(
        one.key == other.key or is_slip(one.key, other.key)
        for one, other in zip(gone, come, strict=True)
    )


def _is_doubled(pieces: Sequence[Piece], start: int, end: int, other: Sequence[Piece]) -> bool:
    """Whether words stand twice by mistake: "held in in Geneva"."""
    count = end - start
    if (
        other
        or not 0 < count <= _MAX_DOUBLED
        or any(piece.kind != "word" or not piece.key.isalpha() for piece in pieces[start:end])
    ):
        return False
    run = [piece.key for piece in pieces[start:end]]
    before = [piece.key for piece in pieces[max(0, start - count) : start]]
    return run == before or run == [piece.key for piece in pieces[end : end + count]]


def _is_list_end(
    text: str, pieces: Sequence[Piece], start: int, end: int, other: Sequence[Piece]
) -> bool:
    """Whether an "and" closes an item of a list: it goes with the place of the item."""
    if other or end - start != 1 or pieces[start].key != "and":
        return False
    piece = pieces[start]
    before = text[: piece.start].rstrip()
    after = text[piece.end :]
    return before.endswith((";", ",")) and (not after.strip() or after.lstrip(" ").startswith("\n"))
