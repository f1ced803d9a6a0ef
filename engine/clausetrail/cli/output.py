"""Where lines go: standard output, a pager on a terminal, or a file; and how roles look."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.report.files import CannotWriteError, write_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from .render.lines import Line

DEFAULT_WIDTH = 80
LEAST_WIDTH = 20  # a narrower terminal breaks the lines itself

# How each role looks in colour: the names are rich's, and the sixteen colours are the
# terminal's own, so that they fit a light and a dark background. What is deleted and what
# is inserted differ in more than colour.
STYLES = {
    "bold": "bold",
    "dim": "dim",
    "verb": "italic",
    "ref": "bold cyan",
    "head": "bold",
    "deleted": "red strike",
    "inserted": "green underline",
    "warning": "yellow",
    "notice": "bold yellow",
    "stronger": "bold",
    "weaker": "bold",
    "age1": "default",
    "age2": "cyan",
    "age3": "yellow",
    "age4": "magenta",
    "newest": "bold green",
}

# For terminals and files that cannot show the few signs that the layout uses.
_ASCII_SIGNS = str.maketrans({
    "→": "->", "…": "...", "·": "-", "│": "|", "¦": "|", "–": "-", "▲": "^", "▼": "v",
    "“": '"', "”": '"', "’": "'", "─": "-", "¶": "P", "—": "--",
    "●": "*", "○": "o", "┆": ":", "×": "x",
})  # fmt: skip


class Look(NamedTuple):
    """How the output shall look."""

    width: int  # cells
    colour: bool


class Target(NamedTuple):
    """Where the output goes."""

    look: Look
    pager: bool
    file: Path | None = None


def choose(*, width: int | None, color: str, pager: bool, file: Path | None) -> Target:
    """Settle the output from the options, the environment and the terminal.

    `NO_COLOR` (https://no-color.org) switches colour off unless it is asked for with
    `--color always`.
    """
    terminal = file is None and sys.stdout is not None and sys.stdout.isatty()
    colour = color == "always" or (
        color == "auto"
        and terminal
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )
    if width is None:
        width = DEFAULT_WIDTH
        if file is None:
            width = _terminal_width()
    return Target(Look(max(width, LEAST_WIDTH), colour), pager and terminal, file)


def _terminal_width() -> int:
    """Return the width that the environment or the terminal tells, or the default.

    As `shutil.get_terminal_size`, whose module loads three libraries of compression.
    """
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told) > 0:
        return int(told)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or DEFAULT_WIDTH
    except (AttributeError, OSError, ValueError):
        return DEFAULT_WIDTH


def write_lines(lines: Iterable[Line], target: Target) -> None:
    """Write lines with their roles painted, or plain without colour."""
    paint = _painter() if target.look.colour else _plain
    write_text("".join(paint(line) + "\n" for line in lines), target)


def write_text(text: str, target: Target) -> None:
    """Write a finished text to the target; a reader who leaves early is no error."""
    if target.file is not None:
        write_file(target.file, text.encode("utf-8", "backslashreplace"))
    elif not (target.pager and _page(text)):
        _print(text)


def write_bytes(data: bytes, target: Target) -> None:
    """Write finished bytes (a JSON document, in UTF-8) to the target, never through a pager."""
    if target.file is not None:
        write_file(target.file, data)
        return
    _print(data.decode("utf-8"), encoding="utf-8")


def write_json(document: object, target: Target) -> None:
    """Write a JSON document, set out for people too."""
    import msgspec

    data = msgspec.json.encode(document)
    write_bytes(msgspec.json.format(data, indent=2) + b"\n", target)


def _plain(line: Line) -> str:
    return "".join(text for text, _ in line).rstrip()


def _painter() -> Callable[[Line], str]:
    # rich is loaded for colour only: without it a comparison starts a fifth faster.
    from rich.color import ColorSystem
    from rich.style import Style

    styles = {role: Style.parse(definition) for role, definition in STYLES.items()}

    def paint(line: Line) -> str:
        return "".join(
            styles[role].render(text, color_system=ColorSystem.STANDARD) if role else text
            for text, role in line
        )

    return paint


def _print(text: str, encoding: str | None = None) -> None:
    stream = sys.stdout
    if stream is None:
        raise CannotWriteError("is closed", source="standard output", hint="leave it open")
    if encoding is None:
        encoding = stream.encoding or "utf-8"
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            text = text.translate(_ASCII_SIGNS)
    try:
        buffer = getattr(stream, "buffer", None)
        if buffer is None:
            stream.write(text)
        else:
            stream.flush()
            buffer.write(text.encode(encoding, "backslashreplace"))
        stream.flush()
    except BrokenPipeError:
        # Python flushes standard output once more at its end: let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except OSError as error:
        raise CannotWriteError(
            f"cannot be written: {error.strerror or error}",
            source="standard output",
            hint="make room where it goes, or write elsewhere",
        ) from error


def _page(text: str) -> bool:
    """Show the text in the user's pager; False where there is none, and nothing was shown."""
    import shlex
    import subprocess

    try:
        command = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:  # a quotation mark without its other one
        return False
    if not command or command == ["cat"]:
        return False
    # As git does: colours, leave at once what fits on a page, keep the screen.
    environment = {"LESS": "FRX", "LV": "-c", **os.environ}
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, env=environment, encoding="utf-8", errors="replace"
        )
    except OSError:
        return False
    try:
        process.communicate(text)
    except BrokenPipeError:
        pass
    except KeyboardInterrupt:
        # The pager takes Ctrl-C for itself; wait until the user leaves it.
        while process.poll() is None:
            try:
                process.wait()
            except KeyboardInterrupt:
                continue
    return True


def say(text: str) -> None:
    """Print one line on standard output, safe to read whatever names it holds."""
    from .render.safe import safe

    _print(safe(text) + "\n")


def write_script(text: str) -> None:
    """Print a text of this program's own as it is, line feeds and all."""
    _print(text if text.endswith("\n") else text + "\n")


def tell(text: str) -> None:
    """Print one line about the work on standard error."""
    from .render.safe import safe

    sys.stderr.write(f"note: {safe(text)}\n")
