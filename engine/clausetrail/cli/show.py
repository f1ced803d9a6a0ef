"""`clausetrail show`: one text as it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .completing import complete_ref
from .options import (
    file_option,
    form_or_ending_option,
    format_for,
    output_options,
    reading_option,
    tracked_option,
)
from .place import corpus_option

if TYPE_CHECKING:
    from pathlib import Path

    from clausetrail.read.docx_settling import Tracked


@click.command(
    "show",
    epilog="""Examples:

\b
  clausetrail show 71/255                 a text of the corpus
  clausetrail show asean@latest:OP4       one paragraph
  clausetrail show A_RES_71_255.txt       a file
  clausetrail show draft.pdf --format json""",
)
@click.argument("ref", metavar="REF", shell_complete=complete_ref)
@form_or_ending_option
@reading_option
@corpus_option
@tracked_option
@file_option
@output_options
def command(
    *, ref: str, form: str | None, reading: str, place: Path | None, tracked: Tracked,
    file: Path | None,
    width: int | None, color: str, pager: bool,
) -> None:  # fmt: skip
    """Print one text as Clausetrail reads it.

    REF is a file (.txt, .pdf, .docx), - for standard input, or a text of the corpus: A/RES/71/255,
    71/255, asean@71 (session), asean@2017-01-01 (the latest by then), asean@latest; REF:OP4 is
    one paragraph of it. Lead
    verbs are set in _underscores_ (in italics with colour), ¦ marks where a paragraph's next
    clause begins, [1] is the place of a footnote's marker. What could not be placed, and every
    warning, is printed at the end.
    """
    form = format_for(file, form, {".json": "json", ".txt": "text"})
    from .output import choose, write_json, write_lines
    from .references import load, pick, split_reference

    target, paragraph = split_reference(ref)
    text = load(target, plain=reading == "plain", place=place, tracked=tracked)
    if paragraph:
        text = pick(text, paragraph, target)
    output = choose(width=width, color=color, pager=pager, file=file)
    if form == "json":
        write_json(text, output)
        return
    from .render.resolution import resolution

    look = output.look
    write_lines(resolution(text, width=look.width, colour=look.colour), output)
