"""United Nations document symbols: `A/RES/71/255`, `A/71/L.44/Rev.1`, `S/RES/2231 (2015)`.

The forms follow the Dag Hammarskjöld Library's guide to document symbols. A resolution
before 1976 is numbered through all sessions, with the session in Roman numerals behind it
("217 A (III)", written `A/RES/217 (III) A` as a symbol); from then on by session.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct

SymbolKind = Literal["resolution", "decision", "draft", "document"]

_ORGANS = (
    ("A/HRC", "Human Rights Council"),
    ("A", "General Assembly"),
    ("S", "Security Council"),
    ("E", "Economic and Social Council"),
    ("T", "Trusteeship Council"),
)
_SESSION = r"(?:ES-|S-)?\d{1,4}"
_ROMAN_SESSION = r"(?:E?S-)?[IVXLC]+"
_SUFFIX = r"(?:/(?:Rev|Add|Corr|Amend|Summary)\.\d+)"
_ADOPTED = re.compile(
    rf"(?P<organ>A/HRC|[ASET])/(?P<type>RES|DEC)/"
    rf"(?:(?P<session>{_SESSION})/(?P<number>\d+)"
    rf"|(?P<old>\d+)(?:\s*(?P<early>[A-Z]{{1,2}}))?\s*\(\s*(?P<roman>{_ROMAN_SESSION}|\d{{4}})\s*\))"
    rf"(?:\s*(?P<part>[A-Z]{{1,2}}))?(?P<suffix>{_SUFFIX}*)\*{{0,3}}"
)
_DOCUMENT = re.compile(
    rf"(?P<organ>[A-Z]{{1,8}})(?P<path>(?:/[A-Z]+(?:\.\d*[A-Z]*|\d+[A-Z]*)?)*)"
    rf"/(?P<session>{_SESSION})(?P<rest>(?:/[A-Za-z0-9.\-]+)*)\*{{0,3}}"
)
# In running text a symbol ends before the punctuation of its sentence.
_IN_TEXT = re.compile(
    rf"(?<![\w/.])(?:(?:A/HRC|[ASET])/(?:RES|DEC)/\d+(?:\s?[A-Z])?\s?\((?:{_ROMAN_SESSION}|\d{{4}})\)"
    r"(?:\s?[A-Z](?![\w’']))?"
    r"|[A-Z]{1,8}(?:/[A-Z]+(?:\.\d+)?)*/(?:ES-|S-)?\d+(?:/[A-Z][A-Za-z]*\.\d+|/\d+)*"
    rf"(?:\s[A-Z](?![\w’'(])(?=[\s,;.)]))?{_SUFFIX}*"
    rf"|[A-Z](?:/[A-Z]{{1,2}}\.\d+)*/L\.\d+{_SUFFIX}*)"
)
_CONTINUED = re.compile(
    r"\s*(?:,|and|,\s*and)\s+((?:Rev|Add|Corr|Amend)\.)(\d{1,4})(?:\s?[-–]\s?(\d{1,2}))?(?!\w)"
)
# Before 1976 a document was numbered through all sessions: "A/L.323", "A/C.3/L.1200".
_EARLY = re.compile(
    rf"(?P<organ>[A-Z]{{1,8}})(?:/[A-Z]{{1,4}}\.\d+)*/(?P<rest>L\.\d+{_SUFFIX}*)\*{{0,3}}"
)
# Until 1993 the Security Council, and until 1975 all, numbered documents without a session.
_UNSESSIONED = re.compile(rf"(?P<organ>[ASET])/(?P<rest>\d{{3,5}}{_SUFFIX}*)\*{{0,3}}")
_ADJUNCT = re.compile(r"/(?:Rev|Add|Corr|Amend|Summary)\.\d+$")
_LONGEST = 120  # characters; the longest real symbol has under 60
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


class Symbol(Struct, frozen=True):
    """One document symbol, taken apart."""

    text: str  # as it is always written here: "A/RES/46/36 L", "S/RES/242 (1967)"
    organ: str | None  # "General Assembly"; None for an organ without a name in this table
    kind: SymbolKind
    session: str | None = None  # "71", "ES-11", "S-6"; a year for ECOSOC; None for the Council
    number: str | None = None  # "255", "36 L", "L.44/Rev.1"
    year: int | None = None  # only where the symbol names one in place of a session


def roman_value(numeral: str) -> int | None:
    """Return the value of a Roman numeral in either case, or None when it is none."""
    upper = numeral.upper()
    if not upper or any(letter not in _ROMAN_VALUES for letter in upper):
        return None
    values = [_ROMAN_VALUES[letter] for letter in upper]
    total = 0
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value
    return total if roman(total) == upper else None


def roman(value: int) -> str:
    """Write a number as a Roman numeral; "" for 0 and below."""
    written = ""
    for amount, letters in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        count, value = divmod(max(value, 0), amount)
        written += letters * count
    return written


def _arabic_session(written: str) -> str:
    head, _, numeral = written.rpartition("-")
    value = roman_value(numeral)
    number = str(value) if value is not None else numeral
    return f"{head}-{number}" if head else number


def parse_symbol(text: str) -> Symbol | None:
    """Take a document symbol apart.

    Args:
        text: a symbol alone, in any spacing that documents use ("A/RES/217(III)A").

    Returns:
        The symbol in its one written form, or None when the text is no symbol.
    """
    text = " ".join(text.split())
    return _parsed(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Symbol | None:
    match = _ADOPTED.fullmatch(text)
    if match:
        return _adopted(match)
    match = _DOCUMENT.fullmatch(text)
    if match and (match["rest"] or match["path"]):
        return _document(text, match)
    match = _EARLY.fullmatch(text)
    if match:
        organ = dict(_ORGANS).get(match["organ"])
        return Symbol(text.rstrip("*"), organ, "draft", None, match["rest"])
    match = _UNSESSIONED.fullmatch(text)
    if match:
        organ = dict(_ORGANS)[match["organ"]]
        return Symbol(text.rstrip("*"), organ, "document", None, match["rest"])
    return None


def _adopted(match: re.Match[str]) -> Symbol:
    part = match["part"] or match["early"]
    kind: SymbolKind = "resolution" if match["type"] == "RES" else "decision"
    organ = dict(_ORGANS)[match["organ"]]
    head = f"{match['organ']}/{match['type']}/"
    session: str | None
    year = None
    if match["session"]:
        number, session = match["number"], match["session"]
        written = f"{head}{session}/{number}"
        if match["organ"] == "E" and len(session) == 4:
            year = int(session)
    else:
        number, counted = match["old"], match["roman"]
        written = f"{head}{number} ({counted})"
        if counted.isdigit():
            session, year = None, int(counted)
        else:
            session = _arabic_session(counted)
    if part:
        written, number = f"{written} {part}", f"{number} {part}"
    return Symbol(written + match["suffix"], organ, kind, session, number, year)


def _document(text: str, match: re.Match[str]) -> Symbol:
    written = text.rstrip("*")
    rest = match["rest"].lstrip("/")
    organ = next((name for head, name in _ORGANS if f"{written}/".startswith(f"{head}/")), None)
    kind: SymbolKind = "draft" if re.search(r"(?:^|/)L\.\d", rest) else "document"
    session: str | None = match["session"]
    year = int(session) if session and re.fullmatch(r"(?:19|20)\d\d", session) else None
    if match["organ"] == "S":
        session = None
    return Symbol(written, organ, kind, session, rest or None, year)


def find_symbols(text: str) -> tuple[str, ...]:
    """Return the symbols that a text names, in order, each in full and once.

    "A/71/L.44/Rev.1 and Add.1" names A/71/L.44/Rev.1 and A/71/L.44/Add.1: what follows the
    "and" stands in place of the last part where that is of the same sort.
    """
    found: dict[str, None] = {}
    for match in _IN_TEXT.finditer(text):
        symbol = parse_symbol(match[0])
        if symbol is None:
            continue
        found[symbol.text] = None
        base, position = _ADJUNCT.sub("", symbol.text), match.end()
        while more := _CONTINUED.match(text, position):
            first, last = int(more[2]), int(more[3] or more[2])
            found |= dict.fromkeys(f"{base}/{more[1]}{number}" for number in range(first, last + 1))
            position = more.end()
    return tuple(found)
