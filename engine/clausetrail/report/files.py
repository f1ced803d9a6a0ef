"""Files that a person asked for, written whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from clausetrail.model.errors import ClausetrailError

if TYPE_CHECKING:
    from pathlib import Path


class CannotWriteError(ClausetrailError):
    """The file that was named for the output cannot be written."""


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        CannotWriteError: the folder is missing, or writing is not allowed.
    """
    import tempfile

    try:
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
            source=str(path),
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
