"""The one base of every error that a user may see."""

from __future__ import annotations


class ClausetrailError(Exception):
    """A bad input or a broken store, told so that a person can mend it.

    Subclasses live beside the code that raises them. The command line prints
    `str(error)` and exits with `exit_code`; it never shows a traceback.

    Args:
        message: what is wrong, in one sentence.
        source: name of the file or text it was found in, as the user gave it.
        line: 1-based line in that source, where one is known.
        hint: the remedy, in one sentence.
    """

    exit_code = 3

    def __init__(
        self,
        message: str,
        *,
        source: str | None = None,
        line: int | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.source = source
        self.line = line
        self.hint = hint

    def __str__(self) -> str:
        place = self.source or ""
        if self.source and self.line is not None:
            place += f":{self.line}"
        text = f"{place}: {self.message}" if place else self.message
        return f"{text}\nhint: {self.hint}" if self.hint else text
