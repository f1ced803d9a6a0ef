"""Read a text as the pieces whose change a class is decided by.

"Recalling also its resolutions 69/110 and 71/255 of 23 December 2016" is read as the words
`recalling its resolution`, then one piece, the list of resolutions: two texts of one series
that differ by routine alone have the same pieces but for their values.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.lang.en.routine import (
    AIMS,
    ANNIVERSARIES,
    BEHIND_A_MARKER,
    CARDINALS,
    CITED,
    DATE_PREPOSITIONS,
    DATED,
    DEADLINE_FILLERS,
    DEADLINES,
    EPOCHS,
    RECURRING,
)
from clausetrail.lang.en.spelling import NEVER_IZE, VARIANTS
from clausetrail.lang.lazy import lazy_pattern

from .lead import sequence_words
from .lexemes import Lexeme, lexemes
from .values import Cite, Day, PieceKind, cite_of, day_of, ordinal_value

if TYPE_CHECKING:
    from collections.abc import Sequence

_ISE = re.compile(r"^(\w{2,}?)(is)(e|ed|es|ing|er|ers|ation|ations|ational)$")
_CITES = frozenset(("slashed", "early", "council"))
_MARKED = frozenset(',;:)”’"')  # what a footnote's number may stand glued to
_BEFORE_LAST_MARKER = frozenset(",;.”")
MAX_MARKER_DIGITS = 3
LETTERS_OF_ABBREVIATION = 4
_PUNCTUATION = re.compile(r"[,;:.\n]")
# "paragraph 5 of resolution 70/1", against "paragraph 5 of the present resolution".
_EXTERNAL = lazy_pattern(
    r"(?:,?\s(?:above|below))?\s?,?\s(?:of|to|in)\s(?!the present|this)|\sthereof"
)
_MAX_DAYS = 6  # days named before their month: "on 3, 4, 5 and 6 May 2024"
_MAX_FILLERS = 5
_REACH = 7  # words from an ordinal to the noun that it counts: "first ASEAN Regional Forum"
_STOPPERS = frozenset(
    ("of", "on", "for", "in", "with", "by", "between", "at", "under", "held", "the")
)


class Piece(NamedTuple):
    """One piece: what must agree (`key`) and what may advance (`value`)."""

    kind: PieceKind
    key: str
    text: str
    start: int
    end: int
    value: object = None
    note: str = ""  # "deadline", "anniversary", "special": a stricter sort of advance


@lru_cache(maxsize=1 << 14)
def word_key(word: str) -> str:
    """Write a word in one spelling: case, accents, apostrophes and variants aside."""
    key = word.casefold().replace("’", "'").replace("\u00ad", "")
    if not key.isascii():
        marked = unicodedata.normalize("NFKD", key)
        key = "".join([letter for letter in marked if not unicodedata.combining(letter)]) or key
    key = VARIANTS.get(key, key)
    if "is" in key and key not in NEVER_IZE and (found := _ISE.match(key)):
        key = f"{found[1]}iz{found[3]}"
    return key


def pieces_of(text: str, verbs: Sequence[tuple[int, int]] = ()) -> list[Piece]:
    """Read a text as pieces, in order.

    Args:
        text: one paragraph, or several with a line feed between them.
        verbs: where its lead verbs stand, as far as is known; those that open a paragraph or
            follow an "and" are found without.
    """
    reader = _Reader(text, lexemes(text), verbs)
    while reader.at < len(reader.lexed):
        reader.step()
    return [piece for piece in reader.pieces if piece.key]


class _Reader:
    def __init__(self, text: str, lexed: list[Lexeme], verbs: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.lexed = lexed
        self.at = 0
        self.pieces: list[Piece] = []
        self._sequence = sequence_words(text, lexed, verbs)

    def step(self) -> None:
        lexeme = self.lexed[self.at]
        match lexeme.kind:
            case "word":
                self._word(lexeme)
            case "slashed" | "early" | "council":
                self._cites(lexeme)
            case "date" | "year" | "number":
                self._date(lexeme)
            case "period":
                self._add("period", "\0period", self.at + 1, _period(lexeme.text))
            case "ordinal" | "nth":
                self._ordinal(lexeme)
            case "symbol":
                self._add("symbol", "\0symbol", self.at + 1, lexeme.text)
            case "paras":
                note = "external" if _EXTERNAL.match(self.text, lexeme.end) else ""
                self._add("paragraphs", "\0paragraphs", self.at + 1, lexeme.text, note)
            case "dash":
                self._plain("to")
            case _:
                self._plain({"&": "and", "%": "percent"}.get(lexeme.text, lexeme.text))

    def _add(
        self, kind: PieceKind, key: str, until: int, value: object = None, note: str = ""
    ) -> None:
        start, end = self.lexed[self.at].start, self.lexed[until - 1].end
        self.pieces.append(Piece(kind, key, self.text[start:end], start, end, value, note))
        self.at = until

    def _plain(self, key: str) -> None:
        self._add("word", key, self.at + 1)

    def _kind(self, at: int) -> str:
        return self.lexed[at].kind if at < len(self.lexed) else ""

    def _lower(self, at: int) -> str:
        return self.lexed[at].text.lower() if at < len(self.lexed) else ""

    def _word(self, lexeme: Lexeme) -> None:
        at, word = self.at, lexeme.text.lower()
        if at in self._sequence:
            key = ""
        elif word in CARDINALS and self._is_ago(at + 1):
            self._add("ago", "\0ago", at + 1, CARDINALS[word])
            return
        elif word in CITED and self._kind(at + 1) in _CITES:
            key = CITED[word]
        else:
            key = word_key(lexeme.text)
        # Nine in ten pieces are made here.
        self.pieces.append(Piece("word", key, lexeme.text, lexeme.start, lexeme.end))
        self.at = at + 1

    def _is_ago(self, at: int) -> bool:
        return self._lower(at) in {"year", "years"} and self._lower(at + 1) == "ago"

    def _cites(self, lexeme: Lexeme) -> None:
        if lexeme.kind == "council" and self._lower(self.at - 1) in {"no", "nos"} and self.at:
            self._plain(lexeme.text)  # "general comment No. 24 (2019)"
            return
        if lexeme.kind == "slashed" and not self._is_cited():
            first, _, second = lexeme.text.partition("/")
            if len(first) == 4 and first.isdecimal() and second == f"{(int(first) + 1) % 100:02}":
                self._add("period", "\0period", self.at + 1, (int(first), int(first) + 1))
            else:
                self._plain(lexeme.text)
            return
        cites: list[Cite] = []
        at = self.at
        while True:
            cite, at = self.lexed[at], at + 1
            date = None
            if self._lower(at) in {"of", "dated"} and self._kind(at + 1) == "date":
                date, at = self.lexed[at + 1].text, at + 2
            cites.append(cite_of(cite.text, date))
            following = at + 1 if self._lower(at) == "and" else at
            if self._kind(following) not in _CITES:
                break
            at = following
        self._add("resolutions", "\0resolutions", at, tuple(cites))

    def _is_cited(self) -> bool:
        return any(self._lower(at) in CITED for at in range(max(0, self.at - 12), self.at))

    def _date(self, lexeme: Lexeme) -> None:
        if (
            lexeme.kind == "number"
            and lexeme.text.isdecimal()
            and len(lexeme.text) <= 4
            and self._is_ago(self.at + 1)
        ):
            self._add("ago", "\0ago", self.at + 1, int(lexeme.text))
            return
        if lexeme.kind == "number" and self._is_marker(lexeme):
            self._plain("")
            return
        days, until = self._days()
        if not days or (lexeme.kind == "year" and self._is_name()):
            self._plain(re.sub(r"[,\u00a0\u202f\u2009]", "", lexeme.text).replace("−", "-"))
            return
        deadline = self._is_deadline()
        if self.pieces and self.pieces[-1].text.lower() in DATE_PREPOSITIONS:
            self.pieces[-1] = self.pieces[-1]._replace(key="on")
        only_years = all(day.month is None for day in days)
        self._add(
            "year" if only_years else "date", "\0date", until, tuple(days),
            "deadline" if deadline else "session" if self._is_session(until) else "",
        )  # fmt: skip

    def _is_session(self, at: int) -> bool:
        """Whether a year names a session: "at its 2024 session"."""
        return self._lower(at) in {"session", "sessions"}

    def _is_marker(self, lexeme: Lexeme) -> bool:
        """Whether a number is a footnote's that its reader left in the text: "1967,1 in".

        Behind a blank it is one only where it can be no number of anything: at the end of its
        paragraph ("Force, 38"), or before a word that goes on ("Rights, 15 adopted by").
        """
        if len(lexeme.text) > MAX_MARKER_DIGITS or not lexeme.text.isdecimal():
            return False
        before = self.text[max(0, lexeme.start - 2) : lexeme.start]
        after = self.text[lexeme.end : lexeme.end + 1]
        if before[-1:] in _MARKED:
            known = not before[:1].isdigit() and not before[:1].isspace()
            return known and (not after or after.isspace())
        if len(before) < 2 or before[1] != " ":
            return False
        kind = self._kind(self.at - 1)
        if before[0] == "," and len(lexeme.text) < MAX_MARKER_DIGITS and after == " ":
            followed = self._lower(self.at + 1) in BEHIND_A_MARKER
            return followed and kind in {"word", "slashed", "council"}
        return (
            before[0] in _BEFORE_LAST_MARKER
            and (not after or after == "\n")
            and (kind in {"date", "year"} or (kind == "word" and not self._is_abbreviated(before)))
        )

    def _is_abbreviated(self, before: str) -> bool:
        """Whether a short word with a full stop names what the number counts: "No. 5"."""
        return before[0] == "." and len(self._lower(self.at - 1)) <= LETTERS_OF_ABBREVIATION

    def _days(self) -> tuple[list[Day], int]:
        """Read one date, or several days of one year ("6 to 8 and 10 May 2024")."""
        at, days = self.at, list[Day]()
        while len(days) < _MAX_DAYS:
            lexeme = self.lexed[at]
            if lexeme.kind in {"date", "year"}:
                days.append(day_of(lexeme.text))
            elif (
                lexeme.kind == "number"
                and lexeme.text.isdecimal()
                and len(lexeme.text) <= 2
                and int(lexeme.text) <= 31
            ):
                days.append(Day(None, None, int(lexeme.text)))
            else:
                return [], self.at
            at += 1
            if days[-1].year is not None:
                break
            if self._kind(at) == "dash" or self._lower(at) in {"to", "and"}:
                at += 1
            if self._kind(at) not in {"date", "number", "year"}:
                return [], self.at
        else:
            return [], self.at
        if days[0].month is not None and self._range_goes_on(at):
            days.append(day_of(self.lexed[at + 1].text))
            at += 2
        for index in range(len(days) - 2, -1, -1):
            day, after = days[index], days[index + 1]
            month = day.month if day.month is not None else after.month
            days[index] = Day(day.year if day.year is not None else after.year, month, day.day)
        return days, at

    def _range_goes_on(self, at: int) -> bool:
        joined = self._kind(at) == "dash" or self._lower(at) == "to"
        return (
            joined
            and self._kind(at + 1) == "date"
            and day_of(self.lexed[at + 1].text).year is not None
        )

    def _is_name(self) -> bool:
        """Whether a year is part of a name: "Vision 2025", "the 2030 Agenda", "post-2015"."""
        here = self.lexed[self.at]
        if self._is_deadline():  # "by 2030": an aim that moves is no routine
            return True
        if self.at:
            before = self.lexed[self.at - 1]
            if before.text.lower() in EPOCHS:
                return True
            adjoins = self.text[before.end : here.start].strip() == ""
            if (
                adjoins and before.kind == "word" and before.text[0].isupper()
                and before.text.lower() not in DATED
                and before.text.lower() not in DATE_PREPOSITIONS | {"since", "by", "for", "of"}
                and self.at > 1
            ):  # fmt: skip
                return True
        at = self.at + 1
        if at >= len(self.lexed) or self.text[here.end : self.lexed[at].start].strip():
            return False
        if self._lower(at) in AIMS:
            return True
        last = ""
        while (
            self._kind(at) == "word" and self.lexed[at].text[0].isupper()
            and not _PUNCTUATION.search(self.text, self.lexed[at - 1].end, self.lexed[at].start)
        ):  # fmt: skip
            last = self._lower(at)
            at += 1
        return bool(last) and last not in DATED

    def _is_deadline(self) -> bool:
        at = self.at - 1
        while at >= max(0, self.at - _MAX_FILLERS) and self._lower(at) in DEADLINE_FILLERS:
            at -= 1
        return at >= 0 and self._lower(at) in DEADLINES

    def _ordinal(self, lexeme: Lexeme) -> None:
        special = False
        at = self.at + 1
        while at < min(self.at + _REACH + 1, len(self.lexed)):
            word = self._lower(at)
            if _PUNCTUATION.search(self.text, self.lexed[at - 1].end, self.lexed[at].start):
                break
            if word in RECURRING:
                note = "anniversary" if word in ANNIVERSARIES else ""
                if word in {"session", "sessions"}:
                    note = "special" if special else "session"
                self._add("ordinal", "\0ordinal", self.at + 1, ordinal_value(lexeme.text), note)
                return
            if word in _STOPPERS or (
                word in {"to", "and"} and self._kind(at + 1) not in {"ordinal", "nth"}
            ):
                break
            special = special or word == "special"
            at += 1
        self._plain(lexeme.text.lower())


def _period(written: str) -> tuple[int, int]:
    first, last = int(written[:4]), re.split(r"\D+", written)[-1]
    return first, int(last) if len(last) == 4 else first // 100 * 100 + int(last)
