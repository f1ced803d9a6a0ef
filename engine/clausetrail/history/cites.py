"""`cites`: which resolutions a text cites, and which cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from clausetrail.corpus.citing import cites_by_place

if TYPE_CHECKING:
    from clausetrail.model import Resolution

    from .index import Index, IndexVersion


class Cited(Struct, frozen=True, kw_only=True):
    """A text at the other end of a citation."""

    symbol: str
    refs: tuple[str, ...]  # where the citation stands; "note 3" for a footnote
    missing: bool  # the corpus does not hold it
    series: str | None  # slug; None where it is missing
    title: str | None  # of the series
    adopted: str | None  # ISO date
    draft: bool = False


class Cites(Struct, frozen=True, kw_only=True):
    """What a text cites, in its order, and what cites it, in order of time."""

    schema: Literal["clausetrail/cites/1"] = "clausetrail/cites/1"
    symbol: str | None
    title: str
    cites: tuple[Cited, ...]
    cited_by: tuple[Cited, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Symbols of the texts that it cites and the corpus does not hold."""
        return tuple(one.symbol for one in self.cites if one.missing)

    def to_records(self) -> list[dict[str, Any]]:
        """One flat record for each citation; `direction` is "cites" or "cited by"."""
        return [
            {
                "direction": direction, "symbol": one.symbol, "refs": " ".join(one.refs),
                "missing": one.missing, "series": one.series, "adopted": one.adopted,
                "draft": one.draft,
            }
            for direction, found in (("cites", self.cites), ("cited by", self.cited_by))
            for one in found
        ]  # fmt: skip


def cites_of(index: Index, text: Resolution) -> Cites:
    """Tell what a text cites and what cites it.

    Args:
        index: of the corpus in which both are looked up.
        text: a text of the corpus, or any.
    """
    by_symbol = {one.symbol: one for one in index.versions.values() if one.symbol}
    found = [
        _cited(index, symbol, refs, by_symbol.get(symbol))
        for symbol, refs in cites_by_place(text).items()
    ]
    citing: list[IndexVersion] = []
    where: dict[int, tuple[str, ...]] = {}
    if text.symbol:
        for number, refs in index.rows(
            "SELECT version, refs FROM cites WHERE symbol = ?", (text.symbol,)
        ):
            citing.append(index.versions[number])
            where[number] = tuple(refs.split("|"))
    citing.sort(key=lambda one: one.order)
    return Cites(
        symbol=text.symbol,
        title=text.title,
        cites=tuple(found),
        cited_by=tuple(_cited(index, one.name, where[one.id], one) for one in citing),
    )


def _cited(index: Index, symbol: str, refs: tuple[str, ...], version: IndexVersion | None) -> Cited:
    if version is None:
        return Cited(symbol=symbol, refs=refs, missing=True, series=None, title=None, adopted=None)
    return Cited(
        symbol=symbol,
        refs=refs,
        missing=False,
        series=version.series,
        title=index.series[version.series].title,
        adopted=(version.date or None) if version.adopted else None,
        draft=not version.adopted,
    )
