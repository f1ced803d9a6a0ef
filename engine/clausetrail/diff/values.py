"""What the pieces of a text stand for: dates, ordinals, lists of resolutions, as values."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from clausetrail.lang.en.routine import MONTHS, ORDINALS
from clausetrail.model.symbol import roman_value

PieceKind = Literal[
    "word", "date", "year", "period", "ordinal", "symbol", "resolutions", "paragraphs", "ago"
]

DAYS_A_YEAR = 365.25
_DAY_MONTH = re.compile(r"(\d{1,2})\w*\s([A-Za-z]+)(?:(?:,?\s)?(\d{4}))?")
_MONTH_DAY = re.compile(r"([A-Za-z]+)\s(\d{1,2}),\s(\d{4})")
_MONTH_YEAR = re.compile(r"([A-Za-z]+),?\s(\d{4})")
_HUNDREDS = re.compile(r"(?:(one|two|three|four) )?hundred(?:th)?(?:[ -]and)?[ -]?(.*)")
_CITE = re.compile(
    r"(?P<session>(?:(?:ES|S)-)?\d+)/(?P<number>\d+)(?P<part>.*)"
    r"|(?P<old>\d+)\s?(?P<letter>[A-Z]?)\s?\((?P<roman>(?:(?:ES|S)-)?[IVXLC]+)\)(?P<after>.*)"
    r"|(?P<council>\d+)\s?\((?P<year>\d{4})\)"
)


class Span(NamedTuple):
    """A stretch of time in days since the year 0, by months of 30 and a half days.

    Exact enough to say what comes later and by how much, and defined for "31 June" too.
    """

    first: float
    last: float


class Day(NamedTuple):
    """A day, a month or a year as written."""

    year: int | None
    month: int | None
    day: int | None

    def span(self) -> Span | None:
        """Return the days that it covers; None without a year."""
        if self.year is None:
            return None
        start = self.year * DAYS_A_YEAR
        if self.month is None:
            return Span(start, start + 365)
        start += (self.month - 1) * 30.44
        return Span(start, start + 30) if self.day is None else Span(*[start + self.day] * 2)


class Cite(NamedTuple):
    """One resolution or decision of a list."""

    form: str  # "session", "early", "council", and the sessions' sort before it: "ES-session"
    order: tuple[int, int]  # session and number, or year and number: what comes later is greater
    part: str  # letters behind it
    date: str | None  # as written
    written: str = ""  # with its date

    def same_text(self, other: Cite) -> bool:
        """Whether both name the same resolution, dated or not."""
        return self[:3] == other[:3]


def day_of(written: str) -> Day:
    """Read a date as `lexemes` cuts it."""
    if found := _DAY_MONTH.fullmatch(written):
        return Day(int(found[3]) if found[3] else None, MONTHS[found[2].lower()], int(found[1]))
    if found := _MONTH_DAY.fullmatch(written):
        return Day(int(found[3]), MONTHS[found[1].lower()], int(found[2]))
    if found := _MONTH_YEAR.fullmatch(written):
        return Day(int(found[2]), MONTHS[found[1].lower()], None)
    return Day(int(written), None, None)


def ordinal_value(written: str) -> int:
    """Read an ordinal in words or figures."""
    word = re.sub("[‐‑]", "-", written.lower())
    if word[0].isdigit():
        return int(re.match(r"\d+", word)[0])  # type: ignore[index]
    if found := _HUNDREDS.fullmatch(word):
        hundreds = ("one", "two", "three", "four").index(found[1] or "one") + 1
        return hundreds * 100 + ORDINALS.get(found[2], 0)
    return ORDINALS[word]


def cite_of(written: str, date: str | None) -> Cite:
    """Read one citation: "71/255", "217 A (III)", "2334 (2016)"."""
    cite = _cite(written, date)
    return cite._replace(written=f"{written} of {date}" if date else written)


def _cite(written: str, date: str | None) -> Cite:
    found = _CITE.fullmatch(written)
    if found is None:  # the lexemes and this pattern are of one mind
        return Cite("", (0, 0), written, date)
    if found["council"]:
        return Cite("council", (int(found["year"]), int(found["council"])), "", date)
    if found["old"]:
        sort, _, numeral = found["roman"].rpartition("-")
        part = (found["letter"] + found["after"]).strip()
        return Cite(f"{sort}early", (roman_value(numeral) or 0, int(found["old"])), part, date)
    sort, _, session = found["session"].rpartition("-")
    return Cite(f"{sort}session", (int(session), int(found["number"])), found["part"].strip(), date)
