"""Paths as a person types or pastes them: several in one line, quoted where they hold spaces."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import NamedTuple

MOST = 400  # entries that are listed of a folder


class Token(NamedTuple):
    """One path of a line."""

    text: str  # without its quotes
    start: int  # where it begins in the line, its quote included


def tokens(typed: str, *, backslash: bool = os.sep == "/") -> list[Token]:
    r"""Take a line apart as a shell does.

    Args:
        typed: what was typed; a quote that is not closed goes to the end.
        backslash: whether a backslash takes the next character as it is (`my\ file.pdf`); where
            it parts folders it does not.
    """
    found: list[Token] = []
    text, start, quote = "", -1, ""
    at = 0
    while at < len(typed):
        char = typed[at]
        if quote:
            if char == quote:
                quote = ""
            else:
                text += char
        elif char in "'\"":
            quote = char
            start = at if start < 0 else start
        elif char.isspace():
            if start >= 0:
                found.append(Token(text, start))
            text, start = "", -1
        else:
            start = at if start < 0 else start
            if char == "\\" and backslash and at + 1 < len(typed):
                at += 1
                char = typed[at]
            text += char
        at += 1
    if start >= 0:
        found.append(Token(text, start))
    return found


def paths_of(typed: str) -> list[str]:
    """Return the paths in a line, `~` as the home folder; a line that is one path is one."""
    whole = _expanded(typed.strip())
    if whole and os.path.lexists(whole):
        return [str(Path(whole))]
    return [_expanded(one.text) for one in tokens(typed) if one.text]


def _expanded(path: str) -> str:
    """Return a path with `~` as a home folder; where nobody has that name, as it was typed."""
    return os.path.expanduser(path)  # noqa: PTH111 - pathlib raises where there is no such person


class Entry(NamedTuple):
    """Something in a folder."""

    name: str
    folder: bool
    size_bytes: int = 0


class Entries(NamedTuple):
    """What a path that is being typed may go on with."""

    start: int  # where in the line that path begins
    parent: str  # of it, as typed, with its last separator
    begin: str  # of the name that is being typed
    found: tuple[Entry, ...]  # folders first
    others: int = 0  # files that are no documents by their name

    def completed(self, typed: str, entry: Entry) -> str:
        """Return the line with an entry in it."""
        path = self.parent + entry.name
        return typed[: self.start] + quoted(path) + (os.sep if entry.folder else "")

    def common(self, typed: str) -> str:
        """Return the line with as much as all that fit have in common."""
        if len(self.found) == 1:
            return self.completed(typed, self.found[0])
        # Characters are meant here, not the parts of a path.
        shared = os.path.commonprefix([one.name for one in self.found])  # noqa: RUF071
        if len(shared) <= len(self.begin):
            return typed
        return typed[: self.start] + quoted(self.parent + shared)


def entries_of(typed: str, suffixes: tuple[str, ...]) -> Entries:
    """Return what the last path of a line may go on with.

    Args:
        typed: the line.
        suffixes: the ends of names by which documents are known.
    """
    all_of = tokens(typed)
    fresh = not all_of or (typed[-1:].isspace() and len(tokens(typed + "x")) > len(all_of))
    last = Token("", len(typed)) if fresh else all_of[-1]
    cut = max(last.text.rfind(sep) for sep in (os.sep, os.altsep or os.sep)) + 1
    parent, begin = last.text[:cut], last.text[cut:]
    folders: list[Entry] = []
    files: list[Entry] = []
    others = 0
    try:
        with os.scandir(_expanded(parent) or ".") as inside:
            for one in inside:
                if not _fits(one.name, begin):
                    continue
                if one.is_dir():
                    folders.append(Entry(one.name, folder=True))
                elif one.name.casefold().endswith(suffixes) and (size := _size(one)) is not None:
                    files.append(Entry(one.name, folder=False, size_bytes=size))
                else:
                    others += 1
    except (OSError, ValueError):
        return Entries(last.start, parent, begin, ())
    found = [*sorted(folders), *sorted(files)]
    return Entries(last.start, parent, begin, tuple(found[:MOST]), others)


def _size(entry: os.DirEntry[str]) -> int | None:
    """Return the bytes of a file; None for a link that leads nowhere."""
    try:
        return entry.stat().st_size
    except OSError:
        return None


def _fits(name: str, begin: str) -> bool:
    if name.startswith(".") and not begin.startswith("."):
        return False
    return name.casefold().startswith(begin.casefold())


def quoted(path: str) -> str:
    """Return a path as it is typed: in quotes where it has to be; a `~` in front stays open."""
    if path.startswith("~"):
        home, parted, rest = path.partition(os.sep)
        return home + parted + (shlex.quote(rest) if rest else "")
    return shlex.quote(path) if path else ""


def joined(pasted: str) -> str:
    """Return pasted lines as one: each a path, as file managers copy several."""
    lines = [line.strip() for line in pasted.splitlines() if line.strip()]
    if len(lines) < 2:
        return "".join(lines)
    return " ".join(shlex.quote(line) if os.path.lexists(line) else line for line in lines)
