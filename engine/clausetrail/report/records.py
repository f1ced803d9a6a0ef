"""Answers of the history as JSON and as a table of flat records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class Answer(Protocol):
    """What the functions of `clausetrail.history` return."""

    def to_records(self) -> list[dict[str, Any]]:
        """Return flat records, for a table."""
        ...


def json_of(answer: Answer) -> bytes:
    """Return an answer as a JSON document, in UTF-8, with a line feed at its end."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(answer), indent=2) + b"\n"


def csv_of(records: Sequence[dict[str, Any]]) -> str:
    """Return records as CSV under a line of their names (RFC 4180, lines end with LF).

    A spreadsheet takes a cell that begins with "=", "+", "-" or "@" for a formula; such words
    of a text get an apostrophe before them, as spreadsheets themselves write it.
    """
    import csv
    import io

    stream = io.StringIO()
    if records:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(records[0])
        for record in records:
            writer.writerow([_cell(value) for value in record.values()])
    return stream.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return f"'{value}"
    return value
