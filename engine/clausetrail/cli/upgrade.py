"""`clausetrail upgrade`: everything derived anew with this version's parser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .options import form_option, output_options
from .place import corpus_option, open_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clausetrail.corpus.upgrading import Upgraded

    from .render.lines import Line


@click.command(
    "upgrade",
    epilog="""Example:

\b
  clausetrail upgrade""",
)
@form_option
@corpus_option
@output_options
def command(*, form: str, place: Path | None, width: int | None, color: str, pager: bool) -> None:
    """Derive the corpus anew with this version's parser.

    A corpus is derived by one parser, whose number it keeps. What was given stays as it is; what
    changed is named.
    """
    from .output import choose, write_json, write_lines
    from .progress import Progress

    output = choose(width=width, color=color, pager=pager, file=None)
    with open_corpus(place) as corpus, Progress("Parsing", "documents") as progress:
        found = corpus.upgrade(progress)
    if form == "json":
        from msgspec.structs import asdict

        document: dict[str, Any] = {"schema": "clausetrail/upgrade/1", **asdict(found)}
        write_json(document, output)
        return
    write_lines(_lines(found, output.look.width), output)


def _lines(found: Upgraded, width: int) -> Iterator[Line]:
    from .render.lines import PLAIN, WARNING, wrap
    from .render.safe import safe
    from .render.words import count, first_of

    indent = [("  ", PLAIN)]

    def named(what: str, names: tuple[str, ...]) -> Iterator[Line]:
        if names:
            yield from wrap([(safe(f"{what}: {first_of(names)}"), PLAIN)], width, indent, indent)

    if found.before == found.after and not (found.changed or found.moved or found.series):
        told = f"Nothing changed: the corpus was made with parser {found.after}, which is this one."
        yield from wrap([(told, PLAIN)], width)
    else:
        told = (
            f"Parser {found.before} → {found.after}: of {count(found.documents, 'document')} "
            f"{len(found.changed)} read otherwise."
        )
        yield from wrap([(told, PLAIN)], width)
        yield from named("read otherwise", found.changed)
        yield from named("series written anew", found.series)
        for one in found.moved:
            where = one.series or one.status
            told = f"{one.sha256[:8]} stands in {where} now: {one.reason}"
            yield from wrap([(safe(told), PLAIN)], width, indent, indent)
    if found.failed:
        told = f"cannot be read any more, and kept as they were: {first_of(found.failed)}"
        yield from wrap([(safe(told), WARNING)], width, indent, indent)
