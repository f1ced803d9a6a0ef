"""What an import would do, or did, as rows: what needs a person first, then where each went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.aside import aside_words
from clausetrail.report.safe import safe
from clausetrail.report.spans import clip, line_width, wrap
from clausetrail.report.words import count
from clausetrail_tui.ink import DIM, PLAIN, Ink, said
from clausetrail_tui.rows import Row, Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetrail.corpus.gathering import BadFile
    from clausetrail.corpus.given import Placement
    from clausetrail.corpus.intake import Progress
    from clausetrail_tui.ink import Line, Span

    from .paths import Entry
    from .taking import Outcome, Taken

_MOST_NAMED = 60  # files that are named of those that need nobody
_NAME = 26  # cells of a symbol, or of a file's name
_STANDS = {"version", "draft", "amendment"}
_WAITS = "kept, in no series yet; it stands at the end of the list of series, to be decided"
# By status, and by whether it is stored already.
_REMEDIES = {
    ("waiting", False): _WAITS,
    ("waiting", True): _WAITS,
    ("refused", False): "not added, unless it is right: r lets it stand in the place of the other",
    ("refused", True): "not in the corpus; import it again, and r lets it replace the other",
}


class EntryRow(Row):
    """A folder or a document of a folder."""

    def __init__(self, entry: Entry) -> None:
        """Take it."""
        self.entry = entry

    def draw(self, width: int) -> Sequence[Line]:
        """Draw its name, a document's size at the right."""
        if self.entry.folder:
            return [clip([said(safe(self.entry.name), "ref"), said("/", "dim")], width)]
        size = size_words(self.entry.size_bytes).rjust(9)
        name = clip([said(safe(self.entry.name))], max(1, min(60, width) - len(size)))
        gap = min(60, width) - line_width(name) - len(size)
        return [[*name, (" " * max(0, gap), PLAIN), (size, DIM)]]


class TakenRow(Row):
    """A document, and where it is."""

    def __init__(self, taken: Taken, outcome: Outcome, *, problem: bool = False) -> None:
        """Take it, and what it is part of; a problem is told whole, with its remedy."""
        self.taken, self._problem, self._stored = taken, problem, outcome.stored
        self.replaces = (taken.placement.sha256, "replace") in outcome.decided
        self.label = outcome.decided.get((taken.placement.sha256, "label"), "")

    @property
    def slug(self) -> str | None:
        """The series that it went to."""
        return self.taken.placement.series

    @property
    def may_replace(self) -> bool:
        """Whether a person can say that it is right, or that it is not."""
        placement = self.taken.placement
        return self.replaces or (placement.status == "refused" and placement.other is not None)

    @property
    def may_label(self) -> bool:
        """Whether it is a draft that has no name of its own."""
        return self.taken.symbol is None and self.taken.placement.status == "draft"

    def draw(self, width: int) -> Sequence[Line]:
        """Draw symbol, file and reason."""
        taken, placement = self.taken, self.taken.placement
        name = [said(safe(taken.symbol or file_of(taken.name)), "ref")]
        file = f" ({file_of(taken.name)})" if taken.symbol else ""
        reason = reason_words(placement)
        if self._problem:
            told = [*name, (safe(file), DIM), said(safe(f": {reason}"))]
            rest = [("    ", PLAIN)]
            remedy = _REMEDIES.get((placement.status, self._stored), "")
            lines = wrap(told, width, [("  ", PLAIN)], rest)
            return [*lines, *(wrap([(remedy, DIM)], width, rest, rest) if remedy else [])]
        kind = "" if placement.status == "version" else f"{placement.status}, "
        shown = clip(name, _NAME)
        line = [("    ", PLAIN), *shown, (" " * (_NAME - line_width(shown) + 2), PLAIN)]
        line += [(safe(note), Ink("notice")) for note in self._notes()]
        return [clip([*line, (safe(f"{kind}{reason}{file}"), DIM)], width)]

    def _notes(self) -> Iterator[str]:
        if self.replaces:
            yield "replaces the other; "
        if self.may_label and self.label:
            yield f"named {self.label}; "
        elif self.may_label and not self._stored:
            yield "no name yet (l); "


def reason_words(placement: Placement) -> str:
    """Return why a document stands where it does, without what helps on the command line."""
    return placement.reason.partition("; --")[0]


class SeriesHead(Row):
    """A series that documents went to."""

    def __init__(self, slug: str, documents: Sequence[Taken], *, new: bool) -> None:
        """Take its name and the documents."""
        self.slug, self._documents, self._new = slug, documents, new

    def draw(self, width: int) -> Sequence[Line]:
        """Draw its name, whether it is new, and how many documents it got."""
        mark = ("+ ", Ink("added")) if self._new else ("  ", PLAIN)
        title = next((one.title for one in self._documents if one.title), "")
        line: Line = [mark, said(safe(self.slug), "strong")]
        line.append(said(f"  {counted(self._documents)}" + (", new" if self._new else ""), "dim"))
        if title:
            line.append(said(safe(f"  {title}"), "dim"))
        return [clip(line, width)]


