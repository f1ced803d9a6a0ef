"""Cut a text into the simplest things that a change class looks at: words, numbers, dates.

Punctuation and invisible characters are left out here, which is what makes a change in them
editorial; signs that carry meaning (currency, percentage, minus, the square brackets around what
a draft has not agreed) are lexemes.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .tokens import COMBINING, INVISIBLE, MONTHS, TENS, UNITS

_ORDINAL = (
    r"(?:(?:one|two|three|four)\ hundred(?:\ and)?[\ -])?"
    rf"(?:(?:{TENS})[-\u2010\u2011](?:{UNITS})|{UNITS}|tenth|eleventh|twelfth|thirteenth"
    r"|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
    r"|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth)"
    r"|(?:(?:one|two|three|four)\ )?hundredth"
)
_PART = r"(?:\s?\((?:[a-z]|[ivx]+)\))*"
_JOIN = r"(?:,\s(?:and\s|or\s)?|\s(?:and|or|to)\s|\s?[-–]\s?)"
_DASH = r"[-\u2010-\u2014]"  # as a range, which takes an eighth of the time to compile

# Most matches are plain words: those that cannot begin anything longer are tried first, which
# takes a third off the time. A first letter is looked at before an alternative that ignores
# case, which the engine cannot rule out by itself.
_LONGER = "para|fir|sec|thi|fou|fif|six|sev|eig|nin|ten|ele|twe|for|one|two|thr|hun"
_LEXEME = re.compile(
    rf"(?P<plain>(?!{_LONGER})[a-z]+(?![\w{COMBINING}'’]))"
    rf"|(?P<paras>(?=[pP])(?i:paragraphs?|paras?\.)\s\d+{_PART}(?:{_JOIN}\d+{_PART})*(?![\w/]|[.,]\d|\s\())"
    r"|(?P<symbol>(?<![\w/])[A-Z]+/(?:[A-Z]+(?:\.\d+)?/){0,8}(?:(?:ES|S)-)?\d+"
    r"(?:/[A-Z][A-Za-z]*\.\d+|/\d+)*(?:\s?\(\d{4}\))?"
    r"(?:(?:,|\sand|,\sand)?\s(?:Add|Corr|Rev)\.\d+(?:[-–]\d+)?)*)"
    r"|(?P<early>\d{1,4}(?:\s?[A-Z])?\s?\((?:(?:ES|S)-)?[IVXLC]+\)(?:\s[A-Z](?![\w’'(]))?)"
    r"|(?P<council>\d{1,4}\s?\((?:19|20)\d\d\))"
    rf"|(?P<slashed>(?:(?:ES|S)-)?\d{{1,4}}/\d{{1,4}}(?![\w/])"
    r"(?:\s[A-Z](?![\w’'(])(?:(?:,|\sand|\sto)\s[A-Z](?![\w’'(]))*)?)"
    rf"|(?P<date>\d{{1,2}}(?:st|nd|rd|th)?\s(?:{MONTHS})(?:(?:,?\s)?\d{{4}})?(?!\w)"
    rf"|(?:{MONTHS})\s\d{{1,2}},\s\d{{4}}(?!\w)|(?:{MONTHS}),?\s\d{{4}}(?!\w))"
    rf"|(?P<period>(?:19|20)\d\d\s?{_DASH}\s?(?:(?:19|20)\d\d|\d\d)(?![\w/]|[-–]\d))"
    rf"|(?P<ordinal>(?=[efhnostEFHNOST])(?i:{_ORDINAL})(?!\w|{_DASH}\w))"
    r"|(?P<nth>\d{1,4}(?:st|nd|rd|th)(?!\w))"
    r"|(?P<year>(?:19|20)\d\d(?![\w/]|[.,]\d|[\u00a0\u202f]\d))"
    r"|(?P<number>(?:(?<![\w)\u00ad])[-−](?=\d))?\d+(?:[,\u00a0\u202f\u2009]\d{3}(?!\d)|\.\d+|:\d+)*)"
    rf"|(?P<dash>(?<=\d)\s?{_DASH}\s?(?=\d)|{_DASH}\s?(?=\d{{1,2}}\s(?:{MONTHS})))"
    rf"|(?P<word>[^\W\d_](?:[^\W_]|[{COMBINING}]|['’](?=[^\W\d_]))*)"
    rf"|(?P<sign>[^\w\s.,;:!?'’‘\"“”„«»(){{}}\-‐‑‒–—―/…·•*†{INVISIBLE}\u00ad])"
)


class Lexeme(NamedTuple):
    """One lexeme with its place."""

    kind: str  # name of the group in the pattern above
    text: str
    start: int
    end: int


def lexemes(text: str) -> list[Lexeme]:
    """Cut a text into lexemes, in order."""
    lexed: list[Lexeme] = []
    for found in _LEXEME.finditer(text):
        kind = found.lastgroup or ""
        lexed.append(Lexeme("word" if kind == "plain" else kind, found[0], *found.span()))
    return lexed
