"""What stands before the text: symbol, session, dates, agenda, drafts, sponsors, title.

The layout differs between organs and years, and a reader may give the head of a page as
body or as furniture; so each line is known by what it says, in the order of the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clausetrail.lang.en.structure import MASTHEAD, MONTHS, NAMES_WITH_AND, ORGANS, SYMBOL_HEADS
from clausetrail.model.symbol import find_symbols, parse_symbol

from .words import iso_date, ordinal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetrail.model import Kind

    from .piece import Piece

_DATE = rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{'|'.join(MONTHS)})\s+\d{{4}}"
_ORGAN = "|".join(re.escape(organ) for organ in sorted(ORGANS, key=len, reverse=True))
_ADOPTED = re.compile(
    r"(?:Resolutions?|Decisions?)\s+adopted\s+by\s+the\s+(?P<organ>.+?)"
    rf"(?:\s+(?:at its\s.+?,?\s*)?on\s+(?P<date>{_DATE}))?\s*(?=\[|(?:E?S-)?\d+/\d+\.|$)",
    re.IGNORECASE,
)
_ADOPTED_COUNCIL = re.compile(
    rf"Adopted\s+by\s+the\s+(?P<organ>{_ORGAN})\s+at\s+its\s+(?P<meeting>\d+\w\w\s+meeting)"
    rf"(?:\s*\([^)]*\))?\s*,?(?:\s*on\s+(?P<date>{_DATE}))?",
    re.IGNORECASE,
)
_OF_DATE = re.compile(rf"(?:of|on)\s+(?P<date>{_DATE})", re.IGNORECASE)
_ORIGIN = re.compile(
    r"\[\s*(?:on the (?:report|recommendation|proposal)|without reference|as recommended"
    r"|adopted without reference)[^\]]*\]?",
    re.IGNORECASE,
)
_SESSION = re.compile(
    r"(?P<ordinal>[A-Za-z]+(?:[-\s](?:and\s)?[a-z]+){0,3}?|\d+(?:st|nd|rd|th))"
    r"\s+(?P<special>emergency special\s+|special\s+)?session\b",
    re.IGNORECASE,
)
_COMMITTEE = re.compile(
    r"(?:First|Second|Third|Fourth|Fifth|Sixth) Committee\b"
    r"|Special Political and Decolonization Committee(?: \(Fourth Committee\))?"
)
_YEAR_SESSION = re.compile(
    r"(?:(?:Substantive|Resumed|Organizational) session(?: of|,)? )?(?P<year>\d{4})"
    r"(?:$|\s+(?:regular |substantive |organizational )?session\b)",
    re.IGNORECASE,
)
_DATES = re.compile(
    rf"\d{{1,2}}(?:\s(?:{'|'.join(MONTHS)}))?(?:\s\d{{4}})?\s?[–—-]\s?\d{{1,2}}"
    rf"\s(?:{'|'.join(MONTHS)})\s\d{{4}}"
)
_DISTRIBUTION = re.compile(
    rf"Distr\.?\s*:\s*[A-Z][A-Za-z]+(?:\s+{_DATE})?(?:\s+Original\s*:\s*[A-Z][A-Za-z]+)?\*?",
    re.IGNORECASE,
)
_ORGAN_NAMES = {name: name for name in ORGANS}
_ORGAN_FIRST = re.compile(rf"(?:United Nations|{_ORGAN})(?:\s+(?=\S)|$)")
_SYMBOL_FIRST = re.compile(
    r"(?P<symbol>[A-Z]{1,8}(?:/[\w.()-]+)+(?:\s\((?:\d{4}|[IVXLC]+)\))?)\*{0,3}"
    r"(?:\s[A-Z]\s?[-–—]\s?[A-Z](?=\s|$))?(?:\s+|$)"  # the parts of one text: "A-C"
)
_DISTRIBUTED_ON = re.compile(rf"(?P<date>{_DATE})(?:\s+Original\s*:\s*[A-Z][a-z]+)?\*{{0,3}}")
_MEETING_LINE = re.compile(
    rf"(?P<meeting>\d{{1,5}}(?:st|nd|rd|th)\s+(?:plenary\s+)?meeting)[.,]?(?:\s+(?P<date>{_DATE}))?\.?"
)
_COMMISSION_NUMBER = re.compile(
    r"(?:Commission on )?Human Rights Resolution\s+(?P<number>\d{4}/\d{1,3})[.\s]*", re.IGNORECASE
)
_AGENDA = re.compile(
    r"(?:Provisional\s+)?(?:Agenda\s+)?items?\s*:?\s*(?P<items>\d.*)", re.IGNORECASE
)
_ITEM = re.compile(r"(?P<number>\d{1,3})|\((?P<sub>[a-z]{1,2})\)")
_NUMBERED_TITLE = re.compile(
    r"(?:Resolution\s+)?(?P<number>"
    r"(?:ES-|S-)?\d{1,4}/(?:\d{1,3}|…|\.{3}|_+)(?:\s?[A-Z]{1,2}(?=\s*\.))?"
    r"|\d{1,4}(?:\s?[A-Z]{1,2})?\s*\((?:E?S-)?[IVXLC]+\)(?:\s?[A-Z](?=\s*\.))?)"
    r"(?:\s*\.\s*|\t\s*|\s*$|\s{2,}|(?<=[….])\s+)"
)
_COUNCIL_NUMBER = re.compile(
    r"Resolution\s+(?P<number>\d{1,4})\s*\((?P<year>\d{4})\)\s*", re.IGNORECASE
)
_SPONSORED = re.compile(
    r"(?P<sponsors>.*?)\s*[:：][\s*,†‡]*(?:(?:revised|further|oral(?:ly)?|proposed|sub-)\s*)*"
    r"(?P<what>draft\s+(?:resolution|decision)s?|amendments?\b.*|sub-amendments?\b.*)\**\s*"
    r"(?-i:(?P<title>[A-Z“].*))?",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"[A-Z][\w’'*() -]*(?:, (?:and )?[A-Z][\w’'*() -]*)+,?(?: and)?|[A-Z][\w’'*() -]*,"
)
_SUBMITTED = re.compile(
    r"(?:(?:Revised\s+)?draft\s+(?:resolution|decision|proposal)|Amendments?\s.+?)\s+"
    r"(?:submitted|proposed|recommended|presented)\s+by\s+(?P<sponsors>.+)",
    re.IGNORECASE,
)
_OFFICER = re.compile(
    r"\b(?:President|Chair|Rapporteur|Secretary|Bureau|Committee|Facilitator)", re.IGNORECASE
)
_JOB = re.compile(r"(?:\b[A-Z]{1,3}\.)?\b\d{2}-\d{5,6}\s?(?:\*+\s?)?(?:\((?P<language>[A-Z])\))?")
_DISTRIBUTED = re.compile(rf"Distr\.?\s*:\s*(?:[A-Z][a-z]+)?\s*(?P<date>{_DATE})", re.IGNORECASE)
_DATE_FOLLOWS = re.compile(r"\badopted\s+by\s+the\b.{5,120}\bon\s*$", re.IGNORECASE)
_MASTHEAD = re.compile("|".join(f"(?:{line})" for line in MASTHEAD), re.IGNORECASE)
_BARCODE = re.compile(r"\*\d{6,8}\*")
_LINE_CHARS = 8_000  # over a hundred sponsors take some 2,500
_BRACKET_LINES = 6  # the longest origin in the real documents takes four
_LANGUAGES = {"A": "ar", "C": "zh", "E": "en", "F": "fr", "R": "ru", "S": "es"}


@dataclass(slots=True)
class Header:
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
    unread: list[str] = field(default_factory=list)  # lines that fit no field
    _state: str = "head"  # "head", then "item" (the agenda item's words), then "title"

    def read(self, lines: Sequence[Piece]) -> None:
        """Read the lines before the text, in order."""
        for raw in _whole_brackets(piece.text for piece in lines):
            text = " ".join(raw.split())
            if text.strip("_-–—=*· .") and not _BARCODE.fullmatch(text):
                self._line(text, raw)
        self.title = " ".join(self.title_lines or self.item_lines[-1:]).strip()

    def _line(self, text: str, raw: str) -> None:
        if len(text) > _LINE_CHARS:
            self.unread.append(text)
            return
        if self._masthead(text) or self._resolution_line(text, raw) or self._draft_line(text):
            return
        if self._state in {"title", "sponsors"}:
            self.title_lines.append(text)
            self._state = "title"
        elif self._state == "item":
            self.item_lines.append(text)
        elif self._state == "head" and not _JOB.search(text):
            self.unread.append(text)

    def _masthead(self, text: str) -> bool:
        if parse_symbol(text) is not None:
            self._take_symbol(text)
            return True
        if self._state == "title":
            return False
        rest = text
        while rest:
            shorter = self._identity(rest)
            if shorter is None:
                break
            rest = shorter
        if rest and rest != text and self._state != "item":
            # What follows on the line is read as a line of its own.
            self._line(rest, rest)
        return rest != text

    def _identity(self, text: str) -> str | None:
        """Read a line's first statement of organ, session, agenda or distribution.

        Returns:
            What is left of the line; None when it begins with none of these.
        """
        if self._dated(text):
            return ""
        match = _DISTRIBUTION.match(text)
        if match:
            self.distributed = self.distributed or iso_date(match[0])
            return text[match.end() :].strip()
        match = _ORGAN_FIRST.match(text)
        if match and self._state == "head":
            self.body = self.body or _ORGAN_NAMES.get(match[0].strip())
            return text[match.end() :].strip()
        match = _SYMBOL_FIRST.match(text)
        if match and self._state == "head" and parse_symbol(match["symbol"]) is not None:
            self._take_symbol(match["symbol"])
            return text[match.end() :].strip()
        match = _YEAR_SESSION.match(text)
        if match:
            self.session = self.session or match["year"]
            return text[match.end() :].strip()
        match = _DATES.match(text)
        if match and self._state == "head":
            return text[match.end() :].strip()
        if _MASTHEAD.fullmatch(text):
            return ""
        match = _SESSION.match(text)
        if match and self._state == "head" and ordinal(match["ordinal"]) is not None:
            self._take_session(match)
            return text[match.end() :].strip()
        match = _COMMITTEE.match(text)
        if match and self._state == "head":
            return text[match.end() :].strip()
        match = _AGENDA.match(text)
        if match and not self.agenda:
            self.agenda = agenda_items(match["items"])
            self._state = "item"
            return ""
        return None

    def _dated(self, text: str) -> bool:
        """Read a date of distribution, of a session's one day, or of the meeting above it."""
        match = _DISTRIBUTED_ON.fullmatch(text)
        if match and self.meeting and self.adopted is None:
            # Texts of the 1990s name the meeting and its date above the title.
            self.adopted = iso_date(match["date"])
            return True
        if match and self.distributed is None:
            self.distributed = iso_date(match["date"])
            return True
        if match:
            return self._state == "head"
        match = _MEETING_LINE.fullmatch(text)
        if match and self._state == "head":
            self.meeting = match["meeting"]
            self.adopted = self.adopted or iso_date(match["date"] or "")
            return True
        return False

    def _take_symbol(self, text: str) -> None:
        symbol = parse_symbol(text)
        if symbol is None or self.symbol is not None:
            return
        self.symbol = symbol.text

    def _take_session(self, match: re.Match[str]) -> None:
        value = ordinal(match["ordinal"])
        if value is None or self.session is not None:
            return
        special = " ".join((match["special"] or "").lower().split())
        head = {"emergency special": "ES-", "special": "S-"}.get(special, "")
        self.session = f"{head}{value}"

    def _resolution_line(self, text: str, raw: str) -> bool:
        match = _ADOPTED_COUNCIL.search(text)
        if match:
            self.kind = "adopted"
            self.meeting = match["meeting"]
            self.adopted = iso_date(match["date"] or "") or self.adopted
            text = (text[: match.start()] + text[match.end() :]).strip()
            if not text:
                return True
        match = _ADOPTED.match(text)
        if match and self._state != "title":
            self.kind = "adopted"
            self.adopted = iso_date(match["date"] or "")
            self._state = "origin"
            rest = text[match.end() :].strip()
            if rest:
                self._line(rest, rest)
            return True
        return self._origin(text) or self._number(text, raw)

    def _origin(self, text: str) -> bool:
        match = _ORIGIN.match(text)
        if match is None:
            return False
        symbols = find_symbols(match[0])
        if re.match(r"\[\s*on the (?:report|recommendation)", match[0], re.IGNORECASE):
            inside = re.findall(r"\(([^()]*[A-Z]/[^()]*)\)", match[0])
            self.report = _spaced(inside[-1]) if inside else None
        drafts = [symbol for symbol in symbols if "/L." in symbol]
        if self.report is None:
            drafts = list(symbols)
        self.drafts = self.drafts or tuple(drafts)
        self._state = "origin"
        rest = text[match.end() :].strip()
        if rest:
            self._line(rest, rest)
        return True

    def _number(self, text: str, raw: str) -> bool:
        match = _COUNCIL_NUMBER.match(text)
        if match and self._state != "title":
            self.body = "Security Council"
            self.kind = self.kind or "adopted"
            self.symbol = f"S/RES/{match['number']} ({match['year']})"
            self._state = "origin"
            rest = text[match.end() :].strip()
            dated = _OF_DATE.match(rest)
            if dated:
                self.adopted = iso_date(dated["date"])
                rest = rest[dated.end() :].strip()
            if rest:
                self._state = "title"
                self.title_lines.append(rest)
            return True
        dated = _OF_DATE.fullmatch(text)
        if dated and self.adopted is None and self._state in {"origin", "head"}:
            self.adopted = iso_date(dated["date"])
            return True
        match = _COMMISSION_NUMBER.match(text)
        if match and self._state == "head":
            self.number, self.symbol = match["number"], f"E/CN.4/RES/{match['number']}"
            self.kind, self._state = "adopted", "title"
            if text[match.end() :]:
                self.title_lines.append(text[match.end() :])
            return True
        match = _NUMBERED_TITLE.match(raw.strip()) or self._own_number(text)
        if match is None or self._state == "title":
            return False
        self.number = " ".join(match["number"].split())
        self._state = "title"
        title = " ".join(raw.strip()[match.end() :].split())
        if title:
            self.title_lines.append(title)
        return True

    def _own_number(self, text: str) -> re.Match[str] | None:
        """The number of the text's own symbol before its title, whatever stands between."""
        symbol = parse_symbol(self.symbol) if self.symbol else None
        if symbol is None or symbol.kind != "resolution" or not symbol.session:
            return None
        return re.match(
            rf"(?P<number>{re.escape(symbol.session)}/{symbol.number})\s+(?=[A-Z])", text
        )

    def _draft_line(self, text: str) -> bool:
        if self._state == "title" and (self.title_lines or self.kind == "adopted"):
            return False
        match = _SPONSORED.fullmatch(text)
        if match:
            amending = "amendment" in match["what"].lower()
            self.kind = "amendment" if amending else "draft"
            # A long list of sponsors may stand in several blocks; no agenda item is one of names.
            above: list[str] = []
            while match["sponsors"] and self.item_lines and _STATES.fullmatch(self.item_lines[-1]):
                above.insert(0, self.item_lines.pop())
            self.sponsors = sponsors_of(" ".join((*above, match["sponsors"])))
            self.drafts = find_symbols(text)
            self._state = "sponsors"
            if match["title"]:
                self._state = "title"
                self.title_lines.append(match["title"])
            return True
        match = _SUBMITTED.fullmatch(text)
        if match:
            self.kind = "amendment" if text.lower().startswith("amendment") else "draft"
            by = re.split(r",?\s+on the basis of\b", match["sponsors"])[0]
            by = re.sub(r"^the\s+", "", by.strip(" .*"))
            self.sponsors = (by,) if _OFFICER.search(by) else sponsors_of(by)
            self.drafts = find_symbols(text)
            self._state = "sponsors"
            return True
        if re.fullmatch(r"(?:Revised )?Draft (?:resolution|decision)\*?", text, re.IGNORECASE):
            self.kind = self.kind or "draft"
            self._state = "sponsors"
            return True
        match = re.match(
            r"(?:Amendments?|Sub-amendments?) to (?:the )?draft resolution\b", text, re.IGNORECASE
        )
        if match:
            self.kind = "amendment"
            self.drafts = find_symbols(text)
            self._state = "sponsors"
            return True
        return False

    def read_furniture(self, lines: Sequence[str]) -> None:
        """Read what only the margins of the pages say: symbol, job number, distribution."""
        for text in lines:
            if self.symbol is None:
                alone = parse_symbol(text.strip())
                if alone is not None:
                    self.symbol = alone.text
            if self.job is None:
                match = _JOB.search(text)
                if match and match["language"]:
                    self.job = re.sub(r"\*+\s?", " ", match[0]).replace("  ", " ").strip()
                    self.language = _LANGUAGES.get(match["language"], "en")
            if self.distributed is None:
                match = _DISTRIBUTED.search(text)
                if match:
                    self.distributed = iso_date(match["date"])

    def read_trailer(self, text: str) -> None:
        """Read the trailer of the UN's text export, where all fields run together."""
        match = re.search(r"<<ODS JOB NO>>(.*?)<<ODS JOB NO>>", text)
        if match and match[1].strip():
            self.job = match[1].strip()
        match = re.search(r"<<ODS DOC SYMBOL1>>(.*?)<<ODS DOC SYMBOL1>>", text)
        if match and (symbol := parse_symbol(match[1].strip())):
            self.symbol = symbol.text
        match = _DISTRIBUTED.search(text)
        if match:
            self.distributed = iso_date(match["date"])
        match = re.search(r"Agenda items?\s+([\d(), a-z]+)", text)
        if match and not self.agenda:
            self.agenda = agenda_items(match[1])
        for match in re.finditer(
            r"[A-Z][a-z]+(?:-[a-z]+)? (?:emergency )?(?:special )?session", text
        ):
            session = _SESSION.fullmatch(match[0])
            if session:
                self._take_session(session)

    def settle(self, opening: str | None) -> None:
        """Derive what the lines leave unsaid, once the organ that speaks is known."""
        self.body = opening or self.body
        self.unread = [line for line in self.unread if line != self.body]
        if (
            self.symbol is None
            and self.number
            and self.kind in {None, "adopted"}
            and "…" not in self.number
        ):
            head = SYMBOL_HEADS.get(self.body or "")
            symbol = parse_symbol(f"{head}/{self.number}") if head else None
            self.symbol = symbol.text if symbol else None
        symbol = parse_symbol(self.symbol) if self.symbol else None
        if symbol is None:
            self.kind = self.kind or ("draft" if self.sponsors else None)
            return
        if self.kind is None:
            self.kind = "adopted" if symbol.kind == "resolution" else "draft"
        self.body = opening or symbol.organ or self.body
        # The symbol of a part ("46/36 L") is its number's; the printed head may lack it.
        self.number = symbol.number or self.number
        self.session = symbol.session or self.session
        if symbol.organ == "Security Council":
            self.session = None


