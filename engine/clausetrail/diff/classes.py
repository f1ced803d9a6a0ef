"""Decide by arithmetic, not by look, what a change amounts to.

The two texts are read as pieces (words in one spelling, dates, ordinals, lists of resolutions
...). Pieces that stand on one side alone are substance, unless a slip or a spelling explains
them; values that stand on both sides and differ must be an advance, each of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from clausetrail.lang.lazy import lazy_pattern
from clausetrail.model import Advance, Change

from .advance import check, follows_itself
from .citations import newest
from .matching import Pair, match
from .pieces import Piece, pieces_of
from .slips import is_slip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .context import Context
    from .findings import Finding
    from .values import Cite

RANK: dict[Change, int] = {"identical": 0, "editorial": 1, "rollover": 2, "substantive": 3}
_MARKED_WORD = re.compile(r"[a-z]{4,}\d{1,3}")
_YEAR_OF_NUMBER = lazy_pattern(r"\s?\((?:19|20)\d\d\)")
_NEGATIONS = frozenset(("no", "not", "non", "in"))
# Words that these are part of without a negation.
_JOINED = frozenset(("cannot", "into", "insofar", "inasmuch"))
_REACH = 20  # pieces between a meeting's number and its date
_BLANKS = " \u00a0\u202f"  # a line feed is none: words of two paragraphs are not doubled
_BESIDE = 8  # pieces between an anniversary and its year
_MAX_DOUBLED = 3  # words written twice by mistake


class Verdict(NamedTuple):
    """The class of a change and the advances found in it."""

    change: Change
    advances: tuple[Advance, ...] = ()


class Read(NamedTuple):
    """A text, or a stretch of one, with its pieces."""

    text: str
    pieces: Sequence[Piece]

    def part(self, start: int, end: int) -> Read:
        """Return a stretch of it; its pieces keep their places and what they mean."""
        first = bisect_left(self.pieces, start, key=_start)
        last = bisect_left(self.pieces, end, key=_start)
        return Read(self.text, self.pieces[first:last])


def _start(piece: Piece) -> int:
    return piece.start


def read(text: str, verbs: Sequence[tuple[int, int]] = ()) -> Read:
    """Read a text as pieces; `verbs` tells where its lead verbs stand, if it is known."""
    return Read(text, pieces_of(text, verbs))


def classify(old: str, new: str, context: Context) -> Verdict:
    """Class the change from one text to another.

    Args:
        old: the old text.
        new: the new text; either may hold several paragraphs, a line each.
        context: the step between the two versions.

    Returns:
        The class, and every value that differs; one that did not advance is suspect, and
        makes the change substantive.
    """
    if old == new:
        return Verdict("identical")
    return classify_read(read(old), read(new), context)


def classify_read(old: Read, new: Read, context: Context) -> Verdict:
    """Class the change between two texts that are not the same, once they are read."""
    old_pieces, new_pieces = old.pieces, new.pieces
    old_keys = [piece.key for piece in old_pieces]
    new_keys = [piece.key for piece in new_pieces]
    pairs: Sequence[Pair]
    if old_keys == new_keys:
        substantive = False
        pairs = [(index, index) for index in range(len(old_keys))]
    else:
        pairs = match(old_keys, new_keys, shown=False)[0]
        substantive = not _all_editorial(old, new, pairs)
    if substantive:
        pairs = _facing(old_pieces, new_pieces)
    advances: list[Advance] = []
    for i, j in pairs:
        before, after = old_pieces[i], new_pieces[j]
        if before.kind == "word":
            continue
        finding = check(before, after, context)
        if finding.same:
            continue
        if finding.kind == "paragraph" and follows_itself(
            before, after, _cited_behind(new_pieces, j), context
        ):
            finding = finding._replace(routine=context.routine)
        if finding.kind == "date" and _is_same_event(old_pieces[:i], new_pieces[:j]):
            finding = finding._replace(routine=False)
        if finding.kind in {"date", "year"} and _is_same_anniversary(old_pieces, new_pieces, i, j):
            finding = finding._replace(routine=False)
        advances.append(_advance(before, after, finding))
    advances = _among_neighbours(advances, context)
    substantive = substantive or any(one.suspect for one in advances)
    if substantive:
        return Verdict("substantive", tuple(advances))
    return Verdict("rollover" if advances else "editorial", tuple(advances))


def _is_same_event(old: Sequence[Piece], new: Sequence[Piece]) -> bool:
    """Whether a date is of a meeting that kept its number, and so was put off or corrected.

    "the Fifth Conference, to be held in May 2021" is another only with another number.
    """
    for before, after in zip(reversed(old[-_REACH:]), reversed(new[-_REACH:]), strict=False):
        if before.key != after.key or before.kind in {"date", "resolutions", "symbol"}:
            return False
        if before.kind == "ordinal":
            return before.value == after.value and "session" not in before.note
    return False


def _is_same_anniversary(
    old: Sequence[Piece], new: Sequence[Piece], at_old: int, at_new: int
) -> bool:
    """Whether a year stands beside an anniversary that kept its number: one of them is wrong.

    "2026 marks the tenth anniversary" is followed by 2027 with the eleventh.
    """
    near = [
        {piece.value for piece in pieces[max(0, at - _BESIDE) : at + _BESIDE] if _is_annual(piece)}
        for pieces, at in ((old, at_old), (new, at_new))
    ]
    return not near[0].isdisjoint(near[1])


def _is_annual(piece: Piece) -> bool:
    return piece.kind == "ordinal" and piece.note == "anniversary"


def _among_neighbours(advances: list[Advance], context: Context) -> list[Advance]:
    """Suspect a year that skips where another of its paragraph keeps the step of the texts."""
    if context.years is None or context.slack:
        return advances
    step = round(context.years)
    if not any(one.kind == "year" and one.step == step for one in advances):
        return advances
    return [
        msgspec.structs.replace(one, suspect=True)
        if one.kind == "year" and one.step != step
        else one
        for one in advances
    ]


def _advance(before: Piece, after: Piece, finding: Finding) -> Advance:
    old, new = before.text, after.text
    if finding.kind == "resolutions" and finding.routine:
        # Of lists that may hold twenty resolutions, the newest tell what happened.
        old, new = newest(before.value), newest(after.value)
    return Advance(finding.kind, old, new, finding.step, not finding.routine)


def _facing(old_pieces: Sequence[Piece], new_pieces: Sequence[Piece]) -> list[Pair]:
    """Pair the values of two texts whose words differ, for what can be said of them.

    Values that stayed are paired first, so that a list with one more value does not look as if
    each had moved; two others face each other only if a piece beside them does.
    """
    if all(piece.kind == "word" for piece in old_pieces) or all(
        piece.kind == "word" for piece in new_pieces
    ):
        return []
    pairs, _ = match(
        [piece.key if piece.kind == "word" else piece.key + piece.text for piece in old_pieces],
        [piece.key if piece.kind == "word" else piece.key + piece.text for piece in new_pieces],
        shown=False,
    )
    facing: list[Pair] = []
    i = j = 0
    for at_old, at_new in (*pairs, (len(old_pieces), len(new_pieces))):
        gone, come = old_pieces[i:at_old], new_pieces[j:at_new]
        for step, (before, after) in enumerate(zip(gone, come, strict=False)):
            if before.key != after.key or before.kind == "word":
                break
            facing.append((i + step, j + step))
        for back in range(1, min(len(gone), len(come)) + 1):
            before, after = gone[-back], come[-back]
            if before.key != after.key or before.kind == "word":
                break
            facing.append((at_old - back, at_new - back))
        i, j = at_old + 1, at_new + 1
    return sorted(set(facing))


def _cited_behind(pieces: Sequence[Piece], at: int) -> Sequence[Cite]:
    """Return the resolution that a reference to a paragraph belongs to."""
    for piece in pieces[at + 1 : at + 6]:
        if piece.kind == "resolutions" and isinstance(piece.value, tuple):
            return piece.value
    return ()


def _all_editorial(old: Read, new: Read, pairs: Sequence[Pair]) -> bool:
    """Whether slips and spellings explain all that stands on one side alone."""
    old_pieces, new_pieces = old.pieces, new.pieces
    i = j = 0
    for at_old, at_new in (*pairs, (len(old_pieces), len(new_pieces))):
        if at_old > i or at_new > j:
            gone, come = old_pieces[i:at_old], new_pieces[j:at_new]
            if not (
                _is_spelling(gone, come)
                or _is_doubled(old, i, at_old, come)
                or _is_doubled(new, j, at_new, gone)
                or _is_list_end(old.text, old_pieces, i, at_old, come)
                or _is_list_end(new.text, new_pieces, j, at_new, gone)
                or _gains_its_year(gone, come, old_pieces[max(0, i - 1) : i])
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
        # "notable" is not "not able", nor "in formal" "informal"; "can not" is "cannot".
        negates = any(piece.key in _NEGATIONS for piece in (*gone, *come))
        return before.isalpha() and (not negates or before in _JOINED)
    return len(gone) == len(come) and all(
        _unmarked(one.key) == _unmarked(other.key) or is_slip(one.key, other.key)
        for one, other in zip(gone, come, strict=True)
    )


def _unmarked(key: str) -> str:
    """Take a footnote's number off the word that its reader left it on: "families11"."""
    return key.rstrip("0123456789") if _MARKED_WORD.fullmatch(key) else key


