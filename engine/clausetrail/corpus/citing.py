"""Which resolutions a text cites: "resolutions 57/35 of 19 November 2002 and 217 A (III)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetrail.lang.en.structure import ORGANS, SYMBOL_HEADS
from clausetrail.model import find_symbols, parse_symbol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausetrail.model import Resolution

_ORGAN = "|".join(re.escape(organ) for organ in sorted(ORGANS, key=len, reverse=True))
# What comes next in a sentence: a word that opens a list of texts, a full symbol, or a number.
_NEXT = re.compile(
    rf"(?:(?P<organ>{_ORGAN})(?:['’]s)?\s+)?(?:[a-z]+\s+){{0,2}}?"
    r"(?P<head>[Rr]esolutions?|[Dd]ecisions?)\b"
    r"|(?P<symbol>(?<![\w/.])(?:A/HRC|[ASET])/RES/[^\s,;]+(?:\s\([^)]{1,8}\))?(?:\s[A-Z]\b)?)"
    r"|(?<![\w/.])(?P<number>(?:E?S-)?\d{1,4}/\d{1,3}(?:\s[A-Z]{1,2}(?![\w’']))?(?![\w/])"
    r"|\d{1,4}(?:\s?[A-Z]{1,2})?\s?\((?:(?:E?S-)?[IVXLC]+|\d{4})\)(?:\s?[A-Z](?![\w’']))?)"
)
_YEAR_FORM = re.compile(r"\d{1,4}\s?\(\d{4}\)")
_HAS_YEAR = re.compile(r"(?:19|20)\d\d/")
# The General Assembly numbers its resolutions by session since its thirty-first (1976; before, as
# in "217 A (III)"), so "resolution 6/14" is of another body, such as the Environment Assembly.
_FIRST_SESSION = 31
_SESSION = re.compile(r"\d+(?=/)")
_END = re.compile(r"[;:.]\s")


def cites_of(resolution: Resolution) -> tuple[str, ...]:
    """Return the symbols of the resolutions that a text cites, in order, each once.

    A bare number is of the organ named before its list, else of the organ that speaks;
    the forms "338 (1973)" and "2023/12" tell theirs themselves. What only the footnotes
    cite comes last.
    """
    body = resolution.body
    texts = [one.text for one in resolution.paragraphs]
    texts += [one.text for one in resolution.footnotes]
    found = dict.fromkeys(symbol for text in texts for symbol in _cites(text, body))
    found.pop(resolution.symbol or "", None)
    return tuple(found)


def cites_by_place(resolution: Resolution) -> dict[str, tuple[str, ...]]:
    """Return where a text cites each resolution, in the order of `cites_of`.

    Returns:
        By symbol the references of the paragraphs, then "note 3" for footnotes.
    """
    texts = [(one.ref, one.text) for one in resolution.paragraphs]
    texts += [(f"note {one.number}", one.text) for one in resolution.footnotes]
    found: dict[str, dict[str, None]] = {}
    for place, text in texts:
        for symbol in _cites(text, resolution.body):
            found.setdefault(symbol, {})[place] = None
    found.pop(resolution.symbol or "", None)
    return {symbol: tuple(places) for symbol, places in found.items()}


def _cites(text: str, body: str | None) -> Iterator[str]:
    if "esolution" not in text and "/RES/" not in text:
        return
    organ: str | None = None
    listing = False
    last = 0
    for match in _NEXT.finditer(text):
        if _END.search(text, last, match.start()):
            listing = False
        last = match.end()
        if match["head"]:
            listing = match["head"][0] in "rR"
            organ = match["organ"] or body
        elif match["symbol"]:
            yield from find_symbols(match["symbol"])
        elif listing:
            symbol = _symbol(match["number"], organ)
            if symbol:
                yield symbol


def _symbol(number: str, organ: str | None) -> str | None:
    if _YEAR_FORM.match(number):
        head = "S/RES"
    elif "(" in number:
        head = "E/RES" if organ == "Economic and Social Council" else "A/RES"
    elif _HAS_YEAR.match(number):
        # A Commission's texts are numbered by the year too; theirs have no symbol of this form.
        if organ not in {"Economic and Social Council", "General Assembly", None}:
            return None
        head = "E/RES"
    else:
        head = SYMBOL_HEADS.get(organ or "", "A/RES")
        if head in {"S/RES", "E/RES"}:
            head = "A/RES"
        session = _SESSION.match(number)
        if head == "A/RES" and session and int(session[0]) < _FIRST_SESSION:
            return None
    parsed = parse_symbol(f"{head}/{number}")
    return parsed.text if parsed else None


def own(cites: Iterable[str], symbol: str | None) -> tuple[str, ...]:
    """Return of the cited resolutions those of the same organ as a symbol."""
    head = (symbol or "").partition("/RES/")[0]
    return tuple(one for one in cites if one.partition("/RES/")[0] == head)
