"""What the comparison of two texts knows beyond the words of one group."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.model.symbol import parse_symbol

from .values import DAYS_A_YEAR, Cite, cite_of, day_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetrail.model import AlignedGroup, Resolution

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_ADOPTED = re.compile(r"(?:A|A/HRC|S|E)/RES/(\d{1,4}/\d{1,4}|\d{1,4} \(\d{4}\))$")
_PARAGRAPH = re.compile(r"^(?P<section>.*/)?OP(?P<number>\d+\w*(?:\([a-z]+\))*)$")


class Context(NamedTuple):
    """Two texts of a series in time."""

    old_session: int | None = None  # of the organ that speaks; None where it has none
    new_session: int | None = None
    days: float | None = None  # from the old text's adoption to the new's; None if unknown
    routine: bool = True  # False between texts of one session, and between plain texts
    numbers: Mapping[str, frozenset[str]] = {}
    old_day: float | None = None  # when the old text was adopted, in days as `Span`
    new_day: float | None = None
    old_cite: Cite | None = None  # how a later text cites the old one
    home: frozenset[str] = frozenset()  # numbers of the old paragraphs of the group at hand

    @property
    def step(self) -> int | None:
        """Sessions from the old text to the new."""
        if self.old_session is None or self.new_session is None:
            return None
        return self.new_session - self.old_session

    @property
    def old_year(self) -> float | None:
        """When the old text was adopted, in years."""
        return None if self.old_day is None else self.old_day / DAYS_A_YEAR

    @property
    def years(self) -> float | None:
        """Years from the old text to the new."""
        return None if self.days is None else self.days / DAYS_A_YEAR


def context_of(old: Resolution, new: Resolution, groups: tuple[AlignedGroup, ...] = ()) -> Context:
    """Work out the step between two texts from what they say of themselves."""
    old_session, new_session = _session(old), _session(new)
    old_days, new_days = _days(old), _days(new)
    days: float | None = None
    if old_days is not None and new_days is not None:
        days = new_days - old_days
    same = old_session is not None and old_session == new_session
    if same and old.body is not None and new.body is not None:
        same = old.body == new.body
    return Context(
        old_session=_number(old_session),
        new_session=_number(new_session),
        days=days,
        routine=not same and "plain" not in (old.kind, new.kind),
        numbers=_renumbered(groups),
        old_day=old_days,
        new_day=new_days,
        old_cite=_cite(old),
    )


def _cite(text: Resolution) -> Cite | None:
    found = _ADOPTED.match(text.symbol or "")
    return cite_of(found[1], None) if found else None


def _session(text: Resolution) -> str | None:
    if text.session is not None:
        return text.session
    symbol = parse_symbol(text.symbol) if text.symbol else None
    return symbol.session if symbol else None


def _number(session: str | None) -> int | None:
    return (
        int(session) if session is not None and session.isdecimal() and len(session) <= 4 else None
    )


def _days(text: Resolution) -> float | None:
    found = _ISO.match(text.adopted or text.distributed or "")
    if found:
        return int(found[1]) * DAYS_A_YEAR + (int(found[2]) - 1) * 30.44 + int(found[3])
    symbol = parse_symbol(text.symbol) if text.symbol else None
    if symbol is None:
        return None
    if symbol.year is not None:
        span = day_of(str(symbol.year)).span()
        return span.first + 182 if span else None
    # The General Assembly's first session opened in 1946, and one has opened each year since;
    # most of its resolutions are adopted in December.
    session = _number(_session(text))
    is_assembly = symbol.organ == "General Assembly" and session is not None
    return (1945 + session) * DAYS_A_YEAR + 340 if is_assembly and session else None


def _renumbered(groups: tuple[AlignedGroup, ...]) -> dict[str, frozenset[str]]:
    """Which new paragraph numbers each old one became, sections' letters before them."""
    numbers: dict[str, frozenset[str]] = {}
    for group in groups:
        new = frozenset(filter(None, map(paragraph_number, group.new)))
        if new:
            for ref in group.old:
                if number := paragraph_number(ref):
                    numbers[number] = new
    return numbers


def paragraph_number(ref: str) -> str | None:
    """Return how a text would cite an operative paragraph: "OP12(a)" -> "12(a)"."""
    found = _PARAGRAPH.match(ref)
    return found["number"] if found else None
