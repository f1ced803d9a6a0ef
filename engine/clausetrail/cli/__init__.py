"""The command line: the only part that prints, prompts and reads the environment."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main(argv: list[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Args:
        argv: the arguments without the program's name; by default the process's own.

    Returns:
        One of the exit codes of `exits`; never raises for what a user did.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
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
