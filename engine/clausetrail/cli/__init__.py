"""The command line: the only part that prints, prompts and reads the environment."""

from __future__ import annotations

import gc
import os
import sys

__all__ = ["main"]

GARBAGE_EVERY = 200_000  # objects made and not yet gone; Python's own number is 700


def main(argv: list[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: the arguments without the program's name. None takes the process's own, and
            ends the process, as the installed program does.

    Returns:
        One of the exit codes of `exits`; it never raises for what a user did.
    """
    if argv is not None:
        return _run(argv)
    # A comparison makes many objects that live till its end: looking for garbage among them
    # at Python's own pace is a sixteenth of its time.
    gc.set_threshold(GARBAGE_EVERY, 20, 20)
    code = _run(sys.argv[1:])
    # Taking down the interpreter object by object would cost a tenth of a comparison, and
    # nothing waits for it: files are closed and children have ended.
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):
            continue  # there is no such stream, or nobody reads it any more
    os._exit(code)


def _run(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        # Answered here because click alone costs several times a bare Python start.
        from clausetrail._version import __version__

        sys.stdout.write(f"clausetrail {__version__}\n")
        return 0
    try:
        from .app import run
    except KeyboardInterrupt:
        return 130
    return run(arguments)
