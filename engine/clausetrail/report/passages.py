"""What a search found, in words and passages, as the terminal and the application tell it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .symbols import short
from .words import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.history.search import Found, Hit, Use

_YEAR = re.compile(r" \(\d{4}\)$")


class Passage:
    """The same words in one or more texts of a series, one after the other."""

    def __init__(self, hit: Hit) -> None:
        """Take the first place that it stands in."""
        self.hits = [hit]  # one a text

    @property
    def hit(self) -> Hit:
        """Where it stands first."""
        return self.hits[0]

    @property
    def name(self) -> str:
        """Its texts: `68/230`, `68/230, 69/239`, `68/230 – 70/222`."""
        if len(self.hits) == 1:
            return ("draft " if self.hit.draft else "") + short(self.hit.symbol)
        first, last = (_YEAR.sub("", short(self.hits[at].symbol)) for at in (0, -1))
        joined = " – " if len(self.hits) > 2 else ", "
        return f"{first}{joined}{last}"

    @property
    def place(self) -> str:
        """Its reference, the first of several with an ellipsis."""
        refs = list(dict.fromkeys(hit.ref for hit in self.hits))
        return refs[0] if len(refs) == 1 else f"{refs[0]} …"


def passages_of(hits: Sequence[Hit], use: Use | None) -> list[Passage]:
    """Join the hits of texts in a row that have the same words around what was found."""
    back = {one.back for one in use.dropped} if use else set()
    found: list[Passage] = []
    open_: dict[tuple[str, str, str], tuple[Passage, int]] = {}
    adopted = dict.fromkeys(hit.symbol for hit in hits if not hit.draft)
    texts = {symbol: at for at, symbol in enumerate(adopted)}
    for hit in hits:
        if hit.draft:
            found.append(Passage(hit))
            continue
        key = (hit.before, hit.found, hit.after.rstrip(".;,: "))
        at = texts[hit.symbol]
        known = open_.get(key)
        if known and at - known[1] == 1 and hit.symbol not in back:
            known[0].hits.append(hit)
            open_[key] = (known[0], at)
            continue
        passage = Passage(hit)
        open_[key] = (passage, at)
        found.append(passage)
    return found


def found_words(found: Found) -> str:
    """Return `“quiet moss”: 5 paragraphs of 5 texts in 2 series, 2005–2011`."""
    told = f"{quoted_query(found)}: {count(found.paragraphs, 'paragraph')} of "
    told += count(found.texts, "text")
    series = len({hit.series for hit in found.hits})
    if series > 1:
        told += f" in {series} series"
    years = [hit.adopted[:4] for hit in found.hits if hit.adopted]
    if years:
        told += f", {years[0]}" if years[0] == years[-1] else f", {years[0]}–{years[-1]}"
    return told


def quoted_query(found: Found) -> str:
    """Return what was searched for, in quotation marks unless it has some of its own."""
    query = found.query.strip()
    return query if '"' in query else f"“{query}”"


def use_words(use: Use) -> str:
    """Return `in 4 of 5 texts since 60/101 (2005); last in …; out in 62/101, back in 63/101`."""
    if use.texts == use.since == 1:
        told = [f"in {_dated(use.first, use.first_adopted)}, its newest text"]
    elif use.texts == 1:
        told = [f"in {_dated(use.first, use.first_adopted)} alone"]
    elif use.texts == use.since:
        every = "both" if use.texts == 2 else f"all {use.texts}"
        told = [f"in {every} texts since {_dated(use.first, use.first_adopted)}"]
    else:
        first, last = _dated(use.first, use.first_adopted), _dated(use.last, use.last_adopted)
        told = [f"in {use.texts} of {count(use.since, 'text')} since {first}", f"last in {last}"]
    for one in use.dropped:
        back = f", back in {short(one.back)}" if one.back else " for good" if use.texts > 1 else ""
        told.append(f"out in {short(one.gone)}{back}")
    return "; ".join(told)


def _dated(symbol: str, adopted: str | None) -> str:
    # "363 (1974)" has its year.
    year = adopted[:4] if adopted else ""
    told = short(symbol)
    return told if not year or year in told else f"{told} ({year})"
