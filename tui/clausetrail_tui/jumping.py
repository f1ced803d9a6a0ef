"""A paragraph by what a person types: `op12a`, `12 (a)`, `pp4`, `annex 1`; `-op3` of the old."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.report.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetrail_tui.ink import Side

Key = tuple[str, ...]  # letters and numbers by turns: OP12(a)(ii) is ("op", "12", "aii")

_PART = re.compile(r"\d+|[^\W\d_]+")
_SIDE = re.compile(r"\s*(?:(-|o(?:ld)?\s*:|old\s+)|(\+|n(?:ew)?\s*:|new\s+))\s*(.*)", re.DOTALL)
_NOISE = re.compile(r"(?i)\b(?:para(?:graph)?s?|no)\b\.?|§")
_SAID = {"operative": "op", "preambular": "pp", "preamble": "pp", "heading": "h", "table": "t"}
# What a number alone stands for, in this order: an operative paragraph before all others.
_BARE = ("op", "p", "annex", "pp", "h")
OFFERED = 12


class Texts(NamedTuple):
    """The references of what is shown, in the order of the texts."""

    old: Sequence[str] = ()
    new: Sequence[str] = ()  # of one text alone, these

    def of(self, side: Side) -> Sequence[str]:
        """Return one side's."""
        return self.old if side == "old" else self.new


class Found(NamedTuple):
    """A paragraph."""

    side: Side
    ref: str


def found(typed: str, texts: Texts) -> Found | None:
    """Return the paragraph that is meant, or None.

    Without a side it is one of the new text, and of the old where the new has none such.
    """
    side, rest = _side_of(typed)
    for one in (side,) if side else _both():
        for ref in _exact(rest, texts.of(one)):
            return Found(one, ref)
    return None


def offered(typed: str, texts: Texts) -> list[str]:
    """Return what may be meant, as it may be typed: the likeliest first, at most `OFFERED`."""
    side, rest = _side_of(typed)
    shown: list[str] = []
    for one in (side,) if side else _both():
        refs = texts.of(one)
        sign = "-" if one == "old" else ""
        order = dict.fromkeys([*_exact(rest, refs), *_begun(rest, refs)])
        new = set(texts.new) if one == "old" and not side else ()
        shown += [f"{sign}{ref}" for ref in order if ref not in new]
    return shown[:OFFERED]


def missing(typed: str, texts: Texts) -> str:
    """Return, in words, that there is no such paragraph, and which is nearest."""
    side, rest = _side_of(typed)
    which = f" in the {side} text" if side and texts.old else ""
    near = [
        f"-{ref}" if one == "old" else ref
        for one in ((side,) if side else _both())
        for ref in _near(rest, texts.of(one))
    ]
    told = f"there is no paragraph {safe(rest.strip()) or '?'}{which}"
    return f"{told}; the nearest is {safe(near[0])}" if near else told


@lru_cache(maxsize=4096)
def key_of(ref: str) -> Key:
    """Return what of a reference counts when it is typed: neither case, nor blanks and brackets."""
    parts: list[str] = []
    for part in _PART.findall(ref.casefold()):
        word = _SAID.get(part, part)
        if parts and not word.isdecimal() and not parts[-1].isdecimal():
            parts[-1] += word
        else:
            parts.append(word)
    return tuple(parts)


def _side_of(typed: str) -> tuple[Side | None, str]:
    match = _SIDE.match(typed)
    side: Side | None = None
    if match:
        side, typed = "old" if match[1] else "new", match[3]
    return side, _NOISE.sub(" ", typed)


def _both() -> tuple[Side, Side]:
    return ("new", "old")


def _readings(typed: str) -> Iterator[Key]:
    """Yield what was typed as keys, the likeliest first."""
    key = key_of(typed)
    if not key:
        return
    yield key
    if key[0].isdecimal():
        for kind in _BARE:
            yield (kind, *key)


def _exact(typed: str, refs: Sequence[str]) -> list[str]:
    """Return the references that are meant as they stand; of a section's, without its name too."""
    keys = [(key_of(ref), key_of(ref.rpartition("/")[2]), ref) for ref in refs]
    for wanted in _readings(typed):
        whole = [ref for key, _, ref in keys if key == wanted]
        # `op3` may be A/OP3; but a number alone is no paragraph of an annex that has a name.
        tail = [ref for _, key, ref in keys if key == wanted and not key[0].isdecimal()]
        if whole or tail:
            return [*whole, *tail]
    return []


def _begun(typed: str, refs: Sequence[str]) -> Iterator[str]:
    """Yield the references that begin so."""
    for wanted in _readings(typed):
        start = "".join(wanted)
        for ref in refs:
            if any("".join(key_of(one)).startswith(start) for one in (ref, ref.rpartition("/")[2])):
                yield ref


def _near(typed: str, refs: Sequence[str]) -> list[str]:
    """Return the nearest reference: of the same kind, the number that is nearest."""
    for wanted in _readings(typed):
        number = _number(wanted)
        same = [ref for ref in refs if key_of(ref)[:1] == wanted[:1]]
        if same:
            if len(wanted) > 2:  # a sub-paragraph: rather one of the same paragraph
                same = [ref for ref in same if key_of(ref)[:2] == wanted[:2]] or same
            return [min(same, key=lambda ref: abs(_number(key_of(ref)) - number))]
    from difflib import get_close_matches

    close = get_close_matches(typed.upper().strip(), refs, n=1, cutoff=0.3)
    return close or list(refs[-1:])


def _number(key: Key) -> int:
    return int(key[1][:9]) if len(key) > 1 and key[1].isdecimal() else 0