class BadRow(Row):
    """A file that could not be read: where in it, why, and the remedy."""

    def __init__(self, bad: BadFile) -> None:
        """Take it."""
        self.bad = bad

    def draw(self, width: int) -> Sequence[Line]:
        """Draw it whole."""
        error = self.bad.error
        place = f":{error.line}" if error.line is not None else ""
        told: Line = [
            said(safe(self.bad.name), "ref"),
            said(place, "ref"),
            said(safe(f": {error.message}")),
        ]
        rest = [("    ", PLAIN)]
        lines = wrap(told, width, [("  ", PLAIN)], rest)
        return [*lines, *(wrap([(safe(error.hint), DIM)], width, rest, rest) if error.hint else [])]


def outcome_rows(outcome: Outcome) -> list[Row]:
    """Return what became of the documents."""
    return list(_rows(outcome))


def _rows(outcome: Outcome) -> Iterator[Row]:
    yield from _section("Could not be read", list(map(BadRow, outcome.bad)))
    for status, told in (("refused", "Refused"), ("waiting", "In no series yet")):
        rows = [one for one in outcome.fresh if one.placement.status == status]
        yield from _section(told, [TakenRow(one, outcome, problem=True) for one in rows])
    fresh = {one.placement.sha256 for one in outcome.fresh}
    moved = [one for one in outcome.moved if one.placement.sha256 not in fresh]
    yield from _section(
        "Here already, and elsewhere because of these",
        [TakenRow(one, outcome, problem=True) for one in moved],
    )
    yield from _by_series(outcome)
    for status, told in (
        ("duplicate", "Another form of a text that is there"),
        ("replaced", "Replaced by another text of the same symbol"),
    ):
        rows = [one for one in outcome.fresh if one.placement.status == status]
        yield from _section(told, [TakenRow(one, outcome) for one in rows])
    if outcome.known:
        names = ", ".join(file_of(name) for name in outcome.known[:_MOST_NAMED])
        if len(outcome.known) > _MOST_NAMED:
            names += f" and {len(outcome.known) - _MOST_NAMED} more"
        yield _head("In the corpus already", len(outcome.known))
        yield Said([said(safe(names), "dim")], indent=4)


def _section(words: str, rows: Sequence[Row]) -> Iterator[Row]:
    if rows:
        yield from (_head(words, len(rows)), *rows, Said())


def _by_series(outcome: Outcome) -> Iterator[Row]:
    """Yield the series that got documents, those that are new first."""
    series: dict[str, list[Taken]] = {}
    for one in outcome.fresh:
        if one.placement.series and one.placement.status in _STANDS:
            series.setdefault(one.placement.series, []).append(one)
    for slug in sorted(series, key=lambda slug: (slug in outcome.before, slug)):
        yield SeriesHead(slug, series[slug], new=slug not in outcome.before)
        documents = sorted(series[slug], key=lambda one: one.symbol or one.name)
        yield from (TakenRow(one, outcome) for one in documents)
    if series:
        yield Said()


def _head(words: str, number: int) -> Said:
    return Said([said(words, "notice"), said(f"  {number}", "dim")])


def total(outcome: Outcome) -> str:
    """Return the whole in a sentence: `Would add 34 documents to 5 series; 2 waiting.`."""
    placed = [one for one in outcome.fresh if one.placement.status in _STANDS]
    series = {one.placement.series for one in placed}
    placements = (one.placement for one in outcome.fresh)
    rest = aside_words(placements, unreadable=len(outcome.bad), known=len(outcome.known))
    if outcome.left_alone:
        rest.append(f"{count(outcome.left_alone, 'other file')} left alone")
    told = f"{count(len(placed), 'document')} to {count(len(series), 'series', 'series')}"
    if not placed:
        told = "nothing"
    return f"{'Added' if outcome.stored else 'Would add'} {'; '.join([told, *rest])}."


def adds(outcome: Outcome) -> bool:
    """Whether there is something to store."""
    return any(one.placement.status != "refused" for one in outcome.fresh)


def first_series(outcome: Outcome) -> str | None:
    """Return the first series that is new, or else that got something."""
    slugs = sorted(
        {
            one.placement.series
            for one in outcome.fresh
            if one.placement.series and one.placement.status in _STANDS
        },
        key=lambda slug: (slug in outcome.before, slug),
    )
    return slugs[0] if slugs else None


def progress_rows(progress: Progress) -> list[Row]:
    """Return how far the reading is."""
    told: list[Span] = [
        said(f"{progress.done} of {count(progress.total, 'document')} read", "strong"),
        said(f" · {size_words(progress.done_bytes)} of {size_words(progress.total_bytes)}", "dim"),
    ]
    if progress.known:
        told.append(said(f" · {progress.known} known already", "dim"))
    if progress.bad:
        told.append(said(f" · {progress.bad} unreadable so far", "warning"))
    return [Said(), Said(told), Said([said(safe(file_of(progress.name)), "dim")])]


def counted(documents: Sequence[Taken]) -> str:
    """Return `12 texts, 2 drafts`."""
    kinds = (("version", "text"), ("draft", "draft"), ("amendment", "amendment"))
    statuses = [one.placement.status for one in documents]
    return ", ".join(
        count(statuses.count(status), word) for status, word in kinds if status in statuses
    )


def size_words(size: int) -> str:
    """Return a size in bytes as people say it."""
    amount = float(size)
    for unit in ("B", "kB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}"
        amount /= 1000
    return f"{amount:.1f} GB"


def file_of(name: str) -> str:
    """Return the last part of a path."""
    return name.replace("\\", "/").rstrip("/").rpartition("/")[2] or name
