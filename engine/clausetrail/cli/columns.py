"""`clausetrail columns`: several proposals beside the text that they change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from .completing import complete_ref
from .options import file_option, reading_option
from .place import corpus_option

if TYPE_CHECKING:
    from clausetrail.model import Comparison

ENDINGS = (".docx", ".html", ".xlsx")


class Proposal(NamedTuple):
    """A proposal as it was given."""

    ref: str
    name: str | None  # that was given with it


@click.command(
    "columns",
    epilog="""Examples:

\b
  clausetrail columns A_RES_71_255.txt draft-1.pdf draft-2.docx -o table.docx
  clausetrail columns 71/255 "Facilitator=rev1.docx" "Group A=a.docx" "Group B=b.docx" -o t.html
  clausetrail columns asean@71 asean@73 asean@75 -o sessions.xlsx""",
)
@click.argument("base", metavar="BASE", shell_complete=complete_ref)
@click.argument(
    "texts", metavar="[NAME=]TEXT…", nargs=-1, required=True, shell_complete=complete_ref
)
@reading_option
@corpus_option
@file_option
def command(
    *, base: str, texts: tuple[str, ...], reading: str, place: Path | None, file: Path | None
) -> None:
    """Lay several proposals beside the text that they change.

    One row a paragraph of BASE, and beside it each TEXT's counterpart with its changes marked;
    new paragraphs have rows of their own where they belong, and what several agree on is shown
    once. The last column is empty, for the compromise. A TEXT is a file (.txt, .pdf, .docx), -
    for standard input, or a text of the corpus; NAME= says what its column is called. The
    ending of -o FILE chooses the format: .docx, .html or .xlsx.
    """
    if file is None:
        raise click.UsageError(f"A table is a file: name it with -o FILE ({', '.join(ENDINGS)}).")
    if file.suffix.lower() not in ENDINGS:
        raise click.UsageError(
            f"{file}: its ending names no format of a table ({', '.join(ENDINGS)})."
        )
    proposals = [_named(text) for text in texts]
    _check_usage(base, proposals, file)
    from clausetrail.report.columns import table_of, write
    from clausetrail.report.files import write_file

    comparisons = [
        _compared(base, one.ref, plain=reading == "plain", place=place) for one in proposals
    ]
    table = table_of(comparisons, _names(proposals, comparisons))
    write_file(file, write(table, file.suffix.lower()))


def _named(text: str) -> Proposal:
    """Take `NAME=TEXT` apart; an existing path is never taken apart."""
    name, sign, ref = text.partition("=")
    if sign and name.strip() and ref and not Path(text).exists():
        return Proposal(ref, name.strip())
    return Proposal(text, None)


def _check_usage(base: str, proposals: list[Proposal], file: Path) -> None:
    if base == "-":
        raise click.UsageError("BASE cannot be - (standard input): it is read once a proposal.")
    if sum(one.ref == "-" for one in proposals) > 1:
        raise click.UsageError("Only one TEXT can be - (standard input).")
    for ref in (base, *(one.ref for one in proposals)):
        if file.exists() and Path(ref).exists() and file.samefile(ref):
            raise click.UsageError(f"{file} is one of the texts: it will not be overwritten.")


def _compared(base: str, ref: str, *, plain: bool, place: Path | None) -> Comparison:
    from .comparing import pair_of
    from .diff import check_kinds
    from .output import tell

    with pair_of(base, ref, plain=plain, place=place) as pair:
        check_kinds(pair.old.text, pair.new.text, names=(pair.old.name, pair.new.name))
        comparison, notes = pair.compared()
    for note in notes:
        tell(note)
    return comparison


def _names(proposals: list[Proposal], comparisons: list[Comparison]) -> list[str]:
    """Return what the columns are called: as given, by symbol, or by file; each once."""
    names: list[str] = []
    for proposal, comparison in zip(proposals, comparisons, strict=True):
        name = proposal.name or comparison.new.symbol or Path(proposal.ref).stem
        count = sum(one == name or one.startswith(f"{name} (") for one in names)
        names.append(f"{name} ({count + 1})" if count else name)
    return names
