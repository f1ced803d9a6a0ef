"""A process of its own that reads and parses documents.

It is fed by `workers` through a pipe and ends when that is closed, so that it never outlives
the process that started it. A broken file that brings down a library here brings down nothing
else. On both sides a message is its length, 8 bytes, the lowest first, and then msgpack.
"""

from __future__ import annotations

import signal
import sys
from typing import IO

import msgspec
from msgspec import Struct

from clausetrail.model import ClausetrailError

from .deriving import parcel_of
from .given import Card


class Task(Struct, frozen=True, kw_only=True):
    """A document to be read and parsed."""

    name: str  # for messages
    sha256: str
    data: bytes
    plain: bool = False  # any text, in numbered blocks, instead of a resolution
    extension: str | None = None  # of the form that it was once read as; None: what it is read as


class Parsed(Struct, frozen=True, kw_only=True, tag="parsed"):
    """What became of it: its card, and the files that are stored beside the source."""

    card: Card
    files: dict[str, bytes]


class Failed(Struct, frozen=True, kw_only=True, tag="failed"):
    """Why it could not be parsed: the parts of a `ClausetrailError`."""

    message: str
    source: str | None = None
    line: int | None = None
    hint: str | None = None


def parsed(task: Task) -> Parsed | Failed:
    """Read and parse one document; nothing that is wrong with it raises."""
    from clausetrail.parse import NotAResolutionError, parse, parse_plain
    from clausetrail.read import read_bytes

    try:
        styled = read_bytes(task.data, task.name)
        form = "txt" if styled.form.startswith("text") else styled.form
        record = parse_plain(styled) if task.plain else parse(styled)
        card, files = parcel_of(record, task.extension or form, task.sha256)
    except NotAResolutionError as error:
        # Its own remedy, to compare it as plain text, is none here.
        hint = "a corpus takes resolutions, their drafts, and amendments"
        return Failed(message=error.message, source=error.source or task.name, hint=hint)
    except ClausetrailError as error:
        return Failed(
            message=error.message,
            source=error.source or task.name,
            line=error.line,
            hint=error.hint,
        )
    except (Exception, MemoryError) as error:
        return Failed(
            message=f"it could not be parsed: {type(error).__name__}: {error}",
            source=task.name,
            hint="this is a defect of Clausetrail; please report it with the file",
        )
    return Parsed(card=card, files=files)


def receive(stream: IO[bytes]) -> bytes | None:
    """The next message; None at the end, also in the middle of one."""
    head = stream.read(8)
    if len(head) < 8:
        return None
    size = int.from_bytes(head, "little")
    body = stream.read(size)
    return body if len(body) == size else None


def send(stream: IO[bytes], body: bytes) -> None:
    """Send a message."""
    stream.write(len(body).to_bytes(8, "little"))
    stream.write(body)
    stream.flush()


def main() -> None:
    """Answer until the other side closes the pipe."""
    # Ctrl-C goes to all processes of a terminal; it is for the one that started this.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    decode = msgspec.msgpack.Decoder(Task).decode
    encode = msgspec.msgpack.Encoder().encode
    while (message := receive(sys.stdin.buffer)) is not None:
        send(sys.stdout.buffer, encode(parsed(decode(message))))


if __name__ == "__main__":
    main()
