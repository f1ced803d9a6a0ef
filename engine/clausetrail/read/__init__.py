"""Read a file into blocks of styled text, whatever its format.

`read` takes a path, `read_bytes` what came from elsewhere (standard input). The format is
chosen by the content (`registry`). How a text is set is told; what it means is not.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .errors import MAX_BYTES, EmptyFileError, MissingFileError, ReadError, TooLargeError

if TYPE_CHECKING:
    from pathlib import Path

    from clausetrail.model.styled import StyledText

    from .docx_settling import Tracked

__all__ = ["ReadError", "read", "read_bytes"]


def read(path: str | Path, *, tracked: Tracked = "accepted") -> StyledText:
    """Read a document from a file.

    Args:
        path: a PDF with a text layer, a Word document or a plain text.
        tracked: whether the changes that a Word document tracks are read as accepted or as
            rejected.

    Returns:
        The document's blocks in reading order; `source` is the path as given.

    Raises:
        ReadError: the file is missing, a directory, not readable, empty, too large, binary,
            encrypted, broken, or a PDF without text. The message names it and the remedy.
    """
    name = str(path)
    try:
        # pathlib would take a twentieth of a short command's time to load.
        if os.path.isdir(path):  # noqa: PTH112
            raise MissingFileError(
                "this is a directory, not a document", source=name, hint="name a file in it"
            )
        with open(path, "rb") as stream:  # noqa: PTH123
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise MissingFileError(
            "there is no such file", source=name, hint="check the path's spelling"
        ) from error
    except PermissionError as error:
        raise MissingFileError(
            "the file may not be read", source=name, hint="ask its owner for read permission"
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise MissingFileError(f"the file cannot be read: {reason}", source=name) from error
    return read_bytes(data, name, tracked=tracked)


def read_bytes(data: bytes, name: str = "<stdin>", *, tracked: Tracked = "accepted") -> StyledText:
    """Read a document from its bytes; otherwise as `read`.

    Args:
        data: the whole document.
        name: what messages call it.
        tracked: as for `read`.
    """
    if len(data) > MAX_BYTES:
        raise TooLargeError(
            f"the file is larger than {MAX_BYTES // 1024**2} MB",
            source=name,
            hint="give one resolution a file",
        )
    if not data.strip(b" \t\r\n\f\v\0") or data in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        raise EmptyFileError("the file is empty", source=name, hint="export the document again")
    from .registry import is_docx, reader_of

    if tracked == "rejected" and is_docx(data):
        from .docx import read_docx

        return read_docx(data, name, tracked)
    return reader_of(data)(data, name)
