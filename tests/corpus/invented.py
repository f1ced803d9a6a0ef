"""Cards of invented documents: none of them is a United Nations document."""

from __future__ import annotations

import hashlib
from typing import Any

from msgspec.structs import replace

from clausetrail.corpus.given import Card, Decision

BLANK = Card(
    sha256="",
    extension="txt",
    words="",
    symbol=None,
    kind="adopted",
    body="General Assembly",
    session=None,
    number=None,
    title="",
    adopted=None,
    meeting=None,
    distributed=None,
    agenda=(),
    drafts=(),
    report=None,
    paragraphs=3,
    footnotes=0,
)
_HEADS = {
    "General Assembly": "A/RES",
    "Human Rights Council": "A/HRC/RES",
    "Economic and Social Council": "E/RES",
}


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def adopted(session: int, number: int, title: str, *cites: str, **more: Any) -> Card:
    """An adopted text; `cites` are short: "70/3"."""
    body = more.setdefault("body", "General Assembly")
    symbol = f"{_HEADS[body]}/{session}/{number}"
    return _made(
        symbol=symbol,
        session=str(session),
        number=str(number),
        title=title,
        adopted=f"{1945 + session % 1945}-12-{1 + number % 28:02}",
        cites=tuple(f"{_HEADS[body]}/{one}" for one in cites),
        **more,
    )


def council(number: int, year: int, *subject: str, cites: tuple[str, ...] = ()) -> Card:
    """A text of the Security Council, which has no title; `cites` are full symbols."""
    return _made(
        symbol=f"S/RES/{number} ({year})",
        body="Security Council",
        number=str(number),
        adopted=f"{year}-{1 + number % 12:02}-15",
        subject=subject,
        cites=cites,
    )


def draft(symbol: str | None, title: str, *cites: str, **more: Any) -> Card:
    session = (symbol or "").split("/")[-2] if symbol else None
    more = {"kind": "draft", "session": session} | more
    return _made(
        symbol=symbol,
        title=title,
        number=(symbol or "").rpartition("/")[2] or None,
        cites=tuple(f"A/RES/{one}" for one in cites),
        **more,
    )


def amendment(symbol: str, *amended: str) -> Card:
    return draft(symbol, "Amendment (illustration)", kind="amendment", drafts=amended)


def decided(card: Card, slug: str) -> Decision:
    return Decision(kind="series", sha256=card.sha256, value=slug)


def _made(**fields: Any) -> Card:
    named = "|".join(str(fields.get(one)) for one in ("symbol", "title", "extension", "words"))
    return replace(BLANK, **({"sha256": digest(named), "words": digest(named)} | fields))
