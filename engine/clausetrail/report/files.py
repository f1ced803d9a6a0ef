"""Files that a person asked for, written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from clausetrail.model.errors import ClausetrailError


class CannotWriteError(ClausetrailError):
    """The file that was named for the output cannot be written."""


def write_file(named: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    A link stays one: the file that it leads to is written. What is no plain file (a pipe, a
    device) is written to, and never replaced.

    Raises:
        CannotWriteError: the folder is missing, or writing is not allowed.
    """
    import tempfile

    try:
        path = Path(os.path.realpath(named))
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        temporary = path.parent / name
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            _keep_mode(path, temporary)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CannotWriteError(
            f"cannot be written: {error.strerror or error}",
            source=str(named),
            hint="name a file in a folder that exists and that you may write to",
        ) from error


def _keep_mode(path: Path, temporary: Path) -> None:
    """Give the new file the mode of the old one, or what the umask allows a new file."""
    try:
        mode = path.stat().st_mode & 0o777
    except OSError:
        umask = os.umask(0)
        os.umask(umask)
        mode = 0o666 & ~umask
    temporary.chmod(mode)
