"""What stands before the text: symbol, session, dates, agenda, drafts, sponsors, title.

The layout differs between organs and years, and a reader may give the head of a page as
body or as furniture; so each line is known by what it says, in the order of the page. What a
line says is read by `masthead`, `title_lines` and `sponsors`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from clausetrail.lang.en.structure import SYMBOL_HEADS
from clausetrail.lang.lazy import lazy_pattern
from clausetrail.model import Kind
from clausetrail.model.symbol import parse_symbol

from .masthead import (
    DATE,
    agenda_items,
    read_masthead,
    read_meeting,
    session_in,
    take_session,
)
from .sponsors import read_sponsored
from .title_lines import part_of, read_title_line
from .words import iso_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .piece import Piece

_JOB = lazy_pattern(r"(?:\b[A-Z]{1,3}\.)?\b\d{2}-\d{5,6}\s?(?:\*+\s?)?(?:\((?P<language>[A-Z])\))?")
_WORDS = lazy_pattern(r"[^\W\d_]{3}")
_JOB_DIGITS = re.compile(r"\d-\d{5}")
_DISTRIBUTED = lazy_pattern(rf"Distr\.?\s*:\s*(?:[A-Z][a-z]+)?\s*(?P<date>{DATE})", re.IGNORECASE)
# In the export's trailer the lines of the head run together, some in another order.
_DISTRIBUTED_IN = lazy_pattern(
    rf"(?:Distr\b|Provisional|PROVISIONAL).{{0,80}}?(?P<date>{DATE})", re.DOTALL
)
_DATE_FOLLOWS = lazy_pattern(r"\badopted\s+by\s+the\b.{5,120}\bon\s*$", re.IGNORECASE)
# Above a decision that is quoted: "... decided to adopt the text set out below:".
_DECIDED = lazy_pattern(r"\bdecided\b(?!.*\bresolution\b)")
_BARCODE = re.compile(r"\*\d{6,8}\*")
_LINE_CHARS = 8_000  # over a hundred sponsors take some 2,500
_BRACKET_LINES = 6  # the longest origin in the real documents takes four
_LANGUAGES = {"A": "ar", "C": "zh", "E": "en", "F": "fr", "R": "ru", "S": "es"}


class Header(Struct):
    """The fields, as far as the lines before the text name them."""

    symbol: str | None = None
    kind: Kind | None = None
    body: str | None = None
    session: str | None = None
    number: str | None = None
    title: str = ""
    adopted: str | None = None
    meeting: str | None = None
    distributed: str | None = None
    agenda: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    report: str | None = None
    sponsors: tuple[str, ...] = ()
    job: str | None = None
    language: str = "en"
    title_lines: list[str] = field(default_factory=list)
    item_lines: list[str] = field(default_factory=list)  # the words of the agenda item
    part: str | None = None  # the letter of the one part that the text holds ("L")
    part_lines: list[str] = field(default_factory=list)  # the part's own title
    decided: bool = False  # a decision, which is numbered apart from the resolutions
    unread: list[str] = field(default_factory=list)  # lines that fit no field
    # "head", "origin", "item" (the agenda item's words), "sponsors", then "title"
    state: str = "head"

    def read(self, lines: Sequence[Piece]) -> None:
        """Read the lines before the text, in order."""
        for raw in _whole_brackets(piece.text for piece in lines):
            text = " ".join(raw.split())
            if text.strip("_-–—=*· .") and not _BARCODE.fullmatch(text):
                self._line(text, raw)
        self.title = " ".join(self.title_lines or self.item_lines[-1:]).strip()
        if self.part_lines:
            self.title = f"{self.title}: {' '.join(self.part_lines)}"

    def _line(self, text: str, raw: str) -> None:
        if len(text) > _LINE_CHARS:
            self.unread.append(text)
            return
        rest = read_masthead(self, text)
        if rest is None:
            rest = read_title_line(self, text, raw)
        if rest is not None:
            if rest:
                # What follows on the line is read as a line of its own.
                self._line(rest, rest)
            return
        if read_meeting(self, text):
            self.decided = self.decided or _DECIDED.search(text) is not None
            return
        if read_sponsored(self, text) or part_of(self, text):
            return
        if self.state in {"title", "sponsors"}:
            (self.part_lines if self.part else self.title_lines).append(text)
            self.state = "title"
        elif self.state == "item":
            self.item_lines.append(text)
        elif _WORDS.search(_JOB.sub("", text)):
            self.unread.append(text)

    def read_furniture(self, lines: Sequence[str]) -> None:
        """Read what only the margins of the pages say: symbol, job number, distribution."""
        for text in lines:
            if self.symbol is None and "/" in text:
                alone = parse_symbol(text.strip())
                if alone is not None:
                    self.symbol = alone.text
            if self.job is None and _JOB_DIGITS.search(text):
                self.take_job(text)
            if self.distributed is None and "istr" in text:
                match = _DISTRIBUTED.search(text)
                if match:
                    self.distributed = iso_date(match["date"])

    def take_job(self, text: str) -> None:
        """Read a job number with its language, "16-46647 (E)"."""
        match = _JOB.search(text)
        if match and match["language"]:
            self.job = re.sub(r"\*+\s?", " ", match[0]).replace("  ", " ").strip()
            self.language = _LANGUAGES.get(match["language"], "en")

    def read_trailer(self, text: str) -> None:
        """Read the trailer of the UN's text export, where all fields run together."""
        match = re.search(r"<<ODS JOB NO>>(.*?)<<ODS JOB NO>>", text)
        if match and match[1].strip():
            self.job = match[1].strip()
        match = re.search(r"<<ODS DOC SYMBOL1>>(.*?)<<ODS DOC SYMBOL1>>", text)
        if match and (symbol := parse_symbol(match[1].strip())):
            self.symbol = symbol.text
        match = _DISTRIBUTED_IN.search(text)
        if match:
            self.distributed = iso_date(match["date"])
        match = re.search(r"Agenda items?\s+([\d(), a-z]+)", text)
        if match and not self.agenda:
            self.agenda = agenda_items(match[1])
        for match in re.finditer(
            r"[A-Z][a-z]+(?:-[a-z]+)? (?:emergency )?(?:special )?session", text
        ):
            session = session_in(match[0])
            if session:
                take_session(self, session)

    def settle(self, opening: str | None) -> None:
        """Derive what the lines leave unsaid, once the organ that speaks is known."""
        self.body = opening or self.body
        # Of a Word document's running heads a converter makes lines above the text.
        known = {
            self.body,
            self.title,
            *(f"{self.title} {self.symbol}", f"{self.symbol} {self.title}"),
        }
        self.unread = [line for line in self.unread if line not in known]
        if (
            self.symbol is None
            and self.number
            and self.kind in {None, "adopted"}
            and "…" not in self.number
        ):
            head = SYMBOL_HEADS.get(self.body or "")
            if head and self.decided:
                head = head.replace("RES", "DEC")
            symbol = parse_symbol(f"{head}/{self.number}") if head else None
            self.symbol = symbol.text if symbol else None
        symbol = parse_symbol(self.symbol) if self.symbol else None
        if symbol is None:
            self.kind = self.kind or ("draft" if self.sponsors else None)
            return
        adopted = symbol.kind in {"resolution", "decision"} or "/RES/" in symbol.text
        if self.part and adopted and symbol.number and symbol.number.isdigit():
            # A part is cited by its letter, which the printed head may lack.
            symbol = parse_symbol(f"{symbol.text} {self.part}") or symbol
            self.symbol = symbol.text
        if self.kind is None:
            self.kind = "adopted" if adopted else "draft"
        self.body = opening or symbol.organ or self.body
        # The symbol of a part ("46/36 L") is its number's; the printed head may lack it.
        self.number = symbol.number or self.number
        self.session = symbol.session or self.session
        if symbol.organ == "Security Council":
            self.session = None


def _whole_brackets(lines: Iterable[str]) -> Iterator[str]:
    """Join lines that a bracket holds together: "[on the report … Committee" | "(A/61/406)]"."""
    held: list[str] = []
    for line in lines:
        held.append(line)
        text = " ".join(held)
        if text.lstrip().startswith("[") and "]" not in text and len(held) < _BRACKET_LINES:
            continue
        if len(held) == 1 and text.rstrip().endswith(" on") and _DATE_FOLLOWS.search(text):
            continue
        yield text
        held = []
    if held:
        yield " ".join(held)
