"""The rows of citations: what a text cites, and what cites it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.safe import safe
from clausetrail.report.spans import clip, line_width, width_of, wrap
from clausetrail.report.words import count, refs_words
from clausetrail_tui.ink import PLAIN, said
from clausetrail_tui.places import BlamePlace
from clausetrail_tui.rows import Row, Said

from .led import GAP, LedRow, padded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetrail.history.cites import Cited, Cites
    from clausetrail_tui.ink import Line
    from clausetrail_tui.places import Text

_MOST_PLACES = 24  # cells
_LEAST_TITLE = 20


class CitedRow(LedRow):
    """A text at the other end of a citation."""

    def __init__(
        self, one: Cited, text: Text | None, wide: int, deep: int, *, citing: bool
    ) -> None:
        """Take it, where it is, the columns, and whether it is the one that cites."""
        self._one, self._wide, self._deep = one, wide, deep
        self.key = (citing, one.symbol)
        self.words = one.symbol
        self.about = text
        if text is None:
            self.why_not = f"{one.symbol} is not in the corpus."
            return
        # The paragraph that cites it; of a cited text, its beginning.
        self.ref = one.refs[0] if citing and not one.refs[0].startswith("note") else None
        self.lead = BlamePlace(text, self.ref)

    def draw(self, width: int) -> Sequence[Line]:
        """Draw its symbol, where the citation stands, its year and title."""
        one = self._one
        line: Line = [(GAP, PLAIN), *padded(safe(one.symbol), "ref", self._wide), (GAP, PLAIN)]
        place = safe(refs_words(one.refs))
        about = said("missing", "notice") if one.missing else said(safe(_about(one)), "dim")
        if width_of(place) > self._deep or width - line_width(line) - self._deep < _LEAST_TITLE:
            indent: Line = [(" " * min(line_width(line), width // 3), PLAIN)]
            return wrap([said(place), (GAP, PLAIN), about], width, line, indent)
        line += [*padded(place, "", self._deep), (GAP, PLAIN), about]
        return [clip(line, width)]


def rows_of(
    cites: Cites, texts: Mapping[tuple[str | None, str], Text], *, missing: bool
) -> list[Row]:
    """Return the rows of an answer.

    Args:
        cites: the answer.
        texts: where its texts are, by slug and symbol.
        missing: only what the corpus lacks.
    """
    rows: list[Row] = []
    if cites.title:
        rows.append(Said([said(safe(cites.title), "head")]))
    lacking = len(cites.missing)
    told = (
        f"cites {count(len(cites.cites), 'resolution')}" if cites.cites else "cites no resolution"
    )
    if lacking:
        told += f", {lacking} of them missing from the corpus"
    rows += [Said(), Said([said(told, "strong")])]
    shown = [one for one in cites.cites if one.missing or not missing]
    rows += _rows(shown, texts, citing=False)
    if missing:
        return rows
    if cites.symbol is None:
        told = "has no symbol by which another text could cite it"
    elif cites.cited_by:
        told = f"cited by {count(len(cites.cited_by), 'text')} of the corpus"
    else:
        told = "cited by no text of the corpus"
    rows += [Said(), Said([said(told, "strong")])]
    return [*rows, *_rows(cites.cited_by, texts, citing=True)]


def _rows(
    ones: Sequence[Cited], texts: Mapping[tuple[str | None, str], Text], *, citing: bool
) -> list[CitedRow]:
    wide = max((width_of(safe(one.symbol)) for one in ones), default=0)
    places = max((width_of(safe(refs_words(one.refs))) for one in ones), default=0)
    deep = min(_MOST_PLACES, places)
    return [
        CitedRow(one, texts.get((one.series, one.symbol)), wide, deep, citing=citing)
        for one in ones
    ]


def _about(one: Cited) -> str:
    told = [one.title or one.series or ""]
    if one.draft:
        told.insert(0, "draft")
    elif one.adopted:
        told.insert(0, one.adopted[:4])
    return " · ".join(filter(None, told))
