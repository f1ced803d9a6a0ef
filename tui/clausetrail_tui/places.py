"""Where a person can be: plain frozen data that a screen is made of, and that leads back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from .ink import Side

# What there is a picture of.
ScreenName = Literal[
    "corpus", "series", "compare", "brief", "trail", "blame", "matrix", "search", "agreed",
    "verbs", "dropped", "stats", "cites",
]  # fmt: skip


class Stored(NamedTuple):
    """A text of the corpus."""

    slug: str  # of its series
    sha256: str
    name: str  # its symbol; a draft's without one, its label


class File(NamedTuple):
    """A text outside the corpus."""

    path: str
    plain: bool = False  # read as any text

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.replace("\\", "/").rpartition("/")[2]


Text: TypeAlias = Stored | File


class CorpusPlace(NamedTuple):
    """All series."""

    sample: bool = False  # of the sample that is installed with the application

    @property
    def crumb(self) -> str:
        """What the breadcrumbs say."""
        return "Sample corpus" if self.sample else "Corpus"


class ImportPlace(NamedTuple):
    """Adding documents to the corpus."""

    paths: tuple[str, ...] = ()  # to begin with

    @property
    def crumb(self) -> str:
        """What the breadcrumbs say."""
        return "Import"


class WaitingPlace(NamedTuple):
    """The documents that are in no series yet."""

    @property
    def crumb(self) -> str:
        """What the breadcrumbs say."""
        return "In no series"


class SeriesPlace(NamedTuple):
    """One series."""

    slug: str
    at: str | None = None  # symbol of the text to begin at; None for the newest

    @property
    def crumb(self) -> str:
        """What the breadcrumbs say."""
        return self.slug


class ComparePlace(NamedTuple):
    """Two texts side by side."""

    old: Text
    new: Text
    at: str | None = None  # reference of the paragraph to begin at; "-OP4" in the old text

    @property
    def crumb(self) -> str:
        """What the breadcrumbs say."""
        return f"{short(self.old)} → {short(self.new)}"

    @property
    def begin(self) -> tuple[Side, str] | None:
        """The paragraph to begin at."""
        if not self.at:
            return None
        return ("old", self.at[1:]) if self.at.startswith("-") else ("new", self.at)


class BriefPlace(NamedTuple):
    """What changed between two texts, on a page."""

    compare: ComparePlace

    @property
    def crumb(self) -> str:
        """What the breadcrumbs say."""
        return "in brief"


class TrailPlace(NamedTuple):
    """One paragraph, or a clause of it, through its series."""

    text: Text
    ref: str
    clause: int | None = None  # 0-based

    @property
    def crumb(self) -> str:
        """What the breadcrumbs say."""
        clause = "" if self.clause is None else f", clause {self.clause + 1}"
        return f"trail of {short(self.text)} {self.ref}{clause}"


class BlamePlace(NamedTuple):
    """The words of a text, each with the text that brought it in."""

    text: Text
    ref: str | None = None  # the paragraph to begin at
    offset: int = 0  # in characters, of the word to begin at

    @property
    def crumb(self) -> str:
        """What the breadcrumbs say."""
        return f"blame of {short(self.text)}"


class MatrixPlace(NamedTuple):
    """The paragraphs of a series against its texts."""

    slug: str
    text: Text | None = None  # a draft that the series then ends with, or a text of it to begin at
    ref: str | None = None  # the paragraph of that text to begin at

    @property
    def crumb(self) -> str:
        """What the breadcrumbs say."""
        return f"matrix of {self.slug}"


class SearchPlace(NamedTuple):
    """A phrase in the whole corpus."""

    query: str = ""
    slug: str | None = None  # in one series alone

    @property
    def crumb(self) -> str:
        """What the breadcrumbs say."""
        words = self.query.strip('"')
        return f"search “{words}”" if words else "search"


class AgreedPlace(NamedTuple):
    """The nearest adopted wording of each paragraph of a text."""

    text: Text
    ref: str | None = None  # the paragraph to begin at

    @property
    def crumb(self) -> str:
        """What the breadcrumbs say."""
        return f"agreed language of {short(self.text)}"


class CitesPlace(NamedTuple):
    """What a text cites, and what cites it."""

    text: Text

    @property
    def crumb(self) -> str:
        """What the breadcrumbs say."""
        return f"citations of {short(self.text)}"


class VerbsPlace(NamedTuple):
    """How the lead verbs of a series shifted."""

    slug: str

    @property
    def crumb(self) -> str:
        """What the breadcrumbs say."""
        return f"verbs of {self.slug}"


class DroppedPlace(NamedTuple):
    """What fell out of a series and never came back."""

    slug: str
    text: Text | None = None  # the one that lacks it; None for the newest adopted one

    @property
    def crumb(self) -> str:
        """What the breadcrumbs say."""
        return f"dropped in {short(self.text)}" if self.text else f"dropped in {self.slug}"


class StatsPlace(NamedTuple):
    """What each text of a series is made of, in figures."""

    slug: str

    @property
    def crumb(self) -> str:
        """What the breadcrumbs say."""
        return f"figures of {self.slug}"


Place: TypeAlias = (
    CorpusPlace
    | ImportPlace
    | WaitingPlace
    | SeriesPlace
    | ComparePlace
    | BriefPlace
    | TrailPlace
    | BlamePlace
    | MatrixPlace
    | SearchPlace
    | AgreedPlace
    | CitesPlace
    | VerbsPlace
    | DroppedPlace
    | StatsPlace
)


def short(text: Text) -> str:
    """Return `71/255` for A/RES/71/255; the name of any other text."""
    from clausetrail.report.words import short_symbol

    return short_symbol(text.name)
