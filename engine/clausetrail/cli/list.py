"""`clausetrail list`: the series of the corpus, or the texts of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .completing import complete_series
from .options import file_option, form_or_ending_option, format_for, output_options
from .place import corpus_option, find_series, open_corpus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from clausetrail.corpus.corpus import Corpus
    from clausetrail.corpus.given import SeriesEntry, VersionEntry


@click.command(
    "list",
    epilog="""Examples:

\b
  clausetrail list                      all series
  clausetrail list asean                the texts of one
  clausetrail list --waiting            what is in no series yet, and why
  clausetrail list --format json | jq -r '.series[].slug'""",
)
@click.argument("series", metavar="[SERIES]", required=False, shell_complete=complete_series)
@click.option("--waiting", is_flag=True, help="The documents that are in no series, and why.")
@form_or_ending_option
@corpus_option
@file_option
@output_options
def command(
    *, series: str | None, waiting: bool, form: str | None, place: Path | None,
    file: Path | None, width: int | None, color: str, pager: bool,
) -> None:  # fmt: skip
    """List the series of the corpus, or the texts of one."""
    if series is not None and waiting:
        raise click.UsageError("What waits is in no series: leave SERIES out.")
    form = format_for(file, form, {".json": "json", ".txt": "text"})
    from clausetrail.corpus.waiting import waiting_in

    from .output import choose, write_json, write_lines

    output = choose(width=width, color=color, pager=pager, file=file)
    with open_corpus(place) as corpus:
        entries = (find_series(corpus, series),) if series is not None else corpus.series()
        if form == "json":
            write_json(list_json(corpus, entries, whole=series is None), output)
            return
        from .render.listing import series_table, text_table, waiting_table

        look = output.look
        if waiting:
            lines = waiting_table(waiting_in(corpus), look.width)
        elif series is not None:
            lines = text_table(entries[0], look.width)
        else:
            lines = series_table(entries, look.width, len(waiting_in(corpus)))
        write_lines(lines, output)


def list_json(corpus: Corpus, entries: Iterable[SeriesEntry], *, whole: bool) -> dict[str, Any]:
    """Return the JSON document `clausetrail/list/1`.

    Args:
        corpus: where the entries are from.
        entries: the series to tell of.
        whole: whether these are all; what waits is then told too.
    """
    document: dict[str, Any] = {
        "schema": "clausetrail/list/1",
        "series": [
            {
                "slug": entry.slug,
                "title": entry.title,
                "body": entry.body,
                "versions": [version_json(one) for one in (*entry.versions, *entry.drafts)],
            }
            for entry in entries
        ],
    }
    if whole:
        from clausetrail.corpus.waiting import waiting_in

        document["waiting"] = [
            {
                "symbol": card.symbol,
                "kind": card.kind,
                "title": card.title,
                "reason": placement.reason,
                "sha256": card.sha256,
            }
            for card, placement in waiting_in(corpus)
        ]
    return document


def version_json(version: VersionEntry) -> dict[str, Any]:
    """Return what JSON documents tell of one text of a series."""
    told: dict[str, Any] = {
        "symbol": version.symbol,
        "label": version.label,
        "kind": version.kind,
        "adopted": version.adopted,
        "distributed": version.distributed,
        "session": version.session,
        "meeting": version.meeting,
        "title": version.title,
        "paragraphs": version.paragraphs,
        "branch": version.branch,
        "commit": version.commit,
        "sha256": version.sha256,
    }
    if version.kind != "adopted":
        told |= {
            "base": version.base,
            "outcome": version.outcome,
            "inferred": version.inferred,
            "amendments": list(version.amendments),
        }
    return told
