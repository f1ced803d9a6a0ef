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
        self._by_title = sorted(series, key=_title_key)
        self._known_of: dict[str, list[str]] = {}
        self._folded: dict[str, str] = {}
        self._last: tuple[Wanted, list[CatalogEntry]] | None = None

    @property
    def organs(self) -> tuple[str, ...]:
        """The organs that the series are of, the one with most series first."""
        found: dict[str, int] = {}
        for one in self.series:
            if one.body:
                found[one.body] = found.get(one.body, 0) + 1
        return tuple(sorted(found, key=lambda body: (-found[body], body)))

    def learn(self, known: Known) -> None:
        """Learn what `known_of` found of these series."""
        self._known_of, self._folded = known
        self._last = None

    def fitting(self, wanted: Wanted) -> list[CatalogEntry]:
        """Return the series that have all terms in title, slug, organ or symbols, by title."""
        found = self._by_title
        last = self._last
        if last is not None and _narrows(wanted, last[0]):
            found = last[1]
        if wanted.organ is not None:
            found = [one for one in found if one.body == wanted.organ]
        if wanted.terms:
            texts = self._folded or self._fold()
            found = [
                one
                for one in found
                if all(term in text for text in (texts[one.slug],) for term in wanted.terms)
            ]
        self._last = (wanted, found)
        return found

    def _fold(self) -> dict[str, str]:
        self._folded = {one.slug: _folded(one, self._symbols(one)) for one in self.series}
        return self._folded

    def matched(self, entry: CatalogEntry, terms: Iterable[str]) -> str:
        """Return what else than its title made a series fit: a symbol, the slug, the organ."""
        title = title_of(entry).casefold()
        missed = [term for term in terms if term not in title]
        if not missed:
            return ""
        for words in (entry.slug, *self._symbols(entry), entry.body or ""):
            if all(term in words.casefold() for term in missed):
                return words
        return next(
            (
                words
                for words in (*self._symbols(entry), entry.slug, entry.body or "")
                if missed[0] in words.casefold()
            ),
            "",
        )

    def symbol(self, entry: CatalogEntry, terms: Sequence[str]) -> str | None:
        """Return the symbol that made a series fit; None where something else did."""
        matched = self.matched(entry, terms)
        return matched if matched in self._symbols(entry) else None

    def _symbols(self, entry: CatalogEntry) -> Sequence[str]:
        known = self._known_of.get(entry.slug)
        if known is not None:
            return known
        return [one.symbol for one in (entry.last, entry.first) if one is not None]


class Known(NamedTuple):
    """What series are looked for by."""

    symbols: dict[str, list[str]]  # of all their texts, by slug
    folded: dict[str, str]  # all that is looked through, folded for case, by slug


def known_of(series: Sequence[CatalogEntry], symbols: Mapping[str, str]) -> Known:
    """Put together what series are looked for by; for many it takes a while.

    Args:
        series: the series.
        symbols: every symbol, with the slug of its series.
    """
    found: dict[str, list[str]] = {one.slug: [] for one in series}
    for symbol, slug in symbols.items():
        found.setdefault(slug, []).append(symbol)
    return Known(found, {one.slug: _folded(one, found[one.slug]) for one in series})


def _folded(entry: CatalogEntry, symbols: Sequence[str]) -> str:
    return "\n".join((title_of(entry), entry.slug, entry.body or "", *symbols)).casefold()


def _narrows(wanted: Wanted, last: Wanted) -> bool:
    """Whether all that fits now fitted before: what is typed grows letter by letter."""
    return last.organ in {None, wanted.organ} and all(
        any(before in term for term in wanted.terms) for before in last.terms
    )


def title_of(entry: CatalogEntry) -> str:
    """Return a series' title; its slug where it has none."""
    return entry.title or entry.slug


def ordered(
    by_title: list[CatalogEntry], order: Order, changes: Mapping[str, Shares]
) -> list[CatalogEntry]:
    """Return series, given by title, in an order; those of which nothing is known stand last."""
    if order == "latest":
        return sorted(by_title, key=lambda one: one.latest or "", reverse=True)
    if order == "texts":
        return sorted(by_title, key=lambda one: (-one.texts, -one.drafts))
    if order == "change":
        return sorted(by_title, key=lambda one: -mean(changes.get(one.slug, ())))
    return by_title


def _title_key(entry: CatalogEntry) -> tuple[str, str]:
    return title_of(entry).casefold(), entry.slug


def mean(shares: Shares) -> float:
    """Return the mean of what is known of some shares; -1 where nothing is."""
    known = [one for one in shares if one is not None]
    return sum(known) / len(known) if known else -1.0


def following(organs: Sequence[str], organ: str | None) -> str | None:
    """Return the organ after one, or None (all) after the last."""
    around = (None, *organs)
    return around[(around.index(organ) + 1) % len(around)] if organ in around else None
