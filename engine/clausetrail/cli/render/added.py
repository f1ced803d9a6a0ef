"""What became of the documents that were added: what needs a person stands last, and whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetrail.report.aside import aside_words

from .lines import BOLD, DIM, NOTICE, PLAIN, REF, WARNING, wrap
from .listing import table
from .safe import safe
from .words import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetrail.corpus.given import Placement

    from .lines import Line

MOST_SERIES = 60  # lines; `clausetrail list` shows the rest
MOST_NAMED = 8  # documents that are named of a sort that needs nobody


class Row(NamedTuple):
    """One document, and where it is."""

    name: str  # of its file
    symbol: str | None
    title: str
    placement: Placement


class Report(NamedTuple):
    """What one run of `add` did."""

    rows: tuple[Row, ...]  # the documents that are new to the corpus
    known: tuple[str, ...]  # files that it had already
    moved: tuple[Row, ...]  # documents that it had, and that now stand elsewhere
    unmoved: tuple[tuple[str, str], ...]  # symbols that --series does not move, and why
    failed: tuple[tuple[str, str, str | None], ...]  # files that cannot be read: why, the remedy
    left_alone: int  # other files in the folders
    before: frozenset[str]  # slugs of the series that there were
    interrupted: bool
    dry_run: bool


def added_lines(report: Report, width: int, *, whole: bool) -> Iterator[Line]:
    """Yield the report.

    Args:
        report: what happened.
        width: cells a line.
        whole: whether every document is named with its reason, instead of a line a series.
    """
    placed = [row for row in report.rows if row.placement.series and _stands(row)]
    if whole:
        yield from _each(placed, width)
    else:
        yield from _by_series(placed, report.before, width)
    yield from _moved(report, width)
    for name, reason in report.unmoved:
        yield from wrap(
            [(safe(name), REF), (safe(f" is not moved: {reason}"), NOTICE)], width, [],
            [("  ", PLAIN)],
        )  # fmt: skip
    if report.unmoved:
        yield []
    for status, told in (
        ("duplicate", "the same text as another document, kept as its other form"),
        ("replaced", "replaced by another text of the same symbol"),
    ):
        rows = [row for row in report.rows if row.placement.status == status]
        yield from _few(rows, told, width, whole=whole)
    yield from _problems(
        [row for row in report.rows if row.placement.status == "waiting"],
        "In no series yet, and kept until more is known or --series decides", width,
    )  # fmt: skip
    yield from _problems(
        [row for row in report.rows if row.placement.status == "refused"],
        "Refused, and not in the corpus", width,
    )  # fmt: skip
    yield from _failed(report, width)
    yield from wrap([(_total(report, len(placed)), BOLD)], width)


def _failed(report: Report, width: int) -> Iterator[Line]:
    """Yield the files that could not be read, each with its remedy."""
    if not report.failed:
        return
    yield [("Could not be read:", WARNING)]
    for name, message, hint in report.failed:
        told = f"{message}; {hint}" if hint else message
        yield from wrap(
            [(safe(name), REF), (": ", PLAIN), (safe(told), PLAIN)],
            width, [("  ", PLAIN)], [("    ", PLAIN)],
        )  # fmt: skip
    yield []


def _stands(row: Row) -> bool:
    return row.placement.status in {"version", "draft", "amendment"}


def _named(row: Row) -> str:
    return row.symbol or row.name


def _by_series(rows: Sequence[Row], before: frozenset[str], width: int) -> Iterator[Line]:
    """Yield a line for each series that got documents, the new ones marked."""
    series: dict[str, list[Row]] = {}
    for row in rows:
        series.setdefault(row.placement.series or "", []).append(row)
    if not series:
        return
    shown = sorted(series)[:MOST_SERIES]
    lines = [
        (
            f"{' ' if slug in before else '+'} {safe(slug)}",
            _counted(series[slug]),
            _span(series[slug]),
        )
        for slug in shown
    ]
    yield from table(("SERIES (+ new)", "DOCUMENTS", ""), lines, width)
    if len(series) > len(shown):
        left = len(series) - len(shown)
        yield [(f"  … and {left} more series: clausetrail list", DIM)]
    yield []


def _counted(rows: Sequence[Row]) -> str:
    """Return `12 texts, 2 drafts`."""
    kinds = (("version", "text"), ("draft", "draft"), ("amendment", "amendment"))
    statuses = [row.placement.status for row in rows]
    return ", ".join(
        count(statuses.count(status), word) for status, word in kinds if status in statuses
    )


def _span(rows: Sequence[Row]) -> str:
    """Return the first and the last of the adopted texts, or of all where there is none."""
    names = [_named(row) for row in rows if row.placement.status == "version"]
    names = sorted(names or [_named(row) for row in rows], key=_order)
    return safe(names[0] if len(names) == 1 else f"{names[0]} – {names[-1]}")


def _order(name: str) -> list[tuple[int, str]]:
    """Return a key that orders numbers in symbols by value."""
    import re

    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", name)]


def _each(rows: Sequence[Row], width: int) -> Iterator[Line]:
    """Yield a line for every document, by series."""
    for row in sorted(rows, key=lambda one: (one.placement.series or "", _order(_named(one)))):
        yield from wrap(
            [(safe(_named(row)), REF), (" → ", DIM), (safe(row.placement.series or ""), PLAIN),
             (safe(f": {row.placement.reason}"), DIM)], width, [], [("    ", PLAIN)],
        )  # fmt: skip
    if rows:
        yield []


def _moved(report: Report, width: int) -> Iterator[Line]:
    """Yield what the corpus had, and now stands elsewhere because of what came."""
    fresh = {row.placement.sha256 for row in report.rows}
    rows = [row for row in report.moved if row.placement.sha256 not in fresh]
    if not rows:
        return
    yield [("Here already, and now elsewhere:", NOTICE)]
    for row in rows[:MOST_NAMED]:
        where = row.placement.series or row.placement.status
        yield from wrap(
            [(safe(_named(row)), REF), (" → ", DIM), (safe(where), PLAIN),
             (safe(f": {row.placement.reason}"), DIM)],
            width, [("  ", PLAIN)], [("    ", PLAIN)],
        )  # fmt: skip
    if len(rows) > MOST_NAMED:
        yield [(f"  … and {len(rows) - MOST_NAMED} more", DIM)]
    yield []


def _few(rows: Sequence[Row], told: str, width: int, *, whole: bool) -> Iterator[Line]:
    """Yield one line on documents that need nobody."""
    if not rows:
        return
    names = [row.name for row in rows]
    shown = names if whole or len(names) <= MOST_NAMED else names[:MOST_NAMED]
    more = f" and {len(names) - len(shown)} more" if len(shown) < len(names) else ""
    text = f"{count(len(rows), 'document')} {told}: {', '.join(shown)}{more}."
    yield from wrap([(safe(text), DIM)], width, [], [("  ", PLAIN)])
    yield []


def _problems(rows: Sequence[Row], head: str, width: int) -> Iterator[Line]:
    """Yield what needs a person: every document, its file, and why."""
    if not rows:
        return
    yield from wrap([(f"{head}:", NOTICE)], width)
    for row in rows:
        name = row.name if row.symbol is None else f"{row.symbol} ({row.name})"
        yield from wrap(
            [(safe(name), REF), (": ", PLAIN), (safe(row.placement.reason), PLAIN)],
            width, [("  ", PLAIN)], [("    ", PLAIN)],
        )  # fmt: skip
    yield []


def _total(report: Report, placed: int) -> str:
    series = {row.placement.series for row in report.rows if _stands(row)}
    verb = "Would add" if report.dry_run else "Added"
    told = f"{verb} {count(placed, 'document')} to {count(len(series), 'series', 'series')}"
    placements = (row.placement for row in report.rows)
    rest = aside_words(placements, unreadable=len(report.failed), known=len(report.known))
    if report.left_alone:
        rest.append(f"{count(report.left_alone, 'other file')} left alone")
    told = "; ".join([told, ", ".join(rest)]) if rest else told
    if report.interrupted:
        return f"{told}. Interrupted: add the same again to go on."
    return f"{told}."
