"""The head of the first page: organ, symbol, session, dates, agenda, the meeting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetrail.lang.en.structure import MASTHEAD, MASTHEAD_FIRST, MONTHS, ORGANS
from clausetrail.lang.lazy import lazy_pattern
from clausetrail.model.symbol import parse_symbol

from .words import iso_date, ordinal

if TYPE_CHECKING:
    from .header import Header

DATE = rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{'|'.join(MONTHS)})\s+\d{{4}}"
ORGAN = "|".join(re.escape(organ) for organ in sorted(ORGANS, key=len, reverse=True))
_SESSION = lazy_pattern(
    r"(?P<ordinal>[A-Za-z]+(?:[-\s](?:and\s)?[a-z]+){0,3}?|\d+(?:st|nd|rd|th))"
    r"\s+(?P<special>emergency special\s+|special\s+)?session\b",
    re.IGNORECASE,
)
_COMMITTEE = lazy_pattern(
    r"(?:First|Second|Third|Fourth|Fifth|Sixth) Committee\b"
    r"|Special Political and Decolonization Committee(?: \(Fourth Committee\))?"
)
_YEAR_SESSION = lazy_pattern(
    r"(?:(?:Substantive|Resumed|Organizational) session(?: of|,)? )?(?P<year>\d{4})"
    r"(?:$|\s+(?:regular |substantive |organizational )?session\b)",
    re.IGNORECASE,
)
_DATES = lazy_pattern(
    rf"\d{{1,2}}(?:\s(?:{'|'.join(MONTHS)}))?(?:\s\d{{4}})?\s?[–—-]\s?\d{{1,2}}"
    rf"\s(?:{'|'.join(MONTHS)})\s\d{{4}}"
)
_DISTRIBUTION = lazy_pattern(
    rf"Distr\.?(?:\s*:|(?=\s[A-Z]{{5,}}))\s*[A-Z][A-Za-z]+(?:\s+{DATE})?"
    r"(?:\s+Original\s*:\s*[A-Z][A-Za-z]+)?\*?|Distr\.?$",
    re.IGNORECASE,
)
_NAMES = ("United Nations", *sorted(ORGANS, key=len, reverse=True))
_SYMBOL_FIRST = lazy_pattern(
    r"(?P<symbol>[A-Z]{1,8}(?:/[\w.()-]+)+(?:\s\((?:\d{4}|[IVXLC]+)\))?)\*{0,3}"
    r"(?:\s[A-Z]\s?[-–—]\s?[A-Z](?=\s|$))?(?:\s+|$)"  # the parts of one text: "A-C"
)
_DISTRIBUTED_ON = lazy_pattern(rf"(?P<date>{DATE})(?:\s+Original\s*:\s*[A-Z][a-z]+)?\*{{0,3}}")
_MEETING_LINE = lazy_pattern(
    rf"(?P<meeting>\d{{1,5}}(?:st|nd|rd|th)\s+(?:plenary\s+)?meeting)[.,]?(?:\s+(?P<date>{DATE}))?\.?"
)
_AT_MEETING = lazy_pattern(
    r"At (?:its|the) (?P<meeting>\d{1,5}(?:st|nd|rd|th)\s+(?:plenary\s+)?meeting)"
    rf"(?: of the (?:{ORGAN}))?,?(?: held)? on (?P<date>{DATE}),"
)
_AGENDA = lazy_pattern(
    r"(?:Provisional\s+)?(?:Agenda\s+)?items?\s*:?\s*(?P<items>\d.*)", re.IGNORECASE
)
_ITEM = lazy_pattern(r"(?P<number>\d{1,3})|\((?P<sub>[a-z]{1,2})\)")
_MASTHEAD = lazy_pattern("|".join(f"(?:{line})" for line in MASTHEAD), re.IGNORECASE)


def read_masthead(header: Header, text: str) -> str | None:
    """Read what a line of the head states, one statement after another.

    Returns:
        What is left of the line, to be read as a line of its own; None when it begins with
        no such statement.
    """
    if "/" in text and parse_symbol(text) is not None:
        take_symbol(header, text)
        return ""
    if header.state == "title" and header.title_lines:
        return None
    rest = text
    while rest:
        shorter = _identity(header, rest)
        if shorter is None:
            break
        rest = shorter
    if rest == text:
        return None
    return "" if header.state == "item" else rest


def _identity(header: Header, text: str) -> str | None:
    """Read a line's first statement of organ, session, agenda or distribution."""
    for statement in _STATEMENTS:
        end = statement(header, text)
        if end is not None:
            return text[end:].strip()
    return None


def _distribution(header: Header, text: str) -> int | None:
    match = _DISTRIBUTION.match(text) if text[:5].lower() == "distr" else None
    if match is None:
        return None
    header.distributed = header.distributed or iso_date(match[0])
    return match.end()


