"""What a corpus is given, and what follows from it: plain frozen data that the modules exchange.

What is stored is a function of what was given: documents (told by their `Card`) and decisions
(`Decision`). `plan` makes of both a `Plan`: which series there are and which texts stand in
each. The store makes of the plan branches, commits and tags, and keeps a `SeriesEntry` for each
series, from which references are resolved.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from clausetrail.model import Kind, Resolution

PARSER = 4
"""Number of the derivation: what parses, sorts, words commits and writes `resolution.md`.

Whoever changes what is stored for the same documents counts it up; a corpus keeps its number
until it is told to `upgrade`.
"""


class Card(Struct, frozen=True, kw_only=True):
    """What the corpus has to know of a document without reading its whole record."""

    sha256: str  # of the bytes that were given, in hex: the document's identity
    extension: str  # of the form that was read, without a dot: "pdf", "txt"
    words: str  # hash of the text's letters and digits: the same in another form or file
    symbol: str | None  # None where the text names none
    kind: Kind
    body: str | None
    session: str | None
    number: str | None
    title: str
    adopted: str | None  # ISO date
    meeting: str | None
    distributed: str | None  # ISO date
    agenda: tuple[str, ...]
    drafts: tuple[str, ...]  # symbols of the drafts that it names
    report: str | None
    paragraphs: int  # preambular and operative ones, for reports
    footnotes: int
    cites: tuple[str, ...] = ()  # symbols of the resolutions it cites, in order, each once
    subject: tuple[str, ...] = ()  # the words that tell what it is about, for texts without a title


class Document(Struct, frozen=True, kw_only=True):
    """A document as it is handed to the corpus: its bytes, and what they were parsed to."""

    source: bytes  # as they were given
    extension: str  # of the form that was read, without a dot: "pdf", "txt"
    record: Resolution
    name: str = ""  # of the file, for messages only; nothing that is stored depends on it


class Prepared(Struct, frozen=True, kw_only=True):
    """A document from which everything was derived already, in another process."""

    source: bytes  # as they were given
    derived: tuple[Card, dict[str, bytes]] | None  # as `parcel_of` does; None: the corpus has it
    name: str = ""


class Decision(Struct, frozen=True, kw_only=True):
    """What a person decided about a document: it is stored, and merged with the documents."""

    kind: Literal["series", "label", "replace"]
    sha256: str  # the document that it is about
    value: str  # the series' slug; the draft's label; the sha256 of the text it replaces


class PlannedDraft(Struct, frozen=True, kw_only=True):
    """A draft beside the adopted texts of its series."""

    sha256: str
    label: str  # its symbol with "-" for "/", or the given label: the end of its branch's name
    base: str | None  # sha256 of the adopted text that it starts from; None before the first
    outcome: str | None  # symbol of the resolution that came of it
    inferred: bool  # tied to its outcome by session, committee and title, not by name
    amendments: tuple[str, ...]  # sha256 of the amendments to it, in order of symbol


class PlannedSeries(Struct, frozen=True, kw_only=True):
    """One series: its adopted texts in order of adoption, then symbol, and its drafts."""

    slug: str
    title: str
    body: str | None
    versions: tuple[str, ...]  # sha256 of each
    drafts: tuple[PlannedDraft, ...]  # in order of symbol or label


class Placement(Struct, frozen=True, kw_only=True):
    """Where one document went, and why, in words for the report of `add`."""

    sha256: str
    status: Literal["version", "draft", "amendment", "duplicate", "waiting", "refused", "replaced"]
    series: str | None  # slug
    reason: str  # "its title", "it recalls A/RES/69/110 …", "could be either of …"
    other: str | None = None  # sha256 of the text that it doubles, conflicts with or amends


class Plan(Struct, frozen=True, kw_only=True):
    """What follows from all that was given; the same for any order of it."""

    series: tuple[PlannedSeries, ...]  # by slug
    placements: tuple[Placement, ...]  # one for each card, by sha256


class VersionEntry(Struct, frozen=True, kw_only=True):
    """One version as the corpus lists it."""

    symbol: str | None
    label: str  # a draft's label; the symbol for an adopted text
    kind: Kind
    body: str | None
    session: str | None
    title: str
    adopted: str | None
    distributed: str | None
    meeting: str | None
    sha256: str
    commit: str  # id of its commit
    paragraphs: int
    branch: str  # "series/asean", "draft/asean/A-71-L.44-Rev.1"
    base: str | None = None  # a draft's: symbol of the text that it starts from
    outcome: str | None = None  # a draft's: symbol of the resolution that came of it
    inferred: bool = False
    amendments: tuple[str, ...] = ()  # a draft's: symbols of its amendments

    @property
    def series(self) -> str:
        """Slug of its series."""
        return self.branch.split("/")[1]  # "series/asean", "draft/asean/zero"


class SeriesEntry(Struct, frozen=True, kw_only=True):
    """One series as the corpus lists it."""

    slug: str
    title: str
    body: str | None
    versions: tuple[VersionEntry, ...]  # adopted ones, oldest first
    drafts: tuple[VersionEntry, ...] = ()
    planned: str = ""  # hash of the `PlannedSeries` it was made from: what need not be made anew

    def before(self, version: VersionEntry) -> VersionEntry | None:
        """The text of this series that a version is compared with where no other is named.

        Returns:
            The adopted text before it; of a draft, the one that it starts from; None where it
            is the first.
        """
        texts = self.versions
        if version.kind == "adopted":
            places = [at for at, one in enumerate(texts) if one.sha256 == version.sha256]
            return texts[places[0] - 1] if places and places[0] else None
        return next((one for one in texts if version.base and one.symbol == version.base), None)