def _is_doubled(read: Read, start: int, end: int, other: Sequence[Piece]) -> bool:
    """Whether words stand twice by mistake: "held in in Geneva".

    Behind a comma they are meant: "women, women with disabilities" are more than the latter.
    """
    text, pieces = read
    count = end - start
    if (
        other
        or not 0 < count <= _MAX_DOUBLED
        or any(piece.kind != "word" or not piece.key.isalpha() for piece in pieces[start:end])
    ):
        return False
    run = [piece.key for piece in pieces[start:end]]
    return any(
        first >= 0
        and [piece.key for piece in pieces[first : first + 2 * count]] == run * 2
        and not text[pieces[first + count - 1].end : pieces[first + count].start].strip(_BLANKS)
        for first in (start - count, start)
    )


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


def _gains_its_year(gone: Sequence[Piece], come: Sequence[Piece], before: Sequence[Piece]) -> bool:
    """Whether a numbered text is cited with its year: "general comment No. 24 (2019)"."""
    if len(gone) != 1 or len(come) != 1 or not before or before[-1].key != "no":
        return False
    plain, dated = sorted((gone[0].key, come[0].key), key=len)
    return plain.isdecimal() and _YEAR_OF_NUMBER.fullmatch(dated.removeprefix(plain)) is not None
