"""`clausetrail cites`: what a text cites, and what cites it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .answering import ENDINGS, answer_options, write_answer
from .completing import complete_ref
from .options import format_for

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "cites",
    epilog="""Examples:

\b
  clausetrail cites 71/255
  clausetrail cites draft.pdf --missing      what it cites that the corpus lacks
  clausetrail cites asean@latest --format csv""",
)
@click.argument("ref", metavar="REF", shell_complete=complete_ref)
@click.option("--missing", is_flag=True, help="Show only citations of texts that are missing.")
@answer_options
def command(
    *, ref: str, missing: bool, form: str | None, place: Path | None, file: Path | None,
    width: int | None, color: str, pager: bool,
) -> None:  # fmt: skip
    """Tell what a text cites, and what cites it.

    Each citation of a resolution is looked up in the corpus; the references are the paragraphs
    in which it stands. REF is a text of the corpus, or a file.
    """
    form = format_for(file, form, ENDINGS)
    from clausetrail.history.cites import cites_of

    from .asked_text import asked_text
    from .indexing import index_of
    from .output import choose, write_lines

    output = choose(width=width, color=color, pager=pager, file=file)
    with asked_text(ref, place) as asked, index_of(asked.corpus) as index:
        answer = cites_of(index, asked.text)
    if missing:
        from msgspec.structs import replace

        kept = tuple(one for one in answer.cites if one.missing)
        answer = replace(answer, cites=kept, cited_by=())
    if form != "text":
        write_answer(answer, form, output)
        return
    from .render.citations import citation_lines

    lines = citation_lines(answer, asked.name, output.look.width, missing=missing)
    write_lines(lines, output)
