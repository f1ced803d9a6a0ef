"""What a question to the history cannot be answered for."""

from __future__ import annotations

from clausetrail.model import ClausetrailError


class HistoryError(ClausetrailError):
    """A question that names something the history does not have."""


class UnknownVersionError(HistoryError):
    """A text that is not in the series."""


class UnknownPlaceError(HistoryError):
    """A paragraph, or a clause of it, that its text does not have."""
