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
    slack: float = 0.0  # by how many days `days` may err, where a symbol alone tells the time

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
    before, after = _time(old), _time(new)
    days: float | None = None
    slack = 0.0
    if before is not None and after is not None:
        days = after.day - before.day
        slack = before.slack + after.slack
    same = old_session is not None and old_session == new_session
    if same and old.body is not None and new.body is not None:
        same = old.body == new.body
    same = same or _is_draft_of_year(old, new)
    return Context(
        old_session=_number(old_session),
        new_session=_number(new_session),
        days=days,
        routine=not same and "plain" not in (old.kind, new.kind),
        numbers=_renumbered(groups),
        old_day=before.day if before else None,
        new_day=after.day if after else None,
        old_cite=_cite(old),
        slack=slack,
    )


def _is_draft_of_year(old: Resolution, new: Resolution) -> bool:
    """Whether the Security Council's draft, which names no session, faces a text of its year."""
    before, after = (parse_symbol(text.symbol) if text.symbol else None for text in (old, new))
    return (
        before is not None
        and after is not None
        and before.organ == after.organ == "Security Council"
        and before.year is not None
        and before.year == after.year
        and before.kind != "resolution"
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


class _Time(NamedTuple):
    day: float  # when a text was adopted, in days as `Span`
    slack: float  # by how many days that may err


# A symbol of the Security Council tells the year alone. The Economic and Social Council adopts
# most of its resolutions at midyear, the General Assembly in December. The Human Rights Council
# first met in June 2006 and has met three times a year since, in March, June and September.
_COUNCIL_SLACK, _ECONOMIC_SLACK, _RIGHTS_SLACK = 183.0, 92.0, 45.0


def _time(text: Resolution) -> _Time | None:
    found = _ISO.match(text.adopted or text.distributed or "")
    if found:
        day = int(found[1]) * DAYS_A_YEAR + (int(found[2]) - 1) * 30.44 + int(found[3])
        return _Time(day, 0.0)
    symbol = parse_symbol(text.symbol) if text.symbol else None
    if symbol is None:
        return None
    if symbol.year is not None:
        span = day_of(str(symbol.year)).span()
        economic = symbol.organ == "Economic and Social Council"
        slack = _ECONOMIC_SLACK if economic else _COUNCIL_SLACK
        return _Time(span.first + 182, slack) if span else None
    session = _number(_session(text))
    if not session:
        return None
    if symbol.organ == "Human Rights Council":
        return _Time((2006.2 + (session - 1) / 3) * DAYS_A_YEAR, _RIGHTS_SLACK)
    # The General Assembly's first session opened in 1946, and one has opened each year since.
    is_assembly = symbol.organ == "General Assembly"
    return _Time((1945 + session) * DAYS_A_YEAR + 340, 0.0) if is_assembly else None


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