def _organ(header: Header, text: str) -> int | None:
    if header.state != "head" or not text.startswith(_NAMES):
        return None
    for name in _NAMES:
        if text == name or text.startswith(f"{name} "):
            header.body = header.body or (name if name in ORGANS else None)
            return len(name)
    return None


def _symbol(header: Header, text: str) -> int | None:
    match = _SYMBOL_FIRST.match(text) if header.state == "head" and "/" in text else None
    if match is None or parse_symbol(match["symbol"]) is None:
        return None
    take_symbol(header, match["symbol"])
    return match.end()


def _year(header: Header, text: str) -> int | None:
    likely = text[:1].isdigit() or "session" in text.lower()
    match = _YEAR_SESSION.match(text) if likely else None
    if match is None:
        return None
    header.session = header.session or match["year"]
    return match.end()


def _dates(header: Header, text: str) -> int | None:
    match = _DATES.match(text) if header.state == "head" and text[:1].isdigit() else None
    return match.end() if match else None


def _fixed(header: Header, text: str) -> int | None:
    # Until the 1990s the organ's letter stood large in the head of the page.
    if header.state == "head" and text in {"A", "S", "E", "T"}:
        return 1
    words = text.replace(":", " ").replace("/", " ").split(None, 1)
    first = words[0].strip("().*").lower() if words else ""
    known = first in MASTHEAD_FIRST or (first[:1].isdigit() and "/" not in text)
    return len(text) if known and _MASTHEAD.fullmatch(text) else None


def _session(header: Header, text: str) -> int | None:
    likely = header.state == "head" and "session" in text.lower()
    match = _SESSION.match(text) if likely else None
    if match is None or ordinal(match["ordinal"]) is None:
        return None
    take_session(header, match)
    return match.end()


def _committee(header: Header, text: str) -> int | None:
    match = _COMMITTEE.match(text) if header.state == "head" and "Committee" in text else None
    return match.end() if match else None


def _agenda(header: Header, text: str) -> int | None:
    match = _AGENDA.match(text) if not header.agenda and "item" in text.lower() else None
    if match is None:
        return None
    header.agenda = agenda_items(match["items"])
    header.state = "item"
    return len(text)


def _dated(header: Header, text: str) -> int | None:
    """Read a date of distribution, of a session's one day, or of the meeting above it."""
    if not text[:1].isdigit():
        return None
    match = _DISTRIBUTED_ON.fullmatch(text)
    if match and header.meeting and header.adopted is None:
        # Texts of the 1990s name the meeting and its date above the title.
        header.adopted = iso_date(match["date"])
        return len(text)
    if match and header.distributed is None:
        header.distributed = iso_date(match["date"])
        return len(text)
    if match:
        return len(text) if header.state == "head" else None
    match = _MEETING_LINE.fullmatch(text)
    if match and header.state == "head":
        header.meeting = match["meeting"]
        header.adopted = header.adopted or iso_date(match["date"] or "")
        return len(text)
    return None


# In this order: a year alone is a session only where it is no date.
_STATEMENTS = (
    _dated,
    _distribution,
    _organ,
    _symbol,
    _year,
    _dates,
    _fixed,
    _session,
    _committee,
    _agenda,
)


def read_meeting(header: Header, text: str) -> bool:
    """Read the line above a decision or a statement: "At its 43rd meeting, on 6 October …,"."""
    match = _AT_MEETING.match(text) if text.startswith("At ") else None
    if match is None:
        return False
    header.meeting = match["meeting"]
    header.adopted = header.adopted or iso_date(match["date"])
    return True


def take_symbol(header: Header, text: str) -> None:
    """Take the first symbol as the text's own."""
    symbol = parse_symbol(text)
    if symbol is not None and header.symbol is None:
        header.symbol = symbol.text


def take_session(header: Header, match: re.Match[str]) -> None:
    """Take the first session that is named, by its number ("71", "ES-11", "S-33")."""
    value = ordinal(match["ordinal"])
    if value is None or header.session is not None:
        return
    special = " ".join((match["special"] or "").lower().split())
    head = {"emergency special": "ES-", "special": "S-"}.get(special, "")
    header.session = f"{head}{value}"


def session_in(text: str) -> re.Match[str] | None:
    """Match a line that names a session and nothing else."""
    return _SESSION.fullmatch(text)


def agenda_items(text: str) -> tuple[str, ...]:
    """Split a list of agenda items: "14 and 71 (b) and (c)" is 14, 71 (b), 71 (c)."""
    found: list[str] = []
    number = ""
    end = 0
    for match in _ITEM.finditer(text):
        # The item's title may follow on the same line, with numbers of its own.
        if re.search(r"[A-Za-z]", re.sub(r"\b(?:and|to)\b", "", text[end : match.start()])):
            break
        end = match.end()
        if match["number"]:
            number = match["number"]
            found.append(number)
        elif number:
            if found[-1] == number:
                found.pop()
            found.append(f"{number} ({match['sub']})")
    return tuple(dict.fromkeys(found))
