"""How a list shows series: a line each, or two where there is little room."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.report.safe import safe
from clausetrail.report.spans import clip, line_width, width_of, wrap
from clausetrail.report.words import count
from clausetrail_tui.ink import DIM, PLAIN, Ink, said
from clausetrail_tui.rows import Row

from .bars import sparkline
from .dates import session_words
from .filling import MOST_STEPS
from .listing import title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clausetrail.corpus.catalog import CatalogEntry
    from clausetrail_tui.ink import Line

    from .listing import Shares

_ONE_LINE = 96  # cells from which a series has one line
_SLUG_COLUMN = 140  # cells from which its name has a column
_MOST_TITLE = 110  # cells: beyond, the figures are too far from the titles they belong to
_MOST_TITLE_LINES = 2
_GAP = "  "
_BEHIND = " · "  # parts a title from what stands behind it, without colour too


class Sizes(NamedTuple):
    """Cells of the columns, found over all series so that no filter moves them."""

    title: int
    slug: int
    span: int
    texts: int
    steps: int


def sizes_of(series: Sequence[CatalogEntry]) -> Sizes:
    """Return the widths that the columns would like."""

    def most(widths: Sequence[int], least: int) -> int:
        return max([least, *widths])

    return Sizes(
        title=min(_MOST_TITLE, most([width_of(safe(title_of(one))) for one in series], 20)),
        slug=most([width_of(safe(one.slug)) for one in series], 4),
        span=most([width_of(span_of(one)) for one in series], len("sessions")),
        texts=most([len(texts_of(one)) for one in series], len("texts")),
        steps=min(MOST_STEPS, most([one.texts - 1 for one in series], len("▁change█"))),
    )


class Shown(NamedTuple):
    """What all rows of a list have in common."""

    sizes: Sizes
    changes: dict[str, Shares]  # by slug; filled as it becomes known
    terms: tuple[str, ...] = ()  # what was looked for
    found: re.Pattern[str] | None = None  # the same, to be marked
    matched: Callable[[CatalogEntry, Sequence[str]], str] = lambda _, __: ""
    """What else than its title made a series fit."""


def pattern_of(terms: Sequence[str]) -> re.Pattern[str] | None:
    """Return what finds any of some terms."""
    return re.compile("|".join(map(re.escape, terms)), re.IGNORECASE) if terms else None


class SeriesRow(Row):
    """One series."""

    __slots__ = ("_shown", "entry")

    def __init__(self, entry: CatalogEntry, shown: Shown) -> None:
        """Take the series, and what it has in common with the others."""
        self.entry, self._shown = entry, shown

    @property
    def text(self) -> str:
        """Its title."""
        return title_of(self.entry)

    def draw(self, width: int) -> Sequence[Line]:
        """Draw title, name, sessions, number of texts, and how much each changed."""
        sizes, figures = self._shown.sizes, self._figures()
        matched = safe(self._shown.matched(self.entry, self._shown.terms))
        room = width - line_width(figures) - len(_GAP)
        if width < _ONE_LINE:
            left = [(_GAP, PLAIN), *self._named(room - len(_GAP), matched)]
            return [
                *wrap(self._marked(safe(title_of(self.entry)), ""), width),
                [*left, (" " * (room + len(_GAP) - line_width(left)), PLAIN), *figures],
            ]
        slug = min(sizes.slug, width // 5)
        if width >= _SLUG_COLUMN:
            room -= slug + len(_GAP)
        cell = min(sizes.title, room)
        title = self._titled(cell, matched, slug=width < _SLUG_COLUMN)
        line = [*title, (" " * (cell - line_width(title)) + _GAP, PLAIN)]
        if width >= _SLUG_COLUMN:
            name = clip(self._marked(safe(self.entry.slug), "dim"), slug)
            line += [*name, (" " * (slug - line_width(name)) + _GAP, PLAIN)]
        return [[*line, *figures]]

    def _titled(self, cells: int, behind: str, *, slug: bool) -> Line:
        """Return the title, and behind it what fitted, or the name where there is room for it."""
        title = self._marked(safe(title_of(self.entry)), "")
        if behind:
            behind = "".join(text for text, _ in clip([(behind, PLAIN)], max(1, cells // 2)))
            title = clip(title, max(1, cells - width_of(behind) - len(_BEHIND)))
        elif slug and line_width(title) + len(_BEHIND) + width_of(self.entry.slug) <= cells:
            behind = safe(self.entry.slug)
        if not behind:
            return clip(title, cells)
        return clip([*title, (_BEHIND, DIM), *self._marked(behind, "dim")], cells)

    def _named(self, cells: int, matched: str) -> Line:
        """Return the name, and what fitted where that is something else."""
        told: Line = []
        if matched and matched != safe(self.entry.slug):
            told += [*self._marked(matched, "dim"), (_GAP, PLAIN)]
        return clip([*told, *self._marked(safe(self.entry.slug), "dim")], max(1, cells))

    def _figures(self) -> Line:
        sizes, entry = self._shown.sizes, self.entry
        pending: Shares = (None,) * (entry.texts - 1)
        steps = self._shown.changes.get(entry.slug, pending)
        known = entry.slug in self._shown.changes
        return [
            said(span_of(entry).rjust(sizes.span), "dim"),
            said(_GAP + texts_of(entry).rjust(sizes.texts) + _GAP),
            said(sparkline(steps, sizes.steps), _role(known=known)),
        ]

    def _marked(self, words: str, role: str) -> Line:
        """Return words with what was looked for marked."""
        pattern = self._shown.found
        if pattern is None:
            return [(words, Ink(role))]
        spans: Line = []
        at = 0
        for match in pattern.finditer(words):
            if match.start() > at:
                spans.append((words[at : match.start()], Ink(role)))
            if match.end() > match.start():
                spans.append((match[0], Ink("found")))
            at = match.end()
        return [*spans, (words[at:], Ink(role))] if at < len(words) else spans


def _role(*, known: bool) -> str:
    return "rollover" if known else "rule"


class WaitingRow(Row):
    """How many documents are in no series yet."""

    def __init__(self, number: int) -> None:
        """Take how many."""
        self.number = number

    def draw(self, width: int) -> Sequence[Line]:
        """Say it, and how they are seen."""
        told = f"{count(self.number, 'document')} in no series yet"
        return wrap([said(told, "notice"), said(": Enter tells why, and decides", "dim")], width)


class Legend(Row):
    """What the blocks of a sparkline mean."""

    selectable = False

    def draw(self, width: int) -> Sequence[Line]:
        """Say it in a line."""
        words = "share of the paragraphs that are new, gone or changed in substance, text by text"
        return [clip([said("▁▂▃▄▅▆▇█ ", "rollover"), said(words, "dim")], width)]


class Heads(Row):
    """The heads of the columns."""

    selectable = False

    def __init__(self, sizes: Sizes) -> None:
        """Take the widths of the columns."""
        self._sizes = sizes

    def draw(self, width: int) -> Sequence[Line]:
        """Draw them in line with the columns."""
        sizes = self._sizes
        figures = (
            f"{'sessions':>{sizes.span}}{_GAP}{'texts':>{sizes.texts}}{_GAP}"
            f"{'▁change█':>{sizes.steps}}"
        )
        room = width - width_of(figures) - len(_GAP)
        if width < _ONE_LINE:
            return [[said("title and name".ljust(room + len(_GAP)) + figures, "dim")]]
        if width < _SLUG_COLUMN:
            return [[said("title".ljust(min(sizes.title, room)) + _GAP + figures, "dim")]]
        slug = min(sizes.slug, width // 5)
        cell = min(sizes.title, room - slug - len(_GAP))
        name = "name".ljust(slug)
        return [[said("title".ljust(cell) + _GAP + name + _GAP + figures, "dim")]]


def span_of(entry: CatalogEntry) -> str:
    """Return `73–79`, the sessions of a series' first and last text; years without sessions."""
    first, last = entry.first, entry.last
    if first is None or last is None:
        return ""
    ends = (
        (first.session, last.session)
        if first.session and last.session
        else (str(first.year or ""), str(last.year or ""))
    )
    return safe(ends[0] if ends[0] == ends[1] else "–".join(filter(None, ends)))


