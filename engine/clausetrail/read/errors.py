"""What can be wrong with a file before a word of it is understood, and the limits."""

from __future__ import annotations

from clausetrail.model.errors import ClausetrailError

MAX_BYTES = 64 * 1024 * 1024
"""The longest resolutions are some 2 MB of PDF; more than this is not one text."""

MAX_PAGES = 2_000
"""A volume of a session's resolutions has about 800 pages."""

MAX_CHARS = 20_000_000
"""Some twenty times a volume; what is above is refused before it is cut into lines."""

MAX_LINES = 400_000
"""Some ten times a volume; each line and each page's end of a text costs some work."""


class ReadError(ClausetrailError):
    """A file that cannot be read as a document."""


class MissingFileError(ReadError):
    """No such file, or no right to read it, or a directory."""


class EmptyFileError(ReadError):
    """A file without a single character to read."""


class BinaryFileError(ReadError):
    """Bytes that are no text, or of a format that no reader reads."""


class TooLargeError(ReadError):
    """A file above one of the limits of this module."""


class BrokenPdfError(ReadError):
    """A PDF that pdfium cannot open."""


class EncryptedPdfError(ReadError):
    """A PDF that asks for a password."""


class BrokenDocxError(ReadError):
    """A Word document that cannot be opened, or whose parts are damaged."""


class EncryptedDocxError(ReadError):
    """A Word document that asks for a password."""


class ScannedPdfError(ReadError):
    """A PDF whose pages are pictures only."""
