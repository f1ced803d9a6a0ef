"""The history of a series as a timeline: its texts, what each changed, drafts as branches.

The newest text stands on top, as in `git log`:

    ●  A/RES/75/15   23 November 2020   38 paragraphs
    │  since A/RES/73/259: 12 substantive, 9 routine, 20 unchanged; 3 new, 1 gone
    │
    │ ○  A/75/L.6   draft, 12 November 2020; became A/RES/75/15
    ├─╯
    ●  A/RES/73/259 …
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.catalog import outcome_words, years

from .lines import BOLD, DIM, HEAD, PLAIN, REF, Line, line_width, wrap
from .safe import safe
from .words import change_words, count, date_words, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetrail.corpus.given import SeriesEntry, VersionEntry
    from clausetrail.model import Summary

    from .lines import Span

_TEXT, _DRAFT, _LINE = "●  ", "│ ○  ", "│  "
_THREAD: Line = [("│", DIM)]


def timeline(
    entry: SeriesEntry,
    versions: Sequence[VersionEntry],
    changes: Mapping[str, Summary],
    width: int,
    *,
    reverse: bool = False,
) -> Iterator[Line]:
    """Yield the timeline of a series.

    Args:
        entry: the series.
        versions: the adopted texts to show, oldest first.
        changes: sha256 of a text to what changed since the one before it.
        width: cells a line.
        reverse: whether the oldest stands on top.
    """
    yield from _head(entry, width)
    before = dict(zip(entry.versions[1:], entry.versions, strict=False))
    drafts = _by_base(entry, {one.symbol for one in versions})
    first = drafts.pop(None, [])
    blocks = []
    for version in versions:
        text = list(_version(version, before.get(version), changes, width))
        branches = [line for one in drafts.get(version.symbol, ()) for line in _draft(one, width)]
        blocks.append(_joined(text, branches, reverse=reverse))
    if first:
        alone = [line for draft in first for line in _draft(draft, width, alone=True)]
        blocks.insert(0, [*alone, _THREAD])
    lines = [line for block in (blocks if reverse else reversed(blocks)) for line in block]
    if lines and lines[-1] == _THREAD:
        lines.pop()
    earlier = entry.versions.index(versions[0]) if versions else 0
    later = len(entry.versions) - len(versions) - earlier
    below, above = (
        [[(f"┆  {count(hidden, what)}", DIM)]] if hidden else []
        for hidden, what in ((earlier, "earlier text"), (later, "later text"))
    )
    yield from [*below, *lines, *above] if reverse else [*above, *lines, *below]


def _head(entry: SeriesEntry, width: int) -> Iterator[Line]:
    yield from wrap([(safe(entry.title or entry.slug), HEAD)], width)
    told = [entry.slug, entry.body or "", count(len(entry.versions), "adopted text")]
    if entry.drafts:
        told.append(count(len(entry.drafts), "draft"))
    told.append(years(entry))
    yield from wrap([(safe(" · ".join(filter(None, told))), DIM)], width)
    yield []


def _by_base(entry: SeriesEntry, shown: set[str | None]) -> dict[str | None, list[VersionEntry]]:
    """Return the drafts by the text that they start from; only of those that are shown."""
    found: dict[str | None, list[VersionEntry]] = {}
    for draft in entry.drafts:
        if draft.base in shown or (draft.base is None and len(shown) == len(entry.versions)):
            found.setdefault(draft.base, []).append(draft)
    return found


def _joined(text: list[Line], branches: list[Line], *, reverse: bool) -> list[Line]:
    """Put a text and the drafts that start from it together: they stand towards the later."""
    if not branches:
        return [*text, _THREAD]
    if reverse:
        return [*text, [("├─╮", DIM)], *branches, _THREAD]
    return [*branches, [("├─╯", DIM)], *text, _THREAD]


def _version(
    version: VersionEntry,
    before: VersionEntry | None,
    changes: Mapping[str, Summary],
    width: int,
) -> Iterator[Line]:
    told = [date_words(version.adopted) if version.adopted else "", version.meeting or ""]
    told.append(count(version.paragraphs, "paragraph"))
    name = safe(version.symbol or version.label)
    yield from _hung(
        [(_TEXT, BOLD), (name, REF)], [(safe(" · ".join(filter(None, told))), PLAIN)], width
    )
    summary = changes.get(version.sha256)
    if summary is not None and before is not None:
        since = f"since {safe(before.symbol or before.label)}: "
        yield from wrap(
            [(since, DIM), (change_words(summary), PLAIN)],
            width, [(_LINE, DIM)], [(_LINE + "  ", DIM)],
        )  # fmt: skip


def _draft(draft: VersionEntry, width: int, *, alone: bool = False) -> Iterator[Line]:
    told = [f"draft, {date_words(draft.distributed)}" if draft.distributed else "draft"]
    if draft.outcome:
        told.append(outcome_words(draft))
    if draft.amendments:
        told.append(f"amended by {listed(draft.amendments)}")
    head = "○  " if alone else _DRAFT
    name = safe(draft.symbol or draft.label)
    if not draft.symbol and draft.title:
        told.append(draft.title)
    begin: list[Span] = [(head, DIM), (name, REF)]
    yield from _hung(begin, [(safe("; ".join(told)), PLAIN)], width, "   " if alone else "│    ")


def _hung(begin: list[Span], text: list[Span], width: int, rest: str = _LINE) -> Iterator[Line]:
    """Set a text behind its name, the lines below under the name."""
    if line_width(begin) + 3 > width // 2:
        yield begin
        yield from wrap(text, width, [(rest, DIM)], [(rest, DIM)])
        return
    yield from wrap(text, width, [*begin, ("   ", PLAIN)], [(rest, DIM)])
