"""Clauses: the acts of the organ that speaks, found in a paragraph's text.

Before: "Recalls the report, and in this regard requests the Secretary-General to act"
After:  "Recalls the report, " | "and in this regard requests the Secretary-General to act"
"""

from __future__ import annotations

import itertools
from functools import cache
from typing import TYPE_CHECKING

from clausetrail.lang.en import verb_phrases as phrases
from clausetrail.model import Clause, Italic, ParagraphKind

from .clause_acts import later_acts
from .clause_forms import NO_OPENING, Opening
from .clause_opening import opening_at, opening_tokens, settle
from .lead_tokens import Token, tokens_of
from .lead_verbs import entries

if TYPE_CHECKING:
    from collections.abc import Sequence

_WITHOUT_ACTS: frozenset[ParagraphKind] = frozenset({"table", "heading"})


def lead_verb(
    text: str,
    *,
    kind: ParagraphKind,
    italics: Sequence[Italic] = (),
    body: str | None = None,
    nested: bool = False,
) -> tuple[int, int] | None:
    """Find the lead verb that opens a paragraph.

    Args:
        text: of the paragraph, without its number and footnote markers.
        kind: of the paragraph.
        italics: runs of the text in italics; they decide where they are known.
        body: the organ that speaks.
        nested: whether it is a sub-paragraph.

    Returns:
        The offsets of the phrase, adverbs and fixed complements included; or None.
    """
    tokens = opening_tokens(text)
    opening = _opening(text, tokens, kind, body, italics, nested=nested)
    return (opening.start, opening.end) if opening.end else None


def cut_clauses(
    text: str,
    *,
    kind: ParagraphKind,
    body: str | None = None,
    italics: tuple[Italic, ...] = (),
    lead_in: str | None = None,
) -> tuple[Clause, ...]:
    """Cut a paragraph into clauses that partition its text.

    Args:
        text: of the paragraph, without its number and footnote markers.
        kind: of the paragraph.
        body: the organ that speaks ("Security Council"), where known.
        italics: runs of the text that the source sets in italics; they fix the opening verb.
        lead_in: of a sub-paragraph, the text that it hangs on.

    Returns:
        One clause an act, with its verb as printed; a text without an act is one clause. An
        empty text has none.
    """
    if not text:
        return ()
    if kind in _WITHOUT_ACTS:
        return (Clause(None, 0, len(text)),)
    tokens = opening_tokens(text)
    opening = _opening(text, tokens, kind, body, italics, nested=lead_in is not None)
    verb = text[opening.start : opening.end] or None
    cuts: list[tuple[int, str | None]] = [(0, verb)]
    if opening.mood == "we" or _may_act_again(text[opening.end :]):
        later = _later(text, opening, kind, body)
        # "and decides that", where the rest of a sentence stands alone: the act is the first.
        cuts = later if later and later[0][0] == 0 else cuts + later
    ends = [start for start, _ in cuts[1:]] + [len(text)]
    return tuple(Clause(verb, start, end) for (start, verb), end in zip(cuts, ends, strict=True))


def _opening(
    text: str,
    tokens: list[Token],
    kind: ParagraphKind,
    body: str | None,
    italics: Sequence[Italic],
    *,
    nested: bool,
) -> Opening:
    if not tokens:
        return NO_OPENING
    found = opening_at(tokens, 0, kind=kind, body=body, nested=nested)
    return settle(text, tokens, found, italics)


@cache
def _signs() -> tuple[frozenset[str], frozenset[str]]:
    """Return the verb forms of later acts as printed, and the words one may stand behind."""
    words = {
        word
        for word, readings in entries().items()
        if any(reading.form != "base" for reading in readings)
    }
    before = phrases.CONJUNCTIONS | phrases.STRENGTH | phrases.SEQUENCE_WORDS | phrases.LOOSE
    before |= phrases.CONNECTIVES | {row[-1] for row in phrases.CONNECTORS}
    return frozenset(words | {f"{word}{mark}" for word in words for mark in ",:"}), before


def _may_act_again(rest: str) -> bool:
    """Whether a text may hold a later act; quick, since most paragraphs hold none."""
    words = rest.split()
    signs, before = _signs()
    if signs.isdisjoint(words) and _SPEAKERS.isdisjoint(words):
        return False
    for last, word in itertools.pairwise(words):
        if word in signs and (last[-1] in ",;:.)]–—”" or last in before):
            return True
        if word in _SPEAKERS and last[-1] in ".!?”":
            return True
    return bool(words) and words[0] in signs


_SPEAKERS = frozenset({"We", "The"})


def _later(
    text: str, opening: Opening, kind: ParagraphKind, body: str | None
) -> list[tuple[int, str | None]]:
    """Return the offset and the verb of each act behind the opening one."""
    tokens = tokens_of(text)
    cuts: list[tuple[int, str | None]] = []
    bounds = [0, *_sentences(tokens), len(tokens)]
    current = opening
    for begin, stop in itertools.pairwise(bounds):
        part = tokens[begin:stop] if len(bounds) > 2 else tokens
        if begin:
            opened = opening_at(part, 0, kind=kind, body=body, nested=True)
            if opened.mood in {"we", "organ"}:
                current = opened
                cuts.append((part[0].start, text[opened.start : opened.end]))
            else:
                current = NO_OPENING
                continue
        first = next((i for i, token in enumerate(part) if token.start >= current.end), len(part))
        for act in later_acts(part, first, mood=current.mood, opening=current.lead):
            verb = text[part[act.first].start : part[act.lead.stop - 1].end]
            cuts.append((part[act.start].start, verb))
    return cuts


def _sentences(tokens: Sequence[Token]) -> list[int]:
    """Indexes of the tokens that begin a sentence which may be an act of its own."""
    return [
        index
        for index in range(1, len(tokens))
        if tokens[index].word in {phrases.FIRST_PERSON, "the"}
        and tokens[index - 1].word in {".", "!", "?", "”"}
        and (tokens[index - 1].word != "”" or tokens[index - 2].word == ".")
    ]
