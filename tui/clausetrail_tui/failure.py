"""The page of a question that could not be answered: why, what helps, and how one goes on."""

from __future__ import annotations

from clausetrail.model.errors import ClausetrailError
from clausetrail.report.safe import safe

from .ink import said
from .rows import Row, Said


def failure_rows(error: Exception) -> list[Row]:
    """Return the rows that say what went wrong; a notice has said it too."""
    told = str(error) if isinstance(error, ClausetrailError) else "Something went wrong."
    rows: list[Row] = [Said(), Said([said("There is no answer to this.", "strong")]), Said()]
    rows += [Said([said(safe(line))], indent=2) for line in told.splitlines()]
    way = [said("esc", "strong"), said(" leads back, ", "dim"), said("!", "strong")]
    return [*rows, Said(), Said([*way, said(" shows all notices again.", "dim")])]
