"""Compare the words of two texts: what stays, what goes, what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .cleanup import Run, is_content, tidy
from .matching import match
from .tokens import Tokens, explode, is_date, tokenize

if TYPE_CHECKING:
    from clausetrail.model import Op


class WordDiff(NamedTuple):
    """The words of two texts compared."""

    ops: tuple[Op, ...]  # the "=" and "-" parts joined are the old text; "=" and "+", the new
    fallback: str | None  # why a simpler method was used


def diff_words(old: str, new: str) -> WordDiff:
    """Compare two texts word by word.

    Returns:
        Runs that stay, go and come, in reading order; of a replacement, what goes stands
        before what comes. No two neighbours have the same sign, and none is empty.
    """
    if old == new:
        return WordDiff((("=", old),) if old else (), None)
    if not old:
        return WordDiff((("+", new),), None)
    if not new:
        return WordDiff((("-", old),), None)
    old_tokens, new_tokens = tokenize(old), tokenize(new)
    pairs, fallback = match(old_tokens.texts, new_tokens.texts)
    runs = tidy(old_tokens.texts, new_tokens.texts, pairs)
    if _dates_hide_words(old_tokens, new_tokens, runs):
        old_tokens, new_tokens = _exploded(old_tokens), _exploded(new_tokens)
        pairs, fallback = match(old_tokens.texts, new_tokens.texts)
        runs = tidy(old_tokens.texts, new_tokens.texts, pairs)
    return WordDiff(_ops(old_tokens, new_tokens, runs), fallback)


def _dates_hide_words(old: Tokens, new: Tokens, runs: list[Run]) -> bool:
    """Whether a part of a date stands on the other side of a change by itself."""
    i = j = 0
    for run in runs:
        gone, come = old.texts[i : run[0]], new.texts[j : run[1]]
        for whole, other in ((gone, come), (come, gone)):
            parts = {part for token in whole if is_date(token) for _, part in explode(token)}
            if parts and any(token in parts and is_content(token) for token in other):
                return True
        i, j = run[0] + run[2], run[1] + run[2]
    return False


def _exploded(tokens: Tokens) -> Tokens:
    gaps: list[str] = []
    texts: list[str] = []
    for gap, text in zip(tokens.gaps, tokens.texts, strict=True):
        for inner, part in explode(text):
            gaps.append(inner or gap)
            texts.append(part)
    return Tokens(gaps, texts, tokens.tail)


def _ops(old: Tokens, new: Tokens, runs: list[Run]) -> tuple[Op, ...]:
    script = _Script()
    i = j = 0
    for at_old, at_new, count in runs:
        script.change(_written(old, i, at_old), _written(new, j, at_new))
        if count:
            # Equal tokens may stand behind unequal white space, at any place of the run.
            for step in range(count):
                old_gap, new_gap = old.gaps[at_old + step], new.gaps[at_new + step]
                if old_gap == new_gap:
                    script.keep(old_gap)
                else:
                    script.change(old_gap, new_gap)
                script.keep(old.texts[at_old + step])
        i, j = at_old + count, at_new + count
    script.change(old.tail, new.tail)
    return script.done()


def _written(tokens: Tokens, start: int, end: int) -> str:
    return "".join([tokens.gaps[at] + tokens.texts[at] for at in range(start, end)])


class _Script:
    """Collects ops, each as long as can be."""

    def __init__(self) -> None:
        self._ops: list[Op] = []
        self._kept: list[str] = []
        self._gone: list[str] = []
        self._come: list[str] = []

    def keep(self, text: str) -> None:
        if text:
            if self._gone or self._come:
                self._flush_change()
            self._kept.append(text)

    def change(self, gone: str, come: str) -> None:
        self._gone += [gone] if gone else []
        self._come += [come] if come else []

    def _flush_change(self) -> None:
        gone, come = "".join(self._gone), "".join(self._come)
        self._gone, self._come = [], []
        # White space that both sides begin with stays.
        shared = 0
        while shared < min(len(gone), len(come)) and gone[shared] == come[shared]:
            if not gone[shared].isspace():
                break
            shared += 1
        if shared:
            self._kept.append(gone[:shared])
        self._flush_kept()
        if gone[shared:]:
            self._ops.append(("-", gone[shared:]))
        if come[shared:]:
            self._ops.append(("+", come[shared:]))

    def _flush_kept(self) -> None:
        if self._kept:
            text = "".join(self._kept)
            self._kept = []
            if self._ops and self._ops[-1][0] == "=":
                text = self._ops.pop()[1] + text
            self._ops.append(("=", text))

    def done(self) -> tuple[Op, ...]:
        """Return the ops collected."""
        if self._gone or self._come:
            self._flush_change()
        self._flush_kept()
        return tuple(self._ops)
