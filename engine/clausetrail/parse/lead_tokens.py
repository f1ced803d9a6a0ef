"""Words and marks of a text with their places, and phrases of the tables among them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.lang.en import verb_phrases as phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(r"[^\W_]+(?:[-'’‑][^\W_]+)*|\S")


class Token(NamedTuple):
    """A word or a mark, with its place in the text."""

    start: int
    end: int
    word: str  # in lower case
    capital: bool  # whether it is printed with a capital


def tokens_of(text: str, limit: int | None = None) -> list[Token]:
    """Split a text into words and single marks; of the first `limit` characters alone."""
    part = text if limit is None else text[:limit]
    new = tuple.__new__  # half the cost of calling Token for each of some hundred thousand
    return [
        new(Token, (match.start(), match.end(), (word := match[0]).lower(), word[0].isupper()))
        for match in _TOKEN.finditer(part)
    ]


def phrase_at(
    tokens: Sequence[Token], index: int, table: dict[str, tuple[tuple[str, ...], ...]]
) -> int:
    """Number of tokens of the longest phrase of a table that stands at an index, or 0."""
    if index >= len(tokens):
        return 0
    for row in table.get(tokens[index].word, ()):
        if index + len(row) <= len(tokens) and all(
            tokens[index + offset].word == word for offset, word in enumerate(row)
        ):
            return len(row)
    return 0


def by_first(rows: Sequence[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Group phrases by their first word, the longest first."""
    made: dict[str, list[tuple[str, ...]]] = {}
    for row in sorted(filter(None, rows), key=lambda row: (-len(row), row)):
        made.setdefault(row[0], []).append(row)
    return {word: tuple(found) for word, found in made.items()}


@cache
def sequence_starts() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the sequence words and phrases by their first word."""
    return by_first(phrases.SEQUENCE)


@cache
def connector_starts() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the connecting phrases by their first word, the longest first."""
    return by_first(phrases.CONNECTORS)
