"""`agreed`: for each paragraph of a text the nearest wording that was ever adopted.

What is identical is told with the session since which it is carried; what is near, with the
words that differ; and every run of words that stands in no adopted text is told as new.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from clausetrail.diff.words import diff_words
from clausetrail.model import Op

from .alike import Alike, Candidates, candidates, nearest
from .citing import citation
from .novelty import NewWords, new_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from clausetrail.model import Paragraph, Resolution

    from .index import Index, IndexVersion, Place

UNKNOWN = "unknown"
_KINDS = frozenset(("preambular", "operative", "annex", "text"))


class Nearest(Struct, frozen=True, kw_only=True):
    """The adopted paragraph whose words are nearest."""

    symbol: str
    series: str  # slug
    session: str | None
    adopted: str | None  # ISO date
    ref: str
    similarity: float  # ratio of the words that both share, in [0, 1]; numbers hardly count
    citation: str  # in the form of the United Nations
    vote: str  # on the text that holds it, as printed; or "unknown"
    text: str
    ops: tuple[Op, ...]  # from it to the paragraph that was asked for


class AgreedParagraph(Struct, frozen=True, kw_only=True):
    """A paragraph, and what was agreed of it before."""

    ref: str
    text: str
    identical: bool  # the same words and marks; how it is set and ends does not count
    identical_since: str | None  # symbol of the text since which it is carried; None if new
    unchanged: int  # texts of that series that carried it one after the other; 0 if new
    nearest: Nearest | None  # None where nothing adopted is near
    new: tuple[NewWords, ...]  # runs of words that stand in no adopted text

    @property
    def sort(self) -> Literal["identical", "near", "new"]:
        """Which of the three answers it is."""
        return "identical" if self.identical else "near" if self.nearest else "new"


class Agreed(Struct, frozen=True, kw_only=True):
    """The answer: every paragraph of a text, in its order."""

    schema: Literal["clausetrail/agreed/1"] = "clausetrail/agreed/1"
    symbol: str | None
    title: str
    before: str | None  # only what was adopted before this ISO date counts; None for all
    searched: int  # adopted texts that were searched
    paragraphs: tuple[AgreedParagraph, ...]

    def to_records(self) -> list[dict[str, Any]]:
        """One flat record for each paragraph."""
        return [
            {
                "ref": one.ref,
                "identical": one.identical,
                "identical_since": one.identical_since,
                "unchanged": one.unchanged,
                "nearest": one.nearest.symbol if one.nearest else None,
                "nearest_ref": one.nearest.ref if one.nearest else None,
                "similarity": one.nearest.similarity if one.nearest else None,
                "citation": one.nearest.citation if one.nearest else None,
                "vote": one.nearest.vote if one.nearest else None,
                "new": " | ".join(run.text for run in one.new),
                "text": one.text,
            }
            for one in self.paragraphs
        ]


def agreed_of(
    index: Index,
    text: Resolution,
    *,
    before: str | None = None,
    series: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Agreed:
    """Find for each paragraph of a text the nearest adopted wording.

    Args:
        index: of the corpus in which to look; the text itself is never its own answer.
        text: a draft, or any text.
        before: an ISO date: only texts adopted before it count. None for all.
        series: slug of the text's series; of answers that are equally near, its own come first.
        progress: called with how many paragraphs of how many are done.
    """
    eligible = {
        number: version
        for number, version in index.versions.items()
        if version.adopted
        and (version.symbol is None or version.symbol != text.symbol)
        and (before is None or (version.date and version.date < before))
    }
    asked = [one for one in text.paragraphs if one.kind in _KINDS]
    finder = _Finder(index, eligible, series)
    found: list[AgreedParagraph] = []
    for count, paragraph in enumerate(asked):
        if progress is not None:
            progress(count, len(asked))
        found.append(finder.of(paragraph))
    return Agreed(
        symbol=text.symbol,
        title=text.title,
        before=before,
        searched=len(eligible),
        paragraphs=tuple(found),
    )


def _verbs(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Where its lead verbs stand, as offsets."""
    found = []
    for clause in paragraph.clauses:
        at = paragraph.text.find(clause.verb, clause.start, clause.end) if clause.verb else -1
        if clause.verb and at >= 0:
            found.append((at, at + len(clause.verb)))
    return found


class _Finder:
    """Answers for the paragraphs of one text."""

    def __init__(self, index: Index, eligible: dict[int, IndexVersion], series: str | None) -> None:
        self._index = index
        self._eligible = eligible
        self._series = series
        self._places: dict[int, list[Place]] = {}

    def of(self, paragraph: Paragraph) -> AgreedParagraph:
        text = paragraph.text
        same = {
            one: words for one, words in self._index.same_words(text).items() if self._standing(one)
        }
        among = Candidates({})
        if same:
            alike = [Alike(one, words, 1.0, ()) for one, words in same.items()]
        else:
            among = candidates(self._index, text, lambda one: bool(self._standing(one)))
            alike = nearest(text, among)
        best = self._best(alike, paragraph)
        since, unchanged = self._carried(best[1], same) if best and same else (None, 0)
        return AgreedParagraph(
            ref=paragraph.ref,
            text=text,
            identical=bool(same),
            identical_since=since,
            unchanged=unchanged,
            nearest=self._told(*best, text) if best else None,
            new=()
            if same
            else new_words(
                self._index, text, among.texts.values(), self._eligible, _verbs(paragraph)
            ),
        )

    def _told(self, one: Alike, place: Place, text: str) -> Nearest:
        version = self._eligible[place.version]
        return Nearest(
            symbol=version.name,
            series=version.series,
            session=version.session,
            adopted=version.date or None,
            ref=place.ref,
            similarity=one.ratio,
            citation=citation(version.symbol, place.ref),
            vote=version.vote or UNKNOWN,
            text=one.words,
            ops=one.ops or diff_words(one.words, text).ops,
        )

    def _standing(self, text: int) -> list[Place]:
        """Where a paragraph's words stand in texts that count."""
        if text not in self._places:
            self._places[text] = [
                place
                for place in self._index.places_of(text)
                if place.version in self._eligible and place.kind in _KINDS
            ]
        return self._places[text]

    def _best(self, alike: list[Alike], asked: Paragraph) -> tuple[Alike, Place] | None:
        """Choose of the nearest the one of its own series, latest adoption and same kind."""
        best = [
            (one, place)
            for one in alike
            if one.ratio == alike[0].ratio
            for place in self._standing(one.text)
        ]

        def key(both: tuple[Alike, Place]) -> tuple[object, ...]:
            one, place = both
            version = self._eligible[place.version]
            return (
                version.series == self._series,
                version.date,
                place.kind == asked.kind,
                one.words == asked.text,
                version.name,
                -place.at,
            )

        return max(best, key=key, default=None)

    def _carried(self, place: Place, same: Iterable[int]) -> tuple[str, int]:
        """Since which text of its series a paragraph is carried, and by how many in a row."""
        version = self._eligible[place.version]
        line = self._index.lines[version.series]
        carrying = {one.version for text in same for one in self._standing(text)}
        at = version.at
        while at > 0 and line[at - 1].id in carrying:
            at -= 1
        return line[at].name, version.at - at + 1
