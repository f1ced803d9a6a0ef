"""A resolution as data: the JSON contract `clausetrail/resolution/1` of the design.

Offsets count characters (code points) of the text they belong to. Everything is
frozen, tuples stand where JSON has arrays, and `msgspec.json.decode(..., type=Resolution)`
checks what comes from outside.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Kind = Literal["adopted", "draft", "amendment", "plain"]
ParagraphKind = Literal["preambular", "operative", "annex", "heading", "table", "text"]


class Clause(Struct, frozen=True):
    """One act of the organ that speaks: a lead verb and all that hangs on it."""

    verb: str | None  # the lead verb as printed, adverbs with it; None where there is none
    start: int  # offset of the clause's first character in the paragraph's text
    end: int  # offset behind its last; the clauses of a paragraph partition its text


class Anchor(Struct, frozen=True):
    """The place in a paragraph where a footnote's marker stood."""

    offset: int  # the marker stood before the character with this offset
    note: str  # number of the footnote, as in `Footnote.number`


class Italic(Struct, frozen=True):
    """A run set in italics in the source."""

    start: int
    end: int


class Paragraph(Struct, frozen=True):
    """The unit of alignment, named by its reference."""

    ref: str  # "PP4", "OP12(a)", "A/OP3", "Annex/1", "H2"; unique within its text
    kind: ParagraphKind
    number: str | None  # as printed, without its full stop: "12", "(a)", "3 bis"; or None
    text: str  # without number and footnote markers
    clauses: tuple[Clause, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    italics: tuple[Italic, ...] = ()
    line: int = 0  # 1-based line of the source; in a PDF, on its page
    page: int | None = None  # 1-based; None where the source has no pages


class Footnote(Struct, frozen=True):
    """A note at the foot of the page; asterisks are numbered "*", "**"."""

    number: str
    text: str


class Vote(Struct, frozen=True):
    """How a text was adopted, as far as it says so."""

    text: str  # as printed
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None


class Resolution(Struct, frozen=True, kw_only=True):
    """One text of a series: an adopted resolution, a draft, an amendment, or any plain text."""

    schema: Literal["clausetrail/resolution/1"] = "clausetrail/resolution/1"
    symbol: str | None  # "A/RES/71/255"; None where the text names none
    kind: Kind
    body: str | None = None  # the organ that speaks: "General Assembly"
    session: str | None = None  # "71", "ES-11", "S-33"; None for the Security Council
    number: str | None = None  # "255"
    title: str = ""
    adopted: str | None = None  # ISO date
    meeting: str | None = None  # "68th plenary meeting"
    vote: Vote | None = None
    distributed: str | None = None  # ISO date
    agenda: tuple[str, ...] = ()  # "126 (r)"
    drafts: tuple[str, ...] = ()  # symbols of the drafts it came from
    report: str | None = None  # the committee's: "A/78/461/Add.7, para. 7"
    sponsors: tuple[str, ...] = ()
    job: str | None = None  # job number of the document
    language: str = "en"
    paragraphs: tuple[Paragraph, ...] = ()  # in document order, headings and tables among them
    footnotes: tuple[Footnote, ...] = ()
    unplaced: tuple[str, ...] = ()  # text the parser could not place
    warnings: tuple[str, ...] = ()
    source: str = ""  # name of the file it was read from; not part of its identity
    sha256: str = ""  # of the source's bytes, in hex
