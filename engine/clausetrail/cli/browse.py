"""`clausetrail browse`: the terminal application."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from clausetrail.model.errors import ClausetrailError

from . import exits
from .completing import complete_place
from .indexing import cache_folder
from .options import FilePath
from .person import person_now
from .place import corpus_option

if TYPE_CHECKING:
    from pathlib import Path

STATE = "CLAUSETRAIL_STATE"
THEMES = ("dark", "light", "contrast", "terminal", "plain")
SCREENS = (
    "corpus", "series", "compare", "brief", "trail", "blame", "matrix", "search", "agreed",
    "verbs", "dropped", "stats", "cites",
)  # fmt: skip


class NoTerminalError(ClausetrailError):
    """The application was started where it cannot draw."""


def _size(
    _: click.Context, parameter: click.Parameter, value: str | None
) -> tuple[int, int] | None:
    """Read a number of columns and of lines: 120x40."""
    if value is None:
        return None
    parts = value.lower().replace("×", "x").split("x")
    numbers = [int(part) for part in parts if part.isascii() and part.isdecimal()]
    if len(parts) != 2 or len(numbers) != 2:
        raise click.BadParameter(
            f"{value!r} is no size: give columns and lines, 120x40.", param=parameter
        )
    columns, lines = numbers
    if not (40 <= columns <= 500 and 10 <= lines <= 500):
        raise click.BadParameter(f"{value!r}: 40 to 500 columns, 10 to 500 lines.", param=parameter)
    return columns, lines


@click.command(
    "browse",
    epilog="""Examples:

\b
  clausetrail browse                            all series
  clausetrail browse asean                      one series
  clausetrail browse 71/255                     beside the text before it
  clausetrail browse 71/255:OP4                 … at a paragraph
  clausetrail browse asean@71..79               the 71st session beside the 79th
  clausetrail browse old.pdf draft.docx         two files, without a corpus
  clausetrail browse --screenshot matrix.svg --screen matrix asean

In it, ? tells every key. What a person chooses (theme, view, filters) is kept in the file that
$CLAUSETRAIL_STATE names, by default in your folder for states of programs; CLAUSETRAIL_STATE=""
keeps nothing.""",
)
@click.argument(
    "refs", metavar="[SERIES|REF|OLD..NEW|OLD NEW]", nargs=-1, shell_complete=complete_place
)
@click.option(
    "--as",
    "as_",
    type=click.Choice(["resolution", "plain"]),
    default="resolution",
    show_default=True,
    help="How files are read: as resolutions, or as any texts.",
)
@click.option("--theme", type=click.Choice(THEMES), help="Default: the one that was used last.")
@click.option(
    "--screenshot",
    "file",
    type=FilePath(dir_okay=False),
    metavar="FILE.svg",
    help="Draw a screen as a picture instead, of the corpus, or where there is none of the sample.",
)
@click.option(
    "--screen",
    type=click.Choice(SCREENS),
    metavar="SCREEN",
    help=f"Which screen --screenshot draws: {', '.join(SCREENS)}.",
)
@click.option(
    "--size", callback=_size, metavar="COLSxLINES", help="Of the picture. Default: 120x40."
)
@corpus_option
def command(
    *, refs: tuple[str, ...], as_: str, theme: str | None, file: Path | None, screen: str | None,
    size: tuple[int, int] | None, place: Path | None,
) -> int:  # fmt: skip
    """Walk through the corpus in the terminal, from the series down to the word.

    Without a name it begins with all series; with the name of a series, there; with a REF, in
    that text beside the one before it; with a range or two texts, in their comparison.
    """
    if len(refs) > 2:
        raise click.UsageError("Name at most two texts.")
    if file is None and (screen is not None or size is not None):
        raise click.UsageError("--screen and --size are about a picture: add --screenshot FILE.svg")
    plain = as_ == "plain"
    if file is not None:
        from .picture import draw

        draw(file, refs, screen, size or (120, 40), plain=plain, theme=_theme(theme), place=place)
        return exits.DONE
    _check_terminal()
    from .browsing import asked_of

    asked = asked_of(refs, plain=plain, place=place)
    from clausetrail_tui import browse
    from clausetrail_tui.settings import Settings

    return browse(
        Settings(
            corpus=asked.corpus,
            start=asked.start,
            state=state_file(),
            person=person_now,
            sample=cache_folder() / "sample",  # it can be made again at any time
            theme=_theme(theme),
            clock=_time_of_day,
            caches=cache_folder(),
            debug=bool(os.environ.get("CLAUSETRAIL_DEBUG")),
        )
    )


def _check_terminal() -> None:
    """Say so where nothing can be drawn, or no key can be read.

    Raises:
        NoTerminalError: the application would draw into a file, or on a terminal that cannot.
    """
    # Textual reads keys from the one, and draws on the other.
    for stream, name in ((sys.stdin, "standard input"), (sys.stderr, "standard error")):
        try:
            if stream.isatty():
                continue
        except (AttributeError, ValueError):
            pass  # there is none, or it is closed
        raise NoTerminalError(
            f"{name} is no terminal, and the application needs one",
            hint="start it in a terminal; or draw a picture of a screen: "
            "clausetrail browse --screenshot FILE.svg; or print: clausetrail list",
        )
    if os.name == "posix" and os.environ.get("TERM", "") in {"", "dumb"}:
        raise NoTerminalError(
            "this terminal cannot set its cursor (TERM says so)",
            hint="use another one, or the commands that print: clausetrail --help",
        )


def state_file() -> Path | None:
    """Return the file of what is kept between runs; None where nothing is to be kept."""
    from pathlib import Path

    named = os.environ.get(STATE)
    if named is not None:
        return Path(named) if named else None
    import platformdirs

    return Path(platformdirs.user_state_path("clausetrail", appauthor=False)) / "browse.json"


def _theme(chosen: str | None) -> str | None:
    """Return the theme that is asked for, by an option or by NO_COLOR (https://no-color.org)."""
    # Textual would take the variable for a filter that turns colours into greys.
    if os.environ.pop("NO_COLOR", None) and chosen is None:
        chosen = "plain"
    return None if chosen is None else f"clausetrail-{chosen}"


def _time_of_day() -> str:
    import time

    return time.strftime("%H:%M")
