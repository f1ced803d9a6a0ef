"""The lines around a resolution's title: the act of adoption, its origin, its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetrail.lang.lazy import lazy_pattern
from clausetrail.model.symbol import find_symbols, parse_symbol

from .masthead import DATE, ORGAN
from .words import iso_date

if TYPE_CHECKING:
    from .header import Header

_ADOPTED = lazy_pattern(
    r"(?:Resolutions?|Decisions?)\s+adopted\s+by\s+the\s+(?P<organ>.{1,400}?)"
    rf"(?:\s+(?:at its\s.{{1,200}}?,?\s*)?on\s+(?P<date>{DATE}))?\s*(?=\[|(?:E?S-)?\d+/\d+\.|$)",
    re.IGNORECASE,
)
_ADOPTED_COUNCIL = lazy_pattern(
    rf"Adopted\s+by\s+the\s+(?P<organ>{ORGAN})\s+at\s+its\s+(?P<meeting>\d+\w\w\s+meeting)"
    rf"(?:\s*\([^)]*\))?\s*,?(?:\s*on\s+(?P<date>{DATE}))?",
    re.IGNORECASE,
)
_OF_DATE = lazy_pattern(
    rf"(?:Resolution\s+)?(?:of|on)\s+(?P<date>{DATE})\.?(?:\s*\[[A-Z]/[^\]]*\])?", re.IGNORECASE
)
_ORIGIN = lazy_pattern(
    r"\[\s*(?:on the (?:report|recommendation|proposal)|on a proposal|without reference"
    r"|as recommended|adopted without reference)[^\]]*\]?",
    re.IGNORECASE,
)
_FROM_COMMITTEE = lazy_pattern(r"\[\s*on the (?:report|recommendation)", re.IGNORECASE)
_COMMISSION_NUMBER = lazy_pattern(
    r"(?:(?:Commission on )?Human Rights )?Resolution\s+(?P<number>\d{4}/\d{1,3})[.\s]*",
    re.IGNORECASE,
)
_NUMBERED_TITLE = lazy_pattern(
    r"(?:(?:Resolution|Decision)\s+)?(?P<number>"
    r"(?:ES-|S-)?\d{1,4}/(?:\d{1,3}|…|\.{3}|_+)(?:\s?[A-Z]{1,2}(?=\s*\.))?"
    r"|\d{1,4}(?:\s?[A-Z]{1,2})?\s*\((?:E?S-)?[IVXLC]+\)(?:\s?[A-Z](?=\s*\.))?)"
    r"(?:\s*\.\s*|\t\s*|\s*$|\s{2,}|(?<=[….])\s+)"
)
_COUNCIL_NUMBER = lazy_pattern(
    r"(?:Resolution\s+)?(?P<number>\d{1,4})\s*\((?P<year>\d{4})\)\.?\s*", re.IGNORECASE
)
_LETTER = lazy_pattern(r"[A-Z]{1,2}")


def read_title_line(header: Header, text: str, raw: str) -> str | None:
    """Read a line of the act of adoption, of its origin, or of the number and title.

    Args:
        header: what is known so far.
        text: the line, its white space made single.
        raw: the line as it stands: a tab behind a number ends it.

    Returns:
        What is left of the line, to be read as a line of its own; None when it is none of
        these.
    """
    if "dopted" in text or "DOPTED" in text:
        match = _ADOPTED_COUNCIL.search(text) if " at its " in text.lower() else None
        if match:
            header.kind = "adopted"
            header.meeting = match["meeting"]
            header.adopted = iso_date(match["date"] or "") or header.adopted
            text = (text[: match.start()] + text[match.end() :]).strip()
            if not text:
                return ""
        match = _ADOPTED.match(text)
        if match and header.state != "title":
            header.kind = "adopted"
            header.decided = text[:8].lower() == "decision"
            header.adopted = iso_date(match["date"] or "")
            header.state = "origin"
            return text[match.end() :].strip()
    if text.startswith("[") and (match := _ORIGIN.match(text)):
        return _origin(header, text, match)
    return "" if _number(header, text, raw) else None


def _origin(header: Header, text: str, match: re.Match[str]) -> str:
    symbols = find_symbols(match[0])
    if _FROM_COMMITTEE.match(match[0]):
        inside = re.findall(r"\(([^()]*[A-Z]/[^()]*)\)", match[0])
        header.report = _spaced(inside[-1]) if inside else None
    drafts = [symbol for symbol in symbols if "/L." in symbol]
    if header.report is None:
        drafts = list(symbols)
    header.drafts = header.drafts or tuple(drafts)
    header.state = "origin"
    return text[match.end() :].strip()


def _number(header: Header, text: str, raw: str) -> bool:
    first = text[:1]
    match = _COUNCIL_NUMBER.match(text) if first.isdigit() or first in "Rr" else None
    if match and header.state != "title":
        _council(header, match, text[match.end() :].strip())
        return True
    dated = _OF_DATE.fullmatch(text) if first in "oORr" else None
    if dated and header.adopted is None and header.state in {"origin", "head"}:
        header.adopted = iso_date(dated["date"])
        return True
    match = _COMMISSION_NUMBER.match(text) if "esolution" in text or "ESOLUTION" in text else None
    if match and header.state == "head":
        header.number, header.symbol = match["number"], f"E/CN.4/RES/{match['number']}"
        header.kind, header.state = "adopted", "title"
        if text[match.end() :]:
            header.title_lines.append(text[match.end() :])
        return True
    if header.state == "title":
        return False
    match = _NUMBERED_TITLE.match(raw.strip()) or _own_number(header, text)
    if match is None:
        return False
    header.number = " ".join(match["number"].split())
    header.state = "title"
    title = " ".join(raw.strip()[match.end() :].split())
    if title:
        header.title_lines.append(title)
    return True


def _council(header: Header, match: re.Match[str], rest: str) -> None:
    """Take the Security Council's number, and the date behind it where one stands there."""
    header.body = "Security Council"
    header.kind = header.kind or "adopted"
    header.symbol = f"S/RES/{match['number']} ({match['year']})"
    header.state = "origin"
    dated = _OF_DATE.match(rest)
    if dated:
        header.adopted = iso_date(dated["date"])
        rest = rest[dated.end() :].strip()
    if rest:
        header.state = "title"
        header.title_lines.append(rest)


def _own_number(header: Header, text: str) -> re.Match[str] | None:
    """The number of the text's own symbol before its title, whatever stands between."""
    symbol = parse_symbol(header.symbol) if header.symbol else None
    if symbol is None or symbol.kind not in {"resolution", "decision"} or not symbol.session:
        return None
    return re.match(
        rf"(?P<number>{re.escape(symbol.session)}/{re.escape(symbol.number or '')})\s+(?=[A-Z])",
        text,
    )


def part_of(header: Header, text: str) -> bool:
    """Read the letter of one part ("L"), between the title of the whole and the part's own."""
    if header.state != "title" or not header.title_lines or header.part is not None:
        return False
    if not _LETTER.fullmatch(text):
        return False
    header.part = text
    return True


def _spaced(report: str) -> str:
    """Write a citation with its usual spaces: "A/78/459/Add.6,para.7"."""
    report = re.sub(r"\s*,\s*", ", ", report.strip())
    return re.sub(r"\b(paras?|sect|chap|vol|No)\.\s*(?=\d)", r"\1. ", report)
