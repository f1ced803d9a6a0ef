"""Dates and sessions as columns show them: short, and of one width."""

from __future__ import annotations

from clausetrail.report.words import MONTHS

DATE_CELLS = 11


def short_date(iso: str | None) -> str:
    """Return `27 May 2025` in 11 cells; what is no such date comes back as it is."""
    if not iso:
        return ""
    parts = iso.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return iso
    year, month, day = (int(part) for part in parts)
    if not 1 <= month <= 12:
        return iso
    return f"{day:>2} {MONTHS[month - 1][:3]} {year}"


def session_words(session: str | None) -> str:
    """Return `79th` for 79; other names of sessions (`ES-11`) as they are."""
    if not session:
        return ""
    if not (session.isascii() and session.isdigit()):
        return session
    number = int(session)
    end = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{end}"
