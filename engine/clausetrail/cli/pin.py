"""`clausetrail pin`: a person's word on which paragraphs belong together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
import msgspec
from msgspec import Struct

from .completing import complete_ref
from .options import form_option, output_options
from .person import person_now
from .pinning import Task, decide, list_pins, undo_pin
from .place import corpus_option, open_corpus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetrail.corpus.pin_branch import Verdict


class _Side(Struct):
    symbol: str | None


class _Group(Struct):
    old: tuple[str, ...]
    new: tuple[str, ...]
    pinned: bool = False


class _Document(Struct):
    """What of a comparison in JSON tells its pins."""

    schema: Literal["clausetrail/comparison/1"]
    old: _Side
    new: _Side
    groups: tuple[_Group, ...]


@click.command(
    "pin",
    epilog="""Examples:

\b
  clausetrail pin 69/110 71/255 OP4 OP5            these two belong together
  clausetrail pin 69/110 71/255 OP4 OP5 --apart    these two do not
  clausetrail pin --from comparison.json           every pinned group of a comparison
  clausetrail pin --list                           what was decided, by whom
  clausetrail pin --undo                           take the last decision back""",
)
@click.argument("old", metavar="[OLD]", required=False, shell_complete=complete_ref)
@click.argument("new", metavar="[NEW]", required=False, shell_complete=complete_ref)
@click.argument("old_paragraph", metavar="[PARA]", required=False)
@click.argument("new_paragraph", metavar="[PARA]", required=False)
@click.option("--apart", is_flag=True, help="The two paragraphs do not belong together.")
@click.option(
    "--from", "source", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE", help="Pin the groups that are pinned in a comparison, as diff writes in JSON.",
)  # fmt: skip
@click.option("--list", "listing", is_flag=True, help="List what was decided.")
@click.option("--undo", is_flag=True, help="Take the last decision back.")
@click.option("--by", metavar='"NAME <ADDRESS>"', help="Who decides. Default: as git knows you.")
@form_option
@corpus_option
@output_options
def command(
    *, old: str | None, new: str | None, old_paragraph: str | None, new_paragraph: str | None,
    apart: bool, source: Path | None, listing: bool, undo: bool, by: str | None, form: str,
    place: Path | None, width: int | None, color: str, pager: bool,
) -> None:  # fmt: skip
    """Set which paragraphs of two texts belong together.

    OLD and NEW are texts of the corpus, the two PARA a paragraph of each (OP4, PP2, OP3(a)).
    A pin is honoured by every later comparison of the two texts, and shown as pinned. It lies
    on the branch `pins` of the corpus, a commit each, and changes no text.
    """
    given = [one for one in (old, new, old_paragraph, new_paragraph) if one is not None]
    special = [
        name for name, on in (("--list", listing), ("--undo", undo), ("--from", source)) if on
    ]
    if len(special) > 1 or (special and given) or (not special and len(given) != 4):
        raise click.UsageError(
            "Give OLD NEW PARA PARA; or one of --from FILE, --list, --undo, by itself."
        )
    from .output import choose, write_json, write_lines

    output = choose(width=width, color=color, pager=pager, file=None)
    with open_corpus(place) as corpus:
        if listing:
            document, lines = list_pins(corpus, output.look.width)
        elif undo:
            document, lines = undo_pin(corpus, person_now(by), output.look.width)
        else:
            tasks: Iterable[Task]
            if source is not None:
                tasks = _pinned_in(source)
            else:
                verdict: Verdict = "apart" if apart else "together"
                tasks = [Task(given[0], given[1], ((given[2], given[3]),), verdict)]
            document, lines = decide(corpus, tasks, person_now(by), output.look.width)
    if form == "json":
        write_json(document, output)
    else:
        write_lines(lines, output)


def _pinned_in(source: Path) -> list[Task]:
    """Read the pinned groups of a comparison in JSON.

    Raises:
        click.UsageError: the file holds no comparison, or nothing in it is pinned.
    """
    try:
        document = msgspec.json.decode(source.read_bytes(), type=_Document)
    except (OSError, ValueError, RecursionError) as error:
        raise click.UsageError(
            f"{source}: this is no comparison as diff writes in JSON: {error}"
        ) from error
    old, new = document.old.symbol, document.new.symbol
    pairs = tuple(
        (before, after)
        for group in document.groups
        if group.pinned
        for before in group.old
        for after in group.new
    )
    if not old or not new:
        raise click.UsageError(f"{source}: a text without a symbol cannot be found in the corpus.")
    if not pairs:
        raise click.UsageError(f"{source}: no group with two sides is pinned in it.")
    return [Task(old, new, pairs, "together")]
