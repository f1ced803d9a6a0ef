"""The readers, and which one a file's content asks for.

A new format is a module with a function `read_<format>(data, name) -> StyledText`
and one line in `READERS`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from clausetrail.model.styled import StyledText

Read = Callable[[bytes, str], StyledText]


class Reader(NamedTuple):
    """One format: how its content is told, and the function that reads it."""

    form: str
    knows: Callable[[bytes], bool]
    load: Callable[[], Read]  # imports the module only when such a file is read


def _is_pdf(data: bytes) -> bool:
    # Viewers accept junk before the header within the first kilobyte.
    return b"%PDF-" in data[:1024]


def _load_pdf() -> Read:
    from .pdf import read_pdf

    return read_pdf


def is_docx(data: bytes) -> bool:
    """Whether these bytes look like a Word document."""
    return data.startswith(b"PK\x03\x04") and b"word/" in data


def _load_docx() -> Read:
    from .docx import read_docx

    return read_docx


def _is_other(data: bytes) -> bool:
    from .kinds import is_other

    return is_other(data)


def _load_other() -> Read:
    from .kinds import refuse

    return refuse


def _load_text() -> Read:
    from .text import read_text

    return read_text


READERS: tuple[Reader, ...] = (
    Reader("pdf", _is_pdf, _load_pdf),
    Reader("docx", is_docx, _load_docx),
    Reader("other", _is_other, _load_other),  # what it is, is said; it is not read
    Reader("text", lambda _: True, _load_text),  # the last, as any bytes might be text
)


def reader_of(data: bytes) -> Read:
    """The reader for these bytes, by their content alone and never by a file's name."""
    for reader in READERS:
        if reader.knows(data):
            return reader.load()
    raise AssertionError("the text reader knows everything")  # pragma: no cover
