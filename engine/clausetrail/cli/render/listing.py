"""Tables of what a corpus holds: its series, the texts of one, what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.catalog import outcome_words, years

from .lines import BOLD, DIM, HEAD, NOTICE, PLAIN, REF, clip, pad, width_of, wrap
from .safe import safe
from .words import count, date_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetrail.corpus.given import Card, Placement, SeriesEntry, VersionEntry

    from .lines import Line

_GAP = 2  # cells between columns
_LEAST_TITLE = 24  # cells: less of a title tells nothing


def series_table(entries: Sequence[SeriesEntry], width: int, waiting: int) -> Iterator[Line]:
    """Yield a line for each series: its name, how many texts, their years, its title."""
    if not entries:
        yield [("The corpus is empty: ", PLAIN), ("clausetrail add FOLDER", BOLD),
               (" fills it.", PLAIN)]  # fmt: skip
    else:
        rows = [(safe(one.slug), _texts(one), years(one), safe(_title(one))) for one in entries]
        yield from table(("SERIES", "TEXTS", "YEARS", "TITLE"), rows, width)
        yield []
        texts = sum(len(one.versions) for one in entries)
        drafts = sum(len(one.drafts) for one in entries)
        told = f"{count(len(entries), 'series', 'series')}, {count(texts, 'adopted text')}"
        if drafts:
            told += f", {count(drafts, 'draft')} (+)"
        yield [(told + ".", DIM)]
    if waiting:
        yield from wrap(
            [(f"{count(waiting, 'document')} in no series yet: ", NOTICE),
             ("clausetrail list --waiting", BOLD), (" tells why.", PLAIN)], width,
        )  # fmt: skip


def text_table(entry: SeriesEntry, width: int) -> Iterator[Line]:
    """Yield a line for each text of a series, drafts under the text that they start from."""
    yield from wrap([(safe(_title(entry)), HEAD)], width)
    told = [entry.body] if entry.body else []
    told.append(f"series {entry.slug}")
    yield [(safe(" · ".join(told)), DIM)]
    yield []
    drafts: dict[str | None, list[VersionEntry]] = {}
    for draft in entry.drafts:
        drafts.setdefault(draft.base, []).append(draft)
    rows = [_draft_row(one) for one in drafts.pop(None, ())]
    for version in entry.versions:
        rows.append(
            (
                safe(version.symbol or version.label),
                date_words(version.adopted or ""),
                str(version.paragraphs),
                safe(version.meeting or ""),
            )
        )
        rows += [_draft_row(one) for one in drafts.pop(version.symbol, ())]
    rows += [_draft_row(one) for left in drafts.values() for one in left]
    yield from table(("TEXT", "DATE", "PARAGRAPHS", ""), rows, width)


def _draft_row(draft: VersionEntry) -> tuple[str, str, str, str]:
    told = ["draft"]
    if draft.outcome:
        told.append(outcome_words(draft))
    if draft.amendments:
        told.append(count(len(draft.amendments), "amendment"))
    name = "  " + safe(draft.symbol or draft.label)
    return (name, date_words(draft.distributed or ""), str(draft.paragraphs), safe(", ".join(told)))


def waiting_table(waiting: Iterable[tuple[Card, Placement]], width: int) -> Iterator[Line]:
    """Yield what waits for a decision: what it is, then why."""
    found = list(waiting)
    if not found:
        yield [("Every document is in a series.", PLAIN)]
        return
    for card, placement in found:
        yield from wrap(
            [(safe(_named(card)), REF), ("  ", PLAIN), (safe(card.title), PLAIN)], width
        )
        yield from wrap(
            [(safe(placement.reason), DIM)], width, [("    ", PLAIN)], [("    ", PLAIN)]
        )
    yield []
    yield from wrap(
        [("Decide with: ", PLAIN), ("clausetrail add --series SERIES FILE", BOLD)], width
    )


def _named(card: Card) -> str:
    return card.symbol or f"{card.kind} {card.sha256[:8]}"


def _title(entry: SeriesEntry) -> str:
    return entry.title or entry.slug


def _texts(entry: SeriesEntry) -> str:
    drafts = f"+{len(entry.drafts)}" if entry.drafts else ""
    return f"{len(entry.versions)}{drafts}"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[Line]:
    """Yield rows in columns under their heads; the last takes the room that is left, or none."""
    sizes = [max(width_of(row[place]) for row in (heads, *rows)) for place in range(len(heads) - 1)]
    # A name is typed again, so it is never cut; the last column goes where it has no room.
    room = width - sum(sizes) - _GAP * len(sizes)
    last = max((width_of(row[-1]) for row in rows), default=0)
    whole = room >= min(_LEAST_TITLE, last)
    for number, row in enumerate((heads, *rows)):
        line: Line = []
        for place, size in enumerate(sizes):
            role = DIM if number == 0 else REF if place == 0 else PLAIN
            gap = " " * _GAP if place else ""
            line = [*line, (gap, PLAIN), *pad([(row[place], role)], size)]
        if whole and row[-1]:
            line += [(" " * _GAP, PLAIN)]
            line += clip([(row[-1], DIM if number == 0 else PLAIN)], room)
        yield line
