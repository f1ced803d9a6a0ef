"""Which corpus a command works on: the one that is named, the one around, or the user's own."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Any

import click

from clausetrail.model.errors import ClausetrailError

from .options import FilePath

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from clausetrail.corpus.corpus import Corpus
    from clausetrail.corpus.given import SeriesEntry


class UnknownSeriesError(ClausetrailError):
    """The corpus has no series of this name."""


VARIABLE = "CLAUSETRAIL_CORPUS"
_STATE = "refs/clausetrail/state"


def corpus_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option `--corpus DIR`; the command gets `place`, a path or None."""
    option = click.option(
        "--corpus",
        "place",
        type=FilePath(file_okay=False),
        metavar="DIR",
        help=f"The corpus. Default: ${VARIABLE}, the one that the current folder is in, or yours.",
    )
    return option(command)


def locate(chosen: Path | None) -> Path:
    """Return where the corpus is, or would be made.

    Args:
        chosen: the value of `--corpus`, or None.
    """
    if chosen is not None:
        return chosen
    from pathlib import Path

    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    # A current folder that was deleted meanwhile is in no corpus.
    with contextlib.suppress(OSError):
        here = Path.cwd()
        for folder in (here, *here.parents):
            if _is_corpus(folder):
                return folder
    import platformdirs

    return Path(platformdirs.user_data_path("clausetrail", appauthor=False)) / "corpus"


def _is_corpus(folder: Path) -> bool:
    """Whether a folder is a corpus: a bare repository with the ref that holds its state."""
    if not (folder / "HEAD").is_file() or not (folder / "objects").is_dir():
        return False
    if (folder / _STATE).is_file() or (folder / "clausetrail").is_dir():
        return True
    try:
        return f" {_STATE}\n".encode() in (folder / "packed-refs").read_bytes()
    except OSError:
        return False


def open_corpus(chosen: Path | None) -> Corpus:
    """Open the corpus that a command works on.

    Raises:
        NotACorpusError: there is none.
    """
    from clausetrail.corpus.corpus import Corpus

    return Corpus.open(locate(chosen))


def shown(folder: Path) -> str:
    """Return a folder as a person would write it: below the home or the current folder."""
    from pathlib import Path

    for head, base in (("", Path.cwd), ("~/", Path.home)):
        try:
            near = folder.absolute().relative_to(base())
        except (ValueError, OSError, RuntimeError):  # there may be neither of the two folders
            continue
        return f"{head}{near}" if str(near) != "." else (head or ".")
    return str(folder)


def find_series(corpus: Corpus, name: str) -> SeriesEntry:
    """Return the series of a slug.

    Raises:
        UnknownSeriesError: there is none; the hint names those with a name near it.
    """
    entry = corpus.entry(name) or corpus.entry(name.casefold())
    if entry is not None:
        return entry
    from clausetrail.corpus.near import near_series

    near = near_series(corpus, name)
    if near:
        hint = f"did you mean {' or '.join(near)}?"
    elif corpus.slugs():
        hint = "the series are listed by: clausetrail list"
    else:
        hint = "the corpus is empty: clausetrail add FOLDER fills it"
    raise UnknownSeriesError("no series of this name", source=name, hint=hint)
