"""From what a person names (files, folders, patterns, `-`) to the documents that are read."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from clausetrail.model import ClausetrailError
from clausetrail.read.registry import READERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

STDIN = "-"

_SUFFIXES = {
    "pdf": (".pdf",),
    "text": (".txt", ".text"),
    "docx": (".docx",),
    "html": (".html", ".htm"),
}
"""By which ends of a name a folder's files are taken, for each form that has a reader.

A file that is named by itself is read whatever it is called: its content tells its form.
"""


class Waiting(Struct, frozen=True, kw_only=True):
    """A document that is to be read."""

    name: str  # as messages call it: the path as given, or "<stdin>"
    size_bytes: int
    data: bytes | None = None  # its bytes where there is no file; None: read the file


class BadFile(Struct, frozen=True, kw_only=True):
    """A file that could not be taken in, and why."""

    name: str
    error: ClausetrailError


class Gathered(Struct, frozen=True, kw_only=True):
    """What was found."""

    files: tuple[Waiting, ...]  # each once, in the order of the names given, folders sorted
    bad: tuple[BadFile, ...]  # names for which there is nothing
    left_alone: int  # files in folders that are no documents by their name


class NothingThereError(ClausetrailError):
    """A path, a folder or a pattern in which there is no document."""


def gather(
    names: Iterable[str],
    *,
    stdin: Callable[[], bytes] | None = None,
    watch: Callable[[int], None] | None = None,
) -> Gathered:
    """Find the documents.

    Args:
        names: paths of files and folders (with all that is in them), patterns (`*`, `**`, `?`,
            for shells that do not expand them), and `-` for standard input.
        stdin: reads standard input; called once, and only for `-`.
        watch: called with how many files of a folder were found by then, after each folder in
            it. What it raises ends the search: a folder may hold a whole disk.
    """
    found: dict[str, Waiting] = {}
    bad: list[BadFile] = []
    alone = 0
    for name in dict.fromkeys(names):
        if name == STDIN:
            data = stdin() if stdin else b""
            found[STDIN] = Waiting(name="<stdin>", size_bytes=len(data), data=data)
            continue
        paths = [name] if os.path.lexists(name) else _fitting(name)
        if not paths:
            pattern = glob.escape(name) != name
            what = "no file fits this pattern" if pattern else "there is no such file"
            bad.append(_bad(name, what, "check the path's spelling"))
        for path in paths:
            if not Path(path).is_dir():
                found.setdefault(_identity(path), _waiting(path))
                continue
            inside = _walk(Path(path), bad, watch)
            documents = [file for file in inside if file.suffix.casefold() in known_suffixes()]
            alone += len(inside) - len(documents)
            if not documents and len(paths) == 1:
                kinds = ", ".join(known_suffixes())
                bad.append(_bad(path, f"no document is in this folder ({kinds})", None))
            for file in documents:
                found.setdefault(_identity(file), _waiting(file))
    return Gathered(files=tuple(found.values()), bad=tuple(bad), left_alone=alone)


def _fitting(pattern: str) -> list[str]:
    # Path.glob takes no absolute pattern, and no "..".
    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207


def known_suffixes() -> tuple[str, ...]:
    """Return the ends of names, in small letters, by which a folder's files are taken."""
    forms = {reader.form for reader in READERS}
    return tuple(suffix for form, ends in _SUFFIXES.items() if form in forms for suffix in ends)


def _walk(folder: Path, bad: list[BadFile], watch: Callable[[int], None] | None) -> list[Path]:
    """The files in a folder and below, by name; what is hidden, a link or no file is left out."""

    def unreadable(error: OSError) -> None:
        name = str(error.filename or folder)
        bad.append(_bad(name, f"the folder cannot be read: {error.strerror}", None))

    found: list[Path] = []
    for where, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for file in sorted(files):
            path = Path(where, file)
            if not file.startswith(".") and path.is_file():
                found.append(path)
        if watch is not None:
            watch(len(found))
    return found


def _identity(path: str | Path) -> str:
    """The same for two names of one file."""
    return os.path.realpath(path)


def _waiting(path: str | Path) -> Waiting:
    try:
        size = Path(path).stat().st_size
    except OSError:
        size = 0  # reading it will say what is wrong
    return Waiting(name=str(path), size_bytes=size)


def _bad(name: str, message: str, hint: str | None) -> BadFile:
    return BadFile(name=name, error=NothingThereError(message, source=name, hint=hint))
