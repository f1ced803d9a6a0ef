"""What can go wrong with a corpus; each error names the place and the remedy."""

from __future__ import annotations

from clausetrail.model import ClausetrailError


class CorpusError(ClausetrailError):
    """The corpus cannot do what was asked; nothing that was stored is lost."""

    exit_code = 4
