"""What can go wrong with a corpus; each error names the place and the remedy."""

from __future__ import annotations

from clausetrail.model import ClausetrailError


class CorpusError(ClausetrailError):
    """The corpus cannot do what was asked; nothing that was stored is lost."""

    exit_code = 4


class NotACorpusError(CorpusError):
    """There is no corpus in the folder, or its one ref is gone."""


class BusyError(CorpusError):
    """Another process is writing."""


class ReadOnlyError(CorpusError):
    """The folder may be read, and not written."""


class DiskFullError(CorpusError):
    """There is no room left where the corpus is."""


class DamagedError(CorpusError):
    """An object of the store is missing or broken."""


class GitError(CorpusError):
    """Git is missing, or failed in a way that has no name of its own here."""


class ParserError(CorpusError):
    """The corpus was derived by a parser of another number."""
