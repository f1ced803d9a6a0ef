"""What a person types into the search box: a phrase, and words that narrow where it is sought.

    preventive diplomacy series:asean session:60..71
    "good offices" -mission organ:sc verb:urges only:operative

Whatever has not one of the names below before a colon belongs to the phrase, and so does all
that stands in quotation marks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.history.narrowing import ORGANS, organ_named, session_range
from clausetrail.history.query import QueryError
from clausetrail.history.search import Filters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetrail.history.index import Index
    from clausetrail.model import ParagraphKind

ONLY = ("operative", "preambular", "adopted", "drafts")
NAMES = ("series", "session", "organ", "verb", "only")

_KINDS: dict[str, ParagraphKind] = {"operative": "operative", "preambular": "preambular"}
_PARTS = re.compile(
    r'(?P<phrase>["“”„][^"“”„]*["“”„]?)'
    rf'|(?<!\S)(?P<name>{"|".join(NAMES)}):(?:"(?P<quoted>[^"]*)"?|(?P<bare>\S*))',
    re.IGNORECASE,
)
_LAST = re.compile(rf"(?<!\S)(?P<name>{'|'.join(NAMES)}):(?P<value>[^\s\"]+)\Z", re.IGNORECASE)
# A phrase that is nothing but words: not the joins, signs and brackets of the search language.
_BARE = re.compile(r"\w[\w.,/'’()-]*(?:\s+\w[\w.,/'’()-]*)*")
_JOINS = {"AND", "OR", "NOT", "NEAR"}


class Typed(NamedTuple):
    """What was typed, taken apart."""

    phrase: str
    narrowed: tuple[tuple[str, str], ...] = ()  # names and values, as they were written

    @property
    def words(self) -> list[str]:
        """The words of a phrase that is nothing else; none where it holds signs of search."""
        phrase = self.phrase.strip()
        words = phrase.split()
        plain = _BARE.fullmatch(phrase) and not _JOINS.intersection(words)
        return words if plain and "NEAR/" not in phrase else []


def read(typed: str) -> Typed:
    """Take apart what was typed. Names without a value, as they are while one types, are left."""
    narrowed: list[tuple[str, str]] = []

    def take(match: re.Match[str]) -> str:
        if match["name"] is None:
            return match[0]
        value = match["quoted"] if match["quoted"] is not None else match["bare"]
        if value and value.strip():
            narrowed.append((match["name"].casefold(), value.strip()))
        return ""

    phrase = _PARTS.sub(take, typed)
    return Typed(" ".join(phrase.split()), tuple(narrowed))


def filters_of(typed: Typed, index: Index) -> Filters:
    """Return which paragraphs are looked at.

    Raises:
        QueryError: a value means nothing, or no text of the corpus.
    """
    series: list[str] = []
    kinds: list[ParagraphKind] = []
    sessions: tuple[str, str] | None = None
    body = verb = None
    adopted: bool | None = None
    for name, value in typed.narrowed:
        if name == "series":
            series += _series(index, value)
        elif name == "session":
            sessions = session_range(value)
        elif name == "organ":
            body = organ_named(index, value)
        elif name == "verb":
            verb = value
        elif value in _KINDS:
            kinds.append(_KINDS[value])
        elif value.rstrip("s") in {"draft", "adopted"}:
            adopted = value == "adopted"
        else:
            raise QueryError(f"only:{value} means nothing; there is only:{', only:'.join(ONLY)}")
    return Filters(
        series=tuple(dict.fromkeys(series)),
        body=body,
        sessions=sessions,
        verb=verb,
        kinds=tuple(dict.fromkeys(kinds)),
        adopted=adopted,
    )


def _series(index: Index, value: str) -> list[str]:
    """Return the series of this name; else those in whose name or title it stands."""
    if value in index.series:
        return [value]
    wanted = value.casefold()
    found = [
        one.slug
        for one in index.series.values()
        if wanted in one.slug.casefold() or wanted in one.title.casefold()
    ]
    if not found:
        raise QueryError(f"no series has “{value}” in its name or title")
    return found


def completed(typed: str, slugs: Iterable[str]) -> str | None:
    """Return what is being typed, with the value of its last name gone on with; None for nothing.

    Args:
        typed: up to the cursor.
        slugs: of the series of the corpus.
    """
    match = _LAST.search(typed)
    if match is None:
        return None
    known = {"series": slugs, "organ": ORGANS, "only": ONLY}.get(match["name"].casefold(), ())
    value = match["value"]
    begun = (one for one in known if one.startswith(value) and one != value)
    found = next(begun, None)
    return None if found is None else typed + found[len(value) :]
