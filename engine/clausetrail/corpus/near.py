"""What was perhaps meant: names near to one that is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from clausetrail.model import parse_symbol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .given import SeriesEntry, VersionEntry


class Shelf(Protocol):
    """What has to be known of a corpus; `Corpus` is one."""

    def slugs(self) -> tuple[str, ...]:
        """The names of the series, in order."""

    def entry(self, slug: str) -> SeriesEntry | None:
        """One series; None where there is none of this slug."""

    def find(self, symbol: str) -> VersionEntry | None:
        """The text of this symbol, adopted or a draft."""

    def symbols(self) -> Mapping[str, str]:
        """Every symbol, and the slug of its series."""


def near_symbols(shelf: Shelf, text: str, spelt: Sequence[str]) -> list[str]:
    """Symbols like what was typed: a digit changed or left out, a year missing.

    Args:
        shelf: the corpus.
        text: as it was typed.
        spelt: the symbols that it may stand for.

    Returns:
        At most three, the nearest first.
    """
    from difflib import get_close_matches

    if not any(char.isdigit() for char in text):
        return []
    whole = next((one for one in spelt if parse_symbol(one)), text)
    parsed = parse_symbol(whole)
    organ = whole.partition("/")[0] + "/" if "/" in whole else ""
    every = sorted(one for one in shelf.symbols() if one.startswith(organ))
    if parsed is not None and parsed.session is not None and parsed.number is not None:
        # The session is seldom mistaken, and beside it only the numbers tell texts apart.
        head = whole.removesuffix(parsed.number)
        same = {one.removeprefix(head): one for one in every if one.startswith(head)}
        near = get_close_matches(parsed.number, same, n=3, cutoff=0.6)
        if near:
            return [same[number] for number in near]
    without_year = [one for one in every if one.startswith((f"{whole} (", f"S/RES/{text} ("))]
    return without_year[:3] or get_close_matches(whole, every, n=3, cutoff=0.8)


def near_series(shelf: Shelf, text: str) -> list[str]:
    """Series like what was typed: a part of a slug or of a title, or a slip of the fingers."""
    from difflib import get_close_matches

    wanted = text.casefold().strip()
    if not wanted:
        return []
    slugs = shelf.slugs()
    holding = [one for one in slugs if wanted in one]
    near = holding or get_close_matches(wanted, slugs, n=3, cutoff=0.7)
    if not near and len(wanted) > 3:
        entries = (shelf.entry(one) for one in slugs)
        near = [one.slug for one in entries if one is not None and wanted in one.title.casefold()]
    return near[:3]
