"""The timeline of a series: its texts as rows, the newest on top, drafts as branches.

●    A/RES/79/290    79th  27 May 2025   56  █████++++--▒░····   26  14   4   3   3  10
│ ○  A/79/L.100      79th   5 May 2025   55  ███+++▒·······       …
├─╯
●    A/RES/77/12     77th  21 Nov 2022   46  ███++--▒▒░·····     22   5   5   2   2  14

A text has one line, or two where there is no room for columns of numbers.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.report.catalog import outcome_words
from clausetrail.report.safe import safe
from clausetrail.report.spans import clip, line_width, width_of, wrap
from clausetrail.report.words import listed
from clausetrail_tui.ink import DIM, PLAIN, Ink, said
from clausetrail_tui.places import Stored
from clausetrail_tui.rows import Row

from .bars import PARTS, bar, counts
from .dates import DATE_CELLS, session_words, short_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetrail.corpus.given import SeriesEntry, VersionEntry
    from clausetrail.model import Summary
    from clausetrail_tui.ink import Line

    Pair = tuple[VersionEntry, VersionEntry]

_MOST_NAME = 26  # cells; a longer symbol is cut, and whole below the list
_NUMBER_CELLS = 4  # a column of numbers, under its glyph
_TOLD_CELLS = 5  # a number beside its glyph, where there is no room for columns
_VERB_CELLS = 4
_LEAST_BAR = 14
_MOST_BAR = 56
_GAP = "  "


class Columns(NamedTuple):
    """Cells of each column."""

    graph: int
    name: int
    session: int  # 0 where no text has one
    paragraphs: int
    bar: int
    wide: bool  # whether a text has one line; else its bar stands in a second


class Timeline:
    """A series, and what is known by now of what changed in it."""

    def __init__(self, entry: SeriesEntry) -> None:
        """Take the series; nothing of its changes is known yet."""
        self.entry = entry
        self.changes: dict[str, Summary] = {}  # by sha256 of the later text
        self.marked: VersionEntry | None = None
        self._columns: dict[int, Columns] = {}
        self._most = 0
        self._by_symbol = {one.symbol: one for one in entry.versions}
        self._before: dict[str, VersionEntry] = {
            new.sha256: old for old, new in zip(entry.versions, entry.versions[1:], strict=False)
        }
        for draft in entry.drafts:
            if self._based(draft):
                self._before[draft.sha256] = self._by_symbol[draft.base or ""]
        # A draft on no adopted text is compared with the draft before it: what else changed?
        first = sorted((one for one in entry.drafts if not self._based(one)), key=_when)
        self._before.update({new.sha256: old for old, new in pairwise(first)})

    def _based(self, draft: VersionEntry) -> bool:
        """Whether a draft stands on an adopted text of the series."""
        return draft.base is not None and draft.base in self._by_symbol

    def before(self, text: VersionEntry) -> VersionEntry | None:
        """Return the text that another is compared with where no other is chosen."""
        return self._before.get(text.sha256)

    def outcome(self, draft: VersionEntry) -> VersionEntry | None:
        """Return what became of a draft, where that is in the series."""
        return self._by_symbol.get(draft.outcome) if draft.outcome else None

    def pairs(self) -> list[Pair]:
        """Return every text with the one before it, the newest first."""
        texts = [row.entry for row in self.rows()]
        return [(old, text) for text in texts if (old := self.before(text)) is not None]

    def learn(self, changes: Mapping[str, Summary]) -> None:
        """Learn what changed in some texts, by their sha256."""
        self.changes.update(changes)
        self._most = 0

    def most(self) -> int:
        """Return the most paragraphs that a bar has to show."""
        if not self._most:
            sizes = [one.paragraphs for one in (*self.entry.versions, *self.entry.drafts)]
            self._most = max([1, *sizes, *(sum(counts(one)) for one in self.changes.values())])
        return self._most

    def rows(self) -> list[TextRow]:
        """Return a row for each text: the newest on top, drafts above the text they start from."""
        drafts: dict[str | None, list[VersionEntry]] = {}
        for draft in self.entry.drafts:
            base = draft.base if self._based(draft) else None
            drafts.setdefault(base, []).append(draft)
        rows: list[TextRow] = []
        versions = self.entry.versions
        for version in reversed(versions):
            branch = sorted(drafts.get(version.symbol, ()), key=_when, reverse=True)
            newest = version is versions[-1]
            rows += [
                TextRow(self, one, "tip" if newest else "draft", last=at == len(branch) - 1)
                for at, one in enumerate(branch)
            ]
            rows.append(TextRow(self, version, "text", last=version is versions[0]))
        first = sorted(drafts.get(None, ()), key=_when, reverse=True)
        return rows + [
            TextRow(self, one, "alone" if not versions else "first", last=at == len(first) - 1)
            for at, one in enumerate(first)
        ]

    def columns(self, width: int) -> Columns:
        """Return how wide each column is where a row has so many cells."""
        found = self._columns.get(width)
        if found is None:
            found = self._columns[width] = self._measured(width)
        return found

    def _measured(self, width: int) -> Columns:
        texts = (*self.entry.versions, *self.entry.drafts)
        graph = 5 if self.entry.drafts else 3
        name = min(_MOST_NAME, max((width_of(safe(name_of(one))) for one in texts), default=0))
        session = max((width_of(safe(session_words(one.session))) for one in texts), default=0)
        session = max(session, len("session")) if session else 0
        paragraphs = max((len(str(one.paragraphs)) for one in texts), default=1)
        fixed = graph + name + (session + 2 if session else 0) + 2 + DATE_CELLS + 2 + paragraphs
        room = width - fixed - 2 - _NUMBER_CELLS * len(PARTS) - 2 * _VERB_CELLS
        if room >= _LEAST_BAR:
            return Columns(graph, name, session, paragraphs, min(room, _MOST_BAR), wide=True)
        room = width - graph - _TOLD_CELLS * len(PARTS) - 2 * _VERB_CELLS
        return Columns(graph, name, session, paragraphs, max(6, room), wide=False)

    def head(self, width: int) -> Line:
        """Return the heads of the columns, in line with them."""
        at = self.columns(width)
        paragraphs = "¶".rjust(at.paragraphs)
        line: Line = [said(" " * at.graph + "text".ljust(at.name), "dim")]
        if at.session:
            line.append(said(_GAP + "session".rjust(at.session), "dim"))
        line.append(said(f"{_GAP}{'date':<{DATE_CELLS}}{_GAP}{paragraphs}", "dim"))
        if at.wide:
            since = "since the text before" if at.bar >= 24 else "since before"
            line.append(said(_GAP + since.ljust(at.bar), "dim"))
            line += [(part.glyph.rjust(_NUMBER_CELLS), Ink(part.role)) for part in PARTS]
        return line


class TextRow(Row):
    """One text of a series: an adopted one, or a draft."""

    def __init__(self, timeline: Timeline, text: VersionEntry, kind: str, *, last: bool) -> None:
        """Take the text.

        Args:
            timeline: what it belongs to.
            text: the text.
            kind: "text"; "draft" of one that is not the newest, "tip" of the newest, "first"
                before all texts, "alone" in a series without any.
            last: whether nothing of its kind stands below it.
        """
        self.timeline, self.entry = timeline, text
        self._kind, self._last = kind, last

    @property
    def text(self) -> str:
        """Its name."""
        return name_of(self.entry)

    @property
    def weight(self) -> int:  # type: ignore[override]
        """About how many lines it has."""
        return 2

    def draw(self, width: int) -> Sequence[Line]:
        """Draw the text, in one line or two, and what is to be said of a draft."""
        at = self.timeline.columns(width)
        first, below = self._graph(at.graph)
        line = [*first, *self._facts(at)]
        bars = self._bar(at)
        lines: list[Line] = []
        if at.wide:
            lines.append([*line, (_GAP, PLAIN), *bars])
        else:
            lines += [line, [*below, *bars]]
        notes = self._notes()
        if notes:
            lines += wrap([(notes, DIM)], width, below, below)
        if self._kind in {"draft", "tip"} and self._last:
            lines.append([("├─╯" if self._kind == "draft" else "╭─╯", DIM)])
        return [clip(one, width) for one in lines]

    def _graph(self, cells: int) -> tuple[Line, Line]:
        """Return what the first line begins with, and the others."""
        marked = self.timeline.marked
        chosen = marked is not None and marked.sha256 == self.entry.sha256
        if self._kind == "text":
            dot = ("◆", Ink("head")) if chosen else ("●", Ink("strong"))
            thread = " " if self._last else "│"
            return [dot, (" " * (cells - 1), DIM)], [(thread.ljust(cells), DIM)]
        dot = ("◆", Ink("head")) if chosen else ("○", DIM)
        thread = "│" if self._kind == "draft" else " "
        rest = thread if self._last else f"{thread} │"
        return [(f"{thread} ", DIM), dot, (" " * (cells - 3), DIM)], [(rest.ljust(cells), DIM)]

    def _facts(self, at: Columns) -> Line:
        text = self.entry
        name = clip([(safe(name_of(text)), Ink("ref"))], at.name)
        line: Line = [*name, (" " * (at.name - line_width(name)), PLAIN)]
        if at.session:
            session = safe(session_words(text.session))
            line.append(said(_GAP + " " * (at.session - width_of(session)) + session))
        date = clip_to(safe(short_date(text.adopted or text.distributed)), DATE_CELLS)
        line.append(said(f"{_GAP}{date}{_GAP}"))
        line.append(said(str(text.paragraphs).rjust(at.paragraphs), "dim"))
        return line

    def _bar(self, at: Columns) -> Line:
        """Return bar and numbers; words for a first text, nothing where nothing is known yet."""
        summary = self.timeline.changes.get(self.entry.sha256)
        if summary is None:
            first = self.timeline.before(self.entry) is None
            return [said("nothing before it", "dim")] if first else []
        drawn: Line = bar(summary, self.timeline.most(), at.bar)
        drawn.append((" " * (at.bar - line_width(drawn)), PLAIN))
        for part, number in zip(PARTS, counts(summary), strict=True):
            role = "dim" if part.role == "identical" else part.role
            if at.wide:
                drawn.append(said((str(number) if number else "").rjust(_NUMBER_CELLS), role))
            else:
                told = f" {part.glyph}{number:>3}" if number else ""
                drawn.append(said(told.ljust(_TOLD_CELLS), role))
        for glyph, number, role in (
            ("▲", summary.verbs_stronger, "stronger"),
            ("▼", summary.verbs_weaker, "weaker"),
        ):
            drawn.append(said((f" {glyph}{number}" if number else "").ljust(_VERB_CELLS), role))
        return drawn

    def _notes(self) -> str:
        """Return what is to be said of a draft."""
        text = self.entry
        if text.kind == "adopted":
            return ""
        told = [outcome_words(text)]
        if text.amendments:
            told.append(f"amended by {listed(text.amendments)}")
        if not text.symbol and text.title:
            told.append(text.title)
        return safe(" · ".join(filter(None, told)))


def name_of(text: VersionEntry) -> str:
    """Return what a text is called: its symbol, or its label."""
    return text.symbol or text.label


def stored(slug: str, text: VersionEntry) -> Stored:
    """Return a text as places name it."""
    return Stored(slug, text.sha256, name_of(text))


def shape_words(summary: Summary) -> str:
    """Return what the numbers beside a bar leave out: `1 split, 3 moved`."""
    numbers = (
        (summary.split, "split"),
        (summary.merged, "merged"),
        (summary.regrouped, "regrouped"),
        (summary.moved, "moved"),
    )
    return ", ".join(f"{number} {word}" for number, word in numbers if number)


def clip_to(words: str, cells: int) -> str:
    """Return words in exactly so many cells."""
    shown = "".join(text for text, _ in clip([(words, PLAIN)], cells))
    return shown + " " * (cells - width_of(shown))


def _when(text: VersionEntry) -> tuple[str, str]:
    return (text.distributed or text.adopted or "", name_of(text))
