"""What stands at the edges of a page: numbers, job numbers, bar codes, the document's symbol.

A job number or a bar code is never text, and no text has its own symbol on a line of its
own once the organ has begun to speak: there it is the running head of the next page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetrail.lang.en.openings import ORGAN_LINE
from clausetrail.lang.lazy import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .text_wrapped import Source

_PAGE_NUMBER = re.compile(r"(?:- ?)?[0-9]{1,4}(?: ?(?:/|of) ?[0-9]{1,4})?(?: ?-)?")
OF_PAGES = lazy_pattern(r"[0-9]{1,4}/[0-9]{1,4}")
JOB = re.compile(r"(?:GE\.)?[0-9]{2}-[0-9]{5,6}(?: ?\([A-Z]\))?(?: +[0-9]{6})?")
_BAR_CODE = re.compile(r"\*[0-9A-Z]{5,}\*?")
# The number of a page beside the job number: "2 GE.23-05912", as printed at Geneva.
_NUMBER_AND_JOB = lazy_pattern(rf"[0-9]{{1,3}} +{JOB.pattern}|{JOB.pattern} +[0-9]{{1,3}}")
_PAGE = r"[Pp]age [0-9]{1,3}"
_DIGITS = lazy_pattern(
    rf"{_PAGE_NUMBER.pattern}|{JOB.pattern}|{_BAR_CODE.pattern}|{_NUMBER_AND_JOB.pattern}|{_PAGE}|/?\.{{3}}"
)
SYMBOL = lazy_pattern(
    r"[A-Z]{1,5}(?:/[A-Z0-9][A-Za-z0-9.()-]*){2,}(?<!\.)(?: ?\([0-9]{4}\))?\*{0,3}"
)
_CELLS = lazy_pattern(r" {3,}|\t+")
_MASTHEAD = "United Nations "  # stands before the symbol where the spaces between them are lost
_SPEAKS = lazy_pattern(rf"{ORGAN_LINE}|At (?:its|the) [0-9].*")
_HEAD_LINES = 80  # within which the first page names its symbol and the organ begins to speak


def own_symbol(lines: Sequence[Source]) -> tuple[str, int] | None:
    """The document's symbol, and the index of the line in which the organ begins to speak.

    None where the head of the first page has no symbol, or no organ speaks.
    """
    symbol: str | None = None
    for index, line in enumerate(lines[:_HEAD_LINES]):
        text = line.text.strip()
        if _SPEAKS.fullmatch(text):
            return (symbol, index) if symbol else None
        for cell in cells(text.removeprefix(_MASTHEAD)) if symbol is None and "/" in text else ():
            if SYMBOL.fullmatch(cell):
                symbol = cell.rstrip("*")
    return None


def is_running_head(text: str, symbol: str) -> bool:
    """Whether a line begins with the document's symbol: alone, with a page's number or a title."""
    rest = text.strip()
    if not rest.startswith(symbol):
        return False
    rest = rest[len(symbol) :].lstrip("*")
    return not rest.strip() or (
        rest[0] in " \t" and (rest.lstrip()[0].isupper() or is_digits(rest))
    )


def cells(text: str) -> list[str]:
    """The parts of a line that wide spaces set apart."""
    return _CELLS.split(text.strip())


def page_of(text: str) -> str | None:
    """The page number such as `2/7` of a line that says nothing else but a job number."""
    parts = text.split()
    found = [part for part in parts if OF_PAGES.fullmatch(part)]
    rest = " ".join(part for part in parts if part not in found)
    return found[0] if len(found) == 1 and (not rest or JOB.fullmatch(rest)) else None


def is_number_and_job(text: str) -> bool:
    """Whether a line is a page's number beside the job number."""
    return _NUMBER_AND_JOB.fullmatch(text.strip()) is not None


def is_digits(text: str) -> bool:
    """Whether a line is a page number, a job number, a bar code or several of them."""
    parts = re.split(r" {2,}", text.strip())
    return (
        all(_DIGITS.fullmatch(part) for part in parts)
        or page_of(text) is not None
        or is_number_and_job(text)
    )


def is_number(text: str) -> bool:
    """Whether a line among footnotes is a page number or a job number that strayed there."""
    written = bool(text.strip())
    return is_number_and_job(text) or (
        written and all(OF_PAGES.fullmatch(part) or JOB.fullmatch(part) for part in text.split())
    )


def is_job(text: str) -> bool:
    """Whether a line is a job number or a bar code, which no text ever is."""
    bare = text.strip()
    return _BAR_CODE.fullmatch(bare) is not None or JOB.fullmatch(bare) is not None
