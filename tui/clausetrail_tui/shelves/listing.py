"""Which series are listed, and in which order: what a person filters and sorts by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clausetrail.corpus.catalog import CatalogEntry

Order: TypeAlias = Literal["title", "latest", "texts", "change"]

ORDERS: dict[Order, str] = {
    "title": "by title",
    "latest": "latest first",
    "texts": "most texts first",
    "change": "most change first",
}

Shares: TypeAlias = "tuple[float | None, ...]"
"""What share of its paragraphs each text of a series changed, the second text first."""


class Wanted(NamedTuple):
    """What a person looks for."""

    terms: tuple[str, ...] = ()  # folded for case; a series has to have each of them somewhere
    organ: str | None = None  # None: of any


def terms_of(query: str) -> tuple[str, ...]:
    """Return the terms of what was typed."""
    return tuple(query.casefold().split())


class Shelf:
    """The series of a corpus, with what they are looked for by."""

    def __init__(self, series: Sequence[CatalogEntry]) -> None:
        """Take the series; their texts' symbols may follow."""
        self.series = series
        self._symbols: dict[str, list[str]] = {}
        self._folded: dict[str, str] = {}

    @property
    def organs(self) -> tuple[str, ...]:
        """The organs that the series are of, the one with most series first."""
        found: dict[str, int] = {}
        for one in self.series:
            if one.body:
                found[one.body] = found.get(one.body, 0) + 1
        return tuple(sorted(found, key=lambda body: (-found[body], body)))

    def learn(self, symbols: Iterable[tuple[str, str]]) -> None:
        """Learn the symbols of all texts, each with the slug of its series."""
        for symbol, slug in symbols:
            self._symbols.setdefault(slug, []).append(symbol)
        self._folded.clear()

    def fitting(self, wanted: Wanted) -> list[CatalogEntry]:
        """Return the series that have all terms in title, slug, organ or symbols."""
        found = []
        for one in self.series:
            if wanted.organ is not None and one.body != wanted.organ:
                continue
            if wanted.terms:
                text = self._text(one)
                if not all(term in text for term in wanted.terms):
                    continue
            found.append(one)
        return found

    def matched(self, entry: CatalogEntry, terms: Iterable[str]) -> str:
        """Return what else than its title made a series fit: a symbol, the slug, the organ."""
        title = title_of(entry).casefold()
        missed = [term for term in terms if term not in title]
        if not missed:
            return ""
        for words in (entry.slug, *self._known(entry), entry.body or ""):
            if all(term in words.casefold() for term in missed):
                return words
        return next(
            (
                words
                for words in (*self._known(entry), entry.slug, entry.body or "")
                if missed[0] in words.casefold()
            ),
            "",
        )

    def _known(self, entry: CatalogEntry) -> Sequence[str]:
        known = self._symbols.get(entry.slug)
        if known is not None:
            return known
        return [one.symbol for one in (entry.last, entry.first) if one is not None]

    def _text(self, entry: CatalogEntry) -> str:
        text = self._folded.get(entry.slug)
        if text is None:
            parts = (title_of(entry), entry.slug, entry.body or "", *self._known(entry))
            text = self._folded[entry.slug] = "\n".join(parts).casefold()
        return text


def title_of(entry: CatalogEntry) -> str:
    """Return a series' title; its slug where it has none."""
    return entry.title or entry.slug


def ordered(
    series: Iterable[CatalogEntry], order: Order, changes: Mapping[str, Shares]
) -> list[CatalogEntry]:
    """Return series in an order; those of which nothing is known stand last, by title."""
    by_title = sorted(series, key=lambda one: (title_of(one).casefold(), one.slug))
    if order == "latest":
        return sorted(by_title, key=lambda one: one.latest or "", reverse=True)
    if order == "texts":
        return sorted(by_title, key=lambda one: (-one.texts, -one.drafts))
    if order == "change":
        return sorted(by_title, key=lambda one: -mean(changes.get(one.slug, ())))
    return by_title


def mean(shares: Shares) -> float:
    """Return the mean of what is known of some shares; -1 where nothing is."""
    known = [one for one in shares if one is not None]
    return sum(known) / len(known) if known else -1.0


def following(organs: Sequence[str], organ: str | None) -> str | None:
    """Return the organ after one, or None (all) after the last."""
    around = (None, *organs)
    return around[(around.index(organ) + 1) % len(around)] if organ in around else None