def _spaced(report: str) -> str:
    """Write a citation with its usual spaces: "A/78/459/Add.6,para.7"."""
    report = re.sub(r"\s*,\s*", ", ", report.strip())
    return re.sub(r"\b(paras?|sect|chap|vol|No)\.\s*(?=\d)", r"\1. ", report)


def _whole_brackets(lines: Iterable[str]) -> Iterator[str]:
    """Join lines that a bracket holds together: "[on the report … Committee" | "(A/61/406)]"."""
    held: list[str] = []
    for line in lines:
        held.append(line)
        text = " ".join(held)
        if text.lstrip().startswith("[") and "]" not in text and len(held) < _BRACKET_LINES:
            continue
        if _DATE_FOLLOWS.search(text) and len(held) == 1:
            continue
        yield text
        held = []
    if held:
        yield " ".join(held)


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


def sponsors_of(text: str) -> tuple[str, ...]:
    """Split a list of States; brackets and names with an "and" of their own stay whole."""
    text = re.sub(r"[*†‡]+", "", text).strip(" ,")
    for name in NAMES_WITH_AND:
        text = text.replace(name, name.replace(" and ", "\0"))
    parts: list[str] = []
    depth = 0
    current = ""
    for part in re.split(r"(\(|\)|,\s*and\s+|,\s*|\s+and\s+)", text):
        if part == "(":
            depth += 1
        elif part == ")":
            depth = max(0, depth - 1)
        elif depth == 0 and re.fullmatch(r",\s*and\s+|,\s*|\s+and\s+", part):
            parts.append(current)
            current = ""
            continue
        current += part
    parts.append(current)
    # "Egypt, on behalf of the Group of Arab States" is one sponsor.
    for index in range(len(parts) - 1, 0, -1):
        if parts[index].strip().startswith("on behalf of"):
            parts[index - 1 : index + 1] = [f"{parts[index - 1]}, {parts[index].strip()}"]
    return tuple(name.replace("\0", " and ").strip() for name in parts if name.strip())
