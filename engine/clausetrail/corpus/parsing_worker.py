"""A process of its own that reads and parses documents.

It is fed by `workers` through a pipe and ends when that is closed, in the middle of a document
too, so that it does not outlive the process that started it. A broken file that brings down a
library here brings down nothing else; what a library prints goes nowhere. On both sides a message
is its length, 8 bytes, the lowest first, and then msgpack.
"""

from __future__ import annotations

import os
import signal
import threading
from queue import SimpleQueue
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
    # Where there are sessions this one has no terminal (see `workers`); elsewhere Ctrl-C is for
    # the process that started it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks, answers = _pipes()
    arrived: SimpleQueue[bytes] = SimpleQueue()

    def listen() -> None:
        while (message := receive(tasks)) is not None:
            arrived.put(message)
        # Whoever waited for an answer is gone. Not sys.exit, which would wait for the parser.
        os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    decode = msgspec.msgpack.Decoder(Task).decode
    encode = msgspec.msgpack.Encoder().encode
    while True:
        send(answers, encode(parsed(decode(arrived.get()))))


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Take the two pipes for messages alone: nothing else reads or prints there from now on."""
    pipes = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    return pipes


if __name__ == "__main__":
    main()
