"""In which order the texts of a series stand: by date of adoption, then symbol."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetrail.model import parse_symbol

if TYPE_CHECKING:
    from .given import Card

_DIGITS = re.compile(r"\d+")
_FIRST_SESSION = 1945  # the General Assembly's n-th session opened in this year plus n
_HRC_FIRST_YEAR = 2006
_HRC_A_YEAR = 3  # regular sessions


def order_of(card: Card) -> tuple[str, str, str]:
    """Return what to sort a text by: its date, then its symbol, then its bytes' hash.

    A text that tells no date stands at the end of the year of its session.
    """
    return date_of(card), natural(card.symbol or ""), card.sha256


def date_of(card: Card) -> str:
    """Return the ISO date of a text, or the year that its session or symbol tells."""
    date = card.adopted or (card.distributed if card.kind != "adopted" else None)
    if date:
        return date
    year = year_of(card)
    return f"{year:04}-12-32" if year else ""


def year_of(card: Card) -> int | None:
    """Return the year of a text's date, symbol or session."""
    if card.adopted:
        return int(card.adopted[:4])
    symbol = parse_symbol(card.symbol) if card.symbol else None
    if symbol and symbol.year:
        return symbol.year
    session = session_number(card.session)
    if session is None:
        return None
    if card.session and len(card.session) == 4:
        return session
    if card.body == "Human Rights Council":
        return _HRC_FIRST_YEAR + (session - 1) // _HRC_A_YEAR
    return _FIRST_SESSION + session


def session_number(session: str | None) -> int | None:
    """Return a regular session's number; None for a special one."""
    return int(session) if session and session.isdigit() else None


def natural(symbol: str) -> str:
    """Return a symbol with its numbers padded, so that 79/9 stands before 79/10."""
    return _DIGITS.sub(lambda match: match[0].rjust(6, "0"), symbol)
