"""`clausetrail diff`: two texts compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clausetrail.model.errors import ClausetrailError

from . import exits
from .completing import complete_ref
from .options import file_option, format_for, output_options, reading_option, tracked_option
from .place import corpus_option

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clausetrail.model import Comparison, Resolution
    from clausetrail.read.docx_settling import Tracked

    from .output import Target
    from .render.lines import Line


class AmendmentError(ClausetrailError):
    """An amendment was to be compared with a text that is none."""


CLASSES = ("identical", "editorial", "rollover", "substantive")
REPORTS = {".docx": "docx", ".html": "html", ".md": "markdown", ".xlsx": "xlsx"}
BRIEFS = {".docx": "docx", ".html": "html", ".md": "markdown"}
ENDINGS = {".json": "json", ".txt": "text", **REPORTS, **BRIEFS}


def _classes(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Take `--only a --only b` and `--only a,b` alike."""
    names = [name.strip() for value in values for name in value.split(",")]
    for name in names:
        if name not in CLASSES:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(CLASSES)}.")
    return tuple(dict.fromkeys(names))


def _day(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Take a date that names a day."""
    if value is None:
        return None
    import datetime as dt

    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day, such as 2025-05-27.") from error


@click.command(
    "diff",
    epilog="""Examples:

\b
  clausetrail diff A_RES_71_255.txt draft.pdf
  clausetrail diff 79/290                         with the text before it
  clausetrail diff asean@71 asean@latest          or: asean@71..
  clausetrail diff old.txt new.pdf --view side-by-side --only substantive
  clausetrail diff old.txt new.pdf --brief -o brief.docx
  clausetrail diff old.txt new.pdf -o changes.xlsx
  clausetrail diff old.docx new.pdf -o redline.docx --author "Delegation of …"
  clausetrail diff old.txt new.pdf --format json | jq .summary

Change classes: identical; editorial (punctuation, spelling, numbering); rollover, printed as
"routine" (sessions, dates and symbols that advance as they should); substantive (all else).""",
)
@click.argument("old", metavar="OLD", shell_complete=complete_ref)
@click.argument("new", metavar="[NEW]", required=False, shell_complete=complete_ref)
@click.option(
    "--view",
    type=click.Choice(["inline", "side-by-side", "table"]),
    help="Marked words (default), two columns, or a line a group.",
)
@click.option(
    "--only",
    multiple=True,
    callback=_classes,
    metavar="CLASS[,CLASS]",
    help="Show groups of these change classes alone: identical, editorial, rollover, substantive.",
)
@click.option(
    "--context",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Show N unchanged groups before and behind each one that is shown.",
)
@click.option("--full", is_flag=True, help="Shorten and leave out nothing.")
@click.option("--brief", is_flag=True, help="One page: what is new, gone, stronger, weaker …")
@click.option(
    "--explain",
    is_flag=True,
    help="Say of every pair why it was made, and of what stands alone what came nearest.",
)
@reading_option
@click.option(
    "--format",
    "form",
    type=click.Choice(list(dict.fromkeys(["text", *ENDINGS.values()]))),
    help="Text (default), JSON, or a report: docx is a redline with tracked changes, html a "
    "page, xlsx a table of changes, markdown a text. --brief is written as docx, html or "
    "markdown. The ending of -o FILE chooses it too.",
)
@click.option(
    "--author",
    default="Clausetrail",
    show_default=True,
    metavar="NAME",
    help="Who signs the tracked changes; routine ones are signed NAME (routine).",
)
@click.option(
    "--date",
    metavar="YYYY-MM-DD",
    callback=_day,
    help="The date of the tracked changes. Default: the new text's.",
)
@click.option(
    "--comments", is_flag=True, help="Of a redline: a comment on each group names its class."
)
@click.option(
    "--moves",
    is_flag=True,
    help="Of a redline: mark what moved unchanged as Word's own moves.",
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 where there are differences.")
@tracked_option
@corpus_option
@file_option
@output_options
def command(
    *, old: str, new: str | None, view: str | None, only: tuple[str, ...], context: int, full: bool,
    brief: bool, explain: bool, reading: str, form: str | None, author: str, date: str | None,
    comments: bool, moves: bool, exit_code: bool, tracked: Tracked, place: Path | None,
    file: Path | None, width: int | None, color: str, pager: bool,
) -> int:  # fmt: skip
    """Compare two texts, paragraph by paragraph and clause by clause.

    OLD and NEW are files (.txt, .pdf, .docx), one of them - for standard input, or texts of the
    corpus: A/RES/71/255, 71/255, asean@71 (session), asean@latest. OLD alone is compared with
    the text before it in its series; a draft with the text that it starts from; of a range
    (71/255..79/290, asean@71..79) the first with the last. Without colour, what was deleted
    stands in [-these marks-], what was inserted in {+these+}.
    """
    form = format_for(file, form, ENDINGS)
    _check_usage(old, new, view=view, brief=brief, file=file)
    if form in ENDINGS.values() and form not in {"json", "text"}:
        _check_report(form, brief=brief, shown=bool(view or only or explain), file=file)
    from .comparing import pair_of
    from .output import choose, tell

    with pair_of(old, new, plain=reading == "plain", place=place, tracked=tracked) as pair:
        names = pair.old.name, pair.new.name
        check_kinds(pair.old.text, pair.new.text, names=names)
        comparison, notes = pair.compared()
    for note in notes:
        tell(note)
    output = choose(width=width, color=color, pager=pager, file=file)
    if form == "json":
        _write_json(comparison, only, output, explain=explain)
    elif brief:
        _write_brief(comparison, form, output, full=full)
    elif form in REPORTS.values():
        from clausetrail.report.formats import write
        from clausetrail.report.options import Options

        from .output import write_bytes

        base = _word_document(old) if form == "docx" else None
        options = Options(
            author=author, date=date, comments=comments, moves=moves, base=base, tracked=tracked
        )
        write_bytes(write(comparison, _ending_of(form), options), output)
    else:
        from .output import write_lines

        chosen = {"only": only, "context": context, "full": full, "explain": explain}
        lines = _lines(comparison, names, view or "inline", output, chosen)
        write_lines(lines, output)
    return exits.DIFFERENCES if exit_code and _differs(comparison, only) else exits.DONE


def _word_document(name: str) -> bytes | None:
    """Return the bytes of OLD where it is a Word document, in a copy of which a redline is made."""
    from pathlib import Path

    from clausetrail.read.registry import is_docx

    path = Path(name)
    data = path.read_bytes() if path.is_file() else b""
    return data if is_docx(data) else None


def check_kinds(old: Resolution, new: Resolution, names: tuple[str, str]) -> None:
    """Refuse to pair the instructions of an amendment with the paragraphs of a text.

    Raises:
        AmendmentError: one of the texts, not both, is an amendment.
    """
    if (old.kind == "amendment") == (new.kind == "amendment"):
        return
    text, name = (old, names[0]) if old.kind == "amendment" else (new, names[1])
    amended = text.drafts[0] if text.drafts else None
    raise AmendmentError(
        f"is an amendment{f' to {amended}' if amended else ''}: it says what to change in a text, "
        "and has no paragraphs that could be paired with one",
        source=name,
        hint=f"compare {amended or 'the draft that it amends'} instead; "
        f"`clausetrail show {name}` prints the amendment, --as plain compares any two texts",
    )


def _check_usage(
    old: str, new: str | None, *, view: str | None, brief: bool, file: Path | None
) -> None:
    if old == new == "-":
        raise click.UsageError("Only one of OLD and NEW can be - (standard input).")
    if brief and view:
        raise click.UsageError("--brief is a view of its own: leave --view out.")
    if file is not None and file.exists():
        from pathlib import Path

        for name in filter(None, (old, new)):
            if Path(name).exists() and file.samefile(name):
                raise click.UsageError(f"{file} is one of the texts: it will not be overwritten.")


def _check_report(form: str, *, brief: bool, shown: bool, file: Path | None) -> None:
    """Refuse what no report is: `shown` tells that options of the views were given."""
    if brief and form not in BRIEFS.values():
        raise click.UsageError(f"{form} is no format of --brief: choose {_listed(BRIEFS)}.")
    if file is None and form != "markdown":
        raise click.UsageError(f"A report in {form} is a file: name it with -o FILE.")
    if shown:
        raise click.UsageError(
            "A report holds every change: leave --view, --only and --explain out."
        )


def _listed(formats: dict[str, str]) -> str:
    *first, last = formats.values()
    return f"{', '.join(first)} or {last}"


def _ending_of(form: str) -> str:
    return next(ending for ending, name in ENDINGS.items() if name == form)


def _lines(
    comparison: Comparison,
    names: tuple[str, str],
    view: str,
    output: Target,
    options: dict[str, Any],
) -> Iterator[Line]:
    """Return the lines of a view; of two texts that are the same, that they are."""
    from clausetrail.report.same import same

    from .render.same import no_changes

    look = output.look
    if same(comparison) and not options["full"] and not options["only"]:
        return no_changes(comparison, names, look.width)
    if view == "table":
        from .render.table import table as render
    elif view == "side-by-side":
        from .render.side_by_side import side_by_side as render
    else:
        from .render.inline import inline as render
    return render(comparison, width=look.width, colour=look.colour, **options)


def _write_json(
    comparison: Comparison, only: tuple[str, ...], output: Target, *, explain: bool
) -> None:
    import msgspec
    from msgspec.structs import replace

    from clausetrail.model import document_of
    from clausetrail.report.selection import filtered

    from .output import write_json

    if not explain:
        groups = tuple(replace(one, evidence=msgspec.UNSET) for one in comparison.groups)
        comparison = replace(comparison, groups=groups)
    write_json(document_of(filtered(comparison, only)), output)


def _write_brief(comparison: Comparison, form: str, output: Target, *, full: bool) -> None:
    from .output import write_bytes, write_lines

    if form in BRIEFS.values():
        from clausetrail.report.brief.formats import write

        write_bytes(write(comparison, _ending_of(form), full=full), output)
    else:
        from .render.brief import brief_lines

        look = output.look
        lines = brief_lines(comparison, width=look.width, colour=look.colour, full=full)
        write_lines(lines, output)


def _differs(comparison: Comparison, only: tuple[str, ...]) -> bool:
    """Whether there are differences, of the classes asked for if any were."""
    from clausetrail.report.same import same

    wanted = set(only) - {"identical"}
    if not only:
        return not same(comparison)
    classes = {group.change for group in comparison.groups}
    classes |= {note.change for note in comparison.footnotes}
    return not wanted.isdisjoint(classes)
