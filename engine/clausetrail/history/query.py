r"""What a person types into `search`, made into a query of the index.

    preventive diplomacy          these words beside each other, in this order
    diplomat*                     words that begin so
    "regional centre" AND peace   both in one paragraph; so do two phrases in quotation marks
    climate OR weather            either
    terrorism NEAR/5 financing    no more than five words apart
    women -girls -"young women"   without these

Words are compared without regard to case, accents and punctuation. What is typed is only ever
handed on as quoted phrases, so nothing in it can be taken for the index's own language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from clausetrail.model import ClausetrailError

if TYPE_CHECKING:
    from collections.abc import Iterator

NEAR = 10
"""Words between two phrases of NEAR where no number is given."""

_MOST_PHRASES = 64  # more than any person types; it bounds the work of a hostile query
_MOST_CHARS = 4000
_TOKEN = re.compile(
    r'(?P<sign>(?<!\S)[-\u2212])?(?:["“”„](?P<quoted>[^"“”„]*)["“”„]?(?P<star>\*?)|(?P<bare>[^\s"“”„]+))'
)
_NEAR = re.compile(r"NEAR(?:/(\d{1,3}))?")
_JOINS = frozenset(("AND", "OR", "NOT"))


class QueryError(ClausetrailError):
    """Something that cannot be searched for."""


class Query(Struct, frozen=True, kw_only=True):
    """A query that the index can answer."""

    match: str  # in the language of the index
    typed: str
    ignored: tuple[str, ...] = ()  # parts without a letter or digit, which match nothing


class _Item(NamedTuple):
    """A part of what was typed."""

    kind: str  # "words", "not", or the join: "AND", "OR", "NEAR"
    text: str
    prefix: bool = False  # whether its last word is only a beginning
    distance: int = NEAR


def query_of(typed: str) -> Query:
    """Read what a person typed.

    Raises:
        QueryError: there is no word in it, nothing but words to leave out, or a join without
            a phrase on either side.
    """
    shown = typed.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    if len(shown) > _MOST_CHARS:
        raise QueryError(
            f"the phrase has {len(shown):,} characters, and at most {_MOST_CHARS:,} are searched",
            hint="search for a part of it; clausetrail agreed FILE looks for whole paragraphs",
        )
    ignored: list[str] = []
    items = [item for item in _items(shown) if _has_words(item, ignored)]
    wanted = [item for item in items if item.kind != "not"]
    unwanted = [_phrase(item) for item in items if item.kind == "not"]
    if len(items) > _MOST_PHRASES:
        raise QueryError(
            f"the query has {len(items)} parts, and at most {_MOST_PHRASES} are searched",
            source=_short(shown),
        )
    if not any(item.kind == "words" for item in wanted):
        raise QueryError(
            "there are only words to leave out" if unwanted else "there is no word to search for",
            source=_short(shown) or "an empty phrase",
            hint="name what should be found too: clausetrail search 'women -girls'"
            if unwanted
            else "give a word or a phrase: clausetrail search 'preventive diplomacy'",
        )
    match = " OR ".join(_alternatives(wanted, shown))
    if unwanted:
        match = f"({match}) NOT ({' OR '.join(unwanted)})"
    return Query(match=match, typed=shown, ignored=tuple(ignored))


def phrase_of(words: list[str]) -> str:
    """Return the query for words beside each other, in this order."""
    return _quoted(" ".join(words))


def _items(typed: str) -> Iterator[_Item]:
    """Cut what was typed into phrases and joins; bare words in a row are one phrase."""
    run: list[str] = []
    negated = False
    for token in _TOKEN.finditer(typed):
        bare = token["bare"]
        if bare is not None and bare.startswith("(") and bare.endswith(")") and len(bare) > 2:
            bare = bare[1:-1]
        near = _NEAR.fullmatch(bare) if bare else None
        special = token["sign"] or bare is None or near or bare in _JOINS or negated
        if not special and bare is not None:
            if not bare.endswith("*"):
                run.append(bare)
                continue
            yield _Item("words", " ".join([*run, bare.rstrip("*")]), prefix=True)
            run = []
            continue
        if run:
            yield _Item("words", " ".join(run))
            run = []
        if near:
            yield _Item("NEAR", near[0], distance=int(near[1] or NEAR))
        elif bare == "NOT":
            negated = True
        elif bare in _JOINS and not token["sign"]:
            yield _Item(str(bare), str(bare))
        else:
            text = token["quoted"] if bare is None else bare
            prefix = bool(token["star"]) if bare is None else bare.endswith("*")
            kind = "not" if token["sign"] or negated else "words"
            yield _Item(kind, text.rstrip("*"), prefix=prefix)
            negated = False
    if run:
        yield _Item("words", " ".join(run))


def _has_words(item: _Item, ignored: list[str]) -> bool:
    if item.kind in {"words", "not"} and not any(map(str.isalnum, item.text)):
        if item.text.strip():
            ignored.append(item.text.strip())
        return False
    return True


def _alternatives(items: list[_Item], typed: str) -> Iterator[str]:
    """Yield what stands between the ORs: phrases that must all be there."""
    every: list[str] = []
    near: list[str] = []
    distance = NEAR
    join = "start"
    for item in [*items, _Item("end", "")]:
        if item.kind != "words":
            if join not in {"", "end"} or (item.kind == "NEAR" and not near):
                raise QueryError(
                    f"{item.text or join} joins two phrases, and one is missing",
                    source=_short(typed),
                    hint='search for the word itself in quotation marks: "and"',
                )
            if item.kind == "NEAR":
                distance = item.distance if len(near) < 2 else max(distance, item.distance)
            elif near:
                every.append(_nearby(near, distance))
                near = []
            if item.kind in {"OR", "end"}:
                yield " AND ".join(every)
                every = []
            join = item.kind
            continue
        if join != "NEAR" and near:
            every.append(_nearby(near, distance))
            near = []
        near.append(_phrase(item))
        join = ""


def _nearby(phrases: list[str], distance: int) -> str:
    if len(phrases) == 1:
        return phrases[0]
    return f"NEAR({' '.join(phrases)}, {distance})"


def _phrase(item: _Item) -> str:
    return _quoted(item.text) + (" *" if item.prefix else "")


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 60 else text[:59] + "…"
