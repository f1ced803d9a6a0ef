"""Which tokens of two texts stay: a longest common subsequence.

Within a size limit diff-match-patch finds it (Myers' O(ND) algorithm), its characters being
whole tokens that stand for code points of the private planes 15 and 16. Its time grows with
the number of changes times the length, in Python some 0.4 microseconds a step, so past
`MAX_CELLS` the bit-parallel algorithm of Hyyrö takes over, which finds a subsequence of the
same length in time that hardly depends on how much changed. It needs a bit for each pair of
tokens, so past `MAX_BITS` only what both texts begin and end with is kept, and the result
says so.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

# 45 by 45 changed tokens: in the worst case some 4,000 steps, 2 ms. Of 2,606 changed groups of
# real texts a limit of 8,000 shows three in a hundred in another way, hardly a better one, and
# takes a fifth more time for the longest texts.
MAX_CELLS = 2_000
# 16,000 by 16,000 tokens take 32 MB and a third of a second; no paragraph has as many.
MAX_BITS = 256_000_000
# The private planes 15 and 16; the two code points at the end of each are no characters. There
# are far more than `MAX_CELLS` has tokens.
_PLANE_15, _PLANE_16, _IN_A_PLANE = 0xF0000, 0x100000, 0xFFFE

TOO_LARGE = "a group is too large for a word comparison: only its common ends are kept"

Pair = tuple[int, int]


def match(
    old: Sequence[str], new: Sequence[str], *, shown: bool = True
) -> tuple[list[Pair], str | None]:
    """Find the tokens that stay.

    Args:
        old: the n tokens of the old text.
        new: the m tokens of the new.

        shown: whether a reader sees the result. Of several longest subsequences Myers' reads
            better; where only the number of words counts, the faster one serves.

    Returns:
        Ascending pairs of 0-based indexes of equal tokens, as many as there can be; and the
        reason why fewer are given, or None.
    """
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    pairs = [(index, index) for index in range(head)]
    fallback = None
    old_middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    cells = len(old_middle) * len(new_middle)
    if cells > MAX_BITS:
        fallback = TOO_LARGE
    elif cells:
        find = by_myers if shown and cells <= MAX_CELLS else by_bits
        pairs += [(i + head, j + head) for i, j in find(old_middle, new_middle)]
    pairs += [(len(old) - back, len(new) - back) for back in range(tail, 0, -1)]
    return pairs, fallback


@lru_cache(maxsize=1)
def _differ() -> Any:
    import diff_match_patch  # 10 ms: not for a start without a diff

    differ = diff_match_patch.diff_match_patch()  # type: ignore[attr-defined, no-untyped-call]
    differ.Diff_Timeout = 0  # the result must not depend on the speed of the machine
    return differ


def by_myers(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Find the pairs with diff-match-patch, a code point of a private plane a token."""
    codes: dict[str, str] = {}
    encoded = []
    for tokens in (old, new):
        for token in tokens:
            if token not in codes:
                codes[token] = _code_point(len(codes))
        encoded.append("".join([codes[token] for token in tokens]))
    pairs: list[Pair] = []
    i = j = 0
    for operation, run in _differ().diff_main(*encoded, checklines=False):
        if operation == 0:
            pairs += [(i + step, j + step) for step in range(len(run))]
        i += len(run) if operation <= 0 else 0
        j += len(run) if operation >= 0 else 0
    return pairs


def _code_point(index: int) -> str:
    if index < _IN_A_PLANE:
        return chr(_PLANE_15 + index)
    return chr(_PLANE_16 + index - _IN_A_PLANE)


def by_bits(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Find the pairs with one long integer a row.

    Source: H. Hyyrö, "Bit-parallel LCS-length computation revisited" (2004): bit i of a row is
    0 where the subsequence grows with old token i.
    """
    places: dict[str, int] = {}
    for index, token in enumerate(old):
        places[token] = places.get(token, 0) | 1 << index
    full = (1 << len(old)) - 1
    row = full
    rows = [row]
    for token in new:
        hits = row & places.get(token, 0)
        row = ((row + hits) | (row - hits)) & full
        rows.append(row)
    pairs: list[Pair] = []
    i, j = len(old) - 1, len(new) - 1
    while i >= 0 and j >= 0:
        if rows[j + 1] >> i & 1:
            i -= 1
        elif not rows[j] >> i & 1:
            j -= 1
        else:
            pairs.append((i, j))
            i -= 1
            j -= 1
    pairs.reverse()
    return pairs
