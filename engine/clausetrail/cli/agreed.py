"""`clausetrail agreed`: the nearest adopted wording of each paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .answering import ENDINGS, answer_options, write_answer
from .completing import complete_ref
from .options import format_for

if TYPE_CHECKING:
    from pathlib import Path

SORTS = ("identical", "near", "new")


def _sorts(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Take `--only near --only new` and `--only near,new` alike."""
    names = [name.strip() for value in values for name in value.split(",")]
    for name in names:
        if name not in SORTS:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(SORTS)}.")
    return tuple(dict.fromkeys(names))


@click.command(
    "agreed",
    epilog="""Examples:

\b
  clausetrail agreed draft.pdf
  clausetrail agreed draft.pdf:OP12          one paragraph
  clausetrail agreed draft.pdf --only new    what nobody ever adopted
  clausetrail agreed 79/290                  against what was adopted before it""",
)
@click.argument("ref", metavar="REF|FILE", shell_complete=complete_ref)
@click.option(
    "--only",
    multiple=True,
    callback=_sorts,
    metavar="SORT[,SORT]",
    help="Show paragraphs alone that are identical, near, or new.",
)
@click.option("--later", is_flag=True, help="Look also in texts that were adopted later than REF.")
@click.option("--full", is_flag=True, help="Shorten nothing.")
@answer_options
def command(
    *, ref: str, only: tuple[str, ...], later: bool, full: bool, form: str | None,
    place: Path | None, file: Path | None, width: int | None, color: str, pager: bool,
) -> None:  # fmt: skip
    """Find the nearest adopted wording of each paragraph of a text.

    Identical: the words stand so in an adopted text; since when they are carried is told. Near:
    the words that differ are marked. New words: they stand in no adopted text of the corpus,
    not three in a row. The citation can be copied as it is. REF is a text of the corpus, or a
    file; of a text of the corpus only what was adopted before it counts.
    """
    form = format_for(file, form, ENDINGS)
    from clausetrail.history.agreed import agreed_of

    from .asked_text import asked_text
    from .indexing import index_of
    from .output import choose, write_lines
    from .progress import Progress
    from .references import pick

    output = choose(width=width, color=color, pager=pager, file=file)
    with asked_text(ref, place) as asked, index_of(asked.corpus) as index:
        text = pick(asked.text, asked.paragraph, asked.name) if asked.paragraph else asked.text
        with Progress("Looking up", "paragraphs") as progress:
            answer = agreed_of(
                index,
                text,
                before=None if later else asked.until,
                series=asked.series,
                progress=progress,
            )
    if only:
        from msgspec.structs import replace

        kept = tuple(one for one in answer.paragraphs if one.sort in only)
        answer = replace(answer, paragraphs=kept)
    if form != "text":
        write_answer(answer, form, output)
        return
    from .render.agreed import agreed_lines

    look = output.look
    lines = agreed_lines(answer, asked.name, look.width, colour=look.colour, full=full)
    write_lines(lines, output)
