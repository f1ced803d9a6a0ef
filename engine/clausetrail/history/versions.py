"""A series as the questions to the history see it: its versions, and what links each to others.

Everything in this package is worked out from a `SeriesHistory`, which needs no git: it may be
made of the texts of a corpus, with the comparisons that the corpus keeps, or of any texts.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from clausetrail.model import Comparison, Group, Pin, Resolution

from .errors import UnknownVersionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from clausetrail.corpus.corpus import Corpus
    from clausetrail.corpus.given import SeriesEntry, VersionEntry
    from clausetrail.model import Paragraph

    from .clause_ties import ClausePlace
    from .kept import Kept
    from .origins import Origins
    from .tracks import Tracks

Place = tuple[int, str]
"""A paragraph of a series: 0-based index of the version, reference in it."""

Pins: TypeAlias = "dict[tuple[int, int], tuple[Pin, ...]]"
"""A person's corrections, by the indexes of two versions that are no neighbours."""


class Version(Struct, frozen=True, kw_only=True):
    """One text of a series, as answers name it."""

    name: str  # its symbol; where it has none, a draft's label, or the name of its file
    text: Resolution
    label: str = ""  # a draft's
    base: str | None = None  # a draft's: name of the text that it starts from
    outcome: str | None = None  # a draft's: name of the text that came of it

    @property
    def session(self) -> str | None:
        """The session of the organ that speaks; None where it has none."""
        return self.text.session

    @property
    def adopted(self) -> str | None:
        """ISO date of adoption."""
        return self.text.adopted


class Link(Struct, frozen=True, kw_only=True):
    """Paragraphs of one version that became paragraphs of a later one."""

    old: int  # index of the earlier version
    new: int  # of the later one; more than one further on where the paragraph was absent
    group: Group  # what changed from the one to the other

    @property
    def returned(self) -> bool:
        """Whether versions lie between the two, in which the paragraph did not stand."""
        return self.new - self.old > 1


