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
    _fill_streams()
    code = _run(sys.argv[1:])
    # Taking down the interpreter object by object would cost a tenth of a comparison, and
    # nothing waits for it: files are closed and children have ended.
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):
            continue  # there is no such stream, or nobody reads it any more
    os._exit(code)


def _fill_streams() -> None:
    """Put something in the place of standard streams that whoever started this has closed.

    The next file that is opened (the lock of a corpus, say) would be one of them else, and git
    would be handed it as its own.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR if number == 2 else os.O_RDONLY)  # the lowest free one
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)


def _run(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        # Answered here because click alone costs several times a bare Python start.
        from clausetrail._version import __version__

        try:
            print(f"clausetrail {__version__}", flush=True)  # noqa: T201
        except BrokenPipeError:
            return 0  # nobody wanted it after all
        except OSError:
            pass  # the command below says why
        else:
            return 0
    try:
        from .app import run
    except KeyboardInterrupt:
        return 130
    return run(arguments)
