"""Small readings of English words that several parts of the parser need."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from clausetrail.lang.en.structure import (
    FINITE_WITHOUT_S,
    HINGES,
    LEAD_ADVERBS,
    MONTHS,
    NUMBER_WORDS,
    ORGAN_NOUNS,
    ORGANS,
    PREAMBLE_WORDS,
    TENS,
    UNITS,
)
from clausetrail.lang.lazy import lazy_pattern

_MONTH = "|".join(MONTHS)
_DATE = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s*({_MONTH}),?\s*(\d{{4}})\b", re.IGNORECASE)
_AMERICAN = re.compile(rf"\b({_MONTH})\s+(\d{{1,2}}),\s+(\d{{4}})\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_LINE = re.compile(
    r"[“\"‘']?\s*(?:The|THE)\s+(?P<organ>[A-Z][^,;.:]{3,100}?)"
    r"(?:,\s+(?:therefore|accordingly)(?=,))?\s*[,:.]?"
)
_RUN_ON = lazy_pattern(
    rf"[“\"‘']?\s*(?:The|THE)\s+(?P<organ>{'|'.join(map(re.escape, ORGANS))})"
    r"(?P<comma>\s*,)?\s+(?=\S)",
    re.IGNORECASE,
)

# A decision is one sentence: "At its 83rd plenary meeting, on ..., the Assembly decided ...".
_DECIDED = lazy_pattern(
    r"At its [^,;]{1,60}?\bmeetings?,?(?: held)? on [^,;]{5,40}, the "
    rf"(?P<organ>{'|'.join(map(re.escape, ORGANS))})\b"
)
_LONGEST_COUNT = 9  # digits; no vote and no session has half as many
_ANNOUNCED = lazy_pattern(r"\b(?:text|decision|resolution|statement)\b[^:]{0,30}:\s*$")


def iso_date(text: str) -> str | None:
    """Return the first date that a text names, as "2016-12-23"; None for none, or no real one."""
    match = _DATE.search(text)
    if match:
        day, month, year = int(match[1]), MONTHS[match[2].capitalize()], match[3]
    else:
        match = _AMERICAN.search(text)
        if match is None:
            return None
        day, month, year = int(match[2]), MONTHS[match[1].capitalize()], match[3]
    try:
        return date(int(year), month, day).isoformat()
    except ValueError:  # "31 June"
        return None


def is_date(text: str) -> bool:
    """Whether a line is a date and nothing more."""
    match = _DATE.fullmatch(text.strip(" .[]()"))
    return match is not None


def ordinal(words: str) -> int | None:
    """Return the number that an ordinal in words means ("seventy-first" is 71), or None."""
    total = 0
    for word in re.split(r"[\s-]+", words.strip().lower()):
        if not word:
            continue
        if word in UNITS:
            total += UNITS[word]
        elif word.endswith(("y", "ieth")) and _stem(word) in TENS:
            total += TENS[_stem(word)]
        elif word in {"hundred", "hundredth"}:
            total = 100 * (total or 1)
        elif word == "one":
            total += 1
        elif word != "and":
            match = re.fullmatch(r"(\d{1,5})(?:st|nd|rd|th)", word)
            if match is None:
                return None
            total += int(match[1])
    return total or None


def _stem(word: str) -> str:
    return word[:-4] if word.endswith("ieth") else word[:-1]


def count_of(word: str) -> int | None:
    """Return the number that a figure or a number word means ("none" is 0), or None."""
    if word.isdecimal() and len(word) < _LONGEST_COUNT:
        return int(word)
    return NUMBER_WORDS.get(word.lower())


def opening_of(text: str) -> tuple[str, int] | None:
    """Tell the organ that speaks, where a paragraph opens with it.

    Returns:
        The organ's name, and the offset of what runs on from it (`len(text)` where the name
        stands alone, as in "The General Assembly,"); or None.
    """
    if text.startswith("At its "):
        decided = None if _ANNOUNCED.search(text) else _DECIDED.match(text)
        return (_KNOWN[decided["organ"].lower()], decided.end()) if decided else None
    if text[:12].lstrip("“\"‘' \t")[:3].lower() != "the":
        return _misread(text)
    match = _LINE.fullmatch(text.strip())
    if match:
        organ = " ".join(match["organ"].split())
        words = organ.split()
        known = organ.lower() in _KNOWN
        if known or (text.rstrip()[-1:] == "," and words[-1].rstrip("*") in ORGAN_NOUNS):
            return _KNOWN.get(organ.lower(), organ), len(text)
        if text.rstrip()[-1:] == "," and any(word in ORGAN_NOUNS for word in words):
            return organ, len(text)
    match = _RUN_ON.match(text)
    if match:
        following = _WORD.match(text, match.end())
        first = following[0] if following else ""
        if match["comma"] or is_finite(first.capitalize()):
            return _KNOWN[match["organ"].lower()], match.end()
    return _misread(text)


_KNOWN = {organ.lower(): organ for organ in ORGANS}
_MISREAD = lazy_pattern(r"[“\"‘']?T[^\d\W]*(?: [^\d\W]+){1,5} ?[,;.:]")
_ALIKE = 0.9  # of the letters, as a ratio: one or two of some twenty may be wrong


def _misread(text: str) -> tuple[str, int] | None:
    """The organ whose line a scan spoiled: "Tlie General Assemhly,", "The GeneralAssembly;"."""
    line = text.strip()
    if not 12 < len(line) < 60 or _MISREAD.fullmatch(line) is None:
        return None
    organ = _organ_like("".join(filter(str.isalpha, line)).lower())
    return (organ, len(text)) if organ is not None else None


@lru_cache(maxsize=256)
def _organ_like(letters: str) -> str | None:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, "", letters, autojunk=False)
    for organ in ORGANS:
        matcher.set_seq1(f"the{organ}".replace(" ", "").replace("-", "").lower())
        if matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
            return organ
    return None


def first_words(text: str, count: int = 4) -> list[str]:
    """Return the first words of a text, without numbers and punctuation."""
    return _WORD.findall(text[:120])[:count]


def is_finite(text: str) -> bool:
    """Whether a paragraph opens with the finite verb of an operative one ("Also requests")."""
    if text.startswith(HINGES):
        text = text[len(next(hinge for hinge in HINGES if text.startswith(hinge))) :]
    for word in first_words(text):
        lower = word.lower()
        if lower in LEAD_ADVERBS:
            continue
        if word in PREAMBLE_WORDS or lower.capitalize() in PREAMBLE_WORDS:
            return False
        if lower in FINITE_WITHOUT_S:
            return True
        return len(lower) > 3 and lower.endswith("s") and not lower.endswith(("ous", "ss", "’s"))
    return False


def is_participle(text: str) -> bool:
    """Whether a paragraph opens as a preambular one does ("Deeply concerned", "Noting")."""
    for word in first_words(text):
        lower = word.lower()
        if lower in LEAD_ADVERBS and word.capitalize() not in PREAMBLE_WORDS:
            continue
        return word.capitalize() in PREAMBLE_WORDS or lower.endswith(("ing", "ed"))
    return False
