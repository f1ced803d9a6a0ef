"""`clausetrail search`: where a phrase stands in the whole corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .answering import ENDINGS, answer_options, write_answer
from .completing import complete_series
from .options import format_for
from .place import find_series, open_corpus

if TYPE_CHECKING:
    from pathlib import Path

    from clausetrail.history import Index
    from clausetrail.model import ParagraphKind

KINDS: dict[str, tuple[ParagraphKind, ...]] = {
    "preambular": ("preambular",),
    "operative": ("operative",),
}


@click.command(
    "search",
    epilog="""Examples:

\b
  clausetrail search preventive diplomacy           these words, in this order
  clausetrail search 'diplomat* -"good offices"'    any ending; without a phrase
  clausetrail search 'terrorism NEAR/5 financing'   at most five words apart
  clausetrail search '"regional centre" AND peace'  both in one paragraph; OR: either
  clausetrail search triangular --series south-south-cooperation --verb urges
  clausetrail search ageing --session 70..79 --operative --format csv -o ageing.csv""",
)
@click.argument("phrase", metavar="PHRASE", nargs=-1, required=True)
@click.option(
    "--series", "slugs", multiple=True, metavar="SERIES", shell_complete=complete_series,
    help="In this series alone; may be given several times.",
)  # fmt: skip
@click.option(
    "--organ", metavar="ORGAN", help="Of this organ alone: its name, or ga, sc, ecosoc, hrc."
)
@click.option(
    "--session", "sessions", metavar="N[..M]", help="Of this session, or of these, alone."
)
@click.option("--verb", metavar="VERB", help="In clauses with this lead verb, in any form.")
@click.option("--preambular", "kind", flag_value="preambular", help="In preambular paragraphs.")
@click.option("--operative", "kind", flag_value="operative", help="In operative paragraphs.")
@click.option("--adopted", "state", flag_value="adopted", help="In adopted texts.")
@click.option("--draft", "state", flag_value="draft", help="In drafts.")
@click.option(
    "--limit", type=click.IntRange(min=0), default=8, show_default=True, metavar="N",
    help="Show N passages of each series; 0 for all. JSON and CSV have all.",
)  # fmt: skip
@answer_options
def command(
    *, phrase: tuple[str, ...], slugs: tuple[str, ...], organ: str | None, sessions: str | None,
    verb: str | None, kind: str | None, state: str | None, limit: int, form: str | None,
    place: Path | None, file: Path | None, width: int | None, color: str, pager: bool,
) -> None:  # fmt: skip
    """Look for a phrase in every paragraph of the corpus.

    Words without quotation marks stand beside each other, in this order; case, accents and
    punctuation do not count. The answer goes by series: when the phrase came in, when it was
    used last, how many texts carry it, where it fell out; then each passage with the words
    around it, one line for as many texts as carry it unchanged. Put what has a minus, an
    asterisk or quotation marks in it between single quotes.
    """
    form = format_for(file, form, ENDINGS)
    from msgspec.structs import replace

    from clausetrail.history.search import Filters, search_of

    from .indexing import index_of
    from .output import choose, write_lines

    output = choose(width=width, color=color, pager=pager, file=file)
    with open_corpus(place) as corpus:
        filters = Filters(
            series=tuple(find_series(corpus, slug).slug for slug in slugs),
            sessions=_sessions(sessions) if sessions is not None else None,
            verb=verb,
            kinds=KINDS[kind] if kind else (),
            adopted=None if state is None else state == "adopted",
        )
        with index_of(corpus) as index:
            if organ:
                filters = replace(filters, body=_organ(organ, index))
            found = search_of(index, " ".join(phrase), filters)
            besides = 0
            if not found.hits and filters != Filters():
                besides = search_of(index, " ".join(phrase)).paragraphs
            searched = len(index.versions)
            titles = {slug: one.title for slug, one in index.series.items()}
    if form != "text":
        write_answer(found, form, output)
        return
    from .render.found import found_lines

    look = output.look
    lines = found_lines(
        found, titles, look.width,
        colour=look.colour, limit=limit, searched=searched, besides=besides,
    )  # fmt: skip
    write_lines(lines, output)


def _sessions(written: str) -> tuple[str, str]:
    from clausetrail.history.narrowing import session_range
    from clausetrail.history.query import QueryError

    try:
        return session_range(written)
    except QueryError as error:
        raise click.BadParameter(error.message, param_hint="--session") from error


def _organ(written: str, index: Index) -> str:
    from clausetrail.history.narrowing import organ_named
    from clausetrail.history.query import QueryError

    try:
        return organ_named(index, written)
    except QueryError as error:
        raise click.BadParameter(error.message, param_hint="--organ") from error
