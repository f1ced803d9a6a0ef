"""`clausetrail log`: the history of one series as a timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .completing import complete_series
from .options import file_option, format_for, output_options
from .place import corpus_option, find_series, open_corpus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from clausetrail.corpus.corpus import Corpus
    from clausetrail.corpus.given import SeriesEntry, VersionEntry
    from clausetrail.model import Summary

REPORTS = {".html": "html", ".xlsx": "xlsx"}


@click.command(
    "log",
    epilog="""Examples:

\b
  clausetrail log asean
  clausetrail log asean -n 3              the last three texts
  clausetrail log asean@73..77            those of some sessions; or asean@2010..2020
  clausetrail log asean --reverse         the oldest on top
  clausetrail log asean --no-changes      at once, without comparing
  clausetrail log asean -o history.html   the whole series as one page; or .xlsx""",
)
@click.argument("series", metavar="SERIES", shell_complete=complete_series)
@click.option("-n", "most", type=click.IntRange(min=1), metavar="N", help="The last N texts alone.")
@click.option("--reverse", is_flag=True, help="The oldest text on top.")
@click.option(
    "--no-changes", "changes", is_flag=True, flag_value=False, default=True,
    help="Do not compare the texts.",
)  # fmt: skip
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", *REPORTS.values()]),
    help="Text (default), JSON, or (to a file) the whole series as a page or a workbook.",
)
@corpus_option
@file_option
@output_options
def command(
    *, series: str, most: int | None, reverse: bool, changes: bool, form: str | None,
    place: Path | None, file: Path | None, width: int | None, color: str, pager: bool,
) -> None:  # fmt: skip
    """Print the timeline of a series.

    The newest text of SERIES, or of SERIES@FROM..TO, stands on top, its drafts are branches.
    Each line of changes counts the paragraphs by change class (substantive; routine: sessions,
    dates and symbols that advance as they should; editorial; unchanged), then what is new,
    gone, split, merged or moved, then lead verbs. A draft hangs on the text that it starts
    from. As .html or .xlsx the report holds the timeline in figures, the matrix, and what
    entered and left each text.
    """
    form = format_for(file, form, {".json": "json", ".txt": "text", **REPORTS})
    if form in REPORTS.values():
        if file is None:
            raise click.UsageError(f"A report in {form} is a file: name it with -o FILE.")
        if most or reverse or not changes or _is_range(series):
            raise click.UsageError(
                "A report tells the whole series: leave -n, --reverse, --no-changes and "
                "SERIES@FROM..TO out."
            )
        _write_report(series, form, place, file)
        return
    from .output import choose, write_json, write_lines

    output = choose(width=width, color=color, pager=pager, file=file)
    with open_corpus(place) as corpus:
        entry, shown = _chosen(corpus, series)
        shown = shown[-most:] if most else shown
        found = _changes(corpus, entry, shown) if changes else {}
    if form == "json":
        write_json(log_json(entry, shown, found), output)
        return
    from .render.timeline import timeline

    write_lines(timeline(entry, shown, found, output.look.width, reverse=reverse), output)


def _is_range(series: str) -> bool:
    return "@" in series or ".." in series


def _chosen(corpus: Corpus, series: str) -> tuple[SeriesEntry, Sequence[VersionEntry]]:
    """Return a series, and its texts or those in a range of it, oldest first."""
    if not _is_range(series):
        entry = find_series(corpus, series)
        return entry, entry.versions
    found = corpus.resolve_range(series)
    slug = found[0].series
    return find_series(corpus, slug), [one for one in found if one.branch == f"series/{slug}"]


def _write_report(series: str, form: str, place: Path | None, file: Path) -> None:
    from clausetrail.history import SeriesHistory
    from clausetrail.report.files import write_file
    from clausetrail.report.series import told_of, write

    with open_corpus(place) as corpus:
        told = told_of(SeriesHistory.of_corpus(corpus, find_series(corpus, series)))
    write_file(file, write(told, f".{form}"))


def _changes(
    corpus: Corpus, entry: SeriesEntry, shown: Sequence[VersionEntry]
) -> dict[str, Summary]:
    """Compare each text with the one before it; return the summaries by the later's sha256."""
    from clausetrail.corpus.changes import summaries_of

    from .progress import Progress

    before = dict(zip(entry.versions[1:], entry.versions, strict=False))
    pairs = [(before[one], one) for one in shown if one in before]
    with Progress("Comparing", "texts") as progress:
        found = summaries_of(corpus, pairs, progress)
    return {new.sha256: summary for (_, new), summary in zip(pairs, found, strict=True)}


def log_json(
    entry: SeriesEntry, shown: Sequence[VersionEntry], changes: dict[str, Summary]
) -> dict[str, Any]:
    """Return the JSON document `clausetrail/log/1`: texts oldest first, with what changed."""
    from .list import version_json

    before = dict(zip(entry.versions[1:], entry.versions, strict=False))
    versions = []
    for one in shown:
        told = version_json(one)
        old = before.get(one)
        told["since"] = old.symbol if old else None
        told["summary"] = changes.get(one.sha256)
        versions.append(told)
    return {
        "schema": "clausetrail/log/1",
        "slug": entry.slug,
        "title": entry.title,
        "body": entry.body,
        "versions": versions,
        "drafts": [version_json(one) for one in entry.drafts],
    }
