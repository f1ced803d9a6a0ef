"""`clausetrail verify`: whether a corpus is as it should be, and mending it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from . import exits
from .options import form_option, output_options
from .place import corpus_option, locate, open_corpus, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clausetrail.corpus.verify import Verified

    from .render.lines import Line


@click.command(
    "verify",
    epilog="""Examples:

\b
  clausetrail verify
  clausetrail verify --quick            without parsing every document again
  clausetrail verify --repair           mend what can be mended, then check""",
)
@click.option("--quick", is_flag=True, help="Do not parse the documents again.")
@click.option("--repair", is_flag=True, help="Mend what can be mended, then check.")
@form_option
@corpus_option
@output_options
def command(
    *, quick: bool, repair: bool, form: str, place: Path | None, width: int | None,
    color: str, pager: bool,
) -> int:  # fmt: skip
    """Check the corpus, and mend it.

    Every document is parsed again and held against its record, every commit against what was
    given, git's objects against each other. Each fault is named with its remedy; the exit code
    is then 4.
    """
    from .output import choose, write_json, write_lines

    output = choose(width=width, color=color, pager=pager, file=None)
    done: tuple[str, ...] = ()
    if repair:
        from clausetrail.corpus.corpus import Corpus

        done = Corpus.repair(locate(place))
    from .progress import Progress

    with open_corpus(place) as corpus, Progress("Checking", "documents") as progress:
        found = corpus.verify(parse=not quick, progress=progress)
        name = shown(corpus.folder)
    if form == "json":
        document: dict[str, Any] = {
            "schema": "clausetrail/verify/1", "sound": found.sound, "repaired": list(done),
            "documents": found.documents, "series": found.series, "texts": found.texts,
            "faults": found.faults,
        }  # fmt: skip
        write_json(document, output)
    else:
        write_lines(_lines(name, found, done, output.look.width), output)
    return exits.DONE if found.sound else exits.CORPUS


def _lines(name: str, found: Verified, done: tuple[str, ...], width: int) -> Iterator[Line]:
    from .render.lines import BOLD, DIM, PLAIN, REF, WARNING, wrap
    from .render.safe import safe
    from .render.words import count

    for sentence in done:
        yield from wrap([("mended: ", BOLD), (safe(sentence), PLAIN)], width)
    for fault in found.faults:
        yield from wrap(
            [(safe(fault.place), REF), (": ", PLAIN), (safe(fault.message), WARNING)],
            width, [], [("  ", PLAIN)],
        )  # fmt: skip
        yield from wrap([(safe(fault.remedy), DIM)], width, [("  ", PLAIN)], [("  ", PLAIN)])
    held = (
        f"{count(found.documents, 'document')}, {count(found.texts, 'text')} in "
        f"{count(found.series, 'series', 'series')}"
    )
    if found.sound:
        yield from wrap([(safe(f"{name} is sound: {held}."), PLAIN)], width)
        return
    yield []
    yield from wrap([(safe(f"{name}: {count(len(found.faults), 'fault')} ({held})."), BOLD)], width)