class SeriesHistory:
    """The versions of a series, oldest first, and the comparisons of neighbours.

    Args:
        slug: name of the series.
        title: its title.
        versions: at least one, oldest first.
        comparisons: of each version with the one before it, one fewer than versions; None to
            have them worked out when they are first needed.
        drafts: reads the drafts of the series; called when they are first needed.
        compared: compares two versions that are not in the series' line, a draft and the text
            that it starts from; None for the plain comparison.
        pins: reads the pins of versions that are no neighbours; called when they are needed.
        kept: where returns are kept, once they were found; None for nowhere.
        progress: told how many neighbours of how many were compared; what it raises gives the
            work up.
    """

    def __init__(
        self,
        slug: str,
        title: str,
        versions: Sequence[Version],
        comparisons: Sequence[Comparison] | None = None,
        *,
        drafts: Callable[[], Sequence[Version]] = tuple,
        compared: Callable[[Version, Version], Comparison] | None = None,
        pins: Callable[[], Pins] = dict,
        kept: Kept | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self.slug = slug
        self.title = title
        self.versions = tuple(versions)
        self._drafts = drafts
        self._comparisons = tuple(comparisons) if comparisons is not None else None
        self._compared = compared
        self._pins = pins
        self._kept = kept
        self._progress = progress

    def __len__(self) -> int:
        return len(self.versions)

    @classmethod
    def of_texts(
        cls, texts: Sequence[Resolution], slug: str = "", title: str = ""
    ) -> SeriesHistory:
        """Make a history of texts that are in no corpus, oldest first."""
        versions = [Version(name=_name(text), text=text) for text in texts]
        return cls(slug, title or (texts[-1].title if texts else ""), versions)

    @classmethod
    def of_corpus(
        cls,
        corpus: Corpus,
        entry: SeriesEntry,
        progress: Callable[[int, int], None] | None = None,
    ) -> SeriesHistory:
        """Make the history of a series of a corpus; its pins are honoured."""
        from .kept import Kept

        entries = {one.label: one for one in (*entry.versions, *entry.drafts)}

        def compared(old: Version, new: Version) -> Comparison:
            if old.label in entries and new.label in entries:
                return corpus.comparison(entries[old.label], entries[new.label])
            return compare_texts(old, new)  # one of them is not in the corpus

        def version(one: VersionEntry) -> Version:
            return Version(
                name=one.symbol or one.label,
                text=corpus.record(one.sha256),
                label=one.label,
                base=one.base,
                outcome=one.outcome,
            )

        return cls(
            entry.slug,
            entry.title,
            [version(one) for one in entry.versions],
            drafts=lambda: [version(one) for one in entry.drafts],
            compared=compared,
            pins=lambda: _far_pins(corpus, entry),
            kept=Kept(corpus.cache),
            progress=progress,
        )

    @cached_property
    def drafts(self) -> tuple[Version, ...]:
        """The drafts of the series."""
        return tuple(self._drafts())

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Each version compared with the one before it."""
        if self._comparisons is not None:
            return self._comparisons
        pairs = list(zip(self.versions, self.versions[1:], strict=False))
        compared = []
        for at, (old, new) in enumerate(pairs):
            if self._progress is not None:
                self._progress(at, len(pairs))
            compared.append(self.compare(old, new))
        return tuple(compared)

    @cached_property
    def returns(self) -> tuple[Link, ...]:
        """Paragraphs that came back after an absence, in order of their return."""
        from .returns import returns_of

        texts = [one.text for one in self.versions]
        last = len(texts)
        pins = {both: one for both, one in self._pins().items() if max(both) < last}
        kept = self._kept
        found = kept.get(texts, self.comparisons, pins) if kept is not None else None
        if found is None:
            found = returns_of(texts, self.comparisons, pins)
            if kept is not None:
                kept.put(found, texts, self.comparisons, pins)
        return found

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Everything that ties paragraphs of different versions, by the later version."""
        near = [
            Link(old=at, new=at + 1, group=group)
            for at, comparison in enumerate(self.comparisons)
            for group in comparison.groups
            if group.old and group.new
        ]
        return tuple(sorted([*near, *self.returns], key=lambda link: (link.new, link.old)))

    @cached_property
    def paragraphs(self) -> tuple[dict[str, Paragraph], ...]:
        """The paragraphs of each version by reference, in document order."""
        return tuple({one.ref: one for one in version.text.paragraphs} for version in self.versions)

    @cached_property
    def positions(self) -> tuple[dict[str, int], ...]:
        """The 0-based place of each paragraph in its version, by reference."""
        return tuple({ref: at for at, ref in enumerate(refs)} for refs in self.paragraphs)

    @cached_property
    def tracks(self) -> Tracks[str]:
        """The trails of its paragraphs."""
        from .tracks import paragraph_tracks

        return paragraph_tracks(self)

    @cached_property
    def clause_tracks(self) -> Tracks[ClausePlace]:
        """The trails of its clauses."""
        from .tracks import clause_tracks

        return clause_tracks(self)

    @cached_property
    def origins(self) -> Origins:
        """Where every word of every version comes from."""
        from .origins import Origins

        return Origins(self)

    @cached_property
    def _into(self) -> dict[Place, list[Link]]:
        into: dict[Place, list[Link]] = {}
        for link in self.links:
            for ref in link.group.new:
                into.setdefault((link.new, ref), []).append(link)
        return into

    def links_into(self, version: int, refs: Iterable[str]) -> list[Link]:
        """Return the links that lead to some paragraphs of a version, each once."""
        found = {id(link): link for ref in refs for link in self._into.get((version, ref), ())}
        return list(found.values())

    def compare(self, old: Version, new: Version) -> Comparison:
        """Compare any two texts of the series."""
        return (self._compared or compare_texts)(old, new)

    def index(self, name: str) -> int:
        """Return the place of the version of this symbol or label.

        Raises:
            UnknownVersionError: the series has none.
        """
        for at, version in enumerate(self.versions):
            if name in {version.name, version.label}:
                return at
        raise UnknownVersionError(
            "is no adopted text of the series",
            source=name,
            hint=f"its texts are {', '.join(one.name for one in self.versions)}",
        )

    def until(self, last: int) -> SeriesHistory:
        """Return the history as it stood with this version as its newest."""
        # What is later need not be compared for it.
        known = self._comparisons is not None or "comparisons" in self.__dict__
        return SeriesHistory(
            self.slug,
            self.title,
            self.versions[: last + 1],
            self.comparisons[:last] if known else None,
            drafts=self._drafts,
            compared=self._compared,
            pins=self._pins,
            kept=self._kept,
            progress=self._progress,
        )

    def followed_by(self, comparison: Comparison, place: int | None = None) -> SeriesHistory:
        """Return the history as it would go on with what its newest text is compared with.

        Args:
            comparison: of the newest text with any other.
            place: index that the other text has in the whole series, whose pins it then has;
                None for a text that is no adopted one of it.
        """
        last = len(self.versions)

        def pins() -> Pins:
            known = self._pins()
            found = {both: one for both, one in known.items() if max(both) < last}
            of_new = {old: one for (old, new), one in known.items() if new == place and old < last}
            return found | {(old, last): one for old, one in of_new.items()}

        return SeriesHistory(
            self.slug,
            self.title,
            [*self.versions, Version(name=_name(comparison.new), text=comparison.new)],
            [*self.comparisons, comparison],
            compared=self._compared,
            pins=pins,
            kept=self._kept,
        )

    def with_draft(self, draft: Version) -> SeriesHistory:
        """Return the history as it would stand with this draft as its newest text."""
        names = [one.name for one in self.versions]
        count = names.index(draft.base) + 1 if draft.base in names else 0
        kept = self.versions[:count]
        told = [*self.comparisons[: max(count - 1, 0)]]
        if kept:
            told.append(self.compare(kept[-1], draft))
        return SeriesHistory(
            self.slug,
            self.title,
            [*kept, draft],
            told,
            compared=self._compared,
            pins=lambda: {both: one for both, one in self._pins().items() if max(both) < count},
            kept=self._kept,
        )


def _far_pins(corpus: Corpus, entry: SeriesEntry) -> Pins:
    """Read the pins of adopted texts of a series between which others stand."""
    from clausetrail.corpus.pins import listed, name_of, pins_of

    places = {name_of(one): at for at, one in enumerate(entry.versions)}
    found: Pins = {}
    for file in listed(corpus.store):
        both = sorted(places[name] for name in (file.old, file.new) if name in places)
        if len(both) == 2 and both[1] - both[0] > 1:
            old, new = (corpus.pin_version(entry.versions[at]) for at in both)
            found[both[0], both[1]] = pins_of(corpus.store, old, new).pins
    return found


def compare_texts(old: Version, new: Version) -> Comparison:
    """Compare two texts without pins."""
    from clausetrail.diff import compare

    return compare(old.text, new.text)


def _name(text: Resolution) -> str:
    return text.symbol or text.source or "the text"
