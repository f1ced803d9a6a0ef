"""Cut a text into the units that a change is made of: words, ordinals, dates, symbols, numbers.

A token carries the gap before it (white space and invisible format characters), so that the
text can be put together again exactly while the comparison looks at the words alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# Zero-width and direction marks, which no reader sees: they are gaps, not words.
INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
# Marks that belong to the letter before them; `\w` alone would tear them off.
COMBINING = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903"
    "\u093a-\u094f\u0951-\u0957\u0962\u0963\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe00-\ufe0f\ufe20-\ufe2f\u00ad"
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
UNITS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"

WORD = rf"[^\W\d_](?:\w|[{COMBINING}])*"

_TOKEN = re.compile(
    rf"([\s{INVISIBLE}]*)("
    # a whole date, or the first and last day of a meeting
    rf"\d{{1,2}}(?:(?:\ (?:{MONTHS}))?(?:\ to\ |\ and\ )\d{{1,2}})?"
    rf"\ (?:{MONTHS})\ \d{{4}}(?!\w)"
    rf"|(?i:(?:{TENS})[-\u2010\u2011](?:{UNITS}))(?!\w)"  # an ordinal in words
    rf"|[A-Z]+/(?:[A-Z]+(?:\.\d+)?/){{0,8}}(?=\d)"  # the head of a symbol: "A/", "A/HRC/", "A/C.2/"
    # an amount that fills a cell of a table, or its brackets: 63 930 800
    r"|(?<=[\t\n(])\d{1,3}(?:[\ \u00a0\u202f]\d{3})+(?![^)\t\n])"
    rf"|\d(?:\w|[{COMBINING}])*(?:[.,]\d+|/(?:[A-Z][A-Za-z]*\.)?\d+)*"  # 54,105,800 71/L.4/Rev.1
    rf"|{WORD}"
    r"|['’]s(?!\w)"
    r"|.)",
    re.DOTALL,
)


class Tokens(NamedTuple):
    """A text cut up: `gaps[i] + texts[i]` for every i, then `tail`, is the text again."""

    gaps: list[str]
    texts: list[str]
    tail: str


def tokenize(text: str) -> Tokens:
    """Cut a text into tokens and the gaps before them; nothing is lost."""
    found = _TOKEN.findall(text)
    gaps = [gap for gap, _ in found]
    texts = [token for _, token in found]
    used = sum(map(len, gaps)) + sum(map(len, texts))
    return Tokens(gaps, texts, text[used:])


def is_date(token: str) -> bool:
    """Whether a token is a whole date: the only kind that holds a space, an amount aside."""
    return " " in token and any(map(str.isalpha, token))


def explode(token: str) -> list[tuple[str, str]]:
    """Cut a whole date into its gaps and parts; any other token stays whole."""
    parts = token.split(" ") if is_date(token) else [token]
    return [(" " if index else "", part) for index, part in enumerate(parts)]