def texts_of(entry: CatalogEntry) -> str:
    """Return `4+1`: adopted texts and drafts."""
    return f"{entry.texts}+{entry.drafts}" if entry.drafts else str(entry.texts)


class About(Row):
    """What is said below a list of the series under the cursor: what the list had to cut."""

    selectable = False

    def __init__(self, entry: CatalogEntry) -> None:
        """Take the series."""
        self.entry = entry

    def draw(self, width: int) -> Sequence[Line]:
        """Draw the title, where the list has one line for it, and facts in one line."""
        entry = self.entry
        facts = [entry.body or ""]
        if width >= _ONE_LINE:
            facts.append(count(entry.texts, "adopted text") if entry.texts else "")
            facts.append(count(entry.drafts, "draft") if entry.drafts else "")
        last = entry.last
        if last is not None:
            year = str(last.year or "")
            facts.append(f"last {last.symbol}" + (f", {year}" if year not in last.symbol else ""))
            facts.append(f"{session_words(last.session)} session" if last.session else "")
        line = clip([said(safe(" · ".join(filter(None, facts))), "dim")], width)
        if width < _ONE_LINE:
            return [line]
        title = wrap([said(safe(title_of(entry)), "strong")], width)
        if len(title) > _MOST_TITLE_LINES:
            title = [*title[: _MOST_TITLE_LINES - 1], clip([*title[1], said(" …")], width)]
        name: Line = [said(safe(entry.slug), "ref"), said(" · ", "dim")]
        return [*title, clip([*name, *line], width)]
