"""Agreed language in words, as the command and the terminal application say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.history.agreed import UNKNOWN

from .symbols import short
from .words import count, date_words, listed

if TYPE_CHECKING:
    from clausetrail.history.agreed import Agreed, AgreedParagraph

_TOLD = {
    "identical": "word for word in an adopted text",
    "near": "near to one",
    "new": "near to none",
}


def counted_words(answer: Agreed) -> str:
    """Return `9 word for word in an adopted text, 3 near to one and 1 near to none`."""
    counts = {sort: sum(one.sort == sort for one in answer.paragraphs) for sort in _TOLD}
    told = [f"{number} {_TOLD[sort]}" for sort, number in counts.items() if number]
    return listed(told) or "no paragraphs"


def searched_words(answer: Agreed) -> str:
    """Return `compared with 12 texts adopted before 9 December 2012`, or that there are none."""
    then = f" adopted before {date_words(answer.before)}" if answer.before else ""
    if not answer.searched:
        what = f"text{then}" if then else "adopted text"
        return f"the corpus has no {what} to compare it with"
    return f"compared with {count(answer.searched, 'text' if then else 'adopted text')}{then}"


def votes_are_unknown(answer: Agreed) -> bool:
    """Whether no text that is cited prints the vote on it."""
    cited = [one.nearest for one in answer.paragraphs if one.nearest]
    return bool(cited) and all(one.vote == UNKNOWN for one in cited)


def sort_words(one: AgreedParagraph) -> str:
    """Return `identical`, `85 %` or `new`."""
    if one.identical:
        return "identical"
    if one.nearest is None:
        return "new"
    # Only what is the same is all the same.
    return f"{min(99, round(one.nearest.similarity * 100))} %"


def carried_words(one: AgreedParagraph) -> str:
    """Return `unchanged in 5 texts since 74/239`; "" for words that are not identical."""
    if not one.identical or not one.identical_since:
        return ""
    if one.unchanged == 1:
        return "in this text alone of its series"
    return f"unchanged in {one.unchanged} texts since {short(one.identical_since)}"


def vote_words(printed: str) -> str:
    """Return `adopted unanimously at the 99th meeting`, `vote: …`; "" where none is known."""
    if printed == UNKNOWN:
        return ""
    told = printed.strip().rstrip(".")
    if told.startswith("Adopted "):
        return told[0].lower() + told[1:]
    return f"vote: {told}"
