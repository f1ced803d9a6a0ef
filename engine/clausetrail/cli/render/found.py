"""What a search found: by series, when a phrase came in and where it fell out, then its places.

South-South cooperation · south-south-cooperation
in 10 of 11 texts, first 68/230 (2013), last 79/236 (2024); out in 74/239, back in 75/234
  68/230 – 70/222  OP3  … the keepers promote [triangular cooperation] in the …
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.passages import found_words, passages_of, quoted_query, use_words
from clausetrail.report.safe import safe
from clausetrail.report.spans import (
    BOLD,
    DIM,
    HEAD,
    NOTICE,
    PLAIN,
    REF,
    Line,
    line_width,
    pad,
    width_of,
    wrap,
)
from clausetrail.report.words import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetrail.history.search import Found, Hit, Use
    from clausetrail.report.passages import Passage

_MARGIN = "  "
_MOST_NAME = 24  # cells for the texts of a passage, and
_MOST_REF = 10  # for its references: longer ones push the words to the right


def found_lines(
    found: Found,
    titles: Mapping[str, str],
    width: int,
    *,
    colour: bool,
    limit: int,
    searched: int,
    besides: int = 0,
) -> Iterator[Line]:
    """Yield the lines of an answer.

    Args:
        found: the answer.
        titles: of the series, by slug.
        width: cells a line.
        colour: whether what was found is told by its weight; else it stands in brackets.
        limit: passages of each series; 0 for all.
        searched: texts of the corpus.
        besides: paragraphs with the phrase in what was not looked at, where none has it in what
            was.
    """
    if found.ignored:
        told = f"left out, for there is no word in it: {' '.join(found.ignored)}"
        yield from wrap([(safe(told), NOTICE)], width)
    if not found.hits:
        where = f"none of the {searched} texts of the corpus"
        if searched == 1:
            where = "no paragraph of the one text of the corpus"
        if not searched:
            where = "the corpus, which is empty: clausetrail add FOLDER fills it"
        if besides:
            rest = count(besides, "paragraph")
            where = f"nothing that these options let through; without them, in {rest}"
        yield from wrap([(safe(f"{quoted_query(found)} is in {where}"), PLAIN)], width)
        return
    yield from wrap([(safe(found_words(found)), HEAD)], width)
    uses = {use.series: use for use in found.uses}
    by_series: dict[str, list[Hit]] = {slug: [] for slug in uses}
    for hit in found.hits:
        by_series.setdefault(hit.series, []).append(hit)
    for slug, hits in by_series.items():
        yield []
        yield from _series(slug, titles.get(slug, ""), uses.get(slug), hits, width)
        passages = passages_of(hits, uses.get(slug))
        shown = passages[:limit] if limit else passages
        yield from _table(shown, width, colour=colour)
        if len(passages) > len(shown):
            told = f"{_MARGIN}and {count(len(passages) - len(shown), 'more passage')}; "
            yield [(told, DIM), ("--limit 0", BOLD), (" shows all", DIM)]


def _series(
    slug: str, title: str, use: Use | None, hits: Sequence[Hit], width: int
) -> Iterator[Line]:
    name: Line = [(safe(title or slug), BOLD)]
    if title:
        name.append((safe(f" · {slug}"), DIM))
    yield from wrap(name, width)
    if use is None:
        drafts = len({hit.symbol for hit in hits})
        yield [(f"in no adopted text; in {count(drafts, 'draft')}", NOTICE)]
        return
    yield from wrap([(safe(use_words(use)), PLAIN)], width, rest=[(_MARGIN, PLAIN)])


def _table(passages: Sequence[Passage], width: int, *, colour: bool) -> Iterator[Line]:
    names = [safe(one.name) for one in passages]
    places = [safe(one.place) for one in passages]
    wide = min(max(map(width_of, names), default=0), _MOST_NAME, width // 3)
    deep = min(max(map(width_of, places), default=0), _MOST_REF)
    for passage, name, place in zip(passages, names, places, strict=True):
        line: Line = [(_MARGIN, PLAIN), *pad([(name, REF)], wide), (_MARGIN, PLAIN)]
        line += [*pad([(place, PLAIN)], deep), (_MARGIN, PLAIN)]
        used = line_width(line)
        if width - used < width // 3:
            yield line
            line, used = [(_MARGIN * 2, PLAIN)], len(_MARGIN) * 2
        yield [*line, *_words(passage.hit, width - used, colour=colour)]


def _words(hit: Hit, room: int, *, colour: bool) -> Line:
    """Set what was found with as many of the words around it as there is room for."""
    inside = safe(hit.found if colour else f"[{hit.found}]")
    before, behind = safe(hit.before), safe(hit.after)
    left = room - width_of(inside)
    if left < 0:
        return [(_cut(inside, room), BOLD)]
    most = max(left // 2, left - width_of(behind))
    before = _tail(before, most)
    behind = _cut(behind, left - width_of(before))
    return [(before, PLAIN), (inside, BOLD), (behind, PLAIN)]


def _cut(text: str, room: int) -> str:
    """Return whole words of the beginning of a text."""
    if width_of(text) <= room:
        return text
    kept = text
    while kept and width_of(kept) > room - 2:
        kept = kept[:-1]
    return f"{kept.rpartition(' ')[0]} …" if room >= 2 else ""


def _tail(text: str, room: int) -> str:
    """Return whole words of the end of a text."""
    if width_of(text) <= room:
        return text
    kept = text
    while kept and width_of(kept) > room - 1:
        kept = kept[1:]
    return f"… {kept.partition(' ')[2]}" if room >= 2 else ""
